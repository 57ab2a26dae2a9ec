"""What the learner can set about studying."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Study settings of a collection. Hours are local wall time, limits are cards a study day."""

    new_per_day: int = 10
    reviews_per_day: int = 100
    rollover_hour: int = 4
    reading: str = "hybrid"
    fuzz: bool = True
    interleave: bool = True
    leech_suspends: bool = False
    six_grades: bool = False
