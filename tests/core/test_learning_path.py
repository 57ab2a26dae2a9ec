import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.cards import Note, NoteKind, Priority
from studyapp.core.learning_path import (
    PATH_START,
    PathNote,
    learning_path,
    path_note,
    position_before_path,
    position_on_path,
    whole_number,
)

NAMES = [f"d/{name}" for name in "abcdefghij"]


@st.composite
def note_sets(draw, *, knotted):
    """Draw notes whose links point anywhere, or only to notes that were drawn before."""
    notes = []
    for number, guid in enumerate(NAMES[: draw(st.integers(0, len(NAMES)))]):
        targets = [*NAMES, "elsewhere/x"] if knotted else NAMES[:number]
        after = st.lists(st.sampled_from(targets), max_size=3) if targets else st.just([])
        notes.append(
            PathNote(
                guid,
                draw(st.integers(0, 5)),
                draw(st.sampled_from(list(Priority))),
                draw(st.none() | st.integers(0, 3)),
                tuple(draw(after)),
            )
        )
    return notes


def guids(*notes):
    return [guid.partition("/")[2] for guid in learning_path(notes).guids]


def at(name, place=0, priority=Priority.IMPORTANT, order=100, after=()):
    return PathNote(f"d/{name}", place, priority, order, tuple(f"d/{each}" for each in after))


class TestProperties:
    @given(note_sets(knotted=True))
    def test_each_note_is_there_once(self, notes):
        assert sorted(learning_path(notes).guids) == sorted(note.guid for note in notes)

    @given(note_sets(knotted=True))
    def test_no_note_comes_before_what_it_waits_for_outside_of_knots(self, notes):
        path = learning_path(notes)
        rank = {guid: place for place, guid in enumerate(path.guids)}
        knot = {guid: number for number, knot in enumerate(path.knots) for guid in knot}

        for note in notes:
            for link in note.after:
                if link in rank and (link not in knot or knot[link] != knot.get(note.guid)):
                    assert rank[link] < rank[note.guid]

    @given(note_sets(knotted=False))
    def test_links_that_run_one_way_make_no_knot(self, notes):
        assert learning_path(notes).knots == ()

    @given(note_sets(knotted=True), st.randoms(use_true_random=False))
    def test_the_order_of_the_input_means_nothing(self, notes, chance):
        shuffled = list(notes)
        chance.shuffle(shuffled)

        assert learning_path(shuffled) == learning_path(notes)

    @given(note_sets(knotted=True))
    def test_a_knot_is_exactly_what_waits_for_itself(self, notes):
        links = {note.guid: set(note.after) for note in notes}

        tied = {guid for guid in links if guid in reached(guid, links)}

        assert {guid for knot in learning_path(notes).knots for guid in knot} == tied


def reached(start, links):
    found, ahead = set(), list(links[start])
    while ahead:
        guid = ahead.pop()
        if guid in links and guid not in found:
            found.add(guid)
            ahead += links[guid]
    return found


def test_decks_come_by_order_then_notes_by_priority_and_place():
    late, early = at("late", order=200), at("early", place=9)
    critical = at("critical", place=8, priority=Priority.CRITICAL)
    rest = at("rest", place=2, priority=Priority.NICE_TO_HAVE)

    assert guids(late, rest, early, at("first"), critical) == [
        *("critical", "first", "early", "rest", "late")
    ]


def test_what_has_no_order_comes_first():
    assert guids(at("ordered", order=0), at("own", order=None)) == ["own", "ordered"]


def test_a_note_waits_for_what_it_follows_and_comes_at_once_then():
    follower = at("follower", priority=Priority.CRITICAL, after=["led"])

    assert guids(follower, at("led", 1), at("other", 2)) == ["led", "follower", "other"]


def test_a_knot_is_told_and_left_in_its_order():
    path = learning_path(
        [at("a", 1, after=["b"]), at("b", 2, after=["a"]), at("c", 3, after=["b"])]
    )

    assert path.guids == ("d/a", "d/b", "d/c")
    assert path.knots == (("d/a", "d/b"),)


def test_a_long_ladder_is_no_trouble():
    ladder = [at(f"{n:05}", 9999 - n, after=[f"{n - 1:05}"]) for n in range(5000)]

    assert guids(*ladder) == [f"{n:05}" for n in range(5000)]


def test_a_note_is_seen_with_its_own_order_before_its_decks():
    attributes = (("order", "3"), ("priority", "critical"), ("follows", "x"), ("needs", "e/y, z"))
    note = Note("d/n", "D", NoteKind.PLAIN, "Front", attributes=attributes)

    seen = path_note(note, 7, 100)

    assert seen == PathNote("d/n", 7, Priority.CRITICAL, 3, ("d/x", "e/y", "d/z"))


def test_an_order_is_a_whole_number_or_none():
    assert [whole_number(text) for text in ("0", "17", "", "-1", "1.5", "²", "9" * 10)] == [
        *(0, 17, None, None, None, None, None)
    ]


@pytest.mark.parametrize(
    ("rank", "ordinal", "place"),
    [(0, 0, 0), (0, 1, 1), (0, 255, 255), (0, 256, 255), (1, 0, 256), (1, 999, 511), (3, 2, 770)],
)
def test_cards_on_the_path_stand_by_rank_then_by_their_own_number(rank, ordinal, place):
    assert position_on_path(rank, ordinal) == PATH_START + place


def test_cards_without_a_place_on_the_path_stand_by_priority_before_those_on_it():
    def position(priority, place=0, ordinal=0):
        attributes = (("priority", priority),)
        note = Note("d/n", "D", NoteKind.PLAIN, "F", attributes=attributes)
        return position_before_path(note, place, ordinal)

    in_order = [
        position("critical"),
        position("critical", 0, 1),
        position("critical", 0, 255),
        position("critical", 1),
        position("critical", 2**31, 300),
        position("important"),
        position("important", 5),
        position("nice-to-have"),
        position("nice-to-have", 2**31, 255),
        position_on_path(0, 0),
    ]

    assert in_order == sorted(set(in_order))
    assert position("critical", 0, 256) == position("critical", 0, 255)
    assert position("unheard of") == position("important")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9" * 9, 999_999_999),
        ("9" * 10, None),
        ("007", 7),
        ("+1", None),
        (" 1", None),
        ("1e3", None),
        ("٣", None),
    ],
)
def test_an_order_has_nine_figures_at_most(text, number):
    assert whole_number(text) == number


def test_without_an_order_of_its_own_a_note_has_its_decks():
    plain = Note("d/n", "D", NoteKind.PLAIN, "F", attributes=(("order", "first"),))

    assert path_note(plain, 7, 100) == PathNote("d/n", 7, Priority.IMPORTANT, 100, ())
    assert path_note(plain, 7, None).order is None


def test_an_own_order_of_nought_counts():
    first = Note("d/n", "D", NoteKind.PLAIN, "F", attributes=(("order", "0"),))

    assert path_note(first, 7, 100).order == 0


def test_a_note_that_waits_for_itself_is_a_knot_of_one():
    path = learning_path([at("a", 2, after=["a"]), at("b", 1)])

    assert path.knots == (("d/a",),)
    assert path.guids == ("d/b", "d/a")


def test_what_waits_for_a_knot_comes_after_all_of_it():
    path = learning_path(
        [
            at("late", 0, after=["x"]),
            at("x", 2, after=["y"]),
            at("y", 1, after=["x", "first"]),
            at("first", 9),
        ]
    )

    assert path.knots == (("d/y", "d/x"),)
    assert path.guids.index("d/late") > path.guids.index("d/x")
    assert path.guids.index("d/y") > path.guids.index("d/first")


def test_two_knots_are_told_apart():
    path = learning_path(
        [
            at("a", 1, after=["b"]),
            at("b", 2, after=["a"]),
            at("c", 3, after=["d", "a"]),
            at("d", 4, after=["c"]),
        ]
    )

    assert path.knots == (("d/a", "d/b"), ("d/c", "d/d"))


def test_the_same_link_named_twice_is_waited_for_once():
    assert guids(at("b", 0, after=["a", "a"]), at("a", 1)) == ["a", "b"]


def test_of_notes_alike_the_name_decides():
    assert guids(at("b"), at("a"), at("c")) == ["a", "b", "c"]
