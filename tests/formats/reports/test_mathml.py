"""Formulas as MathML, whoever wrote them."""

from html.parser import HTMLParser

import pytest

from studyapp.formats.reports.mathml import as_mathml


class Parts(HTMLParser):
    """Notes the tags of a page, their attributes, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = set(), {}, ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(attrs)

    def handle_data(self, data):
        self.text += data


def test_a_formula_is_drawn_by_the_browser():
    parts = Parts(as_mathml(r"\frac{a < b}{n^2}"))

    assert {"math", "mfrac", "msup"} <= parts.tags
    assert parts.text == "a<bn2"


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<img src=x onerror=y>"],
)
def test_words_in_a_formula_stay_words(words):
    parts = Parts(as_mathml(rf"x \text{{{words}}}"))

    assert not parts.tags & {"script", "img"}
    assert "onerror" not in parts.attributes


@pytest.mark.parametrize(
    "tex",
    [r"\href{javascript:alert(1)}{x}", r"\style{background:url(//a.example/b)}{x}"],
)
def test_a_formula_leads_nowhere(tex):
    parts = Parts(as_mathml(tex))

    assert not {"href", "style", "src"} & set(parts.attributes)
    assert "x" in parts.text


def test_what_cannot_be_read_stays_as_it_is_written():
    assert as_mathml(r"\style{<b>}") == r"<i>\style{&lt;b&gt;}</i>"
