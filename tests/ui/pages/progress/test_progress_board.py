"""The numbers above the charts, the notes beside them, and where each panel stands."""

import pytest
from PySide6.QtWidgets import QLabel
from report_samples import empty_progress_report, progress_report

from studyapp.core.statistics import Change, Point
from studyapp.ui.pages.progress.board import ProgressBoard
from studyapp.ui.pages.progress.stat_row import StatRow


@pytest.fixture
def board(qtbot, theme, icons):
    board = ProgressBoard(theme, icons)
    qtbot.addWidget(board)
    board.resize(1000, 1500)
    return board


@pytest.fixture
def stats(qtbot, theme, icons):
    stats = StatRow(theme, icons)
    qtbot.addWidget(stats)
    return stats


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def place(grid, widget):
    return grid.getItemPosition(grid.indexOf(widget))[:2]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (Change(1234, 12.4), "answers in 30 days: 1,234 +12 %"),
        (Change(5, -50.0), "answers in 30 days: 5 −50 %"),
        (Change(5, 0.4), "answers in 30 days: 5"),
        (Change(5, 0.6), "answers in 30 days: 5 +1 %"),
        (Change(5), "answers in 30 days: 5"),
        (Change(0, -100.0), "answers in 30 days: 0 −100 %"),
    ],
)
def test_a_number_comes_with_its_change_where_there_is_any(stats, answers, said):
    stats.show_report(progress_report(answers_30=answers))

    assert stats.answers_tile.accessibleName() == said


@pytest.mark.parametrize(
    ("retention", "said"),
    [
        (Change(91.44, 0.06), "retention, 30 days: 91.4 % +0.1"),
        (Change(91.4, -0.04), "retention, 30 days: 91.4 %"),
        (Change(0.0), "retention, 30 days: –"),
        (Change(0.0, -50.0), "retention, 30 days: 0.0 % −50.0"),
    ],
)
def test_retention_is_told_only_where_there_were_answers(stats, retention, said):
    stats.show_report(progress_report(retention_30=retention))

    assert stats.retention_tile.accessibleName() == said


@pytest.mark.parametrize(("change", "kind"), [(5.0, "up"), (-5.0, "down")])
@pytest.mark.parametrize("tile", ["answers_30", "retention_30", "mature"])
def test_what_rises_and_what_falls_are_told_apart(stats, tile, change, kind):
    stats.show_report(progress_report(**{tile: Change(50.0, change)}))

    label = getattr(stats, f"{tile.removesuffix('_30')}_tile").change_label
    assert label.property("kind") == kind


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (800, [(0, 0), (0, 1), (0, 2), (0, 3)]),
        (799, [(0, 0), (0, 1), (1, 0), (1, 1)]),
    ],
)
def test_the_numbers_stand_in_a_row_or_two(stats, width, places):
    stats.arrange(width)

    assert [place(stats._grid, tile) for tile in stats._tiles] == places
    assert stats._grid.columnStretch(3) == (1 if width == 800 else 0)


@pytest.mark.parametrize(
    ("width", "places"),
    [(720, [(0, 0), (0, 1), (1, 0)]), (719, [(0, 0), (1, 0), (2, 0)])],
)
def test_the_charts_stand_in_two_columns_where_there_is_room(board, width, places):
    board.arrange(width)

    panels = [board._panels[chart] for chart in (board.forecast, board.retention, board.intervals)]
    assert [place(board._grid, panel) for panel in panels] == places
    assert board._grid.columnStretch(1) == (1 if width == 720 else 0)


def test_a_page_that_is_made_narrow_and_wide_again_is_arranged_as_before(board):
    board.arrange(1000)
    board.arrange(500)
    board.arrange(1000)

    assert place(board._grid, board._panels[board.ease]) == (2, 1)


@pytest.mark.parametrize(
    ("best", "hours", "said"),
    [
        (8, (Point("08", 50, 45),), "best at 08:00 (90 % right)"),
        (0, (Point("00", 4, 1),), "best at 00:00 (25 % right)"),
        (None, (Point("00", 4, 1),), None),
        (8, (Point("09", 50, 45),), None),
    ],
)
def test_the_best_hour_is_told_where_there_is_one(board, best, hours, said):
    board.arrange(1000)
    board.show_report(progress_report(best_hour=best, hours=hours))

    assert [text for text in texts(board) if text.startswith("best at")] == ([said] if said else [])


def test_without_cards_nothing_is_said_of_their_middle(board):
    board.arrange(1000)
    board.show_report(progress_report())
    assert "median 12 days" in texts(board)

    board.show_report(empty_progress_report(median_interval=0, mean_ease=0))

    assert not [text for text in texts(board) if text.startswith(("median", "mean"))]
    assert "0 due in 0 days" in texts(board)
    assert "right answers at review" in texts(board)


def test_every_chart_gets_its_own_numbers(board):
    got = {}
    for name, show in (
        *(("heat_map", "show_days"), ("forecast", "show_bars"), ("retention", "show_points")),
        *(("intervals", "show_bars"), ("answers", "show_rows"), ("hours", "show_bars")),
        ("ease", "show_bars"),
    ):
        setattr(getattr(board, name), show, lambda *values, name=name: got.update({name: values}))
    report = progress_report()

    board.show_report(report)

    assert got["heat_map"] == (report.heat, report.day)
    lengths = {name: len(values[0]) for name, values in got.items() if name != "heat_map"}
    assert lengths == {
        **{"forecast": 30, "retention": 2, "intervals": 10},
        **{"answers": 2, "hours": 24, "ease": 2},
    }
