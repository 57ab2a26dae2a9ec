"""Notes that Studyapp exported, read from the fields that came home."""

from html import escape

import pytest

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.rendering import to_html
from studyapp.formats.anki.fields import fields
from studyapp.formats.anki.models import FIELDS, model_id
from studyapp.formats.anki.names import anki_guid
from studyapp.formats.anki.reading.own_notes import OwnNotes, kind_of_type
from studyapp.formats.anki.reading.tables import NoteType


class Home:
    """A note of Anki, as far as ours are read from it."""

    def __init__(self, values, guid="deck/note", tags=()):
        self.fields = [*values]
        self.guid = anki_guid(guid)
        self.tags = tags


def own(held=None):
    return OwnNotes(lambda _: held, str, to_html)


def note(kind=NoteKind.PLAIN, front="Question?", back="Answer.", **more):
    return Note("deck/note", "Deck", kind, front, back, **more)


def sent(what):
    return dict(zip(FIELDS[what.kind], fields(what, what.kind, to_html), strict=True))


def read(kind=NoteKind.PLAIN, held=None, tags=(), deck="Deck", **changed):
    values = dict.fromkeys(FIELDS[kind], "") | (sent(held) if held else {})
    values |= {name.replace("_", " "): text for name, text in changed.items()}
    home = Home(values.values(), tags=tags)
    return own(held).make(home, kind, "deck/note", deck, [0]).note


@pytest.mark.parametrize("kind", list(NoteKind))
def test_a_note_type_of_ours_is_known_by_its_id_and_its_fields(kind):
    ours = NoteType(model_id(kind), "renamed", FIELDS[kind], {})

    assert kind_of_type(ours) is kind
    assert kind_of_type(NoteType(model_id(kind), "", FIELDS[kind][:-1], {})) is None
    assert kind_of_type(NoteType(model_id(kind) + 10, "", FIELDS[kind], {})) is None


@pytest.mark.parametrize(
    ("last", "guid"),
    [
        ("deck/note", "deck/note"),
        (" deck/note ", "deck/note"),
        (escape("deck/note"), "deck/note"),
        ("deck/other", None),
        ("", None),
    ],
)
def test_a_note_says_its_id_unless_it_is_a_copy(last, guid):
    assert own().guid(Home(["front", last])) == guid


def test_an_id_with_a_sign_of_html_comes_home():
    assert own().guid(Home(["a &amp; b"], guid="a & b")) == "a & b"


def test_a_note_without_fields_has_no_id():
    assert own().guid(Home([])) is None


def test_a_note_that_is_not_held_is_read_from_its_fields():
    found = read(
        Front="<b>f</b>", Back="b", Key_points="<ul><li>x</li><li>y</li></ul>", More="m",
        Source="p. 3 &amp; 4", tags=("t",),
    )  # fmt: skip

    assert (found.front, found.back, found.more, found.tags) == ("**f**", "b", "m", ("t",))
    assert found.key_points == ("x", "y")
    assert found.attributes == (("source", "p. 3 & 4"),)


@pytest.mark.parametrize(
    ("html", "points"),
    [
        ("", ()),
        ("<ul><li>x</li></ul>", ("x",)),
        (" <ol><li>x</li>\n<li>y</li></ol> ", ("x", "y")),
        ("<ul><li>x</li><li></li></ul>", ("x",)),
        ("no list", ("no list",)),
    ],
)
def test_key_points_are_the_items_of_a_list_or_one(html, points):
    assert read(Key_points=html).key_points == points


def test_choices_come_home_with_which_of_them_are_right():
    html = (
        '<ol class="choices"><li class="wrong"><div>a</div></li>'
        '<li class="right"><div><b>b</b></div></li></ol>'
    )

    assert read(NoteKind.CHOICE, Choices=html).choices == (
        Choice("a", False),
        Choice("**b**", True),
    )


@pytest.mark.parametrize(
    ("html", "front", "back"),
    [
        ("a {{c1::b}}", "a {{c1::b}}", ""),
        ('<div class="title">t</div>a {{c1::b}}', "t", "a {{c1::b}}"),
        ('<div class="title">{{c2::t}}</div>{{c1::b}}', "{{c2::t}}", "{{c1::b}}"),
    ],
)
def test_a_cloze_has_a_title_in_front_if_it_has_one(html, front, back):
    found = read(NoteKind.CLOZE, Text=html)

    assert (found.front, found.back) == (front, back)


HELD = note(
    front="*one*", back="__two__", more="*more*", key_points=("*p*",),
    attributes=(("level", "2"), ("source", "book")), tags=("two words", "plain"),
)  # fmt: skip
TAGS = ("two_words", "plain")


def test_a_note_that_is_as_it_was_exported_stays_as_it_is_held():
    assert read(held=HELD, tags=TAGS) is HELD
    assert read(held=HELD, tags=TAGS[::-1]) is HELD


@pytest.mark.parametrize(
    ("changed", "name", "value"),
    [
        ({"Front": "new"}, "front", "new"),
        ({"Back": "new"}, "back", "new"),
        ({"More": ""}, "more", ""),
        ({"Key_points": "<ul><li>q</li></ul>"}, "key_points", ("q",)),
        ({"Source": "film"}, "attributes", (("level", "2"), ("source", "film"))),
        ({"Source": ""}, "attributes", (("level", "2"),)),
    ],
)
def test_only_the_field_that_was_edited_is_read(changed, name, value):
    found = read(held=HELD, tags=TAGS, **changed)

    assert getattr(found, name) == value
    for other in {"front", "back", "more", "key_points", "attributes", "tags"} - {name}:
        assert getattr(found, other) == getattr(HELD, other)


def test_tags_that_were_edited_keep_the_spelling_of_those_that_stay():
    assert read(held=HELD, tags=("new", "two_words")).tags == ("new", "two words")
    assert read(held=HELD).tags == ()


def test_a_note_that_was_moved_is_in_its_new_deck():
    assert read(held=HELD, tags=TAGS, deck="Other").deck == "Other"


def test_a_note_that_is_held_as_another_kind_is_read_afresh():
    values = ["f", "b", "", "", "", "deck/note"]

    made = own(HELD).make(Home(values), NoteKind.OPEN, "deck/note", "Deck", [0, 1])

    assert (made.note.kind, made.note.front, made.note.attributes) == (NoteKind.OPEN, "f", ())
