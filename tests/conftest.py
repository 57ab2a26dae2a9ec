"""What every test shares: Qt draws into memory unless a platform was chosen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_SAID_BY_THE_OFFSCREEN_SCREEN = r"This plugin does not support (propagateSizeHints|raise)\(\)"


def pytest_configure(config):
    config.addinivalue_line("qt_log_ignore", _SAID_BY_THE_OFFSCREEN_SCREEN)
