"""Where new cards stand: those without a place on the path first, then along it."""

from datetime import date

from studyapp.core.learning_path import PATH_START

DAY = date(2026, 3, 2)


def along(database):
    """Return the notes of the new cards in the order in which they come."""
    with database.reading() as tx:
        found = tx.queue.new(tx.decks.within(None), DAY, 100)
        return [tx.cards.with_note(each.card)[1].guid.partition("/")[2] for each in found]


def order(database, **decks):
    with database.transaction() as tx:
        tx.decks.ensure(decks)
        for name, at in decks.items():
            tx.decks.set_attributes(name, (("order", str(at)),))
        tx.path.outdate()


def note(making, name, deck, **attributes):
    return making.note(f"d/{name}", deck, attributes=tuple(attributes.items()))


def test_decks_come_along_their_order_and_those_without_one_before(database, making):
    order(database, Late=20, Early=10)
    names = (("late", "Late"), ("early", "Early"), ("own", "Mine"))
    making.add(database, *(note(making, name, deck) for name, deck in names))

    assert along(database) == ["own", "early", "late"]


def test_a_note_of_its_own_order_comes_ahead_of_its_deck(database, making):
    order(database, A=10, B=20)
    making.add(database, note(making, "a", "A"), note(making, "ahead", "B", order="3"))

    assert along(database) == ["ahead", "a"]


def test_a_note_waits_for_what_it_follows_and_needs(database, making):
    order(database, A=10)
    making.add(
        database,
        note(making, "follow-up", "A", priority="critical", follows="first", needs="d/second"),
        note(making, "second", "A"),
        note(making, "first", "A"),
    )

    assert along(database) == ["second", "first", "follow-up"]


def test_decks_without_order_go_by_priority_and_place_as_ever(database, making):
    making.add(
        database,
        note(making, "b", "B", follows="c"),
        note(making, "c", "A"),
        note(making, "first", "A", priority="critical"),
    )

    assert along(database) == ["first", "b", "c"]


def test_an_edit_leaves_a_card_where_it_stands_and_other_links_move_it(database, making):
    order(database, A=10)
    making.add(database, *(note(making, name, "A") for name in "abc"))
    with database.transaction() as tx:
        stored = tx.notes.get("d/a")
        better = making.note("d/a", "A", front="Better")
        tx.content.rewrite(stored, better, modified=1)
    assert along(database) == ["a", "b", "c"]

    with database.transaction() as tx:
        linked = note(making, "a", "A", needs="c")
        tx.content.rewrite(tx.notes.get("d/a"), linked, modified=2)

    assert along(database) == ["b", "c", "a"]


def test_a_note_that_is_moved_into_a_deck_of_its_own_comes_first(database, making):
    order(database, A=10)
    making.add(database, *(note(making, name, "A") for name in "abc"))

    with database.transaction() as tx:
        tx.content.rewrite(tx.notes.get("d/c"), note(making, "c", "Mine"), modified=2)

    assert along(database) == ["c", "a", "b"]


def test_a_deck_that_loses_its_order_comes_before_the_path(database, making):
    order(database, A=10, B=20)
    making.add(database, note(making, "a", "A"), note(making, "b", "B"))

    with database.transaction() as tx:
        tx.decks.set_attributes("B", ())
        tx.path.outdate()

    assert along(database) == ["b", "a"]
    with database.reading() as tx:
        [card] = tx.cards.of_note("d/b")
        [found] = [c for c in tx.queue.new(tx.decks.within(None), DAY, 9) if c.card == card.id]
    assert found.position < PATH_START


def test_a_note_that_comes_back_stands_where_it_stood(database, making):
    order(database, A=10)
    making.add(database, *(note(making, name, "A") for name in "abc"))
    with database.transaction() as tx:
        before = tx.content.snapshots(["d/b"])
        tx.content.remove(["d/b"])

    with database.transaction() as tx:
        tx.content.restore(before, modified=2)

    assert along(database) == ["a", "b", "c"]


def test_positions_are_dealt_anew_among_the_notes_that_are_named(database, making):
    making.add(database, *(note(making, name, "A") for name in "abcd"))

    with database.transaction() as tx:
        assert tx.notes.put_in_order(["d/c", "d/gone", "d/a"])
        assert not tx.notes.put_in_order(["d/c", "d/a"])

    with database.reading() as tx:
        stored = tx.notes.within(tx.decks.within(None))
        assert [each.note.guid for each in stored] == ["d/c", "d/b", "d/a", "d/d"]
