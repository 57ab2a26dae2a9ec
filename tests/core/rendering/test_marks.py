"""Gaps on their way through Markdown: hidden ones never enter it, shown ones are wrapped whole."""

import pytest

from studyapp.core.cards import Note, NoteKind
from studyapp.core.rendering import face
from studyapp.core.rendering.marks import CLOSE, OPEN, AskedCloze, mark

SHOWN, HIDDEN = '<span class="cloze shown">', '<span class="cloze">[...]</span>'


def sides(text, ordinal=0):
    found = face(Note("d/n", "D", NoteKind.CLOZE, text), ordinal)
    return found.question.strip(), found.answer.strip()


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("a {{c1::b}} c", f"<p>a {HIDDEN} c</p>"),
        ("a {{c1::b::hint}} c", '<p>a <span class="cloze">hint</span> c</p>'),
        ("a {{c1::b::**h**}} c", '<p>a <span class="cloze"><strong>h</strong></span> c</p>'),
        ("a {{c1::b::<x>}} c", '<p>a <span class="cloze">&lt;x&gt;</span> c</p>'),
        ("a {{c1::b:: }} c", f"<p>a {HIDDEN} c</p>"),
        ("{{c1::a}}{{c2::b}}{{c1::c}}", f"<p>{HIDDEN}b{HIDDEN}</p>"),
        ("`x = {{c1::1}}`", f"<p><code>x = {HIDDEN}</code></p>"),
        ("`x = {{c1::1::**h**}}`", '<p><code>x = <span class="cloze">**h**</span></code></p>'),
        ("[a](https://x.org/{{c1::b}})", None),
        ("$x = {{c1::y}}$", r'<p><span class="math">x = \boxed{\ldots}</span></p>'),
        (
            "$x = {{c1::y::a_b}}$",
            r'<p><span class="math">x = \boxed{\text{a b}}</span></p>',
        ),
    ],
)
def test_a_hidden_gap_shows_its_hint_or_dots(text, question):
    shown = sides(text)[0]

    if question is None:
        assert "{{" not in shown
        assert "/b" not in shown
    else:
        assert shown == question


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a {{c1::b}} c", f"<p>a {SHOWN}b</span> c</p>"),
        ("{{c1::**b** c}}", f"<p>{SHOWN}<strong>b</strong> c</span></p>"),
        ("**{{c1::b}}**", f"<p><strong>{SHOWN}b</span></strong></p>"),
        ("**a {{c1::b** c}}", None),
        ("{{c1::a\n\nb}}", f"<p>{SHOWN}a</span></p>\n<p>{SHOWN}b</span></p>"),
        ("`x = {{c1::1}}`", f"<p><code>x = {SHOWN}1</span></code></p>"),
        ("$x = {{c1::y}}$", r'<p><span class="math">x = \boxed{y}</span></p>'),
        ("$x {{c1::}}$", None),
        ("{{c1::$x$}}", f'<p>{SHOWN}<span class="math">x</span></span></p>'),
        ("{{c1::- a\n- b}}", None),
        ("{{c1::a<br>b}}", f"<p>{SHOWN}a<br>b</span></p>"),
        ("a {{c1::}} c", f"<p>a {SHOWN}</span> c</p>"),
    ],
)
def test_a_shown_gap_is_wrapped_as_a_whole_or_in_each_of_its_parts(text, answer):
    shown = sides(text)[1]

    assert OPEN not in shown
    assert CLOSE not in shown
    assert shown.count("<span") == shown.count("</span>")
    if answer is not None:
        assert shown == answer


def test_a_list_in_a_gap_stays_a_list():
    assert sides("{{c1::- a\n- b}}")[1] == (
        f"<ul>\n<li>{SHOWN}a</span></li>\n<li>{SHOWN}b</span></li>\n</ul>"
    )


@pytest.mark.parametrize(
    ("text", "ordinal", "formula"),
    [
        (r"$\alpha{{c2::x}}$", 0, r"\alpha x"),
        (r"$\alpha{{c2::1}}$", 0, r"\alpha1"),
        (r"$\alpha {{c2::x}} {{c1::y}}$", 1, r"\alpha \boxed{x} y"),
        (r"$a {{c2::& b}} {{c1::y}}$", 1, r"a  &amp; b y"),
        (r"${{c2::\frac{a}{b}}} {{c1::y}}$", 1, r"\boxed{\frac{a}{b}} y"),
    ],
)
def test_a_gap_in_a_formula_leaves_a_formula_that_can_be_drawn(text, ordinal, formula):
    whole = text if "c1" in text else f"{text} {{{{c1::z}}}}"

    assert f'<span class="math">{formula}</span>' in sides(whole, ordinal)[1]


def test_a_hidden_text_is_not_in_what_is_converted_at_all():
    marked = mark("a {{c1::secret::hint}} {{c2::plain}}", AskedCloze(1, shown=False))

    assert "secret" not in marked.text
    assert "plain" in marked.text
    assert marked.hints == ("hint",)
    assert len(marked.text) == len("a ? plain")


def test_without_a_question_every_gap_is_plain_text():
    assert mark("a {{c1::b::hint}} {{c2::c}}", None).text == "a b c"


@pytest.mark.parametrize("sign", [OPEN, CLOSE, "\U000f0000"])
def test_signs_of_the_program_in_a_learners_text_are_shown_as_unknown(sign):
    question, answer = sides(f"a{sign}b {{{{c1::c}}}}")

    assert question == f"<p>a\ufffdb {HIDDEN}</p>"
    assert answer == f"<p>a\ufffdb {SHOWN}c</span></p>"
