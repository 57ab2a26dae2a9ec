"""Event ids: valid UUIDv7 that sort by time and differ by chance."""

from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from studyapp.core.scheduling.identifiers import uuid7

instants = st.integers(0, 2**48 - 1)
chances = st.binary(min_size=10, max_size=10)


@given(instants, chances)
def test_an_id_is_a_uuid_of_version_seven(at, chance):
    found = UUID(uuid7(at, chance))

    assert (found.version, found.variant) == (7, RFC_4122)
    assert found.hex == uuid7(at, chance)


@given(instants, chances)
def test_an_id_begins_with_its_instant(at, chance):
    assert UUID(uuid7(at, chance)).int >> 80 == at


@given(st.lists(st.tuples(instants, chances), min_size=2, unique_by=lambda pair: pair[0]))
def test_ids_sort_by_instant(made):
    ids = [uuid7(at, chance) for at, chance in sorted(made)]

    assert ids == sorted(ids)


@given(instants, chances, chances)
def test_ids_of_one_instant_differ_where_chance_does(at, one, other):
    def kept(chance):
        return int.from_bytes(chance) & ~(0xF << 76) & ~(0x3 << 62)

    assert (uuid7(at, one) == uuid7(at, other)) == (kept(one) == kept(other))
