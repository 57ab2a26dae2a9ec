"""Colours can be read, and a change of scheme is told at once."""

import dataclasses
import itertools
import re

import pytest
from PySide6.QtGui import QPalette

from studyapp.ui.stylesheet import stylesheet
from studyapp.ui.theme import Appearance, Scheme, Theme
from studyapp.ui.tokens import DARK, LIGHT, Tokens

ENHANCED, TEXT, SHAPE, NEIGHBOUR = 7.0, 4.5, 3.0, 1.5
PAIRS = [
    *[("text", ground, ENHANCED) for ground in ("bg", "surface", "sidebar", "mark")],
    *[(ink, g, TEXT) for ink in ("text2", "text3") for g in ("bg", "surface", "sidebar")],
    *[("text2", ground, TEXT) for ground in ("surface2", "hover", "code_bg")],
    *[("on_accent", g, TEXT) for g in ("accent", "accent_hover", "accent_press")],
    *[("accent_text", ground, TEXT) for ground in ("accent_soft", "surface", "bg")],
    *[(grade, f"{grade}_soft", TEXT) for grade in ("again", "hard", "good", "easy")],
    *[(grade, "surface", TEXT) for grade in ("again", "hard", "good", "easy")],
    *[("field", ground, SHAPE) for ground in ("surface", "bg")],
    *[("accent", ground, SHAPE) for ground in ("surface", "bg", "sidebar")],
    *[(chart, "surface", SHAPE) for chart in ("new", "learn", "young", "mature")],
    ("young", "mature", NEIGHBOUR),
    ("code_text", "code_pill", TEXT),
    ("text2", "hard_soft", TEXT),
]
SYNTAX = [f.name for f in dataclasses.fields(Tokens) if f.name.startswith("syntax_")]


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_the_known_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_what_is_written_can_be_read(tokens, ink, ground, least):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", SYNTAX)
def test_highlighted_code_can_be_read(tokens, name):
    assert contrast(getattr(tokens, name), tokens.code_bg) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_each_heat_step_stands_out_from_the_one_before(tokens):
    steps = [contrast(color, tokens.surface) for color in tokens.heat]

    assert steps == sorted(steps)
    assert all(later / earlier > 1.15 for earlier, later in itertools.pairwise(steps))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_holds_only_colours_of_the_tokens(tokens):
    known = {value for value in dataclasses.astuple(tokens) if isinstance(value, str)}

    assert set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(tokens))) <= known


def test_system_colours_are_followed_only_where_the_learner_wants_that(qtbot):
    theme = Theme(Appearance(scheme=Scheme.SYSTEM))
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.set_system_is_dark(True)
    assert theme.is_dark

    theme.set_appearance(Appearance(scheme=Scheme.LIGHT))
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_system_is_dark(False)
    assert theme.tokens is LIGHT


def test_the_same_appearance_again_tells_nobody(qtbot):
    theme = Theme(Appearance(text_size=20))

    with qtbot.assertNotEmitted(theme.changed):
        theme.set_appearance(Appearance(text_size=20))


@pytest.mark.parametrize(
    ("scheme", "system_is_dark", "tokens"),
    [
        (Scheme.SYSTEM, False, LIGHT),
        (Scheme.SYSTEM, True, DARK),
        (Scheme.LIGHT, True, LIGHT),
        (Scheme.DARK, False, DARK),
    ],
)
def test_the_learners_choice_goes_before_the_systems(qapp, scheme, system_is_dark, tokens):
    theme = Theme(Appearance(scheme=scheme), system_is_dark=system_is_dark)

    assert theme.tokens is tokens
    assert theme.is_dark is (tokens is DARK)
    assert theme.color("bg").name() == tokens.bg.lower()


def test_a_theme_of_its_own_follows_the_system(qapp):
    theme = Theme()

    assert theme.appearance == Appearance()
    assert theme.tokens is LIGHT


def test_a_colour_is_opaque_unless_it_is_asked_to_be_thin(qapp):
    theme = Theme()

    assert theme.color("accent").alphaF() == 1
    assert theme.color("accent", 0.25).alphaF() == pytest.approx(0.25, abs=0.01)
    assert theme.color("accent", 0.25).name() == LIGHT.accent.lower()


def test_another_text_size_is_told_though_no_colour_changes(qtbot):
    theme = Theme(Appearance(text_size=17))

    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.set_appearance(Appearance(text_size=18))

    assert theme.appearance.text_size == 18


def test_the_same_colours_of_the_system_again_tell_nobody(qtbot):
    theme = Theme(system_is_dark=True)

    with qtbot.assertNotEmitted(theme.changed):
        theme.set_system_is_dark(True)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_an_application_that_was_dressed_has_the_colours_of_the_scheme(qapp, theme, scheme):
    theme.set_appearance(Appearance(scheme=scheme))
    theme.apply(qapp)
    role, palette, tokens = QPalette.ColorRole, qapp.palette(), theme.tokens
    found = {
        name: palette.color(getattr(role, name)).name().upper()
        for name in ("Window", "Text", "Base", "Highlight", "HighlightedText", "Link")
    }

    assert found == {
        "Window": tokens.bg,
        "Text": tokens.text,
        "Base": tokens.surface,
        "Highlight": tokens.accent,
        "HighlightedText": tokens.on_accent,
        "Link": tokens.accent_text,
    }
    assert qapp.styleSheet() == stylesheet(tokens)
    assert qapp.font().pixelSize() == 14


@pytest.mark.parametrize("name", ["Text", "ButtonText"])
def test_what_cannot_be_used_is_written_in_a_paler_ink(qapp, theme, name):
    role = getattr(QPalette.ColorRole, name)
    palette = qapp.palette()

    assert palette.color(QPalette.ColorGroup.Disabled, role).name().upper() == LIGHT.text3
    assert palette.color(QPalette.ColorGroup.Active, role).name().upper() == LIGHT.text
