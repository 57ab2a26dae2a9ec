"""Each piece of Markdown shows its text, on both sides of each bound."""

import pytest

from studyapp.formats.markdown.text import (
    LONGEST_FORMULA,
    code_block,
    code_span,
    escaped,
    formula,
    guarded_lines,
    image,
    link,
    target_of,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a_b", "a_b"),
        ("_a", r"\_a"),
        ("a_", r"a\_"),
        ("a __ b", r"a \_\_ b"),
        ("a=b", "a=b"),
        ("a==b", r"a\=\=b"),
        ("a!", r"a\!"),
        ("a! b", "a! b"),
        ("[a](b)", "[a]&#40;b)"),
        ("(a)", "(a)"),
        ("1 < 2", "1 < 2"),
        ("a<b", "a&lt;b"),
        ("a</b", "a&lt;/b"),
        ("a<", "a&lt;"),
        ("a & b", "a & b"),
        ("&amp;", "&amp;amp;"),
        ("&#38;", "&amp;#38;"),
        ("R&D", "R&amp;D"),
        ("R&D x", "R&D x"),
        ("a\\b", r"a\\b"),
        ("{a}", "{a}"),
    ],
)
def test_only_what_would_be_read_as_a_mark_is_escaped(text, expected):
    assert escaped(text, clozes=True) == expected


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("{{c1::a}}", r"\{{c1::a}}"),
        ("{{c123::a}}", r"\{{c123::a}}"),
        ("{{c1234::a}}", "{{c1234::a}}"),
        ("{{c1:a}}", "{{c1:a}}"),
    ],
)
def test_a_cloze_stays_one_only_where_it_is_asked_for(text, without):
    assert escaped(text, clozes=True) == text
    assert escaped(text, clozes=False) == without


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# a", r"\# a"),
        ("> a", r"\> a"),
        ("- a", r"\- a"),
        ("-a", "-a"),
        ("-", r"\-"),
        ("+ a", r"\+ a"),
        ("+1", "+1"),
        ("---", r"\---"),
        (":-:", "&#58;-:"),
        (": a", ": a"),
        ("|--|", r"\|--|"),
        ("| a", "| a"),
        ("==", r"\=="),
        ("== a", "== a"),
        ("1. a", r"1\. a"),
        ("1) a", r"1\) a"),
        ("1.", r"1\."),
        ("1.5", "1.5"),
        ("123456789. a", r"123456789\. a"),
        ("1234567890. a", "1234567890. a"),
        ("[a]: b", "&#91;a]: b"),
        ("![a]: b", "!&#91;a]: b"),
        ("[a] b", "[a] b"),
    ],
)
def test_no_line_of_a_paragraph_begins_a_block(line, expected):
    assert guarded_lines(line) == expected
    assert guarded_lines(f"x\n{line}") == f"x\n{expected}"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("a``b", "```a``b```"),
        ("`a", "`` `a ``"),
        ("a`", "`` a` ``"),
        ("a\nb", "`a b`"),
        ("a\xa0b", "`a b`"),
        (" \n ", ""),
        ("x" * 1900, f"`{'x' * 1900}`"),
        ("x" * 1901, "x" * 1901),
    ],
)
def test_code_in_a_line_is_closed_by_nothing_in_it(code, expected):
    assert code_span(code, clozes=True) == expected


@pytest.mark.parametrize(
    ("code", "ticks"), [("a", 3), ("``", 3), ("```", 4), ("````", 5), ("a ``` b ` c", 4)]
)
def test_a_fence_is_longer_than_the_ticks_in_its_code(code, ticks):
    assert code_block(code, "py", clozes=True) == f"{'`' * ticks}py\n{code}\n{'`' * ticks}"


def test_a_cloze_in_code_means_nothing_unless_asked_for():
    assert code_span("{{c1::a}}", clozes=True) == "`{{c1::a}}`"
    assert code_span("{{c1::a}}", clozes=False) == "`{\u2060{c1::a}}`"


@pytest.mark.parametrize(
    ("tex", "display", "alone", "expected"),
    [
        (" a ", False, False, "$a$"),
        ("a", True, False, "$$a$$"),
        ("a\n \nb", True, True, "$$a\nb$$"),
        ("  ", True, True, ""),
        ("a$b", False, False, r"\(a$b \)"),
        (r"a\$b", False, False, r"$a\$b$"),
        (r"a\\$b", False, False, r"\(a\\$b \)"),
        ("a$b", True, True, r"\[a$b\]"),
        ("a$b", True, False, r"\(a$b \)"),
        ("a$b", False, True, r"\(a$b \)"),
        ("a\\", False, False, "\\(a\\ \\)"),
        (r"a\\", False, False, r"$a\\$"),
        ("a\x02", False, False, "`a\x02`"),
        ("a\x03", False, True, "```latex\na\x03\n```"),
    ],
)
def test_a_formula_stands_between_marks_that_nothing_in_it_closes(tex, display, alone, expected):
    assert formula(tex, display=display, alone=alone, clozes=True) == expected


def test_a_formula_longer_than_the_renderer_takes_is_code():
    longest = "x" * LONGEST_FORMULA

    assert formula(longest, display=False, alone=True, clozes=True) == f"${longest}$"
    assert formula(f"{longest}x", display=False, alone=True, clozes=True).startswith("```latex\n")


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("a", "b", "[a](b)"),
        ("a", "#b", "a"),
        ("a", " ", "a"),
        ("a", " JavaScript :x", "a"),
        ("a", "vbscript:x", "a"),
        ("a", "data:x", "a"),
        ("a", "database", "[a](database)"),
        ("http://a.b", "http://a.b", "<http://a.b>"),
        ("ftp://a.b", "ftp://a.b", "[ftp://a.b](ftp://a.b)"),
        ("http://a_b", "http://a_b", "[http://a_b](http://a_b)"),
        ("a", "b" * 900, f"[a]({'b' * 900})"),
        ("a", "b" * 901, "a"),
        ("a" * 300, "b", f"[{'a' * 300}](b)"),
        ("a" * 301, "b", f"{'a' * 301} [link](b)"),
        ("a\nb", "c", "a\nb [link](c)"),
        ("[a](b)", "c", "[a](b) [link](c)"),
        ("`a`", "c", "[`a`](c)"),
        ("`[`", "c", "`[` [link](c)"),
        ("`]`", "c", "`]` [link](c)"),
        (r"\`[", "c", r"[\`&#91;](c)"),
        ("[a]", "c", "[&#91;a&#93;](c)"),
    ],
)
def test_a_link_shows_its_text_and_runs_no_script(text, target, expected):
    assert link(text, target) == expected


def test_an_address_is_written_so_that_no_bracket_ends_it():
    assert target_of(" a b(c).png ") == "a%20b%28c%29.png"
    assert target_of("http://x.y/?a=b&c#d") == "http://x.y/?a=b&c#d"


def test_the_description_of_an_image_is_one_line_of_at_most_three_hundred_letters():
    assert image("a\n [b]", "c d", clozes=True) == "![a &#91;b&#93;](c%20d)"
    assert image("a" * 301, "b", clozes=True) == f"![{'a' * 300}](b)"
