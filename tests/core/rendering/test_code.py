"""Code blocks: coloured where that is quick, whole in any case, marks kept where they stood."""

import re
from html import unescape

import pytest

from studyapp.core.rendering.code import code_block, coloured

MARK, OTHER = "\U000f0000", "\U000f0001"


def text_of(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize(
    ("source", "language", "html"),
    [
        ("return 1", "python", '<span class="k">return</span> <span class="mi">1</span>'),
        ("return 1", "", "return 1"),
        ("return 1", "nosuchlanguage", "return 1"),
        ("a < b & c", "", "a &lt; b &amp; c"),
        (
            "a < b",
            "python",
            '<span class="n">a</span> <span class="o">&lt;</span> <span class="n">b',
        ),
        ("", "python", ""),
    ],
)
def test_code_is_coloured_where_its_language_is_known(source, language, html):
    assert coloured(source, language).startswith(html)


@pytest.mark.parametrize(
    "source",
    ["\n\nreturn 1\n\n", "  x = 1  ", "x\r\ny", "\tx", "€ = 'ü'", "$ ? ` unclosed '", "x" * 301],
)
def test_no_character_of_the_code_is_lost(source):
    assert text_of(coloured(source, "python")) == source


@pytest.mark.parametrize(
    ("source", "is_coloured"),
    [
        ("x = 1\n" * 199 + "y", True),
        ("x = 1\n" * 200, False),
        ("x" * 300, True),
        ("x" * 301, False),
        ("y = 1\n" + "x" * 301, False),
        (("x" * 99 + "\n") * 30, True),
        (("x" * 99 + "\n") * 30 + "y", False),
    ],
)
def test_long_code_is_shown_without_colours(source, is_coloured):
    html = coloured(source, "python")

    assert ("<span" in html) is is_coloured
    assert text_of(html) == source


@pytest.mark.parametrize(
    ("language", "attribute"),
    [
        ("python", ' class="language-python"'),
        ("c++", ' class="language-c++"'),
        ("objective-c", ' class="language-objective-c"'),
        ('x" onclick="y', ""),
        ("a b", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_block_names_its_language_where_that_is_a_name(language, attribute):
    block = code_block("x", language, "", None, None)

    assert block.startswith(f"<pre><code{attribute}>")
    assert block.endswith("</code></pre>")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (f"return {MARK}", f'<span class="k">return</span> {MARK}'),
        (f"{MARK}return", f'{MARK}<span class="k">return</span>'),
        (f"ret{MARK}urn", f'<span class="k">ret</span>{MARK}<span class="k">urn</span>'),
        (f"return{MARK}{OTHER}", f'<span class="k">return</span>{MARK}{OTHER}'),
        (f"r{MARK}et{OTHER}urn", None),
        (MARK, MARK),
    ],
)
def test_a_mark_stays_where_it_stood_and_outside_of_the_colours(source, html):
    shown = coloured(source, "python")

    assert text_of(shown) == source
    assert not re.search(r'<span class="\w+">[^<]*[\U000f0000-\U000f0001]', shown)
    if html is not None:
        assert shown == html


def test_a_mark_does_not_change_how_the_code_around_it_is_coloured():
    plain = coloured("return value", "python")

    assert coloured(f"return {MARK}value", "python").replace(MARK, "") == plain


def test_marks_do_not_count_when_it_is_asked_whether_code_is_short():
    source = "x" * 300 + MARK

    assert "<span" in coloured(source, "python")


def test_what_is_no_code_of_the_language_is_not_painted_red():
    assert 'class="err"' not in coloured("a ? $ b", "python")
    assert 'class="w"' not in coloured("a   b\n", "python")
