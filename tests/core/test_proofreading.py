"""What makes a card worth learning: each rule at both sides of its bound."""

from dataclasses import replace

import pytest

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.proofreading import has_code, ladders, proofread, texts, word_count

GOOD = Note(
    "d/n", "D", NoteKind.PLAIN, "Why do lists grow?", "They over-allocate so that appends pay."
)
OPEN = replace(GOOD, kind=NoteKind.OPEN, back="word " * 40)
WRONG = (Choice("two", False), Choice("three", False), Choice("four", False))
CHOICE = replace(
    GOOD, kind=NoteKind.CHOICE, choices=(Choice("one", True), *WRONG), more="Two is too many."
)
CLOZE = replace(
    GOOD, kind=NoteKind.CLOZE, back="", front="Attention compares {{c1::queries}} with keys."
)
CODE = "```python\nprint(1)\n```"


def found(*notes, tags=()):
    return [finding.sentence for finding in proofread(notes, tags)]


def words(count):
    return " ".join(f"w{number}" for number in range(count))


@pytest.mark.parametrize("note", [GOOD, OPEN, CHOICE, CLOZE])
def test_a_good_note_has_nothing_to_mend(note):
    assert found(note) == []


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        (NoteKind.PLAIN, 4, "the answer has 4 words; say enough to be understood in a year"),
        (NoteKind.PLAIN, 5, None),
        (NoteKind.PLAIN, 60, None),
        (NoteKind.PLAIN, 61, "the answer has 61 words; say it in 60, or move the rest to More"),
        (NoteKind.REVERSED, 4, "the answer has 4 words; say enough to be understood in a year"),
        (NoteKind.REVERSED, 61, "the answer has 61 words; say it in 60, or move the rest to More"),
        (NoteKind.OPEN, 39, "the answer has 39 words; say enough to be understood in a year"),
        (NoteKind.OPEN, 40, None),
        (NoteKind.OPEN, 90, None),
        (NoteKind.OPEN, 91, "the answer has 91 words; say it in 90, or move the rest to More"),
    ],
)
def test_an_answer_is_neither_too_short_nor_too_long(kind, count, said):
    assert found(replace(GOOD, kind=kind, back=words(count))) == ([said] if said else [])


@pytest.mark.parametrize("kind", [NoteKind.CHOICE, NoteKind.CLOZE])
def test_answers_of_choices_and_gaps_may_have_any_length(kind):
    note = {NoteKind.CHOICE: CHOICE, NoteKind.CLOZE: CLOZE}[kind]

    assert found(replace(note, back="One.")) == found(replace(note, back=words(130))) == []


@pytest.mark.parametrize("back", [CODE, f"So:\n\n{CODE}", "$a^2$", "$$a^2 + b^2$$"])
def test_code_and_formulas_make_a_short_answer_long_enough(back):
    assert found(replace(GOOD, back=back)) == []


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("", 0),
        ("one two", 2),
        ("it's well-known, isn’t it?", 4),
        ("a $x + y$ b", 3),
        ("a $$x\n+ y$$ b", 3),
        ("![A curve that falls](curve.png) shown", 1),
        (f"before\n\n{CODE}\n\nafter", 2),
        ("~~~\nnot counted at all\n~~~\none", 1),
        ("```\nnever closed", 2),
    ],
)
def test_words_are_counted_without_code_formulas_and_pictures(markdown, count):
    assert word_count(markdown) == count


@pytest.mark.parametrize("part", ["front", "back", "more"])
def test_code_counts_wherever_it_stands(part):
    assert has_code(replace(GOOD, **{part: CODE}))
    assert not has_code(replace(GOOD, **{part: "`inline`"}))


def test_all_markdown_of_a_note_is_read():
    note = replace(CHOICE, key_points=("point",))

    assert texts(note) == (
        *(note.front, note.back, note.more, "point"),
        *("one", "two", "three", "four"),
    )


@pytest.mark.parametrize(
    ("count", "is_found"), [(0, False), (1, True), (2, True), (3, False), (7, False), (8, True)]
)
def test_three_to_seven_key_points_are_named_or_none(count, is_found):
    points = tuple(f"point {number}" for number in range(count))
    said = f"there are {count} key points; name 3 to 7"

    assert found(replace(OPEN, key_points=points)) == ([said] if is_found else [])


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ((Choice("one", False), *WRONG), ["no choice is right; mark one with [x]"]),
        (
            (Choice("one", True), *WRONG[:2]),
            ["there are fewer than 3 wrong choices; add some that tempt"],
        ),
        (
            (Choice("one", True), *WRONG, Choice(" Two ", False)),
            ["two choices are the same; change one"],
        ),
        ((Choice("one", True), Choice("six", True), *WRONG), []),
    ],
)
def test_a_choice_has_a_right_option_and_three_different_wrong_ones(choices, said):
    assert found(replace(CHOICE, choices=choices)) == said


def test_more_says_why_the_wrong_choices_are_wrong():
    assert found(replace(CHOICE, more="")) == ["More does not say why the wrong choices are wrong"]


@pytest.mark.parametrize(
    ("front", "gap"),
    [
        ("Keys meet {{c1::keys}}.", "keys"),
        ("Keys meet {{c1::queries}}.", None),
        ("Keyset and {{c1::keys}}.", None),
        ("A key is {{c1::key}} here.", None),
        ("{{c1::keys}} and {{c2::keys}}.", "keys"),
        ("Keys {{c1::meet}}.\n\nThey meet.", "meet"),
        ("Nothing {{c1::(a+b)}} but (a+b).", "(a+b)"),
    ],
)
def test_a_gap_cannot_be_read_elsewhere_on_its_card(front, gap):
    said = found(replace(CLOZE, front=front))

    assert bool(said) is bool(gap)
    assert all(
        each == f"the gap '{gap}' can be read elsewhere on the card; hide it there too"
        for each in said
    )


@pytest.mark.parametrize("kind", [NoteKind.PLAIN, NoteKind.OPEN])
def test_only_clozes_have_gaps_to_hide(kind):
    note = {NoteKind.PLAIN: GOOD, NoteKind.OPEN: OPEN}[kind]

    assert found(replace(note, front="Why does keys meet {{c1::keys}}?")) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("a ___ b", True), ("a __ b", False), ("```\na = ___\n```\n" + words(5), False)],
)
def test_a_raw_blank_is_no_question(text, is_found):
    said = "there is a raw blank (___); make it a cloze or fill it in"

    assert found(replace(GOOD, more=text)) == ([said] if is_found else [])


@pytest.mark.parametrize(
    ("front", "is_found"),
    [
        ("Is a list mutable?", True),
        ("does a list grow?", True),
        ("Is a list mutable or fixed?", False),
        ("Is a list or a tuple mutable?", False),
        ("Can you say how it grows?", False),
        ("Would you say which is faster?", False),
        ("Did it grow, or what else?", False),
        ("Issues of a list?", False),
        ("This is a list, is it?", False),
    ],
)
def test_a_question_asks_for_more_than_yes_or_no(front, is_found):
    said = "the question can be answered by yes or no; ask why, or which"

    for note in (GOOD, OPEN):
        assert found(replace(note, front=front)) == ([said] if is_found else [])
    assert found(replace(CHOICE, front=front)) == []


@pytest.mark.parametrize(("alt", "is_found"), [("A curve", False), ("", True), (" ", True)])
def test_a_picture_says_in_words_what_it_shows(alt, is_found):
    said = "a picture has no words that say what it shows; write them between [ and ]"

    assert found(replace(GOOD, more=f"![{alt}](curve.png)")) == ([said] if is_found else [])


@pytest.mark.parametrize(
    ("tags", "allowed", "said"),
    [
        (("python",), ("python", "lists"), []),
        (
            ("python", "pyhton"),
            ("python",),
            ["the tag 'pyhton' is not in the list of the README beside the deck"],
        ),
        ((), ("python",), ["it has no tag"]),
        ((), (), []),
        (("anything",), (), []),
    ],
)
def test_tags_are_those_of_the_list_where_there_is_one(tags, allowed, said):
    assert found(replace(GOOD, tags=tags), tags=allowed) == said


@pytest.mark.parametrize("key", ["follows", "contrast"])
@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("other", []),
        ("d/other", []),
        ("e/far", []),
        ("n", ["{key}=d/n points to the note itself"]),
        ("d/n", ["{key}=d/n points to the note itself"]),
        ("gone", ["{key}=d/gone points to a note that is not there"]),
        ("d/far", ["{key}=d/far points to a note that is not there"]),
        ("other,gone", ["{key}=d/gone points to a note that is not there"]),
        ("other,", []),
    ],
)
def test_a_note_points_to_others_that_are_there(key, link, said):
    note = replace(GOOD, attributes=((key, link),))
    others = [
        replace(GOOD, guid="d/other", front="What else costs time?"),
        replace(GOOD, guid="e/far", front="Which tree balances itself?"),
    ]

    assert found(note, *others) == [sentence.format(key=key) for sentence in said]


@pytest.mark.parametrize(
    ("priority", "is_found"),
    [("critical", False), ("important", False), ("nice-to-have", False), ("urgent", True)],
)
def test_a_priority_is_one_of_three(priority, is_found):
    said = f"priority={priority} is none of critical, important, nice-to-have"

    assert found(replace(GOOD, attributes=(("priority", priority),))) == (
        [said] if is_found else []
    )


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("Why do lists grow?", "Why do lists grow?", False),
        ("Why do long lists grow?", "Why do LONG lists grow?", True),
        ("alpha beta gamma delta", "alpha beta gamma delta epsilon", True),
        ("alpha beta gamma delta zeta", "alpha beta gamma delta epsilon", False),
        ("alpha beta gamma", "alpha beta gamma delta", False),
        ("How does the alpha beta gamma?", "Gamma, beta and alpha", True),
    ],
)
def test_two_fronts_of_nearly_the_same_words_are_one_question(one, other, is_found):
    notes = [replace(GOOD, front=one), replace(GOOD, guid="d/two", front=other)]

    findings = proofread(notes, ())

    assert [(each.guid, each.sentence) for each in findings] == (
        [("d/two", "asks nearly the same as d/n; join or part them")] if is_found else []
    )


def following(guid, first=""):
    return replace(GOOD, guid=guid, attributes=(("follows", first),) if first else ())


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ([following("d/a"), following("d/b")], []),
        ([following("d/a"), following("d/b", "a")], [["d/a", "d/b"]]),
        ([following("d/c", "b"), following("d/b", "a")], [["d/a", "d/b", "d/c"]]),
        ([following("d/b", "a"), following("d/c", "a")], [["d/a", "d/b"], ["d/a", "d/c"]]),
        ([following("d/b", "e/a")], [["e/a", "d/b"]]),
        ([following("d/b", "a,x")], [["d/a", "d/b"]]),
        ([following("d/a", "b"), following("d/b", "a")], []),
    ],
)
def test_questions_that_follow_one_another_are_ladders(notes, expected):
    assert ladders(notes) == expected
