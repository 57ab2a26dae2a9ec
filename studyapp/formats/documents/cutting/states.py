"""Whether a draft can be studied as it stands, and if not, why."""

import re

from studyapp.core.importing.drafts import DraftState
from studyapp.formats.documents.cutting.words import (
    IMAGE,
    LABEL_WORDS,
    ONLY_IMAGE,
    TO_DO,
    UNFINISHED,
)

MISSING = "[…]"
"""Stands for a blank that nobody can fill; what is left of it must not look like a gap to type in."""

_LAST = 120  # letters of an end in which a text breaks off; "TODO" and more than that is a text
_SENTENCE_END = re.compile(r"[.!?…。！？](?=\s|$)")
_MARKS = re.compile(r"[*`\\]+")
_ONLY_LINK = re.compile(r"(?:[^\s:]{1,20}[\s,:]{1,2}){0,4}<?https?://\S{1,2000}>?")
_FEWEST_WORDS = 4  # "It is so. Then word word" breaks off; four words may be a title or a name


def state_of(back: str) -> tuple[DraftState, str]:
    """Return the state of a draft with this answer, and the reason when it is not complete."""
    text = back.strip()
    if not text:
        return DraftState.INCOMPLETE, "there is no answer"
    if len(text) <= _LAST and ONLY_IMAGE.fullmatch(text):
        return DraftState.NEEDS_IMAGE, "the answer is only a picture, which is not in the text"
    if len(text) <= _LAST and TO_DO.fullmatch(text):
        return DraftState.INCOMPLETE, "the answer is still to be written"
    if len(text) <= 20 * _LAST and _ONLY_LINK.fullmatch(text):
        return DraftState.INCOMPLETE, "the answer is only a link"
    if MISSING in text:
        return DraftState.INCOMPLETE, "a blank could not be filled"
    reason = _cut_off(text)
    if reason:
        return DraftState.INCOMPLETE, reason
    if IMAGE.search(text):
        return DraftState.NEEDS_IMAGE, "it refers to a picture, which is not in the text"
    return DraftState.COMPLETE, ""


def _cut_off(text: str) -> str:
    """Return why a text seems to break off, or nothing."""
    lines = text[-_LAST:].rsplit("\n", 1)
    if len(lines) > 1 and lines[1].startswith("**") and lines[1].endswith("**"):
        return f"nothing follows after “{lines[1].strip('*')}”"
    if "\n" in text[-_LAST:] and text.rsplit("\n", 1)[1].lstrip()[:1] in tuple("-*|`0123456789"):
        return ""
    end = _MARKS.sub("", text[-_LAST:]).rstrip()
    last = re.split(r"[\s]", end)[-1] if end else ""
    if last.isupper() and last in LABEL_WORDS:
        return f"nothing follows after “{last}”"
    if UNFINISHED.search(end):
        return "the text breaks off"
    ends = [match.end() for match in _SENTENCE_END.finditer(end)]
    rest = end[ends[-1] :].split() if ends else []
    if rest and len(rest) < _FEWEST_WORDS and rest[-1][-1:].isalpha() and rest[0][:1].isupper():
        return "the text breaks off"
    return ""
