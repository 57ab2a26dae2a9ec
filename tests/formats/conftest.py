"""What the tests of the formats share: a real Anki to judge what we write."""

import pytest
from anki_judge import AnkiJudge


@pytest.fixture
def anki(tmp_path):
    """Return an empty collection of the real Anki; it is closed after the test."""
    folder = tmp_path / "anki"
    folder.mkdir()
    judge = AnkiJudge(folder)
    yield judge
    judge.collection.close()
