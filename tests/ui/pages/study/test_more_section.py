"""The small print: open where it is short, folded where it is long, and told so."""

import pytest

from studyapp.ui.pages.study.more import MoreSection
from studyapp.ui.widgets.card.kit import CardKit


@pytest.fixture
def more(qtbot, theme, icons):
    made = MoreSection(CardKit(theme), icons)
    qtbot.addWidget(made)
    made.resize(600, 300)
    return made


@pytest.mark.parametrize(
    ("html", "is_open"),
    [
        (f"<p>{'a' * 420}</p>", True),
        (f"<p>{'a' * 421}</p>", False),
        (f"<p>{'<b>a</b>' * 420}</p>", True),
        ('<p><img src="curve.png" alt="A curve"></p>', False),
    ],
)
def test_long_texts_and_pictures_are_folded_away(more, html, is_open):
    more.show_text(html)

    assert more.is_open is is_open
    assert more.view.isHidden() is not is_open
    assert more.button.accessibleName() == ("More, open" if is_open else "More, closed")


def test_the_heading_opens_and_closes(more):
    more.show_text("<p>Short.</p>")
    icon_open = more.button.icon().pixmap(16).toImage()

    more.button.click()
    assert more.view.isHidden()
    assert more.button.accessibleName() == "More, closed"
    assert more.button.icon().pixmap(16).toImage() != icon_open

    more.button.click()
    assert not more.view.isHidden()
    assert more.button.icon().pixmap(16).toImage() == icon_open


def test_without_a_text_there_is_no_heading(more):
    more.show_text("")
    assert more.isHidden()

    more.show_text("<p>Short.</p>")
    assert not more.isHidden()
    assert more.view.plain_text() == "Short."
    assert more.view.accessibleName() == "More about this card"


def test_the_next_text_is_open_again_though_the_last_was_closed(more):
    more.show_text("<p>Short.</p>")
    more.button.click()

    more.show_text("<p>Other.</p>")

    assert more.is_open
