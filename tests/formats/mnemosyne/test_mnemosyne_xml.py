"""The XML of Mnemosyne as plain values."""

import pytest

from studyapp.core.errors import StudyError
from studyapp.formats.mnemosyne import xml
from studyapp.formats.mnemosyne.xml import XmlEntry, read_xml


def read(text, **more):
    content = text if isinstance(text, bytes) else text.encode()
    return read_xml(content, source="deck.xml", **more)


def test_a_document_is_its_root_with_what_lies_below():
    root = read('<deck a="1">\n<log b="2"><f>x</f><g>y</g></log>\n<item/>\n</deck>')

    assert (root.name, root.attributes) == ("deck", {"a": "1"})
    assert root.entries == [
        XmlEntry("log", 2, {"b": "2"}, {"f": "x", "g": "y"}),
        XmlEntry("item", 3, {}, {}),
    ]


@pytest.mark.parametrize(
    ("inner", "fields"),
    [
        ("outside", {}),
        ("<f/>", {"f": ""}),
        ("<f>a &lt; b &amp; c</f>", {"f": "a < b & c"}),
        ("<f><![CDATA[<b>]]></f>", {"f": "<b>"}),
        ("<f>a<i>b</i>c</f>", {"f": "abc"}),
        ("<f>a</f>between<g>b</g>", {"f": "a", "g": "b"}),
        ("<f>one</f><f>two</f>", {"f": "two"}),
        ("<f>a\nb</f>", {"f": "a\nb"}),
    ],
)
def test_the_texts_of_an_entry_are_its_fields(inner, fields):
    assert read(f"<deck><log>{inner}</log></deck>").entries[0].fields == fields


def nested(depth):
    return "<a>" * depth + "</a>" * depth


def test_six_elements_may_lie_within_each_other_and_no_more():
    assert read(nested(6)).name == "a"
    with pytest.raises(
        StudyError, match=r"^deck\.xml is nested too deeply, or too long, to be a deck\.$"
    ):
        read(nested(7))


def test_a_document_that_is_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(xml, "MOST_ENTRIES", 2)

    assert len(read("<a><b/><b/></a>").entries) == 2
    with pytest.raises(StudyError, match="or too long"):
        read("<a><b/><b/><b/><b/></a>")


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE a>",
        "<!DOCTYPE a SYSTEM 'http://x.org/a.dtd'>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    ],
)
def test_a_document_that_defines_something_is_refused(head):
    with pytest.raises(
        StudyError, match=r"^deck\.xml defines entities, which no deck does: it is not read\.$"
    ):
        read(f"{head}<a/>")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no markup",
        "<a>",
        "<a></b>",
        "<a>&undefined;</a>",
        "<a/><b/>",
        b"<a>\xff</a>",
        '<?xml version="1.0" encoding="none-such"?><a/>',
    ],
)
def test_what_is_no_document_is_damaged(text):
    with pytest.raises(StudyError, match=r"^deck\.xml is damaged \(.+\): export it again\.$"):
        read(text)


def test_a_long_document_is_read_in_pieces(monkeypatch):
    monkeypatch.setattr(xml, "_CHUNK", 10)
    shares = []

    root = read("<a><b><c>naïve words</c></b></a>", progress=lambda _, share: shares.append(share))

    assert root.entries[0].fields == {"c": "naïve words"}
    assert shares == pytest.approx([0.8 * start / 33 for start in (0, 10, 20, 30)])
