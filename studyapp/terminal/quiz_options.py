"""The wishes for a quiz, as they are given on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from studyapp.core.errors import StudyError
from studyapp.core.quiz.questions import FeedbackTime, QuestionKind, QuizSpec
from studyapp.core.roles import Role

_Command = TypeVar("_Command", bound=Callable[..., Any])
_WISHES = ("deck", "tags", "role", "kinds")
_KINDS = [str(kind) for kind in QuestionKind]
_ROLES = [str(role) for role in Role]
_OPTIONS = (
    click.argument("deck", nargs=-1),
    click.option(
        "--questions",
        "-n",
        type=click.IntRange(1, 500),
        default=20,
        show_default=True,
        help="So many.",
    ),
    click.option("--tag", "tags", multiple=True, metavar="T", help="Only notes with this tag."),
    click.option("--due", is_flag=True, help="Only cards due today."),
    click.option("--weak", is_flag=True, help="Only cards you know badly."),
    click.option("--role", type=click.Choice(_ROLES), help="Only what this role is asked."),
    click.option(
        "--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only this kind."
    ),
    click.option("--seconds", type=click.IntRange(1), help="Time for each question."),
    click.option("--seed", type=click.IntRange(0), help="The same seed gives the same quiz."),
    click.option("--at-end", is_flag=True, help="Tell what was right at the end only."),
    click.option("--resume", is_flag=True, help="Go on with the quiz that was left."),
    click.option(
        "--report",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write the result to FILE (.md, .html, .csv).",
    ),
)


def quiz_options(command: _Command) -> _Command:
    """Give a command the options that say what a quiz is made of."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wished(values: dict[str, Any]) -> QuizSpec:
    """Return the wishes that were given; raise `StudyError` for a time that makes no sense."""
    if values["resume"] and any(values[name] for name in _WISHES):
        raise StudyError(
            "--resume goes on with the quiz that was left; leave out deck, tag, role and kind."
        )
    return QuizSpec(
        decks=values["deck"],
        tags=values["tags"],
        due=values["due"],
        weak=values["weak"],
        questions=values["questions"],
        seconds=values["seconds"],
        kinds=tuple(QuestionKind(kind) for kind in values["kinds"]) or tuple(QuestionKind),
        feedback=FeedbackTime.END if values["at_end"] else FeedbackTime.EACH,
        seed=values["seed"],
        role=values["role"] or "",
    )
