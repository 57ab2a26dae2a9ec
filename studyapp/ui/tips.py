"""Tooltips that say what is written, whatever is written: no tags, no pictures, no links."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it stands.

    Qt takes a text with a tag for HTML and would load its pictures; such a text is escaped.
    """
    if not Qt.mightBeRichText(text):
        return text
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"
