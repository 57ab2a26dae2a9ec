"""Whatever happens in quizzes and interviews, no card is ever due later than it was."""

import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from studying import HandClock, assert_sound, cards, note, opened, study

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.interview.rubric import Tick
from studyapp.core.quiz.questions import QuizSpec, Response
from studyapp.core.scheduling.events import Grade
from studyapp.services.interview.run import RunState

POINTS = ("the first reason", "the second cost", "the third risk")
WORDS = st.sampled_from(["", "first reason", "no second cost, the third risk", "something else"])
GRADES = st.sampled_from(Grade)


def shelf():
    asked = [
        note(
            f"q{index}",
            f"Deck {index % 2}",
            NoteKind.OPEN,
            front=f"Question {index}?",
            back="The first reason, the second cost, the third risk.",
            key_points=POINTS,
            attributes=(("follows", f"q{index - 2}"),) if index > 1 else (),
        )
        for index in range(5)
    ]
    terms = [
        note(
            f"t{index}", "Terms", NoteKind.REVERSED, front=f"term {index}", back=f"Word {index} it"
        )
        for index in range(5)
    ]
    return [*asked, *terms]


def dues(collection):
    return {guid: card.memory.due or date.max for guid, card in cards(collection).items()}


class NothingMovesAway(RuleBasedStateMachine):
    """Asks, answers, marks, brings forward and takes back; only a real review may move a card."""

    def __init__(self):
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.clock = HandClock()
        self.collection = opened(Path(self.place.name), self.clock)
        self.run = self.quiz = None
        self.ids, self.quizzes = [], []
        self.allowed = {}

    @initialize(grades=st.lists(GRADES, min_size=1, max_size=4))
    def fill(self, grades):
        self.collection.library.add(shelf())
        for grade in grades:
            study(self.collection, self.clock, grade, most=6)
            self.clock.next_day()
        self.allowed = dues(self.collection)

    @rule(deck=st.sampled_from([None, "Deck 0", "Deck 1"]), seed=st.integers(0, 3))
    def begin_interview(self, deck, seed):
        self.run = self.collection.interview.begin(deck, minutes=10, seed=seed)
        self.ids.append(self.run.id)

    @precondition(lambda self: self.run and self.run.state is RunState.ASKING)
    @rule(text=WORDS, milliseconds=st.integers(0, 900_000))
    def lock(self, text, milliseconds):
        self.run.lock(text, milliseconds=milliseconds)

    @precondition(lambda self: self.run and self.run.state is RunState.REVEALED)
    @rule(
        ticks=st.lists(st.sampled_from(Tick), min_size=3, max_size=3),
        grade=st.one_of(st.none(), GRADES),
        go_on=st.booleans(),
    )
    def mark(self, ticks, grade, go_on):
        self.run.confirm(ticks, grade)
        if go_on:
            self.run.next()

    @precondition(lambda self: self.run and self.run.state is not RunState.FINISHED)
    @rule()
    def finish_interview(self):
        self.run.finish()

    @precondition(lambda self: self.ids)
    @rule(which=st.integers(0, 9))
    def bring_forward(self, which):
        with suppress(StudyError):
            self.collection.interview.bring_forward(self.ids[which % len(self.ids)])

    @precondition(lambda self: self.ids)
    @rule(which=st.integers(0, 9))
    def put_back(self, which):
        self.collection.interview.put_back(self.ids[which % len(self.ids)])

    @rule(seed=st.integers(0, 3))
    def begin_quiz(self, seed):
        with suppress(StudyError):
            self.quiz = self.collection.quiz.begin(QuizSpec(questions=3, seed=seed))
            self.quizzes.append(self.quiz.id)

    @precondition(lambda self: self.quiz and self.quiz.current)
    @rule(text=WORDS, claim=st.booleans())
    def answer_quiz(self, text, claim):
        self.quiz.answer(Response(text=text), 500)
        if claim:
            with suppress(StudyError):
                self.quiz.count_as_right()

    @precondition(lambda self: self.quizzes)
    @rule(which=st.integers(0, 9))
    def bring_missed(self, which):
        with suppress(StudyError):
            self.collection.quiz.bring_forward(self.quizzes[which % len(self.quizzes)])

    @precondition(lambda self: self.quizzes)
    @rule(which=st.integers(0, 9))
    def put_missed_back(self, which):
        with suppress(StudyError):
            self.collection.quiz.put_back(self.quizzes[which % len(self.quizzes)])

    @rule(grade=GRADES, most=st.integers(1, 3))
    def study_for_real(self, grade, most):
        asked = study(self.collection, self.clock, grade, most=most)
        now = dues(self.collection)
        self.allowed.update({guid: now[guid] for guid in asked})

    @rule(days=st.integers(1, 9))
    def sleep(self, days):
        self.clock.next_day(days)

    @invariant()
    def no_card_is_due_later(self):
        now = dues(self.collection)
        assert {guid for guid, due in now.items() if due > self.allowed.get(guid, due)} == set()

    @invariant()
    def the_collection_is_sound(self):
        assert_sound(self.collection)

    def teardown(self):
        self.collection.close()
        self.place.cleanup()


TestNothingMovesAway = NothingMovesAway.TestCase
TestNothingMovesAway.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
