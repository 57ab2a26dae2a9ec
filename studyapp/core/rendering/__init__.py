"""Markdown to safe HTML and to plain text: what a card shows.

Markdown, Pygments and nh3 are imported when the first text is rendered, not with this package.
"""

from studyapp.core.rendering.faces import (
    Face,
    face,
    key_points,
    more,
    plain_face,
    plain_text,
    shuffled,
    to_html,
)

__all__ = ["Face", "face", "key_points", "more", "plain_face", "plain_text", "shuffled", "to_html"]
