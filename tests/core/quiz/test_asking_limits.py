"""What a note must have to be asked in a way, on both sides of each limit."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.quiz import ask_choice, ask_cloze, ask_order, ask_points, ask_term
from studyapp.core.quiz.acronyms import Acronyms
from studyapp.core.quiz.alternatives import accepted_texts
from studyapp.core.quiz.making import compose
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import FALSE, TRUE, Question, QuestionKind, Quiz, QuizSpec
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.quiz.retrying import again


def whole(note, beside=()):
    return QuizNote(note, frozenset(note.ordinals()), frozenset(beside))


def made(make, note, *others, seed=1):
    return make(whole(note), QuestionKit([note, *others]), Random(seed))


@pytest.mark.parametrize(
    ("answer", "also"),
    [
        ("recall (sensitivity)", ["recall (sensitivity)", "recall", "sensitivity"]),
        (
            "recall (the true positive rate)",
            ["recall (the true positive rate)", "recall", "the true positive rate"],
        ),
        ("recall (one two three four five)", ["recall (one two three four five)", "recall"]),
        ("recall (of positives)", ["recall (of positives)", "recall"]),
        ("(n)", ["(n)"]),
    ],
)
def test_what_stands_in_brackets_is_another_name_unless_it_explains(answer, also):
    assert list(accepted_texts(answer, Acronyms.learnt(()))) == also


def test_at_most_two_dozen_ways_to_write_an_answer_are_kept_each_once():
    many = [f"name {chr(97 + i)}{chr(97 + j)}" for i in range(5) for j in range(9)]

    found = accepted_texts("name aa", Acronyms.learnt(()), ["names aa", *many])

    assert len(found) == 24
    assert found[:2] == ("name aa", "name ab")


def choice(*texts, right=1, front="Which?", **values):
    options = tuple(Choice(text, index < right) for index, text in enumerate(texts))
    return Note("c/1", "Deck", NoteKind.CHOICE, front, choices=options, **values)


@pytest.mark.parametrize(
    ("note", "is_asked"),
    [
        (choice("red", "green", "blue"), True),
        (choice("red", "green", "green"), False),
        (choice("red", "reds", "blue"), False),
        (choice("red"), False),
        (choice("red", "green", right=0), False),
        (choice("red", "green", front="Is it red?"), False),
        (choice("red", "green", front="Is it green?"), True),
        (choice("red", "green", front="Is it red or green?"), True),
    ],
)
def test_choices_are_asked_when_right_and_wrong_are_apart_and_untold(note, is_asked):
    assert (made(ask_choice.single, note) is not None) is is_asked


def test_one_right_choice_is_a_single_and_two_are_several():
    one, two = choice("a", "b", "c"), choice("a", "b", "c", right=2)

    assert made(ask_choice.single, one).kind is QuestionKind.SINGLE
    assert made(ask_choice.several, one) is None
    assert made(ask_choice.single, two) is None
    assert made(ask_choice.several, two).kind is QuestionKind.SEVERAL


def test_at_most_six_options_stand_and_one_of_them_is_wrong():
    letters = ["Amber", "Birch", "Cedar", "Daisy", "Elder", "Fennel", "Ginger", "Hazel"]
    many_wrong, many_right = choice(*letters), choice(*letters, right=7)

    single = made(ask_choice.single, many_wrong)
    several = made(ask_choice.several, many_right)

    assert (len(single.options), len(single.right)) == (6, 1)
    assert single.options[single.right[0]] == "Amber"
    assert (len(several.options), len(several.right)) == (6, 5)
    assert "Hazel" in several.options


def test_only_the_card_of_a_choice_that_is_in_the_pool_is_asked():
    kit, note = QuestionKit([choice("a", "b")]), choice("a", "b")

    assert ask_choice.single(QuizNote(note, frozenset({1})), kit, Random(1)) is None
    assert ask_choice.claim(QuizNote(note, frozenset({1})), kit, Random(1)) is None


def test_a_claim_is_right_as_often_as_wrong_and_tells_what_holds():
    note = choice("red", "green\nlight", "blue", back="So it is.", more="More.")
    claims = [made(ask_choice.claim, note, seed=seed) for seed in range(60)]

    right = [claim for claim in claims if claim.right == (TRUE,)]
    wrong = [claim for claim in claims if claim.right == (FALSE,)]
    assert 20 < len(right) < 40
    assert {claim.prompt for claim in right} == {"Which?\n\n> red"}
    assert {claim.prompt for claim in wrong} == {"Which?\n\n> green\n> light", "Which?\n\n> blue"}
    assert {claim.reason for claim in right} == {"So it is.\n\nMore."}
    assert {claim.reason for claim in wrong} == {"The right answer: red\n\nSo it is.\n\nMore."}
    assert made(ask_choice.claim, replace(note, kind=NoteKind.PLAIN)) is None


def steps(count, text="step number"):
    back = "\n".join(f"{n}. {text} {n}" for n in range(1, count + 1))
    return Note("o/1", "Deck", NoteKind.PLAIN, "How?", back)


@pytest.mark.parametrize(("count", "is_asked"), [(2, False), (3, True), (8, True), (9, False)])
def test_three_to_eight_steps_are_put_in_order(count, is_asked):
    question = made(ask_order.ordered, steps(count))

    assert (question is not None) is is_asked
    if question:
        assert [question.options[i] for i in question.right] == [
            f"step number {n}" for n in range(1, count + 1)
        ]


def test_steps_that_are_alike_or_too_long_are_not_put_in_order():
    alike = replace(steps(3), back="1. wash\n2. dry\n3. wash")
    longest, too_long = ("x" * (160 - 2), "x" * (161 - 2))

    assert made(ask_order.ordered, alike) is None
    assert made(ask_order.ordered, steps(3, longest)) is not None
    assert made(ask_order.ordered, steps(3, too_long)) is None


def open_note(name, deck, *points, **values):
    return Note(f"p/{name}", deck, NoteKind.OPEN, f"Why {name}?", key_points=points, **values)


OWN = ("amber lamps warm rooms", "birch logs burn slowly", "cedar oils repel moths")
FOREIGN = (
    open_note("x", "Field::Area::Two", "daisy petals close nightly"),
    open_note("y", "Field::Area::Two", "elder bushes shade gardens"),
    open_note("z", "Field::Area::Three", "ginger roots taste sharp"),
    open_note("w", "Field::Area::Three", "hazel twigs find water"),
)


def points_question(note, *others, seeds=12):
    found = (made(ask_points.several, note, *others, seed=seed) for seed in range(seeds))
    return next((question for question in found if question is not None), None)


def test_points_of_other_questions_stand_beside_ones_own():
    question = points_question(open_note("a", "Field::Area::One", *OWN), *FOREIGN)

    right = {question.options[index] for index in question.right}
    assert right <= set(OWN)
    assert len(right) in (2, 3)
    assert len(question.options) == len(right) + 2
    assert set(question.options) - right <= {p for note in FOREIGN for p in note.key_points}
    assert question.reason == "\n".join(f"- {point}" for point in OWN)


def tagged(notes, *tags):
    return [replace(note, tags=tags) for note in notes]


@pytest.mark.parametrize(
    ("note", "others"),
    [
        (open_note("a", "Field::Area::One", OWN[0]), FOREIGN),
        (open_note("a", "Field::Area::One", *OWN, tags=("design",)), FOREIGN),
        (open_note("a", "Field::Area::One", *OWN), tagged(FOREIGN, "design")),
        (open_note("a", "Field::Area::Two", *OWN), FOREIGN[:2]),
        (open_note("a", "Other::Area::One", *OWN), FOREIGN),
        (open_note("a", "Field::Area::One", *OWN, more="daisy elder ginger hazel"), FOREIGN),
        (
            open_note("a", "Field::Area::One", *OWN),
            [replace(n, key_points=("daisy",)) for n in FOREIGN],
        ),
        (replace(open_note("a", "Field::Area::One", *OWN), front="```code```"), FOREIGN),
    ],
)
def test_no_point_is_asked_that_might_be_right_there_as_well(note, others):
    assert points_question(note, *others) is None


def test_a_common_tag_makes_questions_of_other_areas_neighbours():
    note = open_note("a", "Other::Area::One", *OWN, tags=("maths",))

    assert points_question(note, *tagged(FOREIGN, "maths")) is not None


@pytest.mark.parametrize(
    ("back", "is_asked"),
    [
        ("one two three four", True),
        ("one two three four five", False),
        ("1,200 litres of the purest water", True),
        ("3 billion", True),
        ("...", False),
    ],
)
def test_a_short_answer_is_typed(back, is_asked):
    note = Note("t/1", "Deck", NoteKind.PLAIN, "Which is it?", back)

    assert (made(ask_term.typed, note) is not None) is is_asked


def gap(text):
    return Note("z/1", "Deck", NoteKind.CLOZE, "Row", f"It holds {{{{c1::{text}}}}} here.")


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("one two three", True),
        ("one two three four", False),
        ("$n^2+2n+1$", True),
        ("$n^2+2n+10$", False),
    ],
)
def test_a_gap_of_three_words_or_a_short_formula_is_typed(text, is_asked):
    assert (made(ask_cloze.typed, gap(text)) is not None) is is_asked


def test_a_quiz_has_a_match_for_every_ten_questions():
    words = [
        "amber",
        "birch",
        "cedar",
        "daisy",
        "elder",
        "fennel",
        "ginger",
        "hazel",
        "indigo",
        "jasmin",
        "kelp",
        "lotus",
    ]
    meanings = [
        "Warms rooms whose windows face the north wind.",
        "Burns slowly in stoves of old country inns.",
        "Repels moths that eat woollen winter coats.",
        "Closes its petals when evening begins to fall.",
        "Shades gardens where chickens scratch for worms.",
        "Smells of liquorice when rubbed between fingers.",
        "Tastes sharp and settles a sailor's stomach.",
        "Finds water underground, dowsers used to claim.",
        "Dyes cotton trousers a deep and lasting shade.",
        "Perfumes tea that is served after long dinners.",
        "Sways under waves and hides young fish well.",
        "Floats on ponds beside which monks sit still.",
    ]
    notes = [
        Note(f"m/{word}", "Field::Plants", NoteKind.REVERSED, word, meaning)
        for word, meaning in zip(words, meanings, strict=True)
    ]
    kit, asked = QuestionKit(notes), [whole(note) for note in notes]

    def matches(questions):
        quiz = compose(QuizSpec(questions=questions, seed=3), "", asked, kit)
        return Counter(question.kind for question in quiz.questions)[QuestionKind.MATCH]

    assert [matches(questions) for questions in (5, 19, 20)] == [1, 1, 2]


def test_a_second_try_comes_in_another_order():
    questions = [
        Question(QuestionKind.TYPED, str(number), (f"d/{number}",), (), "Deck", accepted=("x",))
        for number in range(8)
    ]

    tried = again(Quiz("Q", QuizSpec(), tuple(questions)), questions, seed=1)

    assert set(tried.questions) == set(questions)
    assert list(tried.questions) != questions
