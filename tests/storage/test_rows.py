from contextlib import suppress
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.scheduling.events import Advance, Event, Grade, Reset, Review, Seed, SetDue, Undo

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
WORD = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
NOTE = st.builds(
    Note,
    guid=TEXT.filter(bool),
    deck=TEXT.filter(bool),
    kind=st.sampled_from(NoteKind),
    front=TEXT,
    back=TEXT,
    key_points=st.lists(TEXT, max_size=3).map(tuple),
    choices=st.lists(st.builds(Choice, TEXT, st.booleans()), max_size=3).map(tuple),
    more=TEXT,
    tags=st.lists(WORD, max_size=4, unique=True).map(tuple),
    attributes=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
)
DAY = st.dates()
ACTION = st.one_of(
    st.builds(
        Review, st.sampled_from(Grade), DAY, st.integers(0, 600_000), st.booleans(), st.just("sm2")
    ),
    st.builds(Undo, st.uuids().map(lambda each: each.hex)),
    st.builds(Seed, *(st.integers(1, 9), st.integers(130, 400), DAY), *[st.integers(0, 9)] * 3),
    st.just(Reset()),
    st.builds(SetDue, DAY),
    st.builds(Advance, DAY),
)
EVENT = st.builds(
    Event,
    id=st.uuids().map(lambda each: each.hex),
    at=st.integers(-(2**40), 2**45),
    card=TEXT.filter(bool),
    day=DAY,
    action=ACTION,
)
ONE_FILE = settings(
    max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@ONE_FILE
@given(NOTE)
def test_a_note_comes_back_as_it_was_written(database, note):
    with database.transaction() as tx:
        tx.content.remove([note.guid])
        tx.notes.insert_all([note], positions=[1], modified=0)

    with database.reading() as tx:
        assert tx.notes.get(note.guid).note == note
        assert tx.integrity.wrong_tags() == {}
    with database.transaction() as tx:
        tx.notes.remove([tx.notes.get(note.guid).id])


@ONE_FILE
@given(EVENT)
def test_an_event_comes_back_as_it_was_written(database, event):
    with suppress(KeyboardInterrupt), database.transaction() as tx:
        card_id = tx.log.identify([event.card])[event.card]
        tx.log.append(event, card_id)
        one, all_of_card = tx.log.get(event.id, card_id), tx.log.of_card(card_id)
        raise KeyboardInterrupt

    assert (one, all_of_card) == (event, [event])


def test_a_day_is_stored_as_its_number(path, database, making):
    making.append(database, making.event(1))

    with database.reading() as tx:
        [(_, [event])] = tx.log.by_card()
    assert event.day == date(2026, 3, 2)
    assert making.day.toordinal() == 739_677
