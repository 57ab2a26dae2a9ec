from contextlib import suppress

import pytest
from studying import assert_sound, note

from studyapp.core.cards import Choice, NoteKind
from studyapp.core.errors import StudyError
from studyapp.services.importing import media as media_module
from studyapp.services.importing.media import adopted, copied, pictures
from studyapp.services.importing.workspace import Workspace

HEAD = "---\nid: pics\ndeck: Pictures\n---\n\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "source"
    (made / "images").mkdir(parents=True)
    (made / "images" / "net.png").write_bytes(b"a net")
    (made / "plot.SVG").write_bytes(b"<svg/>")
    return made


@pytest.fixture
def media(tmp_path):
    return tmp_path / "media"


def load(collection, folder, text):
    path = folder / "pics.md"
    path.write_text(HEAD + text)
    return collection.importing.apply(collection.importing.plan(path))


def stored(media):
    return {
        f.relative_to(media).as_posix(): f.read_bytes() for f in media.rglob("*") if f.is_file()
    }


def test_pictures_come_along_wherever_a_note_shows_them(collection, folder, media):
    for name in ("f", "b", "k", "m", "c"):
        (folder / f"{name}.png").write_bytes(name.encode())

    load(
        collection,
        folder,
        "## ![](f.png) {#one}\n\n![text](b.png 'title')\n\n### Key points\n- ![](k.png)\n\n"
        "### More\n![](m.png)\n\n## Which? {#two}\n\n- [x] ![](c.png)\n- [ ] none\n",
    )

    assert stored(media) == {f"{n}.png": n.encode() for n in "fbkmc"}
    assert_sound(collection)


def test_the_same_picture_is_copied_once_and_the_note_is_the_same_again(collection, folder, media):
    text = "## Net {#n}\n\n![](images/net.png) ![](./plot.SVG)"
    load(collection, folder, text)

    report = load(collection, folder, text)

    assert (report.unchanged, report.changed) == (1, 0)
    assert stored(media) == {"images/net.png": b"a net", "plot.SVG": b"<svg/>"}
    assert collection.library.note("pics/n").back == "![](images/net.png) ![](./plot.SVG)"


def test_another_picture_of_the_same_name_gets_a_name_of_its_own(collection, folder, media):
    (media / "images").mkdir(parents=True)
    (media / "images" / "net.png").write_bytes(b"another net")
    text = "## Net {#n}\n\n![](images/net.png)"

    load(collection, folder, text)

    [name] = pictures([collection.library.note("pics/n")])
    assert name.startswith("images/net-")
    assert stored(media) == {"images/net.png": b"another net", name: b"a net"}
    assert load(collection, folder, text).unchanged == 1


def test_a_picture_that_changed_under_the_same_name_is_brought_in(collection, folder, media):
    text = "## Net {#n}\n\n![](images/net.png)"
    load(collection, folder, text)
    (folder / "images" / "net.png").write_bytes(b"a better net")

    report = load(collection, folder, text)

    [name] = pictures([collection.library.note("pics/n")])
    assert report.changed == 1
    assert stored(media)[name] == b"a better net"
    assert stored(media)["images/net.png"] == b"a net"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "images/../../secret.png",
        "missing.png",
        "pics.md",
        "https://example.org/a.png",
        "data:image/png;base64,AAAA.png",
        "x" * 300 + ".png",
        "images",
        "huge.png",
        "nul\0.png",
        "link.png",
    ],
)
def test_what_is_no_picture_of_the_folder_is_left_where_it_is(
    collection, folder, media, tmp_path, name, monkeypatch
):
    monkeypatch.setattr(media_module, "LARGEST_PICTURE", 100)
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "huge.png").write_bytes(b"x" * 101)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    before = note("n", back=f"![]({name})")

    found = adopted([before], folder, media)

    assert found.notes == (before,)
    assert found.pictures == {}


def test_an_absolute_name_is_left_where_it_is(folder, media, tmp_path):
    (tmp_path / "secret.png").write_bytes(b"secret")

    assert adopted([note("n", back=f"![]({tmp_path}/secret.png)")], folder, media).pictures == {}


@pytest.mark.parametrize("name", ["../source/plot.SVG", "images/../../source/plot.SVG"])
def test_no_name_leads_out_of_the_media_folder(collection, folder, media, tmp_path, name):
    load(collection, folder, f"## Net {{#n}}\n\n![]({name})")

    assert stored(media) == {"plot.SVG": b"<svg/>"}
    assert collection.library.note("pics/n").back == "![](plot.SVG)"
    assert {file.name for file in tmp_path.iterdir()} >= {"media", "source"}
    assert not (tmp_path / "plot.SVG").exists()


def test_a_picture_that_cannot_be_copied_stops_the_import(collection, folder, media):
    media.write_text("a file where the folder should be")
    with pytest.raises(StudyError, match=r"picture .* could not be copied .*nothing was imported"):
        load(collection, folder, "## Net {#n}\n\n![](images/net.png)")

    assert collection.library.search("").total == 0


def test_a_picture_whose_place_was_taken_meanwhile_stops_the_import(collection, folder, media):
    (folder / "pics.md").write_text(HEAD + "## Net {#n}\n\n![](images/net.png)")
    plan = collection.importing.plan(folder / "pics.md")
    (media / "images").mkdir(parents=True)
    (media / "images" / "net.png").write_bytes(b"meanwhile")

    with pytest.raises(StudyError, match="import again"):
        collection.importing.apply(plan)

    assert stored(media) == {"images/net.png": b"meanwhile"}
    assert collection.library.search("").total == 0


def test_pictures_are_taken_away_again_when_the_block_fails(folder, media):
    found = adopted([note("n", back="![](plot.SVG)")], folder, media)

    with (
        suppress(KeyboardInterrupt),
        copied(["plot.SVG"], found.pictures, media, Workspace(media.parent / "importing")),
    ):
        during = stored(media)
        raise KeyboardInterrupt

    assert (during, stored(media)) == ({"plot.SVG": b"<svg/>"}, {})


def test_the_names_of_all_pictures_are_found_each_once():
    notes = [
        note("a", front="![](a.png) and ![](a.png)", key_points=("![x](k.png)",)),
        note(
            "b",
            kind=NoteKind.CHOICE,
            choices=(Choice("![](c.png 'title')", True),),
            more="![](m.svg)",
        ),
    ]

    assert pictures(notes) == ["a.png", "k.png", "m.svg", "c.png"]
