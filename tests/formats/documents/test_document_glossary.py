from document_samples import draft_of, fronts, sample

from studyapp.core.importing.drafts import DraftState, RepairKind, Shape
from studyapp.formats.documents import read_document


def glossary(*paragraphs):
    return read_document("\n\n".join(paragraphs), shape=Shape.GLOSSARY)


def test_what_a_site_put_around_the_pairs_is_left_out_and_can_be_kept():
    text = sample("glossary_anatomy.txt")
    document = read_document(text)
    chrome = [r for r in document.repairs if r.kind is RepairKind.CHROME]

    advert = next(r for r in chrome if "sign up" in r.before)
    kept = read_document(text, without={advert.key})

    assert {"View Set", "Related study sets"} <= {r.before for r in chrome}
    assert len(kept.drafts) == len(document.drafts) + 1
    assert kept.drafts[0].front.startswith("Log in or sign up")


def test_tags_come_to_one_spelling():
    document = glossary(
        *("#LightWaves What is red?", "A long wave."),
        *("#lightWave What is blue?", "A short light wave."),
        *("#Spectroscopy #light. What is a line?", "A gap in a spectrum, seen by spectroscopy."),
        *("#spectrocsopy What is a band?", "Many lines."),
    )

    assert [d.tags for d in document.drafts] == [
        ("light-wave",),
        ("light-wave",),
        ("spectroscopy", "light"),
        ("spectroscopy",),
    ]


def test_tags_that_only_look_alike_stay_apart():
    document = read_document(sample("glossary_economia.txt"))

    tags = {tag for draft in document.drafts for tag in draft.tags}

    assert {"microeconomia", "macroeconomia"} <= tags


def test_the_authors_notes_to_themselves_are_left_out_and_can_be_kept():
    question = "MOVE ELSEWHERE #waves What is light? LOOK AT THIS AGAIN"
    pairs = (question, "A wave.", "What is sound?", "A wave too.")
    document = glossary(*pairs)

    kept = read_document(
        "\n\n".join(pairs), shape=Shape.GLOSSARY, without={r.key for r in document.repairs}
    )

    assert document.drafts[0].front == "What is light?"
    assert document.drafts[0].tags == ("waves",)
    assert [r.before for r in document.repairs] == ["MOVE ELSEWHERE", "LOOK AT THIS AGAIN"]
    assert kept.drafts[0].front == question


def test_a_word_in_capitals_stays_in_its_question():
    document = glossary(
        "NASA - what is it, AND who leads it?", "An agency.", "What is ESA?", "Another."
    )

    assert document.drafts[0].front == "NASA - what is it, AND who leads it?"


def test_blanks_are_filled_with_the_term_that_is_asked_for():
    document = glossary(
        *("What is a light year?", "A ____ ____ is a distance; two ____s are two. One___is far."),
        *('What does "parsec" mean?', "___ is short for parallax second."),
        *("Black holes: how are they found?", "A ___ bends light."),
        *("Was ist eine Galaxie?", "Eine ____ besteht aus Sternen."),
        *("Qu'est-ce qu'une comète ?", "Une ____ a une queue."),
    )

    assert [d.back for d in document.drafts] == [
        "A light year is a distance; two light years are two. One light year is far.",
        "Parsec is short for parallax second.",
        "A Black hole bends light.",
        "Eine Galaxie besteht aus Sternen.",
        "Une comète a une queue.",
    ]
    assert all(d.state is DraftState.COMPLETE for d in document.drafts)


def test_numbered_blanks_take_the_numbered_terms():
    document = glossary(
        "What are 1. dawn and 2. dusk?", "1. ____ comes first, 2. ____ last.", "Noon?", "Midday."
    )

    assert "dawn comes first" in document.drafts[0].back
    assert "dusk last" in document.drafts[0].back


def test_a_gap_in_the_question_becomes_a_cloze():
    document = glossary(
        "Light takes ____ minutes from the ____ to us.", "eight, sun", "Noon?", "Midday."
    )

    assert (
        document.drafts[0].front == "Light takes {{c1::eight}} minutes from the {{c2::sun}} to us."
    )
    assert document.drafts[0].state is DraftState.COMPLETE


def test_a_blank_that_nothing_fills_is_shown_as_missing():
    document = glossary("Explain, please.", "The ____ turns.", "Noon?", "1. early 2. ___ 3. late")

    assert [d.back for d in document.drafts] == ["The […] turns.", "1. early\n2. […]\n3. late"]
    assert {d.reason for d in document.drafts} == {"a blank could not be filled"}


def test_a_blank_can_be_left_as_it_was():
    document = glossary("What is dusk?", "____ is late.", "Noon?", "Midday.")

    [repair] = document.repairs
    kept = read_document(
        "What is dusk?\n\n____ is late.\n\nNoon?\n\nMidday.",
        shape=Shape.GLOSSARY,
        without={repair.key},
    )

    assert kept.drafts[0].back == "____ is late."


def test_a_python_name_is_no_blank():
    document = glossary("What is `__init__`?", "The method __init__ sets up.", "Noon?", "Midday.")

    assert document.drafts[0].front == "What is `__init__`?"
    assert document.drafts[0].back == "The method __init__ sets up."


def test_labels_and_lists_written_in_one_row_get_lines_of_their_own():
    draft = draft_of(read_document(sample("glossary_anatomy.txt")), "meniscus")

    assert draft.back == (
        "**DEFINITION**\n\nA crescent of cartilage between femur and tibia.\n\n**HOW IT WORKS**\n\n"
        "It spreads the load over a larger area.\n\n**WHEN IS IT TORN**\n\n"
        "- twisting on a bent knee\n- wear in old age"
    )


def test_a_dash_in_a_sentence_makes_no_list():
    answer = "Dusk - the end of a day - is short near the equator."
    document = glossary("What is dusk?", answer, "Noon?", "Midday (1. or 2. of them - say).")

    assert document.drafts[0].back == answer


def test_addresses_become_the_source():
    document = glossary(
        *(
            "What is dusk?",
            "The end of a day. More here: https://example.org/dusk?a=1&utm_source=x",
        ),
        *("What is dawn?", "Here: https://example.org/dawn"),
    )

    dusk, dawn = document.drafts
    assert (dusk.back, dusk.attributes) == (
        "The end of a day.",
        (("source", "https://example.org/dusk?a=1"),),
    )
    assert dawn.reason == "the answer is only a link"
    assert "https://example.org/dawn" in dawn.back


def test_a_word_cut_at_the_end_of_a_line_is_joined_but_not_two_words():
    document = glossary(
        "What is dusk?", "The vanish- ing of pre- and post-light.", "Noon?", "Midday."
    )

    assert document.drafts[0].back == "The vanishing of pre- and post-light."


def test_terms_without_questions_pair_with_their_meaning():
    document = read_document(sample("glossary_terms.txt"))

    assert fronts(document)[:2] == ["Halyard", "Sheet"]
    assert document.shape is Shape.GLOSSARY


def test_a_last_answer_that_sounds_like_a_site_is_kept():
    document = glossary("What is a cache?", "A copy.", "What stores a session?", "Cookies (2)")

    assert document.drafts[-1].back == "Cookies (2)"


def test_a_first_answer_that_sounds_like_a_site_is_kept():
    document = glossary("What stores a session?", "Cookies!", "What is a cache?", "A copy.")

    assert fronts(document) == ["What stores a session?", "What is a cache?"]


def test_an_answer_of_several_lines_keeps_its_list():
    document = read_document(
        "What lives here?\n\nTwo kinds:\n- bees\n- wasps\n\nWhat is wax?\n\nA fat.\n\nWhat is a comb?\n\nCells.\n"
    )

    assert document.shape is Shape.GLOSSARY
    assert document.drafts[0].back == "Two kinds:\n\n- bees\n- wasps"
