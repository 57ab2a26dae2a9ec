"""The history of a card: one sentence, and what happened, the latest first."""

from datetime import UTC, date, datetime

import pytest

from studyapp.core.cards import Card, Note, NoteKind
from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.memory import Memory
from studyapp.services.study.service import CardHistory, HistoryEntry
from studyapp.ui.dialogs.history import HistoryDialog

NOTE = Note("t/1", "A::B", NoteKind.PLAIN, "What is $x$?\n\nReally?", "y")
TODAY = date(2026, 11, 20)


def entry(day, grade, *, what="Review", undone=False, seconds=4.0):
    return HistoryEntry(
        at=datetime(2026, 11, day, 9, 30, tzinfo=UTC),
        day=date(2026, 11, day),
        what=what,
        grade=grade,
        interval=6,
        ease=236,
        due=date(2026, 11, 26),
        seconds=seconds,
        undone=undone,
    )


@pytest.fixture
def show(qtbot, theme, icons):
    def show(*entries, memory=None):
        card = Card(1, "t/1#0", "t/1", 0, "A::B", memory or Memory())
        dialog = HistoryDialog(theme, icons, CardHistory(card, NOTE, entries, "It is due."), TODAY)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def rows(dialog):
    table = dialog.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_the_latest_answer_comes_first(show):
    dialog = show(entry(12, Grade.AGAIN), entry(18, Grade.GOOD, seconds=75))

    assert rows(dialog) == [
        ["18 Nov 2026", "Review", "Good", "6 days", "236 %", "1 min"],
        ["12 Nov 2026", "Review", "Again", "6 days", "236 %", "4 s"],
    ]


def test_the_reason_is_one_sentence_above(show):
    assert show(entry(12, Grade.GOOD)).reason_label.text() == "It is due."


def test_an_answer_that_was_taken_back_says_so(show):
    dialog = show(entry(12, Grade.GOOD, undone=True))

    assert rows(dialog)[0][1] == "Review, taken back"


def test_what_was_no_answer_has_no_grade(show):
    assert rows(show(entry(12, None, what="Moved", seconds=0)))[0][1:3] == ["Moved", "–"]


def test_a_new_card_has_no_table(show):
    assert not show().table.isVisible()


def test_the_card_and_its_state_are_named(show):
    memory = Memory.on_days(2, 6, 236, date(2026, 11, 21), date(2026, 11, 15), 3, 2)
    dialog = show(entry(15, Grade.GOOD), memory=memory)

    texts = [label.text() for label in dialog.findChildren(type(dialog.reason_label))]
    assert "What is x?" in texts
    assert "A › B · due tomorrow · ease 236 % · forgotten 2 times" in texts


def test_the_table_is_painted_in_the_colour_of_the_grade(show, theme):
    dialog = show(entry(12, Grade.AGAIN))
    image = dialog.table.grab().toImage()

    colors = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert theme.tokens.again.lower() in colors


def test_a_chosen_row_is_lit_from_end_to_end_and_the_others_are_not(show, theme):
    dialog = show(entry(12, Grade.AGAIN), entry(18, Grade.GOOD))
    dialog.table.selectRow(1)
    picture = dialog.table.viewport().grab().toImage()
    lit = theme.color("accent_soft").name()

    def edges(row):
        y = dialog.table.rowViewportPosition(row) + 3
        return [picture.pixelColor(x, y).name() for x in (3, picture.width() - 6)]

    assert edges(1) == [lit, lit]
    assert lit not in edges(0)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "–"), (0.4, "0 s"), (59, "59 s"), (60, "1 min"), (600, "10 min")]
)
def test_what_an_answer_took_is_in_seconds_below_a_minute(show, seconds, said):
    assert rows(show(entry(12, Grade.GOOD, seconds=seconds)))[0][5] == said


@pytest.mark.parametrize(("count", "shown"), [(500, 500), (501, 500)])
def test_only_the_latest_five_hundred_entries_are_listed(show, count, shown):
    dialog = show(*[entry(12, Grade.GOOD)] * (count - 1), entry(18, Grade.EASY))

    assert dialog.table.rowCount() == shown
    assert dialog.table.item(0, 2).text() == "Easy"


def test_the_table_shows_eight_rows_at_most_and_scrolls_for_more(show):
    def height(count):
        dialog = show(*[entry(12, Grade.GOOD)] * count)
        return dialog.table.height()

    assert height(2) - height(1) == 36
    assert height(8) == height(9) == height(20)


def test_the_close_button_closes(show):
    dialog = show(entry(12, Grade.GOOD))
    assert dialog.focusWidget() is dialog.close_button

    dialog.close_button.click()

    assert not dialog.isVisible()
