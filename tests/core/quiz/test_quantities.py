"""Numbers and units as they are typed: what they are worth, and what is no number."""

from fractions import Fraction

import pytest

from studyapp.core.quiz.quantities import Quantity, quantity, same_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("zero", 0, ""),
        ("none", 0, ""),
        ("one", 1, ""),
        ("twelve", 12, ""),
        ("Half", Fraction(1, 2), ""),
        ("a half", Fraction(1, 2), ""),
        ("¼", Fraction(1, 4), ""),
        ("¾", Fraction(3, 4), ""),
        (".5", Fraction(1, 2), ""),
        ("1.25", Fraction(5, 4), ""),
        ("-3", -3, ""),
        ("−3", -3, ""),
        ("+3", 3, ""),
        ("~7", 7, ""),
        ("≈ 7", 7, ""),
        ("~ 7", 7, ""),
        ("about 7", 7, ""),
        ("around 7", 7, ""),
        ("roughly 7", 7, ""),
        ("approximately 7", 7, ""),
        ("ca. 7", 7, ""),
        ("ca 7", 7, ""),
        ("7.", 7, ""),
        ("$7$", 7, ""),
        ("3/4", Fraction(3, 4), ""),
        ("3 / 1.5", 2, ""),
        ("1,000,000", 10**6, ""),
        ("1_000", 1000, ""),
        ("1 000", 1000, ""),
        ("2e3", 2000, ""),
        ("2e-3", Fraction(1, 500), ""),
        ("2e−3", Fraction(1, 500), ""),
        ("2 x 10^3", 2000, ""),
        ("2 × 10^3", 2000, ""),
        ("2·10^-1", Fraction(1, 5), ""),
        ("10^3", 1000, ""),
        ("10**3", 1000, ""),
        ("+10^3", 1000, ""),
        ("-10^3", -1000, ""),
        ("10^{-2}", Fraction(1, 100), ""),
        ("10^3 bytes", 1000, "byte"),
        ("10^99", 10**60, ""),
        ("10^-99", Fraction(1, 10**60), ""),
        ("10^60", 10**60, ""),
        ("10^59", 10**59, ""),
    ],
)
def test_a_number_is_read_in_whatever_form_it_is_written(text, value, unit):
    assert quantity(text) == Quantity(Fraction(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        *("", ".", "%", "-", "seven dwarfs", "GPT-3", "3 of 4", "8 d_k", "7 heads (per layer)"),
        *("1/0", "1/0.0", "1,00", "1,0000", "1 00", "1_00", "1,000,00", "thirteen", "1" * 41),
    ],
)
def test_what_states_no_number_is_none(text):
    assert quantity(text) is None


def test_the_longest_number_has_forty_letters():
    assert quantity("1" * 40) == Quantity(Fraction("1" * 40))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("7k", 7000, ""),
        ("7 thousand", 7000, ""),
        ("7 m", 7 * 10**6, ""),
        ("7 million tokens", 7 * 10**6, "tokens"),
        ("7B", 7 * 10**9, ""),
        ("7 bn", 7 * 10**9, ""),
        ("2 billion", 2 * 10**9, ""),
        ("2 trillion", 2 * 10**12, ""),
        ("5 thousand bytes", 5000, "byte"),
        ("5 percent", Fraction(1, 20), "%"),
        ("5 per cent", Fraction(1, 20), "%"),
        ("5 pct", Fraction(1, 20), "%"),
        ("5%", Fraction(1, 20), "%"),
        ("5\\%", Fraction(1, 20), "%"),
        ("1 kB", 10**3, "byte"),
        ("1 MB", 10**6, "byte"),
        ("1 GB", 10**9, "byte"),
        ("1 TB", 10**12, "byte"),
        ("1 PB", 10**15, "byte"),
        ("1 KiB", 2**10, "byte"),
        ("1 MiB", 2**20, "byte"),
        ("1 GiB", 2**30, "byte"),
        ("1 TiB", 2**40, "byte"),
        ("3 bytes", 3, "byte"),
        ("3 byte", 3, "byte"),
        ("3 kilobytes", 3000, "byte"),
        ("3 megabytes", 3 * 10**6, "byte"),
        ("3 gigabytes", 3 * 10**9, "byte"),
        ("3 terabytes", 3 * 10**12, "byte"),
        ("1 bit", 1, "bit"),
        ("3 ms", Fraction(3, 1000), "second"),
        ("3 milliseconds", Fraction(3, 1000), "second"),
        ("3 µs", Fraction(3, 10**6), "second"),
        ("3 us", Fraction(3, 10**6), "second"),
        ("3 s", 3, "second"),
        ("3 sec", 3, "second"),
        ("2 min", 120, "second"),
        ("2 h", 7200, "second"),
        ("1 hour", 3600, "second"),
        ("5 mm", Fraction(1, 200), "metre"),
        ("5 cm", Fraction(1, 20), "metre"),
        ("5 metres", 5, "metre"),
        ("5 meters", 5, "metre"),
        ("5 km", 5000, "metre"),
        ("5 g", 5, "gram"),
        ("5 kg", 5000, "gram"),
        ("8 tokens", 8, "tokens"),
        ("8 k tokens", 8000, "tokens"),
        ("5 °C", 5, "°c"),
    ],
)
def test_a_unit_is_brought_to_its_basic_one(text, value, unit):
    assert quantity(text) == Quantity(Fraction(value), unit)


@pytest.mark.parametrize(
    ("typed", "right", "same"),
    [
        ("2000 bytes", "2 kB", True),
        ("2000", "2000 bytes", True),
        ("2000 bytes", "2000", False),
        ("2000 bits", "2000 bytes", False),
        ("2001 bytes", "2 kB", False),
        ("15", "15 %", True),
        ("0.15", "15 %", True),
        ("1.5", "15 %", False),
        ("15 %", "0.15", True),
        ("15 %", "15", False),
        ("15 %", "15 seconds", False),
        ("15 seconds", "15 %", False),
        ("1 hour", "60 min", True),
        ("-3", "3", False),
        ("0.15", "15 seconds", False),
    ],
)
def test_quantities_are_equal_in_value_and_unit_where_one_was_typed(typed, right, same):
    assert same_quantity(quantity(typed), quantity(right)) is same
