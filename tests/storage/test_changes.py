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


def test_a_change_is_read_with_its_instant_and_label(tx):
    change_id = record(tx, "Edit", "a")

    found = tx.changes.get(change_id)

    assert (found.id, found.at, found.label) == (change_id, 1000, "Edit")
    assert tx.changes.last_done() == found == tx.changes.made_at(1000, "Edit")
    assert tx.changes.get(change_id + 1) is None
    tx.changes.take_back(change_id, {})
    assert tx.changes.last_undone() == found


def test_nothing_changed_leaves_nothing_to_take_back(tx):
    assert tx.changes.last_done() is tx.changes.last_undone() is None
    assert tx.changes.revisions(1) == []


def test_a_note_that_was_not_there_before_has_no_text_before(tx):
    change_id = tx.changes.record("Add", 5, {"b": None, "a": "was"})

    assert [(each.note_guid, each.before) for each in tx.changes.revisions(change_id)] == [
        ("b", None),
        ("a", "was"),
    ]


def test_what_came_after_is_kept_for_the_revisions_it_is_given_for(tx):
    first, second = record(tx, "One", "a", "b"), record(tx, "Two", "a")
    [of_a, of_b] = tx.changes.revisions(first)

    tx.changes.take_back(first, {of_b.id: "after b"})

    assert [each.after for each in tx.changes.revisions(first)] == [None, "after b"]
    assert [each.after for each in tx.changes.revisions(second)] == [None]
    assert of_a.id != of_b.id


def test_a_settled_change_overtakes_but_an_earlier_one_does_not(tx):
    earlier, change_id = record(tx, "One", "a"), record(tx, "Two", "a")
    assert tx.changes.is_overtaken(earlier)
    assert not tx.changes.is_overtaken(change_id)

    record(tx, "Update", "a", settled=True)

    assert tx.changes.is_overtaken(change_id)


def test_a_change_that_was_dropped_overtakes_nothing(tx):
    first, second = record(tx, "One", "a"), record(tx, "Two", "a")

    tx.changes.take_back(second, {}, for_good=True)

    assert not tx.changes.is_overtaken(first)


def test_what_was_dropped_is_not_settled_and_what_stands_elsewhere_stays(tx):
    gone, other = record(tx, "Gone", "a"), record(tx, "Other", "b", "c")
    tx.changes.take_back(gone, {})

    record(tx, "Update", "a", settled=True)

    assert tx.changes.last_undone() is None
    assert tx.changes.last_done().id == other
    record(tx, "Update", "c", settled=True)
    assert tx.changes.last_done() is None


def test_of_two_changes_at_one_instant_each_is_found_by_its_label(tx):
    first, second = record(tx, "One", "a"), record(tx, "Two", "a")

    assert tx.changes.made_at(1000, "One").id == first
    assert tx.changes.made_at(1000, "Two").id == second
    assert tx.changes.made_at(1000, "Three") is None


def test_a_dropped_change_is_not_settled_and_overtakes_nothing(tx):
    base, dropped = record(tx, "One", "b"), record(tx, "Two", "a", "b")
    tx.changes.take_back(dropped, {}, for_good=True)

    record(tx, "Update", "a", settled=True)

    assert not tx.changes.is_overtaken(base)
