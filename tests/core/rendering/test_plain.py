"""Markdown as plain text: which marks go, and which signs were never marks."""

import pytest

from studyapp.core.rendering.plain import stripped


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Title", "Title"),
        ("###### Title", "Title"),
        ("> quoted", "quoted"),
        ("> > quoted", "quoted"),
        ("**strong** and *soft*", "strong and soft"),
        ("__strong__ and _soft_", "strong and soft"),
        ("**a *b* c**", "a b c"),
        ("~~gone~~ ==marked==", "gone marked"),
        ("`code`", "code"),
        ("`` code ``", "code"),
        ("`**kept**`", "**kept**"),
        ("[**text**](https://x.org)", "text"),
        ('![A curve](curve.png "title")', "A curve"),
        ("<https://x.org> <mailto:me@x.org>", "https://x.org mailto:me@x.org"),
        ("a<br>b<br/>c<br />d", "a\nb\nc\nd"),
        ("<b>bold</b> <kbd>Q</kbd> H<sub>2</sub>O", "bold Q H2O"),
        ("a <!-- note --> b", "a  b"),
        ("&lt; &amp; &#65;", "< & A"),
        (r"\*not soft\*", "*not soft*"),
        (r"\$5", "$5"),
        ("$x^2$", "x^2"),
        (r"\(x\)", "x"),
        ("$$x + y$$", "x + y"),
        ("$a*b*c$ *d*", "a*b*c d"),
        ("{{c1::*a*::hint}}", "a"),
        ("above\n---\nbelow", "above\nbelow"),
        ("|a|b|\n|-|-:|\n|1|2|", "|a|b|\n|1|2|"),
        ("***", ""),
        ("___\na", "a"),
    ],
)
def test_marks_go_and_their_text_stays(markdown, text):
    assert stripped(markdown) == text


@pytest.mark.parametrize(
    "text",
    [
        *("2 * 3 * 4", "a*b*c", "snake_case_name", "a ** b", "x_1"),
        *("$5 and $6", "it costs $5", "a ~ b", "1 == 2", "&nosuch;", "a & b", "x < y > z"),
        *("#hash", "- a\n- b", "1. a", "* a", "[a] (b)", "a | b", "--", "-", "<eos>"),
    ],
)
def test_what_is_no_mark_stays(text):
    assert stripped(text) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("```python\n*a* # b\n```", "*a* # b"),
        ("~~~\n```\n*a*\n~~~", "```\n*a*"),
        ("*a*\n```\n*b*\n```\n*c*", "a\n*b*\nc"),
        ("````\n```\n*a*\n````\n*b*", "```\n*a*\nb"),
        ("```\n*never closed*", "*never closed*"),
        ("   ```\n*a*\n   ```", "*a*"),
        ("    ```\n*a*", "```\na"),
    ],
)
def test_code_blocks_are_kept_as_they_are(markdown, text):
    assert stripped(markdown) == text


def test_the_edges_are_bare():
    assert stripped("  plain \n") == "plain"
    assert stripped(" *soft* \n\n") == "soft"


@pytest.mark.parametrize("size", [1_000, 100_000])
@pytest.mark.parametrize("piece", ["*", "_", "[", "$", "\\(", "<!--", "=="])
def test_a_mark_that_is_never_closed_costs_no_character(piece, size):
    text = piece * (size // len(piece)) + "a"

    assert stripped(text).endswith("a")
