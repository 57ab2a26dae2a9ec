"""Deck text: what a person writes is read as meant, and what is written reads back the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studyapp.core.cards import Choice, Note, NoteKind, Priority, kind_of
from studyapp.core.errors import StudyError
from studyapp.formats.common.text_lines import split
from studyapp.formats.deck.attributes import NoteHeading, is_name, read_heading, write_heading
from studyapp.formats.deck.lines import BLANK, tidy
from studyapp.formats.deck.note_reader import OWN_KEYS
from studyapp.formats.deck.text import DeckText, parse, write

SAMPLE = Path(__file__).parents[2] / "data" / "sample_deck.md"
HEAD = "---\nid: d\ndeck: A::B\n---\n\n"
quick = settings(deadline=None, max_examples=100)


def read(body):
    """Return the deck of a file with that body, and its warnings."""
    parsed = parse(HEAD + body, source="d.md")
    return parsed.deck, parsed.warnings


def only(body):
    """Return the one note of a file with that body, which must give no warning."""
    deck, warnings = read(body)
    assert warnings == ()
    assert len(deck.notes) == 1
    return deck.notes[0]


def test_the_sample_uses_every_feature():
    deck = parse(SAMPLE.read_text(encoding="utf-8"), source=SAMPLE.name).deck
    notes = {note.guid: note for note in deck.notes}

    assert (deck.id, deck.name) == ("sample", "Samples::Every feature")
    assert deck.description == "One note for each thing that deck text can say."
    assert deck.extra == (("author", "a maintainer"),)
    assert {note.kind for note in deck.notes} == set(NoteKind)
    assert notes["sample/dot-product"].priority is Priority.CRITICAL
    assert notes["sample/dot-product"].key_points[1].endswith("score is $d_k$")
    assert notes["sample/dot-product"].more.startswith("Dot products")
    assert notes["sample/inputs"].ordinals() == (0, 1, 2, 3)
    assert [choice.right for choice in notes["sample/quadratic"].choices] == [True, False, False]
    assert notes["sample/quadratic"].back == "The other two look at one token at a time."
    assert notes["sample/self-attention"].attribute("follows") == "dot-product, inputs"
    assert notes["sample/mask-code"].front.endswith("---\n### More\n```")
    assert notes["sample/mask-code"].back.startswith("It prints `6`")
    assert "\n\n---\n\n![" in notes["sample/mask-code"].back
    assert notes["sample/escapes"].tags == ("definition", "two words")
    assert "\n### Key points\n- [x] an option\n" in notes["sample/escapes"].back


def test_the_sample_reads_back_the_same():
    deck = parse(SAMPLE.read_text(encoding="utf-8")).deck

    assert parse(write(deck)).deck == deck


def test_a_heading_with_a_text_below_is_a_plain_note():
    assert only("## Front {#a}\n\nBack\nmore\n\nparagraphs\n") == Note(
        "d/a", "A::B", NoteKind.PLAIN, "Front", "Back\nmore\n\nparagraphs"
    )


def test_windows_lines_and_a_byte_order_mark_are_accepted():
    unix = HEAD + "## Front {#a}\n\n```\nx\n```\n"

    assert parse("\ufeff" + unix.replace("\n", "\r\n")) == parse(unix)


def test_what_stands_above_a_line_of_dashes_belongs_to_the_front():
    note = only("## First line {#a}\n\nSecond\n\n---\n\nBack\n\n---\n\nstill back\n")

    assert (note.front, note.back) == ("First line\n\nSecond", "Back\n\n---\n\nstill back")


def test_a_heading_without_text_leaves_the_front_to_the_lines_below():
    note = only("## {#a}\n\n| a | b |\n|---|---|\n\n---\n\nBack\n")

    assert (note.front, note.back) == ("| a | b |\n|---|---|", "Back")


def test_structure_inside_a_code_block_is_code():
    code = "```python\n## no note\n---\n### More\n- [x] no option\n```"

    note = only(f"## Front {{#a}}\n\n{code}\n")

    assert (note.back, note.more, note.choices) == (code, "", ())


ATTRIBUTES = [
    ("{#a}", (("#", "a"),)),
    ("{ #a .x .y }", (("#", "a"), (".", "x"), (".", "y"))),
    ("{:#a}", (("#", "a"),)),
    ("{#a k=v,w/x:1}", (("#", "a"), ("k", "v,w/x:1"))),
    ('{k="two words"}', (("k", "two words"),)),
    ("{k='it is'}", (("k", "it is"),)),
    (r'{k="a \"b\" \\ c:\new"}', (("k", r'a "b" \ c:\new'),)),
    ('{k="}"}', (("k", "}"),)),
    ('{k="" l=}', (("k", ""), ("l", ""))),
]


@pytest.mark.parametrize(("written", "items"), ATTRIBUTES)
def test_attribute_lists_are_read(written, items):
    assert read_heading(f"Front {written}") == NoteHeading("Front", items)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("What is {}", "What is {}"),
        ("A set {a, b}", "A set {a, b}"),
        (r"Why $\frac{a}{#b}$", r"Why $\frac{a}{#b}$"),
        ("glued{#a}", "glued{#a}"),
        ("closed ##", "closed"),
        ("closed ## {#a}", "closed"),
        ("What is C# {#a}", "What is C#"),
        ("{#x} {#a}", "{#x}"),
        ("", ""),
    ],
)
def test_the_rest_of_a_heading_is_its_text(line, text):
    assert read_heading(line).text == text


def test_tags_attributes_and_the_deck_of_a_note_are_read():
    note = only('## F {#a .t .reversed tag="u v" priority=critical deck="Other::Deck"}\n\nB\n')

    assert note.tags == ("t", "u v")
    assert note.attributes == (("priority", "critical"),)
    assert (note.kind, note.deck) == (NoteKind.REVERSED, "Other::Deck")


KINDS = [
    ("Back", NoteKind.PLAIN),
    ("{{c1::x}}", NoteKind.CLOZE),
    ("- [x] a\n- [ ] b", NoteKind.CHOICE),
    ("Back\n\n### Key points\n- a", NoteKind.OPEN),
    ("{{c1::x}}\n\n### Key points\n- a", NoteKind.CLOZE),
]


@pytest.mark.parametrize(("body", "kind"), KINDS)
def test_the_kind_follows_from_the_content(body, kind):
    assert only(f"## F {{#a}}\n\n{body}\n").kind is kind


def test_a_kind_that_does_not_follow_is_written_down():
    deck = DeckText("d", "D", notes=(Note("d/a", "D", NoteKind.PLAIN, "{{c1::as text}}"),))

    assert "kind=plain" in write(deck)
    assert parse(write(deck)).deck == deck


def test_options_hold_several_lines_and_code():
    body = (
        "## F {#a}\n\n- [x] one\ngoes on\n* [ ] two:\n\n  ```python\n  def f():\n      pass\n  ```\n"
        "\n+ [X] three\n\nBecause.\n"
    )

    note = only(body)

    assert note.choices == (
        Choice("one\ngoes on", True),
        Choice("two:\n\n```python\ndef f():\n    pass\n```", False),
        Choice("three", True),
    )
    assert note.back == "Because."


def test_a_text_around_the_options_is_kept():
    note = only("## F {#a}\n\nAbove.\n\n- [x] a\n\nBetween.\n\n- [ ] b\n\nBelow.\n")

    assert [choice.text for choice in note.choices] == ["a", "b"]
    assert note.back == "Above.\n\nBetween.\n\nBelow."


def test_key_points_may_be_numbered_nested_and_long():
    note = only(
        "## F {#a}\n\n### KEY POINTS:\n1. one\n   goes on\n2. two\n   - nested\n\n* three\n"
    )

    assert note.key_points == ("one\ngoes on", "two\n- nested", "three")


def test_sections_stand_in_any_order_and_may_repeat():
    note = only("## F {#a}\nB\n### More\nm\n### Key points\n- a\n### More ###\nn\n### Else\ne\n")

    assert (note.back, note.key_points, note.more) == ("B", ("a",), "m\nn\n### Else\ne")


def test_text_before_the_first_note_becomes_the_description():
    matter = "---\nid: d\ndeck: D\ndescription: In short.\n---\n"

    assert parse(f"{matter}\n# Title\n\nAt length.\n\n## F {{#a}}\nB").deck.description == (
        "In short.\n\n# Title\n\nAt length."
    )


def test_front_matter_is_read_like_yaml():
    matter = (
        "---\n# a comment\nid: d\ndeck:  Computers: C# \ndescription: 'It''s\n"
        '  long\'\nauthor: "a \\"b\\"\\n"\nempty:\n---\n'
    )

    deck = parse(f"{matter}## F {{#a}}\nB").deck

    assert (deck.name, deck.description) == ("Computers: C#", "'It''s long'")
    assert deck.extra == (("author", 'a "b"\n'), ("empty", ""))


def test_a_value_in_quotes_never_holds_half_a_character():
    deck = parse('---\nid: d\ndeck: "a \\ud800 b"\n---\n## F {#a}\nB').deck

    assert deck.name == "a ? b"


def test_a_missing_id_is_made_from_the_heading_and_reported():
    deck, warnings = read("## What's *new*?\nB\n\n## Same {#same}\nB\n\n## Same\nB\n\n## ?\nB\n")

    assert [note.guid for note in deck.notes] == ["d/what-s-new", "d/same", "d/same-2", "d/note"]
    assert [warning.split(":")[0] for warning in warnings] == ["Line 6", "Line 12", "Line 15"]
    assert "`{#what-s-new}`" in warnings[0]


def test_a_repeated_id_loses_no_note_and_is_reported():
    deck, warnings = read("## One {#a}\nB\n\n## Two {#a}\nB\n\n## Three {#a-2}\nB\n")

    assert [note.guid for note in deck.notes] == ["d/a", "d/a-3", "d/a-2"]
    assert warnings == (
        "Line 9: the id was already used on line 6; this note became `a-3`. "
        "Give it an id of its own.",
    )


def test_a_missing_deck_id_is_made_from_the_name_and_reported():
    parsed = parse("---\ndeck: Deep Learning::CNN\n---\n## F {#a}\nB")

    assert parsed.deck.notes[0].guid == "deep-learning-cnn/a"
    assert parsed.warnings[0].startswith("Line 1: the deck has no id")


WARNED = [
    ("## F {#a .x y}\nB", 6, "the braces at the end of the heading"),
    ("## F {#a priority=urgent}\nB", 6, "the priority `urgent` is unknown"),
    ("## F {#a kind=other}\nB", 6, "`kind=other` is unknown"),
    ("## F {#a}\n\n- [ ] x\n- [ ] y", 6, "no option is marked as right"),
    ("## F {#a}\n\n### More\nm", 6, "the note has no answer"),
    ("## F {#a}\nB\n\n---\n", 6, "the note has no answer"),
    ("## F {#a}\nB\n### Key points\n- x\n\nlost?", 11, "this is no list item"),
    ("## F {#a}\nB\n```python\nx", 8, "the code block that begins here never ends"),
    ("## F {#a}\n```\nx\n\n## G {#b}\n```\ny", 10, "this looks like a note"),
]


@pytest.mark.parametrize(("body", "line", "problem"), WARNED)
def test_what_is_probably_a_slip_is_reported_with_its_line(body, line, problem):
    _, warnings = read(body)

    assert any(warning.startswith(f"Line {line}: {problem}") for warning in warnings)
    assert all(warning.endswith(".") for warning in warnings)


def test_text_that_is_not_understood_is_kept():
    deck, _ = read("## F {#a .x y}\nB\n### Key points\n- x\n\nlost?\n\n## G {#b}\n```python\nx\n")

    assert deck.notes[0].front == "F {#a .x y}"
    assert deck.notes[0].key_points == ("x", "lost?")
    assert deck.notes[1].back == "```python\nx"


def test_an_unread_line_of_the_front_matter_is_reported():
    parsed = parse("---\nid: d\ndeck: D\n- x\nid: e\n---\n## F {#a}\nB")

    assert parsed.deck.id == "d"
    assert parsed.warnings == (
        "Line 4: this is no `key: value` and was left out.",
        "Line 5: this is no `key: value` and was left out.",
    )


REFUSED = [
    ("", "d.md has no deck name: begin it with"),
    ("## F\nB", "d.md has no deck name: begin it with"),
    ("---\nid: d\n---\n## F\nB", "d.md has no deck name: begin it with"),
    ("---\ndeck: D\n## F\nB", "d.md, line 1: the lines after `---` never end"),
    ("---\ndeck: D\n---\njust text", "d.md has no notes: begin each with"),
    ("---\ndeck: D\n---\n```\n## F\n```", "d.md has no notes: begin each with"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_no_deck_is_refused_in_one_clear_sentence(text, message):
    with pytest.raises(StudyError) as caught:
        parse(text, source="d.md")

    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


WRITTEN = [
    (Note("d/a", "D", NoteKind.PLAIN, "F", "B"), "## F {#a}\n\nB\n"),
    (Note("d/a", "D", NoteKind.PLAIN, "F {#x}", "B"), "## F {#x} {#a}\n\nB\n"),
    (Note("d/a", "D", NoteKind.PLAIN, "F\n\nG", "B"), "## F {#a}\n\nG\n\n---\n\nB\n"),
    (Note("d/a", "D", NoteKind.PLAIN, "F ##", "B"), "## {#a}\n\nF ##\n\n---\n\nB\n"),
    (Note("d/a", "D", NoteKind.PLAIN, "F", "B\n\n---"), "## F {#a}\n\n---\n\nB\n\n---\n"),
    (Note("d/a", "D", NoteKind.PLAIN, "F", "## B"), "## F {#a}\n\n\\## B\n"),
    (Note("d/a", "D", NoteKind.PLAIN, "F", "- [x] B"), "## F {#a}\n\n- \\[x] B\n"),
    (Note("d/a", "D", NoteKind.PLAIN, "F", "```\nB"), "## F {#a}\n\n\\```\nB\n"),
    (Note("d/a", "D", NoteKind.PLAIN, "F", "```\n## B\n```"), "## F {#a}\n\n```\n## B\n```\n"),
    (Note("e/a", "E", NoteKind.PLAIN, "F", "B"), "## F {guid=e/a deck=E}\n\nB\n"),
    (
        Note(
            "d/a", "D", NoteKind.CHOICE, "F", "B", (), (Choice("x\n\ny", True), Choice("z", False))
        ),
        "## F {#a}\n\n- [x] x\n\n    y\n- [ ] z\n\nB\n",
    ),
    (
        Note("d/a", "D", NoteKind.OPEN, "F", "B", ("x", "- y"), (), "m", ("t",), (("k", "v w"),)),
        '## F {#a .t k="v w"}\n\nB\n\n### Key points\n- x\n- - y\n\n### More\nm\n',
    ),
]


@pytest.mark.parametrize(("note", "text"), WRITTEN)
def test_a_note_is_written_as_a_person_would(note, text):
    deck = DeckText("d", "D", notes=(note,))

    assert write(deck) == f"---\nid: d\ndeck: D\n---\n\n{text}"
    assert parse(write(deck)).deck == deck


NASTY_LINES = [
    *("", "", "  ", "## x", "##", "## x {#y}", "### More", "### key points:", "### Else", "# h"),
    *("---", "--- ", "----", "\\---", "\\\\---", "- - -", "***", "===", "\\## x", "\\### More"),
    *("- [x] a", "* [ ] b", " + [X] c", "- [x]", "- \\[x] d", "- \\\\[ ] e", "  - [x] f", "- b"),
    *("```", "```python", "````", "~~~", "   ```", "    ```", "\\```", "  \\~~~", "``` a`b", "`x`"),
    *("text", "text {#x .y}", "{#x}", 'a {k="', "{", "}", "C#", "C #", "\\", "a\\", "trailing  "),
    *(
        "| a | b |",
        "|-|-|",
        "{{c1::a}}",
        "\\{{c1::a}}",
        "{{c1::",
        "}}",
        "    four",
        "\ttab",
        " one",
    ),
    *(
        "> q",
        "1. n",
        "2) n",
        "deck: x",
        "$x$",
        "é 漢字 🧠",
        "\u2028",
        "\x0b",
        "\x85x",
        "\xa0",
        "\ufeff",
    ),
]
lines = st.sampled_from(NASTY_LINES) | st.text(max_size=6)
raw_texts = st.lists(lines, max_size=7).map("\n".join)
texts = raw_texts.map(tidy)
stripped = texts.map(lambda text: text.strip(BLANK))
words = st.sampled_from(
    ["a", "x-1", "größe", "two words", "{#x}", "a.b", "é", "=", '"', "'", "reversed"]
)
one_line = (words | st.text(min_size=1, max_size=6)).map(lambda text: " ".join(split(text)))
keys = st.sampled_from(["priority", "source", "k", "größe"]) | st.text(max_size=4).filter(
    lambda key: is_name(key) and key not in OWN_KEYS
)
attributes = st.lists(st.tuples(keys, one_line | st.just("")), max_size=3).map(tuple)
choices = st.lists(st.builds(Choice, stripped, st.booleans()), max_size=3).map(tuple)


@st.composite
def notes(draw, deck_id, deck, text, long):
    """Return a note; its kind follows from its content more often than not."""
    front, back = draw(text), draw(long)
    points = draw(st.lists(text, max_size=3).map(tuple))
    options = draw(choices)
    derived = kind_of(front, back, points, options, both_ways=draw(st.booleans()))
    return Note(
        guid=draw(one_line.map(lambda name: f"{deck_id}/{name}") | one_line),
        deck=draw(st.just(deck) | one_line),
        kind=draw(st.just(derived) | st.sampled_from(NoteKind)),
        front=front,
        back=back,
        key_points=points,
        choices=options,
        more=draw(long),
        tags=draw(st.lists(one_line, max_size=3).map(tuple)),
        attributes=draw(attributes),
    )


@st.composite
def decks(draw, *, tidied=True):
    """Return a deck; when it is not tidied, its texts may have blanks around them."""
    text, long = (stripped, texts) if tidied else (raw_texts, raw_texts)
    deck_id, name = draw(one_line), draw(st.text(min_size=1, max_size=8))
    made = notes(deck_id, name, text, long)
    return DeckText(
        deck_id,
        name,
        draw(text),
        tuple(draw(st.lists(made, min_size=1, max_size=3, unique_by=lambda note: note.guid))),
        tuple(
            draw(st.dictionaries(st.sampled_from(["author", "x-y"]), st.text(), max_size=2)).items()
        ),
    )


@quick
@given(decks())
def test_what_is_written_reads_back_the_same(deck):
    assert parse(write(deck)).deck == deck


@quick
@given(decks(tidied=False))
def test_a_second_writing_is_the_same_byte_for_byte(deck):
    written = write(deck)

    assert write(parse(written).deck) == written


@quick
@given(st.lists(lines, max_size=30).map("\n".join))
@example("```\n## b {#x}\n~~~\n## c\n\n---\n\n- [x] a\n")
def test_any_text_below_a_first_note_is_read_and_kept(body):
    deck, _ = read(f"## F {{#a}}\n{body}")

    assert parse(write(deck)).deck == deck
    assert len({note.guid for note in deck.notes}) == len(deck.notes)


@quick
@given(st.lists(lines | st.sampled_from(["---", "deck: D", "id: d", "k: 'v"]), max_size=12))
def test_any_file_is_read_or_refused(file_lines):
    try:
        deck = parse("\n".join(file_lines)).deck
    except StudyError:
        return
    assert parse(write(deck)).deck == deck


@quick
@given(one_line.map(lambda text: text.strip(BLANK)), attributes)
def test_a_heading_reads_back_or_is_known_not_to(text, pairs):
    heading = NoteHeading(text, (("#", "id"), *pairs))

    again = read_heading(write_heading(heading))

    assert again.items == heading.items
    assert again.text == text or text.endswith("#")


def test_ids_keep_their_notes_when_words_and_decks_change():
    deck = parse(SAMPLE.read_text(encoding="utf-8")).deck
    renamed = replace(
        deck,
        name="Another::Name",
        notes=tuple(replace(n, front=f"New {n.front}", deck="Another::Name") for n in deck.notes),
    )

    again = parse(write(renamed)).deck

    assert [note.guid for note in again.notes] == [note.guid for note in deck.notes]


@pytest.mark.parametrize(
    "body",
    [
        *("```a\n" * 20_000, "## F\n" * 5_000, "- [x] a\n" * 20_000, "## " + "{#a " * 20_000),
        *("## " + ' {a="' * 20_000, "\\" * 50_000, "`" * 50_000, "  a\n" * 20_000),
    ],
    ids=["fences", "notes", "options", "braces", "quotes", "slashes", "ticks", "indents"],
)
def test_long_hostile_files_are_read_to_their_end(body):
    deck, _ = read(f"## F\n{body}")

    assert len(write(deck)) >= len(body)
