"""Quizzes in the terminal: for a person, and line by line of JSON for another program."""

import json
import time
from dataclasses import asdict
from typing import Any, Protocol

from rich.console import Console
from rich.markdown import Markdown
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from studyapp.core.quiz.answers import answer_text, right_text
from studyapp.core.quiz.marks import How, LetterKind, Mark, QuizResult
from studyapp.core.quiz.questions import FeedbackTime, Question, QuestionKind, Response
from studyapp.services.quiz.run import QuizRun
from studyapp.terminal.quiz_reading import LETTERS, read_response

_LEAVE, _CLAIM = "q", "r"
_KINDS = {
    QuestionKind.SINGLE: "single choice",
    QuestionKind.SEVERAL: "several may be right",
    QuestionKind.TRUE_FALSE: "true or false",
    QuestionKind.TYPED: "type the answer",
    QuestionKind.CLOZE: "fill the gap",
    QuestionKind.MATCH: "match",
    QuestionKind.ORDER: "put in order",
}
_PROMPTS = {
    QuestionKind.SINGLE: "A letter: ",
    QuestionKind.SEVERAL: "Letters: ",
    QuestionKind.TRUE_FALSE: "T or F: ",
    QuestionKind.TYPED: "Answer: ",
    QuestionKind.CLOZE: "Answer: ",
    QuestionKind.MATCH: "The number of the meaning for each letter, in order: ",
    QuestionKind.ORDER: "The letters in the right order: ",
}
_PIECES = {
    LetterKind.SAME: "",
    LetterKind.MISSING: "green underline",
    LetterKind.EXTRA: "red strike",
}


class Screen(Protocol):
    """Where a quiz is shown."""

    def question(self, run: QuizRun, question: Question) -> str:
        """Show a question and return what to prompt with."""
        ...

    def mark(self, question: Question, mark: Mark) -> str | None:
        """Tell how an answer was marked; return a prompt to wait with, None not to wait."""
        ...

    def unknown(self, typed: str) -> None:
        """Say that an answer could not be read."""
        ...

    def result(self, run: QuizRun) -> None:
        """Show what the quiz came to."""
        ...


def quiz_in_terminal(run: QuizRun, console: Console, *, as_json: bool) -> None:
    """Ask the questions of a quiz until it is over or the person leaves; every answer is kept.

    With `as_json` each question, mark and the result is one line of JSON on stdout, and answers
    are read line by line from stdin: a line of text, or a JSON object with `picked` or `text`.
    After a mark, `r` counts the answer as right; anything else goes on.
    """
    screen: Screen = _JsonScreen() if as_json else _TextScreen(console)
    while (question := run.current) is not None:
        if not _answered(run, question, screen):
            break
    screen.result(run)


def _answered(run: QuizRun, question: Question, screen: Screen) -> bool:
    """Ask one question; False when the person leaves."""
    started = time.monotonic()
    prompt = screen.question(run, question)
    while True:
        typed = _line(prompt)
        if typed is None or typed.strip() == _LEAVE:
            return False
        response = read_response(question, typed)
        if response is not None:
            break
        screen.unknown(typed)
    milliseconds = int((time.monotonic() - started) * 1000)
    if run.seconds is not None and milliseconds > run.seconds * 1000:
        response = Response(response.picked, response.text, timed_out=True)
    mark = run.answer(response, milliseconds)
    if run.spec.feedback is FeedbackTime.END:
        return True
    return _after(run, question, mark, screen)


def _after(run: QuizRun, question: Question, mark: Mark, screen: Screen) -> bool:
    """Show the mark and read what to do next; False when the person leaves."""
    prompt = screen.mark(question, mark)
    if prompt is None:
        return True
    typed = (_line(prompt) or "").strip().lower()
    if typed == _CLAIM and not mark.right and run.last and not run.last.response.is_empty:
        screen.mark(question, run.count_as_right())
    return typed != _LEAVE


def _line(prompt: str) -> str | None:
    """Return what was typed, None at the end of the input."""
    try:
        return input(prompt)
    except EOFError:
        return None


class _TextScreen:
    """For a person."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def question(self, run: QuizRun, question: Question) -> str:
        limit = f", {run.seconds} s" if run.seconds else ""
        head = f"{run.position + 1} of {run.total}: {_KINDS[question.kind]}{limit}"
        self._console.print(Rule(head, align="left"))
        self._console.print(Markdown(question.prompt))
        if question.kind is not QuestionKind.TRUE_FALSE:
            self._console.print(Markdown(_listed(question)))
        return _PROMPTS[question.kind]

    def mark(self, question: Question, mark: Mark) -> str | None:
        self._console.print(_verdict(mark), style="green" if mark.right else "red")
        if mark.pieces and mark.how is not How.CLAIMED:
            self._console.print(Text.assemble(*((p.text, _PIECES[p.kind]) for p in mark.pieces)))
        if not mark.right:
            self._console.print(Markdown(f"Right: {_own_lines(mark.expected)}"))
        if question.reason and mark.how is not How.CLAIMED:
            self._console.print(Markdown(question.reason), style="dim")
        return "Enter goes on, r counts mine as right, q leaves: "

    def unknown(self, typed: str) -> None:
        self._console.print(f"'{typed.strip()}' is no answer to this; Enter passes it over.")

    def result(self, run: QuizRun) -> None:
        result = run.result()
        self._console.print(Rule(run.title, align="left"))
        self._console.print(f"{result.score} right, {result.seconds} seconds.")
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("Topic")
        table.add_column("Right", justify="right")
        for score in result.by_deck():
            table.add_row(score.topic, f"{score.right} / {score.total}")
        self._console.print(table)
        if run.spec.feedback is FeedbackTime.END:
            self._misses(result)
        if not run.is_finished:
            self._console.print("It is kept; 'studyapp quiz --resume' goes on with it.")

    def _misses(self, result: QuizResult) -> None:
        for miss in result.misses:
            self._console.print(Rule(f"{miss.position + 1}", align="left", style="red"))
            self._console.print(Markdown(miss.question.prompt))
            given = answer_text(miss.question, miss.response) or "nothing"
            self._console.print(Markdown(f"You: {_own_lines(given)}"))
            self._console.print(Markdown(f"Right: {_own_lines(miss.mark.expected)}"))


class _JsonScreen:
    """For another program."""

    def question(self, run: QuizRun, question: Question) -> str:
        shown = {
            "question": run.position + 1,
            "of": run.total,
            "kind": question.kind,
            "prompt": question.prompt,
            "options": list(question.options),
            "partners": list(question.partners),
            "deck": question.deck,
            "seconds": run.seconds,
        }
        _print(shown)
        return ""

    def mark(self, question: Question, mark: Mark) -> str | None:
        values = {key: value for key, value in asdict(mark).items() if key != "missed"}
        _print({**values, "reason": question.reason})
        return None if mark.how is How.CLAIMED else ""

    def unknown(self, typed: str) -> None:
        _print({"unknown": typed.strip()})

    def result(self, run: QuizRun) -> None:
        _print({"result": result_values(run)})


def result_values(run: QuizRun) -> dict[str, Any]:
    """Return what a quiz came to, as JSON has it."""
    result = run.result()
    return {
        "quiz": run.id,
        "title": result.title,
        "seed": run.spec.seed,
        "finished": run.is_finished,
        "right": result.right,
        "total": result.total,
        "score": result.score,
        "seconds": result.seconds,
        "topics": [asdict(score) for score in result.by_deck()],
        "answers": [
            {
                "question": answer.question.prompt,
                "kind": answer.question.kind,
                "cards": list(answer.question.cards),
                "answer": answer_text(answer.question, answer.response),
                "right_answer": right_text(answer.question),
                "right": answer.mark.right,
                "how": answer.mark.how,
                "milliseconds": answer.milliseconds,
                "reason": answer.question.reason,
            }
            for answer in result.answers
        ],
        "missed_cards": list(result.missed_cards),
    }


def _listed(question: Question) -> str:
    options = "\n".join(
        f"{LETTERS[index].upper()}\\) {_own_lines(text)}  "
        for index, text in enumerate(question.options)
    )
    partners = "\n".join(
        f"{number}\\) {text}  " for number, text in enumerate(question.partners, 1)
    )
    return "\n\n".join(text for text in (options, partners) if text)


def _own_lines(text: str) -> str:
    """Return a list below the line that announces it."""
    return f"\n\n{text}" if "\n" in text else text


def _verdict(mark: Mark) -> str:
    if mark.how is How.CLAIMED:
        return "Counted as right."
    words = {
        How.TYPO: "Right, with a slip.",
        How.TIMED_OUT: "Time ran out.",
        How.EMPTY: "Passed over.",
    }
    return words.get(mark.how, "Right." if mark.right else "Wrong.")


def _print(values: dict[str, object]) -> None:
    print(json.dumps(values, ensure_ascii=False), flush=True)
