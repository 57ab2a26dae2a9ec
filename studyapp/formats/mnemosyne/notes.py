"""From the facts and cards of Mnemosyne to notes of ours."""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from studyapp.core.cards import Note, NoteKind
from studyapp.core.scheduling.events import Seed
from studyapp.formats.common.cloze_text import is_cloze, marker
from studyapp.formats.common.foreign_schedule import bounded_ease, bounded_interval, is_day, seeded
from studyapp.formats.common.snapshot import CardRecord

UNTAGGED = ("__UNTAGGED__", "<default>", "")
_FORMULA = re.compile(r"<(\$\$?)>(.*?)</\1>", re.DOTALL)
_LATEX = re.compile(r"<latex>(.*?)</latex>", re.DOTALL | re.IGNORECASE)
_CLOZE = re.compile(r"(?<!\\)\[(?P<text>[^\[\]]+?)(?::(?P<hint>[^\[\]:]*))?\]")
_SECONDS = 86_400
_MOST_KEYS = 10_000


@dataclass(frozen=True, slots=True)
class State:
    """What Mnemosyne remembers of a card; days are counted from its own first day."""

    grade: int = -1
    easiness: float = 2.5
    repetitions: int = 0
    reviews: int = 0
    lapses: int = 0
    last: date | None = None
    due: date | None = None

    def seed(self) -> Seed | None:
        """Return the state as ours; None when the card was never asked."""
        if self.grade < 0 or self.reviews < 1 or self.last is None or self.due is None:
            return None
        is_learnt = self.grade >= 2
        days = (self.due - self.last).days
        return Seed(
            interval=bounded_interval(days if is_learnt else 1),
            ease=bounded_ease(self.easiness * 100),
            due=self.due if is_learnt else self.last,
            repetitions=max(1, self.repetitions) if is_learnt else 0,
            reviews=self.reviews,
            lapses=self.lapses,
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """What a fact asks and answers, and which of its views is which card."""

    kind: NoteKind
    front: str
    back: str
    more: str = ""
    views: tuple[str, ...] = ()


def sides_of(
    card_type: str, fields: Mapping[str, str], keys: tuple[Sequence[str], Sequence[str]]
) -> Sides:
    """Return the sides of a fact of a type; `keys` are those of its view, for types of a person's own."""
    own = {name: markdown(text) for name, text in fields.items()}

    def get(*names: str) -> str:
        return "\n\n".join(own[name] for name in names if own.get(name))

    match card_type.partition("::")[0]:
        case "1":
            return Sides(NoteKind.PLAIN, get("f"), get("b"))
        case "2":
            return Sides(NoteKind.REVERSED, get("f"), get("b"), views=("2.1", "2.2"))
        case "3":
            return Sides(NoteKind.REVERSED, get("f"), get("m_1"), get("p_1", "n"), ("3.1", "3.2"))
        case "4":
            return Sides(
                NoteKind.REVERSED, get("loc", "blank"), get("marked"), views=("4.1", "4.2")
            )
        case "5":
            return Sides(NoteKind.CLOZE, clozed(get("text")), "")
        case "6":
            front = clozed(get("f"))
            kind = NoteKind.CLOZE if is_cloze(front) else NoteKind.PLAIN
            return Sides(kind, front, get("m_1"), get("p_1", "n"))
        case _:
            return _own_type(own, keys)


def _own_type(own: Mapping[str, str], keys: tuple[Sequence[str], Sequence[str]]) -> Sides:
    asked = [name for name in keys[0] if own.get(name)] or list(own)[:1]
    answered = [name for name in keys[1] if own.get(name) and name not in asked]
    answered = answered or [name for name in own if name not in asked]
    rest = [name for name in own if name not in (*asked, *answered) and own[name]]
    front, back, more = (
        "\n\n".join(own[name] for name in names) for names in (asked, answered, rest)
    )
    return Sides(NoteKind.PLAIN, front, back, more)


def markdown(text: str) -> str:
    """Return a text of Mnemosyne, HTML whose line ends count, as Markdown."""
    text = _LATEX.sub(r"[latex]\1[/latex]", text.strip())
    text = _FORMULA.sub(lambda found: _formula(found[1], found[2]), text)
    if not text:
        return ""
    from studyapp.formats.html.to_markdown import to_markdown  # only for notes that have texts

    return to_markdown(text.replace("\r\n", "\n").replace("\n", "<br>"))


def _formula(mark: str, tex: str) -> str:
    return rf"\[{tex}\]" if mark == "$$" else rf"\({tex}\)"


def clozed(text: str) -> str:
    """Return a text whose brackets, `[text:hint]`, are clozes of ours."""
    number = 0

    def written(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return marker(number, found["text"], found["hint"] or "")

    return _CLOZE.sub(written, text.replace(r"\[", "[").replace(r"\]", "]"))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a list that is written as Python writes it; nothing is run."""
    if len(text) > _MOST_KEYS:
        return ()
    try:
        values = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return ()
    return tuple(str(value) for value in values) if isinstance(values, list | tuple) else ()


def state_of(values: Mapping[str, str], start: float | None) -> State:
    """Return a card's state; `start` (seconds) is what days are counted from, None for seconds."""
    return State(
        grade=int(_number(values.get("gr"), -1)),
        easiness=_number(values.get("e"), 2.5),
        repetitions=int(_number(values.get("rt_rp_l"), 0)) + 1,
        reviews=int(_number(values.get("ac_rp"), 0) + _number(values.get("rt_rp"), 0)),
        lapses=int(_number(values.get("lps"), 0)),
        last=_day(_number(values.get("l_rp"), -1), start),
        due=_day(_number(values.get("n_rp"), -1), start),
    )


def record(note: Note, ordinal: int, state: State) -> CardRecord | None:
    """Return a card with its state, None when it was never asked."""
    seed = state.seed()
    if seed is None or state.last is None:
        return None
    return seeded(note.guid, ordinal, note.deck, seed, state.last)


def _number(text: str | None, otherwise: float) -> float:
    try:
        number = float(text or otherwise)
    except ValueError:
        return otherwise
    return min(max(number, -1e12), 1e12) if number == number else otherwise


def _day(value: float, start: float | None) -> date | None:
    seconds = value if start is None else start + value * _SECONDS
    if value < 0 or not 0 < seconds < 8e9:
        return None
    day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date()
    return day if is_day(day) else None
