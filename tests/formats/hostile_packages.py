"""Packages that mean harm, and honest ones to break."""

import json
import sqlite3
from contextlib import closing
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import zstandard
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

FIELDS = ("Front", "Back")
MODEL = {
    "1": {
        "id": 1,
        "name": "Basic",
        "type": 0,
        "flds": [{"name": name, "ord": place} for place, name in enumerate(FIELDS)],
        "tmpls": [
            {"name": "Card 1", "ord": 0, "qfmt": "{{Front}}", "afmt": "{{FrontSide}}{{Back}}"}
        ],
    }
}
DECKS = {"1": {"id": 1, "name": "Default", "desc": ""}}
NOTE = "INSERT INTO notes VALUES (?, ?, 1, 1700000000, -1, '', ?, '', 0, 0, '')"
CARD = """INSERT INTO cards VALUES (?, ?, 1, 0, 1700000000, -1, 2, 2, 900, 30, 2500, 4, 1, 0,
0, 0, 0, '{}')"""
REVIEW = "INSERT INTO revlog VALUES (?, ?, -1, 3, 30, 12, 2500, 4000, 1)"


def collection(path, *statements, notes=3, models=MODEL, decks=DECKS, version=11):
    """Write a small collection, change it by statements, and return its bytes."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA synchronous = OFF;" + APKG_SCHEMA + APKG_COL)
        connection.execute(
            "UPDATE col SET crt = 1600000000, models = ?, decks = ?, ver = ?",
            (models if isinstance(models, str) else json.dumps(models), json.dumps(decks), version),
        )
        for number in range(1, notes + 1):
            fields = f"question {number}\x1fanswer <b>{number}</b>"
            connection.execute(NOTE, (number, f"guid{number}", fields))
            connection.execute(CARD, (number, number))
            connection.execute(REVIEW, (1_690_000_000_000 + number, number))
        for statement in statements:
            connection.executescript(statement)
        connection.commit()
    content = path.read_bytes()
    path.unlink()
    return content


def package(path, entries):
    """Write a zip from names (or ZipInfo) and contents."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def legacy(path, *statements, media=None, extra=None, **options):
    """Write a package of the middle generation around a small collection."""
    content = collection(path.with_suffix(".db"), *statements, **options)
    listed = json.dumps(media or {})
    return package(path, {"collection.anki2": content, "media": listed, **(extra or {})})


def packed(content):
    """Return content packed by zstd."""
    return zstandard.ZstdCompressor().compress(content)


def link(name):
    """Return an entry that is a symbolic link."""
    info = ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


def varint(value):
    """Return a number as protobuf writes it."""
    written = bytearray()
    while value > 127:
        written.append(value & 127 | 128)
        value >>= 7
    return bytes([*written, value])


def message(number, content):
    """Return an inner message as protobuf writes it."""
    return varint(number << 3 | 2) + varint(len(content)) + content
