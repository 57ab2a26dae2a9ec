"""The log of an attempt is read whatever wrote it, a quiz or an interview, today's or an old one."""

import json

import pytest

from studyapp.core.attempts.entries import (
    AttemptEntry,
    brought_entry,
    entry_line,
    entry_values,
    moves_in,
    put_back_entry,
)

FIRST, SECOND = brought_entry([("e1", 1)]), brought_entry([("e2", 2)])


def moves(*payloads):
    return moves_in(AttemptEntry(0, 0, payload) for payload in payloads)


def test_moves_stand_until_they_are_put_back():
    assert moves(FIRST, SECOND) == [("e1", 1), ("e2", 2)]
    assert moves(FIRST, put_back_entry(), SECOND) == [("e2", 2)]
    assert moves(FIRST, put_back_entry()) == []


def test_other_entries_move_nothing():
    assert moves(FIRST, entry_line("answer", moved=[["e9", 9]]), SECOND) == [("e1", 1), ("e2", 2)]


def test_moves_as_interviews_wrote_them_at_first_are_read():
    brought = '{"what": "moved", "cards": [["e1", 1], ["e3", 3]]}'
    back = '{"what": "moved", "cards": []}'

    assert moves(brought) == [("e1", 1), ("e3", 3)]
    assert moves(brought, back) == []
    assert moves(brought, back, SECOND) == [("e2", 2)]


def test_moves_are_written_as_quizzes_always_did():
    assert json.loads(FIRST) == {"what": "brought", "moved": [["e1", 1]]}
    assert json.loads(put_back_entry()) == {"what": "put back"}


def test_an_entry_is_one_line_in_its_own_letters():
    assert entry_line("kept", text="λ\nμ") == '{"what": "kept", "text": "λ\\nμ"}'
    assert entry_values('{"what": "kept", "text": "λ"}') == {"what": "kept", "text": "λ"}


@pytest.mark.parametrize("payload", ["", "[]", "3", '{"text": "no what"}', '["what"]'])
def test_what_is_no_entry_is_refused(payload):
    with pytest.raises(ValueError):  # noqa: PT011 - json's own says where, ours says what
        entry_values(payload)
