"""Packages that mean harm are refused, each with one sentence, and leave nothing behind."""

import json
import struct
import warnings
from contextlib import suppress
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hostile_packages import (
    MODEL,
    collection,
    legacy,
    link,
    message,
    package,
    packed,
    varint,
)

from studyapp.core.errors import StudyError
from studyapp.formats.anki.reading.reader import read_apkg
from studyapp.formats.common.safe_zip import Limits

META = b"\x08\x03"


@pytest.fixture
def workspace(tmp_path):
    """Return an empty folder for what is unpacked."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder


@pytest.fixture
def target(tmp_path):
    """Return where a package may be written."""
    return tmp_path / "deck.apkg"


@pytest.fixture
def sound(tmp_path):
    """Return the bytes of a collection that there is nothing wrong with."""
    return collection(tmp_path / "sound.db")


def refuse(path, workspace, words, **options):
    with pytest.raises(StudyError, match=words) as refused:
        read_apkg(path, workspace, **options)
    assert list(workspace.iterdir()) == []
    assert "\n" not in str(refused.value)
    return str(refused.value)


def newest(target, sound, media, extra=None):
    """Write a package of the newest generation."""
    entries = {"meta": META, "collection.anki21b": packed(sound), "media": packed(media)}
    return package(target, entries | (extra or {}))


def test_an_honest_package_is_read(target, workspace):
    arrival = read_apkg(legacy(target), workspace)

    assert [each.back for each in arrival.notes] == ["answer **1**", "answer **2**", "answer **3**"]
    assert list(workspace.iterdir()) == []


def test_an_honest_package_of_the_newest_generation_is_read(target, workspace, sound):
    arrival = read_apkg(newest(target, sound, b""), workspace)

    assert len(arrival.notes) == 3


def test_a_file_that_unpacks_to_far_too_much_is_refused(target, workspace):
    package(target, {"collection.anki2": bytes(40 << 20), "media": "{}"})

    refuse(target, workspace, "unpacks to far more")


def test_a_zstd_file_that_unpacks_to_far_too_much_is_refused(target, workspace):
    bomb = packed(bytes(200 << 20))
    assert len(bomb) < 40_000
    package(target, {"meta": META, "collection.anki21b": bomb})

    refuse(target, workspace, "unpacks to far more")


def test_a_media_list_that_unpacks_to_far_too_much_is_refused(target, workspace, sound):
    newest(target, sound, bytes(60 << 20))

    refuse(target, workspace, "unpacks to far more|larger than")


def test_a_file_larger_than_the_limit_is_refused(target, workspace):
    refuse(legacy(target), workspace, "larger than can be read", limits=Limits(entry=10_000))


def test_files_larger_together_than_the_limit_are_refused(target, workspace):
    refuse(legacy(target), workspace, "larger than can be read", limits=Limits(total=10_000))


def test_a_hundred_thousand_files_are_refused(target, workspace):
    with ZipFile(target, "w") as archive:
        for number in range(100_000):
            archive.writestr(ZipInfo(str(number)), b"")

    refuse(target, workspace, "more than 60,000 files")


def test_a_count_of_files_that_is_a_lie_does_not_help(target, workspace):
    with ZipFile(target, "w") as archive:
        for number in range(300):
            archive.writestr(ZipInfo(str(number)), b"")
    content = bytearray(target.read_bytes())
    at = content.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", content, at + 8, 1, 1)
    target.write_bytes(content)

    refuse(target, workspace, "more than 200 files", limits=Limits(entries=200))


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "a/../../evil",
        "/etc/passwd",
        "C:/evil",
        "c:evil",
        "a\\..\\evil",
        "new\nline",
        "a/b/c/d/e/f",
        "NUL",
        "con.txt",
        "media/aux",
        "x" * 300,
    ],
)
def test_names_that_lead_elsewhere_are_refused(target, workspace, name):
    refuse(legacy(target, extra={name: b"x"}), workspace, "the name '.*' in it")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.png",
        "/evil.png",
        "C:evil.png",
        "a/b.png",
        "a\\b.png",
        "nul.png",
        "",
        "a\0b",
        "é" * 200,
    ],
)
def test_media_names_that_lead_elsewhere_are_refused(target, workspace, name):
    refuse(legacy(target, media={"0": name}, extra={"0": b"x"}), workspace, "media file")


def test_a_name_with_nothing_after_its_zero_is_refused(target, workspace):
    legacy(target, extra={"abcde": b"x"})
    target.write_bytes(target.read_bytes().replace(b"abcde", b"ab\0de"))

    refuse(target, workspace, "the name '.*' in it")


def test_a_link_is_refused(target, workspace):
    refuse(legacy(target, extra={link("0"): b"/etc/passwd"}), workspace, "link")


def test_two_files_of_one_name_are_refused(target, workspace, sound):
    with warnings.catch_warnings(), ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("collection.anki2", sound)
        archive.writestr("collection.anki2", sound)

    refuse(target, workspace, "twice")


def test_files_that_lie_over_each_other_are_refused(target, workspace, sound):
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", sound)
        archive.writestr("0", b"x" * 100)
        archive.filelist[1].header_offset = 10

    refuse(target, workspace, "over each other")


def test_a_locked_package_is_refused(target, workspace):
    legacy(target)
    content = bytearray(target.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    target.write_bytes(content)

    refuse(target, workspace, "password")


def test_a_size_that_is_a_lie_is_noticed(target, workspace):
    legacy(target)
    content = bytearray(target.read_bytes())
    at = content.find(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 0x7FFF_FFFF)
    target.write_bytes(content)

    refuse(target, workspace, "larger than can be read")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_half_a_package_is_refused(target, workspace, share):
    content = legacy(target).read_bytes()
    target.write_bytes(content[: int(len(content) * share)])

    refuse(target, workspace, "damaged or no Anki package")


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"hello", b"PK\x05\x06" + bytes(18), b"\x00" * 5_000]
)
def test_what_is_no_package_is_refused(target, workspace, content):
    target.write_bytes(content)

    refuse(target, workspace, "damaged|no collection")


def test_a_file_that_is_not_there_is_refused(tmp_path, workspace):
    refuse(tmp_path / "nowhere.apkg", workspace, "cannot be read")


def test_a_package_without_a_collection_is_refused(target, workspace):
    refuse(package(target, {"media": "{}"}), workspace, "holds no collection")


def test_the_stand_in_that_asks_for_an_update_is_never_read(target, workspace, sound):
    package(target, {"meta": META, "collection.anki2": sound, "media": packed(b"")})

    refuse(target, workspace, "holds no collection")


def test_a_stand_in_without_its_collection_is_refused(target, workspace):
    asks = "UPDATE notes SET flds = 'Please update to the latest Anki version, then import'"

    refuse(legacy(target, asks, notes=1), workspace, "asks for a newer Anki")


def test_a_form_of_the_future_is_refused(target, workspace, sound):
    package(target, {"meta": b"\x08\x09", "collection.anki21b": packed(sound)})

    refuse(target, workspace, "newer Anki")


@pytest.mark.parametrize("listed", ["[]", "{", '{"0": 1}', "[" * 200_000, '{"0": ' + "[" * 200_000])
def test_a_media_list_that_is_none_is_refused(target, workspace, sound, listed):
    package(target, {"collection.anki2": sound, "media": listed})

    refuse(target, workspace, "list of media")


@pytest.mark.parametrize(
    "listed",
    [
        b"\x0a\xff",
        b"\x0a" + varint(1 << 40) + b"x",
        b"\x0a" + b"\xff" * 12,
        b"\x0b",
        b"\x00\x01",
        message(1, message(1, b"a.png")[:-2]),
        b"\x80",
    ],
)
def test_a_protobuf_list_with_wrong_lengths_is_refused(target, workspace, sound, listed):
    refuse(newest(target, sound, listed), workspace, "damaged")


def test_a_media_list_may_name_its_entries(target, workspace, tmp_path):
    shows = "UPDATE notes SET flds = '<img src=\"a.png\">' || char(31) || 'b'"
    shown = collection(tmp_path / "shown.db", shows, notes=1)
    entry = message(1, message(1, b"a.png") + b"\x10\x07" + b"\xf8\x0f\x05")

    arrival = read_apkg(newest(target, shown, entry, {"5": packed(b"picture")}), workspace)

    assert {name: path.read_bytes() for name, path in arrival.media.items()} == {
        "a.png": b"picture"
    }


# Collections


def test_triggers_and_views_of_a_collection_never_run(target, workspace):
    legacy(
        target,
        "CREATE TRIGGER evil AFTER INSERT ON notes BEGIN DELETE FROM notes; END;"
        "CREATE VIEW evil_view AS SELECT randomblob(1000000000) FROM notes;",
    )

    assert len(read_apkg(target, workspace).notes) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE notes RENAME TO kept; CREATE VIEW notes AS SELECT * FROM kept;",
        "ALTER TABLE revlog RENAME TO kept; CREATE VIEW revlog AS SELECT * FROM kept;",
        "DROP TABLE revlog;",
        "DROP TABLE cards;",
        "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, mod, tags, flds);",
    ],
)
def test_what_stands_in_for_a_table_is_refused(target, workspace, statement):
    refuse(legacy(target, statement), workspace, "no Anki package")


def test_computed_columns_are_refused(target, workspace):
    computed = "ALTER TABLE notes ADD COLUMN evil AS (zeroblob(1000000000));"

    refuse(legacy(target, computed), workspace, "damaged")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE notes RENAME COLUMN flds TO fields;",
        "DELETE FROM col;",
        "UPDATE col SET models = '{';",
        "UPDATE col SET models = '[]';",
        "UPDATE col SET models = '{\"1\": {}}';",
        "UPDATE col SET decks = '{\"x\": 1}';",
        "UPDATE col SET decks = 7, conf = x'ff';",
        "UPDATE col SET ver = 'x';",
        "CREATE TABLE notetypes (id, name, config); INSERT INTO notetypes VALUES (1, 2, 3);",
    ],
)
def test_a_collection_of_another_shape_is_refused(target, workspace, statement):
    refuse(legacy(target, statement), workspace, "damaged")


def test_json_that_is_too_deep_is_refused(target, workspace):
    deep = '{"1": ' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "}"

    refuse(legacy(target, models=deep), workspace, "damaged")


def test_a_schema_of_the_future_is_refused(target, workspace):
    refuse(legacy(target, version=19), workspace, "newer Anki")


def test_what_is_no_database_is_refused(target, workspace):
    package(target, {"collection.anki2": b"no database" * 1_000, "media": "{}"})

    refuse(target, workspace, "damaged")


@pytest.mark.parametrize("place", [0, 18, 100, 1_024, 4_100, 9_000, 20_000])
def test_damaged_pages_are_refused_or_harmless(tmp_path, target, workspace, place):
    content = bytearray(collection(tmp_path / "c.db", notes=300))
    assert len(content) > 40_000
    content[place : place + 40] = bytes(range(200, 240))
    package(target, {"collection.anki2": bytes(content), "media": "{}"})

    try:
        arrival = read_apkg(target, workspace)
    except StudyError:
        assert list(workspace.iterdir()) == []
    else:
        assert len(arrival.notes) <= 300


def test_values_of_every_wrong_type_are_read_as_something(target, workspace):
    arrival = read_apkg(
        legacy(
            target,
            "UPDATE notes SET guid = x'ff00fe', tags = 3.5, flds = 12 WHERE id = 1;"
            "UPDATE cards SET due = 'tomorrow', ivl = 9e300, factor = -1, data = x'00', flags = -1"
            " WHERE nid = 2;"
            "UPDATE cards SET due = 9223372036854775807, ivl = -9223372036854775808, mod = 1e18,"
            " reps = -5, lapses = -5, type = 3, odue = 1e17, odid = 5 WHERE nid = 3;"
            "UPDATE revlog SET ease = 'x', ivl = 1e18, time = -1, type = 99 WHERE cid = 2;"
            "UPDATE col SET crt = -1e18;",
        ),
        workspace,
    )

    assert len(arrival.notes) == 3
    assert arrival.notes[0].front == "12"


def test_more_of_something_than_can_be_read_is_refused(target, workspace, monkeypatch):
    monkeypatch.setattr("studyapp.formats.anki.reading.collection._MOST_NOTES", 2)

    refuse(legacy(target), workspace, "more than 2 notes")


def test_a_note_of_a_type_that_is_not_there_is_told(target, workspace):
    arrival = read_apkg(legacy(target, "UPDATE notes SET mid = 5 WHERE id = 2"), workspace)

    assert len(arrival.notes) == 2
    assert arrival.warnings[0] == "Notes without a note type were left out: 1."


def test_notes_of_one_guid_are_told(target, workspace):
    arrival = read_apkg(legacy(target, "UPDATE notes SET guid = 'same'"), workspace)

    assert len(arrival.notes) == 1
    assert arrival.warnings == ("Notes that the package holds twice were left out: 2.",)


@pytest.mark.parametrize(
    "template",
    [
        "{{#Front}}" * 2_000 + "{{Front}}",
        "{{Front}}" * 2_000,
        "{{/Front}}{{^}}{{#}}{{}}{{Front}}",
        "{{a:b:c:d:Front}}",
        "{{FrontSide}}",
        "",
        "<script>" * 500 + "{{Front}}",
    ],
)
def test_templates_of_any_shape_give_notes(target, workspace, template):
    model = json.loads(json.dumps(MODEL))
    model["1"]["tmpls"][0] |= {"qfmt": template, "afmt": template + "{{FrontSide}}" * 50}

    arrival = read_apkg(legacy(target, models=model), workspace)

    assert len(arrival.notes) == 3
    assert all("question" in each.front for each in arrival.notes)


# Accidents of every kind


def mutated(content, rng):
    """Return bytes with some of them changed, cut, doubled or overwritten."""
    content = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(content))
        kind = rng.randrange(5)
        if kind == 0:
            content[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            content[at : at + rng.randint(1, 50)] = rng.randbytes(rng.randint(0, 50))
        elif kind == 2:
            del content[at : at + rng.randint(1, 400)]
        elif kind == 3:
            content[at:at] = content[at : at + rng.randint(1, 400)]
        else:
            content[at : at + 4] = rng.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"))
        if not content:
            break
    return bytes(content)


@pytest.mark.parametrize("batch", range(10))
def test_mutated_packages_are_read_or_refused(tmp_path, target, workspace, sound, batch):
    outer = legacy(target).read_bytes()
    inner = collection(tmp_path / "c.db", notes=40)
    for number in range(20):
        rng = Random(f"{batch}/{number}")
        if number % 2:
            target.write_bytes(mutated(outer, rng))
        else:
            package(target, {"collection.anki2": mutated(inner, rng), "media": "{}"})

        with suppress(StudyError):
            read_apkg(target, workspace)

        assert list(workspace.iterdir()) == []


@pytest.mark.parametrize("batch", range(4))
def test_mutated_lists_of_media_are_read_or_refused(target, workspace, sound, batch):
    listed = b"".join(message(1, message(1, b"%d.png" % n) + b"\x10\x05") for n in range(20))
    for number in range(25):
        newest(target, sound, mutated(listed, Random(f"{batch}/{number}")))

        with suppress(StudyError):
            read_apkg(target, workspace)

        assert list(workspace.iterdir()) == []
