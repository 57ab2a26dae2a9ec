"""A collection that studied the decks of 0.1 meets those of today.

The stored file was made by the program of 0.1 from two of its decks: most cards answered on four
days, `gans/objective` suspended, `gans/wgan` edited, two notes deleted.
"""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from studying import HandClock, assert_sound, cards, opened

from studyapp.formats.deck.text import parse
from studyapp.paths import shipped
from studyapp.services.importing.plan import ItemState
from studyapp.services.importing.updates import update_line

STORED = Path(__file__).parents[2] / "data" / "collection_decks_0_1.sqlite"
DELETED = {"gans/vanishing", "concepts/classical-generative"}
EDITED, SUSPENDED = "gans/wgan", "gans/objective"


def notes_of(collection):
    with collection.database.reading() as tx:
        stored = tx.notes.within(tx.decks.within(None))
        return {each.note.guid: each.note for each in stored}


@pytest.fixture(scope="module")
def decks():
    """Return the notes of the decks of today."""
    files = [path for path in shipped("decks").glob("*.md") if path.name != "README.md"]
    texts = (path.read_text(encoding="utf-8") for path in files)
    return {note.guid: note for text in texts for note in parse(text).deck.notes}


@pytest.fixture(scope="module")
def update(tmp_path_factory):
    """Return the collection after the update, and its notes and cards before."""
    folder = tmp_path_factory.mktemp("learner")
    shutil.copyfile(STORED, folder / "collection.sqlite")
    clock = HandClock(datetime(2026, 11, 21, 9, tzinfo=UTC))
    before = opened(folder, clock)
    notes, known = notes_of(before), cards(before)
    before.close()
    collection = opened(folder, clock, shipped=shipped("decks"))
    yield collection, notes, known
    collection.close()


def test_every_card_keeps_its_memory(update, decks):
    collection, _, before = update
    now = cards(collection)

    assert sum(not card.memory.is_new for card in before.values()) > 50
    for guid, card in before.items():
        if guid in now:
            assert now[guid].memory == card.memory
        else:
            assert card.ordinal not in decks[card.note].ordinals()
    assert_sound(collection)


def test_what_became_of_each_note_is_told(update):
    collection, before, _ = update
    states = {item.guid: item.state for report in collection.updates for item in report.items}

    assert before.keys() <= states.keys()
    assert states[EDITED] is ItemState.KEPT
    assert {states[guid] for guid in DELETED} == {ItemState.SKIPPED}
    assert {ItemState.NEW, ItemState.CHANGED, ItemState.REMOVED} <= set(states.values())
    line = update_line(collection.updates)
    assert line.startswith("The decks were updated: ")
    assert " 1 kept as you edited them" in line
    assert " 2 left out, as you deleted them" in line


def test_wording_follows_the_decks_but_for_what_was_edited(update, decks):
    collection, before, _ = update
    now = notes_of(collection)

    assert now[EDITED].back == before[EDITED].back
    assert "My own words" in now[EDITED].back
    unlike = {guid for guid, note in now.items() if guid in decks and note != decks[guid]}
    assert unlike == {EDITED}
    assert decks.keys() - now.keys() == DELETED


def test_what_is_in_the_decks_no_more_is_suspended_and_kept(update, decks):
    collection, before, _ = update
    now = cards(collection).values()

    gone = before.keys() - decks.keys()
    assert gone
    assert {card.note for card in now if card.suspended} == gone | {SUSPENDED}
    assert all(card.suspended for card in now if card.note in gone)


def test_new_cards_come_along_the_path_of_today(update, decks):
    collection, _, _ = update

    with collection.database.reading() as tx:
        found = tx.queue.new(tx.decks.within(None), collection.study.today(), 30)
        deck_names = [candidate.deck for candidate in found[:10]]

    assert all(candidate.is_on_path for candidate in found)
    assert not any("History and classics" in name for name in deck_names)


def test_opening_it_again_changes_nothing(update):
    collection, _, _ = update

    assert collection.importing.load_shipped(shipped("decks")) == []
    assert notes_of(collection).keys().isdisjoint(DELETED)


def test_a_note_that_was_deleted_comes_back_by_undo_only(tmp_path, clock):
    folder = tmp_path / "decks"
    folder.mkdir()
    text = "---\nid: d\ndeck: D\norder: 1\n---\n\n## Q {#q}\n\nAn answer.\n\n## R {#r}\n\nB.\n"
    (folder / "d.md").write_text(text)
    collection = opened(tmp_path / "data", clock, shipped=folder)
    assert collection.updates == ()
    collection.library.delete(["d/q"])

    (folder / "d.md").write_text(text.replace("An answer", "Another answer"))
    [report] = collection.importing.load_shipped(folder)

    assert (report.skipped, report.added) == (1, 0)
    assert notes_of(collection).keys() == {"d/r"}
    collection.library.undo()
    assert notes_of(collection).keys() == {"d/q", "d/r"}
    collection.close()


def test_places_follow_the_file_after_an_update(tmp_path, clock):
    folder = tmp_path / "decks"
    folder.mkdir()
    head, notes = "---\nid: d\ndeck: D\norder: 1\n---\n", "abc"
    texts = {name: f"\n## {name} {{#{name}}}\n\nAn answer.\n" for name in "abcd"}
    (folder / "d.md").write_text(head + "".join(texts[name] for name in notes))
    collection = opened(tmp_path / "data", clock, shipped=folder)

    (folder / "d.md").write_text(head + "".join(texts[name] for name in "cdab"))
    collection.importing.load_shipped(folder)

    assert list(notes_of(collection)) == ["d/c", "d/d", "d/a", "d/b"]
    assert [card.guid[2] for card in asked(collection)] == ["c", "d", "a", "b"]
    collection.close()


def asked(collection):
    with collection.database.reading() as tx:
        found = tx.queue.new(tx.decks.within(None), collection.study.today(), 10)
        return [tx.cards.with_note(each.card)[0] for each in found]
