import pytest
from document_samples import draft_of, fronts, sample

from studyapp.core.importing.drafts import RepairKind
from studyapp.formats.documents import read_document
from studyapp.formats.documents.shapes.literals import read_mapping


def test_what_was_told_before_is_left_out_and_can_be_kept():
    text = sample("report_garden.txt")
    document = read_document(text)

    [repeated] = [r for r in document.repairs if r.kind is RepairKind.REPEATED]
    kept = read_document(text, without={repeated.key})

    assert (repeated.place.first, repeated.place.last) == (19, 21)
    assert fronts(kept) == fronts(document) * 2


def test_a_records_fields_become_the_answer_the_tags_and_the_priority():
    draft = draft_of(read_document(sample("report_garden.txt")), "Mulch")

    assert draft.front == "Mulch the beds before June"
    assert draft.back == (
        "Bare soil dries out; a hand's breadth of straw keeps it moist.\n\n**Steps**\n\n"
        "1. Weed the bed.\n2. Water it well.\n3. Spread the straw."
    )
    assert draft.tags == ("soil-care", "chapter-2")
    assert draft.attributes == (("priority", "critical"),)


def misread(text, codec):
    """Return a text as it looks when a program takes its UTF-8 for an older encoding."""
    pieces = (bytes((byte,)) for byte in text.encode())
    return "".join(piece.decode(codec, "ignore") or piece.decode("latin-1") for piece in pieces)


@pytest.mark.parametrize("codec", ["mac_roman", "cp1252"])
def test_text_decoded_with_the_wrong_table_is_mended_and_can_be_left(codec):
    text = sample("report_garden.txt")
    broken = misread(text, codec)
    document = read_document(broken)

    repairs = [r for r in document.repairs if r.kind is RepairKind.ENCODING]
    kept = read_document(broken, without={repair.key for repair in repairs})

    assert document.drafts == read_document(text).drafts
    assert {r.after for r in repairs} == {"“", "”", "é", "–"}
    assert document.lines == tuple(broken.split("\n")[:-1])
    assert "Cafés" not in kept.drafts[1].back


@pytest.mark.parametrize(
    "honest", ["√π and √2 are irrational", "Ärger mit öffentlichen Ämtern", "π ≈ 3"]
)
def test_honest_signs_are_left_alone(honest):
    document = read_document(f"Numbers\n\n{honest}, says the book.")

    assert honest in document.drafts[0].back
    assert document.repairs == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "{'a': 'it\\'s', \"b\": [1, -2.5, None, True], 'c': ('x',)}",
            {"a": "it's", "b": [1, -2.5, None, True], "c": ["x"]},
        ),
        ('{"a": null, "b": {"c": "\\u00e9"}, "d": [],}', {"a": None, "b": {"c": "é"}, "d": []}),
        ("{}", {}),
    ],
)
def test_literals_of_python_and_json_are_read(text, value):
    assert read_mapping(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{1",
        "{'a': __import__('os')}",
        "{'a': 1 + 1}",
        "{'a'}",
        "{" * 500 + "}" * 500,
        "{'a': 'b}",
    ],
)
def test_what_is_no_literal_is_not_read(text):
    assert read_mapping(text) is None
