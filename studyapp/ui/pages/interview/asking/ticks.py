"""The colour and the sign of each mark that a key point can have."""

from studyapp.core.interview.rubric import Tick

TONES = {Tick.YES: "good", Tick.HALF: "hard", Tick.NO: "again"}
ICONS = {Tick.YES: "check", Tick.HALF: "minus", Tick.NO: "cross"}
