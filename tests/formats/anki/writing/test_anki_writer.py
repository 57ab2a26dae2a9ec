"""Packages for Anki: what is in them, judged by the real Anki."""

import pytest
from anki_judge import entries
from snapshots import NOW, answered, note, outgoing, record, snapshot

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Cancelled
from studyapp.core.rendering import to_html
from studyapp.core.scheduling.events import Grade
from studyapp.formats.anki.writing.writer import write_apkg

ONE_OF_EACH = (
    note("deck/plain", tags=("formula", "attention")),
    note("deck/reversed", NoteKind.REVERSED),
    note("deck/cloze", NoteKind.CLOZE, "Inputs", "{{c1::queries}} and {{c3::keys::what?}}"),
    note(
        "deck/choice",
        NoteKind.CHOICE,
        "Which is quadratic?",
        "It compares *all* pairs.",
        choices=(Choice("attention", True), Choice("dropout", False)),
    ),
    note("deck/open", NoteKind.OPEN, key_points=("first", "**second**"), more="Small print."),
)


def write(path, what, **options):
    options = {"schedule": True, "media": lambda _: None, "now": NOW} | options
    return write_apkg(path, outgoing(what), **options)


def test_every_kind_of_note_arrives_as_a_note_type_of_its_own(anki):
    anki.takes_snapshot(snapshot(*ONE_OF_EACH), now=NOW)

    types = {guid: each.note_type()["name"] for guid, each in anki.notes().items()}
    assert types == {
        "deck/plain": "Studyapp Basic",
        "deck/reversed": "Studyapp Reversed",
        "deck/cloze": "Studyapp Cloze",
        "deck/choice": "Studyapp Choice",
        "deck/open": "Studyapp Open",
    }


def test_a_note_brings_as_many_cards_as_it_asks_questions(anki):
    written = anki.takes_snapshot(snapshot(*ONE_OF_EACH), now=NOW)

    numbers = {guid: [card.ord for card in anki.cards(guid)] for guid in anki.notes()}
    assert numbers == {
        "deck/plain": [0],
        "deck/reversed": [0, 1],
        "deck/cloze": [0, 2],
        "deck/choice": [0],
        "deck/open": [0],
    }
    assert (written.notes, written.cards, written.reviews, written.media) == (5, 7, 0, 0)


def test_texts_arrive_as_html_with_formulas_for_mathjax(anki):
    formula = note(
        front="What is $a < b$?", back="So:\n\n$$\\frac{a}{b}$$\n\n```python\nreturn 1\n```"
    )

    anki.takes_snapshot(snapshot(formula), now=NOW)

    fields = anki.fields("deck/note")
    assert fields["Front"] == r"What is \(a &lt; b\)?"
    assert r"\[\frac{a}{b}\]" in fields["Back"]
    assert '<span class="k">return</span>' in fields["Back"]


def test_key_points_are_a_list_and_more_and_source_have_their_fields(anki):
    rich = note(
        key_points=("**one**", "two"), more="Small.", attributes=(("source", "page 3 & 4"),)
    )

    anki.takes_snapshot(snapshot(rich), now=NOW)

    fields = anki.fields("deck/note")
    assert fields["Key points"] == "<ul><li><strong>one</strong></li><li>two</li></ul>"
    assert (fields["More"], fields["Source"]) == ("Small.", "page 3 &amp; 4")
    _, answer = anki.faces("deck/note")
    assert all(
        part in answer for part in ("Key points", "<strong>one</strong>", "Small.", "page 3")
    )


def test_a_note_without_extras_shows_none_of_their_headings(anki):
    anki.takes_snapshot(snapshot(note()), now=NOW)

    question, answer = anki.faces("deck/note")
    assert "Question?" in question
    assert "Answer." not in question
    assert "Answer." in answer
    assert "Key points" not in answer
    assert "More" not in answer


def test_choices_are_asked_as_a_list_and_marked_in_the_answer(anki):
    anki.takes_snapshot(snapshot(ONE_OF_EACH[3]), now=NOW)

    question, answer = anki.faces("deck/choice")
    assert '<div class="asked"><ol class="choices">' in question
    assert "all" not in question
    assert '<div class="marked"><ol class="choices">' in answer
    assert '<li class="right"><div>attention</div></li>' in answer
    assert '<li class="wrong"><div>dropout</div></li>' in answer
    assert "<em>all</em>" in answer


def test_a_reversed_note_is_asked_both_ways(anki):
    anki.takes_snapshot(snapshot(note(kind=NoteKind.REVERSED, front="there", back="back")), now=NOW)

    there, back = anki.faces("deck/note", 0), anki.faces("deck/note", 1)
    assert "there" in there[0]
    assert "back" not in there[0]
    assert "back" in back[0]
    assert "there" not in back[0]
    assert "there" in back[1]


def test_tags_arrive(anki):
    anki.takes_snapshot(snapshot(note(tags=("formula", "deep::learning"))), now=NOW)

    assert set(anki.notes()["deck/note"].tags) == {"formula", "deep::learning"}


def test_decks_are_nested_as_ours_and_keep_their_descriptions(anki):
    deep = note(deck="AI::Transformers::Attention")

    anki.takes_snapshot(snapshot(deep, decks={"AI::Transformers": "How *they* work"}), now=NOW)

    names = {each.name for each in anki.collection.decks.all_names_and_ids()}
    assert names == {"AI", "AI::Transformers", "AI::Transformers::Attention", "Default"}
    assert anki.card("deck/note").deck == "AI::Transformers::Attention"
    described = anki.collection.decks.by_name("AI::Transformers")
    assert (described["desc"], described["md"]) == ("How *they* work", True)


def test_importing_twice_changes_nothing(anki, tmp_path):
    log = answered((9, Grade.GOOD), (8, Grade.HARD), card="deck/plain#0")
    what = snapshot(*ONE_OF_EACH, records=[record(ONE_OF_EACH[0], log)])
    write(tmp_path / "first.apkg", what)
    write(tmp_path / "second.apkg", what)
    anki.takes(tmp_path / "first.apkg")
    before = anki.everything()

    report = anki.takes(tmp_path / "second.apkg")

    assert (len(report.new), len(report.conflicting)) == (0, 0)
    assert anki.everything() == before


def test_a_note_that_was_changed_since_is_updated(anki):
    anki.takes_snapshot(snapshot(note(front="Old?"), changed={"deck/note": 1_000_000}), now=NOW)

    anki.takes_snapshot(snapshot(note(front="New?"), changed={"deck/note": 2_000_000}), now=NOW)

    assert anki.fields("deck/note")["Front"] == "New?"
    assert anki.collection.note_count() == 1


def test_a_note_that_was_not_changed_leaves_what_was_edited_in_anki(anki):
    what = snapshot(note(front="Ours?"), changed={"deck/note": 1_000_000})
    anki.takes_snapshot(what, now=NOW)
    edited = anki.notes()["deck/note"]
    edited["Front"] = "Edited in Anki?"
    anki.collection.update_note(edited)

    anki.takes_snapshot(what, now=NOW)

    assert anki.fields("deck/note")["Front"] == "Edited in Anki?"


def test_the_layout_that_a_learner_changed_in_anki_stays(anki):
    anki.takes_snapshot(snapshot(note()), now=NOW)
    layout = anki.notes()["deck/note"].note_type()
    layout["css"] = ".card { color: teal; }"
    anki.collection.models.update_dict(layout)

    anki.takes_snapshot(snapshot(note(), note("deck/other")), now=NOW)

    styles = [each["css"] for each in anki.collection.models.all() if "Studyapp" in each["name"]]
    assert styles == [".card { color: teal; }"]


def test_the_presets_of_the_learner_stay_as_they_are(anki, tmp_path):
    before = anki.collection.decks.all_config()
    write(tmp_path / "deck.apkg", snapshot(note()))

    anki.takes(tmp_path / "deck.apkg", presets=True)

    assert anki.collection.decks.all_config() == before


def test_a_cloze_note_whose_clozes_are_gone_is_asked_as_it_stands(anki):
    former = note(kind=NoteKind.CLOZE, front="No cloze", back="left")
    records = [record(former, ordinal=number) for number in (0, 1)]

    written = anki.takes_snapshot(snapshot(former, records=records), now=NOW)

    assert written.cards == 1
    assert "No cloze" in anki.faces("deck/note")[0]


def test_every_text_is_rendered_once(tmp_path):
    rendered = []

    def render(markdown):
        rendered.append(markdown)
        return to_html(markdown)

    write(
        tmp_path / "deck.apkg",
        snapshot(note(front="front", back="back", more="more")),
        render=render,
    )

    assert sorted(rendered) == ["back", "front", "more"]


def test_the_package_is_packed_tightly_and_alone_in_its_folder(tmp_path):
    notes = [note(f"deck/{number}", front=f"Question {number}?") for number in range(200)]

    write(tmp_path / "deck.apkg", snapshot(*notes))

    database = entries(tmp_path / "deck.apkg")["collection.anki2"]
    assert database.compress_size < database.file_size / 3
    assert [path.name for path in tmp_path.iterdir()] == ["deck.apkg"]


def test_an_empty_snapshot_is_a_package_too(anki):
    written = anki.takes_snapshot(snapshot(), now=NOW)

    assert (written.notes, written.cards) == (0, 0)
    assert anki.collection.note_count() == 0


def test_stopping_leaves_the_file_that_was_there(tmp_path):
    package = tmp_path / "deck.apkg"
    package.write_bytes(b"an older package")

    def stop(_doing, share):
        if share > 0:
            raise Cancelled

    notes = [note(f"deck/{number}") for number in range(600)]
    with pytest.raises(Cancelled):
        write(package, snapshot(*notes), progress=stop)

    assert [path.name for path in tmp_path.iterdir()] == ["deck.apkg"]
    assert package.read_bytes() == b"an older package"


def test_a_folder_that_is_not_there_is_a_message_for_the_learner(tmp_path):
    with pytest.raises(StudyError, match="nowhere"):
        write(tmp_path / "nowhere" / "deck.apkg", snapshot(note()))


def test_progress_runs_from_nothing_to_everything(tmp_path):
    shares = []

    notes = [note(f"deck/{number}") for number in range(1_200)]
    write(tmp_path / "deck.apkg", snapshot(*notes), progress=lambda _, share: shares.append(share))

    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(shares) > 3
