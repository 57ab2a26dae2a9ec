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


def test_an_attempt_that_is_not_there_is_none(database):
    with database.reading() as tx:
        assert tx.attempts.get("0" * 32) is None
        assert tx.attempts.entries("0" * 32) == []
        assert tx.attempts.unfinished("quiz") is None
        assert tx.attempts.finished("quiz") == tx.attempts.all() == []


def test_the_newest_of_those_that_run_is_gone_on_with(database):
    with database.transaction() as tx:
        newer, older = begun(tx, 5000), begun(tx, 1000)
        interview = begun(tx, 9000, "interview")

        assert tx.attempts.unfinished("quiz").id == newer
        assert tx.attempts.unfinished("interview").id == interview
        tx.attempts.leave(newer, 9500)
        assert tx.attempts.unfinished("quiz").id == older


def test_an_attempt_that_was_left_has_an_end_but_no_result(database):
    with database.transaction() as tx:
        attempt = begun(tx)
        tx.attempts.leave(attempt, 1500)

        left = tx.attempts.get(attempt)

    assert (left.kind, left.ended, left.status, left.result) == ("quiz", 1500, "left", None)


def test_finishing_again_replaces_result_and_end_of_this_attempt_only(database):
    with database.transaction() as tx:
        attempt, other = begun(tx, 1000), begun(tx, 2000)
        tx.attempts.finish(attempt, 1500, "one")
        tx.attempts.finish(attempt, 1600, "two")

        closed, running = tx.attempts.get(attempt), tx.attempts.get(other)

    assert (closed.ended, closed.status, closed.result) == (1600, "finished", "two")
    assert (running.ended, running.status, running.result) == (None, "running", None)


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({}, [3000, 2000, 1000]),
        ({"limit": 2}, [3000, 2000]),
        ({"limit": 0}, []),
        ({"offset": 1}, [2000, 1000]),
        ({"limit": 1, "offset": 2}, [1000]),
        ({"offset": 3}, []),
    ],
)
def test_finished_attempts_come_page_by_page(database, limits, found):
    with database.transaction() as tx:
        for at in (1000, 2000, 3000):
            tx.attempts.finish(begun(tx, at), at + 10, "{}")
        tx.attempts.finish(begun(tx, 4000, "interview"), 4010, "{}")
        begun(tx, 5000)

    with database.reading() as tx:
        assert [each.begun for each in tx.attempts.finished("quiz", **limits)] == found


def test_of_attempts_that_ended_at_once_the_one_begun_last_comes_first(database):
    with database.transaction() as tx:
        early, late = begun(tx, 1000), begun(tx, 2000)
        for attempt in (early, late):
            tx.attempts.finish(attempt, 3000, "{}")

        assert [each.id for each in tx.attempts.finished("quiz")] == [late, early]


def test_before_an_attempt_are_those_that_did_not_end_after_it(database):
    with database.transaction() as tx:
        ends = {begun(tx, at): at + end for at, end in ((1000, 10), (2000, 10), (3000, -990))}
        later = begun(tx, 4000)
        for attempt, end in {**ends, later: 4010}.items():
            tx.attempts.finish(attempt, end, "{}")
        first, second, together = ends

        def before(attempt):
            found = tx.attempts.finished("quiz", before=tx.attempts.get(attempt))
            return [each.id for each in found]

        assert before(later) == [together, second, first]
        assert before(second) == [together, first]
        assert before(together) == [second, first]
        assert before(first) == []


def test_entries_are_numbered_for_each_attempt_by_itself(database):
    with database.transaction() as tx:
        first, second = begun(tx, 1000), begun(tx, 2000)
        for attempt, payload in ((first, "1"), (second, "2"), (first, "3")):
            tx.attempts.record(attempt, 0, 1500, payload)
        rows = tx.attempts._connection.exec_driver_sql(
            "SELECT number, payload FROM attempt_entry ORDER BY payload"
        ).all()

    assert [tuple(row) for row in rows] == [(1, "1"), (1, "2"), (2, "3")]


def test_of_entries_about_a_note_at_one_instant_the_last_written_is_the_newest(database):
    with database.transaction() as tx:
        attempt = begun(tx)
        for payload in ("a", "b", "c"):
            tx.attempts.record(attempt, 0, 1500, payload, "d/a")

        newest = tx.attempts.of_note("d/a", kind="quiz", limit=2)
        oldest = tx.attempts.of_notes(["d/a"], kind="quiz")

    assert [entry.payload for entry in newest] == ["c", "b"]
    assert [entry.payload for _, entry in oldest] == ["a", "b", "c"]


def test_about_a_note_fifty_entries_are_given_unless_more_are_wished_for(database):
    with database.transaction() as tx:
        attempt = begun(tx)
        for number in range(51):
            tx.attempts.record(attempt, number, 1000 + number, "{}", "d/a")

        assert len(tx.attempts.of_note("d/a", kind="quiz")) == 50
        assert len(tx.attempts.of_note("d/a", kind="quiz", limit=60)) == 51
        assert tx.attempts.of_notes([], kind="quiz") == []
