"""The command line: the same services as the window, without a window."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress as ProgressBar
from rich.table import Table

from studyapp import __version__
from studyapp.core.errors import StudyError
from studyapp.core.importing.files import FileForm
from studyapp.core.progress import Cancelled, Progress
from studyapp.core.rendering import plain_text
from studyapp.core.statistics import DeckRow, ProgressReport, ReportSpan
from studyapp.log_file import logging_to
from studyapp.paths import data_dir, shipped
from studyapp.services.collection import Collection, open_collection
from studyapp.services.importing.updates import update_line
from studyapp.terminal.imports import (
    applied,
    file_values,
    looked_at,
    summary,
    with_likenesses,
)
from studyapp.terminal.proofreading import path_option, proof_values, tell_proof
from studyapp.terminal.quiz_options import quiz_options, wished
from studyapp.terminal.study import study_in_terminal

_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
_deck_option = click.option(
    "--deck", "-d", metavar="DECK", help="Only this deck and those below it."
)


def run_command(arguments: list[str]) -> int:
    """Run one command and return the exit code: 0 done, 1 failed, 2 wrong usage."""
    try:
        return int(main(arguments, prog_name="studyapp", standalone_mode=False) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except StudyError as error:
        return _failed(str(error))
    except (KeyboardInterrupt, click.Abort, Cancelled, EOFError):
        return _failed("stopped; what was not finished was not changed.")
    except BrokenPipeError:
        return 1
    except Exception as error:
        return _failed(f"something went wrong inside Studyapp ({type(error).__name__}: {error}).")


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--data-dir",
    "folder",
    envvar="STUDYAPP_DATA_DIR",
    metavar="DIR",
    help="Where the collection lies (also STUDYAPP_DATA_DIR).",
)
@click.version_option(__version__, prog_name="studyapp")
@click.pass_context
def main(context: click.Context, folder: str | None) -> None:
    """Prepare for an interview or an exam. Without a command the window opens."""
    if context.invoked_subcommand is None:
        raise click.UsageError("a command is needed beside these options; see 'studyapp --help'.")
    context.obj = data_dir(folder)


@main.command()
@_json_option
@click.pass_context
def decks(context: click.Context, as_json: bool) -> None:
    """Show the deck tree with new, drill and due counts."""
    with _collection(context) as collection:
        rows = collection.reports.decks()
    if as_json:
        return _print_json([_deck_values(row) for row in rows])
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("Deck")
    for name in ("New", "Drill", "Due"):
        table.add_column(name, justify="right")
    for row in rows:
        counts = row.counts
        name = "  " * row.depth + row.leaf
        table.add_row(name, str(counts.new), str(counts.drill), str(counts.due))
    _console().print(table)
    return None


@main.command()
@click.argument("deck", required=False)
@click.option("--limit", type=click.IntRange(1), help="At most so many cards.")
@click.option("--minutes", type=click.IntRange(1), help="About so many minutes.")
@click.option("--ahead", is_flag=True, help="The next day's cards.")
@_json_option
@click.pass_context
def study(
    context: click.Context,
    deck: str | None,
    limit: int | None,
    minutes: int | None,
    ahead: bool,
    as_json: bool,
) -> None:
    """Study today's cards here in the terminal."""
    with _collection(context, exclusive=True) as collection:
        session = collection.study.begin(deck, limit=limit, minutes=minutes, ahead=ahead)
        six = collection.study.settings.six_grades
        study_in_terminal(session, _console(), six_grades=six, as_json=as_json)


@main.command()
@quiz_options
@_json_option
@click.pass_context
def quiz(context: click.Context, /, as_json: bool, report: Path | None, **wishes: Any) -> None:
    """Ask yourself a quiz here in the terminal; it changes no schedule."""
    from studyapp.terminal.quiz import quiz_in_terminal

    spec = wished({**wishes})
    with _collection(context, exclusive=True) as collection:
        run = collection.quiz.resume() if wishes["resume"] else collection.quiz.begin(spec)
        if run is None:
            raise StudyError("No quiz was left in the middle; 'studyapp quiz' begins one.")
        quiz_in_terminal(run, _console(), as_json=as_json)
        if report is not None:
            collection.quiz.export(run.id, report)


@main.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=50, help="At most so many notes.")
@_json_option
@click.pass_context
def search(context: click.Context, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find notes by words, tag:x, deck:x, is:due, -not."""
    with _collection(context) as collection:
        result = collection.library.search(" ".join(query), limit=limit)
    if as_json:
        return _print_json({"total": result.total, "notes": [asdict(h) for h in result.hits]})
    for hit in result.hits:
        first = plain_text(hit.front).strip().partition("\n")[0]
        click.echo(f"{hit.guid}  {first}  [{hit.deck}]")
    shown = len(result.hits)
    more = f"; the first {shown} are shown" if shown < result.total else ""
    click.echo(f"{result.total} note{'s' * (result.total != 1)} found{more}.", err=True)
    return None


@main.command(name="take-up")
@click.argument("query", nargs=-1, required=True)
@_json_option
@click.pass_context
def take_up(context: click.Context, query: tuple[str, ...], as_json: bool) -> None:
    """Ask again what is suspended, buried or a leech of the notes that QUERY finds."""
    with _collection(context, exclusive=True) as collection:
        taken = collection.library.take_up(collection.library.found(" ".join(query)))
    if as_json:
        return _print_json(asdict(taken))
    click.echo(
        f"{taken.notes} note{'s' * (taken.notes != 1)} taken up: {taken.suspended} suspended and "
        f"{taken.buried} buried card{'s' * (taken.buried != 1)}, "
        f"{taken.leeches} leech{'es' * (taken.leeches != 1)}."
    )
    return None


@main.command(name="import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--deck", "-d", metavar="DECK", help="Into this deck.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice([str(form) for form in FileForm]),
    help="What the files are, where their content does not tell.",
)
@click.option("--tag", "-t", "tags", multiple=True, metavar="TAG", help="Tag all notes so.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@_json_option
@click.pass_context
def import_(
    context: click.Context,
    paths: tuple[Path, ...],
    deck: str | None,
    form: str | None,
    tags: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring notes in from any file; what is there already keeps its progress."""
    kind = FileForm(form) if form else None
    with (
        _collection(context, exclusive=not dry_run) as collection,
        _progress() as progress,
    ):
        importing = collection.importing
        found = [looked_at(importing, path, deck, kind, tags, progress) for path in paths]
        if dry_run:
            found = [with_likenesses(importing, each, progress) for each in found]
        else:
            found = applied(importing, found, progress)
    if as_json:
        return _print_json([file_values(each) for each in found])
    for each in found:
        for warning in each.plan.warnings:
            click.echo(f"{each.path.name}: {warning}", err=True)
        click.echo(summary(each, dry_run=dry_run))
    return None


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@_deck_option
@click.option("--no-schedule", is_flag=True, help="Leave out schedule and answers.")
@_json_option
@click.pass_context
def export(
    context: click.Context, file: Path, deck: str | None, no_schedule: bool, as_json: bool
) -> None:
    """Write decks to FILE, whose ending is .apkg, .md, .csv, .json or .html (a page to print)."""
    with _collection(context) as collection, _progress() as progress:
        report = collection.exporting.export(
            file, deck=deck, schedule=not no_schedule, progress=progress
        )
    if as_json:
        return _print_json(asdict(report))
    click.echo(
        f"{report.path}: {report.notes} notes, {report.cards} cards, {report.reviews} answers."
    )
    for name in report.missing_media:
        click.echo(f"studyapp: the picture {name} was not found and is left out.", err=True)
    return None


@main.command()
@_deck_option
@click.option(
    "--span",
    type=click.Choice([str(span) for span in ReportSpan]),
    default="year",
    help="How far back.",
)
@_json_option
@click.pass_context
def stats(context: click.Context, deck: str | None, span: str, as_json: bool) -> None:
    """Print the numbers behind the charts."""
    with _collection(context) as collection:
        report = collection.reports.progress(deck, ReportSpan(span))
        counts = collection.study.counts(deck)
    if as_json:
        return _print_json({**asdict(report), "counts": asdict(counts)})
    for name, value in _headlines(report):
        click.echo(f"{name:24}{value}")
    click.echo(f"{'to study today':24}{counts.total}")
    return None


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--repair", is_flag=True, help="Mend what can be mended.")
@path_option
@_json_option
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], repair: bool, most: int | None, as_json: bool
) -> None:
    """Compare every cache with the log; with PATHS, proof-read deck files instead."""
    if paths:
        from studyapp.services.proofreading import proofread_files

        with _progress() as progress:
            proof = proofread_files(paths, progress)
        if as_json:
            _print_json(proof_values(proof, most))
        else:
            tell_proof(proof, most)
        raise click.exceptions.Exit(1 if proof.findings else 0)
    with _collection(context, exclusive=repair) as collection, _progress() as progress:
        report = collection.checking.check(repair=repair, progress=progress)
    if as_json:
        _print_json(asdict(report))
    else:
        for problem in report.problems:
            mended = " (mended)" if problem in report.repaired else ""
            click.echo(f"{problem}{mended}")
        click.echo(
            f"{report.cards} cards and {report.events} events checked, "
            f"{len(report.problems)} problem{'s' * (len(report.problems) != 1)}."
        )
    if len(report.repaired) < len(report.problems):
        raise click.exceptions.Exit(1)


@contextmanager
def _collection(context: click.Context, *, exclusive: bool = False) -> Iterator[Collection]:
    with _logged(context.obj), ExitStack() as stack:
        with _progress() as progress:
            collection = open_collection(
                context.obj, shipped=shipped("decks"), exclusive=exclusive, progress=progress
            )
        stack.callback(collection.close)
        if updated := update_line(collection.updates):
            click.echo(updated, err=True)
        yield collection


@contextmanager
def _logged(folder: Path) -> Iterator[None]:
    """Keep the story of what nobody foresaw in the log file; the person gets one line."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StudyError(
            f"the folder {folder} cannot be used ({reason}); choose another"
        ) from error
    with logging_to(folder) as log:
        try:
            yield
        except (StudyError, Cancelled, EOFError):
            raise
        except Exception:
            log.exception("a command failed")
            raise


def _console() -> Console:
    """Return where a person reads; what stands in square brackets there is text."""
    return Console(markup=False)


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show a bar when a person is looking at stderr."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _doing, _share: None
        return
    with ProgressBar(console=console, transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda doing, share: bar.update(task, description=doing, completed=share)


def _failed(sentence: str) -> int:
    sys.stderr.write(f"studyapp: error: {sentence}\n")
    return 1


def _print_json(value: object) -> None:
    click.echo(json.dumps(_plain(value), ensure_ascii=False, indent=2))


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; days become ISO dates."""
    match value:
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case date() | Path():
            return str(value)
        case _:
            return value


def _deck_values(row: DeckRow) -> dict[str, Any]:
    return {
        "deck": row.name,
        "description": row.description,
        **asdict(row.counts),
        "cards": row.cards,
        "young": row.young,
        "mature": row.mature,
    }


def _headlines(report: ProgressReport) -> list[tuple[str, str]]:
    return [
        ("answers", f"{report.total_answers:,}"),
        ("answers in 30 days", f"{report.answers_30.value:,.0f}"),
        ("right when due, 30 days", f"{report.retention_30.value:.1f} %"),
        ("days in a row", str(report.streak)),
        ("active days, last year", str(report.active_days)),
        ("mature cards", f"{report.mature.value:,.0f}"),
        ("median interval", f"{report.median_interval} days"),
        ("mean ease", f"{report.mean_ease} %"),
    ]
