from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from studying import assert_sound, cards, note, opened, plain_notes, study

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade
from studyapp.services.library import TakenUp

SHELF = [
    note("attention", "AI::Transformers", back="Keys and queries meet.", tags=("Core", "maths")),
    note("rope", "AI::Transformers::Positions", front="What is RoPE?", more="Rotates keys."),
    note("gan", "Images::GANs", front="Generator against discriminator", tags=("Über",)),
    note("umlaut", "Deutsch", front="Die Größe der Öfen", back="Übermäßig groß"),
    note("code", "Code", front="`self.attention_mask`", key_points=("shape [B, T]",)),
    note(
        "pick",
        "Code",
        kind=NoteKind.CHOICE,
        choices=(Choice("softmax", True), Choice("relu", False)),
    ),
    note("twice", "Code", kind=NoteKind.REVERSED, front="CPU", back="Central processing unit"),
]


@pytest.fixture
def library(collection):
    collection.library.add(SHELF)
    return collection.library


def found(library, query):
    result = library.search(query)
    assert result.total == len(result.hits)
    return [hit.guid.removeprefix("d/") for hit in result.hits]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["attention", "rope", "gan", "umlaut", "code", "pick", "twice"]),
        ("   ", ["attention", "rope", "gan", "umlaut", "code", "pick", "twice"]),
        ("keys", ["attention", "rope"]),
        ("KEYS", ["attention", "rope"]),
        ("keys meet", ["attention"]),
        ("meet keys", ["attention"]),
        ("keys nothing", []),
        ("quer", ["attention"]),
        ("quer keys", []),
        ('"keys and queries"', ["attention"]),
        ('"queries keys"', []),
        ('"quer"', []),
        ("rotates", ["rope"]),
        ("shape", ["code"]),
        ("softmax", ["pick"]),
        ("größe", ["umlaut"]),
        ("grosse", []),
        ("grö", ["umlaut"]),
        ("GRÖSSE", []),
        ("offen", []),
        ("ofen", ["umlaut"]),
        ("O\u0308fen", ["umlaut"]),
        ("gro\u0308ße", ["umlaut"]),
        ("attention_mask", ["code"]),
        ("self.attention", ["code"]),
        ("_", []),
        ("...", ["attention", "rope", "gan", "umlaut", "code", "pick", "twice"]),
        ("tag:core", ["attention"]),
        ("tag:CORE", ["attention"]),
        ("tag:cor", []),
        ("tag:über", ["gan"]),
        ("TAG:ÜBER", ["gan"]),
        ("deck:transformers", ["attention", "rope"]),
        ("deck:AI::Transformers", ["attention", "rope"]),
        ("deck:positions", ["rope"]),
        ('deck:"GANs"', ["gan"]),
        ("deck:transform", []),
        ("kind:reversed", ["twice"]),
        ("kind:nonsense", []),
        ("-keys", ["gan", "umlaut", "code", "pick", "twice"]),
        ("-tag:core keys", ["rope"]),
        ('keys -"keys and"', ["rope"]),
        ("-deck:code -deck:ai", ["gan", "umlaut"]),
        ("is:new deck:gans", ["gan"]),
        ("-is:new", []),
        ("generator -", ["gan"]),
        ('generator "', ["gan"]),
        ('gene"rator', []),
        ("tag: generator", []),
    ],
)
def test_a_query_finds(library, query, names):
    assert found(library, query) == names


def test_a_state_that_does_not_exist_is_named(library):
    with pytest.raises(StudyError, match=r"no 'is:dew'.*is:due"):
        library.search("is:dew")


def test_states_are_found_by_what_happened_to_the_cards(collection, clock, library):
    session = collection.study.begin("AI")
    session.answer(Grade.GOOD, 1000)
    session.flag(2)
    session.suspend()
    collection.study.begin("Deutsch").bury()

    assert found(library, "is:new") == ["gan", "umlaut", "code", "pick", "twice"]
    assert found(library, "is:suspended") == ["rope"]
    assert found(library, "is:flagged") == ["rope"]
    assert found(library, "is:buried") == ["umlaut"]
    assert found(library, "is:due") == []
    clock.next_day()
    assert found(library, "is:due") == ["attention"]
    assert found(library, "is:buried") == []
    assert found(library, "-is:due is:flagged") == ["rope"]
    assert found(library, "is:leech") == []


def test_a_note_of_which_a_card_is_still_asked_does_not_count_as_suspended(collection, library):
    collection.study.begin("Code").suspend()
    collection.library.suspend(["d/pick"])
    session = collection.study.begin("Code")
    session.suspend()

    hits = {hit.guid: hit.suspended for hit in library.search("deck:code").hits}

    assert hits == {"d/code": True, "d/pick": True, "d/twice": False}


def test_a_page_holds_what_was_asked_for_and_the_total_all(library):
    pages = [library.search("", limit=3, offset=offset) for offset in (0, 3, 6, 9)]

    assert [result.total for result in pages] == [7, 7, 7, 7]
    assert [len(result.hits) for result in pages] == [3, 3, 1, 0]
    assert len({hit.guid for result in pages for hit in result.hits}) == 7


def test_a_hit_shows_what_a_list_needs(collection, clock, library):
    study(collection, clock, deck="AI::Transformers::Positions")

    [hit] = library.search("rope").hits

    due = cards(collection)["d/rope#0"].memory.due
    assert (hit.guid, hit.deck, hit.front) == (
        "d/rope",
        "AI::Transformers::Positions",
        "What is RoPE?",
    )
    assert (hit.kind, hit.tags, hit.due, hit.suspended) == ("plain", (), due, False)


BITS = [
    *('"', "-", "tag:", "deck:", "is:", "is:due", "kind:", "*", "NEAR(", "OR", "AND", "NOT", "^"),
    *(":", "::", "{front}", "front:", "\0", "\ud800", "'", ";--", "%", "_", "é", "½", "keys"),
]
WORDS = ["keys", "-x", '"a b"', "tag:y", "NOT", "*"]
HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=[]), max_size=60),
    st.lists(st.sampled_from(BITS), max_size=30).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(HOSTILE)
@example('"' * 99)
@example("tag:\ud800")
@example("\udcff")
@example("keys\0keys")
@example("a " * 3000)
@example("-x " * 3000)
@example("x" * 100_000)
@example("tag:" + "x" * 100_000)
def test_no_query_breaks_the_search(library, query):
    try:
        result = library.search(query, limit=5)
    except StudyError:
        result = None

    assert result is None or len(result.hits) == min(5, result.total)


@given(
    st.lists(
        st.sampled_from(["keys", "meet", "rotates", "cpu", "attention", "what"]),
        min_size=1,
        max_size=4,
    )
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_term_and_its_negation_share_the_notes_between_them(library, words):
    query = " ".join(words)

    with_last = set(found(library, f'{query} "{words[-1]}"'))
    without = set(found(library, f'"{words[-1]}"')) & set(found(library, f"-{words[0]}"))

    assert not with_last & without
    assert with_last == set.intersection(*(set(found(library, f'"{word}"')) for word in words))


def test_adding_leaves_alone_what_is_there(library):
    again = replace(SHELF[0], front="Something else")

    assert library.add([again, note("new"), note("new", front="The same once more")]) == 1

    assert library.note("d/attention").front == SHELF[0].front
    assert library.note("d/new").front == "Front of new"
    assert library.undo() == "Add"
    assert library.search("").total == len(SHELF)


def test_adding_nothing_is_no_change_to_undo(library):
    assert library.add([]) == 0
    assert library.add(SHELF) == 0

    assert library.undo() == "Add"
    assert library.search("").total == 0


def test_a_note_comes_back_as_it_was_saved(library):
    whole = note(
        "whole",
        "A::B",
        NoteKind.OPEN,
        front="Line\n\nline ünï 漢字 🙂",
        back="$x^2$",
        key_points=("one", "two"),
        more="More",
        tags=("b", "a"),
        attributes=(("priority", "critical"), ("source", "x-1")),
    )

    library.add([whole])

    assert library.note("d/whole") == whole


def test_tags_are_words_and_none_is_lost(collection, library):
    library.add([note("tagged", tags=("two words", "", "twice", "twice"))])

    assert library.note("d/tagged").tags == ("two", "words", "twice")
    assert found(library, "tag:words") == ["tagged"]
    assert_sound(collection)


def test_the_search_follows_every_change(collection, library):
    library.save(replace(SHELF[3], front="Kleine Zwerge"))
    assert (found(library, "größe"), found(library, "zwerge")) == ([], ["umlaut"])
    library.delete(["d/umlaut"])
    assert found(library, "zwerge") == []
    library.undo()
    assert found(library, "zwerge") == ["umlaut"]
    library.undo()
    assert (found(library, "größe"), found(library, "zwerge")) == (["umlaut"], [])
    library.redo()
    assert found(library, "zwerge") == ["umlaut"]
    assert_sound(collection)


def test_a_missing_note_is_named(library):
    with pytest.raises(StudyError, match="no note 'd/nowhere'"):
        library.note("d/nowhere")
    with pytest.raises(StudyError, match="gone"):
        library.save(note("nowhere"))
    assert library.undo() == "Add"


def test_decks_are_listed_in_order_and_vanish_with_their_last_note(collection, library):
    assert library.decks() == sorted({each.deck for each in SHELF})

    library.delete(["d/gan"])

    assert "Images::GANs" not in library.decks()
    assert not any(row.name == "Images" for row in collection.reports.decks())
    library.undo()
    assert "Images::GANs" in library.decks()
    library.save(replace(SHELF[2], deck="Deutsch"))
    assert "Images::GANs" not in library.decks()
    assert_sound(collection)


@pytest.fixture
def changing(collection, clock, library):
    """Return a studied collection, and what its notes and cards are."""
    study(collection, clock)
    clock.next_day()
    return collection


def contents(collection):
    with collection.database.reading() as tx:
        notes = {stored.note.guid: stored.note for stored in tx.notes.within(tx.decks.within(None))}
    return notes, cards(collection), {row.name: row for row in collection.reports.decks()}


CHANGES = {
    "Add": lambda library: library.add(plain_notes(3, "New::Deck")),
    "Edit": lambda library: library.save(replace(SHELF[0], front="Reworded", tags=("fresh",))),
    "Edit: other deck": lambda library: library.save(replace(SHELF[0], deck="Elsewhere::Far")),
    "Edit: kind": lambda library: library.save(
        replace(SHELF[0], kind=NoteKind.CLOZE, front="{{c2::a}} {{c5::b}}")
    ),
    "Edit: one side": lambda library: library.save(replace(SHELF[6], kind=NoteKind.PLAIN)),
    "Delete": lambda library: library.delete(["d/attention", "d/twice", "d/gan"]),
    "Suspend": lambda library: library.suspend(["d/attention", "d/twice"]),
}


@pytest.mark.parametrize(("label", "change"), CHANGES.items(), ids=CHANGES.keys())
def test_a_change_is_taken_back_and_done_again_across_a_restart(
    changing, tmp_path, clock, label, change
):
    before = contents(changing)
    change(changing.library)
    after = contents(changing)
    assert_sound(changing)
    assert after != before
    changing.close()

    again = opened(tmp_path, clock)
    assert again.library.undo() == label.partition(":")[0]
    assert_sound(again)
    assert contents(again) == before
    again.close()

    again = opened(tmp_path, clock)
    assert again.library.redo() == label.partition(":")[0]
    assert contents(again) == after
    assert_sound(again)
    assert again.library.undo() == label.partition(":")[0]
    assert contents(again) == before
    assert_sound(again)
    again.close()


def test_progress_made_after_a_deletion_was_undone_counts_on(changing, clock):
    memory = cards(changing)["d/attention#0"].memory
    changing.library.delete(["d/attention"])
    assert "d/attention#0" not in study(changing, clock)
    changing.library.undo()

    assert cards(changing)["d/attention#0"].memory == memory
    assert study(changing, clock) == ["d/attention#0"]
    assert_sound(changing)


def test_a_card_that_comes_back_by_an_edit_remembers(changing):
    memory = cards(changing)["d/twice#0"].memory

    changing.library.save(replace(SHELF[6], kind=NoteKind.CLOZE, front="{{c2::x}}"))
    assert "d/twice#0" not in cards(changing)
    changing.library.save(SHELF[6])

    assert cards(changing)["d/twice#0"].memory == memory
    assert_sound(changing)


def test_a_new_change_ends_what_could_be_redone(library):
    library.save(replace(SHELF[0], front="One"))
    library.undo()
    library.save(replace(SHELF[1], front="Two"))

    assert library.redo() == ""
    assert library.undo() == "Edit"
    assert library.note("d/rope") == SHELF[1]


def test_undo_and_redo_go_as_far_as_there_are_changes(library):
    for number in range(4):
        library.save(replace(SHELF[0], front=f"Version {number}"))

    assert [library.undo() for _ in range(6)] == ["Edit"] * 4 + ["Add", ""]
    assert [library.redo() for _ in range(6)] == ["Add"] + ["Edit"] * 4 + [""]
    assert library.note("d/attention").front == "Version 3"


def test_an_undo_keeps_the_answers_given_meanwhile(changing, clock):
    changing.library.save(replace(SHELF[0], front="Reworded"))
    study(changing, clock)
    memory = cards(changing)["d/attention#0"].memory
    assert memory.reviews == 2

    changing.library.undo()

    assert cards(changing)["d/attention#0"].memory == memory
    assert changing.library.note("d/attention") == SHELF[0]
    assert_sound(changing)


def test_a_whole_shelf_can_go_at_once(collection):
    many = [replace(each, guid=f"m/{n}") for n, each in enumerate(plain_notes(2_500))]
    collection.library.add(many)
    guids = [each.guid for each in many]

    collection.library.suspend(guids)
    assert collection.library.search("is:suspended", limit=1).total == 2_500
    collection.library.delete(guids)

    assert collection.library.search("").total == 0
    assert collection.library.undo() == "Delete"
    assert collection.library.search("is:suspended", limit=1).total == 2_500


@pytest.fixture
def kept_back(collection, clock, library):
    """Return a library in which a card is suspended, two are buried, and a note is a leech."""
    library.suspend(["d/rope"])
    collection.study.begin("Images").bury()
    collection.study.begin("Deutsch").bury()
    umlaut = library.note("d/umlaut")
    library.save(replace(umlaut, tags=(*umlaut.tags, "leech", "kept")))
    return library


def test_what_is_kept_back_is_taken_up_again(collection, kept_back):
    taken = kept_back.take_up(kept_back.found("-kind:choice"))

    assert taken == TakenUp(notes=3, suspended=1, buried=2, leeches=1)
    assert found(kept_back, "is:suspended") == []
    assert found(kept_back, "is:buried") == []
    assert kept_back.note("d/umlaut").tags == ("kept",)
    assert_sound(collection)


def test_taking_up_is_one_change_that_can_be_undone(collection, kept_back):
    before = contents(collection)
    kept_back.take_up(kept_back.found("-kind:choice"))
    after = contents(collection)

    assert kept_back.undo() == "Take up"
    assert contents(collection) == before
    assert kept_back.redo() == "Take up"
    assert contents(collection) == after
    assert_sound(collection)


def test_where_nothing_is_kept_back_nothing_is_taken_up(library):
    assert library.take_up(library.found("-kind:choice")) == TakenUp(0, 0, 0, 0)
    assert library.undo() == "Add"


def test_a_burial_that_is_over_is_not_taken_up(clock, kept_back):
    clock.next_day()

    assert kept_back.take_up(["d/gan"]) == TakenUp(0, 0, 0, 0)


def test_a_taken_up_card_goes_on_with_its_schedule(collection, clock, library):
    study(collection, clock)
    before = cards(collection)
    library.suspend(["d/gan"])

    library.take_up(["d/gan"])

    assert cards(collection) == before


def test_a_query_finds_more_than_a_page(collection):
    collection.library.add(plain_notes(120))

    assert len(collection.library.found("deck:deck")) == 120
