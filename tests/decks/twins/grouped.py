"""Each head twice in place, or the whole list twice."""

heads = [0, 1]
print([head for head in heads for _ in range(2)])
print(heads * 2)
