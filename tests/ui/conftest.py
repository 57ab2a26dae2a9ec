"""A themed application for the tests of the window."""

import pytest

from studyapp.ui.icons import Icons
from studyapp.ui.theme import Appearance, Scheme, Theme


@pytest.fixture
def theme(qapp):
    theme = Theme(Appearance(scheme=Scheme.LIGHT))
    theme.apply(qapp)
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def icons(theme):
    return Icons(theme)
