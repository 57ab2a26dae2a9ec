"""The rule of broadcasting: shapes are aligned at the right, an axis of size 1 is repeated."""


def together(a, b):
    width = max(len(a), len(b))
    a, b = ((1,) * (width - len(shape)) + shape for shape in (a, b))
    return tuple(max(pair) for pair in zip(a, b, strict=True))


print(together((4, 1), (4,)))
