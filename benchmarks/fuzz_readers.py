"""Every reader of files from elsewhere, and files for it to stumble over."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from studyapp.core.cards import Card, Choice, Note, NoteKind, card_guid
from studyapp.core.scheduling.events import Event, Grade, Review, Seed
from studyapp.core.scheduling.identifiers import uuid7
from studyapp.core.scheduling.memory import Memory
from studyapp.core.scheduling.sm2 import Sm2
from studyapp.formats.common.snapshot import CardRecord, Snapshot

Read = Callable[[bytes, Path], object]
"""From content, and a folder of its own, to whatever the reader gives."""

_DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
_DAY = date(2024, 5, 1)


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader, and how to make good files for it."""

    samples: Callable[[], Sequence[bytes]]
    read: Read


def _notes() -> list[Note]:
    return [
        Note(
            "d/plain",
            "Top::Deck",
            NoteKind.PLAIN,
            "What is $x^2$?",
            "A **square**.\n\n```py\nx\n```",
        ),
        Note("d/cloze", "Top::Deck", NoteKind.CLOZE, "The {{c1::sun}} is a {{c2::star::what}}."),
        Note("d/both", "Top::Deck", NoteKind.REVERSED, "chat", "cat", tags=("french", "a b")),
        Note(
            "d/open", "Top", NoteKind.OPEN, "Why?", "So.", ("one", "two"), more="Small $$y$$ print."
        ),
        Note(
            *("d/choice", "Top", NoteKind.CHOICE, "Which?", "This.", ()),
            (Choice("this", True), Choice("| a | b |\n|---|---|\n| 1 | 2 |", False)),
            attributes=(("priority", "critical"), ("source", "page 3")),
        ),
    ]


def _snapshot() -> Snapshot:
    notes = _notes()
    cards = {}
    for number, note in enumerate(notes[:3]):
        guid = card_guid(note.guid, 0)
        instant = int(datetime(2024, 4, 1, tzinfo=UTC).timestamp() * 1000) + number
        actions = (Seed(3, 250, _DAY), Review(Grade.GOOD, _DAY, 900, scheduler=Sm2().key))
        events = tuple(
            Event(
                uuid7(instant + place, bytes(10)), instant + place, guid, date(2024, 4, 1), action
            )
            for place, action in enumerate(actions)
        )
        memory = Memory.on_days(2, 6, 250, _DAY, date(2024, 4, 1), 2)
        cards[note.guid] = (
            CardRecord(Card(number, guid, note.guid, 0, note.deck, memory), events),
        )
    return Snapshot(notes, cards, _DAY, {"Top": "What it is about."}, Sm2())


def _written(write: Callable[[Path], object], name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        write(path)
        return path.read_bytes()


def _deck_samples() -> Sequence[bytes]:
    from studyapp.formats.deck.text import DeckText, write

    deck = DeckText("d", "Top", "About.", tuple(_notes()))
    return [write(deck).encode(), (_DATA / "sample_deck.md").read_bytes()]


def _read_deck(content: bytes, _folder: Path) -> object:
    from studyapp.formats.deck.text import parse

    return parse(content.decode(errors="replace"), source="deck.md")


def _json_samples() -> Sequence[bytes]:
    from studyapp.formats.json.archive import write_json

    return [_written(lambda path: write_json(path, _snapshot(), settings={"x": 1}), "a.json")]


def _read_json(content: bytes, _folder: Path) -> object:
    from studyapp.formats.json.archive import archive_of

    return archive_of(content.decode(errors="replace"), name="a.json")


def _csv_samples() -> Sequence[bytes]:
    from studyapp.formats.csv.writer import write_csv

    anki = (
        "#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n"
        'ab"c\t<b>sun</b> &amp; moon\t"a ""quoted""\ncell"\tone two\n' * 3
    )
    plain = "".join(f'"word {n}";"meaning, {n}";noun;Größe\r\n' for n in range(30))
    return [
        _written(lambda path: write_csv(path, _snapshot()), "a.csv"),
        anki.encode(),
        plain.encode("cp1252"),
        plain.replace(";", "\t").encode("utf-16"),
        b"sep=|\na|b|c\n1|2|3\n",
    ]


def _read_csv(content: bytes, _folder: Path) -> object:
    from studyapp.formats.csv.reader import preview, read_table, reads, sniff

    reads(content, "words.txt")
    form = sniff(content, source="words.csv")
    preview(content, form)
    return read_table(content, form, source="words.csv")


def _anki_samples() -> Sequence[bytes]:
    from studyapp.formats.json.archive import write_json
    from studyapp.services.collection import open_collection

    def ours(path: Path) -> object:
        archive = path.with_name("ours.json")
        write_json(archive, _snapshot(), settings={})
        with closing(open_collection(path.with_name("collection"))) as collection:
            collection.importing.apply(collection.importing.plan(archive))
            return collection.exporting.export(path)

    return [_written(ours, "ours.apkg"), *_real_anki_samples()]


def _real_anki_samples() -> Sequence[bytes]:
    """Return packages of the real Anki, old and new, where it is installed."""
    try:
        from anki.collection import Collection, ExportAnkiPackageOptions
    except ImportError:
        return []
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder, "c.anki2")))
        Path(folder, "x.png").write_bytes(b"picture")
        picture = collection.media.add_file(str(Path(folder, "x.png")))
        for name, fields in (
            ("Basic", (f'<img src="{picture}"> front', "back<br>line")),
            ("Cloze", ("The {{c1::sun}}", "extra")),
            ("Basic (and reversed card)", ("chat", r"cat \(x\)")),
        ):
            note = collection.new_note(collection.models.by_name(name))
            note.fields[:2] = fields
            note.tags = ["one", "two::three"]
            collection.add_note(note, collection.decks.id("Top::Deck"))
        packages = []
        for legacy in (True, False):
            path = Path(folder, f"{legacy}.apkg")
            options = ExportAnkiPackageOptions(
                with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
            )
            collection.export_anki_package(out_path=str(path), options=options, limit=None)
            packages.append(path.read_bytes())
        collection.close()
    return packages


def _read_anki(content: bytes, folder: Path) -> object:
    from studyapp.formats.anki.reading.reader import read_apkg

    path, workspace = folder / "deck.apkg", folder / "workspace"
    path.write_bytes(content)
    workspace.mkdir()
    return read_apkg(path, workspace)


def _document_samples() -> Sequence[bytes]:
    return [path.read_bytes() for path in sorted((_DATA / "documents").glob("*")) if path.is_file()]


def _read_document(content: bytes, _folder: Path) -> object:
    from studyapp.formats.common.decoding import decoded
    from studyapp.formats.documents import document_arrival, read_document

    document = read_document(decoded(content, source="notes.txt"), name="notes.txt")
    return document_arrival(document, name="notes.txt", deck="Notes", deck_id="notes")


def _mnemosyne_samples() -> Sequence[bytes]:
    state = 'gr="4" e="2.36" ac_rp="2" rt_rp="5" lps="1" ac_rp_l="1" rt_rp_l="3" l_rp="1709251200" n_rp="1710288000"'
    new = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<openSM2sync number_of_entries="5">\n'
        '<log type="10" o_id="t"><name>French</name></log>\n'
        '<log type="19" o_id="v" q_fact_keys="[\'word\']" a_fact_keys="[\'use\']"></log>\n'
        '<log type="16" o_id="a"><f>&lt;b&gt;chat&lt;/b&gt;</f><b>cat &lt;$&gt;x&lt;/$&gt;</b></log>\n'
        f'<log type="6" o_id="c" card_t="2" fact="a" fact_v="2.1" tags="t" {state}></log>\n'
        f'<log type="6" o_id="d" card_t="2" fact="a" fact_v="2.2" tags="t" {state}></log>\n'
        '<log type="16" o_id="b"><text>The [sun] is a [star:what]</text></log>\n'
        f'<log type="6" o_id="e" card_t="5" fact="b" fact_v="5.1" {state}><extra>{{\'index\': 1}}</extra></log>\n'
        "</openSM2sync>"
    )
    old = (
        '<mnemosyne core_version="1" time_of_start="1247619600">\n<category active="1"><name>W</name></category>\n'
        '<item id="a" u="0" gr="4" e="2.5" ac_rp="1" rt_rp="2" lps="0" l_rp="10" n_rp="16">'
        "<cat>W</cat><Q>one</Q><A>eins</A></item>\n"
        '<item id="a.inv"><cat>W</cat><Q>eins</Q><A>one</A></item>\n</mnemosyne>'
    )
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        package.writestr("cards.xml", new)
        package.writestr("METADATA", "card_set_name:French\nnotes:x<br>y\n")
        package.writestr("pictures/x.png", b"picture")
    return [content.getvalue(), new.encode(), old.encode()]


def _read_mnemosyne(content: bytes, folder: Path) -> object:
    from studyapp.formats.mnemosyne.reader import read_mnemosyne, reads

    reads(content, "deck.cards")
    return read_mnemosyne(content, folder, source="deck.cards")


def _quizlet_samples() -> Sequence[bytes]:
    return [
        "".join(f"term {n}\tdefinition {n}\n" for n in range(20)).encode(),
        b"sun - Sonne\n\nmoon - Mond\n\nstar - Stern",
        b"a\t1;b\t2;c\t3",
    ]


def _read_quizlet(content: bytes, _folder: Path) -> object:
    from studyapp.formats.quizlet import read_quizlet, reads

    reads(content, "set.txt")
    return read_quizlet(content, source="set.txt")


def _hashcards_samples() -> Sequence[bytes]:
    return [
        b'---\nname = "Cells"\n---\n\nQ: What?\nIs it?\nA: This\n- and that\n\nC: The [sun] is $\\sqrt[3]{x}$ [hot].\n'
        b"---\nQ: Code?\nA:\n```\nQ: none\n```\nC: ![x](y.png) [a](b) `c[0]` [asked]\n",
    ]


def _read_hashcards(content: bytes, _folder: Path) -> object:
    from studyapp.formats.hashcards import read_hashcards, reads

    reads(content, "cells.md")
    return read_hashcards(content, source="cells.md")


def _obsidian_samples() -> Sequence[bytes]:
    return [
        b"---\ntags: [physics, flashcards/matter]\n---\n# Sun\n\nsun::star\n<!--SR:!2024-08-16,51,230-->\n"
        b"bank:::Ufer <!--SR:!2024-08-16,51,230!2000-01-01,1,250-->\n\n#flashcards/Light #flashcards/x\n"
        b"What\nis it?\n?\nIt\n- is\n\none\n??\ntwo\n\nThe ==sun==^[hint][^2] and **star** {{1::x::y}}.\n"
        b"<!--SR:!2024-08-16,51,230-->\n\n%% a::b %%\n```\nstd::x\n```\n![[pic.png|3]] of [[Sun|star]]::$a::b$\n",
        b"Table?\n?\n\n| a |\n|---|\n\nbelow\n+++\n\nx::y\n",
    ]


def _read_obsidian(content: bytes, _folder: Path) -> object:
    from studyapp.formats.obsidian.reader import read_obsidian, reads

    reads(content, "note.md")
    return read_obsidian(content, source="note.md")


def _html_samples() -> Sequence[bytes]:
    return [
        b"<div>a <b>bold</b> &amp; <i>it</i><br>line</div><ul><li>one<ol><li>two</li></ol></li></ul>"
        b'<table><tr><th>a</th><td colspan="2">b</td></tr></table><img src="x y.png" alt="p">'
        b'<pre><code class="language-py">x = 1\n</code></pre>\\(x^2\\) \\[y\\] [latex]z[/latex] [sound:a.mp3]'
        b"{{c1::clo<b>ze</b>::hint}} <a href='http://e.org'>l</a> <span style='color:red'>s</span>",
        b"1. no list * star _ under # hash &lt;tag&gt; &nbsp; $5",
    ]


def _read_html(content: bytes, _folder: Path) -> object:
    from studyapp.formats.html.to_markdown import to_markdown

    return to_markdown(content.decode(errors="replace"))


READERS: dict[str, Reader] = {
    "deck": Reader(_deck_samples, _read_deck),
    "json": Reader(_json_samples, _read_json),
    "csv": Reader(_csv_samples, _read_csv),
    "anki": Reader(_anki_samples, _read_anki),
    "documents": Reader(_document_samples, _read_document),
    "mnemosyne": Reader(_mnemosyne_samples, _read_mnemosyne),
    "quizlet": Reader(_quizlet_samples, _read_quizlet),
    "hashcards": Reader(_hashcards_samples, _read_hashcards),
    "obsidian": Reader(_obsidian_samples, _read_obsidian),
    "html": Reader(_html_samples, _read_html),
}
