"""Numbers that stand beside a right one as wrong options."""

from random import Random

import pytest

from studyapp.core.quiz.near_numbers import near_numbers


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("zero", {"one", "two"}),
        ("one", {"zero", "two", "three"}),
        ("Two", {"Zero", "One", "Three", "Four"}),
        ("six", {"four", "five", "eight", "ten"}),
        ("ten", {"six", "eight"}),
        ("0", {"1", "2"}),
        ("1", {"0", "2", "3"}),
        ("2", {"0", "1", "3", "4"}),
        ("19", {"17", "18", "20", "21", "38"}),
        ("20", {"40", "200", "10", "2", "25"}),
        ("12 heads", {"10 heads", "11 heads", "13 heads", "14 heads", "24 heads"}),
        ("7B", {"5B", "6B", "8B", "9B", "14B"}),
        ("999", {"1,998", "9,990", "499", "99", "1,248"}),
        ("1000", {"2000", "10000", "500", "100", "1250"}),
        ("1,000", {"2,000", "10,000", "500", "100", "1,250"}),
        ("-3", {"-5", "-4", "-2", "-1", "-6"}),
        ("−2", {"0", "−1", "−3", "−4"}),
        ("1%", {"2%", "99%", "11%"}),
        ("5 %", {"2 %", "10 %", "95 %", "15 %"}),
        ("50%", {"25%", "60%", "45%"}),
        ("95%", {"47%", "5%", "90%"}),
        ("100%", {"50%", "95%"}),
        ("**8**", {"6", "7", "9", "10", "16"}),
    ],
)
def test_near_numbers_are_written_as_the_right_one(text, others):
    found = near_numbers(text, Random(1))

    assert set(found) == others
    assert len(found) == len(others)


@pytest.mark.parametrize("text", ["", "0.5", "x", "seven", "3 to 4", "GPT-3", "1,00", "2 + 2"])
def test_what_is_no_whole_number_has_none_near(text):
    assert near_numbers(text, Random(1)) == []


@pytest.mark.parametrize("text", ["five", "12", "4096"])
def test_the_same_chance_gives_the_same_order_and_another_one_another(text):
    assert near_numbers(text, Random(3)) == near_numbers(text, Random(3))
    assert len({tuple(near_numbers(text, Random(seed))) for seed in range(9)}) > 1
