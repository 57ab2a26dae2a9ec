"""Only what is safe of a drawing is left, however it is written."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.core.rendering.drawings import LIGHT_PALETTE, DrawingError, safe_drawing
from studyapp.core.rendering.drawings.allowed import ELEMENTS
from studyapp.core.rendering.drawings.embedded import embedded_picture
from studyapp.core.rendering.drawings.reading import (
    DEEPEST,
    LARGEST_SOURCE,
    MOST_DETAIL,
    MOST_ELEMENTS,
)

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
OUTSIDE = re.compile(r"file|http(?!://www\.w3\.org/(?:2000/svg|1999/xlink)\")|outside|\.png|\.css")


def svg(inside, more=""):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} width="40" height="30"{more}>'
        f"{inside}</svg>"
    ).encode()


def safe(inside, more="", palette=LIGHT_PALETTE, **options):
    return safe_drawing(svg(inside, more), palette, "Inter", **options).content.decode()


def refused(source):
    with pytest.raises(DrawingError):
        safe_drawing(source, LIGHT_PALETTE, "Inter")
    return True


def assert_harmless(content):
    """Read a result again by other means, and look for anything that could reach out or run."""
    root = ElementTree.fromstring(content)
    for element in root.iter():
        assert element.tag.rpartition("}")[2] in ELEMENTS
        for name, value in element.attrib.items():
            assert not name.lower().rpartition("}")[2].startswith("on")
            assert name not in ("style", "class", "href")
            if name.endswith("href"):
                assert value.startswith("#") or embedded_picture(value)
            elif "url" in value:
                assert re.fullmatch(r"url\(#[\w:.-]+\)", value)
            else:
                assert ":" not in value or name == "id"


def test_a_plain_drawing_stays_as_it_is():
    plain = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">'
        b'<path d="M0 0h8v8z" fill="#ff0000"/></svg>'
    )

    assert safe_drawing(plain, LIGHT_PALETTE, "Inter").content == plain


@pytest.mark.parametrize(
    "inside",
    [
        '<image width="9" height="9" a="href=\'data:image/png;\'>" xlink:href="../outside.png"/>',
        f'<image width="9" height="9" href="../outside.png" xlink:href="{PIXEL}"/>',
        '<image href="file:///outside.png"/>',
        '<image href="&#x66;ile:///outside.png"/>',
        '<x:image xmlns:x="http://www.w3.org/2000/svg" href="outside.png"/>',
        '<image xmlns:k="http://www.w3.org/1999/xlink" k:href="outside.png"/>',
        '<IMAGE href="outside.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<image href="data:image/png;base64,PHN2Zy8+"/>',
        '<use href="outside.svg#a"/>',
        '<use href="file:///outside.svg#a"/>',
        '<rect fill="url(outside.svg#a)"/>',
        "<rect fill=\"url('file:///outside.svg#a')\"/>",
        '<rect style="fill:url(file:///outside.svg#a)"/>',
        '<rect style="fill:u\\72l(file:///outside.svg#a)"/>',
        '<rect mask="url(http://outside/#a)" clip-path="url(//outside#a)"/>',
        '<a href="http://outside"><rect width="3" height="3"/></a>',
        '<style>@import "outside.css"; rect {{fill: url(outside.png)}}</style><rect/>',
        '<style>@font-face {{src: url(outside.png)}}</style><text font-family="x">y</text>',
        '<text style="font-family:url(http://outside)">y</text>',
        '<filter id="f"><feImage href="outside.png"/></filter><rect filter="url(#f)"/>',
        '<linearGradient id="g" href="http://outside#g"/><rect fill="url(#g)"/>',
        '<animate attributeName="href" to="file:///outside.png"/>',
        '<set attributeName="xlink:href" to="file:///outside.png"/>',
        '<video href="outside.png"/><audio href="outside.png"/>',
        '<metadata><image href="outside.png"/></metadata>',
        '<svg><image href="outside.png"/></svg>',
    ],
)
def test_nothing_outside_of_the_drawing_is_named(inside):
    content = safe(inside.replace("{{", "{").replace("}}", "}"))

    assert_harmless(content)
    assert not OUTSIDE.search(content.replace(PIXEL, ""))


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<rect onload="alert(1)" onClick="alert(1)"/>',
        "<foreignObject><p>alert(1)</p></foreignObject>",
        '<a href="javascript:alert(1)"><rect/></a>',
        '<g><iframe src="alert(1)"/></g>',
        '<handler type="application/ecmascript">alert(1)</handler>',
    ],
)
def test_nothing_runs(inside):
    content = safe(inside)

    assert_harmless(content)
    assert "alert" not in content


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"no drawing",
        b"<svg",
        b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<rect/>"),
        b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "x"> %a;]>' + svg("<rect/>"),
        b'<!DOCTYPE svg [<!ATTLIST rect width CDATA "9">]>' + svg("<rect/>"),
        b'<!DOCTYPE svg SYSTEM "outside.dtd">' + svg("<text>&outside;</text>"),
        b'<?xml-stylesheet href="outside.css"?>' + svg("<rect/>"),
        svg("<?php?>"),
        svg("<rect/>").replace(b"width", b"wi\0dth"),
        svg('<rect width="1" width="2"/>'),
        svg('<unbound:rect width="1"/>'),
        svg('<rect width="1e9"/>'),
        svg('<g transform="scale(1e20)"><rect width="1" height="1"/></g>'),
        svg('<path d="M0 0L9999999 0"/>'),
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
        b'<?xml version="1.0" encoding="no-such"?>' + svg("<rect/>"),
    ],
)
def test_what_is_damaged_defines_things_or_reaches_too_far_is_refused(source):
    assert refused(source)


def test_a_bare_document_type_is_left_out():
    source = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://outside/svg.dtd">' + svg(
        "<g/>"
    )

    content = safe_drawing(source, LIGHT_PALETTE, "Inter").content.decode()

    assert "DOCTYPE" not in content
    assert "outside" not in content


def test_text_in_another_encoding_is_read():
    source = svg("<title>π</title>").decode().encode("utf-16")

    assert "π" in safe_drawing(source, LIGHT_PALETTE, "Inter").content.decode()


def test_an_embedded_picture_and_a_reference_inside_stay():
    content = safe(
        f'<image width="9" height="9" href="{PIXEL}"/><g id="a"><rect width="3" height="3"/></g>'
        '<use href="#a"/>'
    )

    assert f'xlink:href="{PIXEL}"' in content
    assert '<use xlink:href="#a"/>' in content


def test_a_reference_to_nothing_is_taken_away():
    content = safe(
        '<rect width="3" height="3" fill="url(#none)" mask="url(#none)"/><use href="#none"/>'
    )

    assert '<rect width="3" height="3" fill="none"/>' in content
    assert "#none" not in content


def test_style_sheets_become_attributes_from_the_general_to_the_special():
    content = safe(
        "<style>* { stroke: red } rect { stroke: blue; fill: red } .a { fill: green !important }"
        " #b { fill: blue } @media print { rect { fill: black } } rect > g { fill: black }</style>"
        '<rect class="a" width="1" height="1"/><rect class="a" id="b" width="1" height="1"/>'
        '<rect width="1" height="1" style="fill: #123456; behaviour: url(x)" fill="red"/>'
    )

    shapes = re.findall(r"<rect[^>]*>", content)
    assert ['fill="green"' in shapes[0], 'fill="blue"' in shapes[1]] == [True, True]
    assert 'fill="#123456"' in shapes[2]
    assert all('stroke="blue"' in shape for shape in shapes)
    assert "black" not in content


@pytest.mark.parametrize(
    ("most", "one"), [(50_000 - len(".a{fill:red}"), " "), (1_000 - 1, ".b{fill:red}")]
)
def test_a_long_style_sheet_is_refused(most, one):
    sheet = one * most + ".a{fill:red}"

    assert 'fill="red"' in safe(f'<style>{sheet}</style><rect class="a"/>')
    assert refused(svg(f"<style>{one}{sheet}</style>"))


def test_colour_words_take_the_colours_of_the_palette():
    palette = {"ink": "#111111", "accent-soft": "#222222"}
    inside = (
        '<rect width="1" height="1" fill="var(--accent-soft)" stroke="var( --ink )"/>'
        '<rect width="1" height="1" style="fill:var(--ink)" stroke="currentColor"/>'
        '<rect width="1" height="1" fill="var(--strange, #333333)" stroke="var(--strange)"/>'
    )

    content = safe(inside, palette=palette)

    assert '<rect width="1" height="1" fill="#222222" stroke="#111111"/>' in content
    assert content.count('fill="#111111" stroke="#111111"') == 0
    assert '<rect width="1" height="1" stroke="#111111" fill="#111111"/>' in content
    assert '<rect width="1" height="1" fill="#333333"/>' in content
    assert "var" not in content
    assert safe_drawing(svg(inside), palette, "Inter").follows_scheme


def test_what_has_no_colour_in_a_drawing_with_words_is_ink():
    content = safe('<text>x</text><rect width="1" height="1" fill="var(--panel)"/>')

    assert f'fill="{LIGHT_PALETTE["ink"]}"' in content.partition(">")[0]


def test_a_drawing_without_words_follows_no_scheme():
    inside = '<g color="#ff0000"><rect width="1" height="1" fill="currentColor"/></g>'

    drawing = safe_drawing(svg(inside), LIGHT_PALETTE, "Inter")

    assert not drawing.follows_scheme
    assert b'fill="#ff0000"' in drawing.content


def test_text_without_a_family_is_set_in_the_font_of_the_card():
    content = safe("<text>a</text><text font-family=\"Fira Sans, 'x'\">b</text>")

    assert 'font-family="Inter"' in content.partition(">")[0]
    assert "<text>a</text>" in content
    assert "Fira Sans, 'x'" in content
    assert "font-family" not in safe('<rect width="1" height="1"/>')
    assert 'font-family="Fira Sans"' in safe(
        "<text font-family=\"'Fira Sans', x\">b</text>", one_family=True
    )


def test_every_bound_on_size_has_two_sides():
    room = LARGEST_SOURCE - len(svg("<g/>"))
    nested = DEEPEST - 1

    assert safe("<g/>" + " " * room)
    assert refused(svg("<g/>" + " " * (room + 1)))
    assert safe("<g/>" * (MOST_ELEMENTS - 1))
    assert refused(svg("<g/>" * MOST_ELEMENTS))
    detail = MOST_DETAIL - len("40") - len("30") - len("M")
    assert safe(f'<path d="M{" " * detail}"/>')
    assert refused(svg(f'<path d="M{" " * (detail + 1)}"/>'))
    assert safe("<g>" * nested + "</g>" * nested)
    assert refused(svg("<g>" * (nested + 1) + "</g>" * (nested + 1)))


def test_what_was_made_safe_is_made_safe_into_itself():
    inside = (
        f'<title>A &amp; B &lt;</title><style>.a{{fill:red}}</style><image href="{PIXEL}"/>'
        '<rect class="a" width="3" height="3" stroke="var(--ink)"/><text x="1 2">a<tspan>b</tspan>'
        '</text><defs><linearGradient id="g"><stop offset="50%"/></linearGradient></defs>'
        '<path d="M1-2.5e-1 3,4z" fill="url(#g)"/>'
    )
    once = safe(inside)

    assert safe_drawing(once.encode(), LIGHT_PALETTE, "Inter").content.decode() == once


LONG = 250_000


@pytest.mark.parametrize(
    "inside",
    [
        f'<g transform="scale(1){" " * LONG}x"/>',
        f'<g transform="{"scale (1) , " * (LONG // 12)}x"/>',
        f'<g transform="{"a" * LONG}"/>',
        f'<rect width="1{" " * LONG}x"/>',
        f'<rect x="{"1" * LONG}"/>',
        f'<rect x="{"1 " * LONG}x"/>',
        f'<path d="M{"1" * LONG}"/>',
        f'<path d="{"M" * LONG}"/>',
        f'<path d="{"1e" * LONG}"/>',
        f'<path d="{"-." * LONG}"/>',
        f'<rect fill="var(--ink{" " * LONG}x"/>',
        f'<rect fill="url({" " * LONG}#x"/>',
        f'<rect fill="{"rgb(" * LONG}"/>',
        f'<rect style="{"fill" * LONG}"/>',
        f'<rect style="{";:" * (LONG // 20)}"/>',
        f'<rect class="{"a " * LONG}"/><style>.a{{fill:red}}</style>',
        f"<style>{'/* ' * 16_000}</style>",
        f"<style>{'@{' * 24_000}</style>",
        f"<style>{'a,' * 900}a{{fill:red}}</style>" + "<a/>" * 2_000,
        f'<image href="data:image/png{";a=b" * (LONG // 4)}"/>',
        f'<image href="data:image/png;base64,{"A" * LONG}"/>',
        f'<text font-family="{"a," * LONG}">x</text>',
    ],
)
def test_nothing_that_is_long_takes_long(inside):
    """Each of these would take minutes if a pattern tried it from every place again."""
    try:
        content = safe(inside)
    except DrawingError:
        content = "<svg/>"

    assert_harmless(content)


TAGS = st.sampled_from([
    *sorted(ELEMENTS), "script", "SCRIPT", "foreignObject", "style", "animate", "filter", "x:g", "a",
])  # fmt: skip
NAMES = st.sampled_from([
    "href", "xlink:href", "XLINK:HREF", "src", "style", "fill", "stroke", "mask", "onload", "id",
    "class", "d", "points", "transform", "font-family", "width", "height", "x", "marker-mid",
    "xml:base", "clip-path", "filter", "requiredFeatures",
])  # fmt: skip
VALUES = st.one_of(
    st.sampled_from([
        "#a", "#b", "url(#a)", "url(#b)", "file:///etc/passwd", "../x.png", PIXEL, "a", "b", "1e3",
        "url( 'file:///x#a' )", "url(#a) url(file:///x)", "fill:url(file:///x)", "scale(3)",
        "data:image/svg+xml,<svg/>", "javascript:alert(1)", "var(--ink)", "var(--ink, url(x))",
        "fill:var(--bad);stroke:url(//x)", "M0 0L5 5", "0,0 5,5", "u\\72l(x)", "&#x75;rl(x)",
    ]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
)  # fmt: skip
PARTS = st.recursive(
    st.sampled_from(["", "text", "&amp;", "<!-- <x> -->", "<![CDATA[<script>]]>"]),
    lambda inner: st.builds(
        lambda tag, attributes, parts: (
            f"<{tag}{''.join(f' {name}={quoted(value)}' for name, value in attributes.items())}>"
            f"{''.join(parts)}</{tag}>"
        ),
        TAGS,
        st.dictionaries(NAMES, VALUES, max_size=4),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


def quoted(value):
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;")):
        value = value.replace(sign, name)
    return f'"{value}"'


@settings(max_examples=400, deadline=None)
@given(PARTS)
def test_whatever_is_left_of_a_strange_drawing_is_harmless(inside):
    try:
        content = safe(inside, ' xmlns:x="http://www.w3.org/2000/svg"')
    except DrawingError:
        return

    assert_harmless(content)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_damaged_drawing_is_refused_or_harmless(data):
    source = bytearray(
        svg(
            f'<image href="{PIXEL}"/><style>.a{{fill:url(#g)}}</style><g id="g"><rect class="a"/></g>'
            '<use xlink:href="#g"/><text style="fill:var(--ink)">&amp;</text>'
        )
    )
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(source) - 1))
        new = data.draw(
            st.sampled_from([b"<", b">", b'"', b"'", b"&", b"#", b"url(", b"\x00", b""])
        )
        source[place : place + 1] = new
    try:
        content = safe_drawing(bytes(source), LIGHT_PALETTE, "Inter").content
    except DrawingError:
        return

    assert_harmless(content)
