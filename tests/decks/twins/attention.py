"""Causal attention for one head, with lists."""

from math import exp, inf


def softmax(row):
    powers = [exp(x - max(row)) for x in row]
    return [p / sum(powers) for p in powers]


def attend(queries, keys, values):
    out = []
    for i, q in enumerate(queries):
        row = [
            sum(a * b for a, b in zip(q, k, strict=True)) / len(q) ** 0.5 if j <= i else -inf
            for j, k in enumerate(keys)
        ]
        out.append(sum(w * v for w, v in zip(softmax(row), values, strict=True)))
    return out


zeros = [[0.0] * 4 for _ in range(3)]
print([round(x, 2) for x in attend(zeros, zeros, [0.0, 6.0, 12.0])])
