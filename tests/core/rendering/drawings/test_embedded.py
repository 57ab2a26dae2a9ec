"""Pictures inside of drawings are what they say, and of a modest size."""

import struct
from base64 import b64encode

import pytest

from studyapp.core.rendering.drawings.embedded import MOST_PIXELS, embedded_picture


def png(width, height):
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(9)


def gif(width, height):
    return b"GIF89a" + struct.pack("<HH", width, height) + bytes(9)


def jpeg(width, height):
    comment = b"\xff\xfe" + struct.pack(">H", 5) + b"abc"
    frame = b"\xff\xc2" + struct.pack(">HBHH", 11, 8, height, width)
    return b"\xff\xd8" + comment + frame + bytes(9)


def webp(kind, body):
    return b"RIFF" + bytes(4) + b"WEBP" + kind + bytes(4) + body


def webp_large(width, height):
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp(b"VP8X", bytes(4) + sides)


def webp_plain(width, height):
    return webp(b"VP8 ", bytes(6) + struct.pack("<HH", width, height))


def webp_lossless(width, height):
    return webp(b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14))


MAKERS = [png, gif, jpeg, webp_large, webp_plain, webp_lossless]


def address(content, kind="png"):
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


@pytest.mark.parametrize("make", MAKERS)
def test_the_size_is_read_before_the_picture_is(make):
    assert embedded_picture(address(make(300, 200))).pixels == 60_000


@pytest.mark.parametrize("make", MAKERS)
def test_too_many_pixels_are_refused(make):
    side = int(MOST_PIXELS**0.5)

    assert embedded_picture(address(make(side, side)))
    assert embedded_picture(address(make(side + 1, side))) is None


def test_the_address_says_what_the_picture_is():
    assert embedded_picture(address(gif(3, 3), "png")).address == address(gif(3, 3), "gif")
    assert embedded_picture(f" {address(png(3, 3))[:40]}\n{address(png(3, 3))[40:]}").address == (
        address(png(3, 3))
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "data:image/png;base64,",
        "data:image/png,abc",
        "data:image/png;base64,!!!",
        address(b"<svg/>"),
        address(png(3, 3), "svg+xml"),
        address(png(0, 3)),
        address(png(3, 3)[:18]),
        address(b"\xff\xd8\xff\xe0\x00\x00"),
        address(b"\xff\xd8\xff\xe0\x00\x09"),
        address(webp(b"XXXX", bytes(20))),
        "file:///x.png",
    ],
)
def test_anything_else_is_no_picture(text):
    assert embedded_picture(text) is None
