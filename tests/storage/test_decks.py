def test_a_deck_holds_itself_and_those_below_it(database, making):
    names = ["A", "A::B", "A::B::C", "AB", "A:B", "a"]
    making.add(database, *(making.note(f"d/{n}", deck) for n, deck in enumerate(names)))

    with database.reading() as tx:
        known = tx.decks.names()
        inside = {name: sorted(known[row] for row in tx.decks.within(name)) for name in ("A", "a")}
        assert sorted(known[row] for row in tx.decks.within(None)) == sorted(names)
        assert tx.decks.within("A::") == []
    assert inside == {"A": ["A", "A::B", "A::B::C"], "a": ["a"]}


def test_a_level_without_notes_of_its_own_holds_those_below_it(database, making):
    making.add(database, making.note("d/x", "A::B::C"))

    with database.reading() as tx:
        assert tx.decks.within("A") == tx.decks.within("A::B::C") != []


def test_a_deck_without_notes_goes_unless_it_is_described(database, making):
    making.add(database, making.note("d/x", "Full"))
    with database.transaction() as tx:
        tx.decks.ensure(["Empty", "Told of"])
        tx.decks.describe("Told of", "Something")

        tx.decks.remove_empty()

        assert sorted(tx.decks.names().values()) == ["Full", "Told of"]
        assert tx.decks.descriptions() == {"Full": "", "Told of": "Something"}


def test_a_deck_is_made_once(database):
    with database.transaction() as tx:
        first = tx.decks.ensure(["A", "B", "A"])

        assert tx.decks.ensure(["B"])["B"] == first["B"]
        assert len(tx.decks.names()) == 2
        assert tx.decks.name(first["A"]) == "A"
