"""Decks of Mnemosyne, old and new, and hostile ones."""

import zipfile
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

import pytest

from studyapp.core.cards import NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.progress import Cancelled
from studyapp.core.scheduling.events import Seed
from studyapp.formats.mnemosyne.reader import read_mnemosyne, reads

DAY = 86_400
MARCH_1 = 1_709_251_200
NEW = {"gr": -1, "e": 2.5, "ac_rp": 0, "rt_rp": 0, "lps": 0, "ac_rp_l": 0, "rt_rp_l": 0,
       "l_rp": -1, "n_rp": -1}  # fmt: skip
LEARNT = {"gr": 4, "e": 2.36, "ac_rp": 2, "rt_rp": 5, "lps": 1, "ac_rp_l": 1, "rt_rp_l": 3,
          "l_rp": MARCH_1, "n_rp": MARCH_1 + 12 * DAY}  # fmt: skip


def element(name, attributes, fields):
    written = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    inner = "".join(f"<{key}>{escape(text)}</{key}>" for key, text in fields.items())
    return f"<{name}{written}>{inner}</{name}>\n"


def fact(name, **fields):
    return element("log", {"type": 16, "o_id": name}, fields)


def card(name, of, card_type, view, tags="t1", state=NEW, **fields):
    own = {"type": 6, "o_id": name, "card_t": card_type, "fact": of, "fact_v": view, "tags": tags}
    return element("log", own | state, fields)


TAG = element("log", {"type": 10, "o_id": "t1"}, {"name": "French words"})


def document(*entries):
    return f"<openSM2sync number_of_entries='{len(entries)}'>\n{''.join(entries)}</openSM2sync>"


def package(xml, files=(), metadata="card_set_name:Capitals\nnotes:one<br>two\n"):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("cards.xml", xml)
        archive.writestr("METADATA", metadata)
        for name, data in dict(files).items():
            archive.writestr(name, data)
    return content.getvalue()


def arrival(tmp_path, content, name="capitals.cards", **more):
    content = content.encode() if isinstance(content, str) else content
    return read_mnemosyne(content, tmp_path, source=name, **more)


def test_the_kinds_of_card_become_kinds_of_note(tmp_path):
    found = arrival(
        tmp_path,
        package(
            document(
                TAG,
                fact("one", f="Question <b>bold</b>", b="line 1\nline 2"),
                card("c1", "one", "1", "1.1"),
                fact("two", f="front", b="back"),
                card("c2", "two", "2", "2.1"),
                card("c3", "two", "2", "2.2"),
                fact("three", f="chat", p_1="ʃa", m_1="cat", n="animal"),
                card("c4", "three", "3::mine", "3.1", tags=""),
                card("c5", "three", "3::mine", "3.2", tags=""),
                fact("five", text="The [sun] is a [star:what?]"),
                card("c6", "five", "5", "5.1", extra="{'cloze': 'sun', 'index': 0}"),
            )
        ),
    )

    assert [each.kind for each in found.notes] == [
        NoteKind.PLAIN, NoteKind.REVERSED, NoteKind.REVERSED, NoteKind.CLOZE,
    ]  # fmt: skip
    assert found.notes[0].front == "Question **bold**"
    assert [part.strip("\\ ") for part in found.notes[0].back.split("\n")] == ["line 1", "line 2"]
    assert (found.notes[2].back, found.notes[2].more) == ("cat", "ʃa\n\nanimal")
    assert found.notes[3].front == "The {{c1::sun}} is a {{c2::star::what?}}"
    assert found.notes[0].tags == ("French-words",)
    assert found.notes[0].guid == "mnemosyne/one"
    assert found.deck == "Capitals"
    assert found.descriptions == {"Capitals": "one\ntwo"}
    assert found.warnings == ()


def test_the_state_of_each_card_becomes_one_event(tmp_path):
    found = arrival(
        tmp_path,
        document(
            fact("two", f="front", b="back"),
            card("c2", "two", "2", "2.1", state=LEARNT),
            card("c3", "two", "2", "2.2", state=LEARNT | {"gr": 1}),
            fact("one", f="new", b="card"),
            card("c1", "one", "1", "1.1"),
            fact("five", text="The [sun] is a [star]"),
            card("c6", "five", "5", "5.1", extra="{'cloze': 'star', 'index': 1}", state=LEARNT),
        ),
    )

    first, second = found.cards["mnemosyne/two"]
    assert first.events[0].action == Seed(12, 236, date(2024, 3, 13), 4, 7, 1)
    assert first.events[0].day == date(2024, 3, 1)
    assert second.events[0].action == Seed(1, 236, date(2024, 3, 1), 0, 7, 1)
    assert second.card.guid == "mnemosyne/two#1"
    assert "mnemosyne/one" not in found.cards
    assert [each.card.ordinal for each in found.cards["mnemosyne/five"]] == [1]


def test_reading_twice_gives_the_same_events(tmp_path):
    content = document(fact("a", f="x", b="y"), card("c", "a", "1", "1.1", state=LEARNT))

    assert arrival(tmp_path, content).cards == arrival(tmp_path, content).cards


def test_types_of_a_persons_own_ask_what_their_view_asks(tmp_path):
    view = element(
        "log",
        {"type": 19, "o_id": "v9", "q_fact_keys": "['word']", "a_fact_keys": "['sense', 'use']"},
        {"name": "mine"},
    )

    found = arrival(
        tmp_path,
        document(
            view,
            fact("a", use="in a phrase", word="chat", sense="cat", other="kept"),
            card("c", "a", "7abc", "v9"),
        ),
    )

    note = found.notes[0]
    assert (note.front, note.back, note.more) == ("chat", "cat\n\nin a phrase", "kept")


def test_formulas_keep_their_source(tmp_path):
    found = arrival(
        tmp_path, document(fact("a", f="<$>x_1^2</$>?", b="<b>y</b>"), card("c", "a", "1", "1.1"))
    )

    assert "$x_1^2$" in found.notes[0].front


def test_pictures_are_unpacked_under_names_of_our_own(tmp_path):
    content = package(
        document(
            fact("a", f='<img src="maps/fr.png"> which?', b="France"), card("c", "a", "1", "1.1")
        ),
        {"maps/fr.png": b"picture"},
    )

    found = arrival(tmp_path, content)

    assert "maps/fr.png" in found.notes[0].front
    assert found.media["maps/fr.png"].read_bytes() == b"picture"
    assert found.media["maps/fr.png"].is_relative_to(tmp_path)


def old(*items, start="1709251200"):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<mnemosyne core_version="1" time_of_start="{start}">\n'
        '<category active="1">\n <name>Words</name>\n</category>\n'
        + "".join(items)
        + "</mnemosyne>"
    )


def item(name, question, answer, cat="Words", **state):
    return element("item", {"id": name} | state, {"cat": cat, "Q": question, "A": answer})


LEARNT_OLD = {"u": 0, "gr": 4, "e": "2.500", "ac_rp": 1, "rt_rp": 2, "lps": 0, "ac_rp_l": 1,
              "rt_rp_l": 2, "l_rp": "10.0", "n_rp": "16.0"}  # fmt: skip
UNSEEN_OLD = LEARNT_OLD | {"u": 1, "gr": 0, "ac_rp": 1, "rt_rp": 0, "l_rp": 0, "n_rp": 0}


def test_the_xml_of_the_first_versions_is_read_with_its_pairs_and_its_schedule(tmp_path):
    found = arrival(
        tmp_path,
        old(
            item("a", "one", "eins", **LEARNT_OLD),
            item("b", "two", "zwei", **UNSEEN_OLD),
            item("b.inv", "zwei", "two", **LEARNT_OLD),
            item("c", "chat", "ʃa\ncat", cat="<default>"),
            item("c.tr.1", "cat", "chat\nʃa"),
        ),
        "words.xml",
    )

    assert [(each.front, each.back, each.kind) for each in found.notes] == [
        ("one", "eins", NoteKind.PLAIN),
        ("two", "zwei", NoteKind.REVERSED),
        ("chat", "cat", NoteKind.REVERSED),
    ]
    assert [each.tags for each in found.notes] == [("Words",), ("Words",), ()]
    assert found.notes[2].more == "ʃa"
    assert found.cards["mnemosyne/a"][0].events[0].action == Seed(
        6, 250, date(2024, 3, 17), 3, 3, 0
    )
    assert [each.card.ordinal for each in found.cards["mnemosyne/b"]] == [1]
    assert found.deck == "words"


def test_a_schedule_without_its_first_day_is_told(tmp_path):
    found = arrival(tmp_path, old(item("a", "one", "eins", **LEARNT_OLD), start=""), "words.xml")

    assert found.cards == {}
    assert "does not say on which day" in found.warnings[0]


def test_what_asks_nothing_is_told_with_its_line(tmp_path):
    found = arrival(
        tmp_path,
        document(
            fact("a", f="x", b="y"),
            card("c", "a", "1", "1.1"),
            fact("b", f="", b="y"),
            card("d", "b", "1", "1.1"),
            card("e", "missing", "1", "1.1"),
        ),
    )

    assert len(found.notes) == 1
    assert found.warnings == (
        "Line 4: the card asks nothing and was left out.",
        "Line 6: the card belongs to no fact in the file and was left out.",
    )


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://localhost/x.dtd"> %a;',
    ],
)
def test_entities_are_refused(tmp_path, declared):
    content = f"<!DOCTYPE x [{declared}]><openSM2sync><log><f>&a;</f></log></openSM2sync>"

    with pytest.raises(StudyError, match="defines entities"):
        arrival(tmp_path, content)


@pytest.mark.parametrize(
    "content",
    [
        b"<openSM2sync><log>",
        b"<other/>",
        b"",
        b"PK\x03\x04 nothing",
        document(fact("a", f="x")).encode(),
        b"<openSM2sync>" + b"<log>" * 50 + b"</log>" * 50 + b"</openSM2sync>",
        b'<?xml version="1.0" encoding="no-such"?><openSM2sync/>',
    ],
)
def test_what_is_no_deck_is_refused(tmp_path, content):
    with pytest.raises(StudyError, match=r"capitals\.cards"):
        arrival(tmp_path, content)


@pytest.mark.parametrize("name", ["../evil.png", "/evil.png", "a/../../evil.png", "C:/evil.png"])
def test_no_picture_leaves_the_workspace(tmp_path, name):
    inside = tmp_path / "inside"
    inside.mkdir()

    with pytest.raises(StudyError, match="not opened"):
        arrival(inside, package(document(TAG), {name: b"x"}))
    assert [each.name for each in tmp_path.rglob("*")] == ["inside"]


def test_a_file_that_unpacks_to_far_too_much_is_refused(tmp_path):
    with pytest.raises(StudyError, match="not opened"):
        arrival(tmp_path, package(document(TAG), {"big.png": bytes(60 << 20)}))


def test_a_package_without_cards_is_refused(tmp_path):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("METADATA", "x:y")

    with pytest.raises(StudyError, match=r"no cards\.xml"):
        arrival(tmp_path, content.getvalue())


def test_reading_can_be_stopped(tmp_path):
    def stop(_doing, _share):
        raise Cancelled

    with pytest.raises(Cancelled):
        arrival(tmp_path, document(TAG), progress=stop)


def test_decks_are_known_by_what_is_in_them():
    assert reads(package(document(TAG)), "any.zip")
    assert reads(old().encode(), "words.xml")
    assert reads(document().encode(), "cards.xml")
    assert not reads(b"<html></html>", "page.xml")
    assert not reads(b"a,b\n", "words.csv")
