"""The text of a document as copying gives it: formulas as LaTeX, lists with their markers."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from studyapp.ui.widgets.card.choices import letter
from studyapp.ui.widgets.card.decorations import Decorations
from studyapp.ui.widgets.card.inline import LINE_BREAK, OBJECT_INDEX, OBJECT_TYPE, PADDING


def plain_text(
    document: QTextDocument, decorations: Decorations, start: int = 0, end: int | None = None
) -> str:
    """Return the text between two positions."""
    end = document.characterCount() - 1 if end is None else end
    markers = _markers(decorations)
    text = ""
    block, before = document.findBlock(start), None
    while block.isValid() and block.position() <= end:
        piece = _block_text(block, decorations, start, end)
        if start <= block.position():
            piece = markers.get(block.blockNumber(), "") + piece
        if piece:
            text += (_separator(document, before, block, markers) if text else "") + piece
            before = block
        block = block.next()
    return text


def _block_text(block: QTextBlock, decorations: Decorations, start: int, end: int) -> str:
    whole, pieces = block.text(), []
    utf16 = whole.encode("utf-16-le")
    for run in block.textFormats():
        first = max(run.start, start - block.position())
        last = min(run.start + run.length, end - block.position())
        if first >= last or run.format.boolProperty(PADDING):
            continue
        if run.format.objectType() == OBJECT_TYPE:
            pieces.append(decorations.objects[run.format.intProperty(OBJECT_INDEX)].source)
        else:
            pieces.append(utf16[2 * first : 2 * last].decode("utf-16-le", "replace"))
    return "".join(pieces).replace(LINE_BREAK, "\n").replace("\u00a0", " ")


def _markers(decorations: Decorations) -> dict[int, str]:
    found = {
        marker.block: "  " * (marker.level - 1) + (marker.text or "-") + " "
        for marker in decorations.markers
    }
    for box in decorations.boxes:
        if box.choice >= 0:
            found[box.first] = f"{letter(box.choice)}. "
    return found


def _separator(
    document: QTextDocument, before: QTextBlock | None, block: QTextBlock, markers: dict[int, str]
) -> str:
    if before is not None and (table := QTextCursor(block).currentTable()) is not None:
        other = QTextCursor(before)
        if other.currentTable() == table:
            row = table.cellAt(block.position()).row()
            return "\t" if table.cellAt(before.position()).row() == row else "\n"
    is_item = block.blockNumber() in markers
    follows_item = before is not None and before.blockNumber() in markers
    return "\n" if is_item and follows_item else "\n\n"
