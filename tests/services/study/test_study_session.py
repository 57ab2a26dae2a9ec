from dataclasses import replace
from datetime import date, timedelta

import pytest
from studying import assert_sound, cards, events, note, plain_notes, study

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade, Review, Undo
from studyapp.core.statistics import Counts
from studyapp.services.study.session import Stage

TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)


@pytest.fixture
def three(collection):
    collection.library.add(plain_notes(3))
    return collection.study.begin()


def fronts(session):
    """Return what the rest of the session would ask, leaving it as it was."""
    return [session.current.note.front] if session.current else []


def test_an_answered_card_leaves_the_queue(collection, three):
    first = three.current.card

    answered = three.answer(Grade.GOOD, 4000)

    assert answered.due == answered.memory.due == TOMORROW
    assert three.current.card.id != first.id
    assert (three.done, three.total, three.counts) == (1, 3, Counts(2, 0, 0))
    assert collection.study.counts() == Counts(2, 0, 0)
    assert_sound(collection)


def test_an_answer_is_in_the_log_with_its_day_and_its_due_day(collection, three):
    guid = three.current.card.guid

    answered = three.answer(Grade.HARD, 12_345)

    [event] = events(collection, guid)
    assert event.id == answered.event
    assert event.day == TODAY
    assert event.action == Review(Grade.HARD, TOMORROW, 12_345, False, "sm2-hybrid-fuzz")


def test_the_choices_are_what_the_answers_then_do(collection, clock):
    collection.library.add(plain_notes(1))
    for _ in range(5):
        session = collection.study.begin()
        for grade in Grade:
            promised = session.choices()[grade]

            assert session.answer(grade, 1000).due == promised

            session.undo()
        session.answer(Grade.GOOD, 1000)
        clock.next_day((cards(collection)["d/n000#0"].memory.due - clock().date()).days)


def test_what_was_missed_comes_back_in_the_drill_until_it_is_known(collection, clock):
    collection.library.add(plain_notes(2))
    session = collection.study.begin()
    session.answer(Grade.AGAIN, 1000)
    session.answer(Grade.HARD, 1000)

    stages = []
    for grade in (Grade.AGAIN, Grade.GOOD, Grade.HARD, Grade.EASY):
        stages.append((session.current.note.front, session.current.stage))
        session.answer(grade, 1000)

    assert stages == [
        ("Front of n000", Stage.DRILL),
        ("Front of n001", Stage.DRILL),
        ("Front of n000", Stage.DRILL),
        ("Front of n000", Stage.DRILL),
    ]
    assert session.current is None
    assert all(card.memory.due == TOMORROW for card in cards(collection).values())
    assert_sound(collection)


def test_a_drill_that_was_broken_off_goes_on_later_the_same_day(collection, clock):
    collection.library.add(plain_notes(2))
    session = collection.study.begin()
    session.answer(Grade.AGAIN, 1000)
    session.answer(Grade.AGAIN, 1000)

    clock.tick(3600)
    again = collection.study.begin()

    assert (again.counts, again.current.stage) == (Counts(0, 2, 0), Stage.DRILL)


def test_undo_takes_back_answers_one_by_one(collection, three):
    asked = []
    for grade in (Grade.AGAIN, Grade.GOOD, Grade.EASY, Grade.GOOD):
        asked.append(three.current)
        three.answer(grade, 1000)

    labels = [three.undo() for _ in range(4)]

    assert labels == ["Good", "Easy", "Good", "Again"]
    assert three.current == asked[0]
    assert (three.done, three.counts, three.can_undo) == (0, Counts(3, 0, 0), False)
    assert three.undo() == ""
    assert [type(e.action) for e in events(collection, "d/n000#0")] == [Review, Review, Undo, Undo]
    assert all(card.memory.is_new for card in cards(collection).values())
    assert_sound(collection)


def test_undo_takes_back_the_sessions_own_last_answer(collection, clock):
    collection.library.add([*plain_notes(2, "A"), *plain_notes(2, "B", "m")])
    first, second = collection.study.begin("A"), collection.study.begin("B")
    first.answer(Grade.GOOD, 1000)
    clock.tick()
    second.answer(Grade.EASY, 1000)

    assert first.undo() == "Good"

    assert cards(collection)["d/n000#0"].memory.is_new
    assert not cards(collection)["d/m000#0"].memory.is_new
    assert second.undo() == "Easy"
    assert_sound(collection)


def test_undo_works_after_the_clock_was_set_back(collection, clock, tmp_path):
    collection.library.add(plain_notes(3))
    session = collection.study.begin()
    session.answer(Grade.GOOD, 1000)
    clock.tick(-7200)
    again = collection.study.begin()
    asked = again.current.card.guid
    again.answer(Grade.GOOD, 1000)

    again.undo()

    assert cards(collection)[asked].memory.is_new
    assert sum(not card.memory.is_new for card in cards(collection).values()) == 1
    assert_sound(collection)


def test_undo_works_after_the_day_has_turned(collection, clock):
    collection.library.add(plain_notes(2))
    clock.at = clock.at.replace(hour=3, minute=59, second=58) + timedelta(days=1)
    session = collection.study.begin()
    session.answer(Grade.AGAIN, 1000)
    clock.tick(10)

    assert session.undo() == "Again"

    assert cards(collection)["d/n000#0"].memory.is_new
    assert session.current.card.guid == "d/n000#0"
    assert_sound(collection)


def test_an_answer_that_was_taken_back_elsewhere_is_not_taken_back_twice(collection):
    collection.library.add(plain_notes(2))
    session = collection.study.begin()
    card_id = session.current.card.id
    answered = session.answer(Grade.GOOD, 1000)
    session._answering.undo(card_id, answered.event)

    with pytest.raises(StudyError, match="taken back"):
        session.undo()

    assert len(events(collection, "d/n000#0")) == 2
    assert session.current.card.guid == "d/n001#0"
    assert_sound(collection)


def test_an_edit_made_at_the_very_instant_of_an_answer_survives_its_undo(collection):
    collection.library.add(plain_notes(2))
    session = collection.study.begin()
    collection.library.save(note("n001", back="A new back"))
    session.answer(Grade.GOOD, 1000)

    session.undo()

    assert collection.library.note("d/n001").back == "A new back"


def test_a_suspended_card_is_not_asked_until_it_is_taken_up_again(collection, clock, three):
    suspended = three.current.card.guid

    three.suspend()

    assert cards(collection)[suspended].suspended
    assert (three.counts, three.done, three.total) == (Counts(2, 0, 0), 0, 2)
    assert suspended not in study(collection, clock)
    collection.library.take_up(["d/n000"])
    assert study(collection, clock) == [suspended]


def test_a_buried_card_waits_for_tomorrow_with_its_siblings(collection, clock):
    collection.library.add([note("r", kind=NoteKind.REVERSED, back="Back"), note("s")])
    session = collection.study.begin()

    session.bury()

    assert [card.guid for card in cards(collection).values() if card.buried] == ["d/r#0", "d/r#1"]
    assert study(collection, clock) == ["d/s#0"]
    clock.next_day()
    assert "d/r#0" in study(collection, clock)


def test_every_step_of_a_session_can_be_taken_back_in_turn(collection, three):
    first = three.current
    three.flag(2)
    three.edit(replace(first.note, front="Reworded"))
    three.answer(Grade.AGAIN, 1000)
    three.suspend()
    three.bury()
    assert three.current.stage is Stage.DRILL

    labels = [three.undo() for _ in range(5)]

    assert labels == ["Bury", "Suspend", "Again", "Edit", "Flag"]
    assert three.current == first
    assert {(c.flag, c.suspended, c.buried) for c in cards(collection).values()} == {
        (0, False, None)
    }
    assert_sound(collection)


def test_undo_leaves_alone_what_was_done_on_another_page(collection, three):
    three.suspend()
    collection.library.add([note("elsewhere")])

    assert three.undo() == "Suspend"

    assert collection.library.note("d/elsewhere")
    assert not cards(collection)["d/n000#0"].suspended


def test_undo_does_not_overwrite_a_later_edit_of_the_same_note(collection, three):
    three.flag(1)
    collection.library.save(note("n000", front="Reworded on another page"))

    with pytest.raises(StudyError, match="changed since"):
        three.undo()

    assert collection.library.note("d/n000").front == "Reworded on another page"
    assert three.current is not None


def test_a_step_that_was_undone_on_another_page_is_not_undone_again(collection, three):
    three.flag(3)
    assert collection.library.undo() == "Flag"

    with pytest.raises(StudyError, match="taken back"):
        three.undo()

    assert cards(collection)["d/n000#0"].flag == 0


def test_an_edit_keeps_the_progress_and_shows_the_new_text(collection, clock):
    collection.library.add(plain_notes(1))
    study(collection, clock)
    memory = cards(collection)["d/n000#0"].memory
    clock.next_day()
    session = collection.study.begin()

    session.edit(replace(session.current.note, front="Reworded", deck="Elsewhere", tags=("new",)))

    assert session.current.note.front == "Reworded"
    assert session.current.card.deck == "Elsewhere"
    assert cards(collection)["d/n000#0"].memory == memory
    assert_sound(collection)


def test_an_edit_that_takes_the_current_card_away_goes_on_to_the_next(collection):
    both = "{{c1::One}} and {{c2::two}}"
    collection.library.add([note("c", kind=NoteKind.CLOZE, front=both), note("p")])
    session = collection.study.begin()

    session.edit(replace(session.current.note, front="One and {{c2::two}}"))

    assert session.current.card.guid == "d/p#0"
    assert session.undo() == "Edit"
    assert session.current.card.guid == "d/c#0"
    assert_sound(collection)


def test_a_note_deleted_on_another_page_is_passed_over(collection, three):
    collection.library.delete(["d/n000", "d/n002"])
    three.refresh()

    assert three.current.card.guid == "d/n001#0"
    assert three.counts == Counts(1, 0, 0)
    three.answer(Grade.GOOD, 1000)
    assert three.current is None


def test_answering_a_card_that_is_gone_says_so(collection, three):
    collection.library.delete(["d/n000"])

    with pytest.raises(StudyError, match="deleted in the meantime"):
        three.answer(Grade.GOOD, 1000)

    three.refresh()
    assert three.current.card.guid == "d/n001#0"


def test_a_session_that_is_over_takes_no_answer(collection, clock):
    session = collection.study.begin()

    with pytest.raises(StudyError, match="over"):
        session.answer(Grade.GOOD, 1000)
    with pytest.raises(StudyError, match="over"):
        session.choices()


def test_the_next_card_is_known_ahead(three):
    ahead = three.upcoming()

    three.answer(Grade.GOOD, 1000)

    assert three.current == ahead
    three.answer(Grade.GOOD, 1000)
    assert three.upcoming() is None


def test_the_card_known_ahead_is_read_again_after_a_change(collection, three):
    three.upcoming()
    collection.library.save(note("n001", front="Reworded"))
    three.refresh()

    three.answer(Grade.GOOD, 1000)

    assert three.current.note.front == "Reworded"


def test_the_card_known_ahead_is_read_again_after_an_undo(collection):
    collection.library.add(plain_notes(2))
    session = collection.study.begin()
    first = session.current
    session.answer(Grade.AGAIN, 1000)
    assert session.upcoming().stage is Stage.DRILL

    session.undo()

    assert session.current == first


def test_the_summary_adds_up(collection, clock):
    collection.library.add(plain_notes(3))
    study(collection, clock, most=1)
    clock.next_day()
    session = collection.study.begin()
    session.answer(Grade.GOOD, 9_000)
    session.answer(Grade.AGAIN, 20_000)
    session.answer(Grade.EASY, 5_000)
    session.undo()
    session.answer(Grade.HARD, 6_000)
    session.answer(Grade.AGAIN, 3_000)

    summary = session.summary()

    assert (summary.answers, summary.right, summary.drilled) == (3, 2, 1)
    assert (summary.new, summary.reviews, summary.seconds) == (2, 1, 38)
    assert summary.hardest == ("Front of n001",)
    assert sum(summary.next_days.values()) == 3
    assert list(summary.next_days) == sorted(summary.next_days)


def test_a_drill_answer_is_no_second_answer_in_the_numbers(collection, clock):
    collection.library.add(plain_notes(1))
    study(
        collection, clock, lambda shown: Grade.GOOD if shown.stage is Stage.DRILL else Grade.AGAIN
    )

    memory = cards(collection)["d/n000#0"].memory

    assert (memory.reviews, memory.lapses, memory.drill) == (1, 0, None)
    assert collection.study.counts() == Counts()


def test_milliseconds_are_kept_within_reason(collection, three):
    three.answer(Grade.GOOD, 86_400_000)
    three.answer(Grade.GOOD, -5)

    times = [events(collection, f"d/n00{n}#0")[0].action.milliseconds for n in range(2)]

    assert times == [600_000, 0]
