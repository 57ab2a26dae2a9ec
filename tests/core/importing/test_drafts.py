"""Cuts of a document: joined, added and moved, and never over each other."""

import pytest

from studyapp.core.importing.drafts import merged, moved, split

CUTS = (2, 5, 9)


@pytest.mark.parametrize(
    ("index", "expected"), [(0, (2, 5, 9)), (1, (2, 9)), (2, (2, 5)), (3, (2, 5, 9))]
)
def test_a_draft_joins_the_one_before_it_and_the_first_stays(index, expected):
    assert merged(CUTS, index) == expected


@pytest.mark.parametrize(
    ("line", "expected"), [(7, (2, 5, 7, 9)), (5, CUTS), (1, (1, 2, 5, 9)), (12, (2, 5, 9, 12))]
)
def test_a_draft_begins_at_another_line_too(line, expected):
    assert split(CUTS, line) == expected


@pytest.mark.parametrize(
    ("index", "line", "expected"),
    [
        (1, 6, (2, 6, 9)),
        (1, 2, (2, 3, 9)),
        (1, 3, (2, 3, 9)),
        (1, 9, (2, 8, 9)),
        (1, 99, (2, 8, 9)),
        (0, 0, (1, 5, 9)),
        (0, 7, (4, 5, 9)),
        (2, 3, (2, 5, 6)),
        (2, 40, (2, 5, 40)),
    ],
)
def test_a_cut_moves_between_its_neighbours(index, line, expected):
    assert moved(CUTS, index, line) == expected
