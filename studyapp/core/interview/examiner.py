"""Reads answers against key points, with the words of the decks."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from studyapp.core.cards import Note
from studyapp.core.interview.evidence import Passage, PointEvidence, gathered
from studyapp.core.interview.rubric import Tick
from studyapp.core.interview.suggestion import PointSuggestion, Suggestion, TextSpan
from studyapp.core.interview.vocabulary import Vocabulary
from studyapp.core.interview.weighing import contrary, scores, tick
from studyapp.core.interview.words import words
from studyapp.core.quiz.acronyms import Acronyms
from studyapp.core.rendering.plain import stripped

_SHOWN_FROM = 0.3
"""From which likeness on a word is shown as the reason: "big" for "large" (0.35) is."""

_TELLING = 0.4
"""A word is shown that counts at least this much beside the one that counts most: of "the large
softmax scores" the word that every note has is not."""

_MOST_WORDS = 6
"""More words than this are no reason any more but the answer over again."""

_SAME_DECK, _LINKED, _BACKGROUND = 1.3, 1.5, 0.3
"""A note of the same deck comes before an equal one, a linked one before both; the question's words
only break ties: "Why does attention ...?" must not bring every note about attention."""

_LEAST_SHARE = 0.35
"""A note that has less of a point's words than this explains something else: of "large scores
saturate the softmax" a note about "large batches" has a quarter."""


class Examiner:
    """Suggests ticks, and finds notes that help with a point; learns its words from the decks."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = {note.guid: note for note in notes}
        self._texts = [_whole(note) for note in notes]
        markdown = (text for note in notes for text in (note.front, note.back, note.more))
        self._vocabulary = Vocabulary(self._texts, Acronyms.learnt(markdown).pairs())

    def suggest(self, front: str, back: str, points: Sequence[str], answer: str) -> Suggestion:
        """Return the suggested tick for each key point of a question; all but the answer Markdown."""
        if not points:
            return Suggestion(())
        evidence = gathered(
            self._vocabulary,
            front=stripped(front),
            back=stripped(back),
            points=[stripped(point) for point in points],
            answer=answer,
        )
        return Suggestion(
            tuple(
                _suggested(*each, answer)
                for each in zip(points, evidence, scores(evidence), contrary(evidence), strict=True)
            )
        )

    def related(self, point: str, *, front: str, back: str, near: str, most: int) -> list[str]:
        """Return the guids of the notes that say most about a key point, not the note itself."""
        wanted = self._wanted(point, front, back)
        least = _LEAST_SHARE * sum(wanted[stem] for stem in self._stems(point))
        found: dict[str, float] = defaultdict(float)
        for stem, counts in wanted.items():
            for guid, share in self._index.get(stem, {}).items():
                found[guid] += counts * share
        ranked = sorted(
            (
                (value * self._nearness(guid, near), guid)
                for guid, value in found.items()
                if guid != near
            ),
            key=lambda each: (-each[0], each[1]),
        )
        return [guid for value, guid in ranked[:most] if value >= least]

    def _wanted(self, point: str, front: str, back: str) -> dict[str, float]:
        """Return the words to look up: the point's own, and a little of question and answer."""
        wanted: dict[str, float] = defaultdict(float)
        for text, counts in ((point, 1.0), (front, _BACKGROUND), (back, _BACKGROUND / 2)):
            for stem in self._stems(text):
                wanted[stem] = max(wanted[stem], counts * self._vocabulary.rarity(stem))
        return wanted

    def _stems(self, markdown: str) -> set[str]:
        return {word.stem for word in words(stripped(markdown))}

    def _nearness(self, guid: str, near: str) -> float:
        note, asked = self._notes[guid], self._notes.get(near)
        if asked is None:
            return 1.0
        links = asked.attribute("contrast").split(",") + asked.attribute("follows").split(",")
        linked = any(link and guid in (link, f"{near.partition('/')[0]}/{link}") for link in links)
        return (_SAME_DECK if note.deck == asked.deck else 1.0) * (_LINKED if linked else 1.0)

    @cached_property
    def _index(self) -> dict[str, dict[str, float]]:
        """For each word, what it counts in each note: less in a longer one."""
        index: dict[str, dict[str, float]] = defaultdict(dict)
        for guid, text in zip(self._notes, self._texts, strict=True):
            found = Counter(word.stem for word in words(text))
            length = 1.0 + math.log1p(sum(found.values()) / 40)
            for stem, times in found.items():
                index[stem][guid] = min(2.0, 1.0 + math.log(times)) / length
        return index


def _suggested(
    point: str, evidence: PointEvidence, score: float, denied: bool, answer: str
) -> PointSuggestion:
    suggested = tick(score, denied=denied)
    passage = evidence.named if denied else evidence.explained
    spans = _spans(passage)
    shown = tuple(dict.fromkeys(span.of(answer) for span in spans))[:_MOST_WORDS]
    return PointSuggestion(
        point=point,
        tick=suggested,
        spans=spans,
        words=shown,
        passage=_whole_sentences(passage, answer) if spans else None,
        wrong=denied,
        sentence=_said(suggested, denied, shown),
    )


def _spans(passage: Passage) -> tuple[TextSpan, ...]:
    """Return where the words stand that speak for a point."""
    most = max((match.worth for match in passage.matches), default=0.0)
    places = {
        (match.found.word.start, match.found.word.end)
        for match in passage.matches
        if match.likeness >= _SHOWN_FROM and match.worth >= _TELLING * most
    }
    return tuple(TextSpan(start, end) for start, end in sorted(places))


def _whole_sentences(passage: Passage, answer: str) -> TextSpan:
    """Return the sentences of a passage from the first to the last word that speaks for it."""
    starts = [match.found.word.start for match in passage.matches]
    ends = [match.found.word.end for match in passage.matches]
    start = max(
        (answer.rfind(mark, 0, min(starts)) for mark in (". ", "! ", "? ", "\n")), default=-1
    )
    start = 0 if start < 0 else start + 1
    stops = [at for mark in (". ", "! ", "? ", "\n") if (at := answer.find(mark, max(ends))) >= 0]
    end = min(stops) + 1 if stops else len(answer)
    while start < end and answer[start].isspace():
        start += 1
    return TextSpan(start, end)


def _said(suggested: Tick, denied: bool, shown: Sequence[str]) -> str:
    """Return in a sentence why a tick is suggested."""
    quoted = ", ".join(f"“{word}”" for word in shown)
    if denied:
        return f"You seem to say the contrary: {quoted}, but denied."
    if not shown:
        return "None of its words, and none that mean the same, are in your answer."
    if suggested is Tick.YES:
        return f"You seem to name it: {quoted}."
    if suggested is Tick.HALF:
        return f"You seem to name a part of it: {quoted}."
    return f"Only this comes near, which is too little: {quoted}."


def _whole(note: Note) -> str:
    return "\n".join(map(stripped, (note.front, note.back, note.more, *note.key_points)))
