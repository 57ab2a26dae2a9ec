"""Notes and cards as the rows of an Anki collection."""

from datetime import UTC, date, datetime

import pytest

from studyapp.core.cards import Note, NoteKind, Priority
from studyapp.core.outgoing import Outgoing, OutgoingCard, OutgoingNote
from studyapp.core.scheduling.entries import to_entry
from studyapp.core.scheduling.events import Event, Grade, Review
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.formats.anki.fields import quick_html
from studyapp.formats.anki.media import MediaCollector
from studyapp.formats.anki.models import model_id
from studyapp.formats.anki.names import anki_guid
from studyapp.formats.anki.writing.rows import RowMaker, afresh, deck_id, new_positions
from studyapp.formats.anki.writing.schedule import Calendar

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)
STAMP = int(NOW.timestamp() * 1000)
TODAY = NOW.date().toordinal()
HIGH, MIDDLE, LOW = sorted(Priority)[0], sorted(Priority)[len(Priority) // 2], sorted(Priority)[-1]


def card(ordinal=0, *, log=(), deck="A::B", flag=0):
    return OutgoingCard(ordinal, deck, False, TODAY + 2, 5, 250, 3, 1, None, flag, log)


def answer(at):
    review = Review(Grade.GOOD, date(2024, 3, 12))
    return to_entry(Event(uuid7(at, bytes(10)), at, "card", NOW.date(), review), 1, None)


def outgoing_note(number, cards, kind=NoteKind.PLAIN, tags="", front="Q"):
    owner = Note(f"n{number}", "A::B", kind, front, "A")
    return OutgoingNote(
        number, owner.guid, "A::B", tags, 1_700_000_000_999, "", lambda: owner, cards
    )


def made(*notes, schedule=True, priorities=None, size=100):
    batches = [list(notes[start : start + size]) for start in range(0, len(notes), size)]
    priorities = priorities or [MIDDLE] * len(notes)
    what = Outgoing(batches, priorities, {}, Sm2(fuzzed=False), TODAY - 10, TODAY)
    maker = RowMaker(
        what, Calendar.of(TODAY - 10, TODAY, NOW, 4), MediaCollector(lambda _: None), quick_html,
        afresh, schedule=schedule, now=NOW,
    )  # fmt: skip
    shares = []
    return maker, list(maker.batches(lambda _, share: shares.append(share))), shares


@pytest.mark.parametrize(
    ("priorities", "positions"),
    [
        ([], []),
        ([MIDDLE], [1]),
        ([MIDDLE, MIDDLE], [1, 2]),
        ([LOW, HIGH, MIDDLE], [3, 1, 2]),
        ([LOW, HIGH, LOW, HIGH], [3, 1, 4, 2]),
    ],
)
def test_new_cards_stand_by_priority_and_then_as_they_are(priorities, positions):
    assert new_positions(priorities) == positions


def test_a_deck_has_one_id_for_ever():
    assert deck_id("A") == deck_id("A") != deck_id("B")
    assert 1 << 41 <= deck_id("A") < (1 << 41) + (1 << 40)


def test_a_note_is_a_row_with_its_fields_and_tags():
    _, (rows,), _ = made(outgoing_note(1, [card()], tags="x y"), outgoing_note(2, [card()]))

    first, second = rows.notes
    assert first[1:5] == (anki_guid("n1"), model_id(NoteKind.PLAIN), 1_700_000_000, " x y ")
    assert first[5].split("\x1f") == ["Q", "A", "", "", "", "n1"]
    assert second[4] == ""


def test_a_field_holds_no_mark_that_ends_fields():
    _, (rows,), _ = made(outgoing_note(1, [card()], front="a\x1fb"))

    assert rows.notes[0][5].split("\x1f")[0] == "ab"


@pytest.mark.parametrize(
    ("kind", "front", "ordinals"),
    [
        (NoteKind.PLAIN, "Q", [0]),
        (NoteKind.OPEN, "Q", [0]),
        (NoteKind.CHOICE, "Q", [0]),
        (NoteKind.REVERSED, "Q", [0, 1]),
        (NoteKind.CLOZE, "{{c1::a}}", [0, 1, 2]),
        (NoteKind.CLOZE, "none", [0]),
    ],
)
def test_only_cards_with_a_template_are_written(kind, front, ordinals):
    cards = [card(number) for number in range(3)]

    maker, (rows,), _ = made(outgoing_note(1, cards, kind, front=front))

    assert [row[3] for row in rows.cards] == ordinals
    assert maker.cards == len(ordinals)


def test_a_note_is_as_old_as_its_first_answer():
    cards = [card(0, log=[answer(5_000), answer(6_000)]), card(1, log=[answer(4_000)])]

    _, (rows,), _ = made(outgoing_note(1, cards, NoteKind.REVERSED), outgoing_note(2, [card()]))

    assert [row[0] for row in rows.notes] == [4_000, STAMP]
    assert [row[:2] for row in rows.cards] == [(4_000, 4_000), (4_001, 4_000), (STAMP, STAMP)]
    assert [row[1] for row in rows.reviews] == [4_000, 4_000, 4_001]


def test_an_answer_from_the_future_makes_no_note_of_the_future():
    _, (rows,), _ = made(outgoing_note(1, [card(log=[answer(STAMP + 9)])]))

    assert rows.notes[0][0] == rows.reviews[0][0] == STAMP


@pytest.mark.parametrize(("flag", "written"), [(0, 0), (7, 7), (9, 1)])
def test_a_card_brings_its_schedule_and_its_flag(flag, written):
    _, (rows,), _ = made(outgoing_note(1, [card(log=[answer(4_000)], flag=flag)]))

    assert rows.cards[0][2:] == (
        deck_id("A::B"), 0, STAMP // 1000, 2, 2, 12, 5, 2_500, 3, 1, written, '{"lrt": 4}',
    )  # fmt: skip


def test_without_the_schedule_a_card_is_new_and_of_today():
    maker, (rows,), _ = made(
        outgoing_note(1, [card(log=[answer(4_000)], flag=3)]), schedule=False, priorities=[LOW]
    )

    assert rows.notes[0][0] == STAMP
    assert rows.cards[0][5:] == (0, 0, 1, 0, 0, 0, 0, 0, "{}")
    assert (rows.reviews, maker.reviews) == ([], 0)


def test_every_deck_is_there_with_those_above_it():
    maker, _, _ = made(outgoing_note(1, [card(deck="C::D::E")]))

    assert maker.decks == {name: deck_id(name) for name in ("A", "A::B", "C", "C::D", "C::D::E")}


def test_batches_go_on_where_the_last_one_ended():
    notes = [outgoing_note(number, [card(log=[answer(number * 10)])]) for number in (1, 2, 3)]

    maker, batches, shares = made(*notes, size=2)
    _, new, _ = made(*notes, size=2, schedule=False, priorities=[LOW, MIDDLE, HIGH])

    assert [len(rows.notes) for rows in batches] == [2, 1]
    assert (maker.notes, maker.cards, maker.reviews) == (3, 3, 3)
    assert shares == [0, 2 / 3]
    assert [row[7] for rows in new for row in rows.cards] == [3, 2, 1]
