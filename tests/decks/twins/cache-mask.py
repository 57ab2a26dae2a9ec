"""The mask of new queries over cached and new keys, from places instead of a diagonal."""

new, total = 2, 5
cached = total - new
print([[int(key > cached + query) for key in range(total)] for query in range(new)])
