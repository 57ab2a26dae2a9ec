import pytest
from document_samples import EXPECTED, NOTES, draft_of, fronts, sample

from studyapp.core.importing.drafts import RepairKind, Shape
from studyapp.formats.documents import read_document


@pytest.mark.parametrize("name", NOTES)
def test_headings_without_marks_are_found(name):
    true = EXPECTED[name]["fronts"]

    found = fronts(read_document(sample(name), name=name))

    right = set(found) & set(true)
    assert len(right) >= 0.9 * len(found)
    assert len(right) >= 0.9 * len(true)


def notes(*blocks):
    return read_document("\n\n".join(blocks), shape=Shape.NOTES)


BODY = "A wooden box of bees is called a hive, and the bees inside it are a colony."


def test_short_lines_in_a_row_are_a_list_and_no_headings():
    document = notes(
        "The hive", BODY, "Who lives in it", "Queen", "Workers", "Drones", "Honey", BODY
    )

    assert fronts(document) == ["The hive", "Who lives in it", "Honey"]
    assert draft_of(document, "Who").back == "Queen\n\nWorkers\n\nDrones"


def test_a_sentence_that_leads_in_a_list_is_no_heading():
    document = notes(
        "Enemies of bees",
        "A strong colony of bees has few enemies, but these are dangerous:",
        "- mites\n- hornets",
        "Feeding",
        BODY,
    )

    assert fronts(document) == ["Enemies of bees", "Feeding"]


def test_a_numbered_line_whose_list_goes_on_is_no_heading():
    document = notes(
        "Opening a hive", "1. Light the smoker", "- 2. Lift the lid\n- 3. Wait", "Smoke", BODY
    )

    assert fronts(document) == ["Opening a hive", "Smoke"]
    assert draft_of(document, "Opening").back == "1. Light the smoker\n2. Lift the lid\n3. Wait"


def test_a_number_does_not_make_a_heading_a_list():
    document = notes(
        "1. Spring", "- clean the floor\n- feed", "2. Summer", "- add boxes\n- harvest"
    )

    assert fronts(document) == ["Spring", "Summer"]


def test_a_bullet_that_only_names_what_is_below_it_is_a_heading():
    document = notes("Bees", BODY, "- Worker bees:\n  - build\n  - gather\n- Drones:\n  - mate")

    assert fronts(document) == ["Bees", "Worker bees", "Drones"]
    assert draft_of(document, "Worker").back == "- build\n- gather"


def test_rows_that_tell_something_become_drafts_of_their_own():
    long = "A frame that hangs in the box and can be lifted out without breaking the comb."
    document = notes(
        "Kinds of hive",
        f"Kind\tComb\tUse\nOld\t{long}\t{BODY}\nNew\t{long}\t{BODY}\nNone\t{long}\t{BODY}",
    )

    assert fronts(document)[1:] == [
        "Kinds of hive: Old",
        "Kinds of hive: New",
        "Kinds of hive: None",
    ]
    assert document.drafts[1].back == f"**Comb**: {long}\n\n**Use**: {BODY}"


def test_a_table_of_short_cells_stays_a_table():
    document = notes("Honey a year", "Year\tJars\n1999\t12\n2000\t30", "Wax", BODY)

    assert draft_of(document, "Honey").back == (
        "| Year | Jars |\n| --- | --- |\n| 1999 | 12 |\n| 2000 | 30 |"
    )


def test_a_sentence_cut_by_a_page_break_is_joined_and_can_be_left_cut():
    text = f"Swarms\n\n{BODY[:-1]} that leaves when\n\n\x0cit grows too large."
    document = read_document(text, shape=Shape.NOTES)

    [repair] = [r for r in document.repairs if r.kind is RepairKind.PAGE_BREAK]
    kept = read_document(text, shape=Shape.NOTES, without={repair.key})

    assert "leaves when it grows too large." in document.drafts[0].back
    assert "leaves when\n\nit grows" in kept.drafts[0].back


def test_the_list_of_contents_is_left_out_and_can_be_kept():
    blocks = ("- 1. What is a hive?\n- 2. The year of a bee\n- 3. Honey", "What is a hive", BODY)
    blocks += ("The year of a bee", BODY)
    document = notes(*blocks)

    [repair] = [r for r in document.repairs if r.kind is RepairKind.CHROME]
    kept = read_document("\n\n".join(blocks), shape=Shape.NOTES, without={repair.key})

    assert fronts(document) == ["What is a hive", "The year of a bee"]
    assert repair.before.startswith("- 1. What is a hive?")
    assert len(kept.drafts) == 3


def test_page_numbers_and_lonely_bullets_are_left_out():
    document = notes("Wax", BODY, "•", "2.", "Page 7 of 9", "Smoke", BODY)

    assert fronts(document) == ["Wax", "Smoke"]
    assert [r.before for r in document.repairs] == ["•", "2.", "Page 7 of 9"]


def test_a_tag_in_the_text_is_shown_and_not_lost():
    document = notes(
        "Markers", "Use <answer> </answer> around it, or `<b>`; x < y costs $5 or $6 <u>net</u>."
    )

    assert document.drafts[0].back == (
        "Use &lt;answer> &lt;/answer> around it, or `<b>`; x < y costs \\$5 or \\$6 <u>net</u>."
    )


def test_a_formula_stays_a_formula():
    document = notes("Area", "It is $\\pi r^2$ and costs $3 a metre.")

    assert document.drafts[0].back == "It is $\\pi r^2$ and costs \\$3 a metre."


def test_code_in_fences_is_kept_line_by_line():
    document = notes("Loop", "```python\nfor bee in hive:\n\n    bee.fly()\n```")

    assert document.drafts[0].back == "```python\nfor bee in hive:\n\n    bee.fly()\n```"


def test_a_heading_that_comes_twice_says_what_it_is_about():
    document = notes("Spring:", "Food", BODY, "Summer:", "Food", BODY, "Autumn", BODY)

    assert fronts(document) == ["Spring", "Spring: Food", "Summer", "Summer: Food", "Autumn"]


def test_lists_keep_their_levels_and_numbers():
    document = notes("Year", "1. spring\n   - clean\n   - feed\n2. summer", "End", BODY)

    assert document.drafts[0].back == "1. spring\n    - clean\n    - feed\n2. summer"


def test_short_lines_of_a_paragraph_stay_apart_and_long_ones_flow():
    wide = "The queen is the only bee of a colony whose eggs become"
    document = notes(
        "Queen", f"{wide}\nworkers, and she lives for years.", "Colours", "blue\nred\ngreen"
    )

    assert draft_of(document, "Queen").back == f"{wide} workers, and she lives for years."
    assert draft_of(document, "Colours").back == "blue  \nred  \ngreen"


@pytest.mark.parametrize("bullet", ["\uf0b7", "o", "\uf0a7", "•"])
def test_bullets_of_word_are_bullets(bullet):
    items = f"{bullet}\tmakes ribosomes\n{bullet}\tholds the DNA\n"

    document = read_document(f"Cells\n\n1.\tThe nucleus\nIt does two things.\n{items}")

    assert draft_of(document, "The nucleus").back.endswith("- makes ribosomes\n- holds the DNA")
