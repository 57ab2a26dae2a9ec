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


def test_what_a_front_matter_says_is_kept_for_its_deck(database):
    said = (("order", "3"), ("roles", "mlops"), ("order", "4"))
    with database.transaction() as tx:
        tx.decks.ensure(["A", "B"])
        tx.decks.set_attributes("A", said)
        assert tx.decks.attributes() == {"A": said, "B": ()}

        tx.decks.set_attributes("A", ())

        assert tx.decks.attributes() == {"A": (), "B": ()}


def test_a_description_belongs_to_one_deck_and_is_replaced(database):
    with database.transaction() as tx:
        tx.decks.ensure(["A", "A::B"])
        tx.decks.describe("A", "First")
        tx.decks.describe("A", "Second")
        tx.decks.describe("Nowhere", "Lost")

        assert tx.decks.descriptions() == {"A": "Second", "A::B": ""}


def test_a_deck_that_is_no_longer_described_goes(database):
    with database.transaction() as tx:
        tx.decks.ensure(["A"])
        tx.decks.describe("A", "Something")
        tx.decks.describe("A", "")

        tx.decks.remove_empty()

        assert tx.decks.names() == {}


def test_no_deck_is_made_for_no_name(database):
    with database.transaction() as tx:
        assert tx.decks.ensure([]) == {}
        assert tx.decks.within(None) == tx.decks.within("A") == []


def test_asking_for_a_deck_gives_the_others_too(database):
    with database.transaction() as tx:
        made = tx.decks.ensure(["A"])

        assert tx.decks.ensure(["B"]).items() > made.items()
