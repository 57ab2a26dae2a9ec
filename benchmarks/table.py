"""The table of bars: what was measured, ours over Anki's, within the bar or not."""

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

LARGE = 50_000


@dataclass(frozen=True, slots=True)
class Row:
    """One thing a learner waits for. `bar` is ours over theirs at most, None where there is none."""

    words: str
    unit: str
    ours: float
    theirs: float
    bar: float | None
    runs: int
    remark: str = ""

    @property
    def ratio(self) -> float:
        """Ours over theirs."""
        return self.ours / self.theirs if self.theirs else float("inf")

    @property
    def verdict(self) -> str:
        """Whether the ratio is within the bar."""
        if self.bar is None:
            return ""
        return "within" if self.ratio <= self.bar else "OVER"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with what they were measured on."""

    title: str
    theirs: str
    rows: tuple[Row, ...]
    missing: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the table for a terminal."""
        head = f"{'':58} {'ours':>10} {self.theirs:>10} {'':2} {'ratio':>6} {'bar':>5}  {'':6}"
        lines = [self.title, machine(), "", head, *map(_line, self.rows)]
        lines += [f"not measured, not there yet: {words}" for words in self.missing]
        return "\n".join(lines)

    def write_json(self, path: Path) -> None:
        """Write the figures."""
        rows = [{**asdict(row), "ratio": row.ratio, "verdict": row.verdict} for row in self.rows]
        content = {"title": self.title, "machine": machine(), "missing": self.missing, "rows": rows}
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def machine() -> str:
    """Return what the figures were taken on, the load included: only ratios travel."""
    load = " ".join(f"{each:.2f}" for each in os.getloadavg())
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"{when}, Python {platform.python_version()}, {os.cpu_count()} cores, load {load}"


def bar(cards: int, small: float, large: float) -> float:
    """Return the bar for a collection's size."""
    return large if cards >= LARGE else small


def _line(row: Row) -> str:
    limit = "" if row.bar is None else f"{row.bar:g}"
    figures = f"{_figure(row.ours):>10} {_figure(row.theirs):>10} {row.unit:2}"
    return f"{row.words:58} {figures} {row.ratio:6.2f} {limit:>5}  {row.verdict:6} {row.remark}"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}" if value < 10 else f"{value:.1f}"
