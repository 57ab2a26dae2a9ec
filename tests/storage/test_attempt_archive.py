"""Quizzes and interviews go into an archive and come back."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.core.attempts.attempt import AttemptStatus
from studyapp.core.attempts.entries import AttemptEntry
from studyapp.storage.database import Database

ID = "019cad0000007000800000000000000a"
RECORD = AttemptRecord(
    id=ID,
    kind="quiz",
    title="Attention",
    begun=1_000,
    ended=2_000,
    status=AttemptStatus.FINISHED,
    spec='{"seed": 1}',
    result='{"right": 3}',
    entries=(
        AttemptEntry(0, 1_001, '{"answer": "b"}', "d/a"),
        AttemptEntry(1, 1_002, '{"answer": "c"}'),
        AttemptEntry(0, 1_003, '{"counted": true}', "d/a"),
    ),
)


@pytest.fixture
def other(tmp_path):
    with Database(tmp_path / "other.sqlite") as opened:
        yield opened


def kept(database):
    with database.reading() as tx:
        return list(tx.attempt_archive.all())


def test_every_attempt_is_given_with_what_became_of_it(database):
    with database.transaction() as tx:
        left, finished, running = (
            tx.attempts.begin("quiz", title, at, "{}", bytes(10))
            for at, title in enumerate(("left", "finished", "running"), start=1_000)
        )
        tx.attempts.record(finished, 2, 1_500, '{"a": 1}', "d/a")
        tx.attempts.leave(left, 1_600)
        tx.attempts.finish(finished, 1_700, '{"right": 1}')

    given = kept(database)

    assert [(each.id, each.status) for each in given] == [
        (left, AttemptStatus.LEFT),
        (finished, AttemptStatus.FINISHED),
        (running, AttemptStatus.RUNNING),
    ]
    assert [(each.ended, each.result) for each in given] == [
        (1_600, None),
        (1_700, '{"right": 1}'),
        (None, None),
    ]
    assert [each.entries for each in given] == [
        (),
        (AttemptEntry(2, 1_500, '{"a": 1}', "d/a"),),
        (),
    ]


def test_what_is_taken_in_stands_as_it_stood(database):
    with database.transaction() as tx:
        assert tx.attempt_archive.add([RECORD]) == 1

    assert kept(database) == [RECORD]
    with database.reading() as tx:
        (shown,) = tx.attempts.finished("quiz")
        assert (shown.id, shown.result) == (ID, RECORD.result)
        assert [entry.position for entry in tx.attempts.entries(ID)] == [0, 1, 0]


def test_an_attempt_that_is_there_already_stays_as_it_is(database):
    other = replace(RECORD, title="Another", entries=())
    with database.transaction() as tx:
        tx.attempt_archive.add([RECORD])

    with database.transaction() as tx:
        assert tx.attempt_archive.add([other, replace(RECORD, id=f"{1:032x}")]) == 1

    assert sorted(each.title for each in kept(database)) == ["Attention", "Attention"]


def test_what_came_from_an_archive_cannot_be_changed_either(database):
    with database.transaction() as tx:
        tx.attempt_archive.add([RECORD])

    with pytest.raises(IntegrityError, match="is kept"), database.transaction() as tx:
        tx.attempts._connection.exec_driver_sql("DELETE FROM attempt_entry")


def test_an_attempt_that_runs_can_be_taken_up_elsewhere(database, other):
    with database.transaction() as tx:
        running = tx.attempts.begin("quiz", "Half done", 1_000, "{}", bytes(10))
        tx.attempts.record(running, 0, 1_001, "{}")

    with other.transaction() as tx:
        tx.attempt_archive.add(kept(database))
        tx.attempts.record(running, 1, 1_002, "{}")

    with other.reading() as tx:
        assert tx.attempts.unfinished("quiz").id == running
        assert len(tx.attempts.entries(running)) == 2
