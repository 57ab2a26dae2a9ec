"""A number and what it counts are one thing to a screen reader."""

from showing import shown

from studyapp.ui.widgets.layout.figure import Figure


def test_a_number_stands_above_its_caption_and_is_read_with_it(qtbot, theme):
    figure = shown(qtbot, Figure())

    figure.show_value("1,204", "cards")

    assert figure.number_label.text() == "1,204"
    assert figure.caption_label.text() == "cards"
    assert figure.number_label.y() < figure.caption_label.y()
    assert figure.accessibleName() == "cards: 1,204"
