"""Formulas are drawn on their baseline, and nothing can make drawing hang."""

import math

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from studyapp.core.rendering.formula_drawing import is_safe
from studyapp.ui.widgets.card.formulas import FormulaCache, FormulaRequest


def request(tex, *, size=18.0, color="#112233", display=False):
    return FormulaRequest(tex, size, color, display)


@pytest.fixture
def formulas(qapp):
    return FormulaCache()


def test_a_fraction_reaches_above_and_below_the_baseline(formulas):
    formula = formulas.get(request(r"\frac{a}{b}"))

    assert formula.ascent > 5
    assert formula.descent > 2
    assert formula.picture.isValid()


def test_a_formula_is_drawn_once_for_each_size_and_colour(formulas):
    first = formulas.get(request("x"))

    assert formulas.knows(request("x"))
    assert formulas.get(request("x")) is first
    assert not formulas.knows(request("x", color="#ffffff"))
    assert not formulas.knows(request("x", size=20.0))


def test_a_larger_size_gives_a_larger_formula(formulas):
    assert formulas.get(request("x", size=36.0)).width > 1.8 * formulas.get(request("x")).width


@pytest.mark.parametrize("tex", [r"\frac{1", "", "  ", "a & b", "x^" * 20 + "x"])
def test_what_cannot_be_drawn_gives_nothing(formulas, tex):
    assert formulas.get(request(tex)) is None


@pytest.mark.parametrize(
    "tex",
    [
        "{" * 7 + "x" + "}" * 7,
        r"\frac{" * 12 + "1" + "}{2}" * 12,
        r"\left(" * 12 + "x" + r"\right)" * 12,
        "x" * 2001,
        r"\frac{\frac{\frac{\frac{a}{b}}{c}}{d}}{e}+" * 48,
    ],
)
def test_what_would_take_too_long_is_not_begun(formulas, tex):
    assert not is_safe(tex)
    assert formulas.get(request(tex)) is None


@pytest.mark.parametrize(
    "tex",
    [
        r"\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
        r"f(x)=\begin{cases}1 & x>0\\0 & \text{otherwise}\end{cases}",
        r"\nabla_\theta \log p_\theta(x) = \mathbb{E}_{q(z \mid x)}\left[\sum_{i=1}^{n} z_i\right]",
    ],
)
def test_formulas_of_real_cards_are_safe(tex):
    assert is_safe(tex)


def test_warming_up_makes_the_first_formula_quick(formulas):
    formulas.warm_up()

    assert formulas.get(request("y")) is not None


@pytest.mark.parametrize("tex", ["A", "W_0", r"\log 4"])
def test_a_formula_has_no_gaps_at_its_sides(formulas, tex):
    image = painted(formulas.get(request(tex, color="#000000")))

    columns = [
        any(image.pixelColor(x, y).lightness() < 200 for y in range(image.height()))
        for x in range(image.width())
    ]
    assert any(columns[:3])
    assert any(columns[-3:])


@pytest.mark.parametrize("tex", [r"\overline{AB}", r"\frac{a}{b}", r"\boxed{x}", "x"])
def test_all_of_a_formula_has_its_colour(formulas, tex):
    image = painted(formulas.get(request(tex, color="#ff0000")))

    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 250
    ]
    assert inked
    assert all(color.red() > 250 for color in inked)


def test_brackets_are_never_stretched_beyond_all_measure(formulas):
    stretched = r"p(h_j=1 \mid v)=\sigma\left(b_j+\sum_i v_i W_{ij}\right)"

    formula = formulas.get(request(stretched, display=True))

    assert 18 < formula.height < 6 * 18


def painted(formula):
    size = (math.ceil(formula.width), math.ceil(formula.height))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    formula.draw(painter, 0, formula.ascent)
    painter.end()
    return image
