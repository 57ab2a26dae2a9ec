"""A deck as one page of HTML."""

import re
from base64 import b64decode
from html.parser import HTMLParser

import pytest
from snapshots import note, snapshot

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.progress import Cancelled
from studyapp.formats.reports.printable import render_page

VOID = {"meta", "img", "br", "hr"}


class Checker(HTMLParser):
    """Reads a page and remembers what is wrong with it, and what it refers to."""

    def __init__(self):
        super().__init__()
        self.open, self.problems, self.addresses, self.names = [], [], [], set()

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        self.names |= {name for name, _ in attrs}
        self.addresses += [value for name, value in attrs if name in ("src", "href")]

    def handle_startendtag(self, tag, attrs):
        self.addresses += [value for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(tag)


def page(*notes, find=lambda _: None, title="Deck", **more):
    return render_page(snapshot(*notes, **more), title=title, find=find)


def checked(html):
    checker = Checker()
    checker.feed(html)
    assert checker.problems == []
    assert checker.open == []
    return checker


def test_every_part_of_a_note_is_on_the_page():
    html = page(
        note(
            kind=NoteKind.OPEN,
            front="Why **this**?",
            back="Because.",
            key_points=("first point", "second point"),
            more="Small print.",
            tags=("one", "two"),
        ),
        title="A & B",
        decks={"Deck": "What it is *about*."},
    ).html

    checked(html)
    for text in (
        "Why <strong>this</strong>?",
        "Because.",
        "first point",
        "Small print.",
        "one · two",
    ):
        assert text in html
    assert "<title>A &amp; B</title>" in html
    assert "What it is <em>about</em>." in html


def test_decks_are_sections_with_a_table_of_contents():
    html = page(
        note("a", deck="Top::One"), note("b", deck="Top::Two"), note("c", deck="Top::One")
    ).html

    assert html.count("<section") == 2
    assert html.count("<article>") == 3
    assert '<a href="#deck-top-one">Top::One</a> <span>2</span>' in html
    assert 'id="deck-top-one"' in html


def test_each_cloze_is_asked_and_all_are_answered():
    html = page(note(kind=NoteKind.CLOZE, front="{{c1::Query}} and {{c2::key}}", back="")).html

    assert html.count('class="question"') == 2
    assert "Query and key" in html


def test_the_right_choices_are_marked_below_the_question():
    choices = (Choice("this", True), Choice("that", False))
    html = page(note(kind=NoteKind.CHOICE, front="Which?", back="", choices=choices)).html

    question, answer = html.split('class="answer"')
    assert 'class="right"' not in question
    assert '<li class="right">this</li>' in answer


def test_formulas_are_drawn_and_what_cannot_be_drawn_keeps_its_source():
    html = page(
        note(
            front="$x^2$ and $x^2$",
            back=r"$\frac{\frac{\frac{\frac{\frac{\frac{\frac{a}{b}}{c}}{d}}{e}}{f}}{g}}{h}$",
        )
    ).html

    checked(html)
    assert html.count('<svg class="formula" role="img" aria-label="x^2"') == 2
    assert r"<code>\frac{\frac" in html


def test_pictures_are_part_of_the_page_and_missing_ones_are_told(tmp_path):
    (tmp_path / "dot.png").write_bytes(b"\x89PNG")
    find = {"dot.png": tmp_path / "dot.png"}.get

    found = page(note(front="![a dot](dot.png)", back="![gone](gone.png) ![x](dot.txt)"), find=find)

    assert '<img src="data:image/png;base64,iVBORw==" alt="a dot">' in found.html
    assert "<em>gone</em>" in found.html
    assert found.missing_media == ("gone.png", "dot.txt")


def test_nothing_on_the_page_is_fetched_or_run():
    hostile = "<script>alert(1)</script> ![x](http://example.org/x.png) <b onclick='x()'>b</b>"
    html = page(note(front=hostile, back=hostile, deck="<script>", tags=("<i>",)), title="<b>").html

    found = checked(html)
    assert all(each.startswith(("data:", "#")) for each in found.addresses)
    assert "<script" not in html
    assert "onclick" not in found.names


def test_setting_a_long_deck_can_be_stopped():
    def stop(_doing, _share):
        raise Cancelled

    with pytest.raises(Cancelled):
        render_page(snapshot(note()), title="Deck", find=lambda _: None, progress=stop)


def test_a_drawing_is_printed_in_light_colours_without_what_is_unsafe(tmp_path):
    (tmp_path / "d.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script>'
        '<rect width="9" height="9" fill="var(--ink)"/><image href="file:///secret.png"/></svg>'
    )

    html = page(note(front="![a](d.svg)"), find=lambda name: tmp_path / name).html

    (data,) = re.findall(r"data:image/svg\+xml;base64,([^\"]+)", html)
    content = b64decode(data).decode()
    assert 'fill="#171C2B"' in content
    assert "alert" not in content
    assert "secret" not in content


def test_a_drawing_that_is_refused_is_told_in_words(tmp_path):
    (tmp_path / "d.svg").write_text('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')

    printed = page(note(front="![told](d.svg)"), find=lambda name: tmp_path / name)

    assert "<em>told</em>" in printed.html
    assert printed.missing_media == ("d.svg",)
