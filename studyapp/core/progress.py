"""How slow work says how far it has come."""

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Called with what is being done and the share done (0 to 1); may raise `Cancelled`."""


class Cancelled(Exception):  # noqa: N818 - not an error: the person pressed Stop
    """Raised out of a progress call to stop the work; the collection stays as it was."""


def silent(_doing: str, _share: float) -> None:
    """Report nothing."""
