"""Entries are events in another dress."""

from dataclasses import replace

from hypothesis import given
from strategies import logs

from studyapp.core.scheduling.entries import EntryLog, to_entry, to_event
from studyapp.core.scheduling.events import Review

KEY = "sm2"


def entry_log(log):
    return EntryLog(log[0].card if log else "c#0", [to_entry(event, 0, None) for event in log])


def without_scheduler(event):
    if isinstance(event.action, Review):
        return replace(event, action=replace(event.action, scheduler=""))
    return event


@given(logs())
def test_an_event_comes_back_from_its_entry(log):
    named = {event.action.scheduler for event in log if isinstance(event.action, Review)}
    rows = {name: row for row, name in enumerate(sorted(named - {""}), 1)} | {"": None}
    names = {row: name for name, row in rows.items()}

    for event in log:
        row = rows[event.action.scheduler] if isinstance(event.action, Review) else None
        assert to_event(to_entry(event, 7, row), event.card, names) == event


@given(logs())
def test_a_log_of_entries_is_a_sequence_of_events(log):
    events = [without_scheduler(event) for event in log]

    found = entry_log(log)

    assert list(found) == events
    assert found == events
    assert len(found) == len(events)
    assert [found[place] for place in range(len(found))] == events
    assert list(found[1:]) == events[1:]


@given(logs())
def test_entries_of_a_row_differ_in_nothing_but_the_row(log):
    rows = entry_log(log).of_row(7)

    assert rows == [to_entry(without_scheduler(event), 7, None) for event in log]
