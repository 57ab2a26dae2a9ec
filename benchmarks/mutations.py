"""Damaging files in the ways in which files get damaged, and in those in which people damage them."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random

LARGEST = 400_000
TOKENS = (
    *(b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n\n", b"\t", b" " * 40, b"\xc2\xa0"),
    *(b'"', b'""', b"'", b"`", b"```\n", b"~~~", b"$", b"$$", b"\\", b"\\(", b"\\[", b"{", b"}", b"{{c1::"),
    *(b"}}", b"::", b":::", b"==", b"**", b"__", b"|", b"---\n", b"## ", b"### More\n", b"- [x] ", b"> "),
    *(b"<", b">", b"<b>", b"</div>", b"<!--", b"-->", b"<![CDATA[", b"&amp;", b"&#0;", b"&#x110000;"),
    *(b"[", b"]", b"](", b"![", b"[sound:", b"[latex]", b"Q: ", b"A: ", b"C: ", b"?", b"??\n", b"#flashcards"),
    *(b"<!--SR:!2024-08-16,51,230-->", b"#separator:|\n", b"#columns:", b"null", b"[[[[", b"{}", b"-1", b"1e999"),
    *(b"9" * 30, b"0", b"NaN", b"2147483648", b"9999-99-99", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"%s%n"),
)  # fmt: skip
Mutation = Callable[[bytes, Random], bytes]


def mutated(samples: Sequence[bytes], random: Random) -> bytes:
    """Return one of the samples, damaged once or a few times; a package sometimes inside."""
    sample = random.choice(samples)
    if zipfile.is_zipfile(BytesIO(sample)) and random.random() < 0.7:
        return _repacked(sample, random)
    return _damaged(sample, samples, random)


def _damaged(sample: bytes, samples: Sequence[bytes], random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 1, 2, 3, 5, 8, 20))):
        mutation = random.choice(MUTATIONS)
        sample = mutation(sample, random)[:LARGEST]
    if random.random() < 0.05:
        other = random.choice(samples)
        sample = (
            sample[: random.randrange(len(sample) + 1)] + other[random.randrange(len(other) + 1) :]
        )
    return sample[:LARGEST]


def _repacked(sample: bytes, random: Random) -> bytes:
    """Return a package of which one file is damaged, and which says so nowhere."""
    with zipfile.ZipFile(BytesIO(sample)) as package:
        files = {info.filename: package.read(info) for info in package.infolist()}
    victim = random.choice(sorted(files))
    content = BytesIO()
    with zipfile.ZipFile(
        content, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    ) as package:
        for name, data in files.items():
            if name == victim:
                if random.random() < 0.05:
                    continue
                if random.random() < 0.05:
                    name = random.choice(("../x", "/x", "CON", "a" * 300, "x\\y", "media", ""))
                data = _damaged(data, [data], random)
            if name not in package.NameToInfo:
                package.writestr(name or "x", data)
    return content.getvalue()


def _flip(data: bytes, random: Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(random.choice((1, 2, 8)) if damaged else 0):
        damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def _delete(data: bytes, random: Random) -> bytes:
    start, end = _range(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random) -> bytes:
    start, end = _range(data, random)
    times = random.choice((2, 2, 3, 10, 200))
    return data[:start] + data[start:end] * min(times, LARGEST // max(1, end - start)) + data[end:]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    token = random.choice(TOKENS) * random.choice((1, 1, 1, 1, 2, 50, 3_000, 50_000))
    return data[:at] + token + data[at:]


def _noise(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((1, 4, 30))) + data[at:]


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _shuffle_lines(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _drop_lines(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    start = random.randrange(len(lines))
    return b"\n".join(lines[:start] + lines[start + random.randrange(1, 6) :])


def _join_lines(data: bytes, random: Random) -> bytes:
    return data.replace(
        b"\n", random.choice((b"", b" ", b"\r", b"\r\n", b"\x0b")), random.choice((1, 5, -1))
    )


def _move(data: bytes, random: Random) -> bytes:
    start, end = _range(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _range(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 4, 40, 400)))


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _delete, _repeat, _insert, _insert, _noise, _truncate),
    *(_shuffle_lines, _drop_lines, _join_lines, _move),
)
