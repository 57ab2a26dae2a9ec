"""Blanks such as `____`: filled with the term the question asks for, or made a cloze."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from studyapp.core.importing.drafts import Place, RepairKind
from studyapp.formats.documents.cutting.states import MISSING
from studyapp.formats.documents.cutting.words import ASKING
from studyapp.formats.documents.repairs.mending import Mender

_NAME = r"__[^\W_]\w{0,58}?__(?!_)"
_BLANK = re.compile(
    rf"(?P<name>(?<!\w){_NAME}(?!\w))"
    r"|(?P<blank>(?<!_)(?:_{3,}|(?<!\w)_{2}(?!\w))(?:\s_{2,}(?!\w{1,60}__))*)(?P<plural>e?s\b)?"
)
_NUMBER_BEFORE = re.compile(r"(?<!\d)(\d{1,2})[.,)]\s?\Z")
_NUMBER_AFTER = re.compile(r"\s*(?:$|\d{1,2}[.)]\s)")
_NUMBERED = re.compile(r"(?<!\d)(\d{1,2})[.)]\s")
_NUMBERED_TERM = re.compile(
    r"(?:(?!\b(?:and|und|et|y|e|what|how|which|was|wie|que|qué)\b)[^\W\d_][\w'-]*[ ]?){1,4}",
    re.IGNORECASE,
)
_ARTICLE = r"(?:(?:an?|the|eine?|der|die|das|une?|les?|la|un[ao]?|el|los|las|umas?|um|uns|os?|as?)\s|l['’])?"
_TERM_END = (
    r"(?=\s*(?:[?,:;(\[\"“]|\s-|$|\b(?:and|und|et|y|e|or|oder|ou|o|in|when|with|for|of|used|mean|means|do|does|work|"
    r"works|im|bei|dans|en|em|no|na|bedeutet|funktioniert)\b))"
)
_TERM = rf"(?P<term>[^\s?,:;\"“(\[][^?,:;\"“(\[]{{0,60}}?){_TERM_END}"
_QUOTED = re.compile(r"[\"“„«]\s?(?P<term>[^\"”“»]{2,60}?)\s?[\"”“»]")
_UNNAMED = re.compile(
    r"\b(?:called|heißen|heißt|genannt|s'appelle|se llama|se chama)\b", re.IGNORECASE
)
_QUESTIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\A(?P<term>(?:[^\s?:,]+\s){0,4}[^\s?:,]+)\s?[:,]",
        rf"\bwhat (?:type|kind|sort) of \w+ (?:is|are) {_ARTICLE}{_TERM}",
        rf"\bwhat(?:'s| is| are| does| do| was| were) {_ARTICLE}{_TERM}",
        rf"\b(?:was (?:ist|sind|bedeutet|versteht man unter)) {_ARTICLE}{_TERM}",
        rf"\bqu(?:'|’)est-ce (?:que|qu['’])\s?(?:c'est que )?{_ARTICLE}{_TERM}",
        rf"\bqu[eé] (?:es|son|significa|é|são) {_ARTICLE}{_TERM}",
        rf"\bo que (?:é|são|significa) {_ARTICLE}{_TERM}",
        rf"\bhow (?:to|does|do|is|are) {_ARTICLE}{_TERM}",
        r"\A(?P<term>[^\s?:,][^?:,]{0,60}?) (?:is|are|ist|sind|est|sont|es|son|é|são) ",
    )
)
_PRONOUNS = frozenset(
    [
        "they",
        "it",
        "this",
        "that",
        "these",
        "those",
        "you",
        "we",
        "i",
        "he",
        "she",
        "one",
        "causes",
        "sie",
        "es",
        "er",
        "man",
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "ello",
        "eso",
        "isso",
        "ele",
        "ela",
        "eles",
    ]
)
_LONGEST_QUESTION = 400  # letters; a case that ends with "what is oak?" says it there
_ONE_AHEAD = re.compile(r"\ban?\Z", re.IGNORECASE)
_ONE_BEHIND = ("is", "was", "has")
_WIDTH = 30  # letters: a repair shows five words on each side of "A ___ holds"
_LONGEST_CLOZE_ANSWER = 120  # letters: "knot, bend" are the gaps' words; two lines explain them
_SEVERAL = re.compile(r"\s*(?:[;/,]|\s(?:and|und|et|y|e)\s)\s*")


@dataclass(frozen=True, slots=True)
class Filled:
    """A question and its answer without raw blanks."""

    front: str
    back: str


def filled(front: str, back: str, question_line: int, lines: Place, mender: Mender) -> Filled:
    """Return a question and its answer with their blanks filled, each a repair of its own."""
    if "__" in front:
        cloze = _cloze(front, back, question_line, mender)
        if cloze is not None:
            return cloze
        front = _sub(front, question_line, "", {}, mender)
    if "__" not in back:
        return Filled(front, back)
    terms = _numbered_terms(front)
    return Filled(front, _sub(back, lines.first, "" if terms else term_of(front), terms, mender))


def without_blanks(text: str, line: int, mender: Mender) -> str:
    """Return a text with each blank marked as missing: nothing says what belongs there."""
    return _sub(text, line, "", {}, mender) if "__" in text else text


def term_of(question: str) -> str:
    """Return the term that a question asks about, or nothing when it names none."""
    question = question[:_LONGEST_QUESTION]
    if _UNNAMED.search(question):
        return ""
    found = (match for pattern in _QUESTIONS if (match := pattern.search(question)))
    named = next((match for match in found if _is_term(match["term"])), None)
    quoted = _QUOTED.search(question)
    if quoted and (named is None or quoted.start() <= named.start("term")):
        return quoted["term"].strip()
    return named["term"].strip(' "“”') if named else ""


def _is_term(text: str) -> bool:
    return text.lower() not in _PRONOUNS and not ASKING.match(text)


def _numbered_terms(question: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for match in _NUMBERED.finditer(question):
        term = _NUMBERED_TERM.match(question, match.end())
        if term:
            found[int(match[1])] = term[0].strip()
    return found if len(found) > 1 else {}


def _sub(text: str, line: int, term: str, terms: Mapping[int, str], mender: Mender) -> str:
    def once(match: re.Match[str]) -> str:
        if match["name"]:
            return match[0]
        fill = _fill(text, match, term, terms)
        before = text[max(0, match.start() - _WIDTH) : match.end() + _WIDTH]
        after = text[max(0, match.start() - _WIDTH) : match.start()] + fill
        after += text[match.end() : match.end() + _WIDTH]
        makes = mender.makes(RepairKind.BLANK, Place(line, line), before, after)
        return fill if makes else match[0]

    return _BLANK.sub(once, text)


def _fill(text: str, match: re.Match[str], term: str, terms: Mapping[int, str]) -> str:
    """Return what a blank stands for, with the blanks around it that it needs."""
    number = _NUMBER_BEFORE.search(text[max(0, match.start() - 5) : match.start()])
    if number and not terms and _NUMBER_AFTER.match(text, match.end()):
        word = MISSING
    elif number and terms:
        word = terms.get(int(number[1]), MISSING)
    else:
        word = _fitting(term, text, match) if term else MISSING
    before = " " if text[match.start() - 1 : match.start()].isalnum() and match.start() else ""
    after = " " if text[match.end() : match.end() + 1].isalnum() else ""
    return f"{before}{word}{after}"


def _fitting(term: str, text: str, match: re.Match[str]) -> str:
    """Return the term as this place needs it: capital, plural, not saying a word twice."""
    words = term.split()
    following = text[match.end() : match.end() + 40].split()
    if len(words) > 1 and following:
        last, after = words[-1].rstrip("s").lower(), following[0].strip(".,;:").rstrip("s").lower()
        if last == after:
            term = " ".join(words[:-1])
    if match["plural"] and not term.endswith("s"):
        term += match["plural"]
    ahead = text[max(0, match.start() - 40) : match.start()].rstrip()
    if _ONE_AHEAD.search(ahead) or (
        following and following[0] in _ONE_BEHIND and not match["plural"]
    ):
        term = term[:-1] if term.endswith("s") and not term.endswith(("ss", "is", "us")) else term
    if term[:1].isupper() and term[1:].islower() and f" {term.lower()}" in text:
        term = term.lower()
    starts = not ahead or ahead[-1] in ".!?"
    return term[0].upper() + term[1:] if starts and not term[1:2].isupper() else term


def _cloze(front: str, back: str, line: int, mender: Mender) -> Filled | None:
    """Return a question with gaps as a cloze, when a short answer says what belongs in them."""
    gaps = [match for match in _BLANK.finditer(front) if match["blank"]]
    answer = back.strip().rstrip(".")
    if not gaps or not answer or len(answer) > _LONGEST_CLOZE_ANSWER or "\n" in answer:
        return None
    answers = [answer] if len(gaps) == 1 else _SEVERAL.split(answer)
    if len(answers) != len(gaps) or any("__" in part or "}}" in part for part in answers):
        return None
    pieces: list[str] = []
    start = 0
    for number, (match, part) in enumerate(zip(gaps, answers, strict=True), 1):
        before = " " if front[match.start() - 1 : match.start()].isalnum() and match.start() else ""
        pieces += (front[start : match.start()], f"{before}{{{{c{number}::{part}}}}}")
        start = match.end()
    whole = "".join((*pieces, front[start:]))
    if not mender.makes(RepairKind.BLANK, Place(line, line), front, whole):
        return Filled(front, back)
    return Filled(whole, "")
