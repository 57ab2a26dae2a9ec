"""Plain text as Markdown that shows the same characters."""

import pytest

from studyapp.formats.documents.cutting.plain import literal, paragraph


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a <div> b", "a &lt;div> b"),
        ("a </div> b", "a &lt;/div> b"),
        ("a <!-- b", "a &lt;!-- b"),
        ("a <?xml b", "a &lt;?xml b"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("H<SUB>2</SUB>O", "H<SUB>2</SUB>O"),
        ("a<br>b<br/>c<br />d", "a<br>b<br/>c<br />d"),
        ("a <bold> b", "a &lt;bold> b"),
        ("a < b and c <3", "a < b and c <3"),
        ("`<div>` <div>", "`<div>` &lt;div>"),
        ("``a ` <div>`` <p>", "``a ` <div>`` &lt;p>"),
        ("a ` <div>", "a ` &lt;div>"),
        ("`a`` <div>", "`a`` &lt;div>"),
        ("`<a>` <b-c> `<d>`", "`<a>` &lt;b-c> `<d>`"),
    ],
)
def test_tags_are_shown_but_those_of_plain_writing_and_those_in_code(text, written):
    assert literal(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("it costs $5", r"it costs \$5"),
        ("from $5 to $6", r"from \$5 to \$6"),
        (r"it costs \$5", r"it costs \$5"),
        ("the $x^2$ of it", "the $x^2$ of it"),
        ("the $x_1$ of it", "the $x_1$ of it"),
        ("the $a = b$ of it", "the $a = b$ of it"),
        (r"the $\alpha$ of it", r"the $\alpha$ of it"),
        ("the ${n}$ of it", "the ${n}$ of it"),
        ("the $x$ of it", r"the \$x\$ of it"),
        ("the $ x^2$ of it", r"the \$ x^2\$ of it"),
        ("the $x^2 $ of it", r"the \$x^2 \$ of it"),
        ("the $x^2$5 of it", r"the \$x^2\$5 of it"),
        ("$5 for $x^2$ and $6", r"\$5 for $x^2$ and \$6"),
        ("$x^2$ costs $6", r"$x^2$ costs \$6"),
        (f"${'x' * 399}^$", f"${'x' * 399}^$"),
        (f"${'x' * 400}^$", f"\\${'x' * 400}^\\$"),
        ("`$5` and $5", r"`$5` and \$5"),
    ],
)
def test_money_is_escaped_and_formulas_are_left(text, written):
    assert literal(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("a ~~b~~ c", r"a \~\~b\~\~ c"), ("a ~b~ c", "a ~b~ c"), ("a ~~~ c", r"a \~\~\~ c")],
)
def test_strokes_are_escaped(text, written):
    assert literal(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# one", r"\# one"),
        ("###### one", r"\###### one"),
        ("####### one", "####### one"),
        ("#", r"\#"),
        ("#one", "#one"),
        ("> one", r"\> one"),
        (">one", r"\>one"),
        ("- one", r"\- one"),
        ("+ one", r"\+ one"),
        ("* one", r"\* one"),
        ("-one", "-one"),
        ("1. one", r"1\. one"),
        ("12) one", r"12\) one"),
        ("1.5 litres", "1.5 litres"),
        ("123456789. one", r"123456789\. one"),
        ("1234567890. one", "1234567890. one"),
        ("===", r"\==="),
        ("= one", "= one"),
        ("---", r"\---"),
        ("   - one", r"   \- one"),
        ("    - one", "    - one"),
        ("one - two", "one - two"),
        ("# <div>", r"\# &lt;div>"),
    ],
)
def test_a_paragraph_begins_with_no_mark_of_markdown(text, written):
    assert paragraph(text) == written
