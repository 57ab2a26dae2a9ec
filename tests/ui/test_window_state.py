"""The window comes back as it was left, whatever has happened to its file."""

import pytest
from PySide6.QtCore import QByteArray

from studyapp.ui.theme import Appearance, Scheme
from studyapp.ui.window_state import FILE, WindowState

VALUES = {
    "geometry": QByteArray(b"\x01\xd9\xd0\xcb\x00\x03"),
    "page": "progress",
    "narrow_sidebar": True,
    "deck": "Generative AI::Größe, 50 %",
    "span": "month",
    "folded_decks": frozenset({"A::B, C", "D"}),
    "appearance": Appearance(Scheme.DARK, text_size=21, reduce_motion=True, key_caps=False),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_there_after_a_restart(tmp_path, name):
    state = WindowState(tmp_path)
    setattr(state, name, VALUES[name])
    state.save()

    assert getattr(WindowState(tmp_path), name) == VALUES[name]


def test_a_first_start_has_defaults(tmp_path):
    state = WindowState(tmp_path)

    assert state.geometry is None
    assert (state.page, state.deck, state.span) == ("today", None, "year")
    assert state.folded_decks is None
    assert state.appearance == Appearance()


def test_unfolding_every_deck_is_remembered_too(tmp_path):
    state = WindowState(tmp_path)
    state.folded_decks = frozenset()
    state.save()

    assert WindowState(tmp_path).folded_decks == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "[look]\nscheme=purple\ntext_size=900\nreduce_motion=perhaps\n[window]\ngeometry=12\n",
        "[look]\ntext_size=-3\n\x00\x00]]]",
        "",
    ],
)
def test_a_spoilt_file_counts_as_never_written(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    state = WindowState(tmp_path)

    assert state.appearance == Appearance()
    assert state.geometry is None
