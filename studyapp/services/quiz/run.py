"""A running quiz: the question now, its marking, and every answer kept before the next one."""

import json
from collections.abc import Mapping
from dataclasses import replace

from studyapp.core.errors import StudyError
from studyapp.core.quiz.answers import mistaken_for
from studyapp.core.quiz.entries import answer_entry, claim_entry
from studyapp.core.quiz.marking import claimed, marked
from studyapp.core.quiz.marks import Mark, MarkedAnswer, QuizResult
from studyapp.core.quiz.questions import Question, Quiz, QuizSpec, Response
from studyapp.services.attempts.store import AttemptStore


class QuizRun:
    """Asks the questions of a quiz in order; an answer is durable when `answer` returns.

    Nothing that is done here touches a card's schedule.
    """

    def __init__(
        self,
        attempt: str,
        quiz: Quiz,
        attempts: AttemptStore,
        answers: Mapping[int, MarkedAnswer],
    ) -> None:
        self.id = attempt
        self.quiz = quiz
        self._attempts = attempts
        self._answers = dict(answers)
        self._last = max(self._answers, default=None)

    @property
    def title(self) -> str:
        """What the quiz is called."""
        return self.quiz.title

    @property
    def spec(self) -> QuizSpec:
        """What the quiz was made of."""
        return self.quiz.spec

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.quiz.questions)

    @property
    def position(self) -> int:
        """The index of the current question; as many as there are when all were answered."""
        return len(self._answers)

    @property
    def current(self) -> Question | None:
        """The question to answer now, None when all were answered."""
        return None if self.is_finished else self.quiz.questions[self.position]

    @property
    def seconds(self) -> int | None:
        """The time allowed for the current question, None for as long as it takes."""
        now = self.current
        return None if now is None else self.quiz.seconds(now)

    @property
    def is_finished(self) -> bool:
        """Whether every question was answered."""
        return self.position >= self.total

    @property
    def last(self) -> MarkedAnswer | None:
        """The answer that was given last."""
        return None if self._last is None else self._answers[self._last]

    @property
    def marks(self) -> tuple[bool | None, ...]:
        """Whether each question was answered right, None for those still ahead."""
        known = self._answers
        return tuple(known[i].mark.right if i in known else None for i in range(self.total))

    def answer(self, response: Response, milliseconds: int) -> Mark:
        """Mark an answer to the current question and go on to the next; durable when it returns.

        Raises `StudyError` when there is no question left.
        """
        question = self.current
        if question is None:
            raise StudyError("The quiz is over; there is no question to answer.")
        mark = marked(question, response)
        position, spent = self.position, max(0, milliseconds)
        entry = answer_entry(response, mark, spent, mistaken_for(question, response, mark))
        given = MarkedAnswer(position, question, response, mark, spent)
        self._write(given, entry)
        self._last = position
        return mark

    def skip(self, milliseconds: int) -> Mark:
        """Pass the current question over; it counts as not known."""
        return self.answer(Response(), milliseconds)

    def count_as_right(self, position: int | None = None) -> Mark:
        """Count an answer (None: the last one) as right, because its learner says so.

        It is logged, and a typed text is accepted for this note in later quizzes.
        Raises `StudyError` when nothing was answered there.
        """
        place = self._last if position is None else position
        given = self._answers.get(-1 if place is None else place)
        if given is None or given.response.is_empty:
            raise StudyError("Nothing was answered here, so there is nothing to count as right.")
        mark = claimed(given.mark)
        self._write(replace(given, mark=mark), claim_entry(mark, given.response.text.strip()))
        return mark

    def result(self) -> QuizResult:
        """Return what the quiz came to so far."""
        return result_of(self.quiz, self._answers)

    def _write(self, given: MarkedAnswer, entry: str) -> None:
        """Keep an answer; the last one closes the attempt in the same transaction."""
        answers = {**self._answers, given.position: given}
        is_over = len(answers) == self.total
        result = _summary(result_of(self.quiz, answers)) if is_over else None
        note = given.question.note
        self._attempts.append(self.id, given.position, entry, note, result=result)
        self._answers = answers


def _summary(result: QuizResult) -> str:
    """Return what the history shows of a quiz, as it is kept."""
    shown = {"right": result.right, "total": result.total, "seconds": result.seconds}
    return json.dumps(shown)


def result_of(quiz: Quiz, answers: Mapping[int, MarkedAnswer]) -> QuizResult:
    """Return what a quiz came to from its answers by position."""
    in_order = tuple(answers[position] for position in sorted(answers))
    return QuizResult(quiz.title, in_order, len(quiz.questions))
