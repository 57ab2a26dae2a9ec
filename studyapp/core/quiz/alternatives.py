"""The other ways in which a right answer may be written."""

import re
from collections.abc import Iterable

from studyapp.core.quiz.acronyms import Acronyms
from studyapp.core.quiz.texts import key, line, words

_APART = re.compile(r"\s*\(([^()]*)\)")
_EXPLAINING = re.compile(r"^(?:in|of|for|as|with|from|by|almost|not|e\.g|for example|such as)\b")
_MOST = 24


def accepted_texts(answer: str, acronyms: Acronyms, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the texts that are right: the answer itself, then each other way to write it."""
    texts = [answer.strip()]
    outside = _APART.sub("", line(answer)).strip()
    if words(outside) and outside != line(answer):
        texts.append(outside)
        texts += [part for part in _APART.findall(line(answer)) if _is_name(part)]
    texts += [form for text in list(texts) for form in acronyms.forms(text)]
    return _distinct([*texts, *also])


def _is_name(part: str) -> bool:
    """Whether what stands in brackets is another name, and not an explanation."""
    return bool(words(part)) and len(words(part)) <= 4 and not _EXPLAINING.match(part.strip())


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for text in texts:
        if key(text):
            by_key.setdefault(key(text), text)
    return tuple(by_key.values())[:_MOST]
