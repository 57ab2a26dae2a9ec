"""A report whose bullets are records: each is a Python or JSON literal with a title and more."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from studyapp.core.importing.drafts import Draft, Place, RepairKind
from studyapp.formats.documents.cutting.plain import literal, paragraph
from studyapp.formats.documents.cutting.source import one_line, short
from studyapp.formats.documents.cutting.tags import as_tag
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.shapes.literals import Value, read_mapping
from studyapp.formats.documents.shapes.shape import ShapeReading, drafted

Record = Mapping[str, Value]

_BULLET = re.compile(r"\s{0,8}(?:(?:[-*+•·]|\d{1,4}[.)])\s{1,4})?(?=\{)")
_HEADING = re.compile(r"#{1,6}\s+(?P<text>\S.*)")
_TITLES = (
    *("title", "name", "question", "term", "titel", "frage", "titre", "nom", "título", "titulo"),
    *("nombre", "nome", "pregunta", "pergunta", "titolo", "heading", "summary"),
)
_PRIORITIES = (
    *("priority", "severity", "importance", "priorität", "prioritaet", "wichtigkeit", "priorité"),
    *("importancia", "importância", "prioridad", "prioridade", "priorità"),
)
_GROUPS = (
    *("category", "source_chapter", "chapter", "topic", "kategorie", "kapitel", "thema"),
    *(
        "catégorie",
        "categorie",
        "chapitre",
        "categoría",
        "categoria",
        "capítulo",
        "capitulo",
        "tema",
    ),
)
_TAGS = ("tags", "labels", "keywords", "schlagworte", "mots_clés", "etiquetas")
_NOT_STUDIED = (
    "time_estimate",
    "dependencies",
    "id",
    "zeitaufwand",
    "durée",
    "duración",
    "duração",
)
_RANKS = {
    "critical": "critical highest high hoch sehr_hoch kritisch critique haute élevée alta crítica critica blocker p0",
    "important": "important medium normal mittel wichtig importante moyenne media média p1",
    "nice-to-have": "nice-to-have nice_to_have low niedrig gering optional faible basse baja baixa p2 p3",
}
_STEP = re.compile(
    r"\s*(?:step|schritt|étape|etape|paso|passo|fase)?\s*\d{1,3}\s*[:.)-]\s*", re.IGNORECASE
)
_PRIORITY_OF = {word: rank for rank, words in _RANKS.items() for word in words.split()}


def record_of(line: str) -> Record | None:
    """Return the record that a line holds, when it has a title."""
    found = _BULLET.match(line)
    record = read_mapping(line[found.end() :]) if found else None
    return record if record and _title_key(record) else None


def read(lines: list[str], mender: Mender) -> ShapeReading:
    """Read a report; records that were told before are left out, as is all that is no record."""
    records = {
        number: record for number, line in enumerate(lines, 1) if (record := record_of(line))
    }
    repeated = set(_repeated(records))
    dropped: set[int] = set()
    for first, last in _runs(sorted(repeated)):
        dropped |= mender.drops(RepairKind.REPEATED, lines, first, last)
    others = [n for n, line in enumerate(lines, 1) if n not in records and line.strip()]
    for first, last in _runs(others, lines):
        dropped |= mender.drops(RepairKind.CHROME, lines, first, last)
    shared = _shared_fields(records.values())

    def compose(place: Place) -> Draft | None:
        numbers = [n for n in range(place.first, place.last + 1) if n not in dropped]
        return _draft(place, [(lines[n - 1], records.get(n)) for n in numbers], shared)

    cuts = tuple(number for number in records if number not in dropped)
    return ShapeReading(cuts, compose, frozenset(dropped), _title(lines))


def _repeated(records: Mapping[int, Record]) -> Iterator[int]:
    seen: set[str] = set()
    for number, record in records.items():
        key = json.dumps(record, sort_keys=True)
        if key in seen:
            yield number
        seen.add(key)


def _runs(numbers: Sequence[int], lines: list[str] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of lines; with `lines`, blank ones do not end a run."""
    first = last = 0
    for number in numbers:
        between = lines[last : number - 1] if lines and first else []
        joined = number == last + 1 or (lines is not None and not any(b.strip() for b in between))
        if first and not joined:
            yield first, last
            first = 0
        first, last = first or number, number
    if first:
        yield first, last


def _title(lines: list[str]) -> str:
    """Return the first heading, without the pictures in it."""
    heading = next((found for line in lines if (found := _HEADING.match(line))), None)
    text = heading["text"] if heading else ""
    return one_line("".join(c for c in text if c.isalnum() or c.isascii() or c in "–—’“”"))


def _shared_fields(records: Iterable[Record]) -> frozenset[str]:
    """Return the fields that say the same in every record: they tell nothing."""
    values: dict[str, set[str]] = {}
    count = 0
    for record in records:
        count += 1
        for key, value in record.items():
            values.setdefault(key, set()).add(json.dumps(value, sort_keys=True))
    return frozenset(key for key, found in values.items() if len(found) == 1 and count > 2)


def _draft(
    place: Place, lines: Sequence[tuple[str, Record | None]], shared: frozenset[str]
) -> Draft | None:
    records = [record for _, record in lines if record is not None]
    others = [paragraph(line.strip()) for line, record in lines if record is None and line.strip()]
    if not records:
        text = "\n\n".join(others[1:])
        return drafted(place, short(others[0], 150), text) if others else None
    first = records[0]
    backs = [_back(first, shared)]
    for record in records[1:]:
        backs += [f"**{literal(_text(record[_title_key(record)]))}**", _back(record, shared)]
    return drafted(
        place,
        literal(_text(first[_title_key(first)]).rstrip(". ")),
        "\n\n".join([*(back for back in backs if back), *others]),
        tags=_tags(first),
        attributes=_attributes(first),
    )


def _back(record: Record, shared: frozenset[str]) -> str:
    own = (_title_key(record), *_PRIORITIES, *_GROUPS, *_TAGS, *_NOT_STUDIED)
    blocks: list[str] = []
    for key, value in record.items():
        if key.startswith("_") or key.lower() in own or key in own or value in (None, "", [], {}):
            continue
        if key in shared and not blocks and isinstance(value, str | int | float):
            continue
        blocks += _field(key, value, labelled=bool(blocks))
    return "\n\n".join(blocks)


def _field(key: str, value: Value, *, labelled: bool) -> list[str]:
    """Return a field as Markdown; what comes first needs no label."""
    label = f"**{literal(key.replace('_', ' ').capitalize())}**"
    if isinstance(value, list):
        steps = [_text(item) for item in value]
        numbered = all(_STEP.match(step) for step in steps)
        rows = (
            f"{number}. {paragraph(_STEP.sub('', step, count=1))}"
            if numbered
            else f"- {paragraph(step)}"
            for number, step in enumerate(steps, 1)
        )
        return [label, "\n".join(rows)]
    text = _text(value)
    return [f"{label}: {literal(text)}" if labelled else paragraph(text)]


def _text(value: Value) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_text(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_text(inner) for inner in value)
    return one_line(str(value)) if value is not None else ""


def _title_key(record: Record) -> str:
    named = (key for key in record if key.lower() in _TITLES and _is_text(record[key]))
    texts = (key for key in record if not key.startswith("_") and _is_text(record[key]))
    return next(named, "") or next(texts, "")


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _tags(record: Record) -> tuple[str, ...]:
    found: list[str] = []
    for key, value in record.items():
        if key.lower() in _GROUPS:
            found.append(as_tag(_text(value)))
        elif key.lower() in _TAGS:
            found += [
                as_tag(_text(item)) for item in (value if isinstance(value, list) else [value])
            ]
    return tuple(dict.fromkeys(tag for tag in found if tag))


def _attributes(record: Record) -> tuple[tuple[str, str], ...]:
    for key, value in record.items():
        word = _text(value).strip().lower().replace(" ", "_")
        rank = _PRIORITY_OF.get(word) or _PRIORITY_OF.get(word.replace("_", "-"))
        if key.lower() in _PRIORITIES and rank:
            return (("priority", rank),)
    return ()
