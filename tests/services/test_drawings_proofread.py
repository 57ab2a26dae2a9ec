"""Drawings that nobody would see are found before the deck goes out."""

import pytest

from studyapp.services.proofreading import proofread_files

DECK = """\
---
id: small
deck: Small
---

## What does this show? {#shown}

![A drawing](d.svg)
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


@pytest.fixture
def found(tmp_path):
    """Return what there is to mend in a deck with a drawing."""

    def finding(drawing):
        (tmp_path / "small.md").write_text(DECK)
        (tmp_path / "d.svg").write_text(drawing)
        proof = proofread_files([tmp_path / "small.md"])
        return [each.sentence for each in proof.findings if "d.svg" in each.sentence]

    return finding


def test_a_sound_drawing_is_left_alone(found):
    assert found(SVG.format('<rect width="9" height="9" fill="var(--ink)"/>')) == []


def test_a_drawing_that_is_refused_is_found(found):
    (sentence,) = found('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format(""))

    assert sentence.startswith("the picture d.svg is not shown: ")


def test_a_drawing_that_takes_too_long_is_found(found):
    slow = '<g opacity="0.5"><rect width="9" height="9"/></g>' * 2_000

    assert found(SVG.format(slow)) == ["the picture d.svg takes too long to draw and is not shown"]
