"""The pin of PySide6 may be lifted only when this holds.

PySide6 6.12.0 on Python 3.10 and 3.11 loses a reference to None in every call that returns
nothing, and after some minutes of use the process aborts.
"""

import sys

from PySide6.QtWidgets import QLabel

CALLS = 1000
BYSTANDERS = 50


def test_calls_that_return_nothing_leave_none_alone(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))

    assert abs(sys.getrefcount(None) - before) < BYSTANDERS
