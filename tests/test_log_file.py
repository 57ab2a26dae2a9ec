"""The log file appears with its first line, is kept small, and is let go at the end."""

import logging

import pytest

from studyapp.log_file import NAME, logging_to


def test_the_file_appears_with_its_first_line_and_not_before(tmp_path):
    folder = tmp_path / "new" / "deep"

    with logging_to(folder) as log:
        assert list(folder.iterdir()) == []
        log.info("größer")

    text = (folder / NAME).read_text(encoding="utf-8")
    assert text.endswith("INFO studyapp: größer\n")


def test_what_is_only_for_developers_is_left_out(tmp_path):
    with logging_to(tmp_path) as log:
        log.debug("detail")
        log.warning("odd")

    assert "detail" not in (tmp_path / NAME).read_text(encoding="utf-8")


def test_a_log_that_grew_begins_anew_and_keeps_three_old_ones(tmp_path):
    with logging_to(tmp_path) as log:
        for number in range(60):
            log.info("%02d %s", number, "x" * 50_000)

    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == [NAME, f"{NAME}.1", f"{NAME}.2", f"{NAME}.3"]
    assert all(path.stat().st_size <= 500_000 for path in tmp_path.iterdir())


def test_afterwards_nothing_is_written_any_more(tmp_path):
    before = list(logging.getLogger("studyapp").handlers)

    with pytest.raises(RuntimeError), logging_to(tmp_path):
        raise RuntimeError

    logging.getLogger("studyapp").error("late")
    assert logging.getLogger("studyapp").handlers == before
    assert not (tmp_path / NAME).exists()


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(OSError, match="file"), logging_to(tmp_path / "file" / "data"):
        pass
