"""The maker of synthetic collections: the same cards on both sides, the same on every run."""

from datetime import date, timedelta

import pytest

from benchmarks.anki_collection import closing_collection
from benchmarks.maker import DECKS, REVIEWS, make
from benchmarks.synthetic import Pair, make_pair, study_day
from studyapp.core.cards import parents
from studyapp.core.scheduling.replay import replay
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.services.collection import Collection, open_collection

CARDS = 110
DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return make_pair(tmp_path_factory.mktemp("pair"), CARDS, seed=1, today=study_day())


@pytest.fixture
def ours(pair: Pair):
    collection = open_collection(pair.ours)
    yield collection
    collection.close()


@pytest.fixture
def anki(pair: Pair):
    with closing_collection(pair.anki) as collection:
        yield collection


def test_the_same_seed_and_day_make_the_same_cards():
    assert list(make(30, seed=3, today=DAY)) == list(make(30, seed=3, today=DAY))


def test_another_seed_makes_other_cards():
    assert list(make(30, seed=3, today=DAY)) != list(make(30, seed=4, today=DAY))


def test_another_day_moves_the_past_and_nothing_else():
    earlier, later = (list(make(30, seed=3, today=DAY + timedelta(days=d))) for d in (0, 9))

    assert [card.note for card in earlier] == [card.note for card in later]
    assert earlier[1].memory.due + timedelta(days=9) == later[1].memory.due


def test_there_are_ten_reviews_a_card_and_one_card_in_eleven_is_new():
    cards = list(make(CARDS, seed=1, today=DAY))

    assert sum(len(card.steps) for card in cards) == 10 * CARDS
    assert {len(card.steps) for card in cards} == {0, REVIEWS}


def test_every_memory_is_what_its_reviews_fold_to():
    for card in make(CARDS, seed=1, today=DAY):
        assert replay(Sm2(), [step.event for step in card.steps]) == card.memory


def test_no_two_reviews_share_an_instant_and_none_lies_in_the_future():
    events = [step.event for card in make(CARDS, seed=1, today=DAY) for step in card.steps]

    assert len({event.at for event in events}) == len(events)
    assert max(event.day for event in events) < DAY


def test_cards_lie_in_thirty_nested_decks():
    assert {card.note.deck for card in make(60, seed=1, today=DAY)} == set(DECKS)
    assert len(DECKS) == 30
    assert all(len(parents(deck)) == 3 for deck in DECKS)


def test_our_collection_passes_its_own_check(ours: Collection):
    report = ours.checking.check()

    assert report.problems == ()
    assert (report.cards, report.events) == (CARDS, 10 * CARDS)


def test_both_collections_hold_the_same_texts_and_tags(ours: Collection, anki):
    made = {card.note.guid: card for card in make(CARDS, seed=1, today=study_day())}
    stored = sorted(
        (note.fields[0], note.fields[1], tuple(sorted(note.tags)))
        for note in (anki.get_note(row) for row in anki.find_notes(""))
    )

    assert stored == sorted((c.front_html, c.back_html, c.note.tags) for c in made.values())
    assert all(ours.library.note(guid) == card.note for guid, card in made.items())


def test_both_collections_hold_the_same_schedule(ours: Collection, anki):
    made = {card.front_html: card.memory for card in make(CARDS, seed=1, today=study_day())}
    shown = {}
    for row in anki.find_cards("-is:new"):
        card = anki.get_card(row)
        due = study_day() + timedelta(days=card.due - anki.sched.today)
        shown[card.note().fields[0]] = (due, card.ivl, card.factor // 10, card.reps, card.lapses)

    assert shown == {
        front: (m.due, m.interval, m.ease, m.reviews, m.lapses)
        for front, m in made.items()
        if not m.is_new
    }
    with ours.database.reading() as tx:
        stored = [state.memory for state in tx.cards.all_states().values()]
    assert sorted(map(repr, stored)) == sorted(map(repr, made.values()))


def test_both_programs_count_the_same_cards_due_today(ours: Collection, anki):
    due = sum(
        not card.memory.is_new and card.memory.due <= study_day()
        for card in make(CARDS, seed=1, today=study_day())
    )
    root = anki.sched.deck_due_tree().children[0]

    assert due > 0
    assert (ours.study.counts().due, root.review_count) == (due, due)


def test_both_collections_hold_the_same_reviews(ours: Collection, anki):
    rows = anki.db.all("SELECT id, ease, ivl, lastIvl, time FROM revlog ORDER BY id")
    with ours.database.reading() as tx:
        events = sorted((e.at, e.action) for _, log in tx.log.by_card() for e in log)

    assert [(at, ease, taken) for at, ease, _, _, taken in rows] == [
        (at, review.grade - 1, review.milliseconds) for at, review in events
    ]
