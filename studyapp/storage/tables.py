"""The schema. Days are proleptic ordinals (`date.toordinal`), instants UTC milliseconds, ease hundredths.

`event` is the truth: append-only, guarded by triggers. `card` caches the folded memory,
`daily` the sums of answers and `tally` the numbers of cards behind the charts, `note_search`
and `note_tag` the search; all of them can be rebuilt. Deck row 0 stands for all decks.
`identity` keeps the guid of every card that ever was, so that the log outlives cards.
`import_change` says which entries came with an import, so that they go and come with it:
`import_card` names cards whose whole log came, `import_event` single entries of others.
`attempt` and `attempt_entry` keep quizzes and interviews, each answer as it was given.
"""

from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    event,
    text,
)

NEW, REVIEW, SUSPENDED = 0, 1, 2
BY_STATE, BY_DUE, BY_INTERVAL, BY_EASE = range(4)
ALL_DECKS = 0

metadata = MetaData()

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

deck = Table(
    "deck",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("description", Text, nullable=False, server_default=""),
    Column("attributes", Text, nullable=False, server_default=""),
)

note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guid", Text, nullable=False, unique=True),
    Column("deck_id", Integer, ForeignKey("deck.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("front", Text, nullable=False),
    Column("back", Text, nullable=False),
    Column("key_points", Text, nullable=False),
    Column("choices", Text, nullable=False),
    Column("more", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("attributes", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("modified", Integer, nullable=False),
    Column("source", Text),
    Column("source_hash", LargeBinary),
)
Index("note_source", note.c.source, sqlite_where=note.c.source.is_not(None))

tag = Table(
    "tag",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)
Index("tag_any_case", tag.c.name.collate("NOCASE"))

note_tag = Table(
    "note_tag",
    metadata,
    Column("tag_id", Integer, ForeignKey("tag.id"), primary_key=True),
    Column("note_id", Integer, ForeignKey("note.id"), primary_key=True),
    sqlite_with_rowid=False,
)
Index("note_tag_note", note_tag.c.note_id)

identity = Table(
    "identity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("guid", Text, nullable=False, unique=True),
)

card = Table(
    "card",
    metadata,
    Column("id", Integer, ForeignKey("identity.id"), primary_key=True),
    Column("note_id", Integer, ForeignKey("note.id"), nullable=False),
    Column("deck_id", Integer, ForeignKey("deck.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("state", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("due", Integer),
    Column("interval", Integer, nullable=False),
    Column("ease", Integer, nullable=False),
    Column("repetitions", Integer, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("last", Integer),
    Column("drill", Integer),
    Column("buried", Integer),
    Column("flag", Integer, nullable=False),
    Column("last_at", Integer, nullable=False),
    Column("planned", Integer),
)
Index("card_note", card.c.note_id)
Index(
    "card_due",
    card.c.state,
    card.c.deck_id,
    card.c.due,
    card.c.interval,
    card.c.note_id,
    card.c.buried,
    sqlite_where=card.c.state == text("1"),
)
Index(
    "card_new",
    card.c.state,
    card.c.deck_id,
    card.c.position,
    card.c.note_id,
    card.c.buried,
    sqlite_where=card.c.state == text("0"),
)
Index("card_last", card.c.last, card.c.note_id, sqlite_where=card.c.last.is_not(None))
Index("card_drill", card.c.drill, card.c.deck_id, sqlite_where=card.c.drill.is_not(None))
Index("card_flag", card.c.flag, sqlite_where=card.c.flag > text("0"))

event_table = Table(
    "event",
    metadata,
    Column("card_id", Integer, ForeignKey("identity.id"), primary_key=True),
    Column("id", LargeBinary, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("kind", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("grade", Integer),
    Column("due", Integer),
    Column("milliseconds", Integer),
    Column("drill", Integer),
    Column("scheduler_id", Integer),
    Column("payload", Text),
    sqlite_with_rowid=False,
)

scheduler = Table(
    "scheduler",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
)

daily = Table(
    "daily",
    metadata,
    Column("deck_id", Integer, primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("hour", Integer, primary_key=True),
    Column("phase", Integer, primary_key=True),
    Column("again", Integer, nullable=False),
    Column("hard", Integer, nullable=False),
    Column("good", Integer, nullable=False),
    Column("easy", Integer, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    sqlite_with_rowid=False,
)

tally = Table(
    "tally",
    metadata,
    Column("deck_id", Integer, primary_key=True),
    Column("kind", Integer, primary_key=True),
    Column("value", Integer, primary_key=True),
    Column("cards", Integer, nullable=False),
    sqlite_with_rowid=False,
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Integer, nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("status", Integer, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("change_id", Integer, ForeignKey("change.id"), nullable=False, index=True),
    Column("note_guid", Text, nullable=False, index=True),
    Column("before", Text),
    Column("after", Text),
)

import_change = Table(
    "import_change",
    metadata,
    Column("change_id", Integer, ForeignKey("change.id"), primary_key=True),
    Column("at", Integer, nullable=False),
    Column("taken_back", Integer),
)

import_card = Table(
    "import_card",
    metadata,
    Column("change_id", Integer, ForeignKey("import_change.change_id"), primary_key=True),
    Column("card_id", Integer, ForeignKey("identity.id"), primary_key=True),
    sqlite_with_rowid=False,
)

import_event = Table(
    "import_event",
    metadata,
    Column("change_id", Integer, ForeignKey("import_change.change_id"), primary_key=True),
    Column("card_id", Integer, ForeignKey("identity.id"), primary_key=True),
    Column("event_id", LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)

attempt = Table(
    "attempt",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("begun", Integer, nullable=False),
    Column("ended", Integer),
    Column("status", Integer, nullable=False),
    Column("spec", Text, nullable=False),
    Column("result", Text),
    sqlite_with_rowid=False,
)
Index("attempt_kind", attempt.c.kind, attempt.c.status, attempt.c.begun)

attempt_entry = Table(
    "attempt_entry",
    metadata,
    Column("attempt_id", LargeBinary, ForeignKey("attempt.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("note_guid", Text),
    Column("payload", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index(
    "attempt_entry_note",
    attempt_entry.c.note_guid,
    attempt_entry.c.at,
    sqlite_where=attempt_entry.c.note_guid.is_not(None),
)

_AFTER_CREATE = (
    "CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN "
    "SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event BEGIN "
    "SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER event_is_new BEFORE INSERT ON event "
    "WHEN EXISTS (SELECT 1 FROM event WHERE card_id = new.card_id AND id = new.id) BEGIN "
    "SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER attempt_entry_is_kept BEFORE DELETE ON attempt_entry BEGIN "
    "SELECT RAISE(ABORT, 'what was answered is kept'); END",
    "CREATE TRIGGER attempt_entry_is_fixed BEFORE UPDATE ON attempt_entry BEGIN "
    "SELECT RAISE(ABORT, 'what was answered is kept'); END",
    "CREATE TRIGGER identity_is_kept BEFORE DELETE ON identity BEGIN "
    "SELECT RAISE(ABORT, 'card names are kept'); END",
    "CREATE TRIGGER identity_is_fixed BEFORE UPDATE ON identity BEGIN "
    "SELECT RAISE(ABORT, 'card names are kept'); END",
    "CREATE VIRTUAL TABLE note_search USING fts5(front, back, key_points, choices, more, "
    "content='note', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER note_search_removed AFTER DELETE ON note BEGIN "
    "INSERT INTO note_search(note_search, rowid, front, back, key_points, choices, more) "
    "VALUES ('delete', old.id, old.front, old.back, old.key_points, old.choices, old.more); END",
    "CREATE TRIGGER note_search_changed AFTER UPDATE OF front, back, key_points, choices, more "
    "ON note BEGIN "
    "INSERT INTO note_search(note_search, rowid, front, back, key_points, choices, more) "
    "VALUES ('delete', old.id, old.front, old.back, old.key_points, old.choices, old.more); "
    "INSERT INTO note_search(rowid, front, back, key_points, choices, more) "
    "VALUES (new.id, new.front, new.back, new.key_points, new.choices, new.more); END",
)


def tally_rows(card_row: str, cards: int) -> str:
    """Return the SQL rows by which a review card counts, for its deck and for all decks."""
    kinds = (
        (BY_DUE, "due * 2 + ({row}.interval >= 21)"),
        (BY_INTERVAL, "interval"),
        (BY_EASE, "ease"),
    )
    return ", ".join(
        f"({deck_id}, {kind}, {card_row}.{value.format(row=card_row)}, {cards})"
        for deck_id in (f"{card_row}.deck_id", ALL_DECKS)
        for kind, value in kinds
    )


def _tally_triggers() -> tuple[str, ...]:
    add = (
        "INSERT INTO tally(deck_id, kind, value, cards) VALUES {rows} "
        "ON CONFLICT DO UPDATE SET cards = cards + excluded.cards"
    )
    states = "({row}.deck_id, 0, {row}.state, {n}), (0, 0, {row}.state, {n})"
    moved = "UPDATE OF deck_id, state, due, interval, ease ON card WHEN"
    other = "(old.state <> new.state OR old.deck_id <> new.deck_id)"
    triggers = []
    for name, when, row, cards in (
        ("added", "INSERT ON card WHEN", "new", 1),
        ("removed", "DELETE ON card WHEN", "old", -1),
        ("left", moved, "old", -1),
        ("came", moved, "new", 1),
    ):
        condition = other if when == moved else "1"
        values = states.format(row=row, n=cards)
        triggers += [
            f"CREATE TRIGGER tally_state_{name} AFTER {when} {condition} BEGIN "
            f"{add.format(rows=values)}; END",
            f"CREATE TRIGGER tally_review_{name} AFTER {when} {row}.state = 1 BEGIN "
            f"{add.format(rows=tally_rows(row, cards))}; END",
        ]
    return tuple(triggers)


for _statement in (*_AFTER_CREATE, *_tally_triggers()):
    event.listen(metadata, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]
