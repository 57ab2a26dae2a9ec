"""Lists, quotes and tables are put together so that each block stays what it is."""

import pytest

from studyapp.formats.markdown.blocks import indented, list_block, quote_block, table_block


@pytest.mark.parametrize(
    ("items", "first", "expected"),
    [
        ([["a"], ["b"]], None, "- a\n- b"),
        ([["a"], ["b"]], 1, "1. a\n2. b"),
        ([["a"], ["b"]], 0, "0. a\n1. b"),
        ([["a"], [], ["b"]], 3, "3. a\n4. b"),
        ([["a", "b"], ["c"]], None, "- a\n\n    b\n\n- c"),
        ([["a", "- b"], ["c"]], None, "- a\n    - b\n- c"),
        ([["a", "1. b"], ["c"]], None, "- a\n    1. b\n- c"),
        ([["a\nx", "- b"]], None, "- a\n    x\n\n    - b"),
        ([["a", "- b\n\n- c"]], None, "- a\n\n    - b\n\n    - c"),
        ([["a", "- b", "- c"]], None, "- a\n\n    - b\n\n    - c"),
        ([["```\nx\n```"]], None, "- <!-- -->\n\n    ```\n    x\n    ```"),
        ([["> a"]], None, "- <!-- -->\n\n    > a"),
        ([["---"]], None, "- <!-- -->\n\n    ---"),
        ([["--- a"]], None, "- --- a"),
        ([["- a"]], None, "- <!-- -->\n    - a"),
        ([["1. a"]], None, "- <!-- -->\n    1. a"),
        ([["| a |\n| --- |"]], None, "- <!-- -->\n\n    | a |\n    | --- |"),
        ([["| a"]], None, "- | a"),
    ],
)
def test_items_are_tight_only_where_each_is_a_line_or_a_line_and_a_list(items, first, expected):
    assert list_block(items, first) == expected


def test_later_lines_are_indented_and_empty_ones_stay_empty():
    assert indented("a") == "a"
    assert indented("a\n\nb") == "a\n\n    b"


def test_every_line_of_a_quotation_is_marked():
    assert quote_block(["a\nb", "c"]) == "> a\n> b\n>\n> c"


def test_rows_of_a_table_are_filled_up_to_the_longest():
    assert table_block([["a"], ["b", "c"]], has_header=True) == "| a |  |\n| --- | --- |\n| b | c |"


def test_a_table_without_a_header_keeps_its_first_row_in_the_body():
    assert table_block([["a", "b"]], has_header=False) == "|  |  |\n| --- | --- |\n| a | b |"
