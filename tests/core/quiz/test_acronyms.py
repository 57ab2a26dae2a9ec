"""Acronyms are learnt from the texts that spell them out, and from nothing else."""

import pytest

from studyapp.core.quiz.acronyms import Acronyms, is_short_for
from studyapp.core.quiz.alternatives import accepted_texts
from studyapp.core.quiz.texts import key


def keys(texts):
    return {key(text) for text in texts}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("How does retrieval-augmented generation (RAG) work?", "RAG", "retrieval-augmented generation"),
        ("What is a mixture of experts (MoE)?", "MoE", "mixture of experts"),
        ("Three GANs (generative adversarial networks) at work", "GAN", "generative adversarial network"),
        ("LoRA (low-rank adaptation) freezes weights.", "LoRA", "low-rank adaptation"),
        ("Direct preference optimisation (DPO) and others", "DPO", "direct preference optimisation"),
    ],
)  # fmt: skip
def test_a_spelled_out_acronym_is_learnt_both_ways(text, short, long):
    acronyms = Acronyms.learnt([text])

    assert acronyms.same(short, long)
    assert acronyms.same(long, short)


@pytest.mark.parametrize(
    "text",
    [
        "Additive (Bahdanau) attention",
        "The course (by Isa Fulford)",
        "Prompt part (Task)",
        "See the table (NASA)",
        "no brackets at all",
    ],
)
def test_what_only_stands_in_brackets_is_no_acronym(text):
    assert len(Acronyms.learnt([text])) == 0


def test_a_question_before_the_long_form_is_no_part_of_it():
    acronyms = Acronyms.learnt(
        ["How do you evaluate a retrieval-augmented generation (RAG) system?"]
    )

    assert keys(acronyms.forms("RAG")) == {"retrieval augmented generation"}


def test_an_acronym_inside_a_term_is_spelled_out_too():
    acronyms = Acronyms.learnt(["retrieval-augmented generation (RAG)"])

    assert "reranking in retrieval augmented generation" in keys(acronyms.forms("reranking in RAG"))
    assert acronyms.forms("reranking in fragments") == ()


def test_the_letters_of_an_acronym_begin_words_in_order():
    assert is_short_for("RLHF", "reinforcement learning from human feedback")
    assert not is_short_for("RAG", "reinforcement learning from human feedback")
    assert not is_short_for("AI", "a")


def test_every_way_to_write_an_answer_is_accepted():
    acronyms = Acronyms.learnt(["proximal policy optimisation (PPO)"])

    accepted = accepted_texts("Proximal policy optimisation (PPO)", acronyms, ["the clipped one"])

    assert accepted[0] == "Proximal policy optimisation (PPO)"
    assert keys(accepted) >= {"proximal policy optimisation", "ppo", "clipped one"}


def test_an_explanation_in_brackets_is_no_answer_by_itself():
    accepted = accepted_texts("Generator (in adversarial training)", Acronyms({}))

    assert keys(accepted) == {"generator in adversarial training", "generator"}
