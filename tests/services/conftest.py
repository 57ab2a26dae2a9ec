"""A collection in a temporary folder whose clock is set by hand."""

from pathlib import Path

import pytest

pytest.register_assert_rewrite("studying")

from studying import HandClock, opened  # noqa: E402


def pytest_collection_modifyitems(config, items):
    if _shared_folder(config).is_dir():
        return
    apart = [item for item in items if item.get_closest_marker("shared")]
    if apart:
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if item not in apart]


@pytest.fixture(scope="session")
def shared_folder(pytestconfig):
    """Return the folder beside the checkout that tests marked `shared` may read."""
    return _shared_folder(pytestconfig)


def _shared_folder(config) -> Path:
    return config.rootpath.parent / "shared"


@pytest.fixture
def clock():
    return HandClock()


@pytest.fixture
def collection(tmp_path, clock):
    made = opened(tmp_path, clock)
    yield made
    made.close()
