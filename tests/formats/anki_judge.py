"""The real Anki, asked what it makes of a package."""

from contextlib import closing
from dataclasses import dataclass
from zipfile import ZipFile

from anki.collection import Collection, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageOptions
from snapshots import outgoing

from studyapp.formats.anki.writing.writer import write_apkg


@dataclass(frozen=True)
class AnkiCard:
    """A row of Anki's card table; `due` of a review counts from Anki's today."""

    deck: str
    ord: int
    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    flags: int


class AnkiJudge:
    """A fresh Anki collection that imports packages."""

    def __init__(self, folder):
        self.folder = folder
        self.collection = Collection(str(folder / "judge.anki2"))

    def takes(self, package, *, scheduling=True, presets=False):
        """Import a package as Anki does; return its own report."""
        options = ImportAnkiPackageOptions(
            with_scheduling=scheduling, with_deck_configs=presets, merge_notetypes=False
        )
        request = ImportAnkiPackageRequest(package_path=str(package), options=options)
        return self.collection.import_anki_package(request).log

    def takes_snapshot(self, snapshot, *, now, schedule=True, media=lambda _: None, **more):
        """Write a package and import it; return what the writer reports."""
        package = self.folder / "written.apkg"
        written = write_apkg(
            package, outgoing(snapshot), schedule=schedule, media=media, now=now, **more
        )
        self.takes(package)
        return written

    def notes(self):
        """Return all notes by our guid."""
        found = (self.collection.get_note(number) for number in self.collection.find_notes(""))
        return {note["Guid"]: note for note in found}

    def fields(self, guid):
        """Return the fields of a note by their names."""
        return dict(self.notes()[guid].items())

    def cards(self, guid):
        """Return the cards of a note in the order of their numbers."""
        return [self._card(card) for card in self.notes()[guid].cards()]

    def card(self, guid):
        """Return the only card of a note."""
        (card,) = self.cards(guid)
        return card

    def faces(self, guid, ordinal=0):
        """Return question and answer as Anki renders them, without the style sheet."""
        card = next(each for each in self.notes()[guid].cards() if each.ord == ordinal)
        output = card.render_output()
        return output.question_text, output.answer_text

    def log(self):
        """Return the review log: button, interval, interval before, factor, time, type."""
        columns = "ease, ivl, lastIvl, factor, time, type"
        rows = self.collection.db.all(f"select {columns} from revlog order by id")
        return [tuple(row) for row in rows]

    def instants(self):
        """Return when each row of the review log was written (epoch milliseconds)."""
        return self.collection.db.list("select id from revlog order by id")

    def everything(self):
        """Return all rows that a learner would miss, without the times of synchronising."""
        queries = (
            "select id, guid, mid, tags, flds from notes",
            "select id, nid, did, ord, type, queue, due, ivl, factor, reps, flags from cards",
            "select id, cid, ease, ivl, lastIvl, factor, time, type from revlog",
        )
        return [sorted(self.collection.db.all(query)) for query in queries]

    def media(self):
        """Return the names of all media files."""
        folder = self.folder / "judge.media"
        return sorted(path.name for path in folder.iterdir())

    def _card(self, card):
        due = card.due - self.collection.sched.today if card.type == 2 else card.due
        return AnkiCard(
            self.collection.decks.name(card.did), card.ord, card.type, card.queue, due,
            card.ivl, card.factor, card.reps, card.lapses, card.flags,
        )  # fmt: skip


def entries(package):
    """Return the entries of a package by name."""
    with closing(ZipFile(package)) as archive:
        return {entry.filename: entry for entry in archive.infolist()}
