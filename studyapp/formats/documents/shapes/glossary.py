"""A glossary page: a question, a blank line, its answer, and what the site put around them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studyapp.core.importing.drafts import Draft, Place, RepairKind
from studyapp.formats.documents.cutting.body import markdown_of
from studyapp.formats.documents.cutting.note_lines import read_lines
from studyapp.formats.documents.cutting.plain import literal
from studyapp.formats.documents.cutting.source import one_line
from studyapp.formats.documents.cutting.tags import as_tag, one_spelling
from studyapp.formats.documents.cutting.words import PROMOTION
from studyapp.formats.documents.repairs.blanks import filled
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.repairs.run_together import laid_out
from studyapp.formats.documents.shapes.shape import ShapeReading, drafted

_HEAD = 6  # paragraphs: "Home", "Log in", the title, "12 terms", "Share", "Print"
# letters: "Log in or sign up to study this set"; an answer on cookies is longer
_LONGEST_CHROME = 120
# letters: "Related study set" below each title; a sentence twice is an answer
_LONGEST_REPEATED = 40
_TAIL_TIMES = 2  # "Page 0, Guide, Page 1, Guide": one line below each title is a site's own list
_APART = "\f"
# "It joins two ropes. https://…" is an answer; "See the manual https://…" is the link
_FEWEST_WORDS = 4
_SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ'’]*"
_TAGS = re.compile(r"(?:#\w{1,60}[.,;:]?\s+)+")
_WORD = re.compile(r"(?<!#)\b[^\W_]{3,40}\b")
_TAG = re.compile(r"#(\w{1,60})")
_NOTE_AHEAD = re.compile(
    rf"(?:(?:{_SHOUTED}\s){{1,7}}{_SHOUTED}\s+(?=#)|{_SHOUTED}(?:\s{_SHOUTED}){{0,7}}\s?!{{2,5}}\s*)"
)
_NOTE_BEHIND = re.compile(rf"(?<=[?.!…\"”»\])])\s+(?:{_SHOUTED}[,]?\s){{2,9}}{_SHOUTED}[.!]*\Z")
_BRACKETED_NOTE = re.compile(r"\s*\[[^\[\]]{20,400}\]\s*\Z")
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}")
_TRACKING = re.compile(r"[?&]utm_\S*")
_SITE_LINE = re.compile(
    r"\s*\b(?:Download (?:the|our) [\w ]{3,30}|Read more|Learn more|Mehr (?:erfahren|lesen)|"
    r"Lire la suite|En savoir plus|Leer más|Ver más|Saiba mais|Leia mais)(?:\.|\s*\Z)"
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    first: int
    last: int
    text: str


def read(lines: list[str], mender: Mender) -> ShapeReading:
    """Read a glossary: pairs of paragraphs between what the site wrote at both ends."""
    paragraphs = paragraphs_of(lines)
    start, end = pairs_of(paragraphs)
    dropped: set[int] = set()
    for around in (paragraphs[:start], paragraphs[end:]):
        for paragraph in around:
            dropped |= mender.drops(RepairKind.CHROME, lines, paragraph.first, paragraph.last)
    kept_head = [p for p in paragraphs[:start] if p.first not in dropped]
    kept_tail = [p for p in paragraphs[end:] if p.first not in dropped]
    pairs = paragraphs[start:end]
    cuts = [p.first for p in (*kept_head, *pairs[::2], *kept_tail)]
    words = Counter(word for p in pairs for word in _WORD.findall(p.text.lower()))
    spelling = one_spelling((tag for p in pairs[::2] for tag in _tags_of(p.text)), words)
    maker = _Maker(lines, dropped, spelling, mender)
    title = _BRACKETED_NOTE.sub("", one_line(paragraphs[0].text.split("\n")[0])) if start else ""
    return ShapeReading(tuple(cuts), maker.draft, frozenset(dropped), title)


def paragraphs_of(lines: Sequence[str]) -> list[_Paragraph]:
    """Return the runs of lines between blank ones."""
    found: list[_Paragraph] = []
    first = 0
    for number, line in enumerate((*lines, ""), 1):
        if line.strip():
            first = first or number
        elif first:
            found.append(_Paragraph(first, number - 1, "\n".join(lines[first - 1 : number - 1])))
            first = 0
    return found


def pairs_of(paragraphs: Sequence[_Paragraph]) -> tuple[int, int]:
    """Return where the pairs begin and end among the paragraphs."""
    tail = _tail(paragraphs)
    start = _head(paragraphs[:tail])
    if tail < len(paragraphs):
        return start, tail - (tail - start) % 2
    return start, _without_chrome(paragraphs, start)


def _tail(paragraphs: Sequence[_Paragraph]) -> int:
    """Return where a site's list of other pages begins: titles, each with the same short line."""
    texts = [p.text.strip() for p in paragraphs]
    counts = Counter(text for text in texts if len(text) <= _LONGEST_REPEATED)
    for index, text in enumerate(texts):
        times = counts.get(text, 0)
        in_turn = index + 2 < len(texts) and texts[index + 2] == text
        if times >= _TAIL_TIMES and in_turn and len(texts) - index <= 2 * times + 4:
            return max(0, index - 1)
    return len(texts)


def _without_chrome(paragraphs: Sequence[_Paragraph], start: int) -> int:
    """Return the end of the pairs when a site wrote below them; a last answer is no chrome."""
    end = len(paragraphs)
    while end > start and _is_chrome(paragraphs[end - 1].text):
        odd = (end - start) % 2
        if not odd and not _is_chrome(paragraphs[end - 2].text):
            break
        end -= 1 if odd else 2
    return max(start, end)


def _is_chrome(text: str) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST_CHROME and PROMOTION.search(text) is not None and "?" not in text


def _head(paragraphs: Sequence[_Paragraph]) -> int:
    """Return how many paragraphs stand before the first question."""
    start = 0
    for index, p in enumerate(paragraphs[:_HEAD]):
        if _asks(p.text):
            break
        if _is_chrome(p.text) or (index and p.text.rstrip().endswith("!")):
            start = index + 1
    scores = {offset: _pairing(paragraphs[start + offset :]) for offset in (0, 1)}
    return start + (1 if scores[1] > scores[0] else 0)


def _asks(text: str) -> bool:
    return "?" in text or text.startswith("#")


def _pairing(paragraphs: Sequence[_Paragraph]) -> float:
    """Return how well paragraphs read as questions and answers in turn."""
    pairs = list(zip(paragraphs[::2], paragraphs[1::2], strict=False))
    if not pairs:
        return 0
    asked = sum(_asks(q.text) - _asks(a.text) for q, a in pairs)
    shorter = sum(len(q.text) < len(a.text) for q, a in pairs)
    left_over = len(paragraphs) % 2
    return (2 * asked + shorter) / len(pairs) - left_over / (len(pairs) + 1)


def _tags_of(text: str) -> list[str]:
    ahead = _NOTE_AHEAD.match(text)
    found = _TAGS.match(text, ahead.end() if ahead else 0)
    return [tag for word in _TAG.findall(found[0]) if (tag := as_tag(word))] if found else []


class _Maker:
    """Makes drafts of pairs of paragraphs."""

    def __init__(
        self, lines: list[str], dropped: set[int], spelling: Mapping[str, str], mender: Mender
    ) -> None:
        self._lines = lines
        self._dropped = dropped
        self._spelling = spelling
        self._mender = mender

    def draft(self, place: Place) -> Draft | None:
        """Return the draft of some lines: the first paragraph is asked, the others answer."""
        lines = ["" if at in self._dropped else line for at, line in self._numbered(place)]
        paragraphs = paragraphs_of(lines)
        if not paragraphs:
            return None
        asked, *answers = paragraphs
        at = place.first + asked.first - 1
        tags = self._tags(at, asked.text)
        front = self._question(at, asked.text)
        backs = [self._answer(place.first + p.first - 1, p.text) for p in answers]
        sources = [url for _, urls in backs for url in urls]
        raw = _APART.join(text for text, _ in backs)
        below = place.first + answers[0].first - 1 if answers else at
        whole = filled(front, raw, at, Place(below, place.last), self._mender)
        back = "\n\n".join(
            text if "\n" in p.text else laid_out(text, place.first + p.first - 1, self._mender)
            for p, text in zip(answers, whole.back.split(_APART), strict=False)
        )
        attributes = (("source", " ".join(sources)),) if sources else ()
        return drafted(
            place,
            literal(whole.front),
            back,
            tags=tags,
            attributes=attributes,
            answered="{{c1::" in whole.front,
        )

    def _numbered(self, place: Place) -> list[tuple[int, str]]:
        return list(enumerate(self._lines[place.first - 1 : place.last], place.first))

    def _tags(self, line: int, text: str) -> tuple[str, ...]:
        tags: list[str] = []
        for tag in _tags_of(text):
            meant = self._spelling.get(tag, tag)
            same = meant == tag or not self._mender.makes(
                RepairKind.LAYOUT, Place(line, line), f"#{tag}", f"#{meant}"
            )
            tags.append(tag if same else meant)
        return tuple(dict.fromkeys(tags))

    def _question(self, line: int, text: str) -> str:
        """Return what is asked, without tags and without the author's notes to themselves."""
        place = Place(line, line)
        text = one_line(text)
        ahead = _NOTE_AHEAD.match(text)
        if ahead and self._mender.makes(RepairKind.CHROME, place, ahead[0].strip()):
            text = text[ahead.end() :]
        found = _TAGS.match(text)
        text = text[found.end() :] if found and found.end() < len(text) else text
        behind = _NOTE_BEHIND.search(text)
        if behind and self._mender.makes(RepairKind.CHROME, place, behind[0].strip()):
            text = text[: behind.start()]
        return text.strip()

    def _answer(self, line: int, text: str) -> tuple[str, list[str]]:
        """Return an answer without the site's words and the addresses at its end."""
        if "\n" in text:
            return markdown_of(read_lines(text.split("\n"))), []
        text = one_line(text)
        text = self._mender.substituted(RepairKind.CHROME, line, text, _SITE_LINE, lambda _: "")
        text = self._mender.substituted(
            RepairKind.LAYOUT, line, text, _URL, lambda m: _untracked(m[0])
        )
        sources: list[str] = []
        urls = list(_URL.finditer(text))
        for url in reversed(urls):
            if text[url.end() :].strip(" .") or not text[: url.start()].strip():
                sources.insert(0, url[0])
                continue
            rest = _without_pointer(text[: url.start()])
            if len(rest.split()) < _FEWEST_WORDS:
                sources.insert(0, url[0])
            elif self._mender.makes(RepairKind.LAYOUT, Place(line, line), url[0], "source"):
                text = rest
                sources.insert(0, url[0])
        return text.strip(), sources


def _untracked(url: str) -> str | None:
    clean = _TRACKING.sub("", url)
    return clean if clean != url else None


def _without_pointer(text: str) -> str:
    """Return a text without the words that pointed to the address after it: `More here:`."""
    text = text.rstrip()
    if not text.endswith(":"):
        return text
    pointer = re.search(r"(?:(?<=[.!?])|\A)\s*(?:[\w'’]+\s?){1,3}:\Z", text[-60:])
    return text[: len(text) - len(pointer[0])].rstrip() if pointer else text
