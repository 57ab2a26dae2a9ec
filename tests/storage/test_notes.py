"""Notes with what only the collection knows of them: place, source, tags, roles and doubles."""

import pytest

from studyapp.core.cards import NoteKind


@pytest.fixture
def tx(database):
    with database.transaction() as made:
        yield made


def put(tx, *notes, **values):
    return tx.content.add(notes, modified=1000, **values)


def places(tx, *guids):
    return [tx.notes.get(guid).position for guid in guids]


def test_a_note_is_kept_with_its_source_and_the_instants_of_its_change(tx, making):
    put(
        *(tx, making.note("d/a"), making.note("d/b")),
        source="file.md",
        hashes={"d/a": b"\x01"},
        changed={"d/b": 5},
    )

    a, b = tx.notes.get("d/a"), tx.notes.get("d/b")

    assert (a.source, a.source_hash, a.modified) == ("file.md", b"\x01", 1000)
    assert (b.source, b.source_hash, b.modified) == ("file.md", None, 5)
    assert b.position == a.position + 1
    assert tx.notes.next_position() == b.position + 1


def test_the_first_place_of_an_empty_collection_is_one(tx):
    assert tx.notes.next_position() == 1
    assert tx.notes.count() == 0
    assert tx.notes.get("d/a") is None
    assert tx.notes.named(["d/a"]) == tx.notes.named([]) == {}
    assert tx.notes.insert_all([], positions=[], modified=1) == {}


def test_notes_of_a_source_are_found_by_it(tx, making):
    put(tx, making.note("d/a"), source="one")
    put(tx, making.note("d/b"), source="two")
    put(tx, making.note("d/c"))

    assert [each.note.guid for each in tx.notes.from_source("one")] == ["d/a"]
    tx.notes.imported(tx.notes.get("d/c").id, "one", b"\x02")
    assert [each.note.guid for each in tx.notes.from_source("one")] == ["d/a", "d/c"]
    assert tx.notes.get("d/c").source_hash == b"\x02"


def test_a_new_order_deals_the_same_places_among_the_notes(tx, making):
    put(tx, *(making.note(f"d/{name}") for name in "abcd"))
    before = places(tx, "d/a", "d/b", "d/c", "d/d")

    assert tx.notes.put_in_order(["d/c", "d/none", "d/a"])

    assert places(tx, "d/c", "d/b", "d/a", "d/d") == before
    assert not tx.notes.put_in_order(["d/c", "d/a"])
    assert not tx.notes.put_in_order([])
    within = tx.notes.within(tx.decks.within(None))
    assert [each.note.guid for each in within] == ["d/c", "d/b", "d/a", "d/d"]


@pytest.mark.parametrize(
    ("fronts", "groups"),
    [
        (["Why?", "Why?"], (("d/0", "d/1"),)),
        (["Why?", "  Why? "], (("d/0", "d/1"),)),
        (["Why?", "why?"], ()),
        (["Why?", "Why ?"], ()),
        (["A", "B", "A", "B", "A"], (("d/0", "d/2", "d/4"), ("d/1", "d/3"))),
        ([], ()),
    ],
)
def test_the_same_front_twice_is_found(tx, making, fronts, groups):
    put(tx, *(making.note(f"d/{at}", front=front) for at, front in enumerate(fronts)))

    assert tx.notes.with_same_front() == groups


def test_the_roles_of_a_note_are_its_own_or_its_decks(tx, making):
    own = (("roles", "safety, mlops"),)
    put(
        *(tx, making.note("d/own", "With", attributes=own), making.note("d/deck", "With")),
        *(making.note("d/only", "Without", attributes=own), making.note("d/all", "Without")),
    )
    tx.decks.set_attributes("With", (("roles", "ml-engineer"),))

    assert tx.notes.roles() == {
        "d/own": ("safety", "mlops"),
        "d/deck": ("ml-engineer",),
        "d/only": ("safety", "mlops"),
    }


def test_what_is_compared_of_a_note_is_its_text_deck_and_source(tx, making):
    put(tx, making.note("d/a", "A::B", front="F", back="B"), source="s")
    put(tx, making.note("d/b", "A", NoteKind.OPEN, front="G"))

    assert [tuple(text) for text in tx.notes.texts()] == [
        ("d/a", "F", "B", "A::B", "s"),
        ("d/b", "G", "", "A", None),
    ]


def test_a_rewritten_note_has_its_new_tags_only(tx, making):
    put(tx, making.note("d/a", tags=("x", "y")), making.note("d/b", tags=("y",)))

    new = making.note("d/a", "Elsewhere", tags=("z", "y", "z"))
    tx.notes.rewrite(tx.notes.get("d/a").id, new, modified=7)

    stored = tx.notes.get("d/a")
    assert (stored.note.tags, stored.note.deck, stored.modified) == (("z", "y"), "Elsewhere", 7)
    assert tx.quiz_candidates.tags(tx.decks.within("Deck")) == ["y"]
    assert tx.integrity.wrong_tags() == {}


def test_a_snapshot_keeps_the_source_of_a_note(tx, making):
    put(tx, making.note("d/a"), source="s", hashes={"d/a": b"\x01"})
    snapshots = tx.content.snapshots(["d/a"])
    tx.notes.imported(tx.notes.get("d/a").id, None, None)
    tx.content.restore(snapshots, modified=9)
    kept = tx.notes.get("d/a")
    assert (kept.source, kept.source_hash, kept.modified) == ("s", b"\x01", 1000)

    tx.content.remove(["d/a"])
    tx.content.restore(snapshots, modified=9)

    back = tx.notes.get("d/a")
    assert (back.source, back.source_hash, back.modified) == ("s", b"\x01", 9)
