"""Notes of Obsidian's spaced repetition."""

from datetime import date

import pytest

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.scheduling.events import Seed
from studyapp.core.scheduling.replay import replay
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.formats.obsidian.reader import read_obsidian, reads


def arrival(text, **more):
    return read_obsidian(text.encode(), source="Physics.md", **more)


def sides(found):
    return [(each.front, each.back) for each in found.notes]


def test_cards_of_one_line():
    found = arrival("#flashcards\n\nsun::star\nbank:::Ufer\n- item :: answer\n`a::b` is no card\n")

    assert sides(found) == [("sun", "star"), ("bank", "Ufer"), ("item", "answer")]
    assert [each.kind for each in found.notes] == [
        NoteKind.PLAIN, NoteKind.REVERSED, NoteKind.PLAIN,
    ]  # fmt: skip


def test_cards_of_several_lines_end_at_a_blank_line():
    found = arrival(
        "#flashcards\n\nprose\n\nWhat\nis it?\n?\nIt is\n- this\n\nprose\n\none\n??\ntwo\n"
    )

    assert sides(found) == [("What\nis it?", "It is\n- this"), ("one", "two")]
    assert [each.kind for each in found.notes] == [NoteKind.PLAIN, NoteKind.REVERSED]


def test_where_cards_have_a_mark_at_their_end_blank_lines_belong_to_them():
    found = arrival("#flashcards\n\nTable?\n?\n\n| a |\n|---|\n\nbelow\n+++\n\nx\n?\ny\n+++\n")

    assert sides(found) == [("Table?", "| a |\n|---|\n\nbelow"), ("x", "y")]


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("The ==sun== is ==hot==.", "The {{c1::sun}} is {{c2::hot}}."),
        ("A ==star==^[hint] shines.", "A {{c1::star::hint}} shines."),
        ("==a==[^2] and ==b==[^1] and ==c==[^2]", "{{c2::a}} and {{c1::b}} and {{c2::c}}"),
        ("==a==[^ash] and ==b==[^has]", "{{c1::a}} and {{c2::b}}"),
        ("People speak {{Portuguese::language}}.", "People speak {{c1::Portuguese::language}}."),
        ("{{2::a}} {{1::b}}", "{{c2::a}} {{c1::b}}"),
        ("`a == b` ==c==", "`a == b` {{c1::c}}"),
        ("if a == b or c == d then ==e==", "if a == b or c == d then {{c1::e}}"),
    ],
)
def test_clozes_in_all_their_writings(text, front):
    found = arrival(f"#flashcards\n\n{text}\n")

    assert [each.front for each in found.notes] == [front]
    assert found.notes[0].kind is NoteKind.CLOZE


def test_bold_text_asks_only_where_the_plugin_asked_it():
    found = arrival(
        "#flashcards\n\n**Plain** bold.\n\n**Asked** bold.\n<!--SR:!2024-08-16,51,230-->\n"
    )

    assert [each.front for each in found.notes] == ["{{c1::Asked}} bold."]


def test_tags_name_the_decks():
    found = arrival(
        "---\ntags: [physics, flashcards/matter]\n---\na::1\n\n#flashcards/Light/Waves #flashcards/x\n"
        "b::2\n#flashcards/own c::3\nd::4\n\n#flashcards\ne::5\n"
    )

    assert [(each.front, each.deck, each.tags) for each in found.notes] == [
        ("a", "matter", ()),
        ("b", "Light::Waves", ("x",)),
        ("c", "own", ()),
        ("d", "Light::Waves", ("x",)),
        ("e", "Physics", ()),
    ]


def test_the_schedule_becomes_the_state_of_each_card():
    found = arrival(
        "#flashcards\n\na:::1\n<!--SR:!2024-08-16,51,230!2024-08-10,3,90-->\n"
        "b::2 <!--SR:!2024-01-02,1,250-->\nc::3\n<!--SR:2023-05-05,4.5,270-->\n"
    )

    first, second = found.cards[found.notes[0].guid]
    assert first.events[0].action == Seed(51, 230, date(2024, 8, 16))
    assert first.events[0].day == date(2024, 6, 26)
    assert second.events[0].action == Seed(3, 130, date(2024, 8, 10))
    assert second.card.ordinal == 1
    assert [record.events[0].action.due for record in found.cards[found.notes[2].guid]] == [
        date(2023, 5, 5)
    ]
    assert sides(found)[1] == ("b", "2")
    assert replay(Sm2(), first.events).due == date(2024, 8, 16)


def test_the_events_are_the_same_at_every_reading_until_the_state_changes():
    text = "#flashcards\n\na::1\n<!--SR:!2024-08-16,51,230-->\n"
    (one,), (again,) = arrival(text).cards.values(), arrival(text).cards.values()
    (later,) = arrival(text.replace("16,51", "17,52")).cards.values()

    assert one == again
    assert one[0].events[0].id != later[0].events[0].id


def test_a_card_that_waited_for_its_sibling_is_new():
    found = arrival("a ==b== ==c==\n<!--SR:!2000-01-01,1,250!2024-01-01,9,250-->\n")

    assert [record.card.ordinal for record in found.cards[found.notes[0].guid]] == [1]


def test_a_day_that_is_none_is_told():
    found = arrival("a::b\n<!--SR:!2024-99-99,51,230-->\n")

    assert found.cards == {}
    assert found.warnings == (
        "Line 1: the day of the schedule is none, so the card begins as a new one.",
    )


def test_pictures_and_links_become_markdown_and_comments_are_none():
    found = arrival("%% x::y %%\n![[my pic.png|300]] shows::a [[Sun|star]] of [[Sky]]\n")

    assert sides(found) == [("![](my%20pic.png) shows", "a star of Sky")]


def test_code_is_no_card():
    found = arrival("a::b\n\n```cpp\nstd::string x;\n```\n")

    assert sides(found) == [("a", "b")]


def test_a_file_without_cards_is_refused():
    with pytest.raises(StudyError, match="no cards"):
        arrival("Some text.\n")


def test_files_are_known_by_the_tag_the_schedule_or_the_lines():
    assert reads(b"#flashcards/x\n\na::b\n", "a.md")
    assert reads(b"text\n\na::b\n<!--SR:!2024-08-16,51,230-->\n", "a.md")
    assert reads(b"a::b\nc::d\n", "a.md")
    assert reads(b"What?\n?\nThis.\n", "a.md")
    assert not reads(b"Long text\nof std::string\nand more\nand more.\n", "a.md")
    assert not reads(b"a::b\nc::d\n", "a.csv")


def test_an_address_or_one_mark_among_much_text_makes_no_deck():
    prose = "\n".join(f"A line of prose, number {number}." for number in range(6))

    assert not reads(f"See http://localhost::8080 now.\n{prose}\n".encode(), "a.md")
    assert not reads(f"word::meaning\nother::meaning\n{prose}\n".encode(), "a.md")
    assert reads(b"word::meaning\nother::meaning\n", "a.md")


@pytest.mark.parametrize(
    ("line", "deck"),
    [
        ("tags: [physics, flashcards/matter]", "matter"),
        ("tags: flashcards/a/b", "a::b"),
        ('tags: ["flashcards/a"]', "a"),
        ("  - '#flashcards/a'", "a"),
        ("- flashcards/a", "a"),
        ("tags: flashcards", "Physics"),
        ("tags: flashcards/", "Physics"),
        ("tags: myflashcards/a", "Physics"),
        ("tags: flashcardsx", "Physics"),
    ],
)
def test_the_front_matter_names_the_deck(line, deck):
    assert arrival(f"---\n{line}\n---\na::b").notes[0].deck == deck


@pytest.mark.parametrize(
    ("tags", "deck", "rest"),
    [
        ("#flashcards", "Physics", ()),
        ("#Flashcards/a", "a", ()),
        ("#flashcards/a//b/", "a::b", ()),
        ("#topic/one #flashcards/a", "a", ("topic::one",)),
        ("#flashcards/a #flashcards/b #flashcards/a", "a", ("b",)),
        ("#flashcards #flashcards/a", "a", ()),
        ("#topic", "Physics", ("topic",)),
        ("#topic #topic", "Physics", ("topic",)),
    ],
)
def test_tags_that_name_no_deck_stay_tags(tags, deck, rest):
    found = arrival(f"{tags}\n\na::b\n").notes[0]

    assert (found.deck, found.tags) == (deck, rest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![[a.png]]::b", "![](a.png)"),
        ("![[ a b.png |3]]::b", "![](a%20b.png)"),
        ("[[Sun]]::b", "Sun"),
        ("[[Sun|the star]]::b", "the star"),
        ("[Sun]::b", "[Sun]"),
        ("%%gone%%left::b", "left"),
        ("50%% left::b", "50%% left"),
    ],
)
def test_the_writing_of_obsidian_becomes_markdown(text, expected):
    assert arrival(text).notes[0].front == expected


def test_a_comment_of_several_lines_keeps_the_lines_below_in_their_place():
    found = arrival("%%\nx\n%%\na::\n")

    assert found.warnings == ("Line 4: the card has no answer.",)


def test_a_card_without_a_question_is_told():
    found = arrival("a::b\n[[Sun| ]]::c\n")

    assert sides(found) == [("a", "b")]
    assert found.warnings == ("Line 2: the card has no question, so it was left out.",)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("2024-08-16,51,230", Seed(51, 230, date(2024, 8, 16))),
        ("2024-08-16,0,130", Seed(1, 130, date(2024, 8, 16))),
        ("2024-08-16,1,129", Seed(1, 130, date(2024, 8, 16))),
        ("2024-08-16,1,131", Seed(1, 131, date(2024, 8, 16))),
        ("2024-08-16,36501,1001", Seed(36_500, 1_000, date(2024, 8, 16))),
        ("1970-01-02,1,250", Seed(1, 250, date(1970, 1, 2))),
        ("2200-01-01,1,250", Seed(1, 250, date(2200, 1, 1))),
    ],
)
def test_a_schedule_stays_within_what_can_be_studied_with(entry, expected):
    ((record,),) = arrival(f"a::b\n<!--SR:!{entry}-->\n").cards.values()

    assert record.events[0].action == expected
    assert record.events[0].day >= date(1970, 1, 2)


@pytest.mark.parametrize("day", ["1970-01-01", "2200-01-02", "2024-02-30"])
def test_a_day_outside_of_the_calendar_is_told(day):
    found = arrival(f"a::b\n<!--SR:!{day},1,250-->\n")

    assert found.cards == {}
    assert found.warnings[0].endswith("so the card begins as a new one.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a::b", False),
        ("a::b\nc::d", True),
        ("a::b\nc::d\nx\ny", True),
        ("a::b\nc::d\nx\ny\nz", False),
        ("a\n?\n" + "x\n" * 10, True),
        ("a\n??\n" + "x\n" * 10, True),
        ("a\n?\n" + "x\n" * 11, False),
        ("---\na\nb\nc\n---\na::b\nc::d", True),
        ("#flashcards\na::b", True),
        ("#flashcards/x\na::b", True),
        ("#flashcardsx\na::b", False),
        ("x#flashcards\na::b", False),
        ("#flashcards\nprose", False),
        ("---\ntags: flashcards\n---\na::b", True),
        ("", False),
    ],
)
def test_a_file_is_known_by_its_tag_or_by_how_many_lines_are_cards(text, expected):
    assert reads(text.encode(), "a.md") is expected
