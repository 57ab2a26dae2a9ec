"""Tables of other programs, and our own, read back."""

import csv
import io

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from snapshots import note, snapshot

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.errors import StudyError
from studyapp.core.importing.tables import Column, TableForm
from studyapp.core.progress import Cancelled
from studyapp.formats.csv.reader import preview, read_table, reads, sniff
from studyapp.formats.csv.rows import table_rows
from studyapp.formats.csv.writer import write_csv

FRONT, BACK, MORE, TAGS = Column.FRONT, Column.BACK, Column.MORE, Column.TAGS


def arrival(text, name="words.csv", **more):
    """Return what a table brings when nobody corrects how it was understood."""
    content = text if isinstance(text, bytes) else text.encode()
    return read_table(content, sniff(content, source=name), source=name, **more)


def sides(found):
    return [(each.front, each.back) for each in found.notes]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", ":", "^", "~"])
def test_the_mark_between_the_cells_is_found(mark):
    comma = "" if mark == "," else ","
    content = "".join(f"word {n}{mark}one{comma * (n % 2)} {n}\n" for n in range(9)).encode()

    form = sniff(content, source="words.txt")

    assert form.delimiter == mark
    assert form.columns == (FRONT, BACK)


def test_a_comma_in_every_number_is_no_mark_between_cells():
    found = arrival("a;1,5\nb;2,5\nc;3,5\n")

    assert sides(found) == [("a", "1,5"), ("b", "2,5"), ("c", "3,5")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(encoding):
    text = "Größe;taille\nÖl;huile et café\nfür;pour\nStraße;rue\n" * 5

    found = arrival(text.encode(encoding))

    assert sides(found)[:2] == [("Größe", "taille"), ("Öl", "huile et café")]


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        ("Question,Answer,Tags", (FRONT, BACK, TAGS)),
        ("Antwort;Frage", (BACK, FRONT)),
        ("recto\tverso\texemple", (FRONT, BACK, MORE)),
        ("Вопрос,Ответ", (FRONT, BACK)),
        ("guid,deck,term,definition", (Column.GUID, Column.DECK, FRONT, BACK)),
        ("English,Deutsch", (FRONT, BACK)),
        ("Question,Answer,Author", (FRONT, BACK, MORE)),
    ],
)
def test_names_of_columns_are_known_in_several_languages(names, columns):
    mark = next(mark for mark in ",;\t" if mark in names)
    row = mark.join(f"cell {n}" for n in range(len(columns)))

    form = sniff(f"{names}\n{row}\n{row}\n".encode(), source="words.csv")

    assert form.has_header
    assert form.columns == columns


def test_without_names_the_first_column_asks_the_second_answers_and_short_words_are_tags():
    text = "".join(f"word {n},meaning {n},{'verb' if n % 2 else 'noun'}\n" for n in range(8))

    found = arrival(text)

    assert found.notes[1].front == "word 1"
    assert found.notes[1].tags == ("verb",)
    assert len(found.notes) == 8


def test_a_third_column_of_sentences_is_more():
    text = "".join(f"word {n},meaning {n},An example that has {n} in it.\n" for n in range(8))

    assert arrival(text).notes[2].more == "An example that has 2 in it."


def test_several_columns_of_more_are_all_kept():
    found = arrival("a,b,first text.,second text.\nc,d,,only second text.\n")

    assert [each.more for each in found.notes] == [
        "first text.\n\nsecond text.",
        "only second text.",
    ]


def test_the_preview_shows_the_rows_as_they_stand_below_the_names():
    content = b"question,answer\n one ,<b>1</b>\ntwo,2\n"

    form = sniff(content, source="words.csv")

    assert form.first_row == ("question", "answer")
    assert preview(content, form) == ((" one ", "<b>1</b>"), ("two", "2"))


def test_what_the_person_says_about_columns_is_what_is_read():
    content = b"one,1,x\ntwo,2,y\n"
    form = sniff(content, source="words.csv").assigned(1, FRONT).assigned(0, BACK).assigned(2, None)

    found = read_table(content, form, source="words.csv")

    assert sides(found) == [("1", "one"), ("2", "two")]
    assert found.notes[0].more == ""


def test_a_table_without_a_column_for_the_question_is_refused():
    form = TableForm((BACK, None))

    with pytest.raises(StudyError, match="no column for the question"):
        read_table(b"a,b\n", form, source="words.csv")


def test_rows_that_are_not_as_they_should_be_are_told_with_their_lines():
    text = 'front,back\none,1\n,lost\ntwo\nthree,3,surplus\n"four\nlines",4\n,\nfive,5\n'

    found = arrival(text)

    assert sides(found) == [
        ("one", "1"), ("two", ""), ("three", "3"), ("four\nlines", "4"), ("five", "5"),
    ]  # fmt: skip
    assert found.notes[2].more == "surplus"
    assert found.warnings == (
        "Line 3: there is no question, so the row was left out.",
        "Line 4: the row has fewer cells than there are columns; the last ones are empty.",
        "Line 4: there is no answer.",
        "Line 5: the row has more cells than there are columns; they were put under `More`.",
    )


def test_a_table_in_which_nothing_is_asked_is_refused():
    with pytest.raises(StudyError, match="no row with a question"):
        arrival("question,answer\n,1\n,2\n")


def test_ids_follow_from_the_question_and_not_from_the_place():
    before = {each.front: each.guid for each in arrival("a,1\nb,2\n").notes}
    after = {each.front: each.guid for each in arrival("new,0\nb,other\na,1\n").notes}

    assert after["a"] == before["a"]
    assert after["b"] == before["b"]


def test_two_answers_to_one_question_are_two_notes_and_a_repeated_row_is_told():
    found = arrival("bank,Ufer\nbank,Geld\nbank,Ufer\n")

    assert len({each.guid for each in found.notes}) == 3
    assert found.warnings == ("Line 3: this says the same as one above.",)


def test_an_id_that_is_used_twice_is_told_and_both_notes_are_kept():
    found = arrival("guid,front,back\nx,a,1\nx,b,2\ny,c,3\n")

    assert [each.guid for each in found.notes][::2] == ["x", "y"]
    assert len({each.guid for each in found.notes}) == 3
    assert found.warnings == (
        "Line 3: the id was already used above, so the note got one of its own.",
    )


def test_decks_and_tags_of_a_row_are_kept():
    found = arrival(
        'deck,front,back,tags\nA :: B,one,1,x y\n,two,2,"machine learning, ai"\n', deck="Home"
    )

    assert [each.deck for each in found.notes] == ["A::B", "Home"]
    assert [each.tags for each in found.notes] == [("x", "y"), ("machine-learning", "ai")]


def test_cells_in_html_become_markdown_and_others_stay_as_they_are():
    marked = arrival("a<br>b,<b>bold</b> &amp; more\nplain,text\n")
    plain = arrival("a < b,**bold**\nplain,text & more\n")

    assert marked.notes[0].back == "**bold** & more"
    assert sides(plain) == [("a < b", "**bold**"), ("plain", "text & more")]


def test_clozes_make_cloze_notes():
    found = arrival("The {{c1::sun}} shines,\nplain,text\n")

    assert [each.kind for each in found.notes] == [NoteKind.CLOZE, NoteKind.PLAIN]
    assert found.warnings == ()


def test_a_quotation_mark_inside_a_cell_loses_nothing():
    found = arrival('"Hello" she said\tbonjour\n12" pipe\ttuyau\n', "words.tsv")

    assert sides(found) == [('"Hello" she said', "bonjour"), ('12" pipe', "tuyau")]


def test_a_mark_that_never_closes_does_not_swallow_the_rest_of_the_table():
    rows = [f'"word {n}","meaning {n}"' for n in range(400)]
    rows[300] = '"word 300","meaning 300'
    rows[301:] = [row.replace('"', "") for row in rows[301:]]

    found = arrival("\n".join(rows))

    assert len(found.notes) == 400
    assert found.notes[399].front == "word 399"
    assert found.warnings == (
        "Line 301: a quotation mark opens a cell and never closes it, so it was taken as text.",
    )


def test_a_sloppy_row_in_a_tidy_table_is_told():
    rows = [f'"word {n}","meaning {n}"' for n in range(30)]
    rows[20] = '"word" 20,"meaning 20"'

    found = arrival("\n".join(rows))

    assert found.notes[20].back == "meaning 20"
    assert "Line 21" in found.warnings[0]


def test_the_lines_of_a_spreadsheet_and_of_mysql_are_understood():
    excel = arrival("sep=;\r\na;1\r\nb;2\r\n")
    mysql = arrival('"say \\"a\\"","1"\n"b, c","2"\n')

    assert sides(excel) == [("a", "1"), ("b", "2")]
    assert sides(mysql) == [('say "a"', "1"), ("b, c", "2")]


def test_blanks_after_the_marks_are_no_text():
    assert sides(arrival('"a", "1, 2"\n"b", "3"\n')) == [("a", "1, 2"), ("b", "3")]


def test_the_lines_of_anki_above_a_table_say_how_to_read_it():
    found = arrival(
        "#separator:Pipe\n#html:true\n#deck:Set::One\n#tags:extra\n#columns:Vorn|Hinten|Marken\n"
        "#tags column:3\n<i>a</i>|1|x y\n# b|2|\n",
        "words.txt",
    )

    assert sides(found) == [("*a*", "1"), ("# b", "2")] or found.notes[1].front == r"\# b"
    assert [each.tags for each in found.notes] == [("x", "y", "extra"), ("extra",)]
    assert {each.deck for each in found.notes} == {"Set::One"}


def test_our_own_table_reads_back_equal(tmp_path):
    notes = [
        note("ai/a", NoteKind.OPEN, "Why?", "Because.\n\n    code", key_points=("one\n\n    x", "-")),
        note(
            "ai/b",
            NoteKind.CHOICE,
            'Which "one", then?',
            choices=(Choice("right\nsecond line", True), Choice("[x] wrong", False)),
            more="<b>no html</b> &amp; none",
            tags=("two words", "exam"),
            attributes=(("contrast", "a=b"), ("priority", "critical"), ("source", "page 3")),
        ),
        note("x", NoteKind.REVERSED, "a ", " b", attributes=(("priority", "critical"),)),
        note("y", NoteKind.CLOZE, "{{c1::a}}", "", deck="Deck::Sub", tags=("one",)),
        note("z", NoteKind.PLAIN, "a", "b", attributes=(("source", "s"), ("checked", "2024"))),
    ]  # fmt: skip
    write_csv(tmp_path / "all.csv", snapshot(*notes))

    found = arrival((tmp_path / "all.csv").read_bytes(), "all.csv")

    assert list(found.notes) == notes
    assert found.warnings == ()


def test_a_long_table_says_how_far_it_is_and_can_be_stopped():
    content = "".join(f"word {n},meaning {n}\n" for n in range(5000)).encode()
    shares = []

    arrival(content, progress=lambda _doing, share: shares.append(share))

    def stop(_doing, share):
        if share > 0.5:
            raise Cancelled

    assert shares == sorted(shares)
    assert len(shares) > 4
    with pytest.raises(Cancelled):
        arrival(content, progress=stop)


@pytest.mark.parametrize(
    "text",
    [
        "#tags column:99999999999\na,b\n",
        "front,key points\na,-\n",
        "front,choices\na,-\n",
        "a" + ",b" * 5000 + "\n",
    ],
)
def test_odd_tables_are_read_all_the_same(text):
    assert arrival(text).notes[0].front == "a"


def test_a_file_that_is_no_text_is_refused():
    with pytest.raises(StudyError, match="not a text file"):
        arrival(bytes(range(256)) * 20)


@pytest.mark.parametrize(
    ("content", "name", "is_table"),
    [
        (b"a,b\n", "words.csv", True),
        (b"#separator:tab\na\tb\n", "notes.txt", True),
        (b"x\ty\nc\td\ne\tf\n", "notes.txt", True),
        (
            b"Only prose here, with commas.\nAnd another line.\nAnd one, two, three.\n",
            "a.txt",
            False,
        ),
        (b"", "a.txt", False),
    ],
)
def test_a_table_is_known_by_its_name_or_its_columns(content, name, is_table):
    assert reads(content, name) is is_table


texts = st.text(
    st.sampled_from("abcé \n\r\t,;|\"'\\x日")
    | st.characters(codec="utf-8", exclude_characters="\0"),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(texts, min_size=2, max_size=4), min_size=1, max_size=5),
    st.sampled_from(",;\t|^"),
    st.sampled_from("\"'"),
    st.sampled_from(["", "\\"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_python_writes_reads_back_equal(table, mark, quote, escape, quoting, ending):
    assume(not escape or not any(cell.endswith("\\") for row in table for cell in row))
    file = io.StringIO(newline="")
    options = {"escapechar": escape or None, "doublequote": not escape}
    csv.writer(
        file, delimiter=mark, quotechar=quote, quoting=quoting, lineterminator=ending, **options
    ).writerows(table)
    form = TableForm((FRONT, BACK), delimiter=mark, quote=quote, escape=escape)

    assert [row for _, row in table_rows(file.getvalue(), form)] == table


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.lists(
        st.text(st.sampled_from('abc ,;|"\né'), min_size=3, max_size=12), min_size=4, max_size=8
    ),
)
def test_the_marks_of_an_unknown_table_are_found(mark, quoting, answers):
    rows = [[f"What is number {n}?", f"x{answer}x"] for n, answer in enumerate(answers)]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=mark, quoting=quoting).writerows(rows)
    assume(
        quoting == csv.QUOTE_ALL or mark == "\t" or not set(",;|") - {mark} & set("".join(answers))
    )

    form = sniff(file.getvalue().encode(), source="words.csv")

    assert [list(row) for row in preview(file.getvalue().encode(), form)] == rows


@pytest.mark.parametrize("with_more", [True, False])
def test_what_anki_writes_is_read_as_it_was(anki, with_more):
    collection = anki.collection
    model = collection.models.by_name("Basic (and reversed card)")
    decks = [collection.decks.id("Set::One"), collection.decks.id("Set::Two")]
    guids = {}
    for number in range(6):
        made = collection.new_note(model)
        made["Front"] = f'<b>word</b> {number}, "quoted"; #{number}'
        made["Back"] = f"line<br>{number}\tx"
        made.tags = ["one", f"tag{number}"]
        collection.add_note(made, decks[number % 2])
        guids[made.guid] = (f"Set::{'Two' if number % 2 else 'One'}", {"one", f"tag{number}"})
    path = anki.folder / "notes.txt"
    collection.export_note_csv(
        out_path=str(path),
        limit=None,
        with_html=True,
        with_tags=with_more,
        with_deck=with_more,
        with_notetype=with_more,
        with_guid=with_more,
    )

    found = arrival(path.read_bytes(), "notes.txt")

    assert sorted(each.front for each in found.notes)[0].startswith('**word** 0, "quoted"; ')
    assert len(found.notes) == 6
    assert found.warnings == ()
    if with_more:
        assert {each.guid: (each.deck, set(each.tags)) for each in found.notes} == guids
        assert {each.kind for each in found.notes} == {NoteKind.REVERSED}


def test_a_header_tells_the_delimiter_of_rows_that_are_all_of_another_length():
    form = sniff(b"front,back,extra\na,b\nc\n,only\nd,e,f,g\n", source="a.csv")

    assert (form.delimiter, form.has_header) == (",", True)
