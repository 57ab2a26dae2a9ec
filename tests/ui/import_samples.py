"""Small documents, and an import service that keeps everything in memory, for tests of the window."""

from dataclasses import replace

from studyapp.core.cards import Note, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.importing.drafts import (
    Document,
    Draft,
    DraftState,
    Place,
    Repair,
    RepairKind,
    Shape,
)
from studyapp.core.importing.files import FileForm
from studyapp.core.importing.opened import Opened
from studyapp.services.importing.plan import ImportItem, ImportPlan, ImportReport, ItemState

LINES = (
    "Menu",
    "What is a stack?",
    "Last in, first out.",
    "What is a queue?",
    "First in, first out.",
    "What is Al?",
    "Footer",
)
CUTS = (2, 4, 6)
CHROME = Repair("chrome:1", RepairKind.CHROME, Place(1, 1), "Menu", "")
FOOTER = Repair("chrome:7", RepairKind.CHROME, Place(7, 7), "Footer", "")
OCR = Repair("ocr:6:8", RepairKind.OCR, Place(6, 6), "What is Al?", "What is AI?")


def document(cuts=CUTS, without=frozenset(), lines=LINES) -> Document:
    """Cut the lines: the first of each stretch is the front, the others are the back."""
    repairs = tuple(
        replace(repair, is_on=repair.key not in without) for repair in (CHROME, FOOTER, OCR)
    )
    last = len(lines) - (0 if FOOTER.key in without else 1)
    ends = [*(cut - 1 for cut in cuts[1:]), last]
    drafts = [_draft(lines, first, end, without) for first, end in zip(cuts, ends, strict=True)]
    return Document(Shape.GLOSSARY, "Structures", lines, tuple(cuts), tuple(drafts), repairs)


def _draft(lines, first, last, without) -> Draft:
    front, *back = lines[first - 1 : last]
    if OCR.key not in without:
        front = front.replace("Al", "AI")
    state = DraftState.COMPLETE if back else DraftState.INCOMPLETE
    reason = "" if back else "the answer is missing"
    return Draft(Place(first, last), front, "\n".join(back), state, reason, tags=("basics",))


def note(number, front, back="An answer", deck="Structures", **rest) -> Note:
    """Return a plain note."""
    return Note(f"doc/{number}", deck, NoteKind.PLAIN, front, back, **rest)


def plan_of(items, **rest) -> ImportPlan:
    """Return a plan with these items."""
    return ImportPlan("document:structures", "Structures", {}, tuple(items), **rest)


class MemoryImporting:
    """Answers at once and notes what it was asked; `stops` holds work back until it is let go."""

    def __init__(self):
        self.asked = []
        self.items = ()
        self.likes = ()
        self.error = None
        self.facts = {}
        self.gate = None
        self.opened = None

    def look(self, given, *, name, form, progress):
        self.asked.append(("look", given) if form is None else ("look", given, form))
        self._wait(progress)
        if self.error:
            raise StudyError(self.error)
        return self.opened or Opened(
            FileForm.DOCUMENT, name or "Pasted text", "Structures", b"", document=document()
        )

    def redraw(self, opened, *, cuts, without):
        self.asked.append(("redraw", tuple(cuts), without))
        return replace(opened, document=document(tuple(cuts), without))

    def reform(self, opened, table):
        self.asked.append(("reform", table))
        return replace(opened, table=table)

    def plan_opened(self, opened, *, deck, tags, drafts, progress):
        self.asked.append(("plan", deck or "", tags, drafts))
        self._wait(progress)
        if self.items:
            return plan_of(self.items, facts=self.facts)
        made = [drafts.get(n, draft) for n, draft in enumerate(opened.document.drafts)]
        notes = [
            note(n, draft.front, draft.back, deck or opened.deck, tags=(*draft.tags, *tags))
            for n, draft in enumerate(made)
            if draft is not None
        ]
        return plan_of([ImportItem(each.guid, ItemState.NEW, None, each) for each in notes])

    def likenesses(self, plan, *, progress):
        return self.likes

    def apply(self, plan, *, label, progress):
        self.asked.append(("apply", plan, label))
        self._wait(progress)
        added = sum(item.state == "new" for item in plan.items)
        changed = sum(item.state == "changed" for item in plan.items)
        return ImportReport(added, changed, 0, 0, 0, plan.items, change=7)

    def take_back(self, report):
        self.asked.append(("take back", report.change))

    def last(self, what):
        """Return what was asked last of a kind."""
        return [asked for asked in self.asked if asked[0] == what][-1]

    def _wait(self, progress):
        if self.gate is None:
            return
        share = 0.0
        while not self.gate.wait(0.005):
            progress("Working", share)
            share = min(1.0, share + 0.01)


class MemoryLibrary:
    """Knows two decks, and the notes that it is given."""

    def __init__(self):
        self.notes = {}

    def decks(self):
        return ["Demo", "Demo::A"]

    def note(self, guid):
        if guid not in self.notes:
            raise StudyError("There is no such note.")
        return self.notes[guid]
