from dataclasses import replace

import pytest
from studying import assert_sound, cards, note, opened, study

from studyapp.core.errors import StudyError
from studyapp.core.progress import Cancelled
from studyapp.core.scheduling.events import Grade
from studyapp.services.importing.service import ItemState

HEAD = """---
id: gan
deck: {deck}
description: {description}
---
"""
NOTES = {
    "game": "## What do the two networks play? {#game .core}\n\nA minimax game.",
    "collapse": "## Mode collapse {#collapse}\n\nThe generator makes {{c1::few}} {{c2::modes}}.",
    "loss": "## Which loss? {#loss .reversed}\n\nBinary cross-entropy.",
}


def deck_text(*names, deck="Images::GANs", description="Two networks.", **changed):
    notes = {**NOTES, **changed}
    return HEAD.format(deck=deck, description=description) + "\n\n".join(
        notes[name] for name in names or notes
    )


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "files" / "gans.md"
    file.parent.mkdir()
    file.write_text(deck_text(), encoding="utf-8")
    return file


@pytest.fixture
def imported(collection, path):
    load(collection, path)
    return collection


def load(collection, path, **wanted):
    service = collection.importing
    return service.apply(service.plan(path, **wanted))


def numbers(report):
    return (report.added, report.changed, report.kept, report.unchanged, report.removed)


def notes(collection):
    with collection.database.reading() as tx:
        return {stored.note.guid: stored.note for stored in tx.notes.within(tx.decks.within(None))}


def test_a_first_import_adds_every_note_with_its_cards(collection, path):
    report = load(collection, path)

    assert numbers(report) == (3, 0, 0, 0, 0)
    assert [item.guid for item in report.items] == ["gan/game", "gan/collapse", "gan/loss"]
    assert sorted(cards(collection)) == [
        "gan/collapse#0",
        "gan/collapse#1",
        "gan/game#0",
        "gan/loss#0",
        "gan/loss#1",
    ]
    row = next(row for row in collection.reports.decks() if row.name == "Images::GANs")
    assert row.description == "Two networks."
    assert_sound(collection)


def test_a_plan_writes_nothing(collection, path):
    plan = collection.importing.plan(path)

    assert {item.state for item in plan.items} == {ItemState.NEW}
    assert collection.library.search("").total == 0
    assert collection.library.undo() == ""


def test_the_same_again_does_nothing_and_is_nothing_to_undo(imported, path):
    before = notes(imported)
    imported.library.save(replace(before["gan/game"], back="A zero-sum game."))
    imported.library.undo()

    assert numbers(load(imported, path)) == (0, 0, 0, 3, 0)

    assert notes(imported) == before
    assert imported.library.redo() == "Edit"


def test_a_changed_note_is_changed_and_keeps_its_progress(imported, path, clock):
    study(imported, clock)
    before = {guid: card.memory for guid, card in cards(imported).items()}
    path.write_text(deck_text(game="## Which game? {#game .core .new}\n\nMinimax."))

    plan = imported.importing.plan(path)
    [item] = [item for item in plan.items if item.state is not ItemState.SAME]
    report = imported.importing.apply(plan)

    assert (item.before.front, item.after.front) == (
        "What do the two networks play?",
        "Which game?",
    )
    assert numbers(report) == (0, 1, 0, 2, 0)
    assert notes(imported)["gan/game"].tags == ("core", "new")
    assert {guid: card.memory for guid, card in cards(imported).items()} == before
    assert imported.library.search("minimax tag:new").total == 1
    assert_sound(imported)


def test_what_the_learner_edited_is_kept(imported, path):
    mine = replace(notes(imported)["gan/game"], back="My own words.")
    imported.library.save(mine)

    assert numbers(load(imported, path)) == (0, 0, 0, 3, 0)
    path.write_text(deck_text(game="## Which game? {#game}\n\nMinimax."))
    assert numbers(load(imported, path)) == (0, 0, 1, 2, 0)

    assert notes(imported)["gan/game"] == mine


def test_a_kept_note_can_be_replaced_if_the_learner_says_so(imported, path):
    imported.library.save(replace(notes(imported)["gan/game"], back="My own words."))
    path.write_text(deck_text(game="## Which game? {#game}\n\nMinimax."))
    plan = imported.importing.plan(path)
    accepted = tuple(
        replace(item, state=ItemState.CHANGED) if item.state is ItemState.KEPT else item
        for item in plan.items
    )

    report = imported.importing.apply(replace(plan, items=accepted))

    assert numbers(report) == (0, 1, 0, 2, 0)
    assert notes(imported)["gan/game"].back == "Minimax."
    assert numbers(load(imported, path)) == (0, 0, 0, 3, 0)


def test_what_the_file_lost_is_suspended_and_nothing_of_it_is_lost(imported, path, clock):
    study(imported, clock)
    memory = cards(imported)["gan/game#0"].memory
    path.write_text(deck_text("collapse", "loss"))

    assert numbers(load(imported, path)) == (0, 0, 0, 2, 1)

    card = cards(imported)["gan/game#0"]
    assert (card.suspended, card.memory) == (True, memory)
    assert numbers(load(imported, path)) == (0, 0, 0, 2, 0)
    assert_sound(imported)


def test_what_the_file_lost_is_suspended_wherever_the_learner_put_it(imported, path):
    imported.library.save(replace(notes(imported)["gan/game"], deck="Mine"))
    path.write_text(deck_text("collapse", "loss"))

    assert numbers(load(imported, path)) == (0, 0, 0, 2, 1)


def test_new_notes_of_the_file_are_added_after_the_others(collection, path):
    path.write_text(deck_text("loss"))
    load(collection, path)
    path.write_text(deck_text("game", "loss"))

    assert numbers(load(collection, path)) == (1, 0, 0, 1, 0)

    assert list(notes(collection)) == ["gan/loss", "gan/game"]


def test_a_deck_can_be_imported_into_another_and_stays_there(collection, path):
    load(collection, path, deck="Exam::June")
    assert {each.deck for each in notes(collection).values()} == {"Exam::June"}

    path.write_text(deck_text(game="## Which game? {#game}\n\nMinimax."))
    assert numbers(load(collection, path)) == (0, 1, 0, 2, 0)

    assert {each.deck for each in notes(collection).values()} == {"Exam::June"}


def test_importing_into_a_deck_leaves_its_description_alone(collection, path):
    load(collection, path)
    other = path.with_name("other.md")
    other.write_text(deck_text(description="Other").replace("id: gan", "id: other"))

    load(collection, other, deck="Images::GANs")

    row = next(row for row in collection.reports.decks() if row.name == "Images::GANs")
    assert row.description == "Two networks."


def test_a_deck_that_was_renamed_in_the_file_takes_its_notes_along(imported, path, clock):
    study(imported, clock)
    before = {guid: card.memory for guid, card in cards(imported).items()}
    mine = replace(notes(imported)["gan/loss"], deck="Mine")
    edited = replace(notes(imported)["gan/collapse"], more="My own remark.")
    imported.library.save(mine)
    imported.library.save(edited)
    path.write_text(deck_text(deck="Generative::GANs"))

    assert numbers(load(imported, path)) == (0, 2, 0, 1, 0)

    after = notes(imported)
    assert after["gan/game"].deck == "Generative::GANs"
    assert after["gan/collapse"] == replace(edited, deck="Generative::GANs")
    assert after["gan/loss"] == mine
    assert {guid: card.memory for guid, card in cards(imported).items()} == before
    assert_sound(imported)
    path.write_text(deck_text(deck="Generative::GANs", collapse="## Other {#collapse}\n\nText."))
    assert numbers(load(imported, path)) == (0, 0, 1, 2, 0)


def test_a_leech_that_the_file_changes_stays_marked(imported, path):
    imported.library.save(replace(notes(imported)["gan/game"], tags=("core", "leech")))
    path.write_text(deck_text(game="## Which game? {#game .core}\n\nMinimax."))

    assert numbers(load(imported, path)) == (0, 1, 0, 2, 0)

    assert notes(imported)["gan/game"].tags == ("core", "leech")
    assert numbers(load(imported, path)) == (0, 0, 0, 3, 0)


def test_an_import_is_taken_back_and_done_again_across_a_restart(imported, path, clock, tmp_path):
    study(imported, clock)
    before = notes(imported), cards(imported)
    path.write_text(
        deck_text("game", "collapse", "extra", game="## New {#game}\n\nx", extra="## E {#e}\n\ny")
    )
    assert numbers(load(imported, path)) == (1, 1, 0, 1, 1)
    after = notes(imported), cards(imported)
    imported.close()

    again = opened(tmp_path, clock)
    assert again.library.undo() == "Import"
    assert (notes(again), cards(again)) == before
    assert_sound(again)
    again.close()

    again = opened(tmp_path, clock)
    assert again.library.redo() == "Import"
    assert (notes(again), cards(again)) == after
    assert numbers(load(again, path)) == (0, 0, 0, 3, 0)
    assert_sound(again)
    again.close()


def test_decks_are_taken_back_with_the_import_that_made_them(collection, path):
    load(collection, path)
    path.write_text(deck_text(description="Other words.", game="## New {#game}\n\nText."))
    load(collection, path)

    def described():
        return {row.name: row.description for row in collection.reports.decks()}

    names = "Images::GANs", "Images"
    assert described() == dict(zip(names, ("Other words.", ""), strict=True))
    collection.library.undo()
    assert described() == dict(zip(names, ("Two networks.", ""), strict=True))
    collection.library.undo()
    assert described() == {}
    collection.library.redo()
    collection.library.redo()
    assert described() == dict(zip(names, ("Other words.", ""), strict=True))


def test_an_import_that_was_taken_back_finds_its_progress_when_it_comes_again(
    imported, path, clock
):
    study(imported, clock)
    before = {guid: card.memory for guid, card in cards(imported).items()}
    imported.library.undo()
    assert cards(imported) == {}

    load(imported, path)

    assert {guid: card.memory for guid, card in cards(imported).items()} == before
    assert_sound(imported)


def test_a_plan_that_was_overtaken_is_refused(imported, path):
    path.write_text(deck_text("game", "collapse", game="## New {#game}\n\nx"))
    plan = imported.importing.plan(path)
    mine = replace(notes(imported)["gan/game"], back="Edited meanwhile.")
    imported.library.save(mine)

    with pytest.raises(StudyError, match="changed since"):
        imported.importing.apply(plan)

    assert notes(imported)["gan/game"] == mine
    assert not cards(imported)["gan/loss#0"].suspended


def test_a_plan_is_applied_once(collection, path):
    plan = collection.importing.plan(path)
    collection.importing.apply(plan)

    with pytest.raises(StudyError, match="changed since"):
        collection.importing.apply(plan)

    assert collection.library.search("").total == 3


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_an_import_that_is_stopped_leaves_no_trace(imported, path, share):
    before = notes(imported), cards(imported), files(imported)
    (path.parent / "a.png").write_bytes(b"picture")
    path.write_text(deck_text("game", game="## New {#game}\n\n![](a.png)"))
    plan = imported.importing.plan(path)

    def stop(_doing, done):
        if done >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        imported.importing.apply(plan, progress=stop)

    assert (notes(imported), cards(imported), files(imported)) == before
    assert_sound(imported)


def test_a_stop_that_comes_when_all_is_stored_stops_nothing(imported, path):
    path.write_text(deck_text(four="## Fourth {#four}\n\nNew."), encoding="utf-8")
    known = set(notes(imported))

    def stop(_doing, _share):
        if set(notes(imported)) != known:
            raise Cancelled

    report = imported.importing.apply(imported.importing.plan(path), progress=stop)

    assert report.added == 1


def test_an_import_whose_saving_fails_in_the_middle_leaves_no_trace(imported, path, monkeypatch):
    (path.parent / "a.png").write_bytes(b"picture")
    path.write_text(
        deck_text(
            "game", "collapse", "more", game="## New {#game}\n\n![](a.png)", more="## M {#m}\n\nx"
        )
    )
    before = notes(imported), cards(imported), files(imported)
    plan = imported.importing.plan(path)
    with imported.database.reading() as tx:
        monkeypatch.setattr(type(tx.notes), "imported", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        imported.importing.apply(plan)

    monkeypatch.undo()
    assert (notes(imported), cards(imported), files(imported)) == before
    assert imported.library.undo() == "Import"
    assert_sound(imported)


def files(collection):
    media = collection.folder / "media"
    return {file.relative_to(media).as_posix() for file in media.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"---\nid: x\ndeck: \xff\xfe\n---\n", "not UTF-8"),
        (b"", "deck"),
        (b"---\nid: x\n---\n# Just a letter", "deck"),
        (b"---\nid: x\ndeck: X\n---\n", "no notes"),
    ],
)
def test_a_file_that_is_no_deck_is_named(collection, path, content, sentence):
    path.write_bytes(content)

    with pytest.raises(StudyError, match=sentence):
        collection.importing.plan(path)


def test_a_file_that_cannot_be_read_is_named(collection, path):
    with pytest.raises(StudyError, match=r"nowhere\.md cannot be read"):
        collection.importing.plan(path.with_name("nowhere.md"))
    with pytest.raises(StudyError, match="cannot be read"):
        collection.importing.plan(path.parent)


def test_warnings_of_the_file_reach_the_report(collection, path):
    path.write_text(HEAD.format(deck="D", description="") + "## Without an id\n\nText.")

    report = load(collection, path)

    assert any("id" in warning for warning in report.warnings)
    assert report.added == 1


class TestShippedDecks:
    @pytest.fixture
    def shipped(self, tmp_path):
        folder = tmp_path / "decks"
        folder.mkdir()
        (folder / "gans.md").write_text(deck_text())
        (folder / "README.md").write_text("# Not a deck")
        (folder / "rag.md").write_text(
            "---\nid: rag\ndeck: RAG\n---\n\n## Why? {#why}\n\nTo look it up."
        )
        return folder

    def reopened(self, tmp_path, clock, shipped, **wanted):
        return opened(tmp_path / "data", clock, shipped=shipped, **wanted)

    def test_the_first_run_loads_them(self, tmp_path, clock, shipped):
        collection = self.reopened(tmp_path, clock, shipped)

        assert collection.library.decks() == ["Images::GANs", "RAG"]
        assert collection.study.counts().new == 4
        assert collection.library.undo() == ""
        assert_sound(collection)
        collection.close()

    def test_a_later_run_reads_nothing_that_did_not_change(self, tmp_path, clock, shipped):
        self.reopened(tmp_path, clock, shipped).close()
        collection = self.reopened(tmp_path, clock, shipped)
        (shipped / "rag.md").write_text(
            "---\nid: rag\ndeck: RAG\n---\n\n## Why? {#why}\n\nTo know."
        )

        [report] = collection.importing.load_shipped(shipped)

        assert numbers(report) == (0, 1, 0, 0, 0)
        assert collection.importing.load_shipped(shipped) == []
        collection.close()

    def test_a_later_version_updates_them_without_touching_progress(self, tmp_path, clock, shipped):
        collection = self.reopened(tmp_path, clock, shipped)
        study(collection, clock, Grade.EASY)
        mine = replace(notes(collection)["gan/loss"], back="In my words")
        collection.library.save(mine)
        before = {guid: card.memory for guid, card in cards(collection).items()}
        collection.close()
        (shipped / "gans.md").write_text(
            deck_text(
                "game",
                "loss",
                "fresh",
                game="## Better {#game}\n\nx",
                loss="## L {#loss .reversed}\n\ny",
                fresh="## F {#f}\n\nz",
            )
        )

        collection = self.reopened(tmp_path, clock, shipped)

        after = cards(collection)
        assert {guid: after[guid].memory for guid in before} == before
        assert notes(collection)["gan/game"].front == "Better"
        assert notes(collection)["gan/loss"] == mine
        assert after["gan/collapse#0"].suspended
        assert after["gan/f#0"].memory.is_new
        assert_sound(collection)
        collection.close()

    def test_undo_does_not_reach_past_an_update_of_the_same_note(self, tmp_path, clock, shipped):
        collection = self.reopened(tmp_path, clock, shipped)
        collection.library.suspend(["gan/game"])
        collection.library.suspend(["rag/why"])
        (shipped / "gans.md").write_text(deck_text(game="## Better {#game}\n\nx"))

        collection.importing.load_shipped(shipped)

        assert collection.library.undo() == "Suspend"
        assert not cards(collection)["rag/why#0"].suspended
        assert collection.library.undo() == ""
        assert notes(collection)["gan/game"].front == "Better"
        assert cards(collection)["gan/game#0"].suspended
        collection.close()

    def test_another_program_that_loads_them_at_the_same_time_does_no_harm(
        self, tmp_path, clock, shipped, monkeypatch
    ):
        window, command = (opened(tmp_path / "data", clock) for _ in range(2))
        planned = type(window.importing).plan_arrival

        def meanwhile(service, arrival, **wanted):
            plan = planned(service, arrival, **wanted)
            if service is window.importing:
                monkeypatch.undo()
                command.importing.load_shipped(shipped)
            return plan

        monkeypatch.setattr(type(window.importing), "plan_arrival", meanwhile)

        window.importing.load_shipped(shipped)

        assert window.study.counts().new == 4
        assert_sound(window)
        window.close()
        command.close()

    def test_an_update_that_was_interrupted_is_finished_next_time(self, tmp_path, clock, shipped):
        (shipped / "zzz.md").write_text("---\nid: z\ndeck: Z\n---\n\nno notes")
        with pytest.raises(StudyError, match=r"zzz\.md"):
            self.reopened(tmp_path, clock, shipped, exclusive=True)
        (shipped / "zzz.md").write_text("---\nid: z\ndeck: Z\n---\n\n## Q {#q}\n\nA")

        collection = self.reopened(tmp_path, clock, shipped, exclusive=True)

        assert collection.study.counts().new == 5
        collection.close()

    def test_their_pictures_stay_where_they_are(self, tmp_path, clock, shipped):
        (shipped / "a.png").write_bytes(b"picture")
        (shipped / "gans.md").write_text(deck_text(game="## G {#game}\n\n![](a.png)"))

        collection = self.reopened(tmp_path, clock, shipped)

        assert files(collection) == set()
        assert collection.library.media_folders() == (tmp_path / "data" / "media", shipped)
        collection.close()


def test_the_learners_own_note_of_the_same_name_is_kept(collection, path):
    mine = replace(note("x"), guid="gan/game", front="Mine")
    collection.library.add([mine])

    assert numbers(load(collection, path)) == (2, 0, 1, 0, 0)

    assert notes(collection)["gan/game"] == mine


def test_items_say_what_becomes_of_each_note(imported, path):
    path.write_text(deck_text("collapse", "loss", "fresh", fresh="## F {#f}\n\nz"))

    states = {item.guid: item.state for item in imported.importing.plan(path).items}

    assert states == {
        "gan/collapse": ItemState.SAME,
        "gan/loss": ItemState.SAME,
        "gan/f": ItemState.NEW,
        "gan/game": ItemState.REMOVED,
    }


@pytest.mark.parametrize("way", ["file", "option"])
def test_a_deck_of_endless_levels_is_cut(collection, path, way):
    endless = "a::" * 50_000 + "b"
    path.write_text(deck_text("game", deck=endless if way == "file" else "GANs"))

    load(collection, path, deck=endless if way == "option" else None)

    assert [name for name in collection.library.decks() if name.startswith("a")] == [
        "::".join("a" * 30)
    ]
    assert_sound(collection)
