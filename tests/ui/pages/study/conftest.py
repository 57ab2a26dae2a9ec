"""A study page on a collection in a temporary folder."""

import pytest
from shown_study import ShownStudy


@pytest.fixture
def card_area(tmp_path, qtbot, theme, icons):
    card_area = ShownStudy(tmp_path, qtbot, theme, icons)
    yield card_area
    card_area.collection.close()
