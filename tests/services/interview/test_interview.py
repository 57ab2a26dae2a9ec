"""A mock interview from its first question to its report, on a real collection."""

from dataclasses import replace

import pytest
from studying import assert_sound, cards, note, study

from studyapp.core.cards import NoteKind
from studyapp.core.differences import PieceKind
from studyapp.core.errors import StudyError
from studyapp.core.interview.rubric import Tick
from studyapp.core.scheduling.events import Grade
from studyapp.services.interview.run import RunState
from studyapp.storage.attempts import AttemptRepository

POINTS = ("the cache keeps keys", "memory grows with length", "exact, no approximation")
YES, HALF, NO = Tick.YES, Tick.HALF, Tick.NO


def question(name, deck="Deck", follows=""):
    links = (("follows", follows),) if follows else ()
    return note(
        name,
        deck,
        NoteKind.OPEN,
        front=f"What about {name}?",
        back="The cache keeps keys. Memory grows with length. It is exact.",
        key_points=POINTS,
        attributes=(("priority", "critical"), *links),
    )


@pytest.fixture
def shelf(collection):
    collection.library.add(
        [
            question("a1"),
            question("a2", follows="a1"),
            question("a3", follows="a2"),
            question("b1", "Other"),
            note("cache", front="What does the cache keep?", back="Keys, whose memory grows."),
        ]
    )
    return collection


@pytest.fixture
def interview(shelf):
    return shelf.interview


def answered(run, ticks=(YES, YES, YES), text="The cache keeps keys.", milliseconds=60_000):
    run.lock(text, milliseconds=milliseconds)
    return run.confirm(ticks)


def finished(interview, ticks, deck="Deck"):
    run = interview.begin(deck, minutes=10, seed=1)
    while run.question is not None:
        answered(run, ticks)
        run.next()
    return run, run.finish()


def well_known(collection, clock):
    """Let every card be due some days from now."""
    for _ in range(2):
        study(collection, clock, Grade.EASY)
        clock.next_day()


def test_topics_are_decks_with_open_questions(interview):
    assert {(topic.deck, topic.questions) for topic in interview.topics()} == {
        ("Deck", 3),
        ("Other", 1),
    }


def test_a_question_shows_nothing_of_its_answer(interview):
    run = interview.begin("Deck", minutes=10, seed=1)

    assert run.state is RunState.ASKING
    assert run.question.front == "What about a1?"
    assert run.reveal is None
    assert not hasattr(run.question, "key_points")
    assert not hasattr(run.question, "back")


def test_an_answer_is_kept_before_anything_is_revealed(shelf):
    run = shelf.interview.begin("Deck", minutes=10, seed=1)

    reveal = run.lock("My words", notes="on paper", milliseconds=5_000)

    again = shelf.interview.resume(run.id)
    assert again.state is RunState.REVEALED
    assert (again.reveal.text, again.reveal.notes) == ("My words", "on paper")
    assert again.reveal.note == reveal.note
    assert reveal.note.key_points == POINTS


def test_a_locked_answer_stays_as_it_is(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    run.lock("first", milliseconds=1)

    with pytest.raises(StudyError, match="locked"):
        run.lock("second", milliseconds=1)
    with pytest.raises(StudyError, match="locked"):
        run.keep("second")


def test_the_suggestion_decides_nothing(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    reveal = run.lock("The cache keeps keys, memory grows with the length.", milliseconds=1)

    with pytest.raises(StudyError, match="not marked"):
        run.next()
    run.confirm([NO, NO, NO])

    assert reveal.suggestion.ticks[0] is YES
    assert run.reveal.grade is Grade.BLACKOUT


def test_the_grade_follows_from_the_ticks_and_can_be_changed(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    run.lock("", milliseconds=1)

    assert run.confirm([YES, HALF, NO]).grade is Grade.HARD
    assert run.confirm([YES, HALF, NO], Grade.GOOD).grade is Grade.GOOD
    assert run.reveal.grade is Grade.GOOD


def test_each_point_needs_a_tick(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    run.lock("", milliseconds=1)

    with pytest.raises(StudyError, match="3 key points"):
        run.confirm([YES])


def test_a_good_answer_leads_to_the_follow_up(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    answered(run)

    following = run.next()

    assert (following.front, following.rung, following.follow_up) == ("What about a2?", 2, True)


def test_a_bad_answer_ends_the_ladder(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    answered(run, [NO, NO, NO])

    assert run.next() is None
    assert run.state is RunState.OVER
    depth = run.finish().depths[0]
    assert (depth.reached, depth.rungs, depth.failed_at) == (0, 3, "d/a1")


def test_an_answer_begun_before_a_pause_goes_on_after_it(shelf):
    run = shelf.interview.begin("Deck", minutes=10, seed=1)
    run.keep("half a sent", notes="n", milliseconds=7_000)

    again = shelf.interview.resume(shelf.interview.unfinished().id)

    assert (again.draft.text, again.draft.notes) == ("half a sent", "n")
    assert again.draft.milliseconds == 7_000
    assert again.question == run.question


def test_an_interview_resumes_where_it_was_left(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    answered(run)
    run.next()

    again = interview.resume(run.id)

    assert again.question == run.question
    assert again.used_seconds == run.used_seconds == 60
    assert [each.note for each in again.judged] == ["d/a1"]


def test_the_same_seed_asks_the_same(interview):
    plans = {interview.begin(minutes=20, seed=5).plan.ladders for _ in range(3)}

    assert len(plans) == 1


def test_a_question_that_was_deleted_meanwhile_is_passed_over(shelf):
    run = shelf.interview.begin("Deck", minutes=10, seed=1)
    answered(run)
    run.next()
    shelf.library.delete(["d/a2"])

    assert shelf.interview.resume(run.id).question.front == "What about a3?"


def test_an_answer_outlives_its_note(shelf):
    run = shelf.interview.begin("Deck", minutes=10, seed=1)
    run.lock("My words", milliseconds=1)
    shelf.library.delete(["d/a1"])

    again = shelf.interview.resume(run.id)
    again.confirm([YES, NO, NO])

    assert again.finish().answers[0].front == "What about a1?"


def test_the_result_is_kept(interview):
    run, result = finished(interview, [YES, HALF, NO])

    assert interview.result(run.id) == result
    assert interview.resume(run.id).state is RunState.FINISHED
    assert interview.resume(run.id).finish() == result
    assert result.percent == 50
    past = interview.history()[0]
    assert (past.id, past.questions, past.percent) == (run.id, 3, 50)
    assert interview.unfinished() is None


def test_an_unfinished_interview_has_no_result_yet(interview):
    run = interview.begin("Deck", minutes=10, seed=1)

    with pytest.raises(StudyError, match="not finished"):
        interview.result(run.id)


def test_an_interview_can_be_left_for_good_and_its_answers_stay(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    answered(run, text="kept")

    interview.give_up(run.id)

    assert interview.unfinished() is None
    assert interview.history() == ()
    assert [past.text for past in interview.of_question("d/a1")] == ["kept"]


def test_an_interview_that_is_not_there_is_said_so(interview):
    with pytest.raises(StudyError, match="not in the collection"):
        interview.result("nonsense")


def test_a_deck_without_open_questions_is_said_so(collection):
    with pytest.raises(StudyError, match="no open questions"):
        collection.interview.begin("Deck")


def test_an_answer_is_compared_with_the_last_one(interview, clock):
    first = interview.begin("Deck", minutes=10, seed=1)
    answered(first, text="The cache keeps keys")
    first.finish()
    clock.next_day(40)

    second = interview.begin("Deck", minutes=10, seed=1)
    reveal = second.lock("The cache keeps old keys", milliseconds=1)

    assert reveal.last.text == "The cache keeps keys"
    assert reveal.last.percent == 100
    added = [piece.text.strip() for piece in reveal.pieces if piece.kind is PieceKind.ADDED]
    assert added == ["old"]


def test_the_history_of_a_question_and_of_a_topic_is_newest_first(interview, clock):
    for text in ("one", "two"):
        run = interview.begin("Deck", minutes=10, seed=1)
        answered(run, [NO, NO, NO], text=text)
        run.finish()
        clock.next_day(30)

    assert [past.text for past in interview.of_question("d/a1")] == ["two", "one"]
    assert [past.text for past in interview.of_topic("Deck")] == ["two", "one"]
    assert interview.of_topic("Other") == ()
    assert next(t for t in interview.topics() if t.deck == "Deck").percent == 0


def test_a_topic_that_went_badly_is_weaker_than_before(interview):
    before = {topic.deck: topic.weakness for topic in interview.topics()}
    finished(interview, [NO, NO, NO], "Other")
    after = {topic.deck: topic.weakness for topic in interview.topics()}

    assert after["Other"] > before["Other"]
    assert after["Deck"] == before["Deck"]


def test_the_feedback_names_cards_that_are_there(shelf):
    _, result = finished(shelf.interview, [NO, YES, YES])

    known = {card.id for card in cards(shelf).values()}
    for answer in result.answers:
        read = answer.feedback.reading
        assert read
        assert answer.note not in {card.note for card in read}
        assert {card.card for card in read} <= known
    planned = {card.card for day in result.plan for card in day.cards}
    assert planned
    assert planned <= known


def test_missed_points_make_the_questions_cards_due(shelf, clock):
    well_known(shelf, clock)
    run, result = finished(shelf.interview, [NO, YES, YES])

    moved = shelf.interview.bring_forward(run.id)

    today = shelf.study.today()
    due = {card.note for card in cards(shelf).values() if card.memory.due == today}
    assert due == set(result.missed)
    assert moved == len(due) > 0
    assert shelf.interview.bring_forward(run.id) == 0
    assert_sound(shelf)


def test_bringing_forward_can_be_taken_back(shelf, clock):
    well_known(shelf, clock)
    before = {guid: card.memory for guid, card in cards(shelf).items()}
    run, _ = finished(shelf.interview, [NO, YES, YES])
    moved = shelf.interview.bring_forward(run.id)

    assert shelf.interview.put_back(run.id) == moved

    assert {guid: card.memory for guid, card in cards(shelf).items()} == before
    assert shelf.interview.put_back(run.id) == 0
    assert_sound(shelf)


def test_cards_that_were_brought_forward_in_two_steps_go_back_together(shelf, clock):
    well_known(shelf, clock)
    before = {guid: card.memory for guid, card in cards(shelf).items()}
    run, result = finished(shelf.interview, [NO, YES, YES])
    shelf.library.suspend([result.missed[0]])
    first = shelf.interview.bring_forward(run.id)
    shelf.library.take_up([result.missed[0]])
    second = shelf.interview.bring_forward(run.id)
    assert shelf.interview.brought(run.id) == first + second > second > 0

    assert shelf.interview.put_back(run.id) == first + second

    assert {guid: card.memory for guid, card in cards(shelf).items()} == before
    assert shelf.interview.brought(run.id) == 0


def test_a_strong_answer_changes_no_schedule(shelf, clock):
    well_known(shelf, clock)
    before = cards(shelf)
    run, _ = finished(shelf.interview, [YES, YES, YES])

    assert shelf.interview.bring_forward(run.id) == 0
    assert cards(shelf) == before


def test_an_answer_counts_as_a_review_only_when_the_learner_says_so_and_once(shelf):
    run, _ = finished(shelf.interview, [YES, YES, YES])

    answered_ = shelf.interview.review(run.id, "d/a1")

    assert cards(shelf)["d/a1#0"].memory == answered_.memory
    assert answered_.memory.reviews == 1
    with pytest.raises(StudyError, match="already"):
        shelf.interview.review(run.id, "d/a1")
    assert_sound(shelf)


def test_a_spoken_answer_is_judged_by_its_notes(interview):
    run = interview.begin("Deck", minutes=10, seed=1, spoken=True)
    reveal = run.lock("", notes="the cache keeps keys", milliseconds=1)

    assert reveal.suggestion.ticks[0] is YES
    assert run.confirm([YES, NO, NO]).quotes[0] == "the cache keeps keys"


def test_the_report_holds_the_learners_own_words(interview):
    run = interview.begin("Deck", minutes=10, seed=1)
    answered(run, [YES, NO, NO], text="The cache keeps keys. <b>And</b> more.")
    run.finish()

    page = interview.report(run.id)

    assert "“The cache keeps keys.”" in page
    assert "&lt;b&gt;And" in page
    assert "The next three days" in page


def test_a_review_counts_only_together_with_the_note_that_it_did(shelf, monkeypatch):
    run = shelf.interview.begin("Other", minutes=10, seed=1)
    answered(run)
    run.finish()
    before = cards(shelf)

    def full(*_entry):
        raise StudyError("The disk is full.")

    monkeypatch.setattr(AttemptRepository, "record", full)
    with pytest.raises(StudyError, match="full"):
        shelf.interview.review(run.id, "d/b1")

    assert cards(shelf) == before


def test_editing_a_question_does_not_change_old_answers(shelf):
    run = shelf.interview.begin("Deck", minutes=10, seed=1)
    answered(run)
    shelf.library.save(replace(shelf.library.note("d/a1"), key_points=("other",)))

    assert run.finish().answers[0].key_points == POINTS


def test_an_earlier_answer_knows_its_question_and_what_was_judged(interview, clock):
    written, spoken = (
        interview.begin("Other", minutes=10, seed=1, spoken=aloud) for aloud in (False, True)
    )
    written.lock("Keys.", notes="an aside", milliseconds=1000)
    clock.tick(1)
    spoken.lock("", notes="Memory.", milliseconds=1000)

    found = interview.of_question("d/b1")

    assert [past.front for past in found] == ["What about b1?"] * 2
    assert [past.said for past in found] == ["Memory.", "Keys."]


def test_an_interview_for_a_role_asks_what_it_is_asked(shelf):
    for name, roles in (("b1", "mlops"), ("a1", "safety"), ("a2", "safety"), ("a3", "safety")):
        known = shelf.library.note(f"d/{name}")
        attributes = (*known.attributes, ("roles", roles))
        shelf.library.save(replace(known, attributes=attributes))

    run = shelf.interview.begin(minutes=10, seed=1, role="mlops")

    assert [ladder.rungs for ladder in run.plan.ladders] == [("d/b1",)]
    assert run.title == "All topics, MLOps engineer, 10 minutes"
    with pytest.raises(StudyError, match="no open questions for this role"):
        shelf.interview.begin("Deck", role="mlops")
