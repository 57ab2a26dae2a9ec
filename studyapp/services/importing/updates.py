"""What an update of the decks that ship has done, in one line."""

from collections.abc import Sequence

from studyapp.services.importing.plan import ImportReport


def update_line(reports: Sequence[ImportReport]) -> str:
    """Return how many notes became what; empty when the learner would notice nothing."""
    counts = (
        (sum(report.added for report in reports), "new"),
        (sum(report.changed for report in reports), "changed"),
        (sum(report.kept for report in reports), "kept as you edited them"),
        (sum(report.removed for report in reports), "suspended, as they are in the decks no more"),
        (sum(report.skipped for report in reports), "left out, as you deleted them"),
    )
    parts = [f"{count} {what}" for count, what in counts if count]
    if not any(count for count, _ in counts[:4]):
        return ""
    return f"The decks were updated: of their notes {', '.join(parts)}. Your progress is kept."
