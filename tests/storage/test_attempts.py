import pytest
from sqlalchemy.exc import IntegrityError

CHANCE = bytes(range(10))


def begun(tx, at=1000, kind="quiz", chance=CHANCE):
    return tx.attempts.begin(kind, "Attention", at, '{"seed": 1}', chance)


def test_an_attempt_keeps_its_entries_in_the_order_they_were_written(database):
    with database.transaction() as tx:
        attempt = begun(tx)
        tx.attempts.record(attempt, 0, 1001, '{"answer": "b"}', "d/a")
        tx.attempts.record(attempt, 1, 1002, '{"answer": "c"}')
        tx.attempts.record(attempt, 0, 1003, '{"counted": true}', "d/a")

    with database.reading() as tx:
        entries = tx.attempts.entries(attempt)
        stored = tx.attempts.get(attempt)

    assert [(e.position, e.at, e.note) for e in entries] == [
        (0, 1001, "d/a"),
        (1, 1002, None),
        (0, 1003, "d/a"),
    ]
    assert (stored.title, stored.begun, stored.ended, stored.spec) == (
        "Attention",
        1000,
        None,
        '{"seed": 1}',
    )


def test_what_was_written_down_cannot_be_changed_or_removed(database):
    with database.transaction() as tx:
        attempt = begun(tx)
        tx.attempts.record(attempt, 0, 1001, "{}")

    for statement in ("DELETE FROM attempt_entry", "UPDATE attempt_entry SET payload = ''"):
        with pytest.raises(IntegrityError, match="is kept"), database.transaction() as tx:
            tx.attempts._connection.exec_driver_sql(statement)


def test_only_a_running_attempt_can_be_resumed(database):
    with database.transaction() as tx:
        first, second = begun(tx, 1000), begun(tx, 2000)
        tx.attempts.finish(first, 1500, '{"right": 3}')

    with database.transaction() as tx:
        assert tx.attempts.unfinished("quiz").id == second
        assert tx.attempts.unfinished("interview") is None
        assert [each.result for each in tx.attempts.finished("quiz")] == ['{"right": 3}']
        tx.attempts.leave(second, 2500)

    with database.reading() as tx:
        assert tx.attempts.unfinished("quiz") is None
        assert len(tx.attempts.all()) == 2
        assert len(tx.attempts.finished("quiz")) == 1


def test_the_answers_to_one_question_are_found_over_all_attempts_of_a_kind(database):
    with database.transaction() as tx:
        first, second = begun(tx, 1000, "interview"), begun(tx, 2000, "interview")
        other = begun(tx, 3000)
        tx.attempts.record(first, 0, 1001, "1", "d/a")
        tx.attempts.record(second, 0, 2001, "2", "d/a")
        tx.attempts.record(second, 1, 2002, "3", "d/b")
        tx.attempts.record(other, 0, 3001, "4", "d/a")

    with database.reading() as tx:
        found = tx.attempts.of_note("d/a", kind="interview")

    assert [entry.payload for entry in found] == ["2", "1"]


def test_what_was_written_down_about_some_notes_comes_oldest_first(database):
    with database.transaction() as tx:
        interview, quiz = begun(tx, kind="interview"), begun(tx, chance=bytes(10))
        tx.attempts.record(interview, 1, 1003, "late", "d/a")
        tx.attempts.record(interview, 0, 1001, "early", "d/b")
        tx.attempts.record(interview, 0, 1002, "a draft")
        tx.attempts.record(interview, 2, 1002, "another note", "d/c")
        tx.attempts.record(quiz, 0, 1002, "another kind", "d/a")

    with database.reading() as tx:
        entries = tx.attempts.of_notes(["d/a", "d/b", "d/none"], kind="interview")

    assert [(attempt, each.note, each.payload) for attempt, each in entries] == [
        (interview, "d/b", "early"),
        (interview, "d/a", "late"),
    ]


def test_an_attempt_that_was_resumed_is_listed_by_when_it_ended(database):
    with database.transaction() as tx:
        resumed, other = begun(tx, 1000), begun(tx, 2000)
        tx.attempts.finish(other, 2500, "{}")
        tx.attempts.finish(resumed, 3000, "{}")

    with database.reading() as tx:
        assert [each.id for each in tx.attempts.finished("quiz")] == [resumed, other]
