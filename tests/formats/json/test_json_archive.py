"""A collection as JSON: complete, and read back equal."""

import json
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import timedelta
from functools import reduce
from operator import getitem

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from snapshots import SCHEDULER, TODAY, event, note, record, remembered, snapshot
from strategies import logs

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.core.attempts.attempt import AttemptStatus
from studyapp.core.attempts.entries import AttemptEntry
from studyapp.core.cards import Choice, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade, Reset, Review, Seed, SetDue, Undo
from studyapp.core.settings import Settings
from studyapp.formats.common.snapshot import CardRecord
from studyapp.formats.json.archive import FORMAT, read_json, write_json
from studyapp.formats.json.values import (
    card_from_json,
    event_from_json,
    event_to_json,
    note_from_json,
    to_json,
)

SETTINGS = asdict(Settings())
FULL = note(
    "ai/attention",
    NoteKind.CHOICE,
    'Which "one"?\nλ',
    "Because.",
    deck="AI::Attention",
    key_points=("one", "two\nlines"),
    choices=(Choice("right", True), Choice("wrong", False)),
    more="Small.",
    tags=("formula", "exam"),
    attributes=(("source", "page 3"), ("contrast", "a b")),
)
EVERY_ACTION = (
    Review(Grade.HARD, TODAY, 4_000, True, SCHEDULER.key),
    Undo("some id"),
    Seed(30, 220, TODAY, repetitions=4, reviews=6, lapses=1),
    Reset(),
    SetDue(TODAY),
)


ATTEMPT = AttemptRecord(
    id=f"{7:032x}",
    kind="quiz",
    title="λ",
    begun=1_700_000_000_000,
    ended=None,
    status=AttemptStatus.RUNNING,
    spec='{"seed":1}',
    result=None,
    entries=(AttemptEntry(0, 1_700_000_000_001, '{"answer": "\\u03bb"}', "ai/attention"),),
)


def full_snapshot():
    log = [
        event(n, action, day=TODAY, card="ai/attention#0") for n, action in enumerate(EVERY_ACTION)
    ]
    memory = remembered(TODAY + timedelta(days=4), lapses=2, drill=TODAY, planned=TODAY)
    card = record(FULL, memory=memory, suspended=True, buried=TODAY, flag=3).card
    records = [CardRecord(card, tuple(log)), record(note())]
    decks = {"AI": "", "AI::Attention": "How *they* look"}
    return snapshot(
        *(FULL, note()),
        records=records,
        decks=decks,
        changed={FULL.guid: 1_700_000_000_000},
        attempts=(ATTEMPT,),
    )


def test_what_was_written_is_read_back_equal(tmp_path):
    what = full_snapshot()

    write_json(tmp_path / "all.json", what, settings=SETTINGS)

    archive = read_json(tmp_path / "all.json")
    assert archive.notes == what.notes
    assert archive.cards == {guid: tuple(records) for guid, records in what.cards.items()}
    assert (archive.day, archive.scheduler) == (what.day, SCHEDULER.key)
    assert (archive.decks, archive.changed) == (what.decks, what.changed)
    assert archive.attempts == what.attempts
    assert Settings(**archive.settings) == Settings()


def test_the_file_says_what_it_is_and_has_one_value_a_line(tmp_path):
    write_json(tmp_path / "all.json", full_snapshot(), settings=SETTINGS)

    content = (tmp_path / "all.json").read_text(encoding="utf-8")
    data = json.loads(content)
    assert (data["format"], data["version"]) == (FORMAT, 1)
    assert [event["kind"] for event in data["events"]] == [
        "review",
        "undo",
        "seed",
        "reset",
        "set_due",
    ]
    assert len([line for line in content.splitlines() if line.startswith('{"guid"')]) == 2
    assert "λ" in content


def test_writing_what_was_read_gives_the_same_bytes(tmp_path):
    write_json(tmp_path / "first.json", full_snapshot(), settings=SETTINGS)
    read = read_json(tmp_path / "first.json")
    records = [each for records in read.cards.values() for each in records]
    again = snapshot(*read.notes, records=records, decks=read.decks, changed=read.changed)
    again = replace(again, attempts=read.attempts)

    write_json(tmp_path / "second.json", again, settings=read.settings)

    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()


def test_a_file_of_an_older_program_has_no_attempts(tmp_path):
    write_json(tmp_path / "all.json", full_snapshot(), settings=SETTINGS)
    data = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    del data["attempts"]
    for card in data["cards"]:
        del card["memory"]["planned"]
    (tmp_path / "old.json").write_text(json.dumps(data), encoding="utf-8")

    archive = read_json(tmp_path / "old.json")

    assert (len(archive.notes), archive.attempts) == (2, ())


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("events", 0, "id"), "no id"),
        (("events", 0, "id"), "ab"),
        (("events", 0, "at"), 2**70),
        (("attempts", 0, "id"), "zz"),
        (("attempts", 0, "spec"), "not JSON"),
        (("attempts", 0, "status"), "dreaming"),
        (("attempts", 0, "begun"), 1.5),
        (("attempts", 0, "entries"), {}),
        (("attempts", 0, "entries", 0, "payload"), "[" * 100_000),
        (("attempts",), None),
    ],
)
def test_a_damaged_part_is_a_message_for_the_learner(tmp_path, where, value):
    write_json(tmp_path / "all.json", full_snapshot(), settings=SETTINGS)
    data = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    *path, last = where
    reduce(getitem, path, data)[last] = value
    (tmp_path / "all.json").write_text(json.dumps(data), encoding="utf-8")

    with pytest.raises(StudyError, match="damaged"):
        read_json(tmp_path / "all.json")


def test_an_empty_collection_is_a_file_too(tmp_path):
    write_json(tmp_path / "all.json", snapshot(), settings={})

    archive = read_json(tmp_path / "all.json")
    assert (archive.notes, archive.cards, archive.decks) == ((), {}, {})


@settings(deadline=None)
@given(logs())
def test_every_event_comes_back(log):
    assert [event_from_json(json.loads(json.dumps(event_to_json(each)))) for each in log] == log


def test_notes_and_cards_come_back():
    card = record(FULL, memory=remembered(TODAY), flag=1).card

    assert note_from_json(to_json(FULL)) == FULL
    assert card_from_json(to_json(card)) == card


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no collection of Studyapp"),
        (b'{"format": "other"}', "no collection of Studyapp"),
        (b'{"format": "studyapp-collection", "version": 2}', "update Studyapp"),
        (b'{"format": "studyapp-collection", "version": 1}', "damaged"),
    ],
)
def test_a_file_that_is_none_of_ours_is_a_message_for_the_learner(tmp_path, content, words):
    (tmp_path / "all.json").write_bytes(content)

    with pytest.raises(StudyError, match=words):
        read_json(tmp_path / "all.json")


def test_a_file_that_is_not_there_is_a_message_for_the_learner(tmp_path):
    with pytest.raises(StudyError, match=r"all\.json cannot be read"):
        read_json(tmp_path / "all.json")


def test_a_text_that_no_file_can_hold_is_refused():
    with pytest.raises(ValueError, match="surrogates"):
        note_from_json({**to_json(FULL), "front": "\ud800"})


values = st.sampled_from([None, True, -1, 2.5, "", "2024-01-01", [], [[]], {}, {"kind": "review"}])


@settings(deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_read_but_never_breaks(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("json") / "all.json"
    write_json(path, full_snapshot(), settings=SETTINGS)
    content = json.loads(path.read_text(encoding="utf-8"))
    place, key = content, data.draw(st.sampled_from(sorted(content)))
    while isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
        place = place[key]
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
    place[key] = data.draw(values)
    path.write_text(json.dumps(content), encoding="utf-8")

    with suppress(StudyError):
        read_json(path)
