"""What only a whole folder of decks can be asked: shares of priorities, of longest choices, of essays."""

from collections.abc import Iterator, Sequence

from studyapp.core.cards import Note, NoteKind, Priority
from studyapp.core.proofreading.findings import DeckOnShelf, Finding
from studyapp.core.proofreading.path_rules import proofread_places

MOST_CRITICAL, LEAST_NICE = 20, 25
"""Per cent of all notes: where everything is critical, nothing is."""

ENOUGH_CHOICES, MOST_LONGEST = 5, 30
"""In per cent of a deck's choice notes, once it has so many: by chance it would be 25."""

FIRST_CRITICAL, MOST_ESSAYS = 5, 1
ALL = "all decks"
"""Stands where a finding is about no single note or deck."""


def proofread_folder(decks: Sequence[DeckOnShelf]) -> Iterator[Finding]:
    """Yield what is wrong with a folder of decks as a whole."""
    yield from proofread_places(decks)
    yield from _priorities([note for deck in decks for note in deck.notes])
    for deck in decks:
        for said in (*_longest_choices(deck), *_first_essays(deck)):
            yield Finding(deck.id, said)


def _priorities(notes: Sequence[Note]) -> Iterator[Finding]:
    """Yield what is wrong with priorities, if the folder uses them at all."""
    without = [note for note in notes if not note.attribute("priority")]
    if len(without) == len(notes):
        return
    for note in without:
        yield Finding(note.guid, "it has no priority, and others of the folder have one")
    critical, nice = (_percent(notes, p) for p in (Priority.CRITICAL, Priority.NICE_TO_HAVE))
    if critical > MOST_CRITICAL:
        yield Finding(ALL, f"{critical:.1f} % are critical; {MOST_CRITICAL} % at most")
    if nice < LEAST_NICE:
        yield Finding(ALL, f"{nice:.1f} % are nice-to-have; {LEAST_NICE} % at least")


def _percent(notes: Sequence[Note], priority: Priority) -> float:
    return 100 * sum(note.priority is priority for note in notes) / len(notes)


def _longest_choices(deck: DeckOnShelf) -> Iterator[str]:
    choices = [note for note in deck.notes if note.kind is NoteKind.CHOICE]
    longest = [note for note in choices if has_longest_right(note)]
    share = 100 * len(longest) / len(choices) if choices else 0
    if len(choices) >= ENOUGH_CHOICES and share > MOST_LONGEST:
        names = ", ".join(note.guid.partition("/")[2] for note in longest)
        yield (
            f"the right choice is the longest in {len(longest)} of {len(choices)} choice notes; "
            f"in {MOST_LONGEST} % at most ({names})"
        )


def has_longest_right(note: Note) -> bool:
    """Whether no wrong choice has more characters than the longest right one."""
    right = [len(choice.text.strip()) for choice in note.choices if choice.right]
    wrong = [len(choice.text.strip()) for choice in note.choices if not choice.right]
    return bool(right) and max(right) >= max(wrong, default=0)


def _first_essays(deck: DeckOnShelf) -> Iterator[str]:
    critical = [note for note in deck.notes if note.priority is Priority.CRITICAL]
    essays = [n for n in critical[:FIRST_CRITICAL] if n.kind is NoteKind.OPEN]
    if len(essays) > MOST_ESSAYS:
        names = ", ".join(note.guid.partition("/")[2] for note in essays)
        yield (
            f"of its first {FIRST_CRITICAL} critical notes {len(essays)} are essays ({names}); "
            f"{MOST_ESSAYS} at most, and after the terms it uses"
        )
