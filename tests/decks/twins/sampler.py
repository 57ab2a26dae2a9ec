"""Temperature, top-k and top-p, with lists."""

from itertools import accumulate
from math import exp, inf, log


def truncated(logits, temperature=1.0, top_k=50, top_p=1.0):
    order = sorted(range(len(logits)), key=lambda i: -logits[i])
    kept = [logits[i] / temperature if rank < top_k else -inf for rank, i in enumerate(order)]
    powers = [exp(x - kept[0]) for x in kept]
    probs = [p / sum(powers) for p in powers]
    after = accumulate(probs)
    probs = [p if total - p < top_p else 0.0 for p, total in zip(probs, after, strict=True)]
    return order, [p / sum(probs) for p in probs]


order, probs = truncated([log(p) for p in (0.15, 0.5, 0.05, 0.3)], top_p=0.7)
print(order)
print([round(p, 3) for p in probs])
