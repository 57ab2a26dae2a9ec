"""Whatever a learner does, in whatever order: nothing is wrong, and the cache is the replay."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from studying import HandClock, assert_sound, cards, note, opened
from test_importing_schedule import arrival, load, record, review

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Grade
from studyapp.core.scheduling.sm2 import Sm2Reading

DECKS = st.sampled_from(["A", "A::B", "C"])
FRONTS = st.sampled_from(["{{c1::x}}", "{{c1::x}} {{c2::y}}", "{{c2::y}} {{c4::z}}", "plain words"])
KINDS = st.sampled_from([NoteKind.PLAIN, NoteKind.REVERSED, NoteKind.CLOZE])
NAMES = st.sampled_from([f"n{number}" for number in range(7)])
TAGS = st.sampled_from([(), ("one",), ("two", "leech")])
NOTES = st.builds(
    lambda name, deck, kind, front, tags: note(name, deck, kind, front=front, tags=tags),
    *(NAMES, DECKS, KINDS, FRONTS, TAGS),
)


class CollectionMachine(RuleBasedStateMachine):
    """Drives the services as the window does."""

    def __init__(self):
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.clock = HandClock()
        self.collection = opened(Path(self.place.name), self.clock)
        self.session = self.collection.study.begin()
        self.log = set()

    @initialize(notes=st.lists(NOTES, min_size=2, max_size=6))
    def fill(self, notes):
        self.forward = []
        self.collection.library.add(notes)
        self.session = self.collection.study.begin()

    @rule(notes=st.lists(NOTES, max_size=3))
    def add(self, notes):
        self.collection.library.add(notes)

    @rule(ahead=st.booleans(), deck=st.one_of(st.none(), DECKS), limit=st.sampled_from([None, 2]))
    def begin(self, ahead, deck, limit):
        with suppress(StudyError):
            self.session = self.collection.study.begin(deck, limit=limit, ahead=ahead)

    @precondition(lambda self: self.session.current)
    @rule(grade=st.sampled_from(Grade), look_ahead=st.booleans())
    def answer(self, grade, look_ahead):
        if look_ahead:
            self.session.upcoming()
        promised = self.session.choices()[grade]
        assert self.session.answer(grade, 3000).due == promised

    @precondition(lambda self: self.session.current)
    @rule(grades=st.lists(st.sampled_from(Grade), min_size=2, max_size=6))
    def answer_some(self, grades):
        for grade in grades:
            if self.session.current:
                self.answer(grade, False)

    @precondition(lambda self: self.session.current)
    @rule(times=st.integers(6, 13))
    def miss_one_again_and_again(self, times):
        worn = self.session.current.card.id
        for _ in range(times):
            self.clock.next_day(2)
            self.session = self.collection.study.begin()
            while self.session.current and self.session.current.card.id != worn:
                self.session.answer(Grade.GOOD, 3000)
            if self.session.current:
                self.session.answer(Grade.BLACKOUT, 3000)

    @precondition(lambda self: self.session.can_undo)
    @rule()
    def undo_step(self):
        with suppress(StudyError):
            assert self.session.undo()

    @precondition(lambda self: self.session.current)
    @rule(step=st.sampled_from(["suspend", "bury"]))
    def put_away(self, step):
        getattr(self.session, step)()

    @precondition(lambda self: self.session.current)
    @rule(flag=st.integers(0, 4))
    def flag(self, flag):
        self.session.flag(flag)

    @precondition(lambda self: self.session.current)
    @rule(kind=KINDS, front=FRONTS, deck=DECKS, tags=TAGS)
    def edit(self, kind, front, deck, tags):
        shown = self.session.current.note
        self.session.edit(replace(shown, kind=kind, front=front, deck=deck, tags=tags))

    @rule(changed=NOTES)
    def save(self, changed):
        with suppress(StudyError):
            self.collection.library.save(changed)
            self.session.refresh()

    @rule(names=st.lists(NAMES, max_size=3, unique=True))
    def delete(self, names):
        self.collection.library.delete([f"d/{name}" for name in names])
        self.session.refresh()

    @rule(names=st.lists(NAMES, max_size=3, unique=True), suspended=st.booleans())
    def suspend(self, names, suspended):
        library, guids = self.collection.library, [f"d/{name}" for name in names]
        if suspended:
            library.suspend(guids)
        else:
            library.take_up(guids)
        self.session.refresh()

    @rule()
    def undo_change(self):
        self.collection.library.undo()
        self.session.refresh()

    @rule()
    def redo_change(self):
        self.collection.library.redo()
        self.session.refresh()

    @rule(
        notes=st.lists(NOTES, max_size=3),
        days=st.lists(st.integers(0, 60), max_size=4, unique=True),
        grade=st.sampled_from([Grade.AGAIN, Grade.GOOD]),
        suspended=st.booleans(),
    )
    def import_file(self, notes, days, grade, suspended):
        logs = {}
        for each in notes:
            name = each.guid.removeprefix("d/")
            log = [review(name, day, grade) for day in sorted(days)]
            logs[name] = [record(name, *log, suspended=suspended, flag=2)]
        with suppress(StudyError):
            load(self.collection, arrival(notes, logs))
        self.session.refresh()

    @rule(data=st.data())
    def bring_forward(self, data):
        rows = [card.id for card in cards(self.collection).values()]
        chosen = data.draw(st.lists(st.sampled_from(rows), max_size=3)) if rows else []
        before = {card.id: card.memory.due for card in cards(self.collection).values()}
        self.forward += self.collection.study.bring_forward(chosen)
        self.session.refresh()
        after = {card.id: card.memory.due for card in cards(self.collection).values()}
        assert all(before[row] is None or after[row] <= before[row] for row in rows)

    @rule()
    def put_back(self):
        self.collection.study.put_back(self.forward)
        self.forward = []
        self.session.refresh()

    @rule(days=st.integers(1, 4))
    def spread(self, days):
        self.collection.study.spread_backlog(days)
        self.session.refresh()

    @rule()
    def undo_spread(self):
        self.collection.study.undo_spread()
        self.session.refresh()

    @rule(days=st.integers(-3, 20), which=st.integers(0, 99))
    def move(self, days, which):
        rows = [card.id for card in cards(self.collection).values()][which % 5 :: 5]
        self.collection.study.set_due(rows, self.collection.study.today() + timedelta(days=days))
        self.session.refresh()

    @rule(which=st.integers(0, 99))
    def reset(self, which):
        rows = [card.id for card in cards(self.collection).values()][which % 5 :: 5]
        self.collection.study.reset(rows)
        self.session.refresh()

    @rule(
        reading=st.sampled_from(Sm2Reading),
        fuzz=st.booleans(),
        limits=st.tuples(st.integers(0, 9), st.integers(0, 9)),
        leech_suspends=st.booleans(),
    )
    def set_up(self, reading, fuzz, limits, leech_suspends):
        new, reviews = limits
        wanted = replace(self.collection.study.settings, reading=reading.value, fuzz=fuzz)
        self.collection.study.save_settings(
            replace(wanted, new_per_day=new, reviews_per_day=reviews, leech_suspends=leech_suspends)
        )
        self.session.refresh()

    @rule(seconds=st.sampled_from([-7200, 0, 1, 30, 3600]))
    def wait(self, seconds):
        self.clock.tick(seconds)

    @rule(days=st.sampled_from([1, 1, 1, 2, 9, 40, -2]))
    def sleep(self, days):
        self.clock.next_day(days)
        self.session = self.collection.study.begin()

    @rule()
    def reopen(self):
        self.collection.close()
        self.collection = opened(Path(self.place.name), self.clock)
        self.session = self.collection.study.begin()

    @invariant()
    def nothing_is_wrong(self):
        assert_sound(self.collection)

    @invariant()
    def the_log_only_grows(self):
        with self.collection.database.reading() as tx:
            now = {event for _, log in tx.log.by_card() for event in log}
        assert self.log <= now
        self.log = now

    @invariant()
    def the_numbers_agree(self):
        study, reports = self.collection.study, self.collection.reports
        assert reports.today().counts == study.counts() == study.begin().counts
        shown = self.session.current
        assert (self.session.counts.total == 0) == (shown is None)
        assert self.session.done + self.session.counts.total == self.session.total

    def teardown(self):
        self.collection.close()
        self.place.cleanup()


TestCollectionMachine = CollectionMachine.TestCase
TestCollectionMachine.settings = settings(
    max_examples=16,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
