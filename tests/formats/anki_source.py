"""A collection of the real Anki, filled and exported for the reader to read."""

from anki.cards import Card
from anki.collection import Collection, ExportAnkiPackageOptions
from anki.scheduler.v3 import CardAnswer

GENERATIONS = ("legacy.apkg", "new.apkg", "legacy.colpkg", "new.colpkg")
AGAIN, HARD, GOOD, EASY = range(4)
_CARD_COLUMNS = "id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, odue, odid, flags"


class AnkiSource:
    """A fresh Anki collection that is studied and exported."""

    def __init__(self, folder):
        self.folder = folder
        self.collection = Collection(str(folder / "source.anki2"))

    def add(self, notetype, *fields, deck="Deck", tags=()):
        """Add a note and return it."""
        note = self.collection.new_note(self.collection.models.by_name(notetype))
        for place, text in enumerate(fields):
            note.fields[place] = text
        note.tags = list(tags)
        self.collection.add_note(note, self.collection.decks.id(deck))
        return note

    def notetype(self, name, fields, *templates, is_cloze=False):
        """Make a note type from fields and pairs of question and answer."""
        models = self.collection.models
        made = models.new(name)
        made["type"] = int(is_cloze)
        for field in fields:
            models.add_field(made, models.new_field(field))
        for place, (question, answer) in enumerate(templates):
            template = models.new_template(f"Card {place + 1}")
            template["qfmt"], template["afmt"] = question, answer
            models.add_template(made, template)
        models.add(made)

    def media(self, name, content):
        """Put a file into the media folder."""
        return self.collection.media.write_data(name, content)

    def answer(self, deck, *buttons):
        """Answer the next cards of a deck, one with each button."""
        self.collection.decks.select(self.collection.decks.id(deck))
        for button in buttons:
            self._answer_next(button)

    def answer_all(self, deck, button):
        """Answer whatever is due in a deck with one button."""
        self.collection.decks.select(self.collection.decks.id(deck))
        while self.collection.sched.get_queued_cards().cards:
            self._answer_next(button)

    def _answer_next(self, button):
        queued = self.collection.sched.get_queued_cards().cards[0]
        card = Card(self.collection, backend_card=queued.card)
        card.start_timer()
        built = self.collection.sched.build_answer(
            card=card, states=queued.states, rating=_RATINGS[button]
        )
        self.collection.sched.answer_card(built)

    def export(self, form, *, scheduling=True, media=True):
        """Write a package of a generation and return its path."""
        path = self.folder / form
        legacy = form.startswith("legacy")
        if form.endswith(".colpkg"):
            self.collection.export_collection_package(str(path), include_media=media, legacy=legacy)
            if self.collection.db is None:
                self.collection.reopen()
            return path
        options = ExportAnkiPackageOptions(
            with_scheduling=scheduling, with_deck_configs=True, with_media=media, legacy=legacy
        )
        self.collection.export_anki_package(out_path=str(path), options=options, limit=None)
        return path

    def cards(self):
        """Return what Anki says of all cards, by id."""
        rows = self.collection.db.all(f"select {_CARD_COLUMNS} from cards")
        names = _CARD_COLUMNS.split(", ")
        return {row[0]: dict(zip(names, row, strict=True)) for row in rows}

    def log(self):
        """Return the review log: id, card, button, interval, factor, time, type."""
        columns = "id, cid, ease, ivl, factor, time, type"
        return [tuple(row) for row in self.collection.db.all(f"select {columns} from revlog")]

    def deck_name(self, number):
        """Return the name of a deck."""
        return self.collection.decks.name(number)

    def filtered(self, name, search):
        """Make a filtered deck and gather its cards."""
        deck = self.collection.sched.get_or_create_filtered_deck(0)
        deck.name = name
        deck.config.search_terms[0].search = search
        self.collection.sched.add_or_update_filtered_deck(deck)


_RATINGS = (CardAnswer.AGAIN, CardAnswer.HARD, CardAnswer.GOOD, CardAnswer.EASY)
