import json

import pytest

from studyapp.core.cards import NoteKind

TWO = "{{c1::one}} and {{c2::two}}"


@pytest.fixture
def cloze(database, making):
    note = making.note("deck/c", kind=NoteKind.CLOZE, front=TWO)
    making.add(database, note)
    return note


def ordinals(tx, guid):
    return [card.ordinal for card in tx.cards.of_note(guid)]


def test_a_note_is_added_with_the_cards_it_asks_for(database, making, cloze):
    making.add(database, making.note("deck/r", kind=NoteKind.REVERSED), making.note("deck/p"))

    with database.reading() as tx:
        assert [ordinals(tx, f"deck/{name}") for name in "crp"] == [[0, 1], [0, 1], [0]]
        assert tx.integrity.notes_with_wrong_cards() == []
        assert all(card.memory.is_new for card in tx.cards.all(tx.decks.within(None)))


def test_cards_come_and_go_with_the_text_and_the_others_stay(database, making, cloze):
    with database.transaction() as tx:
        before = {card.ordinal: card.id for card in tx.cards.of_note("deck/c")}
        changed = making.note("deck/c", kind=NoteKind.CLOZE, front="{{c2::two}} and {{c4::four}}")
        tx.content.rewrite(tx.notes.get("deck/c"), changed, modified=1)
        after = {card.ordinal: card.id for card in tx.cards.of_note("deck/c")}

    assert sorted(after) == [1, 3]
    assert after[1] == before[1]
    assert after[3] not in before.values()


def test_a_snapshot_brings_back_the_note_and_what_was_done_to_its_cards(database, making, cloze):
    with database.transaction() as tx:
        first, second = (card.id for card in tx.cards.of_note("deck/c"))
        tx.cards.suspend([first], True)
        tx.cards.flag([second], 3)
        tx.cards.bury([second], making.day)
        before = tx.cards.of_note("deck/c")
        snapshots = tx.content.snapshots(["deck/c", "deck/none"])
        tx.content.remove(["deck/c"])
        tx.content.restore(snapshots, modified=3)

        assert tx.cards.of_note("deck/c") == before
        assert tx.notes.get("deck/c").note == cloze
        assert snapshots["deck/none"] is None


def test_a_snapshot_of_nothing_takes_the_note_away(database, making, cloze):
    with database.transaction() as tx:
        tx.content.restore({"deck/c": None, "deck/none": None}, modified=3)

        assert tx.notes.count() == 0
        assert tx.cards.count() == 0


def test_a_restored_note_stands_where_it_stood(database, making):
    notes = [making.note(f"deck/{name}") for name in "abc"]
    making.add(database, *notes)
    with database.transaction() as tx:
        snapshots = tx.content.snapshots(["deck/a"])
        tx.content.remove(["deck/a"])
        tx.content.restore(snapshots, modified=3)

        order = [card.note for card in tx.cards.all(tx.decks.within(None))]
        asked = tx.queue.new(tx.decks.within(None), making.day, 10)

    assert order == ["deck/a", "deck/b", "deck/c"]
    assert [candidate.position for candidate in asked] == sorted(c.position for c in asked)


def test_new_cards_stand_by_priority_then_by_place_then_by_their_own_number(database, making):
    late = making.note("deck/late", attributes=(("priority", "nice-to-have"),))
    soon = making.note("deck/soon", attributes=(("priority", "critical"),))
    both = making.note("deck/both", kind=NoteKind.REVERSED)
    making.add(database, late, both, soon)

    with database.reading() as tx:
        cards = {card.id: card.guid for card in tx.cards.all(tx.decks.within(None))}
        names = [cards[c.card] for c in tx.queue.new(tx.decks.within(None), making.day, 10)]

    assert names == ["deck/soon#0", "deck/both#0", "deck/late#0"]


def test_the_search_index_follows_every_way_a_note_changes(database, making, cloze):
    def found(tx, word):
        query = "SELECT count(*) FROM note_search WHERE note_search MATCH ?"
        return tx.notes._connection.exec_driver_sql(query, (word,)).scalar()

    with database.transaction() as tx:
        assert found(tx, "two") == 1
        changed = making.note("deck/c", back="three", key_points=("four",), more="five")
        tx.content.rewrite(tx.notes.get("deck/c"), changed, modified=1)
        assert [found(tx, word) for word in ("two", "three", "four", "five")] == [0, 1, 1, 1]
        snapshots = tx.content.snapshots(["deck/c"])
        tx.content.remove(["deck/c"])
        assert found(tx, "three") == 0
        tx.content.restore(snapshots, modified=1)
        assert found(tx, "three") == 1
        assert tx.integrity.search_is_sound()


def test_a_snapshot_is_plain_json(database, making, cloze):
    with database.reading() as tx:
        values = json.loads(tx.content.snapshots(["deck/c"])["deck/c"])

    assert values["front"] == TWO
    assert values["deck"] == "Deck"
    assert values["cards"] == {"0": [0, None, 0], "1": [0, None, 0]}
