"""Clozes of Obsidian's spaced repetition."""

import pytest

from studyapp.formats.obsidian.cloze import clozed, has_cloze


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none", "none"),
        ("==a==", "{{c1::a}}"),
        ("==a b== c ==d==", "{{c1::a b}} c {{c2::d}}"),
        ("==a=b==", "{{c1::a=b}}"),
        ("== a==", "== a=="),
        ("====", "===="),
        ("===a===", "={{c1::a}}="),
        ("==a\nb==", "==a\nb=="),
        ("==a==^[why]", "{{c1::a::why}}"),
        ("==a==^[]", "{{c1::a}}"),
        ("==a==^[why][^3]", "{{c3::a::why}}"),
        ("==a==[^3]^[why]", "{{c3::a}}^[why]"),
        ("==a==[^0]", "{{c1::a}}"),
        ("==a==[^12]", "{{c12::a}}"),
        ("==a==[^123]", "{{c1::a}}[^123]"),
        ("==a==[^a]", "{{c1::a}}"),
        ("==a==[^sha]", "{{c3::a}}"),
        ("==a==[^shs]", "a"),
        ("==a==[^x]", "{{c1::a}}[^x]"),
        ("==a==[^2] ==b==", "{{c2::a}} {{c2::b}}"),
        ("==a==[^sh] ==b==", "a {{c2::b}}"),
        ("{{a}}", "{{c1::a}}"),
        ("{{x::why}}", "{{c1::x::why}}"),
        ("{{2::a}}", "{{c2::a}}"),
        ("{{2::a::why}}", "{{c2::a::why}}"),
        ("{{12::a}}", "{{c12::a}}"),
        ("{{123::a}}", "{{c1::123::a}}"),
        ("{{ha::a}}", "{{c2::a}}"),
        ("{{hs::a}}", "a"),
        ("{{a:b}}", "{{c1::a:b}}"),
        ("{{a::}}", "{{c1::a}}"),
        ("{{c1::ours}}", "{{c1::ours}}"),
        ("{{}}", "{{}}"),
        ("`==a==` ==b==", "`==a==` {{c1::b}}"),
        ("``==a`b==`` ==c==", "``==a`b==`` {{c1::c}}"),
        ("`==a==", "`{{c1::a}}"),
        ("$==a==$ ==b==", "$==a==$ {{c1::b}}"),
        ("$\\frac{{a}}{b}$", "$\\frac{{a}}{b}$"),
    ],
)
def test_each_cloze_is_found_in_its_writing(text, expected):
    assert clozed(text, bold=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**a** ==b== {{c}}", "{{c1::a}} {{c2::b}} {{c3::c}}"),
        ("**a**^[why][^2]", "{{c2::a::why}}"),
        ("** a**", "** a**"),
        ("**a\nb**", "**a\nb**"),
        ("*a*", "*a*"),
        ("`**a**` **b**", "`**a**` {{c1::b}}"),
    ],
)
def test_bold_text_is_a_cloze_where_it_is_asked(text, expected):
    assert clozed(text, bold=True) == expected


def test_bold_text_is_none_where_it_is_not_asked():
    assert clozed("**a** ==b==", bold=False) == "**a** {{c1::b}}"


@pytest.mark.parametrize(
    ("lines", "plain", "with_bold"),
    [
        (["none", "here"], False, False),
        (["none", "==here=="], True, True),
        (["**here**"], False, True),
        (["{{c1::ours}}"], True, True),
        (["`==code==`"], False, False),
        (["==a", "b=="], False, False),
        ([], False, False),
    ],
)
def test_lines_have_a_cloze_or_none(lines, plain, with_bold):
    assert has_cloze(lines, bold=False) is plain
    assert has_cloze(lines, bold=True) is with_bold
