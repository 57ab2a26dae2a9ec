"""A linear layer and a low-rank path beside it, with lists."""

from random import Random

draw = Random(0).gauss


def matrix(rows, columns, number):
    return [[number() for _ in range(columns)] for _ in range(rows)]


def times(weights, x):
    return [sum(w * a for w, a in zip(row, x, strict=True)) for row in weights]


class LoRALinear:
    def __init__(self, base, rank, alpha):
        self.base = base
        self.a = matrix(rank, len(base[0]), lambda: draw(0, 0.02))
        self.b = matrix(len(base), rank, lambda: 0.0)
        self.scale = alpha / rank

    def __call__(self, x):
        low = times(self.b, times(self.a, x))
        return [y + d * self.scale for y, d in zip(times(self.base, x), low, strict=True)]

    def trained(self):
        return sum(len(row) for part in (self.a, self.b) for row in part)


layer = LoRALinear(matrix(32, 64, lambda: draw(0, 0.1)), rank=4, alpha=8)
x = [1.0] * 64
print(layer(x) == times(layer.base, x))
print(layer.trained())
