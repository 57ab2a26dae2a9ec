from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from studying import HandClock

from studyapp.services.clock import Clock, system_now


@given(st.lists(st.tuples(st.integers(-(10**7), 10**7), st.integers(0, 2 * 10**12)), max_size=20))
def test_stamps_grow_whatever_the_clock_does(moves):
    hand = HandClock()
    clock, last = Clock(hand), 0

    for seconds, after in moves:
        hand.tick(seconds)
        stamp = clock.stamp(after)

        assert stamp > max(last, after)
        assert stamp >= clock.milliseconds()
        last = stamp


def test_a_stamp_is_the_instant_when_the_clock_runs_on():
    hand = HandClock()
    clock = Clock(hand)
    clock.stamp(0)
    hand.tick(5)

    assert clock.stamp(0) == int(hand().timestamp() * 1000)


def test_event_ids_sort_by_their_instant():
    clock = Clock(HandClock(), random=lambda size: b"\xff" * size)
    early, late = clock.event_id(1_000), Clock(random=bytes).event_id(1_001)

    assert early < late


def test_the_study_day_and_the_local_time_follow_the_zone():
    tokyo = Clock(HandClock(datetime(2026, 3, 1, 18, 30, tzinfo=UTC)), ZoneInfo("Asia/Tokyo"))

    assert tokyo.today(4) == date(2026, 3, 1)
    assert tokyo.today(3) == date(2026, 3, 2)
    assert tokyo.local(0).utcoffset() == timedelta(hours=9)


def test_the_systems_clock_is_in_utc():
    assert system_now().utcoffset() == timedelta()


def test_chance_has_a_source_of_its_own():
    asked = []

    def random(size):
        asked.append(size)
        return bytes(range(size))

    clock = Clock(HandClock(), random=random)

    assert clock.chance(3) == b"\x00\x01\x02"
    assert asked == [3]
