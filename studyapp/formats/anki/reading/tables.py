"""Note types, decks and options of a collection, as JSON (schema 11) or in tables (15 and later)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from studyapp.core.cards import DECK_SEPARATOR
from studyapp.formats.anki.reading.database import AnkiDatabase, damaged
from studyapp.formats.anki.reading.protobuf import Fields

_CLOZE_KIND, _OCCLUSION_STOCK = 1, 6
_LEVELS = "\x1f"
_LONGEST_NAME, _DEEPEST_DECK = 200, 30
DEFAULT_DECK = 1
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Template:
    """How one card of a note type is asked and answered."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """The fields of notes, and the templates of their cards by number."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: Mapping[int, Template]
    is_cloze: bool = False
    is_occlusion: bool = False


@dataclass(frozen=True, slots=True)
class AnkiDeck:
    """A deck and those of its options that we have, too."""

    name: str
    description: str = ""
    is_markdown: bool = False
    new_per_day: int | None = None
    reviews_per_day: int | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """What a collection says of itself; `minutes_west` and `rollover_hour` may be unsaid."""

    created: int
    minutes_west: int | None
    rollover_hour: int | None
    types: Mapping[int, NoteType]
    decks: Mapping[int, AnkiDeck]


def read_schema(database: AnkiDatabase, title: str) -> Schema:
    """Return note types, decks and settings of a collection of any generation."""
    try:
        return _in_tables(database) if "notetypes" in database.tables else _in_json(database)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise damaged(title) from error


def _in_json(database: AnkiDatabase) -> Schema:
    columns = "crt, conf, models, decks, dconf"
    ((created, *texts),) = database.rows(f"SELECT {columns} FROM col LIMIT 1")  # noqa: S608
    settings, types, decks, options = (_object(json.loads(text or "{}")) for text in texts)
    presets = {_number(number): _preset(_object(each)) for number, each in options.items()}
    return Schema(
        _number(created),
        _optional(settings.get("creationOffset")),
        _optional(settings.get("rollover")),
        {_number(number): _type(_number(number), _object(each)) for number, each in types.items()},
        {_number(number): _deck(_object(each), presets) for number, each in decks.items()},
    )


def _type(number: int, model: Json) -> NoteType:
    templates = [_object(each) for each in model["tmpls"]]
    return NoteType(
        number,
        _text(model["name"]),
        tuple(_text(_object(field)["name"]) for field in model["flds"]),
        {
            _number(each.get("ord", place)): Template(_text(each["qfmt"]), _text(each["afmt"]))
            for place, each in enumerate(templates)
        },
        _number(model.get("type", 0)) == _CLOZE_KIND,
        model.get("originalStockKind") == _OCCLUSION_STOCK,
    )


_Limits = tuple[int | None, int | None]


def _preset(options: Json) -> _Limits:
    new, reviews = _object(options.get("new") or {}), _object(options.get("rev") or {})
    return _optional(new.get("perDay")), _optional(reviews.get("perDay"))


def _deck(deck: Json, presets: Mapping[int, _Limits]) -> AnkiDeck:
    new, reviews = presets.get(_optional(deck.get("conf")) or 0, (None, None))
    own_new, own_reviews = _optional(deck.get("newLimit")), _optional(deck.get("reviewLimit"))
    return AnkiDeck(
        deck_name(_text(deck["name"])),
        _text(deck.get("desc") or ""),
        bool(deck.get("md")),
        new if own_new is None else own_new,
        reviews if own_reviews is None else own_reviews,
    )


def _in_tables(database: AnkiDatabase) -> Schema:
    ((created,),) = database.rows("SELECT crt FROM col LIMIT 1")
    settings = _settings(database)
    return Schema(
        _number(created),
        settings.get("creationOffset"),
        settings.get("rollover"),
        {each.id: each for each in _types(database)},
        dict(_decks(database)),
    )


def _settings(database: AnkiDatabase) -> dict[str, int]:
    rows = database.rows("SELECT key, val FROM config WHERE key IN ('creationOffset', 'rollover')")
    values = {_text(key): json.loads(value) for key, value in rows}
    return {key: value for key, value in values.items() if isinstance(value, int)}


def _types(database: AnkiDatabase) -> Iterator[NoteType]:
    names: dict[int, list[str]] = {}
    for number, name in database.rows("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        names.setdefault(_number(number), []).append(_text(name))
    templates: dict[int, dict[int, Template]] = {}
    for number, place, config in database.rows("SELECT ntid, ord, config FROM templates"):
        sides = Fields(_bytes(config))
        side = Template(sides.text(1), sides.text(2))
        templates.setdefault(_number(number), {})[_number(place)] = side
    for number, name, config in database.rows("SELECT id, name, config FROM notetypes"):
        kind = Fields(_bytes(config))
        yield NoteType(
            _number(number),
            _text(name),
            tuple(names.get(number, ())),
            templates.get(number, {}),
            kind.number(1) == _CLOZE_KIND,
            kind.number(9) == _OCCLUSION_STOCK,
        )


def _decks(database: AnkiDatabase) -> Iterator[tuple[int, AnkiDeck]]:
    presets = {}
    for number, config in database.rows("SELECT id, config FROM deck_config"):
        options = Fields(_bytes(config))
        presets[number] = (options.optional(9), options.optional(10))
    for number, name, kind in database.rows("SELECT id, name, kind FROM decks"):
        normal = Fields(Fields(_bytes(kind)).data(1))
        new, reviews = presets.get(normal.number(1), (None, None))
        own_new, own_reviews = normal.optional(7), normal.optional(6)
        yield (
            _number(number),
            AnkiDeck(
                deck_name(_text(name).replace(_LEVELS, DECK_SEPARATOR)),
                normal.text(4),
                bool(normal.number(5)),
                new if own_new is None else own_new,
                reviews if own_reviews is None else own_reviews,
            ),
        )


def deck_name(name: str) -> str:
    """Return a deck's name with no level empty and none out of bounds."""
    levels = (" ".join(level.split()).strip(":") for level in name.split(DECK_SEPARATOR))
    kept = [level[:_LONGEST_NAME] or "blank" for level in levels]
    return DECK_SEPARATOR.join(kept[:_DEEPEST_DECK])


def _object(value: object) -> Json:
    if not isinstance(value, Mapping):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError
    return value


def _number(value: object) -> int:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return int(value)
    raise TypeError


def _optional(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
