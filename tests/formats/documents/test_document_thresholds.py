"""Both sides of the numbers by which notes without marks are cut and mended."""

import pytest

from studyapp.core.importing.drafts import DraftState, Shape
from studyapp.formats.documents import read_document
from studyapp.formats.documents.cutting.note_lines import read_lines
from studyapp.formats.documents.cutting.states import state_of
from studyapp.formats.documents.cutting.tags import one_spelling
from studyapp.formats.documents.repairs.encoding import mended_encoding
from studyapp.formats.documents.repairs.mending import Mender
from studyapp.formats.documents.repairs.run_together import laid_out
from studyapp.formats.documents.shapes.contents import contents
from studyapp.formats.documents.shapes.glossary import pairs_of, paragraphs_of
from studyapp.formats.documents.shapes.markdown import headings_in

BODY = "The body of this part says what there is to say, in a sentence that is long enough."


def mender():
    return Mender(frozenset())


def read(*paragraphs, shape=Shape.NOTES):
    return read_document("\n\n".join(paragraphs) + "\n", name="n", shape=shape)


def fronts(*paragraphs, shape=Shape.NOTES):
    return [draft.front for draft in read(*paragraphs, shape=shape).drafts]


def letters(number, last="x"):
    return ("Watering " * 40)[: number - 1] + last


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        (letters(88), True),
        (letters(89), False),
        (letters(150, "?"), True),
        (letters(151, "?"), False),
    ],
)
def test_a_heading_fits_on_a_line_and_a_question_on_two(line, is_heading):
    assert (line in fronts("Opening", BODY, line, BODY)) is is_heading


def test_four_short_lines_in_a_row_are_a_list():
    assert "Two" in fronts("Opening", "One", "Two", BODY)
    assert "Two" not in fronts("Opening", "One", "Two", "Three", BODY)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["One", "Two"], ["Opening", "One", "Two"]),
        (["One", "Two", "Three"], ["Opening", "Three"]),
    ],
)
def test_after_a_line_that_leads_in_three_are_a_list(items, expected):
    assert fronts("Opening", "The plants in this garden include:", *items, BODY) == expected


@pytest.mark.parametrize(("words", "is_heading"), [(8, True), (9, False)])
def test_a_line_of_nine_small_words_is_a_sentence(words, is_heading):
    line = " ".join(["The", *["plant"] * (words - 1)])

    assert (line in fronts("Opening", line, BODY)) is is_heading


@pytest.mark.parametrize(("words", "is_heading"), [(4, True), (5, False)])
def test_five_words_and_a_colon_lead_in_what_the_heading_announced(words, is_heading):
    line = " ".join(["The", *["plant"] * (words - 2), "are"])

    assert (line in fronts("Opening", f"{line}:", BODY)) is is_heading


@pytest.mark.parametrize(("number", "is_heading"), [(3, False), (4, True)])
def test_four_capitals_are_a_heading_by_themselves(number, is_heading):
    line = "A" * number

    assert (line in fronts("Opening", "One", line, "Three", "Four", "Five", BODY)) is is_heading


@pytest.mark.parametrize(("length", "is_definition"), [(119, False), (120, True)])
def test_a_numbered_definition_of_some_length_is_a_note(length, is_definition):
    line = "3. " + ("Label: " + "what it means in the garden " * 10)[: length - 1] + "."

    assert ("Label" in fronts("Opening", BODY, line, BODY)) is is_definition


@pytest.mark.parametrize(("words", "state"), [(3, DraftState.INCOMPLETE), (4, DraftState.COMPLETE)])
def test_three_words_after_the_last_sentence_break_off(words, state):
    assert state_of("It is so. " + " ".join(["Then", *["word"] * (words - 1)]))[0] is state


@pytest.mark.parametrize(("length", "state"), [(120, "INCOMPLETE"), (121, "COMPLETE")])
def test_a_long_text_that_begins_with_to_do_is_a_text(length, state):
    assert state_of("TODO " + "." * (length - 5))[0].name == state


@pytest.mark.parametrize(
    ("tag", "slip", "meant"),
    [("abcdefgh", "abcdefhg", "abcdefgh"), ("abcdefg", "abcdegf", "abcdegf")],
)
def test_two_letters_change_places_in_long_tags_only(tag, slip, meant):
    assert one_spelling([tag, tag, slip], {})[slip] == meant


@pytest.mark.parametrize(
    ("text", "laid"),
    [
        ("Do: - one - two", "Do:\n\n- one\n- two"),
        ("Do: - one", "Do: - one"),
        ("Do - one - two", "Do - one - two"),
        ("Do - one - two - three", "Do\n\n- one\n- two\n- three"),
        ("1. one 2. two", "1. one\n2. two"),
        ("1. one", "1\\. one"),
        ("1. one 3. two", "1\\. one 3. two"),
    ],
)
def test_a_list_in_one_row_has_two_items_and_three_without_a_colon(text, laid):
    assert laid_out(text, 1, mender()) == laid


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        (["FrÃ©chet", "é"], ["Fréchet", "é"]),
        (["FrÃ©chet", "é è"], ["FrÃ©chet", "é è"]),
        (["√π"], ["√π"]),
        (["a√π"], ["aù"]),
        (["â€™"], ["’"]),
    ],
)
def test_half_of_what_is_not_ascii_must_be_garbled_and_one_piece_surely(lines, mended):
    assert mended_encoding(lines, mender()) == mended


@pytest.mark.parametrize(("length", "joined"), [(40, False), (41, True)])
def test_a_long_line_that_does_not_end_goes_on_after_the_page(length, joined):
    line = letters(length, "x")

    document = read("Opening", BODY, line, "goes on here in small letters.")

    assert bool(document.repairs) is joined


@pytest.mark.parametrize(("length", "joined"), [(14, True), (15, False)])
def test_a_bullet_of_a_word_goes_on_in_a_long_line(length, joined):
    bullet = "- " + ("word " * 9)[: length - 1] + "x"

    document = read(
        "Opening", "What follows:", bullet, "goes on in small letters, and rather long."
    )

    assert bool(document.repairs) is joined


def table(cell=60, head="Head", name="Name", rows=2):
    lines = [f"{name}{n}\t{'x' * cell}" for n in range(rows)]
    return fronts("Opening", BODY, "\n".join([f"What\t{head}", *lines]), BODY)


@pytest.mark.parametrize(
    ("wanted", "notes"),
    [
        ({"cell": 39}, 1),
        ({"cell": 40}, 3),
        ({"head": "h" * 40}, 3),
        ({"head": "h" * 41}, 4),
        ({"name": "n" * 59}, 3),
        ({"name": "n" * 60}, 1),
        ({"rows": 1}, 1),
        ({"rows": 2}, 3),
    ],
)
def test_the_rows_of_a_table_are_notes_when_their_cells_talk(wanted, notes):
    assert len(table(**wanted)) == notes


def listed(entries, again, words="roses{0} tulips{0} lilies{0}"):
    head = [f"{n + 1}. {words.format(n)}" for n in range(entries)]
    body = [part for n in range(again) for part in (f"roses{n} tulips{n} lilies{n}", BODY)]
    return contents(read_lines("\n".join([*head, "", "Start", "", *body]).split("\n")))


@pytest.mark.parametrize(
    ("entries", "again", "found"),
    [
        (3, 2, (1, 3)),
        (2, 2, None),
        (3, 1, None),
        (15, 3, (1, 15)),
        (15, 2, None),
    ],
)
def test_a_list_of_contents_has_three_entries_and_some_come_again(entries, again, found):
    assert listed(entries, again) == found


def test_two_words_of_three_come_again_with_an_entry():
    assert listed(3, 2, "roses{0} tulips{0} violets") == (1, 3)
    assert listed(3, 2, "roses{0} lilac violets") is None
    assert listed(3, 2, "roses{0} tulips{0} lilies{0} violets lilac") is None


def test_a_heading_of_markdown_is_underlined_where_it_fits_on_two_lines():
    assert [h.text for h in headings_in(["x" * 150, "==="])] == ["x" * 150]
    assert headings_in(["x" * 151, "==="]) == []


def test_front_matter_ends_within_a_hundred_lines():
    short = ["---", *["# a"] * 98, "---", "# b"]
    long = ["---", *["# a"] * 99, "---", "# b"]

    assert [h.text for h in headings_in(short)] == ["b"]
    assert len(headings_in(long)) == 100


@pytest.mark.parametrize(("times", "end"), [(1, 10), (2, 6)])
def test_titles_with_one_line_below_each_are_a_list_of_other_pages(times, end):
    asked = [part for n in range(3) for part in (f"What is word{n}?", f"{BODY} {n}.")]
    tail = [part for n in range(2) for part in (f"Page {n} of it", "Guide" if n < times else "End")]

    assert pairs_of(paragraphs_of("\n\n".join([*asked, *tail]).split("\n")))[1] == end
