"""What a proof-reading found, and the path of learning, for a person and for another program."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeVar

import click

from studyapp.core.rendering import plain_text

if TYPE_CHECKING:
    from studyapp.services.proofreading import Proof

FIRST = 100
"""So many notes of the path are shown where no number is given."""

_FRONT = 60
_Command = TypeVar("_Command", bound=Callable[..., Any])


def path_option(command: _Command) -> _Command:
    """Give a command the option that shows the path of learning."""
    option = click.option(
        "--path",
        "most",
        type=click.IntRange(1),
        is_flag=False,
        flag_value=FIRST,
        metavar="[N]",
        help=f"With PATHS: show the first notes of the path, {FIRST} if N is left out.",
    )
    return option(command)


def proof_values(proof: "Proof", most: int | None) -> dict[str, Any]:
    """Return a proof as JSON has it, with the first notes of the path."""
    return {
        "decks": proof.decks,
        "notes": len(proof.notes),
        "findings": [asdict(finding) for finding in proof.findings],
        "warnings": list(proof.warnings),
        "path": list(_steps(proof, most or FIRST)),
        "knots": [list(knot) for knot in proof.path.knots],
    }


def tell_proof(proof: "Proof", most: int | None) -> None:
    """Say what was found; the path only where it is asked for, its summary always."""
    for warning in proof.warnings:
        click.echo(warning)
    for finding in proof.findings:
        click.echo(f"{finding.guid}: {finding.sentence}.")
    for step in _steps(proof, most or 0):
        shown = f"{step['note']:40} {step['kind']:8} {step['priority']:12} {step['front']}"
        click.echo(f"{step['number']:4} {shown}".rstrip())
    click.echo(
        f"{len(proof.notes)} notes in {proof.decks} files read, {len(proof.findings)} to mend.",
        err=True,
    )
    click.echo(_summary(proof), err=True)


def _steps(proof: "Proof", most: int) -> Iterator[dict[str, Any]]:
    notes = {note.guid: note for note in proof.notes}
    for number, guid in enumerate(proof.path.guids[:most], 1):
        note = notes[guid]
        yield {
            "number": number,
            "note": guid,
            "kind": note.kind.value,
            "priority": note.priority.name.lower().replace("_", "-"),
            "front": _short(" ".join(plain_text(note.front).split())),
        }


def _short(front: str) -> str:
    return front if len(front) <= _FRONT else f"{front[: _FRONT - 1].rstrip()}…"


def _summary(proof: "Proof") -> str:
    guids, knots = proof.path.guids, len(proof.path.knots)
    if not guids:
        return "The path is empty."
    tied = f"{knots} knot{'s' * (knots != 1)}" if knots else "no knot"
    return f"The path: {len(guids)} notes from {guids[0]} to {guids[-1]}, {tied}."
