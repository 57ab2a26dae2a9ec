"""Thirty days of study, from a real log and made up, in every way the services allow."""

import csv
import random
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from strategies import reviewed
from studying import HandClock, assert_sound, cards, note, opened, plain_notes, replayed

from studyapp.core.cards import NoteKind, card_guid
from studyapp.core.scheduling.events import Grade, Review
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.sm2 import Sm2, Sm2Reading
from studyapp.core.scheduling.study_day import study_day
from studyapp.core.statistics import ReportSpan

NEW_YORK = ZoneInfo("America/New_York")
DAYS = 30


def real_answers(path):
    """Yield card, grade, instant and milliseconds of the first study days of the real log."""
    seen = set()
    with path.open(newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["review_time"])
    for row in rows:
        at = datetime.fromisoformat(row["review_time"])
        seen.add(study_day(at, NEW_YORK))
        if len(seen) > DAYS:
            return
        grade = Grade(int(row["review_rating"]) + 1)
        yield f"d/{row['card_id']}", grade, at, int(row["review_duration"])


def by_hand(answers):
    """Return the memory of each card, from nothing but the scheduler."""
    scheduler, memories = Sm2(), {}
    for name, grade, at, _ in answers:
        guid, day = card_guid(name, 0), study_day(at, NEW_YORK)
        memory = memories.get(guid, Memory())
        drill = memory.drill == day
        due = memory.due if drill else scheduler.next_due(memory, grade, day, guid)
        memories[guid] = reviewed(scheduler, memory, Review(grade, due, drill=drill), day)
    return memories


@pytest.mark.shared
def test_a_real_log_studied_through_the_services_gives_what_a_replay_gives(tmp_path, shared_folder):
    answers = list(real_answers(shared_folder / "data" / "reviews_real.csv"))
    clock = HandClock(answers[0][2])
    collection = opened(tmp_path, clock, zone=NEW_YORK)
    names = dict.fromkeys(name for name, *_ in answers)
    collection.library.add([note(name.removeprefix("d/")) for name in names])
    rows = {guid: card.id for guid, card in cards(collection).items()}

    for name, grade, at, milliseconds in answers:
        clock.at = at
        collection.study._answering.answer(rows[card_guid(name, 0)], grade, milliseconds)

    assert len(answers) > 5_000
    assert {guid: card.memory for guid, card in cards(collection).items()} == by_hand(answers)
    assert_sound(collection)
    assert collection.reports.progress(None, ReportSpan.ALL).total_answers == len(answers)
    collection.close()
    again = opened(tmp_path, clock, zone=NEW_YORK)
    assert replayed(again) == by_hand(answers)
    assert_sound(again)
    again.close()


def shelf():
    cloze = "{{c1::One}}, {{c2::two}} and {{c3::three}}"
    return [
        *plain_notes(60, "Plain"),
        *(note(f"r{n}", "Both::Ways", NoteKind.REVERSED, back="Back") for n in range(12)),
        *(note(f"c{n}", "Both::Gaps", NoteKind.CLOZE, front=f"{cloze} {n}") for n in range(8)),
    ]


class Learner:
    """Studies as people do: now this deck, now that, changing their mind, missing days."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.chance = random.Random(seed)
        self.clock = HandClock(datetime(2026, 3, 1, 21, 30, tzinfo=NEW_YORK))
        self.collection = opened(folder, self.clock, zone=NEW_YORK)
        self.collection.library.add(shelf())
        self.answered = 0

    def day(self, number):
        for session in self.sessions(number):
            for _ in range(self.chance.randint(3, 40)):
                if session.current is None:
                    break
                self.clock.tick(self.chance.randint(2, 400))
                self.step(session)
        self.between(number)

    def sessions(self, number):
        study = self.collection.study
        yield study.begin()
        if number % 3 == 0:
            yield study.begin("Both")
        if number % 4 == 0:
            yield study.begin("Plain", minutes=5)
        if number % 5 == 0:
            yield study.begin(ahead=True)
        if number % 7 == 0:
            yield study.begin(limit=4)

    def step(self, session):
        session.upcoming()
        grades = (0, 1, 2, 2, 3, 3, 4, 4, 4, 5)
        promised = session.choices()
        grade = Grade(self.chance.choice(grades))
        steps = {
            "undo": session.undo,
            "suspend": session.suspend,
            "bury": session.bury,
            "flag": lambda: session.flag(self.chance.randint(0, 4)),
            "edit": lambda: session.edit(self.edited(session.current.note)),
        }
        chosen = self.chance.choices((*steps, "answer"), (8, 1, 2, 3, 3, 83))[0]
        if chosen == "answer":
            assert session.answer(grade, self.chance.randint(500, 60_000)).due == promised[grade]
            self.answered += 1
        else:
            steps[chosen]()

    def edited(self, old):
        if old.kind is NoteKind.CLOZE and self.chance.random() < 0.5:
            return replace(old, front=old.front.replace("{{c2::two}}", "two"))
        return replace(old, back=f"Edited {self.answered}", tags=("edited",))

    def between(self, number):
        library, study = self.collection.library, self.collection.study
        names = [hit.guid for hit in library.search("", limit=200).hits]
        if number == 6:
            library.delete(self.chance.sample(names, 5))
            assert (library.undo(), library.redo()) == ("Delete", "Delete")
        if number in (9, 20):
            library.take_up(library.found("is:suspended"))
        if number == 11:
            library.save(replace(library.note(names[0]), deck="Moved::There"))
        if number == 12:
            study.save_settings(
                replace(study.settings, reading=Sm2Reading.DELPHI.value, fuzz=False)
            )
        if number == 14:
            study.save_settings(replace(study.settings, reviews_per_day=12, interleave=False))
        if number in (15, 17):
            study.spread_backlog(4)
        if number == 15:
            study.undo_spread()
        if number == 22:
            study.save_settings(replace(study.settings, reviews_per_day=200, leech_suspends=True))
        if number == 24:
            study.reset([card.id for card in islice(cards(self.collection).values(), 3)])

    def sleep(self, number):
        """Go to bed: mostly a day passes, some are missed, once the clock is set back."""
        nights = {10: 4, 18: 6, 26: -2}.get(number, 1)
        self.clock.at += timedelta(days=nights)
        self.clock.at = self.clock.at.replace(hour=self.chance.choice((0, 3, 5, 12, 23)))
        if number % 4 == 3:
            self.collection.close()
            self.collection = opened(self.folder, self.clock, zone=NEW_YORK)


@pytest.mark.parametrize("seed", [1, 2])
def test_thirty_days_of_changing_ones_mind_leave_everything_as_the_log_says(tmp_path, seed):
    learner = Learner(tmp_path, seed)

    for number in range(DAYS):
        learner.day(number)
        assert_sound(learner.collection)
        learner.sleep(number)

    assert learner.answered > 500
    lapses = max(card.memory.lapses for card in cards(learner.collection).values())
    assert lapses >= 2
    report = learner.collection.reports.progress(None, ReportSpan.ALL)
    with learner.collection.database.reading() as tx:
        days = {event.day for _, log in tx.log.by_card() for event in log}
    assert len(days) > 20
    assert set(report.heat) <= days
    learner.collection.close()
