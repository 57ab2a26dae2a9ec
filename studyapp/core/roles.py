"""The roles that people are interviewed for, and which notes each of them is asked."""

from collections.abc import Collection
from enum import StrEnum

from studyapp.core.cards import comma_separated


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


def named_roles(own: str, deck: str) -> tuple[str, ...]:
    """Return the roles that a note is for: those it names itself, else its deck's; none: all."""
    return comma_separated(own) or comma_separated(deck)


def suits(role: str, named: Collection[str]) -> bool:
    """Whether what is for the named roles is asked in a role; no role asks everything."""
    return not role or not named or role in named


def closeness(role: str, named: Collection[str]) -> float:
    """Return how much a note is this role's own, 0 to 1: what few roles are asked is closest."""
    return 1 / len(named) if role and role in named else 0.0
