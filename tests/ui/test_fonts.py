"""Fonts: the nicest that is installed, never none, in the size and weight asked for."""

import pytest
from PySide6.QtGui import QFont, QFontInfo

from studyapp.ui.fonts import MONO, SANS, code_font, plain_letters, sized, window_font
from studyapp.ui.tokens import BODY


def test_the_window_has_the_nicest_font_and_falls_back_to_the_systems(qapp):
    families = window_font().families()

    assert families[: len(SANS)] == list(SANS)
    assert families[-1] == "sans-serif"
    assert window_font().pixelSize() == BODY
    assert window_font().hintingPreference() == QFont.HintingPreference.PreferNoHinting


def test_code_has_letters_of_one_width_in_the_size_asked_for(qapp):
    font = code_font(15)

    assert font.families()[: len(MONO)] == list(MONO)
    assert font.families()[-1] == "monospace"
    assert font.pixelSize() == 15
    assert QFontInfo(font).pixelSize() == 15


@pytest.mark.parametrize(
    ("wanted", "weight"),
    [((), QFont.Weight.Normal), ((QFont.Weight.DemiBold,), QFont.Weight.DemiBold), ((600,), 600)],
)
def test_painted_text_has_the_size_and_weight_asked_for(qapp, wanted, weight):
    font = sized(22, *wanted)

    assert font.pixelSize() == 22
    assert font.weight() == QFont.Weight(weight)


def test_digits_below_each_other_line_up_where_qt_can_do_it(qapp):
    if hasattr(QFont, "Tag"):
        assert sized(14).featureValue(QFont.Tag("tnum")) == 1
        assert plain_letters(QFont()).featureValue(QFont.Tag("ss02")) == 1


def test_letters_that_look_alike_change_nothing_but_their_shape(qapp):
    font = QFont()
    font.setPixelSize(19)

    assert plain_letters(font) is font
    assert font.pixelSize() == 19


@pytest.mark.parametrize("ask", [lambda: sized(14), lambda: plain_letters(QFont())])
def test_an_older_qt_without_font_features_does_without(qapp, monkeypatch, ask):
    monkeypatch.setattr("studyapp.ui.fonts.hasattr", lambda *_: False, raising=False)

    assert isinstance(ask(), QFont)
