"""Packages of the real Anki, read and compared with what Anki says."""

from datetime import UTC, date, timedelta

import pytest
from anki_source import AGAIN, EASY, GENERATIONS, GOOD, HARD, AnkiSource
from snapshots import (
    NOW,
    SCHEDULER,
    TODAY,
    answered,
    note,
    outgoing,
    record,
    remembered,
    snapshot,
)

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.progress import Cancelled
from studyapp.core.scheduling.events import Grade, Reset, Review, Seed
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.replay import replay
from studyapp.formats.anki.reading.notes import note_guid
from studyapp.formats.anki.reading.reader import read_apkg
from studyapp.formats.anki.writing.writer import write_apkg

NEW, LEARNING, REVIEW = 0, 1, 2


@pytest.fixture
def source(tmp_path):
    """Return an empty collection of the real Anki to export from."""
    folder = tmp_path / "source"
    folder.mkdir()
    made = AnkiSource(folder)
    yield made
    made.collection.close()


@pytest.fixture
def read(tmp_path):
    """Return the reader, with a workspace of its own for each package."""

    def reading(path, **options):
        workspace = tmp_path / f"workspace-{len(list(tmp_path.iterdir()))}"
        workspace.mkdir()
        options = {"zone": UTC, "scheduler": SCHEDULER} | options
        return read_apkg(path, workspace, **options)

    return reading


def only(arrival):
    (note,) = arrival.notes
    return note


def records(arrival):
    return [record for cards in arrival.cards.values() for record in cards]


def fill(source):
    """Add notes of every type that Anki brings, and study some of them."""
    source.media("a picture (1).png", b"\x89PNG picture")
    source.media("sound.mp3", b"ID3 sound")
    source.add("Basic", "q <b>1</b>", "a &lt;1&gt;", deck="A::B::C", tags=["x", "y::z"])
    source.add("Basic", '<img src="a picture (1).png">', "[sound:sound.mp3]", deck="A::B")
    source.add("Basic (and reversed card)", "there", "back", deck="A")
    source.add("Basic (optional reversed card)", "one", "way", "", deck="A")
    source.add("Basic (optional reversed card)", "two", "ways", "y", deck="A")
    source.add("Basic (type in the answer)", "typed?", "typed.", deck="A")
    source.add("Cloze", "{{c1::x::hint}} and {{c3::y}}", "extra", deck="A")
    source.answer("A", EASY, GOOD, AGAIN, HARD, EASY)
    cards = sorted(source.cards())
    source.collection.sched.suspend_cards(cards[-1:])
    source.collection.sched.bury_cards(cards[-2:-1])
    source.collection.set_user_flag_for_cards(3, cards[-3:-2])
    source.collection.sched.set_due_date(cards[:1], "7!")


@pytest.mark.parametrize("form", GENERATIONS)
def test_every_generation_brings_the_same_notes(source, read, form):
    fill(source)

    arrival = read(source.export(form))

    assert [(each.kind.value, each.front, each.back, each.more) for each in arrival.notes] == [
        ("plain", "q **1**", "a <1>", ""),
        ("plain", "![](a_picture_1_.png)", "[sound.mp3](sound.mp3)", ""),
        ("reversed", "there", "back", ""),
        ("plain", "one", "way", ""),
        ("reversed", "two", "ways", ""),
        ("plain", "typed?", "typed.", ""),
        ("cloze", "{{c1::x::hint}} and {{c3::y}}", "", "extra"),
    ]
    assert [each.deck for each in arrival.notes] == ["A::B::C", "A::B", *["A"] * 5]
    assert arrival.notes[0].tags == ("x", "y::z")
    assert (arrival.source, arrival.deck) == ("anki:A", "A")
    assert {name: path.read_bytes() for name, path in arrival.media.items()} == {
        "a_picture_1_.png": b"\x89PNG picture",
        "sound.mp3": b"ID3 sound",
    }
    assert arrival.warnings == ()


@pytest.mark.parametrize("form", GENERATIONS)
def test_every_generation_brings_the_log_row_by_row(source, read, form):
    fill(source)

    arrival = read(source.export(form))

    guids = {each.id: note_guid(each.guid) for each in all_notes(source)}
    cards = source.cards()
    actions = {(each.card, each.at): each.action for r in records(arrival) for each in r.events}
    log = source.log()
    assert len(log) == 6
    for at, card, button, _, factor, taken, _ in log:
        guid = f"{guids[cards[card]['nid']]}#{cards[card]['ord']}"
        action = actions[(guid, at)]
        if button:
            assert (action.grade, action.milliseconds) == (button + 1, taken)
        else:
            assert (action.interval, action.ease) == (7, factor // 10)


@pytest.mark.parametrize("form", GENERATIONS)
def test_every_generation_brings_the_schedule_that_anki_says(source, read, form):
    fill(source)

    arrival = read(source.export(form))

    guids = {each.id: note_guid(each.guid) for each in all_notes(source)}
    found = {(r.card.note, r.card.ordinal): r for r in records(arrival)}
    said = source.cards()
    assert len(found) == len(said) == 10
    for card in said.values():
        each = found[(guids[card["nid"]], card["ord"])]
        assert_same_schedule(source, card, each)


def assert_same_schedule(source, card, found):
    memory = found.card.memory
    today = source.collection.sched.today
    assert found.card.deck == source.deck_name(card["odid"] or card["did"])
    assert found.card.flag == card["flags"]
    assert found.card.suspended == (card["queue"] == -1)
    assert (found.card.buried is not None) == (card["queue"] in (-2, -3))
    assert memory == replay(SCHEDULER, found.events)
    if card["type"] == NEW:
        assert memory.is_new
        return
    assert memory.interval == max(1, card["ivl"])
    assert memory.ease == (card["factor"] // 10 or 250)
    assert memory.lapses == card["lapses"]
    assert memory.reviews >= card["reps"]
    due = card["odue"] or card["due"]
    if card["type"] == REVIEW:
        assert memory.due == TODAY + timedelta(days=due - today)
    else:
        assert memory.due in (TODAY, TODAY + timedelta(days=1))


def all_notes(source):
    return [source.collection.get_note(number) for number in source.collection.find_notes("")]


def test_without_the_schedule_all_cards_are_new(source, read):
    fill(source)

    arrival = read(source.export("new.apkg", scheduling=False))

    assert all(each.card.memory.is_new and not each.events for each in records(arrival))
    assert len(records(arrival)) == 10


def test_without_media_the_pictures_that_are_missing_are_named(source, read):
    source.media("b.png", b"picture")
    source.add("Basic", '<img src="b.png">', "back")

    arrival = read(source.export("new.apkg", media=False))

    assert only(arrival).front == "![](b.png)"
    assert arrival.media == {}
    assert arrival.warnings == ("Files that are not in the package: b.png.",)


def test_reading_twice_gives_the_same_events(source, read):
    fill(source)
    package = source.export("new.apkg")

    first, second = read(package), read(package)

    assert [each.events for each in records(first)] == [each.events for each in records(second)]
    ids = [event.id for each in records(first) for event in each.events]
    assert len(ids) == len(set(ids)) > 8


def test_a_newer_package_repeats_the_answers_of_the_older_one(source, read):
    source.add("Basic", "q", "a")
    source.answer("Deck", EASY)
    older = records(read(source.export("new.apkg")))[0].events
    source.collection.sched.set_due_date(list(source.cards()), "0")
    source.answer("Deck", GOOD)

    newer = records(read(source.export("new.apkg")))[0].events

    older_reviews = [each for each in older if isinstance(each.action, Review)]
    newer_reviews = [each for each in newer if isinstance(each.action, Review)]
    assert [each.id for each in newer_reviews[:1]] == [each.id for each in older_reviews]
    assert len(newer_reviews) == 2


def test_cards_in_filtered_decks_are_at_home_in_their_own(source, read):
    source.add("Basic", "q", "a", deck="Home")
    source.answer("Home", EASY)
    before = source.cards()
    source.filtered("Cram", "deck:Home")
    (borrowed,) = source.cards().values()
    assert borrowed["odid"]

    (found,) = records(read(source.export("new.colpkg")))

    assert (found.card.deck, only(read(source.export("new.colpkg"))).deck) == ("Home", "Home")
    (card,) = before.values()
    assert found.card.memory.due == TODAY + timedelta(days=card["ivl"])


def test_deck_descriptions_and_options_come_along(source, read):
    source.add("Basic", "q", "a", deck="A::B")
    decks = source.collection.decks
    deck = decks.by_name("A")
    deck["desc"] = "How <b>they</b> work"
    decks.save(deck)
    options = decks.all_config()[0]
    options["new"]["perDay"], options["rev"]["perDay"] = 7, 77
    decks.update_config(options)

    for form in GENERATIONS:
        arrival = read(source.export(form))

        assert arrival.descriptions == {"A": "How **they** work"}
        assert arrival.facts["new cards a day: A::B"] == "7"
        assert arrival.facts["reviews a day: A::B"] == "77"


def test_each_card_of_an_unusual_note_type_is_a_note_of_its_own(source, read):
    source.notetype(
        "Word",
        ("Word", "Meaning", "Sound", "Hidden"),
        ("{{Word}}", "{{FrontSide}}<hr id=answer>{{Meaning}}"),
        ("{{Meaning}}", "{{FrontSide}}<hr id=answer>{{Word}} {{Sound}}"),
        ("Which word sounds like {{Sound}}?", "{{Word}}"),
    )
    source.add("Word", "w", "m", "s", "h")

    arrival = read(source.export("new.apkg"))

    assert [(each.front, each.back, each.more) for each in arrival.notes] == [
        ("w", "m", "**Hidden:** h"),
        ("m", "w s", "**Hidden:** h"),
        ("Which word sounds like s?", "w", "**Hidden:** h"),
    ]
    first, second, third = (each.guid for each in arrival.notes)
    assert (second, third) == (f"{first}.1", f"{first}.2")
    assert [each.card.guid for each in records(arrival)] == [
        f"{first}#0", f"{first}.1#0", f"{first}.2#0",
    ]  # fmt: skip


def test_conditions_filters_and_hints_of_templates_are_followed(source, read):
    source.notetype(
        "Rich",
        ("Front", "Back", "Hint", "Reading", "If"),
        (
            "<div>{{text:Front}}</div>{{#If}}{{hint:Hint}}{{/If}}{{^If}}never{{/If}}",
            "{{Front}}<hr id=answer>{{furigana:Reading}} {{Back}}",
        ),
    )
    source.add("Rich", "f", "b", "h", " 漢字[かんじ]", "y")

    found = only(read(source.export("new.apkg")))

    assert (found.front, found.back) == ("f", "漢字<sup>かんじ</sup> b")
    assert found.more == "**Hint:** h"


def test_a_hint_goes_with_the_card_that_has_it(source, read):
    source.notetype(
        "Two",
        ("Word", "Meaning", "Note"),
        ("{{Word}}", "{{FrontSide}}<hr id=answer>{{Meaning}}<br>{{Note}}"),
        ("{{Meaning}}", "{{FrontSide}}<hr id=answer>{{Word}} {{hint:Note}}"),
    )
    source.add("Two", "dog", "Hund", "barks")

    there, back = read(source.export("new.apkg")).notes

    assert (there.back, there.more) == ("Hund  \nbarks", "")
    assert (back.back, back.more) == ("dog", "**Note:** barks")


def test_a_picture_with_hidden_areas_stays_visible(source, read):
    source.media("map.png", b"picture")
    areas = (
        "{{c1::image-occlusion:rect:left=.1:top=.25:width=.2:height=.2}}<br>"
        "{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.1}}<br>"
    )
    source.add("Image Occlusion", areas, '<img src="map.png">', "Header", "Extra", "Comment")

    arrival = read(source.export("new.apkg"))

    found = only(arrival)
    assert found.front == (
        "Header\n\n![](map.png)\n\n"
        "- {{c1::area 1::left 10 %, top 25 %}}\n- {{c2::area 2::left 50 %, top 50 %}}"
    )
    assert (found.kind, found.more) == (NoteKind.CLOZE, "Extra\n\n**Comments:** Comment")
    assert [each.card.ordinal for each in records(arrival)] == [0, 1]
    assert "map.png" in arrival.media


def test_cloze_markers_are_text_where_they_mean_nothing(source, read):
    source.add("Basic", "write {{c1::x}}", "a")

    found = only(read(source.export("new.apkg")))

    assert (found.kind, found.front) == (NoteKind.PLAIN, r"write \{{c1::x}}")
    assert found.ordinals() == (0,)


def test_a_cloze_of_several_numbers_is_asked_for_each(source, read):
    source.add("Cloze", "{{c1,3::x}} and {{c2::y}}")

    arrival = read(source.export("new.apkg"))

    assert only(arrival).front == "{{c1::{{c3::x}}}} and {{c2::y}}"
    assert [each.card.ordinal for each in records(arrival)] == [0, 1, 2]


def test_learning_and_relearning_cards_are_due_on_their_day(source, read):
    source.add("Basic", "learning", "a")
    source.answer("Deck", GOOD)

    (found,) = records(read(source.export("new.apkg")))

    seed = found.events[-1].action
    assert isinstance(seed, Seed)
    assert (seed.repetitions, seed.interval, seed.reviews) == (0, 1, 1)
    assert found.card.memory.due in (TODAY, TODAY + timedelta(days=1))


def test_a_forgotten_card_is_new_and_keeps_its_log(source, read):
    source.add("Basic", "q", "a")
    source.answer("Deck", EASY)
    source.collection.sched.schedule_cards_as_new(list(source.cards()))

    (found,) = records(read(source.export("new.colpkg")))

    assert found.card.memory == Memory()
    assert [type(each.action) for each in found.events] == [Review, Reset]


def test_a_card_with_a_state_and_no_history_gets_a_seed(source, read):
    source.add("Basic", "q", "a")
    source.collection.sched.set_due_date(list(source.cards()), "30!")
    source.collection.db.execute("delete from revlog")

    (found,) = records(read(source.export("new.apkg")))

    (event,) = found.events
    assert event.action == Seed(30, 250, TODAY + timedelta(days=30), 2, 0, 0)
    assert event.day <= TODAY


# Notes of our own

ONE_OF_EACH = (
    note(
        "deck/plain", front="a **bold** $x$", back="`code`", more="More.", tags=("two words", "t")
    ),
    note("deck/reversed", NoteKind.REVERSED, attributes=(("source", "p. 3"),)),
    note("deck/cloze", NoteKind.CLOZE, "Inputs", "{{c1::queries}} and {{c3::keys::what?}}"),
    note(
        "deck/choice",
        NoteKind.CHOICE,
        "Which?",
        "Because.",
        choices=(Choice("attention", True), Choice("drop *out*", False)),
    ),
    note("deck/open", NoteKind.OPEN, key_points=("first", "**second**")),
)


def export_ours(path, what):
    write_apkg(path, outgoing(what), schedule=True, media=lambda _: None, now=NOW)
    return path


def test_what_we_exported_comes_back_as_what_it_was(tmp_path, read):
    package = export_ours(tmp_path / "ours.apkg", snapshot(*ONE_OF_EACH))
    held = {each.guid: each for each in ONE_OF_EACH}

    arrival = read(package, known=held.get)

    assert all(each is held[each.guid] for each in arrival.notes)
    assert len(arrival.notes) == 5


def test_what_we_exported_is_read_where_nothing_of_it_is_held(tmp_path, read):
    package = export_ours(tmp_path / "ours.apkg", snapshot(*ONE_OF_EACH))

    found = {each.guid: each for each in read(package).notes}

    assert found["deck/plain"].front == "a **bold** $x$"
    assert (found["deck/plain"].back, found["deck/plain"].more) == ("`code`", "More.")
    assert found["deck/reversed"] == ONE_OF_EACH[1]
    assert found["deck/cloze"] == ONE_OF_EACH[2]
    assert set(found["deck/choice"].choices) == set(ONE_OF_EACH[3].choices)
    assert found["deck/open"] == ONE_OF_EACH[4]


def test_our_schedule_and_log_come_back(tmp_path, read):
    log = answered(
        (30, Grade.GOOD), (29, Grade.EASY), (23, Grade.AGAIN), (22, Grade.HARD), (21, Grade.GOOD)
    )
    owner = note()
    sent = record(owner, log, suspended=True, flag=2)
    package = export_ours(tmp_path / "ours.apkg", snapshot(owner, records=[sent]))

    (found,) = records(read(package))

    assert found.card.memory == sent.card.memory
    assert (found.card.suspended, found.card.flag) == (True, 2)
    assert [each.at for each in found.events] == [each.at for each in log]
    grades = [each.action.grade for each in found.events]
    assert grades == [each.action.grade for each in log]
    assert replay(SCHEDULER, found.events) == replay(SCHEDULER, log)


def test_early_and_drill_answers_of_ours_are_known_again(tmp_path, read):
    log = answered(
        (20, Grade.GOOD), (19, Grade.HARD), (19, Grade.GOOD), (17, Grade.GOOD), drill={2}
    )
    sent = record(note(), log)
    package = export_ours(tmp_path / "ours.apkg", snapshot(note(), records=[sent]))

    (found,) = records(read(package))

    assert [each.action.drill for each in found.events] == [False, False, True, False]
    assert found.card.memory.interval == sent.card.memory.interval
    assert found.card.memory.due == sent.card.memory.due


def test_moves_and_seeds_of_ours_are_known_again(tmp_path, read):
    memory = remembered(TODAY + timedelta(days=3), interval=17, ease=196, reviews=9, lapses=8)
    package = export_ours(
        tmp_path / "ours.apkg", snapshot(note(), records=[record(note(), memory=memory)])
    )

    (found,) = records(read(package))

    assert [type(each.action) for each in found.events] == [Seed]
    kept = found.card.memory
    assert (kept.due, kept.interval, kept.ease) == (memory.due, 17, 196)
    assert (kept.reviews, kept.lapses) == (9, 8)


def test_what_is_studied_and_edited_in_anki_comes_home(tmp_path, read, source):
    log = answered((9, Grade.GOOD), (8, Grade.GOOD), card="deck/plain#0")
    held = {each.guid: each for each in ONE_OF_EACH}
    sent = snapshot(*ONE_OF_EACH, records=[record(ONE_OF_EACH[0], log)])
    source.collection.import_anki_package(import_request(export_ours(tmp_path / "o.apkg", sent)))
    edited = source.collection.get_note(source.collection.find_notes("Guid:deck/open")[0])
    edited["Back"] = "Edited <i>in</i> Anki"
    source.collection.update_note(edited)
    source.answer_all("Deck", EASY)

    arrival = read(source.export("new.apkg"), known=held.get)

    notes = {each.guid: each for each in arrival.notes}
    assert notes["deck/open"].back == "Edited *in* Anki"
    assert notes["deck/open"].key_points == ONE_OF_EACH[4].key_points
    assert all(notes[guid] is held[guid] for guid in held if guid != "deck/open")
    (studied,) = arrival.cards["deck/plain"]
    assert [each.at for each in studied.events[:2]] == [each.at for each in log]
    grades = [each.action.grade for each in studied.events[:3]]
    assert grades == [Grade.GOOD, Grade.GOOD, Grade.EASY]
    assert isinstance(studied.events[-1].action, Seed)


def test_a_note_with_a_drawing_that_was_marked_for_the_night_comes_home_unchanged(
    tmp_path, read, source
):
    (tmp_path / "d.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g fill="var(--ink)"/></svg>'
    )
    held = note("deck/drawn", front="![a](d.svg)", back="**b**")
    package = tmp_path / "ours.apkg"
    write_apkg(
        package, outgoing(snapshot(held)), schedule=True, media=lambda n: tmp_path / n, now=NOW
    )
    source.collection.import_anki_package(import_request(package))
    (theirs,) = all_notes(source)

    arrival = read(source.export("new.apkg"), known={held.guid: held}.get)

    assert 'class="drawing"' in theirs["Front"]
    assert only(arrival) is held


def import_request(path):
    from anki.collection import ImportAnkiPackageRequest
    from anki.import_export_pb2 import ImportAnkiPackageOptions

    options = ImportAnkiPackageOptions(with_scheduling=True, merge_notetypes=False)
    return ImportAnkiPackageRequest(package_path=str(path), options=options)


def test_a_copy_made_in_anki_is_a_note_of_its_own(source, tmp_path, read):
    package = export_ours(tmp_path / "ours.apkg", snapshot(note("deck/plain")))
    source.collection.import_anki_package(import_request(package))
    original = all_notes(source)[0]
    copy = source.collection.new_note(original.note_type())
    copy.fields = original.fields
    source.collection.add_note(copy, source.collection.decks.id("Deck"))

    guids = [each.guid for each in read(source.export("new.apkg")).notes]

    assert guids[0] == "deck/plain"
    assert guids[1] == note_guid(copy.guid)


@pytest.mark.parametrize("guid", ["a/b#c", "=x", "{y}", '"', "é ü", "", "~", "x" * 300])
def test_guids_of_strangers_become_names_that_ours_can_have(guid):
    from studyapp.formats.deck.attributes import is_name

    safe = note_guid(guid)

    assert safe.startswith("anki/")
    assert is_name(safe.removeprefix("anki/"))
    assert note_guid(guid + "x") != safe


def test_stopping_leaves_nothing_behind(source, tmp_path):
    fill(source)
    package = source.export("new.apkg")
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    (workspace / "mine").write_text("mine")

    def stop(_doing, share):
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_apkg(package, workspace, progress=stop)

    assert [path.name for path in workspace.iterdir()] == ["mine"]


def test_study_days_turn_where_the_learner_lives(source, read):
    source.add("Basic", "q", "a")
    source.answer("Deck", EASY)
    source.collection.db.execute("update revlog set id = ?", 1_767_240_000_000)

    package = source.export("new.apkg")
    at_four = records(read(package, rollover_hour=4))[0].events[0]
    at_six = records(read(package, rollover_hour=6))[0].events[0]

    assert (at_four.day, at_six.day) == (date(2026, 1, 1), date(2025, 12, 31))
