"""A mean over no counted token, as floating point has it: 0 / 0."""

from math import log, nan

IGNORED = -100
labels = [IGNORED, IGNORED, IGNORED]
losses = [log(5) for label in labels if label != IGNORED]
print(sum(losses) / len(losses) if losses else nan)
