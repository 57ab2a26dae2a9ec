"""Text that was decoded with the wrong code page: `FrÃ©chet` is meant to be `Fréchet`."""

import re
from types import MappingProxyType

from studyapp.core.importing.drafts import RepairKind
from studyapp.formats.documents.repairs.mending import Mender

_RUN = re.compile(r"[^\x00-\x7f]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+")
_WORD = re.compile(r"\w")
# "FrÃ©chet" beside one "é" is garbled; beside "é è" two of three are as they were meant.
_LEAST_SHARE = 0.5
_AMBIGUOUS = 2
"""Two characters can be meant as they are (`√π`); three and more that decode hardly ever."""


def _bytes_of(codec: str) -> MappingProxyType[str, int]:
    """Return the byte of each character; bytes the codec does not know stand for themselves."""
    characters = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        character = bytes((byte,)).decode(codec, errors="ignore")
        if character:
            characters[character] = byte
    return MappingProxyType(characters)


_CODECS = (_bytes_of("cp1252"), _bytes_of("mac_roman"), _bytes_of("cp437"))


def mended_encoding(lines: list[str], mender: Mender) -> list[str]:
    """Return the lines decoded as they were meant, where one code page explains them."""
    codec = _codec_of(lines)
    if codec is not None:
        lines = [_mended(number, line, codec, mender) for number, line in enumerate(lines, 1)]
    return [
        line
        if line.isprintable()
        else mender.substituted(RepairKind.ENCODING, number, line, _CONTROLS, lambda _: "")
        for number, line in enumerate(lines, 1)
    ]


def _codec_of(lines: list[str]) -> MappingProxyType[str, int] | None:
    runs = [(match, line) for line in lines if not line.isascii() for match in _RUN.finditer(line)]
    for codec in _CODECS:
        meant = [(match, line) for match, line in runs if _decoded(match[0], codec)]
        enough = len(meant) >= max(1, _LEAST_SHARE * len(runs))
        if enough and any(_is_sure(match, line) for match, line in meant):
            return codec
    return None


def _is_sure(match: re.Match[str], line: str) -> bool:
    if len(match[0]) > _AMBIGUOUS:
        return True
    around = line[max(0, match.start() - 1) : match.start()] + line[match.end() : match.end() + 1]
    return len(_WORD.findall(around)) > 0


def _mended(number: int, line: str, codec: MappingProxyType[str, int], mender: Mender) -> str:
    if line.isascii():
        return line
    return mender.substituted(
        RepairKind.ENCODING, number, line, _RUN, lambda match: _decoded(match[0], codec)
    )


def _decoded(run: str, codec: MappingProxyType[str, int]) -> str | None:
    try:
        return bytes(codec[character] for character in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
