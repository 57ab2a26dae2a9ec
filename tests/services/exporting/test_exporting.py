"""What was studied here stands in Anki as it stands here: the real program is the judge."""

import random
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from studying import assert_sound, opened

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Cancelled
from studyapp.core.scheduling.events import Grade, Review
from studyapp.core.scheduling.replay import effective
from studyapp.formats.json.archive import read_json

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
GRADES = (Grade.WRONG, Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.GOOD, Grade.EASY)
BUTTON = {0: 1, 1: 1, 2: 1, 3: 2, 4: 3, 5: 4}
"""Our grade to Anki's button."""


def notes() -> list[Note]:
    plain = [
        Note(f"a/n{i}", "Top::A", NoteKind.PLAIN, f"Front {i}", f"Back {i}", tags=("one", "two"))
        for i in range(12)
    ]
    return [
        *plain,
        Note("b/cloze", "Top::B", NoteKind.CLOZE, "Roles", "{{c1::Query}} and {{c2::key}}"),
        Note("b/both", "Top::B", NoteKind.REVERSED, "Term", "Meaning"),
        Note("b/open", "Top::B", NoteKind.OPEN, "Why?", "So.", key_points=("one", "two")),
        Note(
            *("b/choice", "Top::B", NoteKind.CHOICE, "Which?"),
            choices=(Choice("this", True), Choice("that", False)),
        ),
    ]


@pytest.fixture
def studied(collection, clock):
    """A collection that was studied for twenty days with good and bad days, undo, and more."""
    chance = random.Random(7)
    clock.at = datetime.now(UTC).replace(hour=9, minute=0) - timedelta(days=20)
    collection.library.add(notes())
    for _ in range(20):
        session = collection.study.begin()
        while session.current is not None:
            clock.tick(chance.randint(3, 40))
            session.answer(chance.choice(GRADES), chance.randint(800, 30_000))
            if chance.random() < 0.1:
                session.undo()
        clock.next_day()
    collection.library.suspend(["a/n3"])
    session = collection.study.begin()
    if session.current is not None:
        session.flag(2)
    return collection


@pytest.fixture
def anki(tmp_path):
    """Return a function that imports packages into one fresh Anki collection."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    collection = Collection(str(tmp_path / "anki.anki2"))

    def imported(path):
        options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False)
        request = ImportAnkiPackageRequest(package_path=str(path), options=options)
        collection.import_anki_package(request)
        return collection

    yield imported
    collection.close()


def our_cards(collection):
    with collection.database.reading() as tx:
        cards = tx.cards.all(tx.decks.within(None))
        logs = dict(tx.log.by_card())
    return {(c.note, c.ordinal): (c, effective(logs.get(c.id, []))) for c in cards}


def all_notes(collection):
    with collection.database.reading() as tx:
        return {each.note.guid: each.note for each in tx.notes.within(tx.decks.within(None))}


def their_cards(col):
    rows = col.db.all(
        "select c.id, c.ord, c.queue, c.type, c.due, c.ivl, c.factor, c.lapses, c.flags, n.flds "
        "from cards c join notes n on n.id = c.nid"
    )
    guid = {
        m["id"]: [f["name"] for f in m["flds"]].index("Guid")
        for m in col.models.all()
        if "Guid" in [f["name"] for f in m["flds"]]
    }
    found = {}
    for card_id, ordinal, queue, kind, due, ivl, factor, lapses, flags, fields in rows:
        mid = col.get_card(card_id).note().mid
        note = fields.split("\x1f")[guid[mid]]
        found[(note, ordinal)] = (card_id, queue, kind, due, ivl, factor, lapses, flags & 7)
    return found


def test_every_card_has_our_due_day_interval_ease_and_lapses_in_anki(studied, anki, tmp_path):
    studied.exporting.export(tmp_path / "out.apkg")

    col = anki(tmp_path / "out.apkg")

    today, ours, theirs = studied.study.today(), our_cards(studied), their_cards(col)
    assert ours.keys() == theirs.keys()
    for key, (card, _) in ours.items():
        _, queue, kind, due, ivl, factor, lapses, flags = theirs[key]
        assert (queue == -1) == card.suspended
        assert flags == card.flag
        if card.memory.is_new:
            assert kind == 0
            continue
        assert kind == 2
        assert today + timedelta(days=due - col.sched.today) == card.memory.due
        assert (ivl, factor, lapses) == (
            card.memory.interval,
            card.memory.ease * 10,
            card.memory.lapses,
        )


def test_every_answer_stands_in_ankis_log(studied, anki, tmp_path):
    studied.exporting.export(tmp_path / "out.apkg")

    col = anki(tmp_path / "out.apkg")

    theirs = their_cards(col)
    for key, (_, events) in our_cards(studied).items():
        reviews = [event for event in events if isinstance(event.action, Review)]
        rows = col.db.all(
            "select id, ease, time from revlog where cid = ? and type != 4 order by id",
            theirs[key][0],
        )
        assert [row[1] for row in rows] == [BUTTON[e.action.grade] for e in reviews]
        assert [row[2] for row in rows] == [e.action.milliseconds for e in reviews]
        assert [row[0] for row in rows] == [event.at for event in reviews]


def test_exporting_and_importing_twice_gives_no_duplicates(studied, anki, tmp_path):
    studied.exporting.export(tmp_path / "one.apkg")
    anki(tmp_path / "one.apkg")
    studied.exporting.export(tmp_path / "two.apkg")

    col = anki(tmp_path / "two.apkg")

    assert col.note_count() == len(notes())
    assert col.card_count() == len(our_cards(studied))


def test_without_the_schedule_every_card_is_new_in_anki(studied, anki, tmp_path):
    report = studied.exporting.export(tmp_path / "new.apkg", schedule=False)

    col = anki(tmp_path / "new.apkg")

    assert report.reviews == 0
    assert col.db.scalar("select count() from revlog") == 0
    assert col.db.list("select distinct type from cards") == [0]


def test_one_deck_alone_can_be_exported(studied, anki, tmp_path):
    studied.exporting.export(tmp_path / "b.apkg", deck="Top::B")

    col = anki(tmp_path / "b.apkg")

    assert col.note_count() == 4
    assert col.decks.by_name("Top::B") is not None


def test_the_complete_json_has_every_event_the_undone_ones_too(studied, tmp_path):
    studied.exporting.export(tmp_path / "all.json")

    archive = read_json(tmp_path / "all.json")

    events = [
        event for records in archive.cards.values() for record in records for event in record.events
    ]
    with studied.database.reading() as tx:
        assert len(events) == tx.log.count()


def test_deck_text_of_several_decks_is_a_folder_that_imports_unchanged(studied, clock, tmp_path):
    report = studied.exporting.export(tmp_path / "decks.md")
    other = opened(tmp_path / "other", clock)

    for path in sorted(report.path.glob("*.md")):
        other.importing.apply(other.importing.plan(path))

    theirs, ours = all_notes(other), all_notes(studied)
    other.close()
    assert theirs == ours
    assert len(ours) == len(notes())


def test_pictures_travel_with_the_package_and_with_deck_text(studied, anki, tmp_path):
    picture = studied.folder / "media" / "images" / "dot.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
    note = studied.library.note("a/n1")
    studied.library.save(replace(note, back="![a dot](images/dot.svg) ![gone](images/no.png)"))

    report = studied.exporting.export(tmp_path / "a.apkg", deck="Top::A")
    (tmp_path / "text").mkdir()
    text = studied.exporting.export(tmp_path / "text" / "a.md", deck="Top::A")

    assert report.missing_media == ("images/no.png",)
    assert text.missing_media == ("images/no.png",)
    assert (tmp_path / "text" / "images" / "dot.svg").is_file()
    anki(tmp_path / "a.apkg")
    assert len(list((tmp_path / "anki.media").glob("*dot*.svg"))) == 1


def test_no_picture_is_written_outside_of_the_folder_of_the_deck(collection, tmp_path):
    media, target = collection.folder / "media", tmp_path / "out" / "deck"
    media.mkdir()
    target.mkdir(parents=True)
    (media / "mask.png").write_bytes(b"mask")
    collection.library.add(
        [Note("d/n", "D", NoteKind.PLAIN, "What?", "![](../media/mask.png) ![](a\0b.png)")]
    )

    report = collection.exporting.export(target / "d.md")

    assert report.missing_media == ("../media/mask.png", "a\0b.png")
    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == ["d.md"]


def test_a_page_to_print_has_every_note_and_needs_no_other_file(studied, tmp_path):
    report = studied.exporting.export(tmp_path / "top.html")

    page = (tmp_path / "top.html").read_text(encoding="utf-8")
    assert report.notes == len(notes())
    assert page.count("<article>") == len(notes())
    assert "<title>Top</title>" in page
    assert 'src="http' not in page


@pytest.mark.parametrize("suffix", [".apkg", ".md", ".csv", ".json", ".html"])
def test_a_place_that_cannot_be_written_is_one_clear_sentence(studied, tmp_path, suffix):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StudyError, match="cannot be written"):
        studied.exporting.export(tmp_path / "file" / f"out{suffix}", deck="Top::A")


SUFFIXES_IN_STEPS = (".apkg", ".md", ".csv", ".json", ".html")


@pytest.mark.parametrize("suffix", SUFFIXES_IN_STEPS)
@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_cancelled_export_leaves_nothing_behind(studied, tmp_path, suffix, step):
    target, calls = tmp_path / "out", []
    target.mkdir()

    def stop(_doing, _share):
        calls.append(1)
        if len(calls) == step:
            raise Cancelled

    with suppress(Cancelled):
        studied.exporting.export(target / f"out{suffix}", progress=stop)

    left = list(target.iterdir())
    assert left == [] or (len(calls) < step and [each.stem for each in left] == ["out"])
    assert len(calls) > 1 or step == 1


@pytest.mark.parametrize("suffix", SUFFIXES_IN_STEPS)
def test_a_cancelled_export_leaves_the_file_that_was_there(studied, tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    path.write_bytes(b"an older export")

    def stop(_doing, share):
        if share > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        studied.exporting.export(path, deck="Top::A", progress=stop)

    assert path.read_bytes() == b"an older export"
    assert_sound(studied)


def test_of_several_decks_all_files_are_written_or_none(studied, tmp_path):
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "a.md").write_text("an older export")

    def stop(doing, share):
        if share > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        studied.exporting.export(tmp_path / "decks.md", progress=stop)

    assert [each.name for each in folder.iterdir()] == ["a.md"]
    assert (folder / "a.md").read_text() == "an older export"


KILLED = """
import os, signal, sys
from pathlib import Path
from studyapp.services.collection import open_collection

def killed(_doing, share):
    if share > 0:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

collection = open_collection(Path(sys.argv[1]))
collection.exporting.export(Path(sys.argv[2]), deck="Top::A", progress=killed)
"""


@pytest.mark.parametrize("suffix", SUFFIXES_IN_STEPS)
def test_an_export_that_is_killed_leaves_no_half_file_and_a_sound_collection(
    studied, tmp_path, suffix
):
    path, before = tmp_path / f"out{suffix}", all_notes(studied)

    died = subprocess.run([sys.executable, "-c", KILLED, studied.folder, path], check=False)

    assert died.returncode != 0
    assert not path.exists()
    assert all_notes(studied) == before
    assert_sound(studied)


def test_learning_goes_on_while_an_export_is_written(studied, tmp_path):
    answered = []

    def study(_doing, share):
        if share > 0 and not answered:
            answered.append(studied.study.begin().current)
            studied.library.suspend(["a/n4"])

    report = studied.exporting.export(tmp_path / "all.apkg", progress=study)

    assert answered
    assert report.notes == len(notes())
