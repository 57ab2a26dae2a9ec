from document_samples import draft_of, fronts, sample

from studyapp.core.importing.drafts import Shape
from studyapp.formats.documents import read_document


def test_headings_become_fronts_and_what_is_below_stays_as_it_is():
    document = read_document(sample("markdown_git.md"))

    assert draft_of(document, "git add").back == (
        "It copies the state of files into the index.\n\n```sh\n# stage everything\ngit add .\n```"
    )
    assert "| HEAD  | yes           |" in draft_of(document, "reset").back


def test_a_heading_over_others_becomes_their_tag_and_can_be_a_draft():
    text = sample("markdown_git.md")
    document = read_document(text)

    [repair] = [r for r in document.repairs if r.before == "## Undoing"]
    kept = read_document(text, without={repair.key})

    assert draft_of(document, "revert").tags == ("undoing",)
    assert "Undoing" in fronts(kept)


def test_underlined_headings_count_too():
    document = read_document(sample("markdown_wein.md"))

    assert fronts(document) == ["Rebsorten", "Ausbau im Fass", "Was ist Botrytis?"]


def test_a_rule_between_paragraphs_is_no_heading():
    document = read_document(
        "# One\n\nfirst\n\n---\n\nsecond\n\n# Two\n\nthird", shape=Shape.MARKDOWN
    )

    assert fronts(document) == ["One", "Two"]
    assert document.drafts[0].back == "first\n\n---\n\nsecond"
