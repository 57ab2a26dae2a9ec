"""Whether a front asks two things; whoever knows one of them cannot grade the card."""

import re

_ASKING = r"(?:why|how|what|which|when|where|who|whose)"
_CODE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1\s*$", re.DOTALL | re.MULTILINE)
_ASIDE = re.compile(r'"[^"]*"|“[^”]*”|\([^()]*\)|`[^`]*`|\$[^$]*\$')
_BETWEEN_SENTENCES = re.compile(r"(?<=[.?!:])\s+")

_JOINED = re.compile(
    rf"""\w,\s+and\s+                # "What is LoRA, and
    (?:(?:to|for|by|in|from|on|at|of)\s+)?
    {_ASKING}\b                      # what is trained?"
    (?!\s+(?:not|less|more|to|for|towards?|no)\b)  # "..., and which to no model?" goes on listing
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Set by "What is X, and why Y?" and "How is X measured, and which ...?"; "Which three gains and
which three costs does it bring?" has no comma and one verb."""

_JOINED_WITHOUT_COMMA = re.compile(
    rf"\b{_ASKING}\b.*\b(?:is|are|was|do|does|did|can|has|have)\b.*\sand\s+{_ASKING}"
    r"\s+(?:is|are|was|do|does|did|can|could|would|should|will|must)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Set by "What is overfitting and how do you notice it?"; "What should be made uniform and what
must stay varied?" asks for the two sides of one line, and its first half has no such verb."""

_THEN_TOLD = re.compile(
    r"(?:name|give|say|explain|describe|justify|show|state|compare|estimate)\b"
    r"(?!\s+(?:two|three|four|five|six|seven|\d)\b)",
    re.IGNORECASE,
)
"""Set by "How do you evaluate a generative model? Name the kinds of methods."; "Which parts has
it? Name five." only says how many."""


def is_double(front: str) -> bool:
    """Whether a front asks two things, as far as its form tells.

    Two questions, a question with another behind `, and`, or a question and a task.
    """
    bare = _ASIDE.sub("x", _CODE.sub("", front))
    sentences = _BETWEEN_SENTENCES.split(bare.strip())
    questions = [text for text in sentences if text.endswith("?")]
    if len(questions) > 1:
        return True
    if any(_JOINED.search(each) or _JOINED_WITHOUT_COMMA.search(each) for each in questions):
        return True
    after = sentences[sentences.index(questions[0]) + 1 :] if questions else []
    return any(_THEN_TOLD.match(text) for text in after)
