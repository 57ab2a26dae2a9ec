import pytest

from studyapp.core.cards import Choice, Note, NoteKind
from studyapp.core.proofreading import DeckOnShelf, path_of, proofread_folder, proofread_path


def note(name, kind=NoteKind.PLAIN, **attributes):
    choices = attributes.pop("choices", ())
    return Note(name, "D", kind, "Front", choices=choices, attributes=tuple(attributes.items()))


def deck(name, *notes, order=10, needs=(), roles=()):
    return DeckOnShelf(name, notes, order, needs, roles)


def of_path(*decks):
    return [f"{each.guid}: {each.sentence}" for each in proofread_path(decks)]


def of_folder(*decks):
    return [f"{each.guid}: {each.sentence}" for each in proofread_folder(decks)]


class TestThePath:
    def test_a_knot_is_told_once(self):
        one = deck("d", note("d/a", follows="b"), note("d/b", needs="a"))

        assert of_path(one) == ["d/a: it waits for d/b, and is waited for; undo this knot"]

    def test_a_link_to_a_deck_that_comes_later_is_told(self):
        early = deck("d", note("d/a", needs="e/b"))
        late = deck("e", note("e/b", follows="d/c"), order=20)

        [told] = of_path(early, late)

        assert told.startswith("d/a: it follows or needs e/b, which the path brings later")

    def test_a_note_that_is_pulled_ahead_pulls_what_it_needs(self):
        notes = note("d/a"), note("d/b", order="3", needs="a"), note("d/c", order="2")

        [told] = of_path(deck("d", *notes, note("d/d", order="5", follows="c")))

        assert told.startswith("d/b: it follows or needs d/a")

    @pytest.mark.parametrize(("order", "is_told"), [(9, False), (10, True), (11, True)])
    def test_a_deck_needs_decks_of_smaller_order(self, order, is_told):
        decks = deck("d", note("d/a"), needs=("e",)), deck("e", note("e/a"), order=order)

        assert bool(of_path(*decks)) is is_told

    def test_roles_of_decks_are_known_ones(self):
        [told] = of_path(deck("d", note("d/a"), roles=("mlops", "astronaut")))

        assert told.startswith("d: the role 'astronaut' is none of")

    def test_one_file_may_point_to_decks_that_were_not_read(self):
        assert of_path(deck("d", note("d/a", needs="elsewhere/x"), needs=("elsewhere",))) == []

    def test_it_goes_through_all_decks(self):
        late = deck("d", note("d/a"), note("d/b", priority="critical"), order=20)

        assert path_of([late, deck("e", note("e/a"))]).guids == ("e/a", "d/b", "d/a")


class TestAFolder:
    def test_every_deck_has_an_order_if_one_has(self):
        assert of_folder(deck("d", order=None)) == []
        assert of_folder(deck("d"), deck("e", order=None)) == [
            "e: it has no order:, so it comes before all decks that have one"
        ]

    def test_needed_decks_are_there(self):
        assert of_folder(deck("d", needs=("e",))) == [
            "d: it needs e, which is no deck of this folder"
        ]

    @pytest.mark.parametrize(("order", "is_told"), [("99", False), ("100", True)])
    def test_an_order_of_its_own_pulls_a_note_ahead_of_all_decks(self, order, is_told):
        assert bool(of_folder(deck("d", note("d/a", order=order)))) is is_told

    def test_what_a_note_follows_stands_above_it(self):
        assert of_folder(deck("d", note("d/a", follows="b"), note("d/b"))) == [
            "d/a: follows=d/b stands further down in the file; put it above"
        ]

    def test_a_critical_note_waits_for_nothing_that_is_nice_to_have(self):
        notes = [note("d/a", priority="nice-to-have"), note("d/b", priority="nice-to-have")]
        notes += [note(f"d/{n}", priority="important") for n in range(3)]
        last = note("d/c", priority="critical", needs="a")

        [told] = of_folder(deck("d", *notes, last))

        assert told.startswith("d/c: a critical note waits for d/a")

    def test_priorities_are_not_asked_for_where_none_is_used(self):
        assert of_folder(deck("d", note("d/a"), note("d/b"))) == []

    def test_a_note_without_a_priority_is_told_where_others_have_one(self):
        four = [note(f"d/{n}", priority="nice-to-have") for n in range(4)]

        assert of_folder(deck("d", note("d/x"), *four)) == [
            "d/x: it has no priority, and others of the folder have one"
        ]

    @pytest.mark.parametrize(
        ("critical", "nice", "told"),
        [(20, 25, 0), (21, 25, 1), (20, 24, 1)],
        ids=["just so", "too many critical", "too few nice to have"],
    )
    def test_priorities_mean_something(self, critical, nice, told):
        names = ["critical"] * critical + ["nice-to-have"] * nice
        names += ["important"] * (100 - len(names))
        notes = [note(f"d/{n}", priority=name) for n, name in enumerate(names)]

        assert len(of_folder(deck("d", *notes))) == told

    @pytest.mark.parametrize(
        ("longest", "others", "is_told"),
        [(3, 7, False), (4, 6, True), (2, 2, False)],
        ids=["three in ten", "four in ten", "too few to tell"],
    )
    def test_the_right_choice_is_seldom_the_longest(self, longest, others, is_told):
        notes = [choice(f"d/{n}", "as long as it") for n in range(longest)]
        notes += [choice(f"d/{longest + n}", "short") for n in range(others)]

        assert bool(of_folder(deck("d", *notes))) is is_told

    @pytest.mark.parametrize(("essays", "is_told"), [(1, False), (2, True)])
    def test_a_deck_does_not_begin_with_essays(self, essays, is_told):
        kinds = [NoteKind.OPEN] * essays + [NoteKind.PLAIN] * (5 - essays) + [NoteKind.OPEN]
        critical = [note(f"d/{n}", kind, priority="critical") for n, kind in enumerate(kinds)]
        rest = [note(f"d/r{n}", priority="nice-to-have") for n in range(24)]

        assert bool(of_folder(deck("d", *critical, *rest))) is is_told


def choice(name, right):
    wrong = (Choice("as long as it", False), Choice("b", False), Choice("c", False))
    return note(name, NoteKind.CHOICE, choices=(Choice(right, True), *wrong))
