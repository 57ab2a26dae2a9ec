"""The command line does what the window does, in words and in JSON."""

import io
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from studyapp.__main__ import main as start
from studyapp.cli import run_command
from studyapp.core.progress import Cancelled

DECK = """---
id: tiny
deck: Tests::Tiny
description: Three cards.
---

## What is one and one? {#sum .definition}

Two.

## Roles of numbers {#roles}

The {{c1::first}} comes before the {{c2::second}}.

## Which is prime? {#prime}

- [x] seven
- [ ] eight
"""


class Command:
    """Runs commands on one collection."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> tuple[int, str, str]:
        code = run_command(["--data-dir", str(self._folder), *map(str, arguments)])
        out, err = self._capsys.readouterr()
        return code, out, err

    def json(self, *arguments: str | Path):
        code, out, err = self(*arguments, "--json")
        assert code == 0, err
        return json.loads(out)


@pytest.fixture
def no_decks(tmp_path, monkeypatch):
    """The collection starts empty: the decks that ship are another test's matter."""
    empty = tmp_path / "shipped"
    empty.mkdir()
    monkeypatch.setattr("studyapp.cli.shipped", lambda _name: empty)


@pytest.fixture
def studyapp(tmp_path, capsys, no_decks):
    return Command(tmp_path / "data", capsys)


@pytest.fixture
def deck_file(tmp_path):
    path = tmp_path / "tiny.md"
    path.write_text(DECK, encoding="utf-8")
    return path


@pytest.fixture
def filled(studyapp, deck_file):
    studyapp("import", deck_file)
    return studyapp


def test_importing_says_what_became_of_the_notes(studyapp, deck_file):
    code, out, _ = studyapp("import", deck_file)

    assert code == 0
    assert out.strip() == "tiny.md: 3 added."


def test_files_that_hold_the_same_notes_are_imported_one_after_the_other(
    studyapp, deck_file, tmp_path
):
    newer = tmp_path / "newer.md"
    newer.write_text(DECK.replace("Two.", "Two, of course."), encoding="utf-8")

    code, out, err = studyapp("import", deck_file, newer, deck_file)

    assert (code, err) == (0, "")
    assert [line.partition(": ")[2] for line in out.splitlines()] == [
        "3 added.",
        "1 changed, 2 unchanged.",
        "1 changed, 2 unchanged.",
    ]


def test_a_dry_run_writes_nothing(studyapp, deck_file):
    plan = studyapp.json("import", deck_file, "--dry-run")

    assert [note["state"] for note in plan[0]["notes"]] == ["new"] * 3
    assert studyapp.json("decks") == []


def test_importing_again_changes_nothing(filled, deck_file):
    _, out, _ = filled("import", deck_file)

    assert out.strip() == "tiny.md: 3 unchanged."


def test_the_deck_tree_has_the_counts(filled):
    rows = filled.json("decks")

    assert [row["deck"] for row in rows] == ["Tests", "Tests::Tiny"]
    assert rows[1]["new"] == 3
    assert rows[1]["cards"] == 4
    assert rows[1]["description"] == "Three cards."


def test_square_brackets_in_names_and_answers_are_shown_as_they_are(
    studyapp, deck_file, monkeypatch
):
    name = "Tests [draft] [/b]"
    deck_file.write_text(DECK.replace("Tests::Tiny", name), encoding="utf-8")
    studyapp("import", deck_file)
    monkeypatch.setattr("sys.stdin", io.StringIO("[/b]\nq\n"))

    tree = studyapp("decks")
    quiz = studyapp("quiz", name, "--kind", "single")

    assert name in tree[1]
    assert (quiz[0], quiz[2]) == (0, "")
    assert name in quiz[1]
    assert "'[/b]' is no answer" in quiz[1]


def test_studying_in_the_terminal_records_the_answers(filled, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n\n1\n\n4\n\n3\n"))

    code, out, err = filled("study")

    assert code == 0, err
    assert "Good; next on" in out
    assert "3 cards, 2 right" in out
    assert filled.json("stats")["total_answers"] == 4
    assert filled("check")[0] == 0


def test_leaving_in_the_middle_keeps_what_was_answered(filled, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n\nq\n"))

    code, _, _ = filled("study")

    assert code == 0
    assert filled.json("stats")["total_answers"] == 1


def test_an_answer_can_be_taken_back_in_the_terminal(filled, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n\nu\n\nq\n"))

    _, out, _ = filled("study")

    assert "took back Good" in out
    assert filled.json("stats")["total_answers"] == 0


def test_another_program_can_study_by_lines_of_json(filled, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n"))

    code, out, _ = filled("study", "--limit", "1", "--json")

    asked, shown, graded, summary = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert asked["card"] == "tiny/sum#0"
    assert shown["answer"] == "Two."
    assert graded["grade"] == 4
    assert summary["summary"]["answers"] == 1


def test_a_hidden_cloze_is_not_shown_in_the_terminal(filled, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n\n3\n\n3\n"))

    _, out, _ = filled("study", "--json")

    questions = [v["question"] for v in map(json.loads, out.splitlines()) if "question" in v]
    gapped = next(q for q in questions if "Roles" in q)
    assert "first" not in gapped
    assert "second" in gapped


def test_searching_finds_notes_by_word(filled):
    found = filled.json("search", "prime")

    assert found["total"] == 1
    assert found["notes"][0]["guid"] == "tiny/prime"


@pytest.mark.parametrize("suffix", [".apkg", ".md", ".csv", ".json"])
def test_exporting_writes_the_format_that_the_name_asks_for(filled, tmp_path, suffix):
    target = tmp_path / f"out{suffix}"

    report = filled.json("export", target)

    assert target.stat().st_size > 0
    assert report["notes"] == 3


def test_an_exported_deck_text_imports_as_unchanged(filled, tmp_path):
    filled("export", tmp_path / "out.md")

    _, out, _ = filled("import", tmp_path / "out.md")

    assert out.strip() == "out.md: 3 unchanged."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "deck.docx"], "end the name in .apkg, .md, .csv, .json"),
        (["export", "deck.apkg", "--deck", "Nothing"], "nothing to export in 'Nothing'"),
        (["study", "Nothing"], "There is no deck 'Nothing'"),
        (["import", "missing.md"], "missing.md cannot be read"),
        (["search", "is:sleepy"], "use one of is:new"),
    ],
)
def test_a_failure_is_one_clear_line_and_exit_code_one(filled, arguments, words):
    code, out, err = filled(*arguments)

    assert code == 1
    assert out == ""
    assert err.startswith("studyapp: error: ")
    assert words in err
    assert err.count("\n") == 1


def test_wrong_usage_has_exit_code_two(studyapp):
    assert studyapp("fly")[0] == 2
    assert studyapp("decks", "--sideways")[0] == 2


def test_a_second_program_is_kept_off_while_one_studies(filled, tmp_path):
    from studyapp.services.collection import open_collection

    other = open_collection(tmp_path / "data", exclusive=True)

    code, _, err = filled("study")
    other.close()

    assert code == 1
    assert "already open" in err


def test_what_nobody_foresaw_is_one_line_and_a_story_in_the_log(filled, tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("studyapp.services.reports.ReportService.decks", broken)

    code, out, err = filled("decks")

    assert (code, out) == (1, "")
    assert "ZeroDivisionError: a fault" in err
    assert err.count("\n") == 1
    assert "Traceback" in (tmp_path / "data" / "studyapp.log").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")

    code = run_command(["--data-dir", str(tmp_path / "file" / "data"), "decks"])

    _, err = capsys.readouterr()
    assert code == 1
    assert "cannot be used" in err


def test_deck_files_are_proof_read(studyapp, tmp_path, deck_file):
    code, out, err = studyapp("check", deck_file)

    assert code == 1
    assert "tiny/prime: there are fewer than 3 wrong choices" in out
    assert "3 notes in 1 files read" in err
    assert "The path: 3 notes from tiny/sum to tiny/prime, no knot." in err


def test_the_path_of_learning_is_shown_where_it_is_asked_for(studyapp, deck_file):
    plain = studyapp("check", deck_file)[1].splitlines()
    two = studyapp("check", deck_file, "--path", "2")[1].splitlines()
    every = studyapp("check", deck_file, "--path")[1].splitlines()
    values = json.loads(studyapp("check", deck_file, "--json")[1])

    assert [line.split() for line in two if line not in plain] == [
        ["1", "tiny/sum", "plain", "important", "What", "is", "one", "and", "one?"],
        ["2", "tiny/roles", "cloze", "important", "Roles", "of", "numbers"],
    ]
    assert len(every) == len(plain) + 3
    assert [step["note"] for step in values["path"]] == ["tiny/sum", "tiny/roles", "tiny/prime"]
    assert values["knots"] == []


def test_the_deck_tree_is_a_table_for_a_person(filled):
    code, out, _ = filled("decks")
    rows = [line.split() for line in out.splitlines()]

    assert code == 0
    assert rows == [
        ["Deck", "New", "Drill", "Due"],
        ["Tests", "3", "0", "0"],
        ["Tiny", "3", "0", "0"],
    ]
    assert out.splitlines()[2].startswith("  Tiny")


def test_found_notes_are_listed_with_the_first_line_of_their_front(filled):
    code, out, err = filled("search", "prime")

    assert (code, out) == (0, "tiny/prime  Which is prime?  [Tests::Tiny]\n")
    assert err == "1 note found.\n"


def test_a_search_says_when_it_shows_only_the_first(filled):
    _, out, err = filled("search", "deck:Tests", "--limit", "2")

    assert len(out.splitlines()) == 2
    assert err == "3 notes found; the first 2 are shown.\n"
    assert filled("search", "nowhere")[1:] == ("", "0 notes found.\n")


def test_the_numbers_behind_the_charts_are_printed_below_each_other(filled, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n\nq\n"))
    filled("study")

    code, out, _ = filled("stats")
    numbers = {line[:24].strip(): line[24:] for line in out.splitlines()}

    assert code == 0
    assert numbers["answers"] == "1"
    assert numbers["days in a row"] == "1"
    assert numbers["right when due, 30 days"] == "0.0 %"
    assert numbers["to study today"] == "2"
    assert list(numbers)[-1] == "to study today"


def test_numbers_can_be_those_of_one_deck_and_a_stretch_of_time(filled):
    values = filled.json("stats", "--deck", "Tests::Tiny", "--span", "month")

    assert (values["deck"], values["span"]) == ("Tests::Tiny", "month")
    assert values["counts"] == {"new": 3, "drill": 0, "due": 0}
    assert filled("stats", "--span", "week")[0] == 2


def test_an_export_says_what_it_wrote_and_what_it_could_not_find(filled, tmp_path, deck_file):
    deck_file.write_text(DECK.replace("Two.", "![two](two.png)"), encoding="utf-8")
    filled("import", deck_file)

    code, out, err = filled("export", tmp_path / "all.apkg")

    assert code == 0
    assert out == f"{tmp_path / 'all.apkg'}: 3 notes, 4 cards, 0 answers.\n"
    assert err == "studyapp: the picture two.png was not found and is left out.\n"


def test_an_export_can_leave_the_answers_out(filled, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n\nq\n"))
    filled("study")

    assert filled.json("export", tmp_path / "with.json")["reviews"] == 1
    assert filled.json("export", tmp_path / "without.json", "--no-schedule")["reviews"] == 0


def test_a_check_says_what_it_looked_at(filled):
    code, out, _ = filled("check")

    assert (code, out) == (0, "4 cards and 0 events checked, 0 problems.\n")
    assert filled.json("check")["problems"] == []


def test_a_problem_is_named_until_it_is_mended(filled, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n\nq\n"))
    filled("study")
    with closing(sqlite3.connect(tmp_path / "data" / "collection.sqlite")) as spoilt:
        spoilt.execute("UPDATE card SET ease = 130 WHERE due IS NOT NULL")
        spoilt.commit()

    code, out, _ = filled("check")
    assert code == 1
    assert "(mended)" not in out
    assert out.endswith("1 problem.\n")

    code, out, _ = filled("check", "--repair")
    assert code == 0
    assert " (mended)\n" in out
    assert filled("check")[0] == 0


def test_proof_reading_prints_its_findings_for_a_program_too(studyapp, deck_file, capsys):
    code, out, _ = studyapp("check", deck_file, "--json")
    values = json.loads(out)

    assert code == 1
    assert (values["decks"], values["notes"]) == (1, 3)
    assert "tiny/prime" in [finding["guid"] for finding in values["findings"]]


def test_a_warning_of_an_import_is_said_beside_its_file(studyapp, tmp_path):
    path = tmp_path / "twice.md"
    path.write_text(DECK.replace("{#roles}", "{#sum}"), encoding="utf-8")

    code, _, err = studyapp("import", path)

    assert code == 0
    assert err.startswith("twice.md: ")
    assert "sum" in err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--help",), 0), (("--version",), 0), ((), 2), (("nonsense",), 2), (("search",), 2)],
)
def test_help_is_no_failure_and_a_missing_command_is_wrong_usage(capsys, arguments, code):
    assert run_command(list(arguments)) == code

    out, err = capsys.readouterr()
    assert bool(out) is (code == 0)
    assert bool(err) is (code == 2)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyboardInterrupt(), "stopped; what was not finished was not changed."),
        (Cancelled(), "stopped; what was not finished was not changed."),
        (EOFError(), "stopped; what was not finished was not changed."),
        (BrokenPipeError(), ""),
    ],
)
def test_whatever_stops_a_command_leaves_no_traceback(filled, monkeypatch, error, said):
    def stop(*_):
        raise error

    monkeypatch.setattr("studyapp.services.reports.ReportService.decks", stop)

    code, out, err = filled("decks")

    assert (code, out) == (1, "")
    assert err.strip() == (f"studyapp: error: {said}" if said else "")


class TestImportingAnyFile:
    GLOSSARY = "Q: What is recall?\nA: Of all that are relevant, the share found.\n\n"
    QUESTIONS = (
        f"{GLOSSARY}Q: What is precision?\nA: Of all that were found, the share that is relevant.\n"
    )

    @pytest.fixture
    def questions(self, tmp_path):
        path = tmp_path / "questions.txt"
        path.write_text(self.QUESTIONS, encoding="utf-8")
        return path

    def test_a_dry_run_of_a_document_prints_its_drafts(self, studyapp, questions):
        [found] = studyapp.json("import", questions, "--dry-run", "--format", "document")

        assert (found["form"], found["shape"]) == ("document", "questions")
        draft = found["drafts"][0]
        assert draft["front"] == "What is recall?"
        assert draft["place"]["first"] == 1
        assert (draft["state"], draft["becomes"], draft["likenesses"]) == ("complete", "new", [])
        assert studyapp.json("decks") == []

    def test_a_dry_run_shows_what_a_draft_is_like(self, studyapp, questions, tmp_path):
        studyapp("import", questions, "--format", "document", "--deck", "Mine")
        other = tmp_path / "other.txt"
        other.write_text(self.QUESTIONS, encoding="utf-8")

        [found] = studyapp.json("import", other, "--dry-run", "-f", "document")

        [like] = found["drafts"][0]["likenesses"]
        assert (like["where"], like["share"], like["deck"]) == ("collection", 1.0, "Mine")

    def test_a_document_goes_into_a_deck_with_tags(self, studyapp, questions):
        code, out, _ = studyapp(
            *("import", questions, "-f", "document", "--deck", "Metrics", "--tag", "exam")
        )

        assert (code, out.strip()) == (0, "questions.txt: 2 added.")
        assert studyapp.json("search", "tag:exam", "deck:Metrics")["total"] == 2

    def test_what_waits_for_its_answer_is_told(self, studyapp, tmp_path):
        path = tmp_path / "open.txt"
        path.write_text(f"{self.QUESTIONS}\nQ: What is left open?\nA:\n", encoding="utf-8")

        code, out, _ = studyapp("import", path, "-f", "document", "--dry-run")

        assert code == 0
        assert "1 of them suspended, as they are incomplete" in out

    def test_a_table_is_imported(self, studyapp, tmp_path):
        path = tmp_path / "terms.csv"
        path.write_text("front,back,tags\nRecall?,A share,metric\nPrecision?,Another,\n")

        _, out, _ = studyapp("import", path)

        assert out.strip() == "terms.csv: 2 added."
        assert studyapp.json("search", "tag:metric")["total"] == 1

    def test_all_of_an_archive_comes_back(self, filled, tmp_path, capsys):
        filled("export", tmp_path / "all.json")
        other = Command(tmp_path / "other", capsys)

        _, out, _ = other("import", tmp_path / "all.json")

        assert out.strip() == "all.json: 3 added."
        assert other("check")[0] == 0

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("nothing.txt", b"", "is empty"),
            ("a.apkg", b"PK\x03\x04nonsense", "damaged"),
            ("pic.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "picture"),
        ],
    )
    def test_what_cannot_be_read_is_said_in_one_sentence(
        self, studyapp, tmp_path, name, content, sentence
    ):
        (tmp_path / name).write_bytes(content)

        code, out, err = studyapp("import", tmp_path / name)

        assert (code, out) == (1, "")
        assert err.startswith("studyapp: error: ")
        assert err.count("\n") == 1
        assert sentence in err

    def test_an_unknown_form_is_wrong_usage(self, studyapp, questions):
        assert studyapp("import", questions, "--format", "word")[0] == 2


def test_ctrl_c_while_the_program_is_still_starting_leaves_no_traceback(monkeypatch):
    class Interrupting:
        def find_spec(self, name, *_):
            if name == "studyapp.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "studyapp.cli")
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    monkeypatch.setattr(sys, "argv", ["studyapp", "decks"])

    with pytest.raises(SystemExit, match="stopped; nothing was changed"):
        start()


def test_what_was_kept_back_is_taken_up(filled):
    from studyapp.services.collection import open_collection

    collection = open_collection(filled._folder)
    collection.library.suspend(["tiny/roles"])
    collection.close()

    assert filled.json("take-up", "is:suspended") == {
        **{"notes": 1, "suspended": 2, "buried": 0, "leeches": 0},
    }
    code, out, _ = filled("take-up", "is:suspended")
    assert code == 0
    assert out == "0 notes taken up: 0 suspended and 0 buried cards, 0 leeches.\n"
    assert filled.json("search", "is:suspended")["total"] == 0
