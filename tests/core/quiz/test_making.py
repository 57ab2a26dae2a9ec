"""Quizzes are made from notes: repeatable, mixed, each note once, never giving themselves away."""

from random import Random

import pytest

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.quiz.ask_order import steps_of
from studyapp.core.quiz.entries import Past
from studyapp.core.quiz.making import compose, questions_of
from studyapp.core.quiz.question_kit import QuestionKit
from studyapp.core.quiz.questions import FALSE, TRUE, QuestionKind, QuizSpec
from studyapp.core.quiz.quiz_note import QuizNote
from studyapp.core.quiz.texts import contains, key

COLOURS = "red green blue yellow purple orange black white brown violet silver golden".split()  # noqa: SIM905
SHAPES = "circle square triangle star cross arrow heart moon spiral ladder wave cloud".split()  # noqa: SIM905
MEANINGS = (
    "Hung out by the dispatcher when a freight train must wait for rain to end.",
    "Painted on doors behind which somebody keeps bees in winter.",
    "A warning to swimmers that jellyfish drift near the shore.",
    "Worn by nurses who work nights on a children's ward.",
    "Tells pilots that the runway was swept less than an hour ago.",
    "Marks barrels whose wine has aged under water.",
    "Given to pupils after their first poem learnt by heart.",
    "Shown at crossings where wild horses come down from hills.",
    "The seal of notaries in towns without a court.",
    "Printed on maps beside wells that dry out during August.",
    "A badge for climbers who turned back in good time.",
    "Sewn into flags of ships that carry only mail.",
)
SINGLE, TYPED, MATCH = QuestionKind.SINGLE, QuestionKind.TYPED, QuestionKind.MATCH


def term(index, deck="Field::Signs", **values):
    wanted = {
        "kind": NoteKind.REVERSED,
        "front": f"{COLOURS[index].capitalize()} {SHAPES[index]}",
        "back": MEANINGS[index],
        "tags": ("definition",),
    }
    return Note(f"signs/t{index}", deck, **{**wanted, **values})


def choice(index, right=1):
    options = [Choice(f"{COLOURS[i]} number {index}", i < right) for i in range(4)]
    return Note(
        f"c/{index}",
        "Field::Choices",
        NoteKind.CHOICE,
        f"Which colour has row {index}?",
        choices=tuple(options),
    )


def asked(notes):
    return [QuizNote(note, frozenset(note.ordinals())) for note in notes]


def quiz(notes, past=None, **wishes):
    spec = QuizSpec(**{"questions": 10, "seed": 1, **wishes})
    kit = QuestionKit(notes) if past is None else QuestionKit(notes, past)
    return compose(spec, "Quiz", asked(notes), kit)


@pytest.fixture
def shelf():
    cloze = [
        Note(
            f"z/{i}",
            "Field::Gaps",
            NoteKind.CLOZE,
            f"Row {i}",
            f"The harbour of row {i} is {{{{c1::{SHAPES[i]}}}}}.",
        )
        for i in range(6)
    ]
    return [*(term(i) for i in range(12)), *(choice(i) for i in range(6)), *cloze]


def test_the_same_seed_gives_the_same_quiz_whatever_the_order_of_the_notes(shelf):
    assert quiz(shelf) == compose(
        QuizSpec(questions=10, seed=1), "Quiz", asked(shelf[::-1]), QuestionKit(shelf)
    )
    assert quiz(shelf, seed=2) != quiz(shelf)


def test_a_note_is_asked_once_while_others_are_left(shelf):
    made = quiz(shelf, questions=12, kinds=tuple(k for k in QuestionKind if k is not MATCH))

    notes = [question.note for question in made.questions]
    assert len(notes) == 12
    assert len(set(notes)) == 12


def test_kinds_are_mixed(shelf):
    kinds = {question.kind for question in quiz(shelf, questions=15).questions}

    assert kinds >= {SINGLE, TYPED, MATCH, QuestionKind.TRUE_FALSE, QuestionKind.CLOZE}


@pytest.mark.parametrize("kind", [k for k in QuestionKind if k is not QuestionKind.ORDER])
def test_only_the_kinds_wished_for_are_asked(shelf, kind):
    made = quiz(shelf, kinds=(kind,), questions=2)

    assert made.questions
    assert {question.kind for question in made.questions} == {kind}


def test_a_small_pool_is_asked_in_other_ways_rather_than_too_little(shelf):
    made = quiz(shelf[:5], questions=8)

    assert len(made.questions) > 5


def test_nothing_to_ask_gives_no_questions():
    assert quiz([Note("o/1", "Deck", NoteKind.OPEN, "Why?", "Because.")]).questions == ()
    assert quiz([]).questions == ()


def test_only_cards_of_the_pool_are_asked():
    note = term(0)
    others = [term(i) for i in range(1, 8)]
    kit = QuestionKit([note, *others])
    for seed in range(20):
        spec = QuizSpec(questions=5, seed=seed)
        made = compose(spec, "", [QuizNote(note, frozenset({1}))], kit)
        cards = {card for question in made.questions for card in question.cards}
        assert cards == {"signs/t0#1"}


def test_no_prompt_contains_what_is_to_be_typed(shelf):
    telling = Note(
        "t/x", "Field::Signs", NoteKind.REVERSED, "Blue wave", "A blue wave is a sign of rain."
    )
    for seed in range(5):
        for question in quiz(
            [*shelf, telling], kinds=(TYPED, QuestionKind.CLOZE), seed=seed
        ).questions:
            assert not any(contains(question.prompt, text) for text in question.accepted)
            assert question.note != "t/x"


def test_a_single_choice_has_four_options_of_which_one_is_right(shelf):
    made = quiz(shelf, kinds=(SINGLE,), questions=18).questions

    assert len(made) == 18
    for question in made:
        assert len(set(map(key, question.options))) == 4
        assert len(question.right) == 1


def test_a_synonym_is_never_a_distractor():
    notes = [
        term(0, front="Retrieval-augmented generation (RAG)"),
        term(1, front="RAG"),
        term(2, front="Retrieval augmented generation"),
        *(term(i) for i in range(3, 9)),
    ]
    same = {"rag", "retrieval augmented generation", "retrieval augmented generation rag"}
    made = [q for seed in range(12) for q in quiz(notes, kinds=(SINGLE,), seed=seed).questions]

    assert {"signs/t0", "signs/t1", "signs/t2"} <= {question.note for question in made}
    for question in made:
        assert sum(key(option) in same for option in question.options) <= 1


def test_a_term_named_in_the_definition_is_never_a_distractor():
    notes = [
        term(0, back=f"Unlike the {COLOURS[1]} {SHAPES[1]} it hangs upside down."),
        *(term(i) for i in range(1, 9)),
    ]

    made = [q for seed in range(12) for q in quiz(notes, kinds=(SINGLE,), seed=seed).questions]
    named = [question for question in made if question.note == "signs/t0"]

    assert named
    assert not any("Green square" in question.options for question in named)
    assert not any(notes[1].back in question.options for question in named)


def test_what_is_easily_confused_is_offered_first():
    notes = [term(0, attributes=(("contrast", "t7"),)), *(term(i) for i in range(1, 12))]
    options = [
        question.options
        for seed in range(8)
        for question in quiz(notes, kinds=(SINGLE,), seed=seed, questions=12).questions
        if question.note == "signs/t0"
    ]

    assert options
    assert all(notes[7].front in shown or notes[7].back in shown for shown in options)


def test_past_mistakes_are_offered_again():
    notes = [term(i) for i in range(12)]
    mistaken = Past(mistakes=("Yellow star",))
    made = [
        question
        for seed in range(10)
        for question in quiz(notes, lambda guid: mistaken, kinds=(SINGLE,), seed=seed).questions
        if "Yellow star" not in question.reason
    ]

    assert made
    assert all("Yellow star" in q.options or notes[3].back in q.options for q in made)


def test_what_was_counted_as_right_is_accepted_from_then_on():
    notes = [term(i) for i in range(6)]
    claimed = Past(accepted=("the crimson ring",))

    made = quiz(notes, lambda guid: claimed, kinds=(TYPED,))

    assert all("the crimson ring" in question.accepted for question in made.questions)


def test_a_claim_is_as_often_true_as_false(shelf):
    right = [
        question.right[0]
        for seed in range(40)
        for question in quiz(shelf, kinds=(QuestionKind.TRUE_FALSE,), seed=seed).questions
    ]

    assert 0.4 < right.count(TRUE) / len(right) < 0.6
    assert set(right) == {TRUE, FALSE}


def test_a_false_claim_gives_the_definition_of_another_term(shelf):
    backs = {note.back for note in shelf}
    for question in quiz([term(i) for i in range(12)], kinds=(QuestionKind.TRUE_FALSE,)).questions:
        shown = question.prompt.partition("> ")[2]
        own = next(note.back for note in shelf if note.guid == question.note)
        assert shown in backs
        assert (shown == own) == (question.right == (TRUE,))
        assert own in question.reason


def test_a_match_has_four_to_six_pairs_that_belong_together():
    notes = [term(i) for i in range(12)]
    by_front = {note.front: note for note in notes}

    for seed in range(6):
        made = quiz(notes, kinds=(MATCH,), seed=seed, questions=2)
        for question in made.questions:
            assert 4 <= len(question.options) <= 6
            for option, right, guid in zip(
                question.options, question.right, question.notes, strict=True
            ):
                assert by_front[option].back == question.partners[right]
                assert by_front[option].guid == guid


def test_several_right_options_of_a_note_are_asked_together():
    made = quiz([choice(1, right=2)], kinds=(QuestionKind.SEVERAL,))

    (question,) = made.questions
    assert {question.options[i] for i in question.right} == {"red number 1", "green number 1"}


def test_numbers_stand_beside_numbers():
    note = Note("z/1", "Deck", NoteKind.CLOZE, "Sizes", "The harbour has {{c1::1,200}} berths.")

    (question,) = quiz([note], kinds=(SINGLE,)).questions

    assert question.options[question.right[0]] == "1,200"
    assert all(option.replace(",", "").isdecimal() for option in question.options)
    assert len(set(question.options)) == 4


def test_gaps_that_could_change_places_are_no_options_for_each_other():
    together = "It compares {{c1::apples}} with {{c2::pears}}, {{c3::plums}} and {{c4::figs}}."
    apart = "Monday brings {{c1::apples}}; Tuesday brings {{c2::pears}}; Friday brings {{c3::plums}}; Sunday brings {{c4::figs}}."

    def made(text):
        return quiz([Note("z/1", "Deck", NoteKind.CLOZE, "Fruit", text)], kinds=(SINGLE,)).questions

    assert made(together) == ()
    assert set(made(apart)[0].options) == {"apples", "pears", "plums", "figs"}
    assert not any(contains(made(apart)[0].prompt, fruit) for fruit in made(apart)[0].options)


@pytest.mark.parametrize(
    ("back", "steps"),
    [
        ("1. wash\n2. cut\n3. fry\n\nServe hot.", ["wash", "cut", "fry"]),
        ("1) wash\n2) cut\n3) fry", ["wash", "cut", "fry"]),
        ("wash → cut → fry.", ["wash", "cut", "fry"]),
        ("- wash\n- cut\n- fry", []),
        ("$a → b → c$", []),
        ("```\n1. wash\n2. cut\n3. fry\n```", []),
        ("Wash, then cut.", []),
    ],
)
def test_steps_are_read_from_lists_and_arrows(back, steps):
    assert steps_of(Note("d/s", "Deck", NoteKind.PLAIN, "How?", back)) == steps


def test_gaps_joined_by_then_are_steps_and_are_put_in_another_order():
    text = "First {{c1::wash}}, then {{c2::cut}}, then {{c3::fry}}, and last {{c4::eat}}."
    note = Note("d/s", "Deck", NoteKind.CLOZE, "Cooking", text)

    (question,) = quiz([note], kinds=(QuestionKind.ORDER,)).questions

    assert [question.options[i] for i in question.right] == ["wash", "cut", "fry", "eat"]
    assert question.right != (0, 1, 2, 3)


def test_lengths_of_options_do_not_tell_which_one_is_right():
    long_first = [
        Note(
            f"c/{i}",
            "Deck",
            NoteKind.CHOICE,
            f"Question {i}?",
            choices=(
                Choice("right " + "x" * (40 if i % 3 else 15), True),
                *(
                    Choice(f"wrong {word} " + "x" * n, False)
                    for word, n in (("a", 10), ("b", 20), ("c", 30))
                ),
            ),
        )
        for i in range(90)
    ]
    kit = QuestionKit(long_first)
    longest = total = 0
    for seed in range(30):
        made = compose(
            QuizSpec(questions=10, seed=seed, kinds=(SINGLE, QuestionKind.TRUE_FALSE)),
            "",
            asked(long_first),
            kit,
        )
        for question in made.questions:
            if question.kind is SINGLE:
                total += 1
                longest += max(question.options, key=len) == question.options[question.right[0]]

    assert total > 60
    assert longest / total < 0.6


def test_every_way_to_ask_a_note_can_be_listed(shelf):
    kit, guids = QuestionKit(shelf), frozenset(note.guid for note in shelf)
    every = [QuizNote(note, frozenset(note.ordinals()), guids - {note.guid}) for note in shelf]

    kinds = {q.kind for one in every for q in questions_of(one, kit, Random(1))}

    assert kinds == {*QuestionKind} - {MATCH, QuestionKind.ORDER}
