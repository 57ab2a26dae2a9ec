"""How many transactions were committed, read from SQLite's write-ahead log.

The log's format is documented in "Database File Format", section 4: a header of 32 bytes,
then frames of a 24-byte header and a page; a frame that ends a transaction has a size of
the database other than 0 in its second word.
"""

import struct
from pathlib import Path

_HEADER, _FRAME = struct.Struct(">8I"), struct.Struct(">6I")


def commits(log_file: Path) -> int:
    """Return how many transactions the log holds since it was last begun anew."""
    content = log_file.read_bytes() if log_file.exists() else b""
    if len(content) < _HEADER.size:
        return 0
    header = _HEADER.unpack_from(content)
    step = _FRAME.size + header[2]
    count = 0
    for start in range(_HEADER.size, len(content) - step + 1, step):
        frame = _FRAME.unpack_from(content, start)
        if frame[2:4] != header[4:6]:
            break
        count += frame[1] > 0
    return count
