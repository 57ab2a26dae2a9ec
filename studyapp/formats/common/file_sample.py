"""What a file looks like to one who must say which format it is of."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

_BLANK = b"\xef\xbb\xbf \n\r\t"
_OFFICE = frozenset({"word/document.xml", "[Content_Types].xml", "mimetype"})


@dataclass(frozen=True)
class FileSample:
    """A name and what stands under it: the content of a text, or the names in a package.

    `entries` are the names in a package, whose content is not looked at; None for a text.
    """

    name: str
    content: bytes = b""
    entries: frozenset[str] | None = None

    @property
    def is_package(self) -> bool:
        """Whether several files are packed into it."""
        return self.entries is not None

    @cached_property
    def start(self) -> bytes:
        """The first bytes of a text that say something, in lower case."""
        return self.content[:200].lstrip(_BLANK).lower()

    @property
    def is_office_file(self) -> bool:
        """Whether it is a letter, a table or a book of another program."""
        return bool(_OFFICE & (self.entries or frozenset()))

    @property
    def is_web_page(self) -> bool:
        """Whether a text is a whole page of HTML."""
        return self.start.startswith((b"<!doctype html", b"<html"))

    @property
    def is_json(self) -> bool:
        """Whether a text says that it is JSON."""
        suffix = PurePath(self.name).suffix.lower()
        return suffix == ".json" and self.start.startswith((b"{", b"["))
