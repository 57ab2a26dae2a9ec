"""HTML becomes Markdown that shows the same text."""

import gc
import re
from html.parser import HTMLParser
from random import Random

import pytest

from studyapp.core.rendering import plain_text, to_html
from studyapp.formats.html.to_markdown import to_markdown

CASES = {
    "plain text.": "plain text.",
    "<b>bold</b> and <i>it</i>al": "**bold** and <i>it</i>al",
    "<strong>a</strong> <em>b</em> <s>c</s> <u>d</u>": "**a** *b* ~~c~~ <u>d</u>",
    "H<sub>2</sub>O x<sup>2</sup>": "H<sub>2</sub>O x<sup>2</sup>",
    "a<br>b<br><br>c": "a  \nb\n\nc",
    "<div>a</div><div>b</div><div><br></div><div>c</div>": "a  \nb\n\nc",
    "<p>a</p><p>b</p>": "a\n\nb",
    "<b><p>a</p><p>b</p></b>": "**a**\n\n**b**",
    "a&nbsp;b &lt;b&gt; &amp;lt; &eacute;": "a b &lt;b> &amp;lt; é",
    "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>": "- a\n    - b\n- c",
    "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>": "- a\n    - b\n- c",
    '<ol start="3"><li>x<li>y</ol>': "3. x\n4. y",
    "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>": "- a\n\n    b\n\n- c",
    "<h2>Head</h2>text<hr>x": "## Head\n\ntext\n\n---\n\nx",
    "<blockquote>q<p>r</p></blockquote>": "> q\n>\n> r",
    "<code>a*b</code> <tt>`x`</tt>": "`a*b` `` `x` ``",
    '<pre><code class="language-python">def f():\n    pass\n</code></pre>': (
        "```python\ndef f():\n    pass\n```"
    ),
    "<pre>a ``` b<br>c</pre>": "````\na ``` b\nc\n````",
    "<table><tr><th>A</th><th>B|C</th></tr><tr><td>1<br>2</td><td><b>x</b></td></tr></table>": (
        "| A | B\\|C |\n| --- | --- |\n| 1<br>2 | **x** |"
    ),
    "<table><tr><td>a</td><td>b</td></tr></table>": "|  |  |\n| --- | --- |\n| a | b |",
    '<table><tr><td colspan="2">a</td><td>b</td></tr><tr><td>c</table>': (
        "|  |  |  |\n| --- | --- | --- |\n| a |  | b |\n| c |  |  |"
    ),
    "<table><tr><td>only</td></tr></table>": "only",
    '<img src="a.png" alt="An *x*">': r"![An \*x\*](a.png)",
    '<img src="a b.png"> [sound:x.mp3]': "![](a%20b.png) [x.mp3](x.mp3)",
    '<img src="https://x.y/z.png">': "<https://x.y/z.png>",
    '<a href="http://x.y/a b">text</a>': "[text](http://x.y/a%20b)",
    '<a href="http://x.y/">http://x.y/</a>': "<http://x.y/>",
    '<a href="javascript:evil()">text</a>': "text",
    r"f \(a&lt;b\) and \[x<br>=1\] done": "f $a<b$ and\n\n$$x\n=1$$\n\ndone",
    r"[latex]\begin{equation}x\end{equation}[/latex]": "$$x$$",
    "[latex]the value $x$ is[/latex] [$]y[/$] [$$]z[/$$]": "the value $x$ is $y$\n\n$$z$$",
    r"\(a\)1 \(\text{$x$}\)": r"$a$1 \(\text{$x$} \)",
    r"<code>\(x\)</code>": r"`\(x\)`",
    r"not \( closed": r"not \\( closed",
    "{{c1::<b>x</b>::hint}} {{c2::\\(a_1\\)}}": "{{c1::**x**::hint}} {{c2::$a_1$}}",
    "<ruby>漢字<rt>かんじ</rt></ruby>": "漢字<sup>かんじ</sup>",
    '<span style="font-weight: bold; color: red">b</span>': "**b**",
    "1. x<br>- y<br># z<br>&gt; w": "1\\. x  \n\\- y  \n\\# z  \n\\> w",
    "a *b* _c_ d_e `f` ~g~ $h$ [i](j)": (r"a \*b\* \_c\_ d_e \`f\` \~g\~ \$h\$ [i]&#40;j)"),
    "a<script>evil()</script>b<style>c</style><!-- d -->": "ab",
    "<script>never closed": "never closed",
    "": "",
    " <br> ": "",
}


@pytest.mark.parametrize("html", CASES)
def test_html_becomes_clean_markdown(html):
    assert to_markdown(html) == CASES[html]


def test_nothing_is_left_behind_that_knows_itself():
    gc.collect()

    to_markdown("<ul><li>one<br><b>two</b></li></ul><table><tr><td>x</td></tr></table>")

    assert gc.collect() == 0


def test_cloze_markers_can_be_text():
    assert to_markdown("{{c1::x}} <code>{{c1::y}}</code>", clozes=False) == (
        "\\{{c1::x}} `{\u2060{c1::y}}`"
    )


def test_pictures_and_sounds_get_the_names_they_have_now():
    renamed = to_markdown('<img src="a b.png">[sound:c.mp3]', media=lambda name: f"new-{len(name)}")

    assert renamed == "![](new-7)[c.mp3](new-5)"


def test_what_has_no_address_is_named():
    assert to_markdown('<img src="data:x" alt="a plot">', media=lambda _: "") == "a plot"


# What is shown stays what is shown

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "table", "tr", "td", "blockquote", "h1", "h3", "hr"}
)
_INLINE = ("b", "i", "u", "s", "sub", "span", "em", "strong", "code", "mark", "kbd", 'a href="x.y"')
_NESTED = ("p", "div", "ul", "ol", "blockquote", "h3", "table")
_TEXTS = (
    *("word", "a_b", "*x*", "_y_", "# h", "- d", "+ p", "1. n", "> q", "a](b)", "[c]: d", "[e]"),
    *("==m==", "~~t~~", "$5", "$x$", "&amp;", "&lt;b&gt;", "&amp;lt;", "\\", "\\\\(", "`", "``"),
    *("|", "---", "===", "|-|", "{{c1::z}}", "}}", "{x}", "!", "![", "((", ")", "::", "2*3*4"),
    *("** ", "__", "é", "  ", "&nbsp;", "\n", "***", "http://a.b/c_d_e", "&amp;amp;", "&", "x>"),
    *(
        "##",
        "~",
        "=",
        "^",
        "'",
        "-->",
        "[",
        "]",
        "0",
        "12)",
        "- [ ] t",
        "<3",
        "\\*",
        "- - -",
        "* *",
    ),
)


class _Visible(HTMLParser):
    """Gathers the text that HTML shows."""

    def __init__(self):
        super().__init__()
        self.pieces = []

    def handle_starttag(self, tag, _attributes):
        self.pieces.append(" " if tag in _BLOCKS else "")

    def handle_endtag(self, tag):
        self.pieces.append(" " if tag in _BLOCKS else "")

    def handle_data(self, data):
        self.pieces.append(data)


def shown(html):
    """Return the characters that HTML shows, without the blanks between them."""
    parser = _Visible()
    parser.feed(html)
    parser.close()
    return "".join("".join(parser.pieces).replace("\u2060", "").split())


def random_html(rng, depth=0):
    """Return HTML in which anything may stand in anything."""
    return "".join(_random_piece(rng, depth) for _ in range(rng.randint(1, 4)))


def _random_piece(rng, depth):
    chance = rng.random()
    if chance < 0.55 or depth > 4:
        return "".join(rng.choice(_TEXTS) + rng.choice(("", " ")) for _ in range(rng.randint(1, 3)))
    if chance < 0.65:
        return "<br>"
    tag = rng.choice(_INLINE if chance < 0.85 else _NESTED)
    name, inner = tag.split()[0], random_html(rng, depth + 1)
    if name in ("ul", "ol"):
        inner = f"<li>{inner}</li><li>{random_html(rng, depth + 1)}</li>"
    elif name == "table":
        inner = f"<tr><td>{inner}</td><td>{random_html(rng, depth + 1)}</td></tr>"
    return f"<{tag}>{inner}</{name}>"


@pytest.mark.parametrize("batch", range(10))
def test_the_rendered_markdown_shows_what_the_html_showed(batch):
    for number in range(60):
        html = random_html(Random(f"{batch}/{number}"))

        rendered = to_html(to_markdown(html, clozes=False))

        assert shown(rendered).replace("link", "") == shown(html), html


@pytest.mark.parametrize("batch", range(5))
def test_the_plain_text_has_the_words_of_the_html(batch):
    for number in range(60):
        rng = Random(f"{batch}/{number}")
        words = " ".join(
            rng.choice(("<b>a</b>", "b", "<i>c</i>", "d_e", "&lt;f&gt;")) for _ in range(8)
        )
        html = f"<p>{words}</p><ul><li>{words}</li></ul><div>{words}</div>"

        plain = re.sub(r"^\s*- ", "", plain_text(to_markdown(html)), flags=re.MULTILINE)

        assert "".join(plain.split()) == shown(html)


@pytest.mark.parametrize(
    "html",
    [
        "<" * 50_000,
        "<a " * 50_000,
        '<a "' * 30_000,
        "<a '>\"" * 30_000,
        "<!--" * 30_000,
        "<![" * 30_000,
        "<script>" * 20_000,
        "<b>" * 30_000 + "x",
        "<div>" * 30_000 + "x" + "</div>" * 30_000,
        "<ul><li>" * 10_000 + "x",
        "<blockquote>" * 10_000 + "x",
        "<table><tr><td>" * 5_000 + "x",
        "<table>" + "<tr><td>x" * 5_000,
        "<table><tr>" + "<td>x" * 5_000,
        "\\(" * 30_000,
        "\\(<br>" * 5_000,
        "[latex]" * 20_000,
        "[sound:" * 20_000,
        "{{c1::" * 20_000,
        "`" * 50_000,
        "*" * 50_000,
        "_" * 50_000,
        "&" * 50_000,
        "&#x41;" * 20_000,
        " " * 100_000,
        "<br>" * 30_000,
        "<pre>" + "`" * 50_000,
        "<code>" * 20_000 + "x" + "</code>" * 20_000,
        "<a href=x>" * 20_000 + "y",
        "</b>" * 50_000,
        '<span style="' + "font-weight:" * 20_000 + '">x',
        "<p x" + "=" * 50_000 + ">y",
    ],
    ids=lambda html: html[:12],
)
def test_html_of_any_kind_is_read_quickly(html):
    assert isinstance(to_markdown(html), str)
    assert isinstance(to_markdown(html, clozes=False), str)
