"""Where the columns of the deck tree lie, for its heading and each of its rows."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

ROW = 48
BUTTON = 74
PAD = 8
_NUMBER, _MATURE, _GAP = 46, 84, 16
_ROOM_FOR_MATURE = 500


@dataclass(frozen=True, slots=True)
class DeckColumns:
    """The columns for a width; `mature` is empty where there is no room for it."""

    name: QRectF
    mature: QRectF
    numbers: tuple[QRectF, QRectF, QRectF]
    button: QRectF


def deck_columns(width: float, height: float) -> DeckColumns:
    """Return the columns, from the right end to the name, which takes what is left."""
    button = QRectF(width - PAD - BUTTON, 0, BUTTON, height)
    right = button.left() - 14
    numbers: list[QRectF] = []
    for _ in range(3):
        numbers.insert(0, QRectF(right - _NUMBER, 0, _NUMBER, height))
        right -= _NUMBER
    has_mature = width >= _ROOM_FOR_MATURE
    bar = _MATURE if has_mature else 0
    mature = QRectF(right - bar, 0, bar, height)
    name = QRectF(PAD, 0, mature.left() - (_GAP if has_mature else 8) - PAD, height)
    return DeckColumns(name, mature, (numbers[0], numbers[1], numbers[2]), button)
