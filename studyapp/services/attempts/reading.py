"""Whether a quiz or an interview from elsewhere can be shown here."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields

from studyapp.core.attempts.archive import AttemptRecord, AttemptStatus
from studyapp.storage.attempts import StoredEntry


def is_readable(record: AttemptRecord) -> bool:
    """Whether everything that is kept of an attempt can be read; what is kept stays for good."""
    read = _READERS.get(record.kind)
    if read is None:
        return False
    with suppress(Exception):  # whatever a stranger wrote
        read(record)
        return True
    return False


def _read_quiz(record: AttemptRecord) -> None:
    from studyapp.core.quiz.codec import quiz_from_json
    from studyapp.core.quiz.entries import answers_in, moves_in, past_in
    from studyapp.services.quiz.run import result_of

    quiz = quiz_from_json(record.spec)
    answers = answers_in(quiz, [(each.position, each.payload) for each in record.entries])
    result = result_of(quiz, answers)
    result.seconds, result.missed_cards, result.by_deck()
    if sorted(answers) != list(range(len(answers))):
        raise ValueError
    payloads = [each.payload for each in record.entries]
    past_in(payloads)
    moves_in(payloads)
    if record.status is AttemptStatus.FINISHED:
        summary = json.loads(record.result or "")
        if {name: type(value) for name, value in summary.items()} != _SUMMARY:
            raise ValueError


def _read_interview(record: AttemptRecord) -> None:
    from studyapp.core.interview.ladder_walk import Step
    from studyapp.services.interview.entries import moves, plan_of, turns
    from studyapp.services.interview.results import stored

    spec = json.loads(record.spec)
    plan_of(spec)
    if not isinstance(spec["minutes"], int) or not isinstance(spec["spoken"], bool):
        raise TypeError
    entries = [
        StoredEntry(record.id, each.position, each.at, each.payload, each.note)
        for each in record.entries
    ]
    moves(entries)
    for turn in turns(entries):
        values = [getattr(turn.step, field.name) for field in fields(Step)]
        if [type(value) for value in values] != [str, str, int, int, int, int]:
            raise TypeError
    if record.result:
        stored(record.result)


_SUMMARY = {"right": int, "total": int, "seconds": int}
_READERS: dict[str, Callable[[AttemptRecord], None]] = {
    "quiz": _read_quiz,
    "interview": _read_interview,
}
