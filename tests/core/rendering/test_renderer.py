"""The converter's bounds: where a long text is cut, and what stands without a paragraph."""

import pytest

from studyapp.core.rendering.renderer import REST_CUT, Renderer, shortened


@pytest.fixture(scope="module")
def renderer():
    return Renderer()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("a" * 20_000, "a" * 20_000),
        ("a" * 20_001, "a" * 20_000),
        ("a\n" * 499 + "b", "a\n" * 499 + "b"),
        ("a\n" * 500, "a\n" * 499 + "a"),
        ("a\n" * 600, "a\n" * 499 + "a"),
        ("a" * 19_990 + "{{c1::hidden}}", "a" * 19_990),
        ("a" * 19_986 + "{{c1::hidden}}", "a" * 19_986 + "{{c1::hidden}}"),
        ("a" * 19_986 + "{{c1::hidden}}b", "a" * 19_986 + "{{c1::hidden}}"),
        ("a" * 20_000 + "{{c1::hidden}}", "a" * 20_000),
        ("a" * 19_999 + "{{c1::hidden}}", "a" * 19_999),
    ],
)
def test_a_text_is_cut_at_its_bounds_and_never_inside_a_gap(text, kept):
    assert shortened(text) == kept


@pytest.mark.parametrize(("length", "is_cut"), [(20_000, False), (20_001, True)])
def test_a_text_that_was_cut_says_so(renderer, length, is_cut):
    assert renderer.html("a" * length).endswith(REST_CUT) is is_cut


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one", "one"),
        ("**one**", "<strong>one</strong>"),
        ("one\ntwo", "one\ntwo"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("- one", "<ul>\n<li>one</li>\n</ul>"),
        ("# one", "<h1>one</h1>"),
        ("", ""),
        ("$x$", '<span class="math">x</span>'),
    ],
)
def test_a_single_paragraph_stands_without_its_tags_in_a_line(renderer, text, html):
    assert renderer.inline(text) == html


def test_an_empty_paragraph_takes_no_room(renderer):
    assert renderer.html("<!-- nothing -->") == ""
    assert renderer.html("a\n\n<!-- nothing -->\n\nb") == "<p>a</p>\n<p>b</p>"


def test_a_text_that_cannot_be_converted_is_shown_as_it_is_written_and_the_next_is_well(
    renderer, monkeypatch
):
    def fail(_text):
        raise RecursionError

    monkeypatch.setattr(renderer._markdown, "convert", fail)

    assert renderer.html("**a** < b") == "<pre>**a** &lt; b</pre>"
    assert renderer.html("**a**") == "<p><strong>a</strong></p>"


@pytest.mark.parametrize(("depth", "opens"), [(3, 3), (11, 11), (12, 12), (13, 12), (40, 12)])
def test_quotes_are_nested_twelve_deep_and_no_deeper(renderer, depth, opens):
    html = renderer.html(">" * depth + " a")

    assert html.count("<blockquote>") == html.count("</blockquote>") == opens


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        (f"[{'a' * 399}](https://x.org)", True),
        (f"[{'a' * 401}](https://x.org)", False),
        (f"[a](https://x.org/{'b' * 1_900})", True),
        (f"[a](https://x.org/{'b' * 2_100})", False),
        ("[a", False),
    ],
)
def test_a_link_ends_soon_or_is_none(renderer, text, is_link):
    html = renderer.html(text)

    assert ("<a href" in html) is is_link
