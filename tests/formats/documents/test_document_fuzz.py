import random

import pytest
from document_samples import FOLDER, NAMES
from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.errors import StudyError
from studyapp.core.importing.drafts import Shape
from studyapp.formats.common.decoding import decoded
from studyapp.formats.documents import document_arrival, read_document

TIMES = 30
PIECES = (
    *(b"\n", b"\n\n", b"# ", b"- ", b"\t", b"____", b"```", b"{", b"'", b'"', b"\xff", b"\x00"),
    *(b"Feedback\n", b"Q: ", b"A: ", b"{{c1::", b"}}", b"$", b"<", b"1. ", b"\r", b"\x0c", b"**"),
)


def mutated(content, chance):
    """Return bytes of a document changed at random: replaced, put in, taken out, doubled."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[at : at + 1] = chance.randbytes(chance.randint(1, 9))
            case 1:
                changed[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 2, 60))
            case 2:
                del changed[at : at + chance.randint(1, 200)]
            case _:
                start = chance.randrange(len(changed) + 1)
                changed[at:at] = changed[start : start + 500]
    return bytes(changed)


def read(content, **chosen):
    """Read bytes as the program does; only a `StudyError` may come out of it."""
    try:
        document = read_document(decoded(content, source="x"), name="x", **chosen)
    except StudyError as error:
        return str(error)
    return document_arrival(document, name="x", deck="D", deck_id="d")


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_document_is_read_or_refused(name):
    chance = random.Random(name)
    content = (FOLDER / name).read_bytes()

    for _ in range(TIMES):
        outcome = read(mutated(content, chance), shape=chance.choice((None, *Shape)))
        assert outcome


@given(st.text(max_size=400), st.sampled_from((None, *Shape)))
def test_any_text_is_read_or_refused(text, shape):
    assert read(text.encode(), shape=shape)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    assert read(content)
