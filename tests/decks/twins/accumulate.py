"""The derivative of w * x by w is x; two backward passes add up."""

gradient = 0.0
for x in (1.0, 3.0):
    gradient += x
print(gradient)
