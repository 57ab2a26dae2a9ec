"""Keeps the frames that are open while a document is built, and the room that they need."""

from studyapp.ui.widgets.card.decorations import Box, BoxKind


class BoxStack:
    """Opens and closes boxes; nested boxes may begin or end with the same paragraph."""

    def __init__(self, boxes: list[Box]) -> None:
        self._boxes = boxes
        self._open: list[Box] = []
        self._waiting: list[tuple[Box, int, int]] = []
        self._below_last = 0

    @property
    def below(self) -> int:
        """The room that the boxes ending with the last paragraph need below its text."""
        return self._below_last

    def open(self, kind: BoxKind, left: int, right: int, pad: int, gap: int, choice: int) -> None:
        """Begin a box with the next paragraph: `pad` above its text, `gap` outside of it."""
        box = Box(kind, left, right, choice=choice)
        self._boxes.append(box)
        self._open.append(box)
        self._waiting.append((box, pad, gap))

    def block_started(self, number: int) -> int:
        """Note that a paragraph begins; return the room that it needs above its text."""
        if not self._waiting:
            self._below_last = 0
            return 0
        above = 0
        for box, pad, gap in reversed(self._waiting):
            above += pad + (gap // 2 if above else 0)
            box.first, box.above = number, above
        needed = above + self._waiting[0][2] + self._below_last
        self._waiting.clear()
        self._below_last = 0
        return needed if number else 0

    def before_table(self) -> None:
        """Let a table begin: it brings its own distances."""
        self._below_last = 0

    def close(self, pad: int, gap: int, number: int) -> int:
        """End the innermost box with a paragraph; return the room needed below its text."""
        box = self._open.pop()
        if box.first < 0:
            self._waiting.pop()
            self._boxes.remove(box)
            return gap
        inner = self._below_last
        box.last = number
        box.below = inner + pad + (gap // 2 if inner else 0)
        self._below_last = box.below
        return box.below + gap
