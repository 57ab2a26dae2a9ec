"""Clozes on their way into Anki: found where we find them, hidden and shown as a whole."""

import re

import pytest
from snapshots import NOW, note, snapshot

from studyapp.core.cards import NoteKind
from studyapp.core.rendering import to_html
from studyapp.formats.anki.cloze import ClozeMarkers
from studyapp.formats.anki.fields import fields

_SHOWN = re.compile(r'<span class="cloze" data-ordinal="\d+">(.*)</span>', re.DOTALL)
CODE = "```python\n{{c1::return {}}} + {'a': {}}\n```"


def cloze_note(back, front="Title"):
    return note(kind=NoteKind.CLOZE, front=front, back=back)


def text(back):
    """Return the text field of a cloze note without a title."""
    return fields(cloze_note(back, front=""), NoteKind.CLOZE, to_html)[0]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("{{c1::plain}} text", "{{c1::plain}} text"),
        ("{{c12::word::a hint}}", "{{c12::word::a hint}}"),
        ("{{c1::**bold** & more}}", "{{c1::<strong>bold</strong> &amp; more}}"),
        ("{{c1::a::x < y}}", "{{c1::a::x &lt; y}}"),
        ("{{c1::outer {{c2::inner}} rest}}", "{{c1::outer {{c2::inner}} rest}}"),
        (r"{{c1::$\frac{a}{b}$}}", r"{{c1::\(\frac{a}{b}\)}}"),
        (r"{{c1::$\sqrt{b^{2}}$}}", r"{{c1::\(\sqrt{b^{2} }\)}}"),
        (r"$x_{ {{c1::i}} }$", r"\(x_{ {{c1::i}} }\)"),
        (r"$\sqrt{{{c1::y}}}$", r"\(\sqrt{ {{c1::y}}}\)"),
        (r"{{c1::$x^{2}$::a $\sqrt{b^{2}}$}}", r"{{c1::\(x^{2}\)::a $\sqrt{b^{2&#125;}$}}"),
        ("{{c1::`{1: {}}`}}", "{{c1::<code>{1: {&#125;}</code>}}"),
        ("{{c1::{a, b}}}", "{{c1::{a, b&#125;}}"),
        (r"not \{{c1::this}}", "not &#123;{c1::this&#125;}"),
        ("{{c1::- one\n- two}}", "<ul>\n<li>{{c1::one</li>\n<li>two}}</li>\n</ul>"),
        ("a \U00100007 {{c1::b}}", "a \ufffd {{c1::b}}"),
    ],
)
def test_the_field_holds_the_markers_that_anki_reads(markdown, expected):
    assert text(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("The {{c1::**first**}} of {{c2::two}}", "<strong>first</strong>"),
        (r"Here {{c1::$\sqrt{\frac{a}{b}}$}} it is", r"\(\sqrt{\frac{a}{b} }\)"),
        ("{{c1::`{1: {}}`}} in code", "<code>{1: {&#125;}</code>"),
        ("a {{c1::set {a, b}}} ends", "set {a, b&#125;"),
        ("{{c1::outer {{c2::inner}} rest}}", "outer"),
    ],
)
def test_anki_hides_and_shows_the_whole_cloze(anki, markdown, shown):
    anki.takes_snapshot(snapshot(cloze_note(markdown)), now=NOW)

    question, answer = anki.faces("deck/note", 0)
    assert ">[...]</span>" in question
    assert shown not in re.sub(r'data-cloze="[^"]*"', "", question)
    assert shown in _SHOWN.search(answer)[1]
    assert "}}" not in answer


def test_anki_hides_and_shows_a_part_of_a_formula(anki):
    anki.takes_snapshot(snapshot(cloze_note(r"$$\sum_{{{c1::i=\{1, 2\}}}} i$$")), now=NOW)

    question, answer = anki.faces("deck/note", 0)
    assert r"\[\sum_{ [...]} i\]" in question
    assert r"\[\sum_{ i=\{1, 2\} } i\]" in answer


def test_anki_hides_a_cloze_in_coloured_code_and_leaves_the_rest(anki):
    anki.takes_snapshot(snapshot(cloze_note(CODE)), now=NOW)

    question, answer = anki.faces("deck/note", 0)
    assert '<pre><code class="language-python"><span class="cloze" data-cloze=' in question
    assert '<span class="o">+</span>' in question
    assert '<span class="k">return</span>' in answer


def test_anki_shows_the_hint(anki):
    anki.takes_snapshot(snapshot(cloze_note("{{c1::queries::what asks}}")), now=NOW)

    assert ">[what asks]</span>" in anki.faces("deck/note")[0]


def test_the_front_is_a_title_and_may_hold_clozes_itself(anki):
    both = cloze_note("and {{c2::two}}", front="Heading with {{c1::one}}")

    anki.takes_snapshot(snapshot(both), now=NOW)

    assert [card.ord for card in anki.cards("deck/note")] == [0, 1]
    expected = '<div class="title">Heading with {{c1::one}}</div>and {{c2::two}}'
    assert anki.fields("deck/note")["Text"] == expected


def test_markers_come_back_after_any_rendering():
    markers = ClozeMarkers("{{c1::a}} {{c2::b::hint}}")

    assert "c1" not in markers.text
    assert markers.restored(markers.text) == "{{c1::a}} {{c2::b::hint}}"
