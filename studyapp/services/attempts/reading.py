"""Whether a quiz or an interview from elsewhere can be shown here."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields

from studyapp.core.attempts.archive import AttemptRecord
from studyapp.core.attempts.attempt import AttemptStatus
from studyapp.core.attempts.entries import moves_in


def is_readable(record: AttemptRecord) -> bool:
    """Whether everything that is kept of an attempt can be read; what is kept stays for good."""
    read = _READERS.get(record.kind)
    if read is None:
        return False
    with suppress(Exception):  # whatever a stranger wrote
        read(record)
        moves_in(record.entries)
        return True
    return False


def _read_quiz(record: AttemptRecord) -> None:
    from studyapp.core.quiz.codec import quiz_from_json
    from studyapp.core.quiz.entries import answers_in, past_in
    from studyapp.services.quiz.run import result_of

    quiz = quiz_from_json(record.spec)
    answers = answers_in(quiz, record.entries)
    result = result_of(quiz, answers)
    result.seconds, result.missed_cards, result.by_deck()
    if sorted(answers) != list(range(len(answers))):
        raise ValueError
    past_in(record.entries)
    if record.status is AttemptStatus.FINISHED:
        summary = json.loads(record.result or "")
        if {name: type(value) for name, value in summary.items()} != _SUMMARY:
            raise ValueError


def _read_interview(record: AttemptRecord) -> None:
    from studyapp.core.interview.codec import result_from_json, spec_from_json
    from studyapp.core.interview.entries import turns_in
    from studyapp.core.interview.ladder_walk import Step

    spec = spec_from_json(record.spec)
    if not isinstance(spec.plan.minutes, int) or not isinstance(spec.spoken, bool):
        raise TypeError
    for turn in turns_in(record.entries):
        values = [getattr(turn.step, field.name) for field in fields(Step)]
        if [type(value) for value in values] != [str, str, int, int, int, int]:
            raise TypeError
    if record.result:
        result_from_json(record.result)


_SUMMARY = {"right": int, "total": int, "seconds": int}
_READERS: dict[str, Callable[[AttemptRecord], None]] = {
    "quiz": _read_quiz,
    "interview": _read_interview,
}
