"""Tables whose rows are facts of their own."""

import pytest

from studyapp.formats.documents.cutting.note_lines import read_lines
from studyapp.formats.documents.cutting.tables import Row, telling_rows

TOLD = "This cell says what there is to say of it."


def rows(*lines, joined=()):
    return telling_rows(read_lines(lines), joined)


def test_the_rows_below_a_head_know_their_columns():
    found = rows("What\tUse", f"Rope\t{TOLD}", f"Knot\t{TOLD}")

    assert list(found) == [2, 3]
    assert found[2] == Row(("Rope", TOLD), ("What", "Use"))


@pytest.mark.parametrize(
    ("head", "is_head"),
    [
        ("What\tUse", True),
        ("What\tUse.", False),
        ("What\tUse:", False),
        ("What:\tUse", True),
        ("What\tUse?", True),
        (f"{'w' * 50}\tUse", True),
        (f"What\t{'u' * 40}", True),
        (f"What\t{'u' * 41}", False),
    ],
)
def test_a_first_row_of_short_cells_without_stops_names_the_columns(head, is_head):
    found = rows(head, f"Rope\t{TOLD}", f"Knot\t{TOLD * 3}", f"Hitch\t{TOLD}")

    assert (1 not in found) is is_head
    assert bool(found[2].head) is is_head


def test_two_rows_have_no_head():
    assert [row.head for row in rows(f"Rope\t{TOLD}", f"Knot\t{TOLD}").values()] == [(), ()]


def test_cells_talk_by_their_length_on_average_and_first_cells_do_not_count():
    assert rows(f"A\t{'x' * 20}", f"B\t{'x' * 60}")
    assert not rows(f"A\t{'x' * 20}", f"B\t{'x' * 59}")
    assert not rows(f"{'n' * 60}\t{'x' * 39}", f"{'n' * 60}\t{'x' * 39}")


def test_rows_without_a_name_are_none():
    assert list(rows(f"Rope\t{TOLD}", f"\tx\t{TOLD * 2}", f"Knot\t{TOLD}")) == [1, 3]


def test_a_blank_line_does_not_end_a_table_and_a_text_does():
    table = (f"Rope\t{TOLD}", f"Knot\t{TOLD}")

    assert list(rows(table[0], "", table[1])) == [1, 3]
    assert not rows(table[0], "A text.", table[1])
    assert list(rows(*table, "A text.", *table)) == [1, 2, 4, 5]


def test_a_row_that_goes_on_belongs_to_the_one_before():
    found = rows(f"Rope\t{TOLD}", f"\tAnd\t{TOLD}", f"Knot\t{TOLD}", joined={2})

    assert list(found) == [1, 3]
    assert found[1].cells == ("Rope", f"{TOLD} And", TOLD)


def test_a_row_that_goes_on_with_nothing_begins_a_table():
    assert list(rows(f"Rope\t{TOLD}", f"Knot\t{TOLD}", joined={1})) == [1, 2]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (Row(("Rope", "one", "two"), ("What", "Use", "Size")), "**Use**: one\n\n**Size**: two"),
        (Row(("Rope", "one", "two"), ("What", "Use")), "**Use**: one\n\ntwo"),
        (Row(("Rope", "", "two"), ("What", "Use", "Size")), "**Size**: two"),
        (Row(("Rope", "one"), ("What", "")), "one"),
        (Row(("Rope", "- one")), "\\- one"),
        (Row(("Rope", "<b-c>"), ("What", "$5")), "**\\$5**: &lt;b-c>"),
        (Row(("Rope",)), ""),
    ],
)
def test_a_row_is_told_under_the_names_of_its_columns(row, told):
    assert row.told() == told


def test_what_a_row_is_about_has_no_colon():
    assert Row(("Rope : ", "a")).name == "Rope"
    assert Row(("Rope: thick", "a")).name == "Rope: thick"
