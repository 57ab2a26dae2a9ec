"""What a deck file's front matter says is kept in the collection, and written again."""

import json

import pytest
from studying import opened

TEXT = """---
id: own
deck: Mine::Own
description: What it is about.
order: 12
needs: basics, more
roles: mlops, safety
level: second
---

## First {#first .definition priority=critical order=3 follows=basics/x needs=a,b roles=mlops}

One.

## Second {#second priority=important}

Two.
"""
SAID = (("order", "12"), ("needs", "basics, more"), ("roles", "mlops, safety"), ("level", "second"))


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.md"
    path.write_text(TEXT)
    return path


def said(collection):
    with collection.database.reading() as tx:
        return tx.decks.attributes().get("Mine::Own")


def brought(collection, path):
    return collection.importing.apply(collection.importing.plan(path))


def test_an_exported_deck_file_is_the_one_that_was_imported(collection, own, tmp_path):
    brought(collection, own)

    collection.exporting.export(tmp_path / "out.md")

    assert (tmp_path / "out.md").read_text() == TEXT


def test_an_archive_takes_it_along(collection, own, tmp_path, clock):
    brought(collection, own)
    collection.exporting.export(tmp_path / "all.json")
    other = opened(tmp_path / "other", clock)

    brought(other, tmp_path / "all.json")

    assert said(other) == SAID
    other.close()


def test_an_archive_of_an_older_program_leaves_it_alone(collection, own, tmp_path):
    brought(collection, own)
    collection.exporting.export(tmp_path / "all.json")
    values = json.loads((tmp_path / "all.json").read_text())
    for deck in values["decks"]:
        del deck["attributes"]
    (tmp_path / "old.json").write_text(
        json.dumps({"format": values.pop("format"), **values}, ensure_ascii=False)
    )

    brought(collection, tmp_path / "old.json")

    assert said(collection) == SAID


def test_it_is_taken_back_and_done_again_with_its_import(collection, own):
    brought(collection, own)
    own.write_text(TEXT.replace("order: 12", "order: 7").replace("Two.", "Another."))
    report = brought(collection, own)
    assert dict(said(collection))["order"] == "7"

    collection.importing.take_back(report)
    assert said(collection) == SAID

    collection.library.redo()
    assert dict(said(collection))["order"] == "7"


def test_a_file_that_goes_into_another_deck_says_nothing_of_it(collection, own):
    plan = collection.importing.plan(own, deck="Elsewhere")

    collection.importing.apply(plan)

    with collection.database.reading() as tx:
        assert tx.decks.attributes() == {"Elsewhere": ()}


def test_an_order_that_is_no_number_is_told(collection, own):
    own.write_text(TEXT.replace("order: 12", "order: soon").replace("order=3", "order=x"))

    warnings = collection.importing.plan(own).warnings

    assert [warning.partition(": ")[2][:16] for warning in warnings] == [
        *("the order `soon`", "the order `x` is")
    ]
