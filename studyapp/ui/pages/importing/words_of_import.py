"""The words of the import window: kinds of repair, states of drafts, kinds of file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studyapp.core.cards import DECK_SEPARATOR, Note, NoteKind
from studyapp.core.importing.drafts import INCOMPLETE, Draft, DraftState, RepairKind, Shape
from studyapp.core.importing.files import FileForm
from studyapp.core.importing.likeness import NoteLikeness, Whereabouts
from studyapp.core.importing.tables import Column
from studyapp.services.importing.plan import ImportItem
from studyapp.ui import words


def repair_kind(kind: RepairKind) -> str:
    """Return what was wrong, as a learner would say it."""
    return {
        RepairKind.ENCODING: _tr("Garbled characters"),
        RepairKind.OCR: _tr("Misread letters"),
        RepairKind.PAGE_BREAK: _tr("Page breaks"),
        RepairKind.CHROME: _tr("Page furniture: menus, titles, adverts"),
        RepairKind.BLANK: _tr("Blanks to fill in"),
        RepairKind.REPEATED: _tr("Said before"),
        RepairKind.LAYOUT: _tr("Layout"),
    }[kind]


def shape(kind: Shape) -> str:
    """Return what a document was taken for."""
    return {
        Shape.GLOSSARY: _tr("glossary"),
        Shape.NOTES: _tr("notes"),
        Shape.ASSIGNMENT: _tr("graded assignment"),
        Shape.REPORT: _tr("report"),
        Shape.MARKDOWN: _tr("Markdown notes"),
        Shape.QUESTIONS: _tr("questions and answers"),
    }[kind]


def file_form(form: str) -> str:
    """Return what a file was taken for."""
    forms: dict[str, str] = {
        FileForm.DECK_TEXT: _tr("as deck text"),
        FileForm.JSON: _tr("as data of Studyapp"),
        FileForm.ANKI: _tr("as an Anki package"),
        FileForm.TABLE: _tr("as a table"),
        FileForm.DOCUMENT: _tr("as a document"),
        FileForm.MNEMOSYNE: _tr("as a Mnemosyne deck"),
        FileForm.QUIZLET: _tr("as a Quizlet export"),
        FileForm.HASHCARDS: _tr("as a hashcards deck"),
        FileForm.OBSIDIAN: _tr("as Obsidian notes"),
    }
    return forms.get(form, form)


def draft_state(draft: Draft, *, is_left_out: bool) -> str:
    """Return the word on the chip of a draft."""
    if is_left_out:
        return _tr("left out")
    if draft.lost_question:
        return _tr("question lost")
    return {
        DraftState.COMPLETE: _tr("complete"),
        DraftState.INCOMPLETE: _tr("incomplete"),
        DraftState.NEEDS_IMAGE: _tr("needs an image"),
    }[draft.state]


def is_kept_back(item: ImportItem) -> bool:
    """Whether a note comes in suspended because it is not complete."""
    return item.state == "new" and item.after is not None and INCOMPLETE in item.after.tags


def decision(item: ImportItem, like: NoteLikeness | None = None) -> str:
    """Return what becomes of a note."""
    if is_kept_back(item) and like is None:
        return _tr("new, suspended")
    if item.state == "new":
        return _tr("keep both") if like is not None else _tr("new")
    return {
        "changed": _tr("changes") if item.before is not None else _tr("new"),
        "kept": _tr("stays as yours"),
        "same": _tr("unchanged"),
        "removed": _tr("suspended"),
        "skipped": _tr("skipped"),
        "merged": _tr("merged"),
    }[item.state]


def done(item: ImportItem) -> str:
    """Return what became of a note."""
    if is_kept_back(item):
        return _tr("added, suspended")
    return {
        "new": _tr("added"),
        "changed": _tr("changed") if item.before is not None else _tr("added"),
        "kept": _tr("kept as yours"),
    }.get(item.state) or decision(item)


def decision_tone(item: ImportItem) -> tuple[str, str]:
    """Return the tokens of ground and ink for what becomes of a note."""
    if is_kept_back(item):
        return "hard_soft", "hard"
    return {
        "new": ("good_soft", "good"),
        "changed": ("easy_soft", "easy"),
        "kept": ("accent_soft", "accent_text"),
        "removed": ("hard_soft", "hard"),
        "merged": ("easy_soft", "easy"),
    }.get(item.state, ("surface2", "text2"))


def likeness(like: NoteLikeness) -> str:
    """Return how much a note is like another one, and where that is."""
    where = {
        Whereabouts.FILE: _tr("one in the same file"),
        Whereabouts.COLLECTION: _tr("one of yours"),
        Whereabouts.SHIPPED: _tr("one that came with Studyapp"),
    }[like.where]
    if like.exact:
        return _tr("the same question as {where}").format(where=where)
    return _tr("{share} % like {where}").format(share=round(like.share * 100), where=where)


def sentence_of_likeness(like: NoteLikeness) -> str:
    """Return how much a note is like another one, as a sentence."""
    said = likeness(like)
    return f"{said[:1].upper()}{said[1:]}."


def whereabouts(like: NoteLikeness) -> str:
    """Return the heading above the other note."""
    return {
        Whereabouts.FILE: _tr("Also in this file"),
        Whereabouts.COLLECTION: _tr("Mine"),
        Whereabouts.SHIPPED: _tr("Came with Studyapp"),
    }[like.where]


def stand_in(like: NoteLikeness) -> Note:
    """Return what is known of a note that cannot be looked up."""
    return Note(like.other, like.deck, NoteKind.PLAIN, like.front)


def sentence(item: ImportItem) -> str:
    """Return what becomes of a note, as a sentence."""
    deck = item.after.deck.replace(DECK_SEPARATOR, " › ") if item.after else ""
    new = _tr("New, in {deck}").format(deck=deck)
    return {
        "new": new,
        "changed": _tr("The file has another wording.") if item.before else new,
        "kept": _tr("Both you and the file changed it.")
        if item.after is not None
        else _tr("No longer in the file. It stays as it is."),
        "same": _tr("The same as yours."),
        "removed": _tr("No longer in the file. Its cards are kept, suspended."),
        "skipped": _tr("Stays out."),
        "merged": _tr("Its text goes into the other note."),
    }[item.state]


def offer(name: str) -> str:
    """Return the words of a decision."""
    return {
        "both": _tr("Keep both"),
        "join": _tr("Merge"),
        "skip": _tr("Skip"),
        "suspend": _tr("Suspend"),
        "keep": _tr("Keep in use"),
        "theirs": _tr("Take theirs"),
        "mine": _tr("Keep mine"),
        "take": _tr("Take"),
        "edit": _tr("Edit"),
    }[name]


def offer_all(listed: str, name: str) -> str:
    """Return the words of a decision about a whole list."""
    if listed == "alike":
        return _tr("Skip all") if name == "skip" else _tr("Keep all")
    if listed == "removed":
        return _tr("Suspend all") if name == "theirs" else _tr("Keep all in use")
    return _tr("Take all theirs") if name == "theirs" else _tr("Keep all mine")


def list_name(name: str) -> str:
    """Return the name of a list of notes."""
    return {
        "new": _tr("New"),
        "changed": _tr("Changed"),
        "kept": _tr("Conflicts"),
        "removed": _tr("Gone"),
        "alike": _tr("Alike"),
        "same": _tr("Unchanged"),
        "facts": _tr("Details"),
    }[name]


def field(name: str) -> str:
    """Return the name of a part of a note."""
    return {
        "front": _tr("Front"),
        "back": _tr("Back"),
        "key points": _tr("Key points"),
        "choices": _tr("Options"),
        "more": _tr("More"),
        "tags": _tr("Tags"),
        "attributes": _tr("Attributes"),
        "deck": _tr("Deck"),
        "kind": _tr("Kind"),
    }.get(name, name)


def delimiter(mark: str) -> str:
    """Return the name of what stands between two cells."""
    return {
        ",": _tr("comma"),
        ";": _tr("semicolon"),
        "\t": _tr("tab"),
        "|": _tr("bar"),
        " ": _tr("blank"),
    }.get(mark, mark)


def column(meaning: Column | None) -> str:
    """Return what a column means."""
    if meaning is None:
        return _tr("left out")
    return {
        Column.FRONT: _tr("Front"),
        Column.BACK: _tr("Back"),
        Column.MORE: _tr("More"),
        Column.KEY_POINTS: _tr("Key points"),
        Column.CHOICES: _tr("Options"),
        Column.TAGS: _tr("Tags"),
        Column.DECK: _tr("Deck"),
        Column.PRIORITY: _tr("Priority"),
        Column.SOURCE: _tr("Source"),
        Column.KIND: _tr("Kind"),
        Column.GUID: _tr("Name of the note"),
        Column.ATTRIBUTES: _tr("Attributes"),
    }[meaning]


def fact(name: str) -> str:
    """Return the name of something that was found in a file beside its notes."""
    return {
        "score": _tr("Score"),
        "shape": _tr("Taken for"),
        "title": _tr("Title"),
        "tags": _tr("Tags for all"),
    }.get(name, f"{name[:1].upper()}{name[1:]}".replace(DECK_SEPARATOR, " › "))


def found(value: object) -> str:
    """Return what was found in a file as words."""
    if isinstance(value, str) and value in list(Shape):
        return shape(Shape(value))
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value)
    return str(value)


def in_decks(value: str, count: int) -> str:
    """Return what holds for many decks."""
    return _tr("{value}, in {count} decks").format(value=value, count=f"{count:,}")


def notes(count: int) -> str:
    """Return a number of notes."""
    return words.counted(count, _tr("{count} note"), _tr("{count} notes"))


def lines(count: int) -> str:
    """Return a number of lines."""
    return words.counted(count, _tr("{count} line"), _tr("{count} lines"))


def tr(text: str) -> str:
    """Return a text of the import window in the learner's language."""
    return _tr(text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Importing", text)
