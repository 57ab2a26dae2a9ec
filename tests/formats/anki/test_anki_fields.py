"""Our texts as the HTML of Anki's fields."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from snapshots import note

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.rendering import to_html
from studyapp.core.rendering.faces import shuffled
from studyapp.formats.anki.fields import fields, kind_in_anki, quick_html, with_mathjax

words = st.text(
    st.sampled_from("aé漢 1.)-+*#`'\"(:;/!?@,%^_<&$|~=>[]{}\\\t\n\u2028\u00a0x"), max_size=14
)


@settings(deadline=None, max_examples=400)
@given(words)
def test_the_short_way_to_html_gives_what_the_long_way_gives(text):
    assert quick_html(text) == to_html(text)


@pytest.mark.parametrize(
    "text", ["Why?", 'It\'s 50 % (or "half"): a-b, c/d + e!', "3.5 tokens", "naïve 漢字"]
)
def test_plain_sentences_need_no_converter(text):
    assert quick_html(text) == to_html(text) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<span class="math">a &lt; b</span>', r"\(a &lt; b\)"),
        ('<div class="math">\\frac{a}{b}</div>', r"\[\frac{a}{b}\]"),
        ("<p>no formula</p>", "<p>no formula</p>"),
        ('<span class="k">return</span>', '<span class="k">return</span>'),
    ],
)
def test_formulas_stand_between_the_delimiters_of_mathjax(html, expected):
    assert with_mathjax(html) == expected


def test_a_single_paragraph_is_written_as_ankis_editor_would():
    single, several = note(front="one"), note(front="one\n\ntwo")

    assert fields(single, NoteKind.PLAIN, to_html)[0] == "one"
    assert fields(several, NoteKind.PLAIN, to_html)[0] == "<p>one</p>\n<p>two</p>"


def test_choices_stand_in_the_order_in_which_the_card_shows_them():
    choices = tuple(Choice(letter, letter == "a") for letter in "abcdef")

    choice = note(kind=NoteKind.CHOICE, choices=choices)
    html = fields(choice, NoteKind.CHOICE, to_html)[1]

    shown = [(each.text, "right" if each.right else "wrong") for each in shuffled(choice)]
    assert re.findall(r'<li class="(\w+)"><div>(\w)</div></li>', html) == [
        (how, letter) for letter, how in shown
    ]


def test_a_cloze_note_without_a_cloze_counts_as_plain():
    assert kind_in_anki(note(kind=NoteKind.CLOZE, front="none")) is NoteKind.PLAIN
    assert kind_in_anki(note(kind=NoteKind.CLOZE, front="{{c1::one}}")) is NoteKind.CLOZE
    assert kind_in_anki(note(kind=NoteKind.OPEN)) is NoteKind.OPEN
