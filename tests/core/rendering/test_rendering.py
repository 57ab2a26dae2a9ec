"""Markdown to HTML that is safe to show, and clozes that keep their secret."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.core import cloze
from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.rendering import (
    face,
    key_points,
    more,
    plain_face,
    plain_text,
    to_html,
)
from studyapp.core.rendering.renderer import MAX_CHARACTERS, MAX_LINES, REST_CUT

quick = settings(deadline=None, max_examples=150)


def note(kind, front, back="", **rest):
    return Note("d/n", "D", kind, front, back, **rest)


def cloze_face(front, back="", ordinal=0):
    return face(note(NoteKind.CLOZE, front, back), ordinal)


RENDERED = [
    ("**b** _i_ ~~d~~ ==m== H~2~O", "<p><strong>b</strong> <em>i</em> <del>d</del> "),
    ("==m== H~2~O", "<mark>m</mark> H<sub>2</sub>O"),
    ("$a<b$", '<span class="math">a&lt;b</span>'),
    (r"\(a & b\)", '<span class="math">a &amp; b</span>'),
    ("$$\\frac{a}{b}$$", '<div class="math">\\frac{a}{b}</div>'),
    ("\\[\nx\n\\]", '<div class="math">x</div>'),
    ("\\begin{align}a&=b\\end{align}", '<div class="math">\\begin{align}a&amp;=b\\end{align}'),
    ("above\n$$x$$\nbelow", '<p>above</p>\n<div class="math">x</div>\n<p>below</p>'),
    ("> quoted $$x$$ inline", '<span class="math">x</span> inline'),
    ("$5 and $10, then $x$", '<p>$5 and $10, then <span class="math">x</span></p>'),
    (r"\$5$", "<p>$5$</p>"),
    ("`a$b` and `c$d`", "<code>a$b</code> and <code>c$d</code>"),
    ("`**x**`", "<code>**x**</code>"),
    ("```python\nreturn 1\n```", '<pre><code class="language-python"><span class="k">return'),
    ("```\n<x>\n```", "<pre><code>&lt;x&gt;</code></pre>"),
    ("```nosuchlanguage title\n<x>\n```", '<code class="language-nosuchlanguage">&lt;x&gt;</code>'),
    ("- a\n\n    ```python\n    x\n    ```", '<code class="language-python"><span class="n">x'),
    ("    indented <x>", "<pre><code>indented &lt;x&gt;"),
    ("|a|b|\n|-|-:|\n|1|2|", '<td align="right">2</td>'),
    ("3. a\n4. b", '<ol start="3">'),
    ("[a](https://x.org)", '<a href="https://x.org">a</a>'),
    ("<me@x.org>", '<a href="mailto:me@x.org">me@x.org</a>'),
    ("![a cat](img/cat.png)", '<img alt="a cat" src="img/cat.png">'),
    ("a<br>b <kbd>Q</kbd> x<sup>2</sup>", "a<br>b <kbd>Q</kbd> x<sup>2</sup>"),
    ("the <eos> token, List<String>", "the &lt;eos&gt; token, List&lt;String&gt;"),
    ("a <!-- note to self --> b", "<p>a  b</p>"),
    ("AT&amp;T & co &lt;", "AT&amp;T &amp; co &lt;"),
    ("{{c1::shown::hint}} as text", "<p>shown as text</p>"),
]


@pytest.mark.parametrize(("markdown", "expected"), RENDERED)
def test_markdown_becomes_html(markdown, expected):
    assert expected in to_html(markdown)


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.org/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<b onclick=alert(1)>x</b>",
    "<svg onload=alert(1)>",
    "<iframe src=https://x.org></iframe>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=https://x.org/x.css>",
    "<object data=x></object><embed src=x>",
    "<form action=https://x.org><input name=a></form>",
    "<div style='position:fixed'>x</div>",
    "<!--><script>alert(1)</script>-->",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x) <javascript://alert(1)>",
    "[x](file:///etc/passwd) <file:///etc/passwd>",
    "[x](../other.md) [y](/etc/passwd)",
    '[x](https://x.org" onmouseover="alert(1))',
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x](https://x.org/pixel.png)",
    "![x](//x.org/pixel.png)",
    "![x](file:///etc/passwd)",
    "![x](/etc/passwd)",
    "![x](../../secret.png)",
    "![x](a/%2e%2e/%2e%2e/secret.png)",
    "![x](C:\\secret.png)",
    "![x](\\\\server\\share.png)",
    '![x" onerror="alert(1)](x.png)',
    '```python" onclick="alert(1)\nx\n```',
    "```<script>\nalert(1)\n```",
    "$</span><script>alert(1)</script>$",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0\x03",
    "[r]\n\n[r]: javascript:alert(1) 'title'",
]
SAFE_TAG = re.compile(
    r"</?(?:p|div|pre|code|span|a|b|br|strong|em|img|ul|ol|li|del|table|thead|tbody|tr|t[hd])"
    r'(?: class="[\w -]+"| align="\w+"| href="(?:https?:|mailto:)[^"]*"| alt="[^"]*"'
    r'| src="[\w.][\w./ -]*")*>'
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_leaves_only_harmless_tags(hostile):
    html = to_html(hostile)

    assert "<" not in SAFE_TAG.sub("", html)
    assert ".." not in "".join(re.findall('src="[^"]*"', html))


@quick
@given(
    st.lists(
        st.sampled_from(["<", ">", '"', "'", "[", "](", ")", "!", "`", "```", "$", "\n", "\n\n"])
        | st.sampled_from(["img", "a", "script", "src=", "onclick=", "javascript:", "https:", "x"])
        | st.sampled_from(["    ", "- ", "1. ", "> ", "|", "|-|", "# ", "*", "_", "==", "~~", "&"])
        | st.text(max_size=3),
        max_size=30,
    ).map("".join)
)
def test_any_text_can_be_rendered(text):
    html = to_html(text)

    assert not re.search(r"<(?:script|style|iframe|svg|input)|<[^>]* on\w+=", html)
    assert isinstance(plain_text(text), str)


def test_half_a_character_does_not_stop_rendering():
    assert to_html("a \ud800 b") == "<p>a ? b</p>"


@pytest.mark.parametrize(
    "text",
    [
        *("> " * 60 + "deep", "- " * 200 + "deep", "line\n\n" * 5_000, "[" * 20_000, "![" * 9_000),
        *("*a **b " * 3_000, "```\n" * 5_000, "\\(" * 10_000, "<a " * 7_000, "`" * 20_000),
        *("\\begin{a}" + "\n" * 9_000, "```java\n" + "a " * 9_000 + "\n```"),
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_length_and_depth_are_bounded(text):
    assert len(to_html(text)) < 10 * MAX_CHARACTERS
    assert len(plain_text(text)) <= len(text)


@pytest.mark.parametrize("text", ["word " * MAX_CHARACTERS, "- line\n" * (MAX_LINES + 1)])
def test_what_is_too_long_is_cut_and_says_so(text):
    html = to_html(text)

    assert html.endswith(REST_CUT)
    assert REST_CUT not in to_html(text[: MAX_CHARACTERS // 2].rsplit("\n", 20)[0])


def test_a_cut_never_opens_a_hidden_cloze():
    secret = "SECRET " * 100
    text = "x " * (MAX_CHARACTERS // 2 - 100) + "{{c1::" + secret + "}}"

    assert "SECRET" not in cloze_face(text).question


CLOZES = [
    (
        "Paris is {{c1::the **capital**}} of {{c2::France}}.",
        '<p>Paris is <span class="cloze">[...]</span> of France.</p>',
        '<p>Paris is <span class="cloze shown">the <strong>capital</strong></span> of France.</p>',
    ),
    (
        "It has {{c1::no::how many **x<y**}} end",
        '<p>It has <span class="cloze">how many <strong>x&lt;y</strong></span> end</p>',
        '<p>It has <span class="cloze shown">no</span> end</p>',
    ),
    (
        r"$\frac{{{c1::a}}}{b}$",
        r'<p><span class="math">\frac{\boxed{\ldots}}{b}</span></p>',
        r'<p><span class="math">\frac{\boxed{a}}{b}</span></p>',
    ),
    (
        r"$x_{{{c1::i::in $dex}}} \cdot{{c2::y}}$",
        r'<p><span class="math">x_{\boxed{\text{in  dex}}} \cdot y</span></p>',
        r'<p><span class="math">x_{\boxed{i}} \cdot y</span></p>',
    ),
    (
        r"It is {{c1::$\sqrt{\frac{a}{b}}$}}",
        '<p>It is <span class="cloze">[...]</span></p>',
        '<p>It is <span class="cloze shown"><span class="math">'
        r"\sqrt{\frac{a}{b}}</span></span></p>",
    ),
    (
        "`x = {{c1::1::a *number*}}`",
        '<p><code>x = <span class="cloze">a *number*</span></code></p>',
        '<p><code>x = <span class="cloze shown">1</span></code></p>',
    ),
    (
        "```python\nreturn {{c1::x}}\n```",
        '<pre><code class="language-python"><span class="k">return</span> '
        '<span class="cloze">[...]</span></code></pre>',
        '<pre><code class="language-python"><span class="k">return</span> '
        '<span class="cloze shown"><span class="n">x</span></span></code></pre>',
    ),
    (
        "**{{c1::bold}} text**",
        '<p><strong><span class="cloze">[...]</span> text</strong></p>',
        '<p><strong><span class="cloze shown">bold</span> text</strong></p>',
    ),
    (
        "**a {{c1::b** c}} d",
        '<p>**a <span class="cloze">[...]</span> d</p>',
        '<p><strong>a <span class="cloze shown">b</span></strong>'
        '<span class="cloze shown"> c</span> d</p>',
    ),
    (
        "- one\n- {{c1::two}}",
        '<ul>\n<li>one</li>\n<li><span class="cloze">[...]</span></li>\n</ul>',
        '<ul>\n<li>one</li>\n<li><span class="cloze shown">two</span></li>\n</ul>',
    ),
    (
        "{{c1::- one\n- two}}",
        '<p><span class="cloze">[...]</span></p>',
        '<ul>\n<li><span class="cloze shown">one</span></li>\n'
        '<li><span class="cloze shown">two</span></li>\n</ul>',
    ),
    (
        "{{c1::one\n\ntwo}}",
        '<p><span class="cloze">[...]</span></p>',
        '<p><span class="cloze shown">one</span></p>\n<p><span class="cloze shown">two</span></p>',
    ),
    (
        "[{{c1::a}}](https://x.org/{{c1::b}}) ![{{c1::c}}]({{c1::d}}.png)",
        '<p><a href="https://x.org/..."><span class="cloze">[...]</span></a> '
        '<img alt="..." src="....png"></p>',
        '<p><a href="https://x.org/b"><span class="cloze shown">a</span></a> '
        '<img alt="c" src="d.png"></p>',
    ),
    (
        "{{c2::a {{c1::b}}}} {{c1::c {{c1::d}}}}",
        '<p>a <span class="cloze">[...]</span> <span class="cloze">[...]</span></p>',
        '<p>a <span class="cloze shown">b</span> <span class="cloze shown">c d</span></p>',
    ),
]


@pytest.mark.parametrize(("text", "question", "answer"), CLOZES)
def test_a_cloze_is_hidden_in_the_question_and_marked_in_the_answer(text, question, answer):
    shown = cloze_face(text)

    assert (shown.question, shown.answer) == (question, answer)


def test_clozes_work_in_tables():
    table = "|a|b|\n|-|-|\n|{{c1::x}}|{{c2::z}}|"

    shown = cloze_face(table)

    assert '<td><span class="cloze">[...]</span></td>\n<td>z</td>' in shown.question
    assert cloze_face(table, ordinal=1).answer.count('<span class="cloze shown">z</span>') == 1


def test_front_and_back_of_a_cloze_note_are_asked_together():
    shown = cloze_face("A heading", "and {{c2::a text}}", ordinal=1)

    assert shown.question == '<p>A heading</p><p>and <span class="cloze">[...]</span></p>'
    assert shown.answer == '<p>A heading</p><p>and <span class="cloze shown">a text</span></p>'


def test_private_characters_of_the_learner_cannot_pose_as_a_cloze():
    shown = cloze_face("\U000ff000x\U000f0000 {{c1::a::h}} &#xF0000;")

    assert shown.question.count("h</span>") <= 2
    assert "\U000f0000" in to_html("\U000f0000")


SECRET = "qzsecretzq"
AROUND = ["`", "```\n", "```python\n", "$", "$$", "**", "_", "==", "[", "](x)", "![", "](x.png)"]
AROUND += ["<b>", "<!--", "-->", "\n", "\n\n", "- ", "    ", "> ", "|", "|-|-|\n", "# ", "&", "<"]
AROUND += [": ", "[r]", "\n[r]: http://x", "word", " ", '"', "{{c2::", "}}", "{", "}", "\\", "::"]
pieces = st.lists(st.sampled_from(AROUND), max_size=6).map("".join)


@quick
@given(pieces, pieces, pieces, pieces)
def test_a_hidden_cloze_never_shows(before, left, right, after):
    text = f"{before}{{{{c1::{left}{SECRET}{right}}}}}{after}"
    hidden = cloze.replace(text, lambda found, inner: found.hint if found.number == 1 else inner)

    shown = cloze_face(text)

    if SECRET not in hidden:
        assert SECRET not in shown.question
        assert SECRET not in plain_face(note(NoteKind.CLOZE, text), 0).question


plain_pieces = pieces.map(lambda text: re.sub(r"[{}`\\]|::", "", text))


@quick
@given(pieces.map(lambda text: re.sub(r"[{}\\]", "", text)), plain_pieces, plain_pieces, pieces)
def test_a_cloze_without_braces_or_code_is_always_found(before, left, right, after):
    text = f"{before}{{{{c1::{left}{SECRET}{right}}}}}{after}"

    assert SECRET not in cloze_face(text).question


def test_a_plain_note_asks_its_front_and_answers_its_back():
    shown = face(note(NoteKind.PLAIN, "**a**", "b"), 0)

    assert (shown.question, shown.answer) == ("<p><strong>a</strong></p>", "<p>b</p>")


def test_a_reversed_note_is_asked_both_ways():
    both = note(NoteKind.REVERSED, "a", "b")

    assert (face(both, 0).question, face(both, 0).answer) == ("<p>a</p>", "<p>b</p>")
    assert (face(both, 1).question, face(both, 1).answer) == ("<p>b</p>", "<p>a</p>")


CHOICES = (Choice("`one`", True), Choice("two", False), Choice("three", False))


def test_a_choice_shows_its_options_and_then_which_are_right():
    shown = face(note(NoteKind.CHOICE, "Which?", "Because.", choices=CHOICES), 0)
    options = re.findall("<li>(.*?)</li>", shown.question)

    assert shown.question.startswith('<p>Which?</p><ol class="choices"><li>')
    assert sorted(options) == ["<code>one</code>", "three", "two"]
    assert "right" not in shown.question
    assert '<li class="right"><code>one</code></li>' in shown.answer
    assert shown.answer.count('<li class="wrong">') == 2
    assert shown.answer.endswith("</ol><p>Because.</p>")
    assert re.findall("<li class.*?>(.*?)</li>", shown.answer) == options


def test_the_order_of_the_options_changes_with_the_seed_only():
    many = note(NoteKind.CHOICE, "Which?", choices=tuple(Choice(str(n), n == 0) for n in range(9)))
    orders = {face(many, 0, seed=seed).question for seed in range(5)}

    assert len(orders) > 1
    assert face(many, 0, seed=3) == face(many, 0, seed=3)


def test_key_points_and_more_are_html():
    full = note(NoteKind.OPEN, "a", key_points=("the $x$", "- a\n- b"), more="*more*")

    assert key_points(full)[0] == 'the <span class="math">x</span>'
    assert key_points(full)[1].startswith("<ul>")
    assert more(full) == "<p><em>more</em></p>"
    assert more(note(NoteKind.PLAIN, "a")) == ""


PLAIN = [
    ("no marks", "no marks"),
    ("# A\n\n**bold *and* it** `x*y*z` ~~d~~", "A\n\nbold and it x*y*z d"),
    ("costs $5, $x^2$ and $$y$$", "costs $5, x^2 and y"),
    ("```python\n# keep **this**\n```\nend", "# keep **this**\nend"),
    ("[a *link*](http://x.org) ![cat](c.png) <http://y.org>", "a link cat http://y.org"),
    ("a<br>b <b>c</b> <eos> &lt;", "a\nb c <eos> <"),
    ("|a|b|\n|-|:-:|\n|1|2|", "|a|b|\n|1|2|"),
    ("snake_case *args and **kwargs 2 * 3", "snake_case *args and **kwargs 2 * 3"),
    (r"\*literal\* \# {{c1::shown::hint}}", "*literal* # shown"),
    ("> quote\n> more", "quote\nmore"),
]


@pytest.mark.parametrize(("markdown", "expected"), PLAIN)
def test_plain_text_has_no_marks(markdown, expected):
    assert plain_text(markdown) == expected


def test_a_plain_face_hides_clozes_and_letters_the_options():
    hidden = plain_face(note(NoteKind.CLOZE, "a {{c1::b::h}} {{c2::*c*}}", "{{c1::d}}"), 0)
    choice = plain_face(note(NoteKind.CHOICE, "Which?", "Because.", choices=CHOICES), 0)

    assert (hidden.question, hidden.answer) == ("a [h] c\n\n[...]", "a b c\n\nd")
    assert re.fullmatch(r"Which\?\n\na\) \w+\nb\) \w+\nc\) \w+", choice.question)
    assert re.fullmatch(r"[abc]\) one\n\nBecause\.", choice.answer)
