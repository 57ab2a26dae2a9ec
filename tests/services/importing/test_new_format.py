"""A format that Studyapp does not know: its reader and one row, and it is imported."""

from copy import copy

import pytest
from studying import assert_sound, note

from studyapp.core.errors import StudyError
from studyapp.formats.common.arrival import Arrival
from studyapp.formats.common.format_reader import FormatReader, always
from studyapp.formats.readers import READERS
from studyapp.services.importing.plan import ItemState


def read_toy(opened, context):
    """Read `word = meaning`, one a line, after a line that says `toy`."""
    lines = opened.content.decode().splitlines()[1:]
    pairs = [line.split(" = ") for line in lines]
    notes = tuple(note(word, back=meaning, deck=opened.deck) for word, meaning in pairs)
    context.progress("Reading the toy", 1.0)
    return Arrival(source=f"toy:{opened.name}", deck=opened.deck, notes=notes)


TOY = FormatReader(
    "toy", lambda sample: sample.content.startswith(b"toy\n"), read_toy, names_notes=always
)


@pytest.fixture
def importing(collection):
    service = copy(collection.importing)
    service._readers = lambda: (TOY, *READERS)
    return service


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "words.toy"
    path.write_text("toy\nsun = Sonne\nmoon = Mond\n")
    return path


def test_one_row_is_all_that_a_new_format_needs(importing, collection, file):
    opened = importing.look(file)
    assert (opened.form, opened.deck) == ("toy", "words")

    report = importing.apply(importing.plan_opened(opened))

    assert report.added == 2
    assert collection.library.note("d/sun").back == "Sonne"
    assert_sound(collection)


def test_a_newer_version_is_compared_by_the_names_that_the_format_gives(importing, file):
    importing.apply(importing.plan(file))
    file.write_text("toy\nsun = Stern\n")

    states = {item.guid: item.state for item in importing.plan(file).items}

    assert states == {"d/sun": ItemState.CHANGED, "d/moon": ItemState.REMOVED}


def test_a_format_that_is_named_is_not_asked_whether_it_knows_the_file(importing):
    opened = importing.look("Toy\nsun = Sonne\n", form="toy")

    assert importing.plan_opened(opened).items[0].after.back == "Sonne"


def test_a_format_that_is_not_there_is_named(collection, file):
    with pytest.raises(StudyError, match=r"no format 'toy'.*deck, json"):
        collection.importing.look(file, form="toy")
