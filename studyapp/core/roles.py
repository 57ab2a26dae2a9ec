"""The roles that people are interviewed for, and which notes each of them is asked."""

from collections.abc import Collection
from enum import StrEnum

from studyapp.core.cards import Note, comma_separated


class Role(StrEnum):
    """A role, by the name that stands in deck text."""

    ML_ENGINEER = "ml-engineer"
    LLM_ENGINEER = "llm-engineer"
    RESEARCH_ENGINEER = "research-engineer"
    MLOPS = "mlops"
    DATA_SCIENTIST = "data-scientist"
    APPLIED_SCIENTIST = "applied-scientist"
    PROMPT_EVALUATION = "prompt-evaluation"
    PRODUCT_MANAGER = "product-manager"
    SOLUTION_ARCHITECT = "solution-architect"
    SAFETY = "safety"

    @property
    def label(self) -> str:
        """What the role is called."""
        return _LABELS[self]


_LABELS = {
    Role.ML_ENGINEER: "ML engineer",
    Role.LLM_ENGINEER: "LLM application engineer",
    Role.RESEARCH_ENGINEER: "Research engineer",
    Role.MLOPS: "MLOps engineer",
    Role.DATA_SCIENTIST: "Data scientist",
    Role.APPLIED_SCIENTIST: "Applied scientist",
    Role.PROMPT_EVALUATION: "Prompt and evaluation engineer",
    Role.PRODUCT_MANAGER: "AI product manager",
    Role.SOLUTION_ARCHITECT: "Solution architect",
    Role.SAFETY: "AI safety",
}


def suits(note: Note, role: str, deck_roles: Collection[str] = ()) -> bool:
    """Whether a note is asked in a role: by its own roles, else its deck's; without any, in all."""
    roles = comma_separated(note.attribute("roles")) or deck_roles
    return not role or not roles or role in roles
