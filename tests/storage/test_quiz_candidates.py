from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import changed, memories

from studyapp.core.cards import NoteKind
from studyapp.core.quiz.quiz_note import is_weak


def card_of(tx, guid):
    [card] = tx.cards.of_note(guid)
    return card


def filled(database, making):
    making.add(
        database,
        making.note("deck/a", deck="One", tags=("x", "y")),
        making.note("deck/b", deck="One::Two", tags=("y",)),
        making.note("deck/c", deck="Three"),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(memory=memories(), reviews=st.integers(0, 3))
def test_weak_cards_are_those_that_the_core_calls_weak(database, making, memory, reviews):
    memory = changed(memory, reviews=reviews)
    with database.transaction() as tx:
        if tx.notes.get("deck/a") is None:
            tx.content.add([making.note("deck/a")], modified=1)
        card = card_of(tx, "deck/a")
        tx.cards.remember([(card.id, memory, False, 1)])

        found = tx.quiz_candidates.cards(tx.decks.within(None), weak=True)

    assert found == ({"deck/a": [0]} if is_weak(memory) else {})


def test_notes_are_found_by_deck_and_by_any_of_the_tags(database, making):
    filled(database, making)

    with database.reading() as tx:
        one, everywhere = tx.decks.within("One"), tx.decks.within(None)

        assert tx.quiz_candidates.count(everywhere) == 3
        assert list(tx.quiz_candidates.cards(one)) == ["deck/a", "deck/b"]
        assert list(tx.quiz_candidates.cards(everywhere, ["x", "z"])) == ["deck/a"]
        assert tx.quiz_candidates.count(everywhere, ["x", "y"]) == 2
        assert tx.quiz_candidates.tags(one) == ["x", "y"]
        assert tx.quiz_candidates.tags(tx.decks.within("Three")) == []
        assert tx.quiz_candidates.notes(one) == ["deck/a", "deck/b"]


def test_suspended_cards_are_not_asked(database, making):
    filled(database, making)
    with database.transaction() as tx:
        tx.cards.suspend([card_of(tx, "deck/a").id], True)

        assert tx.quiz_candidates.count(tx.decks.within(None)) == 2
        assert "deck/a" not in tx.quiz_candidates.cards(tx.decks.within(None))


def test_due_or_weak_cards_are_asked_where_both_are_wished_for(database, making):
    filled(database, making)
    with database.transaction() as tx:
        due, weak = card_of(tx, "deck/a"), card_of(tx, "deck/b")
        day = making.day
        tired = changed(weak.memory, due=day + timedelta(9), interval=9, reviews=3, ease=150)
        tx.cards.remember([(weak.id, tired, False, 1)])
        everywhere = tx.decks.within(None)

        assert list(tx.quiz_candidates.cards(everywhere, due=[due.id])) == ["deck/a"]
        assert list(tx.quiz_candidates.cards(everywhere, due=[])) == []
        assert list(tx.quiz_candidates.cards(everywhere, due=[due.id], weak=True)) == [
            "deck/a",
            "deck/b",
        ]


def test_of_a_note_only_the_cards_that_may_be_asked_are_named(database, making):
    making.add(
        database,
        making.note("deck/c", kind=NoteKind.CLOZE, front="{{c1::a}} {{c2::b}} {{c4::d}}"),
        making.note("deck/a"),
    )
    with database.transaction() as tx:
        rows = {card.ordinal: card.id for card in tx.cards.of_note("deck/c")}
        everywhere = tx.decks.within(None)
        ask = tx.quiz_candidates.cards

        assert ask(everywhere) == {"deck/c": [0, 1, 3], "deck/a": [0]}
        assert list(ask(everywhere)) == ["deck/c", "deck/a"]
        assert ask(everywhere, due=[rows[3], rows[0]]) == {"deck/c": [0, 3]}
        tx.cards.suspend([rows[1]], True)
        assert ask(everywhere, due=rows.values()) == {"deck/c": [0, 3]}
        assert tx.quiz_candidates.count(everywhere) == 2
        tx.cards.suspend(list(rows.values()), True)
        assert tx.quiz_candidates.count(everywhere) == 1
        assert tx.quiz_candidates.notes(everywhere) == ["deck/c", "deck/a"]


def test_without_a_deck_nothing_is_asked(database, making):
    filled(database, making)
    with database.reading() as tx:
        assert tx.quiz_candidates.cards([]) == {}
        assert tx.quiz_candidates.count([]) == 0
        assert tx.quiz_candidates.notes([]) == tx.quiz_candidates.tags([]) == []


def test_wishes_for_tags_and_due_cards_go_together(database, making):
    filled(database, making)
    with database.reading() as tx:
        everywhere = tx.decks.within(None)
        a, c = card_of(tx, "deck/a").id, card_of(tx, "deck/c").id

        assert list(tx.quiz_candidates.cards(everywhere, ["y"], due=[a, c])) == ["deck/a"]
        assert tx.quiz_candidates.cards(everywhere, ["none"]) == {}
        assert tx.quiz_candidates.cards(everywhere, due=[], weak=True) == {}


def test_tags_are_named_once_in_order(database, making):
    making.add(
        database, making.note("deck/a", tags=("z", "b")), making.note("deck/b", tags=("b", "a"))
    )
    with database.reading() as tx:
        assert tx.quiz_candidates.tags(tx.decks.within(None)) == ["a", "b", "z"]
