"""Another algorithm than SM-2 goes every way that answers go."""

import zipfile
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from studying import assert_sound, cards, events, opened, plain_notes, study

from studyapp.core.scheduling.events import Grade, Review
from studyapp.core.scheduling.memory import Memory, answered
from studyapp.services import preferences

WAITS = (1, 3, 9, 27)


@dataclass(frozen=True)
class Leitner:
    """Boxes: a right answer moves a card on to the next, a wrong one back to the first."""

    key: str = "leitner"

    def step(self, memory, grade, day, due):
        box = memory[3] + 1 if grade >= Grade.HARD else 1
        wait = WAITS[min(box, len(WAITS)) - 1]
        return answered(memory, grade, day, due, wait, 250, box)

    def next_due(self, memory, grade, day, card):
        _, wait, *_ = self.step(memory, grade, day.toordinal(), day.toordinal() + 1)
        return day + timedelta(days=wait)


@pytest.fixture
def leitner(tmp_path, clock, monkeypatch):
    """Return a collection that is studied with Leitner boxes: two cards, one in the third box."""
    monkeypatch.setattr(preferences, "scheduler_of", lambda _settings: Leitner())
    collection = opened(tmp_path / "leitner", clock)
    collection.library.add(plain_notes(2))
    for wait in WAITS[:3]:
        study(collection, clock, lambda now: grade_of(now.card.guid))
        clock.next_day(wait)
    yield collection
    collection.close()


def grade_of(guid):
    return Grade.GOOD if guid == "d/n000#0" else Grade.EASY


def boxes(collection):
    return {guid: card.memory.repetitions for guid, card in cards(collection).items()}


def test_answers_go_through_its_boxes(leitner):
    card = cards(leitner)["d/n000#0"]

    assert boxes(leitner) == {"d/n000#0": 3, "d/n001#0": 3}
    assert card.memory == Memory.on_days(3, 9, 250, date(2026, 3, 15), date(2026, 3, 6), reviews=3)
    assert {e.action.scheduler for e in events(leitner, "d/n000#0")} == {"leitner"}
    assert_sound(leitner)


def test_the_buttons_show_what_it_would_choose(leitner):
    session = leitner.study.begin()
    today = leitner.study.today()

    waits = {grade: (due - today).days for grade, due in session.choices().items()}

    assert waits == {grade: 27 if grade >= Grade.HARD else 1 for grade in Grade}


def test_an_answer_is_taken_back_to_its_box(leitner):
    before = {guid: card.memory for guid, card in cards(leitner).items()}
    session = leitner.study.begin()
    session.answer(Grade.WRONG, 1000)
    assert 1 in boxes(leitner).values()

    session.undo()

    assert {guid: card.memory for guid, card in cards(leitner).items()} == before
    assert_sound(leitner)


def test_the_check_finds_and_mends_what_differs_from_its_boxes(leitner):
    with leitner.database.transaction() as tx:
        [row, _] = [card.id for card in tx.cards.all(tx.decks.within(None))]
        tx.cards.remember([(row, Memory(due_ordinal=740_000, interval=15), False, 1)])

    report = leitner.checking.check(repair=True)

    assert report.repaired == ("The schedule of card d/n000#0 differs from its log.",)
    assert boxes(leitner) == {"d/n000#0": 3, "d/n001#0": 3}
    assert_sound(leitner)


@pytest.mark.parametrize("ending", ["json", "apkg"])
def test_what_is_exported_comes_back_into_the_same_boxes(leitner, clock, tmp_path, ending):
    path = tmp_path / f"away.{ending}"
    leitner.exporting.export(path)
    other = opened(tmp_path / "other", clock)

    other.importing.apply(other.importing.plan(path))

    assert boxes(other) == boxes(leitner)
    assert_sound(other)
    assert other.library.undo() == "Import"
    assert cards(other) == {}
    other.library.redo()
    assert boxes(other) == boxes(leitner)
    assert_sound(other)
    other.close()


def test_a_deleted_card_comes_back_into_its_box(leitner):
    leitner.library.delete(["d/n000"])
    leitner.library.undo()

    assert boxes(leitner) == {"d/n000#0": 3, "d/n001#0": 3}
    assert_sound(leitner)


def test_the_package_tells_anki_of_its_intervals(leitner, tmp_path):
    path = tmp_path / "away.apkg"

    report = leitner.exporting.export(path)

    assert zipfile.is_zipfile(path)
    assert report.reviews == 6
    assert len(events(leitner, "d/n000#0")) == 3
    assert all(isinstance(each.action, Review) for each in events(leitner, "d/n000#0"))
