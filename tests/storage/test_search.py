"""What the search finds beside words: states at both sides of their bounds, decks, pages."""

import pytest
from card_rows import put_card

from studyapp.core.cards import NoteKind
from studyapp.core.query import parse

NEW, REVIEW, SUSPENDED = 0, 1, 2


@pytest.fixture
def shelf(database, making):
    making.add(
        database,
        making.note("deck/a", deck="One", front="Alpha", tags=("Core", "Über")),
        making.note("deck/b", deck="One::Two", front="Beta", tags=("core2",)),
        making.note(
            "deck/two", deck="Twofold", kind=NoteKind.REVERSED, front="Gamma", back="Delta"
        ),
    )
    return database


@pytest.fixture
def find(shelf, making):
    def found(query):
        terms = parse(query)
        with shelf.reading() as tx:
            page = tx.search.page(terms, making.day, limit=10, offset=0)
            assert tx.search.count(terms, making.day) == len(page)
        return [hit.guid.removeprefix("deck/") for hit in page]

    return found


@pytest.mark.parametrize(
    ("query", "days", "values", "is_found"),
    [
        ("is:new", {}, {"state": NEW}, True),
        ("is:new", {}, {"state": REVIEW}, False),
        ("is:new", {}, {"state": SUSPENDED}, False),
        ("is:suspended", {}, {"state": SUSPENDED}, True),
        ("is:suspended", {}, {"state": REVIEW}, False),
        ("is:due", {"due": 0}, {"state": REVIEW}, True),
        ("is:due", {"due": -1}, {"state": REVIEW}, True),
        ("is:due", {"due": 1}, {"state": REVIEW}, False),
        ("is:due", {"due": 0}, {"state": SUSPENDED}, False),
        ("is:due", {"due": 0, "buried": 0}, {"state": REVIEW}, False),
        ("is:due", {"due": 0, "buried": -1}, {"state": REVIEW}, True),
        ("is:buried", {"buried": 0}, {}, True),
        ("is:buried", {"buried": 1}, {}, True),
        ("is:buried", {"buried": -1}, {}, False),
        ("is:flagged", {}, {"flag": 0}, False),
        ("is:flagged", {}, {"flag": 1}, True),
        ("is:flagged", {}, {"flag": 7}, True),
        ("is:leech", {}, {"lapses": 7}, False),
        ("is:leech", {}, {"lapses": 8}, True),
        ("is:leech", {}, {"lapses": 9}, True),
    ],
)
def test_a_note_is_in_a_state_when_a_card_of_it_is(
    find, path, making, query, days, values, is_found
):
    today = making.day.toordinal()
    due = {"due": today + 9} if values.get("state") == REVIEW else {}
    put_card(path, "deck/b", **{**due, **values, **{n: today + day for n, day in days.items()}})

    assert ("b" in find(query)) is is_found
    assert ("b" in find(f"-{query}")) is not is_found


def test_one_card_of_several_is_enough(find, path):
    put_card(path, "deck/two", 1, flag=3)

    assert find("is:flagged") == ["two"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["a", "b", "two"]),
        ("alpha", ["a"]),
        ("alp", ["a"]),
        ('"alp"', []),
        ("alpha beta", []),
        ("-alpha", ["b", "two"]),
        ("-alpha -beta", ["two"]),
        ("-alp", ["a", "b", "two"]),
        ("gamma delta", ["two"]),
        ("deck:one", ["a", "b"]),
        ("deck:ONE::two", ["b"]),
        ("deck:two", ["b"]),
        ("-deck:two", ["a", "two"]),
        ("deck:tw", []),
        ("tag:core", ["a"]),
        ("tag:CORE2", ["b"]),
        ("tag:über", ["a"]),
        ("tag:ÜBER", ["a"]),
        ("-tag:core", ["b", "two"]),
        ("kind:reversed", ["two"]),
        ("-kind:reversed", ["a", "b"]),
        ("alpha deck:one tag:core kind:plain is:new", ["a"]),
        ("alpha deck:one tag:core kind:plain is:flagged", []),
    ],
)
def test_all_conditions_must_hold(find, query, found):
    assert find(query) == found


def test_a_hit_tells_the_first_due_day_of_its_cards(shelf, path, making):
    today = making.day.toordinal()
    put_card(path, "deck/two", 0, state=REVIEW, due=today + 5)
    put_card(path, "deck/two", 1, state=REVIEW, due=today + 2)

    with shelf.reading() as tx:
        hits = tx.search.page((), making.day, limit=10, offset=0)

    assert [hit.due and hit.due.toordinal() - today for hit in hits] == [None, None, 2]
    assert [hit.deck for hit in hits] == ["One", "One::Two", "Twofold"]
    assert [hit.tags for hit in hits] == [("Core", "Über"), ("core2",), ()]
    assert [hit.kind for hit in hits] == ["plain", "plain", "reversed"]


@pytest.mark.parametrize(("hidden", "is_hidden"), [((0,), False), ((0, 1), True)])
def test_a_hit_is_suspended_when_all_its_cards_are(shelf, path, making, hidden, is_hidden):
    for ordinal in hidden:
        put_card(path, "deck/two", ordinal, state=SUSPENDED)

    with shelf.reading() as tx:
        hit = tx.search.page((), making.day, limit=10, offset=0)[-1]

    assert hit.suspended is is_hidden


@pytest.mark.parametrize(
    ("limit", "offset", "guids"),
    [(2, 0, ["a", "b"]), (2, 2, ["two"]), (1, 1, ["b"]), (9, 3, []), (0, 0, [])],
)
def test_a_page_begins_and_ends_where_it_was_asked_to(shelf, making, limit, offset, guids):
    with shelf.reading() as tx:
        page = tx.search.page((), making.day, limit=limit, offset=offset)
        assert tx.search.count((), making.day) == 3

    assert [hit.guid.removeprefix("deck/") for hit in page] == guids
