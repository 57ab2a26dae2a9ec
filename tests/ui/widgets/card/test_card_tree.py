"""A card's HTML becomes a tree, and a very long one is cut."""

import pytest

from studyapp.ui.widgets.card.tree import CODE_LINES, TABLE_ROWS, parse


def test_tags_classes_and_text_are_kept():
    root = parse('<p>a <span class="math x">k</span></p>').root

    paragraph = next(root.elements())
    assert paragraph.tag == "p"
    assert paragraph.children[0] == "a "
    assert paragraph.find("span").classes == ("math", "x")


@pytest.mark.parametrize("html", ["</p><b>x", "<p><b>x</p>", "<", "&#xZZ;", "<p <b>x", ""])
def test_broken_html_gives_a_tree_all_the_same(html):
    assert not parse(html).is_cut


def test_code_is_cut_after_its_most_lines():
    tree = parse("<pre><code>" + "line\n" * 1000 + "</code></pre><p>after</p>")

    assert tree.is_cut
    assert tree.root.find("code").text().count("line") == CODE_LINES
    assert tree.root.find("p").text() == "after"


def test_a_table_is_cut_after_its_most_rows():
    tree = parse("<table>" + "<tr><td>x</td></tr>" * 500 + "</table><p>after</p>")

    assert tree.is_cut
    assert len(list(tree.root.find("table").elements())) == TABLE_ROWS
    assert tree.root.find("p").text() == "after"


def test_tags_that_are_too_deep_go_and_their_text_stays():
    tree = parse("<blockquote>" * 60 + "deep" + "</blockquote>" * 60 + "<p>after</p>")

    depth, element = 0, tree.root
    while (element := element.find("blockquote")) is not None:
        depth += 1
    assert depth < 20
    assert tree.root.text() == "deepafter"
    assert not tree.is_cut


def test_scripts_and_styles_are_left_out():
    assert parse("<style>p{}</style><script>x()</script><p>y</p>").root.text() == "y"
