import pytest


@pytest.fixture
def tx(database):
    with database.transaction() as made:
        yield made


def record(tx, label, *guids, **wanted):
    return tx.changes.record(label, 1000, dict.fromkeys(guids, "before"), **wanted)


def test_the_newest_change_that_stands_is_the_next_to_take_back(tx):
    first, second = record(tx, "One", "a"), record(tx, "Two", "b")
    assert tx.changes.last_done().label == "Two"

    tx.changes.take_back(second, {})

    assert tx.changes.last_done().id == first
    assert tx.changes.last_undone().id == second


def test_changes_are_done_again_in_the_order_they_were_made(tx):
    made = [record(tx, label, "a") for label in ("One", "Two", "Three")]
    for change_id in reversed(made):
        tx.changes.take_back(change_id, {})

    done = []
    while (change := tx.changes.last_undone()) is not None:
        done.append(change.label)
        tx.changes.do_again(change.id)

    assert done == ["One", "Two", "Three"]


def test_a_new_change_ends_what_could_be_done_again(tx):
    tx.changes.take_back(record(tx, "One", "a"), {})

    record(tx, "Two", "b")

    assert tx.changes.last_undone() is None


def test_a_change_taken_back_for_good_is_never_done_again(tx):
    change_id = record(tx, "One", "a")

    tx.changes.take_back(change_id, {}, for_good=True)

    assert (tx.changes.last_done(), tx.changes.last_undone()) == (None, None)
    assert tx.changes.get(change_id) is None


def test_a_revision_keeps_both_sides(tx):
    change_id = record(tx, "One", "a", "b")
    first, second = tx.changes.revisions(change_id)
    assert (first.note_guid, first.before, first.after) == ("a", "before", None)

    tx.changes.take_back(change_id, {first.id: "after", second.id: None})

    assert [each.after for each in tx.changes.revisions(change_id)] == ["after", None]


def test_a_later_change_of_the_same_note_overtakes(tx):
    first = record(tx, "One", "a", "b")
    assert not tx.changes.is_overtaken(first)
    record(tx, "Two", "c")
    assert not tx.changes.is_overtaken(first)

    later = record(tx, "Three", "b")

    assert tx.changes.is_overtaken(first)
    tx.changes.take_back(later, {})
    assert not tx.changes.is_overtaken(first)


def test_a_settled_change_settles_what_it_builds_on(tx):
    record(tx, "Edit of a", "a")
    other = record(tx, "Edit of b", "b")

    record(tx, "Update", "a", settled=True)

    assert tx.changes.last_done().id == other
    tx.changes.take_back(other, {})
    assert tx.changes.last_done() is None


def test_a_change_is_found_by_its_instant_and_label(tx):
    wanted = record(tx, "Leech", "a")
    record(tx, "Edit", "a")

    assert tx.changes.made_at(1000, "Leech").id == wanted
    assert tx.changes.made_at(1001, "Leech") is None
    tx.changes.take_back(wanted, {}, for_good=True)
    assert tx.changes.made_at(1000, "Leech") is None
