"""Softmax of a row without a single allowed key."""

from math import exp, inf

row = [-inf, -inf]
powers = [exp(x - max(row)) for x in row]
print([p / sum(powers) for p in powers])
