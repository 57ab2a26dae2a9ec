"""What makes a card worth learning, note by note."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from studyapp.core import cloze
from studyapp.core.cards import Note, NoteKind, comma_separated
from studyapp.core.learning_path import whole_number
from studyapp.core.proofreading.findings import Finding, Shelf
from studyapp.core.proofreading.questions import is_double
from studyapp.core.roles import Role

PLAIN_WORDS = (5, 60)
OPEN_WORDS = (40, 90)
KEY_POINTS = (3, 7)
WRONG_CHOICES = 3
GAP_WORDS = 4
"""More is a clause, which can only be guessed word by word; "1,000 to 10,000" are three."""

WIDEST_CODE = 76
LIKENESS = 0.8
"""Share of words that two fronts may have in common before they count as the same question."""

_CODE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1\s*$", re.DOTALL | re.MULTILINE)
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[\w'’-]+")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_BLANK = re.compile(r"_{3,}")
_YES_OR_NO = re.compile(
    r"^(is|are|do|does|did|can|could|has|have|will|would|should)\b", re.IGNORECASE
)
_STOP_WORDS = re.compile(
    r"a|an|and|are|as|at|be|by|can|do|does|for|from|how|in|is|it|its|of|on|or|so|that|the|their|"
    r"there|they|this|to|use|what|when|where|which|who|why|with|you|your"
)


Rule = Callable[[Note, Shelf], Iterator[str]]


def proofread(notes: Sequence[Note], tags: Collection[str]) -> list[Finding]:
    """Return what is wrong with notes; `tags` are those allowed, none for any."""
    shelf = Shelf({note.guid for note in notes}, tags)
    findings = [
        Finding(note.guid, sentence)
        for note in notes
        for rule in RULES
        for sentence in rule(note, shelf)
    ]
    return findings + list(_look_alikes(notes))


def texts(note: Note) -> tuple[str, ...]:
    """Return all Markdown of a note."""
    choices = (choice.text for choice in note.choices)
    return (note.front, note.back, note.more, *note.key_points, *choices)


def word_count(markdown: str) -> int:
    """Return how many words a text has, code, formulas and pictures apart."""
    bare = _PICTURE.sub("", _FORMULA.sub(" x ", _CODE.sub("", markdown)))
    return len(_WORD.findall(bare))


def has_code(note: Note) -> bool:
    """Whether a note shows a block of code."""
    return any(_CODE.search(text) for text in texts(note))


def _answer_length(note: Note, _shelf: Shelf) -> Iterator[str]:
    if note.kind is NoteKind.OPEN:
        least, most = OPEN_WORDS
    elif note.kind in (NoteKind.PLAIN, NoteKind.REVERSED):
        least, most = PLAIN_WORDS
    else:
        return
    words = word_count(note.back)
    if words > most:
        yield f"the answer has {words} words; say it in {most}, or move the rest to More"
    elif words < least and not has_code(note) and "$" not in note.back:
        yield f"the answer has {words} words; say enough to be understood in a year"


def _key_points(note: Note, _shelf: Shelf) -> Iterator[str]:
    least, most = KEY_POINTS
    if note.key_points and not least <= len(note.key_points) <= most:
        yield f"there are {len(note.key_points)} key points; name {least} to {most}"


def _choices(note: Note, _shelf: Shelf) -> Iterator[str]:
    if note.kind is not NoteKind.CHOICE:
        return
    right = sum(choice.right for choice in note.choices)
    if right == 0:
        yield "no choice is right; mark one with [x]"
    if len(note.choices) - right < WRONG_CHOICES:
        yield f"there are fewer than {WRONG_CHOICES} wrong choices; add some that tempt"
    if len({choice.text.strip().lower() for choice in note.choices}) < len(note.choices):
        yield "two choices are the same; change one"
    if not note.more:
        yield "More does not say why the wrong choices are wrong"


def _clozes(note: Note, _shelf: Shelf) -> Iterator[str]:
    if note.kind is not NoteKind.CLOZE:
        return
    whole = f"{note.front}\n{note.back}"
    for found in cloze.find(whole):
        hidden = cloze.reveal(whole[found.text_start : found.text_end]).strip()
        rest = cloze.reveal(whole[: found.start]) + " " + cloze.reveal(whole[found.end :])
        if len(hidden) > 3 and re.search(rf"(?<!\w){re.escape(hidden)}(?!\w)", rest, re.IGNORECASE):
            yield f"the gap '{hidden}' can be read elsewhere on the card; hide it there too"


def _gaps(note: Note, _shelf: Shelf) -> Iterator[str]:
    if note.kind is not NoteKind.CLOZE:
        return
    whole = f"{note.front}\n{note.back}"
    for found in cloze.find(whole):
        hidden = cloze.reveal(whole[found.text_start : found.text_end]).strip()
        words = len(_FORMULA.sub("x", hidden).split())
        if words > GAP_WORDS:
            yield f"the gap '{hidden}' has {words} words; leave out {GAP_WORDS} at most"


def _one_question(note: Note, _shelf: Shelf) -> Iterator[str]:
    asks = note.kind in (NoteKind.PLAIN, NoteKind.OPEN, NoteKind.CHOICE)
    if asks and is_double(note.front):
        yield "the front asks two things; make two notes, the second follows= the first"


def _wide_code(note: Note, _shelf: Shelf) -> Iterator[str]:
    lines = (
        line
        for text in texts(note)
        for block in _CODE.finditer(text)
        for line in block[0].split("\n")
    )
    widest = max((len(line) for line in lines), default=0)
    if widest > WIDEST_CODE:
        yield f"a line of code has {widest} characters; break it at {WIDEST_CODE}"


def _pictures_that_tell(note: Note, _shelf: Shelf) -> Iterator[str]:
    kinds = (NoteKind.CLOZE, NoteKind.CHOICE, NoteKind.REVERSED)
    if note.kind in kinds and _PICTURE.search(f"{note.front}\n{note.back}"):
        yield "the picture may give the answer away; show it in More"


def _blanks(note: Note, _shelf: Shelf) -> Iterator[str]:
    if any(_BLANK.search(_CODE.sub("", text)) for text in texts(note)):
        yield "there is a raw blank (___); make it a cloze or fill it in"


def _yes_or_no(note: Note, _shelf: Shelf) -> Iterator[str]:
    if note.kind in (NoteKind.PLAIN, NoteKind.OPEN) and _YES_OR_NO.match(note.front):
        others = (" why", "how", "which", "what", " or ")
        if not any(word in note.front.lower() for word in others):
            yield "the question can be answered by yes or no; ask why, or which"


def _alt_texts(note: Note, _shelf: Shelf) -> Iterator[str]:
    if any(not match[1].strip() for text in texts(note) for match in _PICTURE.finditer(text)):
        yield "a picture has no words that say what it shows; write them between [ and ]"


def _tags(note: Note, shelf: Shelf) -> Iterator[str]:
    for tag in note.tags:
        if shelf.tags and tag not in shelf.tags:
            yield f"the tag '{tag}' is not in the list of the README beside the deck"
    if shelf.tags and not note.tags:
        yield "it has no tag"


def _links(note: Note, shelf: Shelf) -> Iterator[str]:
    for key in ("follows", "needs", "contrast"):
        for link in note.links(key):
            if link == note.guid:
                yield f"{key}={link} points to the note itself"
            elif link not in shelf.guids:
                yield f"{key}={link} points to a note that is not there"


def _attributes(note: Note, _shelf: Shelf) -> Iterator[str]:
    known = ("", "critical", "important", "nice-to-have")
    priority, checked, order = map(note.attribute, ("priority", "checked", "order"))
    if priority not in known:
        yield f"priority={priority} is none of {', '.join(known[1:])}"
    if checked and not _MONTH.fullmatch(checked):
        yield f"checked={checked} is no month; write it as 2026-11"
    if order and whole_number(order) is None:
        yield f"order={order} is no whole number"
    yield from unknown_roles(comma_separated(note.attribute("roles")))


def unknown_roles(roles: Sequence[str]) -> Iterator[str]:
    """Yield what is to be said of roles that nobody is interviewed for."""
    for role in roles:
        if role not in list(Role):
            yield f"the role '{role}' is none of {', '.join(Role)}"


RULES: tuple[Rule, ...] = (
    *(_answer_length, _key_points, _choices, _clozes, _gaps, _one_question, _blanks, _yes_or_no),
    *(_wide_code, _alt_texts, _pictures_that_tell, _tags, _links, _attributes),
)


def _look_alikes(notes: Sequence[Note]) -> Iterator[Finding]:
    asked = [(note, _content_words(note.front)) for note in notes]
    asked = [(note, words) for note, words in asked if len(words) > 2]
    for index, (note, words) in enumerate(asked):
        for other, others in asked[:index]:
            if len(words & others) >= LIKENESS * len(words | others):
                yield Finding(note.guid, f"asks nearly the same as {other.guid}; join or part them")


def _content_words(front: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(front))
    return frozenset(word for word in words if not _STOP_WORDS.fullmatch(word))
