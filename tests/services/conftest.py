"""A collection in a temporary folder whose clock is set by hand."""

import pytest

pytest.register_assert_rewrite("studying", "killing")

from studying import HandClock, opened  # noqa: E402


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def collection(tmp_path, clock):
    made = opened(tmp_path, clock)
    yield made
    made.close()
