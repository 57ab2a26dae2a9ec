"""Bytes of a text file to text, whatever its encoding; what is no text is refused."""

import codecs
import re

from charset_normalizer import from_bytes

from studyapp.core.errors import StudyError

MAX_BYTES = 50_000_000  # 100,000 notes of 500 letters
_SAMPLE = 16_000  # bytes of lines that are not ASCII: some hundred sentences
# Two control characters in a hundred letters are left by a terminal, three are no text any more
# (`bytes(range(256))` has eleven). One zero in a thousand is a slip of an editor, two are records.
_MOST_CONTROLS = 0.02
_MOST_ZEROS = 0.001
# "абв " again and again: the blanks of UTF-16 are a quarter of its characters. Machine code has
# zeros in both halves.
_LEAST_ZEROS_OF_UTF_16 = 0.2
_FALLBACK = "cp1252"
_TIE = 0.05  # "naïve" alone reads as well in five encodings: the usual one is then believed
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARIES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a packed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a rich text file",
    b"\xd0\xcf\x11\xe0": "an old office file",
}
_OLD_ENCODINGS = (
    *("cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "koi8_r"),
    *("iso8859_2", "cp850", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_AROUND = 300  # bytes to each side of a letter, a sentence or two: its words tell the language


def decoded(content: bytes, *, source: str) -> str:
    """Return the text of a file; `source` is its name, for errors."""
    _refuse_binary(content, source)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _whole(content, encoding, source)
    has_zeros = b"\0" in content
    wide = _utf_16(content) if has_zeros else None
    if wide:
        return _whole(content, wide, source)
    zeros = _share(content, b"\0") if has_zeros else 0.0
    if zeros > _MOST_ZEROS or _share(content, _CONTROLS) > _MOST_CONTROLS:
        raise _not_text(source)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _from_old_encoding(content)


def _refuse_binary(content: bytes, source: str) -> None:
    if len(content) > MAX_BYTES:
        raise StudyError(
            f"{source} is larger than {MAX_BYTES // 1_000_000} MB: cut it into smaller files."
        )
    for start, kind in _KNOWN_BINARIES.items():
        if content.startswith(start):
            raise StudyError(
                f"{source} is {kind}, not text: open it, copy its text and paste that here."
            )


def _whole(content: bytes, encoding: str, source: str) -> str:
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd") + len(_CONTROL.findall(text))
    if lost > len(text) * _MOST_CONTROLS:
        raise _not_text(source)
    return text


def _not_text(source: str) -> StudyError:
    return StudyError(f"{source} is not a text file: save it as text (UTF-8) and try again.")


def _share(content: bytes, wanted: bytes) -> float:
    return (len(content) - len(content.translate(None, wanted))) / max(1, len(content))


def _utf_16(content: bytes) -> str | None:
    """Return which UTF-16 a file without a byte order mark is written in, if it is."""
    first, second = content[0::2], content[1::2]
    if _share(second, b"\0") > _LEAST_ZEROS_OF_UTF_16 and not _share(first, b"\0"):
        return "utf-16-le"
    if _share(first, b"\0") > _LEAST_ZEROS_OF_UTF_16 and not _share(second, b"\0"):
        return "utf-16-be"
    return None


def _from_old_encoding(content: bytes) -> str:
    """Return text in the encoding that reads best; lines of plain ASCII have no say."""
    sample = b"\n".join(_telling_lines(content))
    found = from_bytes(sample, cp_isolation=list(_OLD_ENCODINGS), enable_fallback=False)
    best, usual = found.best(), next((m for m in found if m.encoding == _FALLBACK), None)
    if usual and best and usual.chaos <= best.chaos and usual.coherence > best.coherence - _TIE:
        best = usual
    for encoding in (best.encoding if best else _FALLBACK, _FALLBACK):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def _telling_lines(content: bytes) -> list[bytes]:
    """Return pieces of lines around what is not ASCII, until there are enough of them."""
    lines: list[bytes] = []
    size = end = 0
    for match in _NOT_ASCII.finditer(content):
        if match.start() < end:
            continue
        start = max(end, match.start() - _AROUND, content.rfind(b"\n", 0, match.start()) + 1)
        end = match.end() + _AROUND
        lines.append(content[start:end].partition(b"\n")[0])
        end = start + len(lines[-1])
        size += len(lines[-1])
        if size > _SAMPLE:
            break
    return lines
