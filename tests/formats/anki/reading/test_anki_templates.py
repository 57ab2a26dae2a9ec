"""Sides of Anki's templates."""

import pytest

from studyapp.formats.anki.reading.templates import CardLayout, Side, is_filled

VALUES = {"Front": "f", "Back": "b", "Empty": "", "Kanji": "日本[にほん]&nbsp;語[ご]"}


def rendered(source, *, is_answer=True, values=VALUES, **more):
    return Side(source, is_answer=is_answer).render(values, **more)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("{{Front}}", "f"),
        ("{{ Front }}", "f"),
        ("<b>{{Front}}</b> and {{Back}}.", "<b>f</b> and b."),
        ("{{Gone}}x", "x"),
        ("{{}}x", "x"),
        ("no field", "no field"),
        ("a<!-- {{Front}} -->b<!--\n-->c", "abc"),
        ("{{=<% %>=}}<%Front%>-<%Back%>", "f-b"),
        ("<%Front%>", "<%Front%>"),
        ("{{#Front}}yes{{/Front}}", "yes"),
        ("{{^Front}}no{{/Front}}", ""),
        ("{{#Empty}}yes{{/Empty}}", ""),
        ("{{^Empty}}no {{Back}}{{/Empty}}", "no b"),
        ("{{#Front}}a{{#Empty}}b{{/Empty}}c{{/Front}}d", "acd"),
        ("{{#Empty}}a{{^Back}}b{{/Back}}{{/Empty}}c", "c"),
        ("{{# Front }}a{{/ Front }}b", "ab"),
        ("{{#Empty}}a{{/Front}}b{{/Empty}}c", "c"),
        ("{{#Empty}}never closed", ""),
        ("{{#Front}}never closed", "never closed"),
        ("{{/Front}}closed before it began", "closed before it began"),
        ("{{#Tags}}t{{/Tags}}{{#Gone}}g{{/Gone}}{{^Gone}}none{{/Gone}}", "tnone"),
        ("{{text:Front}}", "f"),
        ("{{tts en_US:Front}}x", "x"),
        ("{{hint:Front}}x", "x"),
        ("{{kana:Kanji}}", "にほんご"),
        ("{{kanji:Kanji}}", "日本語"),
        ("{{furigana:Kanji}}", "<ruby>日本<rt>にほん</rt></ruby><ruby>語<rt>ご</rt></ruby>"),
        ("{{kana:Front}}", "f"),
        ("{{type:Front}}", "f"),
    ],
)
def test_a_side_shows_what_its_template_says(source, html):
    assert rendered(source).html == html


def test_a_question_does_not_show_what_is_to_be_typed():
    shown = rendered("{{Front}} {{type:Back}}", is_answer=False)

    assert (shown.html, list(shown.fields)) == ("f ", ["Front"])


def test_a_side_knows_its_fields_and_those_that_wait_for_a_click():
    shown = rendered("{{Back}} {{hint:Front}} {{tts de:Kanji}} {{Gone}}")

    assert list(shown.fields) == ["Back"]
    assert list(shown.hinted) == ["Front"]


def test_fields_can_be_left_out():
    shown = rendered("{{Front}}-{{Back}}", without={"Front": None})

    assert (shown.html, list(shown.fields)) == ("-b", ["Back"])


@pytest.mark.parametrize(
    ("source", "as_question", "as_answer"),
    [
        ("{{Front}}", "Front", "Front"),
        (" {{Front}}\n", "Front", "Front"),
        ("<div><br>{{Front}}</div>", "Front", "Front"),
        ("Say: {{Front}}", None, None),
        ("{{Front}}{{Back}}", None, None),
        ("{{#Front}}{{/Front}}{{Front}}", None, None),
        ("{{Front}}{{Tags}}", "Front", "Front"),
        ("{{text:Front}}", None, None),
        ("{{Front}}{{type:Back}}", "Front", None),
        ("{{type:Front}}", None, "Front"),
        ("nothing", None, None),
    ],
)
def test_a_side_may_be_one_field_alone(source, as_question, as_answer):
    assert Side(source, is_answer=False).alone == as_question
    assert Side(source, is_answer=True).alone == as_answer


@pytest.mark.parametrize(
    ("source", "is_bare"),
    [
        ("", True),
        ("text", True),
        ("{{FrontSide}}", True),
        ("{{Front}}", False),
        ("{{#Front}}x{{/Front}}", False),
        ("{{#Front}}{{Back}}{{/Front}}", False),
    ],
)
def test_a_side_without_fields_and_conditions_is_bare(source, is_bare):
    assert Side(source, is_answer=True).is_bare is is_bare


def test_conditions_are_known_at_any_depth():
    side = Side("{{#A}}{{^B}}{{C}}{{/B}}{{/A}}{{#D}}", is_answer=False)

    assert side.conditions == {"A", "B", "D"}


def test_conditions_deeper_than_twenty_are_none():
    deep = "{{#Front}}" * 20 + "{{#Empty}}x"

    assert rendered(deep).html == "x"
    assert rendered(deep.removeprefix("{{#Front}}")).html == ""


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        ("", False),
        (" ", False),
        ("\n\t\r", False),
        ("<br>", False),
        ("<BR />", False),
        ("<div></div>", False),
        ("<div><br></div> ", False),
        (" a", True),
        ("<br>a", True),
        ("<img>", True),
        ("0", True),
        ("\xa0", True),
    ],
)
def test_blanks_and_empty_lines_fill_no_field(value, filled):
    assert is_filled("Front", {"Front": value}) is filled


@pytest.mark.parametrize(
    "name", ["FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"]
)
def test_what_anki_itself_fills_counts_as_filled(name):
    assert is_filled(name, {})
    assert not is_filled(name.lower(), {})
    assert not is_filled(name, {name: ""})


@pytest.mark.parametrize(
    "line",
    [
        "<hr id=answer>",
        '<hr id="answer">',
        "<hr id='answer' class=x>",
        '<HR class="x" ID = answer />',
    ],
)
def test_the_line_of_an_answer_parts_what_is_shown_above_it(line):
    layout = CardLayout.of("{{Front}}", f"{{{{FrontSide}}}}above{line}{{{{Back}}}}")

    assert layout.before.render(VALUES).html == "above"
    assert layout.answer.render(VALUES).html == "b"
    assert not layout.repeats_question
    assert layout.alone == ("Front", "Back")


@pytest.mark.parametrize(
    "line", ["<hr>", "<hr id=answers>", "<hr data-x=answer>", "<br id=answer>"]
)
def test_any_other_line_is_part_of_the_answer(line):
    layout = CardLayout.of("{{Front}}", f"{{{{FrontSide}}}}{line}{{{{Back}}}}")

    assert layout.before is None
    assert layout.answer.render(VALUES).html == f"{line}b"


@pytest.mark.parametrize(
    ("answer", "repeats"),
    [
        ("{{Back}}", True),
        ("{{FrontSide}}{{Back}}", False),
        ("{{ FrontSide }} {{Back}}", False),
        ("<hr id=answer>{{Back}}", False),
    ],
)
def test_an_answer_without_the_question_and_without_a_line_repeats_it_itself(answer, repeats):
    layout = CardLayout.of("{{Front}}", answer)

    assert layout.repeats_question is repeats
    assert layout.alone == (() if repeats else ("Front", "Back"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Say {{Front}}", "<hr id=answer>{{Back}}"),
        ("{{Front}}", "<hr id=answer>{{Back}} {{Front}}"),
        ("{{Front}}", "{{Empty}}<hr id=answer>{{Back}}"),
        ("{{Front}}", "{{#Empty}}x{{/Empty}}<hr id=answer>{{Back}}"),
    ],
)
def test_a_card_that_shows_more_is_not_two_fields_alone(question, answer):
    assert CardLayout.of(question, answer).alone == ()


def test_a_card_depends_on_the_conditions_of_all_its_parts():
    layout = CardLayout.of("{{#A}}{{/A}}", "{{#B}}{{/B}}<hr id=answer>{{^C}}{{/C}}")

    assert layout.conditions == {"A", "B", "C"}
    assert CardLayout.of("{{#A}}{{/A}}", "{{#B}}{{/B}}").conditions == {"A", "B"}
