"""The first schema."""

from alembic import op

revision = "0001"
down_revision = None

_STATEMENTS = (
    """
    CREATE TABLE setting (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE deck (
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        description TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE tag (
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE identity (
        id INTEGER NOT NULL,
        guid TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (guid)
    )
    """,
    """
    CREATE TABLE scheduler (
        id INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        PRIMARY KEY (id),
        UNIQUE ("key")
    )
    """,
    """
    CREATE TABLE daily (
        deck_id INTEGER NOT NULL,
        day INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        phase INTEGER NOT NULL,
        again INTEGER NOT NULL,
        hard INTEGER NOT NULL,
        good INTEGER NOT NULL,
        easy INTEGER NOT NULL,
        milliseconds INTEGER NOT NULL,
        PRIMARY KEY (deck_id, day, hour, phase)
    )
     WITHOUT ROWID


    """,
    """
    CREATE TABLE tally (
        deck_id INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        value INTEGER NOT NULL,
        cards INTEGER NOT NULL,
        PRIMARY KEY (deck_id, kind, value)
    )
     WITHOUT ROWID


    """,
    """
    CREATE TABLE change (
        id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        label TEXT NOT NULL,
        status INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE note (
        id INTEGER NOT NULL,
        guid TEXT NOT NULL,
        deck_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        front TEXT NOT NULL,
        back TEXT NOT NULL,
        key_points TEXT NOT NULL,
        choices TEXT NOT NULL,
        more TEXT NOT NULL,
        tags TEXT NOT NULL,
        attributes TEXT NOT NULL,
        position INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        source TEXT,
        source_hash BLOB,
        PRIMARY KEY (id),
        UNIQUE (guid),
        FOREIGN KEY(deck_id) REFERENCES deck (id)
    )
    """,
    """
    CREATE TABLE event (
        card_id INTEGER NOT NULL,
        id BLOB NOT NULL,
        at INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        day INTEGER NOT NULL,
        grade INTEGER,
        due INTEGER,
        milliseconds INTEGER,
        drill INTEGER,
        scheduler_id INTEGER,
        payload TEXT,
        PRIMARY KEY (card_id, id),
        FOREIGN KEY(card_id) REFERENCES identity (id)
    )
     WITHOUT ROWID


    """,
    """
    CREATE TABLE revision (
        id INTEGER NOT NULL,
        change_id INTEGER NOT NULL,
        note_guid TEXT NOT NULL,
        "before" TEXT,
        "after" TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(change_id) REFERENCES change (id)
    )
    """,
    """
    CREATE TABLE note_tag (
        tag_id INTEGER NOT NULL,
        note_id INTEGER NOT NULL,
        PRIMARY KEY (tag_id, note_id),
        FOREIGN KEY(tag_id) REFERENCES tag (id),
        FOREIGN KEY(note_id) REFERENCES note (id)
    )
     WITHOUT ROWID


    """,
    """
    CREATE TABLE card (
        id INTEGER NOT NULL,
        note_id INTEGER NOT NULL,
        deck_id INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        state INTEGER NOT NULL,
        position INTEGER NOT NULL,
        due INTEGER,
        interval INTEGER NOT NULL,
        ease INTEGER NOT NULL,
        repetitions INTEGER NOT NULL,
        reviews INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        last INTEGER,
        drill INTEGER,
        buried INTEGER,
        flag INTEGER NOT NULL,
        last_at INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(id) REFERENCES identity (id),
        FOREIGN KEY(note_id) REFERENCES note (id),
        FOREIGN KEY(deck_id) REFERENCES deck (id)
    )
    """,
    """
    CREATE VIRTUAL TABLE note_search USING fts5(
        front, back, key_points, choices, more,
        content='note', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE INDEX tag_any_case ON tag (name COLLATE "NOCASE")
    """,
    "CREATE INDEX ix_change_at ON change (at)",
    "CREATE INDEX ix_note_deck_id ON note (deck_id)",
    "CREATE INDEX note_source ON note (source) WHERE source IS NOT NULL",
    "CREATE INDEX ix_revision_change_id ON revision (change_id)",
    "CREATE INDEX note_tag_note ON note_tag (note_id)",
    "CREATE INDEX card_drill ON card (drill, deck_id) WHERE drill IS NOT NULL",
    """
    CREATE INDEX card_due ON card (state, deck_id, due, interval, note_id, buried) WHERE state = 1
    """,
    "CREATE INDEX card_flag ON card (flag) WHERE flag > 0",
    "CREATE INDEX card_last ON card (last, note_id) WHERE last IS NOT NULL",
    """
    CREATE INDEX card_new ON card (state, deck_id, position, note_id, buried) WHERE state = 0
    """,
    "CREATE INDEX card_note ON card (note_id)",
    """
    CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END
    """,
    """
    CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END
    """,
    """
    CREATE TRIGGER event_is_new BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE card_id = new.card_id AND id = new.id) BEGIN
        SELECT RAISE(ABORT, 'the log is append-only');
    END
    """,
    """
    CREATE TRIGGER identity_is_kept BEFORE DELETE ON identity BEGIN
        SELECT RAISE(ABORT, 'card names are kept');
    END
    """,
    """
    CREATE TRIGGER identity_is_fixed BEFORE UPDATE ON identity BEGIN
        SELECT RAISE(ABORT, 'card names are kept');
    END
    """,
    """
    CREATE TRIGGER note_search_removed AFTER DELETE
    ON note BEGIN
        INSERT INTO note_search(note_search, rowid, front, back, key_points, choices, more)
        VALUES ('delete', old.id, old.front, old.back, old.key_points, old.choices, old.more);
    END
    """,
    """
    CREATE TRIGGER note_search_changed AFTER UPDATE OF front, back, key_points, choices, more
    ON note BEGIN
        INSERT INTO note_search(note_search, rowid, front, back, key_points, choices, more)
        VALUES ('delete', old.id, old.front, old.back, old.key_points, old.choices, old.more);
        INSERT INTO note_search(rowid, front, back, key_points, choices, more)
        VALUES (new.id, new.front, new.back, new.key_points, new.choices, new.more);
    END
    """,
    """
    CREATE TRIGGER tally_state_added AFTER INSERT
    ON card WHEN 1 BEGIN
        INSERT INTO tally(deck_id, kind, value, cards)
        VALUES (new.deck_id, 0, new.state, 1),
            (0, 0, new.state, 1)
        ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    END
    """,
    """
    CREATE TRIGGER tally_review_added AFTER INSERT
    ON card WHEN new.state = 1 BEGIN
        INSERT INTO tally(deck_id, kind, value, cards)
        VALUES (new.deck_id, 1, new.due * 2 + (new.interval >= 21), 1),
            (new.deck_id, 2, new.interval, 1),
            (new.deck_id, 3, new.ease, 1),
            (0, 1, new.due * 2 + (new.interval >= 21), 1),
            (0, 2, new.interval, 1),
            (0, 3, new.ease, 1)
        ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    END
    """,
    """
    CREATE TRIGGER tally_state_removed AFTER DELETE
    ON card WHEN 1 BEGIN
        INSERT INTO tally(deck_id, kind, value, cards)
        VALUES (old.deck_id, 0, old.state, -1),
            (0, 0, old.state, -1)
        ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    END
    """,
    """
    CREATE TRIGGER tally_review_removed AFTER DELETE
    ON card WHEN old.state = 1 BEGIN
        INSERT INTO tally(deck_id, kind, value, cards)
        VALUES (old.deck_id, 1, old.due * 2 + (old.interval >= 21), -1),
            (old.deck_id, 2, old.interval, -1),
            (old.deck_id, 3, old.ease, -1),
            (0, 1, old.due * 2 + (old.interval >= 21), -1),
            (0, 2, old.interval, -1),
            (0, 3, old.ease, -1)
        ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    END
    """,
    """
    CREATE TRIGGER tally_state_left AFTER UPDATE OF deck_id, state, due, interval, ease
    ON card WHEN (old.state <> new.state OR old.deck_id <> new.deck_id) BEGIN
        INSERT INTO tally(deck_id, kind, value, cards)
        VALUES (old.deck_id, 0, old.state, -1),
            (0, 0, old.state, -1)
        ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    END
    """,
    """
    CREATE TRIGGER tally_review_left AFTER UPDATE OF deck_id, state, due, interval, ease
    ON card WHEN old.state = 1 BEGIN
        INSERT INTO tally(deck_id, kind, value, cards)
        VALUES (old.deck_id, 1, old.due * 2 + (old.interval >= 21), -1),
            (old.deck_id, 2, old.interval, -1),
            (old.deck_id, 3, old.ease, -1),
            (0, 1, old.due * 2 + (old.interval >= 21), -1),
            (0, 2, old.interval, -1),
            (0, 3, old.ease, -1)
        ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    END
    """,
    """
    CREATE TRIGGER tally_state_came AFTER UPDATE OF deck_id, state, due, interval, ease
    ON card WHEN (old.state <> new.state OR old.deck_id <> new.deck_id) BEGIN
        INSERT INTO tally(deck_id, kind, value, cards)
        VALUES (new.deck_id, 0, new.state, 1),
            (0, 0, new.state, 1)
        ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    END
    """,
    """
    CREATE TRIGGER tally_review_came AFTER UPDATE OF deck_id, state, due, interval, ease
    ON card WHEN new.state = 1 BEGIN
        INSERT INTO tally(deck_id, kind, value, cards)
        VALUES (new.deck_id, 1, new.due * 2 + (new.interval >= 21), 1),
            (new.deck_id, 2, new.interval, 1),
            (new.deck_id, 3, new.ease, 1),
            (0, 1, new.due * 2 + (new.interval >= 21), 1),
            (0, 2, new.interval, 1),
            (0, 3, new.ease, 1)
        ON CONFLICT DO UPDATE SET cards = cards + excluded.cards;
    END
    """,
)


def upgrade() -> None:
    """Create everything."""
    connection = op.get_bind()
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement.strip())
