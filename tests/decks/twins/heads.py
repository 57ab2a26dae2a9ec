"""Splitting a width of 12 into 3 heads, with nested lists."""


def shape(nested):
    return (len(nested), *shape(nested[0])) if isinstance(nested, list) else ()


def split(tokens, heads, width):
    return [[token[h * width : (h + 1) * width] for token in tokens] for h in range(heads)]


def scores(head):
    return [[sum(a * b for a, b in zip(q, k, strict=True)) for k in head] for q in head]


x = [[[0.0] * 12 for _ in range(5)] for _ in range(2)]
q = [split(tokens, heads=3, width=4) for tokens in x]
print(shape(q))
print(shape([[scores(head) for head in heads] for heads in q]))
