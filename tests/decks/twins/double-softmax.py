"""Cross-entropy that takes perfect probabilities for logits."""

from math import exp, log

output, right = [1.0, 0.0, 0.0], 0
print(round(log(sum(exp(x) for x in output)) - output[right], 2))
