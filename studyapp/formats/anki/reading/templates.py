"""Anki's card templates: which fields a side shows, and the side itself as HTML."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from studyapp.formats.html.tokens import TEXT, tokens

_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OLD_MARKS = "{{=<% %>=}}"
_ANSWER_LINE = re.compile(r"<hr[^>]{0,200}\bid\s*=\s*[\"']?answer\b[^>]{0,200}>", re.IGNORECASE)
_EMPTY = re.compile(r"(?:\s|</?(?:br|div)\s?/?>)*", re.IGNORECASE)
_FURIGANA = re.compile(r" ?([^ >\[\]]+)\[([^\]]*)\]")
_DEEPEST = 20
_NOT_FIELDS = frozenset(
    {"FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"}
)
_READINGS = {
    "kana": r"\2",
    "kanji": r"\1",
    "furigana": r"<ruby>\1<rt>\2</rt></ruby>",
}


@dataclass(slots=True)
class _Node:
    """A text, a field with its filters, or a condition with what stands under it."""

    text: str = ""
    name: str = ""
    filters: tuple[str, ...] = ()
    negated: bool = False
    inner: "list[_Node] | None" = None


@dataclass(slots=True)
class Shown:
    """A side as it is rendered: HTML, and the fields in it by name; `hinted` ones wait for a click."""

    html: str = ""
    fields: dict[str, None] = field(default_factory=dict)
    hinted: dict[str, None] = field(default_factory=dict)


class Side:
    """One side of a template, ready to be rendered with the fields of a note."""

    def __init__(self, source: str, *, is_answer: bool) -> None:
        self._nodes = _parsed(source)
        self._is_answer = is_answer
        self.conditions = frozenset(_conditions(self._nodes))
        self.alone = self._only_field()
        self.is_bare = not any(self._fields()) and not self.conditions

    def _only_field(self) -> str | None:
        """Return the name of the field that is all that the side shows, as it is, for every note."""
        fields = list(self._fields())
        texts = "".join(node.text for node in self._nodes)
        if self.conditions or len(fields) != 1 or _visible(texts):
            return None
        return fields[0].name if fields[0].filters in ((), ("type",)) else None

    def _fields(self) -> Iterator[_Node]:
        """Yield the fields outside of conditions; what is typed is not shown by a question."""
        for node in self._nodes:
            typed = "type" in node.filters and not self._is_answer
            if node.name and node.inner is None and node.name not in _NOT_FIELDS and not typed:
                yield node

    def render(
        self, values: Mapping[str, str], *, without: Mapping[str, None] | None = None
    ) -> Shown:
        """Return the side with a note's fields; those in `without` are left out."""
        shown = Shown()
        pieces: list[str] = []
        self._render(self._nodes, values, without or {}, shown, pieces.append)
        shown.html = "".join(pieces)
        return shown

    def _render(
        self,
        nodes: Sequence[_Node],
        values: Mapping[str, str],
        without: Mapping[str, None],
        shown: Shown,
        write: Callable[[str], None],
    ) -> None:
        for node in nodes:
            if node.inner is not None:
                if is_filled(node.name, values) is not node.negated:
                    self._render(node.inner, values, without, shown, write)
            elif node.text:
                write(node.text)
            elif node.name in values and node.name not in without:
                write(self._field(node, values[node.name], shown))

    def _field(self, node: _Node, value: str, shown: Shown) -> str:
        if any(name.startswith("tts") for name in node.filters):
            return ""
        if "hint" in node.filters:
            shown.hinted[node.name] = None
            return ""
        if "type" in node.filters and not self._is_answer:
            return ""
        shown.fields[node.name] = None
        for name in reversed(node.filters):
            if name in _READINGS and "[" in value:
                value = _FURIGANA.sub(_READINGS[name], value.replace("&nbsp;", " "))
        return value


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Both sides of a template. `before` is what the answer shows above its line, if it has one."""

    question: Side
    answer: Side
    before: Side | None
    repeats_question: bool

    @classmethod
    def of(cls, question: str, answer: str) -> "CardLayout":
        """Return the layout that a template's sources describe."""
        asked = Side(question, is_answer=False)
        line = _ANSWER_LINE.search(answer)
        if line is None:
            repeats = "{{FrontSide}}" not in answer.replace(" ", "")
            return cls(asked, Side(answer, is_answer=True), None, repeats)
        before = Side(answer[: line.start()], is_answer=True)
        return cls(
            asked, Side(answer[line.end() :], is_answer=True), before, repeats_question=False
        )

    @property
    def alone(self) -> tuple[str, ...]:
        """The field that is all of the question and that of the answer; empty if there is more."""
        asked, answered = self.question.alone, self.answer.alone
        is_bare = self.before is None or self.before.is_bare
        if asked is None or answered is None or self.repeats_question or not is_bare:
            return ()
        return asked, answered

    @property
    def conditions(self) -> frozenset[str]:
        """The fields that decide what is shown."""
        before = self.before.conditions if self.before else frozenset[str]()
        return self.question.conditions | self.answer.conditions | before


def is_filled(name: str, values: Mapping[str, str]) -> bool:
    """Return whether a field has content; what is no field counts as filled."""
    value = values.get(name)
    if value is None:
        return name in _NOT_FIELDS
    return bool(value) and not (value[0] in " <\n\t\r" and _EMPTY.fullmatch(value))


def _visible(html: str) -> bool:
    if not html or html.isspace():
        return False
    return any(text.strip() for kind, text, _ in tokens(html) if kind == TEXT)


def _conditions(nodes: Sequence[_Node]) -> Iterator[str]:
    for node in nodes:
        if node.inner is not None:
            yield node.name
            yield from _conditions(node.inner)


def _parsed(source: str) -> list[_Node]:
    """Return the parts of a template; a condition that is never closed reaches to the end."""
    if source.startswith(_OLD_MARKS):
        source = source[len(_OLD_MARKS) :].replace("<%", "{{").replace("%>", "}}")
    source = _COMMENT.sub("", source)
    open_nodes: list[list[_Node]] = [[]]
    names: list[str] = []
    position = 0
    for tag in _TAG.finditer(source):
        if tag.start() > position:
            open_nodes[-1].append(_Node(text=source[position : tag.start()]))
        position = tag.end()
        content = tag[1].strip()
        if content[:1] in ("#", "^") and len(names) < _DEEPEST:
            inner: list[_Node] = []
            names.append(content[1:].strip())
            open_nodes[-1].append(_Node(name=names[-1], negated=content[0] == "^", inner=inner))
            open_nodes.append(inner)
        elif content[:1] == "/":
            if names and names[-1] == content[1:].strip():
                names.pop()
                open_nodes.pop()
        elif content:
            *filters, name = (part.strip() for part in content.split(":"))
            open_nodes[-1].append(_Node(name=name, filters=tuple(filters)))
    if position < len(source):
        open_nodes[-1].append(_Node(text=source[position:]))
    return open_nodes[0]
