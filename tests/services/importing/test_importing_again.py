from dataclasses import replace

import pytest
from studying import assert_sound, cards, note, study

from studyapp.core.cards import Note, NoteKind
from studyapp.core.importing.likeness import Whereabouts
from studyapp.formats.common.arrival import Arrival
from studyapp.services.importing.plan import ItemState

TEXTS = {
    "attention": ("What does attention compute?", "A weighted mean of the value vectors."),
    "dropout": ("Why is dropout used?", "It keeps units from relying on each other too much."),
    "adam": ("How does Adam differ from momentum?", "It scales each step by the second moment."),
    "beam": ("What is beam search?", "It keeps the best few unfinished sequences at each step."),
}


def made(name, front="", back=""):
    return Note(
        f"doc/{name}", "Notes", NoteKind.PLAIN, front or TEXTS[name][0], back or TEXTS[name][1]
    )


def arrival(*notes, **values):
    return Arrival("document:notes.txt", "Notes", notes, **values)


def load(collection, content, **wanted):
    service = collection.importing
    return service.apply(service.plan_arrival(content, has_names=False, **wanted))


def states(report):
    return {item.guid: item.state for item in report.items}


@pytest.fixture
def filled(collection):
    load(collection, arrival(*map(made, TEXTS)))
    return collection


def test_a_reworded_question_is_known_by_its_answer(filled, clock):
    study(filled, clock)
    reworded = replace(made("dropout", "What is the point of using dropout?"), guid="doc/what")
    before = cards(filled)["doc/dropout#0"].memory

    report = load(filled, arrival(made("attention"), reworded, made("adam"), made("beam")))

    assert states(report) == {
        "doc/attention": ItemState.SAME,
        "doc/dropout": ItemState.CHANGED,
        "doc/adam": ItemState.SAME,
        "doc/beam": ItemState.SAME,
    }
    assert filled.library.note("doc/dropout").front == "What is the point of using dropout?"
    assert cards(filled)["doc/dropout#0"].memory == before
    assert_sound(filled)


def test_reworded_ones_that_moved_find_each_other(filled):
    moved = [
        replace(made("beam", "Explain what beam search is."), guid="doc/explain"),
        replace(made("adam", "How does Adam differ from plain momentum?"), guid="doc/how"),
        made("attention"),
        made("dropout"),
    ]

    report = load(filled, arrival(*moved))

    assert [item.guid for item in report.items] == [
        *("doc/beam", "doc/adam"),
        *("doc/attention", "doc/dropout"),
    ]
    assert (report.changed, report.added, report.removed) == (2, 0, 0)


def test_another_question_in_the_same_place_is_another_note(filled):
    other = replace(made("dropout", "What is perplexity?", "The exponential of the loss."))
    other = replace(other, guid="doc/perplexity")

    report = load(filled, arrival(made("attention"), other, made("adam"), made("beam")))

    assert states(report)["doc/perplexity"] is ItemState.NEW
    assert states(report)["doc/dropout"] is ItemState.REMOVED
    assert cards(filled)["doc/dropout#0"].suspended


def test_a_file_with_names_is_known_by_them_alone(filled):
    renamed = replace(made("dropout"), guid="doc/other")

    plan = filled.importing.plan_arrival(arrival(renamed))

    assert states(plan)["doc/other"] is ItemState.NEW


def test_what_the_learner_edited_and_the_file_reworded_is_kept_until_decided(filled):
    mine = replace(made("beam"), back="My own words.")
    filled.library.save(mine)
    changed = arrival(*map(made, list(TEXTS)[:3]), made("beam", back="A search of some width."))
    plan = filled.importing.plan_arrival(changed, has_names=False)
    assert states(plan)["doc/beam"] is ItemState.KEPT

    filled.importing.apply(plan)
    assert filled.library.note("doc/beam") == mine
    plan = filled.importing.plan_arrival(changed, has_names=False).take_theirs("doc/beam")
    filled.importing.apply(plan)

    assert filled.library.note("doc/beam").back == "A search of some width."


def test_a_change_can_be_refused(filled):
    plan = filled.importing.plan_arrival(arrival(made("adam", back="Another text.")))
    plan = plan.keep_mine("doc/adam").keep_mine("doc/beam")

    report = filled.importing.apply(plan)

    assert (report.kept, report.changed, report.removed) == (2, 0, 2)
    assert filled.library.note("doc/adam") == made("adam")
    assert not cards(filled)["doc/beam#0"].suspended


def test_a_new_note_can_be_edited_before_it_is_stored(collection):
    plan = collection.importing.plan_arrival(arrival(made("adam")))

    collection.importing.apply(plan.edit("doc/adam", replace(made("adam"), front="Adam?")))

    assert collection.library.note("doc/adam").front == "Adam?"
    again = collection.importing.plan_arrival(arrival(made("adam")), has_names=False)
    assert states(again)["doc/adam"] is ItemState.SAME
    newer = collection.importing.plan_arrival(arrival(made("adam", back="Newer.")))
    assert states(newer)["doc/adam"] is ItemState.KEPT


def test_merging_gives_the_text_to_the_other_note_and_takes_it_back_in_one_step(filled):
    twin = note("twin", back="Other words.", more="A remark.", tags=("mine",))
    filled.library.add([twin])
    fresh = replace(made("adam"), guid="doc/fresh", tags=("theirs",))
    content = arrival(*map(made, TEXTS), fresh)
    plan = filled.importing.plan_arrival(content).merge("doc/fresh", twin)

    report = filled.importing.apply(plan)

    merged = filled.library.note("d/twin")
    assert (report.merged, report.changed, report.added) == (1, 1, 0)
    assert merged.more == f"A remark.\n\n{fresh.front}\n\n{fresh.back}"
    assert merged.tags == ("mine", "theirs")
    again = states(filled.importing.plan_arrival(content))
    assert again.pop("doc/fresh") is ItemState.SKIPPED
    assert set(again.values()) == {ItemState.SAME}
    filled.library.undo()
    assert filled.library.note("d/twin") == twin


def test_merging_into_a_note_that_the_learner_edited_keeps_the_edit(filled):
    mine = replace(filled.library.note("doc/adam"), back="In my own words.")
    filled.library.save(mine)
    fresh = replace(made("adam", "How is Adam unlike momentum?"), guid="doc/fresh")
    content = arrival(made("adam", back="The file's newer words."), fresh)
    plan = filled.importing.plan_arrival(content)

    filled.importing.apply(plan.merge("doc/fresh", mine))

    merged = filled.library.note("doc/adam")
    assert merged.back == mine.back
    assert fresh.front in merged.more


def test_merging_into_a_note_of_the_same_file(collection):
    plan = collection.importing.plan_arrival(arrival(made("adam"), made("beam")))
    first = plan.item("doc/adam").after

    collection.importing.apply(plan.merge("doc/beam", first))

    assert list(cards(collection)) == ["doc/adam#0"]
    assert TEXTS["beam"][1] in collection.library.note("doc/adam").more
    again = collection.importing.plan_arrival(arrival(made("adam"), made("beam")))
    assert set(states(again).values()) == {ItemState.SAME, ItemState.SKIPPED}


def test_a_note_that_was_skipped_stays_out_until_it_changes(filled):
    content = arrival(*map(made, TEXTS), replace(made("adam"), guid="doc/fresh"))
    filled.importing.apply(filled.importing.plan_arrival(content).skip("doc/fresh"))

    again = filled.importing.plan_arrival(content)
    changed = replace(made("adam", back="Now with another answer."), guid="doc/fresh")
    later = filled.importing.plan_arrival(arrival(*map(made, TEXTS), changed))

    assert states(again)["doc/fresh"] is ItemState.SKIPPED
    assert states(later)["doc/fresh"] is ItemState.NEW
    assert states(again.take_theirs("doc/fresh"))["doc/fresh"] is ItemState.NEW


def test_incomplete_notes_are_kept_back(collection):
    load(collection, arrival(replace(made("adam"), tags=("incomplete",)), made("beam")))

    assert cards(collection)["doc/adam#0"].suspended
    assert not cards(collection)["doc/beam#0"].suspended
    assert_sound(collection)


def test_tags_of_an_import_are_worn_by_all_its_notes_and_by_those_of_the_next(collection):
    load(collection, arrival(made("adam")), tags=("course", "june"))

    report = load(collection, arrival(made("adam"), made("beam")))

    assert (report.unchanged, report.added) == (1, 1)
    assert collection.library.note("doc/beam").tags == ("course", "june")


def test_facts_of_a_file_are_kept(collection):
    load(collection, arrival(made("adam"), facts={"score": "87 / 100"}))

    with collection.database.reading() as tx:
        assert tx.settings.get("import of document:notes.txt") == {"score": "87 / 100"}


def test_two_notes_of_one_name_are_both_imported(collection):
    report = load(collection, arrival(made("adam"), replace(made("beam"), guid="doc/adam")))

    assert [item.guid for item in report.items] == ["doc/adam", "doc/adam-2"]
    assert "doc/adam" in report.warnings[0]


class TestLikenesses:
    def test_they_are_found_wherever_they_stand(self, filled, tmp_path):
        folder = tmp_path / "decks"
        folder.mkdir()
        (folder / "ml.md").write_text(
            "---\nid: ml\ndeck: ML\n---\n\n## What is beam search? {#beam}\n\nA search.",
            encoding="utf-8",
        )
        filled.importing.load_shipped(folder)
        fresh = [
            Note("x/1", "New", NoteKind.PLAIN, "WHAT is *beam search*?", TEXTS["beam"][1]),
            Note("x/2", "New", NoteKind.PLAIN, "What is beam search good for?", TEXTS["beam"][1]),
            Note("x/3", "New", NoteKind.PLAIN, "What is a residual connection?", "A sum."),
        ]

        plan = filled.importing.plan_arrival(Arrival("csv:x", "New", tuple(fresh)))
        found = filled.importing.likenesses(plan)

        first = [(each.other, each.where, each.exact) for each in found if each.guid == "x/1"]
        assert first == [
            ("doc/beam", Whereabouts.COLLECTION, True),
            ("ml/beam", Whereabouts.SHIPPED, True),
        ]
        assert ("x/2", "x/1", Whereabouts.FILE) in {(e.guid, e.other, e.where) for e in found}
        assert not [each for each in found if each.guid == "x/3"]
        assert all(0 <= each.share <= 1 for each in found)

    def test_a_question_about_something_else_is_not_like_it(self, filled):
        other = Note(
            "x/1", "New", NoteKind.PLAIN, "What is grid search?", "Trying all settings in turn."
        )

        plan = filled.importing.plan_arrival(Arrival("csv:x", "New", (other,)))

        assert filled.importing.likenesses(plan) == ()

    def test_notes_that_come_again_are_no_duplicates_of_themselves(self, filled):
        plan = filled.importing.plan_arrival(arrival(*map(made, TEXTS)))

        assert filled.importing.likenesses(plan) == ()

    def test_the_same_fronts_in_the_collection_are_found(self, filled):
        filled.library.add([note("a", front=" What is beam search?"), note("b", front="Other")])

        assert filled.importing.duplicates() == (("doc/beam", "d/a"),)


def package(notes):
    return Arrival("anki:collection", "Deck", tuple(notes))


def test_another_file_under_the_same_name_makes_nothing_vanish(collection):
    first = [note(f"a{number}") for number in range(6)]
    second = [*first[:2], *(note(f"b{number}") for number in range(4))]
    collection.importing.apply(collection.importing.plan_arrival(package(first)))

    plan = collection.importing.plan_arrival(package(second))

    assert [item.guid for item in plan.items if item.state is ItemState.REMOVED] == []


def test_a_newer_version_of_a_package_lets_what_it_left_out_vanish(collection):
    first = [note(f"a{number}") for number in range(6)]
    collection.importing.apply(collection.importing.plan_arrival(package(first)))

    plan = collection.importing.plan_arrival(package(first[:4]))

    gone = [item.guid for item in plan.items if item.state is ItemState.REMOVED]
    assert gone == [each.guid for each in first[4:]]
