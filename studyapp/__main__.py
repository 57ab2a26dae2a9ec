"""Starts the window, or the command line when a command is given."""

import sys


def main() -> None:
    """Run Studyapp; the exit code is 0 done, 1 failed, 2 wrong usage."""
    arguments = sys.argv[1:]
    if _wants_window(arguments):
        from studyapp.app import run
        from studyapp.paths import data_dir

        sys.exit(run(data_dir(_chosen_folder(arguments))))
    try:
        from studyapp.cli import run_command
    except KeyboardInterrupt:
        sys.exit("studyapp: error: stopped; nothing was changed.")
    sys.exit(run_command(arguments))


def _wants_window(arguments: list[str]) -> bool:
    """Decide without importing the command line, which would cost the window its quick start."""
    if not arguments:
        return True
    by_two_words = arguments[0] == "--data-dir" and len(arguments) == 2
    return by_two_words or (arguments[0].startswith("--data-dir=") and len(arguments) == 1)


def _chosen_folder(arguments: list[str]) -> str | None:
    return arguments[-1].removeprefix("--data-dir=") if arguments else None


if __name__ == "__main__":
    main()
