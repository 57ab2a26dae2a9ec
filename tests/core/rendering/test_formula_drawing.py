"""Formulas as pictures: which are drawn in reasonable time, and what cannot be drawn at all."""

import pytest

from studyapp.core.rendering.formula_drawing import drawn_svg, is_safe


@pytest.mark.parametrize(
    ("tex", "safe"),
    [
        ("", False),
        ("  \n", False),
        ("x", True),
        (r"\frac{a}{b}", True),
        ("x" * 2_000, True),
        ("x" * 2_001, False),
        ("{" * 6 + "x" + "}" * 6, True),
        ("{" * 7 + "x" + "}" * 7, False),
        (r"\left(" * 6 + "x" + r"\right)" * 6, True),
        (r"\left(" * 7 + "x" + r"\right)" * 7, False),
        ("{x}" * 300, True),
        ("}" * 20 + "{{{x}}}", True),
        (r"\{" * 20 + "x", True),
        (r"\leftarrow" * 7 + "{{{{{{x}}}}}}", True),
    ],
)
def test_what_is_long_or_deep_is_not_drawn(tex, safe):
    assert is_safe(tex) is safe


@pytest.mark.parametrize(("signs", "safe"), [(89, True), (90, True), (91, False)])
def test_each_sign_counts_by_its_depth(signs, safe):
    tex = "{" * 6 + "x" * signs + "}" * 6
    effort = 2 + 4 + 8 + 16 + 32 + 64 + 64 * signs + 32 + 16 + 8 + 4 + 2 + 1

    assert (effort <= 6_000) is safe
    assert is_safe(tex) is safe


def test_a_formula_is_a_picture_in_the_colour_that_was_asked_for():
    svg = drawn_svg(r"\frac{a}{b}", 20, display=True, color="#123456")

    assert svg.startswith("<svg")
    assert "#123456" in svg


def test_a_formula_alone_is_drawn_larger_than_one_in_a_line():
    def height(display):
        svg = drawn_svg(r"\frac{a}{b}", 20, display=display, color="black")
        return float(svg.split('height="')[1].split('"')[0])

    assert height(True) > height(False)


@pytest.mark.parametrize("tex", [r"\nosuchcommand{", r"\frac{a"])
def test_what_cannot_be_read_is_no_picture(tex):
    assert drawn_svg(tex, 20, display=False, color="black") is None
