import pytest

from studyapp.core.proofreading.questions import is_double

DOUBLE = (
    "What is LoRA, and why does it work?",
    "How is perplexity computed, and which models does it compare?",
    "What is overfitting and how do you notice it?",
    "Do you take a GAN, and how do you set it up?",
    "Which do careful pipelines start from, and for what reason?",
    "When do synthetic data help, and when do they harm?",
    "What did version 2.0 add to the data set, and why does it matter?",
    "Your model is slow. What do you measure? What do you change?",
    "How do you evaluate a generative model? Name the kinds of methods.",
)
SINGLE = (
    "Which three gains and which three costs does generative AI bring to office work?",
    "Which tasks go to a hosted model, which to other models, and which to no model?",
    "Where do features of a deep network transfer well, and where less?",
    "What does this show, and what not?",
    "What should be made uniform and what must stay varied?",
    "Which parts has a tool definition? Name five.",
    "The loss falls, and what users see gets worse. Which causes do you check?",
    'A customer writes: "What is it, and how much is it?" Which intent is this?',
    "How do recall and precision differ?",
    "Why is a power law both good and bad news?",
    "Self-attention",
)


@pytest.mark.parametrize("front", DOUBLE)
def test_two_questions_on_one_card_are_noticed(front):
    assert is_double(front)


@pytest.mark.parametrize("front", SINGLE)
def test_one_question_with_several_parts_is_one(front):
    assert not is_double(front)


def test_code_asks_nothing():
    assert not is_double("What does this print?\n\n```python\nask('What, and why?')\n```")
