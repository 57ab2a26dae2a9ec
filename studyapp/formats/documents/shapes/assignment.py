"""A graded assignment: question, answer, a heading `Feedback` and a paragraph of feedback."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.core.importing.drafts import Draft, Place, RepairKind
from studyapp.formats.documents.cutting.body import markdown_of
from studyapp.formats.documents.cutting.note_lines import read_lines, without_bold
from studyapp.formats.documents.cutting.plain import literal
from studyapp.formats.documents.cutting.source import one_line, short
from studyapp.formats.documents.cutting.words import ASKING, FEEDBACK, SCORE
from studyapp.formats.documents.repairs.blanks import filled
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.shapes.shape import ShapeReading, drafted

FEWEST_FEEDBACKS = 2  # one "Comments:" ends many a text
# "What is xxx?" of 159 letters asks; an answer that ends with a question is mostly longer.
_LONGEST_QUESTION = 160
_LONGEST_MARKED = 400  # letters: "Name: Ada … Score: 41 / 45" in one paragraph; an essay is longer
_MOST_HEAD_BLOCKS = 6  # title, course, name, date, score, and the first question
_HASHES = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>\S.*)")
_FEEDBACK_LINE = re.compile(
    r"[\s#>*_-]{0,12}(?:[^\W\d_]{3,15}(?:['’]s?)?\s(?!.{0,60}\?))?"
    + FEEDBACK.pattern
    + r"(?P<of>\s(?:du|de|des|del|do|da|der|"
    r"von|vom|from|by|van)\s[\w' ]{2,30})?\s?[*_]{0,3}\s?(?P<colon>[:：])?\s?[*_]{0,3}\s*(?P<rest>\S.*)?",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:(?:question|frage|pregunta|pergunta|domanda|aufgabe|exercice|ejercicio|exercício|q)\s?\d{0,3}"
    r"\s?[:.)–-]|\d{1,3}[.)])\s*",
    re.IGNORECASE,
)
_NUMBER_ONLY = re.compile(
    r"(?:question|frage|pregunta|pergunta|domanda|aufgabe|exercice|ejercicio|exercício|q)?\s?\d{1,3}\s?[:.)]?",
    re.IGNORECASE,
)
_NAME = re.compile(r"name\s?[:：]", re.IGNORECASE)  # "Name: Ada"; "Name a knot" asks
_STAND_IN = "Which question does this answer? "


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of lines without a blank one between; a heading is a block of its own."""

    first: int
    lines: tuple[str, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1

    @property
    def text(self) -> str:
        return one_line(" ".join(self.lines))


def feedback_after(line: str) -> str | None:
    """Return what stands behind the word `Feedback` on its line, or None if it is no such line."""
    found = _FEEDBACK_LINE.fullmatch(line.strip()) if len(line) < 20_000 else None
    if found is None or (found["rest"] and not found["colon"]):
        return None
    return found["rest"] or ""


def read(lines: list[str], mender: Mender) -> ShapeReading:
    """Read an assignment: each feedback ends a draft, and is one paragraph."""
    blocks = _blocks(lines)
    chunks, tail = _chunks(blocks)
    head = _head(chunks[0]) if chunks else []
    score = _score([*head, *tail])
    dropped: set[int] = set()
    for block in (*head, *tail):
        dropped |= mender.drops(RepairKind.CHROME, lines, block.first, block.last)
    starts = [[b.first for b in chunk if b.first not in dropped][:1] for chunk in chunks]
    cuts = [first for start in starts for first in start]
    cuts += [b.first for b in (*head, *tail) if b.first not in dropped]
    cuts = sorted(set(cuts))
    maker = _Maker(lines, dropped, mender)
    return ShapeReading(tuple(cuts), maker.draft, frozenset(dropped), _title(head), score)


def _blocks(lines: Sequence[str]) -> list[_Block]:
    blocks: list[_Block] = []
    open_block: list[str] = []
    for number, line in enumerate((*lines, ""), 1):
        alone = _HASHES.match(line) is not None or feedback_after(line) is not None
        if open_block and (alone or not line.strip()):
            blocks.append(_Block(number - len(open_block), tuple(open_block)))
            open_block = []
        if alone:
            blocks.append(_Block(number, (line,)))
        elif line.strip():
            open_block.append(line)
    return blocks


def _chunks(blocks: Sequence[_Block]) -> tuple[list[list[_Block]], list[_Block]]:
    """Return the blocks of each question up to its feedback, and what stands after the last."""
    chunks: list[list[_Block]] = []
    chunk: list[_Block] = []
    waiting = False
    for block in blocks:
        rest = feedback_after(block.lines[0])
        chunk.append(block)
        if rest is not None and not waiting:
            waiting = not rest
            if rest:
                chunks.append(chunk)
                chunk = []
        elif waiting:
            chunks.append(chunk)
            chunk, waiting = [], False
    if waiting:
        chunks.append(chunk)
        chunk = []
    return chunks, chunk


def _head(chunk: Sequence[_Block]) -> list[_Block]:
    """Return the blocks above the first question: title, name, score."""
    told = list(chunk)
    for index, block in enumerate(told[:_MOST_HEAD_BLOCKS]):
        if feedback_after(block.lines[0]) is not None:
            break
        if index and (_question_of(block) or _is_heading(block)):
            before = told[:index]
            return before if all(_is_head(b, i) for i, b in enumerate(before)) else []
    return (
        told[:1] if told and SCORE.search(told[0].text[:_LONGEST_MARKED]) and len(told) > 3 else []
    )


def _is_head(block: _Block, index: int) -> bool:
    text = block.text
    if len(text) > _LONGEST_QUESTION * 2:
        return False
    scored = SCORE.search(text) is not None
    return scored or (index == 0 and not text.endswith((".", "?"))) or ":" in text


def _is_heading(block: _Block) -> bool:
    return _HASHES.match(block.lines[0]) is not None


def _question_of(block: _Block) -> str:
    """Return the question that a block is, or nothing."""
    heading = _HASHES.match(block.lines[0])
    text = without_bold(heading["text"].strip() if heading else block.text)
    asked = _ASKED.match(text)
    bare = text[asked.end() :] if asked and asked.end() < len(text) else text
    if heading:
        return without_bold(bare.strip("# "))
    if len(text) >= _LONGEST_QUESTION or len(block.lines) > 2 or _NAME.match(text):
        return ""
    bold = bare != block.text and text != block.text
    return bare if ASKING.match(bare) or bare.endswith("?") or bold else ""


def _score(blocks: Sequence[_Block]) -> str:
    found = (SCORE.search(block.text[:2000]) for block in blocks)
    return next((one_line(match["value"]) for match in found if match), "")


def _title(head: Sequence[_Block]) -> str:
    if not head:
        return ""
    heading = _HASHES.match(head[0].lines[0])
    text = heading["text"] if heading else head[0].lines[0]
    return without_bold(SCORE.sub("", text).strip(" #:-–—|,"))


class _Maker:
    """Makes drafts of the blocks between two cuts."""

    def __init__(self, lines: list[str], dropped: set[int], mender: Mender) -> None:
        self._lines = lines
        self._dropped = dropped
        self._mender = mender

    def draft(self, place: Place) -> Draft | None:
        """Return a question with its answer; feedback and points become `more`."""
        lines = [
            "" if at in self._dropped else line
            for at, line in enumerate(self._lines[place.first - 1 : place.last], place.first)
        ]
        blocks = _blocks(lines)
        answer, feedback = _parted(blocks)
        more = "\n\n".join(_shown(block.lines) for block in feedback)
        question, used = _opening(answer)
        back = markdown_of(read_lines(_rest(lines, answer[used:])))
        if not (question or back or more):
            return None
        whole = filled(question, back, place.first, place, self._mender)
        return drafted(
            place,
            literal(whole.front) if question else _STAND_IN + f"“{literal(short(_plain(back)))}”",
            whole.back,
            more=more,
            lost_question=not question,
            answered="{{c1::" in whole.front,
        )


def _plain(text: str) -> str:
    return one_line(text.replace("*", "").replace("`", ""))


def _opening(blocks: Sequence[_Block]) -> tuple[str, int]:
    """Return the question and how many blocks it takes; none when it is lost."""
    if not blocks:
        return "", 0
    text = _question_of(blocks[0])
    if len(blocks) > 1 and text and _NUMBER_ONLY.fullmatch(text):
        return blocks[1].text, 2
    alone = len(blocks) == 1 and not _is_heading(blocks[0]) and not text.endswith("?")
    return ("", 0) if alone or not text else (text, 1)


def _parted(blocks: Sequence[_Block]) -> tuple[list[_Block], list[_Block]]:
    """Return the blocks that ask and answer, and those that judge."""
    told: list[_Block] = []
    judged: list[_Block] = []
    waiting = False
    for block in blocks:
        rest = feedback_after(block.lines[0])
        if rest is not None:
            waiting = not rest
            if rest:
                judged.append(_Block(block.first, (rest, *block.lines[1:])))
        elif waiting:
            judged.append(block)
            waiting = False
        elif SCORE.fullmatch(block.text.strip("*_() ")):
            judged.append(block)
        else:
            told.append(block)
    return told, judged


def _rest(lines: Sequence[str], blocks: Sequence[_Block]) -> list[str]:
    """Return the lines of some blocks, blank lines where others stood."""
    kept = {at for block in blocks for at in range(block.first, block.last + 1)}
    first = blocks[0].first if blocks else 1
    return [line if at in kept else "" for at, line in enumerate(lines, 1) if at >= first]


def _shown(lines: Sequence[str]) -> str:
    return markdown_of(read_lines(lines))
