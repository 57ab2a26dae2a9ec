"""What every test shares: Qt draws into memory, no stopwatch, nothing from beside the checkout."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SAID_BY_THE_OFFSCREEN_SCREEN = (
    r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
)

settings.register_profile(
    "unhurried",
    max_examples=50,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("unhurried")


def pytest_configure(config):
    config.addinivalue_line("qt_log_ignore", _SAID_BY_THE_OFFSCREEN_SCREEN)


def pytest_collection_modifyitems(config, items):
    """Leave out the tests that read what lies beside a developer's checkout, where it is absent."""
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
