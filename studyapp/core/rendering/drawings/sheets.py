"""Style sheets of a drawing, turned into what each element looks like."""

import re
from collections.abc import Iterator, Mapping

from studyapp.core.rendering.drawings.allowed import LOOKS
from studyapp.core.rendering.drawings.reading import DrawingElement, DrawingError

LONGEST_SHEET = 50_000
MOST_RULES = 1_000
_MOST_CLASSES = 20
_SELECTOR = re.compile(r"\*|[a-zA-Z]+|[.#][\w-]+")


class Sheets:
    """The rules of all style sheets; selectors of one name, class or id, nothing else."""

    def __init__(self, root: DrawingElement) -> None:
        text = "\n".join(_texts(root))
        if len(text) > LONGEST_SHEET:
            raise DrawingError("The style sheet of the drawing is too long.")
        self._rules: dict[str, dict[str, str]] = {}
        for selector, looks in _rules(_without_comments(text)):
            self._rules.setdefault(selector, {}).update(looks)

    def looks(self, element: DrawingElement) -> dict[str, str]:
        """Return what an element looks like: rules from the general to the special, then its own."""
        given = element.attributes
        own = declarations(given["style"]) if "style" in given else {}
        if not self._rules:
            return own
        classes = given.get("class", "").split()[:_MOST_CLASSES]
        names = ["*", element.tag, *(f".{name}" for name in classes), f"#{given.get('id')}"]
        looks: dict[str, str] = {}
        for name in names:
            looks |= self._rules.get(name, {})
        return looks | own


def declarations(text: str) -> dict[str, str]:
    """Return what a style says, by property; only what a drawing may have."""
    if len(text) > LONGEST_SHEET:
        return {}
    pairs = (part.partition(":") for part in text.split(";"))
    said = ((name.strip(), value.replace("!important", "").strip()) for name, _, value in pairs)
    return {name: value for name, value in said if name in LOOKS}


def _without_comments(text: str) -> str:
    first, *others = text.split("/*")
    return first + " ".join(other.partition("*/")[2] for other in others)


def _texts(element: DrawingElement) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            continue
        if child.tag == "style":
            yield "".join(text for text in child.children if isinstance(text, str))
        else:
            yield from _texts(child)


def _rules(sheet: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the plain rules; what stands in a block that begins with @ is left out."""
    depth = count = 0
    for piece in sheet.split("}"):
        opened = piece.count("{")
        if depth == 0 and opened == 1:
            before, _, body = piece.partition("{")
            looks = declarations(body)
            for selector in before.rpartition(";")[2].split(","):
                count += 1
                if count > MOST_RULES:
                    raise DrawingError("The style sheet of the drawing has too many rules.")
                if _SELECTOR.fullmatch(selector.strip()):
                    yield selector.strip(), looks
        depth = max(0, depth + opened - 1)
