import json
import zipfile

import pytest
from studying import assert_sound, cards, note, opened, study

from studyapp.core.errors import StudyError
from studyapp.core.importing.files import FileForm
from studyapp.core.importing.tables import Column
from studyapp.formats.readers import READERS
from studyapp.services.importing import recognising

DECK = "---\nid: d\ndeck: Deck\n---\n\n## Front {#n}\n\nBack.\n"
HASHCARDS = (
    "Q: What is recall?\nA: The share of what is relevant.\n\nC: The [softmax] sums to one.\n"
)
OBSIDIAN = "#flashcards\n\nWhat is recall?::A share\n\nWhat is precision?::Another\n"
QUIZLET = "recall\tthe share found\nprecision\tthe share right\nloss\twhat is made small\n"
TABLE = "question;answer\nrecall?;a share\nprecision?;another share\n"
NOTES = "# Metrics\n\n## What is recall?\n\nOf all that are relevant, the share that was found.\n"
XML = '<?xml version="1.0"?><mnemosyne core_version="1"></mnemosyne>'


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.md", DECK, FileForm.DECK_TEXT),
        ("a.txt", f"\ufeff{DECK}", FileForm.DECK_TEXT),
        ("a.md", HASHCARDS, FileForm.HASHCARDS),
        ("a.md", OBSIDIAN, FileForm.OBSIDIAN),
        ("a.txt", QUIZLET, FileForm.QUIZLET),
        ("a.csv", TABLE, FileForm.TABLE),
        ("a.txt", 'Term\tDefinition\ncoffee\t"a ""hot"" drink"\n', FileForm.TABLE),
        ("a.md", NOTES, FileForm.DOCUMENT),
        ("a.xml", XML, FileForm.MNEMOSYNE),
    ],
)
def test_the_content_tells_what_a_file_is(tmp_path, name, text, form):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert recognising.look(path, READERS).form is form


@pytest.mark.parametrize(
    ("member", "form"),
    [
        ("collection.anki2", FileForm.ANKI),
        ("collection.anki21b", FileForm.ANKI),
        ("cards.xml", FileForm.MNEMOSYNE),
    ],
)
def test_packages_are_told_by_what_they_hold_and_not_by_their_name(tmp_path, member, form):
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(member, b"content")

    assert recognising.look(path, READERS).form is form


@pytest.mark.parametrize(
    ("member", "problem"),
    [
        ("word/document.xml", "copy its text"),
        ("mimetype", "copy its text"),
        ("picture.png", "holds no cards"),
    ],
)
def test_a_package_without_cards_is_refused(tmp_path, member, problem):
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(member, b"content")

    with pytest.raises(StudyError, match=problem):
        recognising.look(path, READERS)


def test_a_package_of_too_many_files_is_refused_before_their_list_is_read(tmp_path):
    path = tmp_path / "package.apkg"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(60_001):
            package.writestr(str(number), b"")

    with pytest.raises(StudyError, match="more than 60,000 files"):
        recognising.look(path, READERS)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("a.html", "<!DOCTYPE html>\n<html><h2>What?</h2><p>That.</p></html>", "web page"),
        ("a.txt", "\ufeff<html><body><h2>What?</h2></body></html>", "web page"),
        ("a.json", '[{"question": "What?", "answer": "That."}]', "no JSON export"),
    ],
)
def test_a_text_for_programs_is_refused(tmp_path, name, text, problem):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(StudyError, match=problem):
        recognising.look(path, READERS)


def test_a_person_may_know_better(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(QUIZLET, encoding="utf-8")

    assert recognising.look(path, READERS, form=FileForm.TABLE).form is FileForm.TABLE


@pytest.mark.parametrize(
    ("text", "deck"),
    [
        ("Q: a?\nA: b\n\nQ: c?\nA: d\n", "rivers"),
        ("# Rivers of the north\n\nQ: a?\nA: b\n\nQ: c?\nA: d\n", "Rivers of the north"),
    ],
)
def test_a_document_without_a_title_gives_its_deck_the_name_of_the_file(tmp_path, text, deck):
    path = tmp_path / "rivers.txt"
    path.write_text(text, encoding="utf-8")

    assert recognising.look(path, READERS).deck == deck


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_nothing_is_nothing_to_import(text):
    with pytest.raises(StudyError, match="empty"):
        recognising.look(text, READERS)


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(recognising, "LARGEST", 10)
    (tmp_path / "a.txt").write_text("x" * 11)

    with pytest.raises(StudyError, match="larger than"):
        recognising.look(tmp_path / "a.txt", READERS)


def load(collection, file, **wanted):
    found = collection.importing.look(file)
    return collection.importing.apply(collection.importing.plan_opened(found, **wanted))


def test_a_pasted_text_is_imported(collection):
    report = load(collection, HASHCARDS, deck="Metrics")

    assert report.added == 2
    assert collection.library.decks() == ["Metrics"]


def test_a_table_is_read_as_the_learner_says(collection, tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text(TABLE, encoding="utf-8")
    found = collection.importing.look(path)
    assert found.preview[0] == ("recall?", "a share")

    turned = found.table.assigned(0, Column.BACK).assigned(1, Column.FRONT).assigned(0, Column.BACK)
    read = collection.importing.reform(found, turned)
    collection.importing.apply(collection.importing.plan_opened(read))

    assert {hit.front for hit in collection.library.search("").hits} == {"a share", "another share"}


class TestDocuments:
    TEXT = (
        "# Metrics\n\n## What is recall?\n\nOf all that are relevant, the share found.\n\n"
        "## What is precision?\n\nOf all that were found, the share that is relevant.\n"
    )

    @pytest.fixture
    def found(self, collection):
        return collection.importing.look(self.TEXT, name="metrics.md", form=FileForm.DOCUMENT)

    def fronts(self, collection):
        return sorted(hit.front for hit in collection.library.search("").hits)

    def test_a_cut_can_be_taken_out(self, collection, found):
        joined = collection.importing.redraw(found, cuts=found.document.cuts[:1])

        assert len(joined.document.drafts) == 1 < len(found.document.drafts)

    def test_drafts_are_edited_and_left_out_and_stay_so(self, collection, found):
        from dataclasses import replace

        [first, _] = found.document.drafts
        edited = {0: replace(first, front="Recall?"), 1: None}
        plan = collection.importing.plan_opened(found, deck="Metrics", drafts=edited)

        report = collection.importing.apply(plan)
        again = collection.importing.plan_opened(found)

        assert (report.added, report.skipped) == (1, 1)
        assert self.fronts(collection) == ["Recall?"]
        assert [str(item.state) for item in again.items] == ["same", "skipped"]

    def test_a_newer_version_keeps_the_progress_of_reworded_questions(
        self, collection, found, clock
    ):
        collection.importing.apply(collection.importing.plan_opened(found))
        study(collection, clock)
        before = [card.memory for card in cards(collection).values()]
        newer = self.TEXT.replace("What is recall?", "What does recall measure?")

        plan = collection.importing.plan_opened(
            collection.importing.look(newer, name="metrics.md", form=FileForm.DOCUMENT)
        )
        report = collection.importing.apply(plan)

        assert (report.changed, report.unchanged, report.added) == (1, 1, 0)
        assert [card.memory for card in cards(collection).values()] == before
        assert "What does recall measure?" in self.fronts(collection)
        assert_sound(collection)


def test_an_archive_brings_everything_back_and_twice_brings_nothing(collection, clock, tmp_path):
    collection.library.add([note("one", tags=("t",)), note("two")])
    study(collection, clock)
    collection.library.suspend(["d/two"])
    collection.exporting.export(tmp_path / "all.json")
    other = opened(tmp_path / "other", clock)

    first = load(other, tmp_path / "all.json")
    second = load(other, tmp_path / "all.json")

    assert (first.added, first.reviews) == (2, 2)
    assert (second.unchanged, second.reviews) == (2, 0)
    mine, theirs = cards(collection), cards(other)
    assert {g: (c.memory, c.suspended) for g, c in mine.items()} == {
        g: (c.memory, c.suspended) for g, c in theirs.items()
    }
    assert_sound(other)
    other.close()


def test_a_damaged_archive_is_named(collection, tmp_path):
    path = tmp_path / "all.json"
    path.write_text(json.dumps({"format": "studyapp-collection", "version": 1}))

    with pytest.raises(StudyError, match="damaged"):
        load(collection, path)


def test_a_round_trip_over_an_anki_package_gives_nothing_twice(collection, clock, tmp_path):
    collection.library.add([note("one", back="An answer.", tags=("t",)), note("two")])
    study(collection, clock)
    collection.exporting.export(tmp_path / "out.apkg")
    other = opened(tmp_path / "other", clock)

    back = load(collection, tmp_path / "out.apkg")
    first = load(other, tmp_path / "out.apkg")

    assert (back.unchanged, back.changed, back.kept, back.reviews) == (2, 0, 0, 0)
    assert (first.added, first.reviews) == (2, 2)
    assert {g: c.memory.due for g, c in cards(other).items()} == {
        g: c.memory.due for g, c in cards(collection).items()
    }
    assert_sound(other)
    other.close()
