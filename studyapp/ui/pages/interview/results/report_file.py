"""The report of an interview as a file: a web page, or pages of paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.core.progress import Progress

if TYPE_CHECKING:
    from studyapp.services.interview.service import InterviewService


def write_report(
    interview: "InterviewService", attempt: str, path: Path, progress: Progress
) -> Path:
    """Write the report, as its file's name says; return the file.

    Raises `StudyError` when it cannot be written.
    """
    if path.suffix.lower() == ".pdf":
        from studyapp.ui.printing.pdf import print_pdf

        print_pdf(interview.report(attempt, mathml=False), path, progress)
        return path
    interview.save_report(attempt, path)
    return path
