"""The form of a table: what its columns mean."""

from studyapp.core.importing.tables import Column, TableForm


def test_a_column_takes_its_meaning_from_the_one_that_had_it():
    form = TableForm((Column.FRONT, Column.BACK, None))

    assert form.assigned(2, Column.FRONT).columns == (None, Column.BACK, Column.FRONT)


def test_several_columns_can_make_the_answer():
    form = TableForm((Column.FRONT, Column.BACK, None)).assigned(2, Column.BACK)

    assert form.places(Column.BACK) == (1, 2)


def test_a_column_can_be_left_out():
    form = TableForm((Column.FRONT, None, Column.BACK)).assigned(2, None)

    assert form.columns == (Column.FRONT, None, None)


def test_only_a_table_with_all_our_columns_and_their_names_is_our_own():
    assert TableForm(tuple(Column), has_header=True).is_own
    assert not TableForm(tuple(Column)).is_own
    assert not TableForm((Column.FRONT, Column.BACK), has_header=True).is_own
