"""What would take long to paint is known before anybody paints it."""

import pytest

from studyapp.core.rendering.drawings import LIGHT_PALETTE, DrawingError, safe_drawing
from studyapp.core.rendering.drawings.reading import read_tree
from studyapp.core.rendering.drawings.work import MOST_DRAWN, MOST_WORK, work

ZIGZAG = "M0 0" + "".join(f"L{37 * step % 712} {520 * (step % 2)}" for step in range(200))
FULL = '<rect width="712" height="520"/>'


def svg(inside):
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'width="712" height="520" viewBox="0 0 712 520">'
        f"{inside}</svg>"
    ).encode()


def is_quick(inside):
    return safe_drawing(svg(inside), LIGHT_PALETTE, "Inter").is_quick


def reckoned(inside):
    return work(read_tree(svg(inside)))


@pytest.mark.parametrize(
    "inside",
    [
        FULL * 1_000,
        '<g transform="scale(100)">' + '<rect width="7.12" height="5.2"/>' * 1_000 + "</g>",
        f'<path d="{ZIGZAG}"/>' * 2,
        f'<path fill="none" stroke="red" stroke-width="9" d="{ZIGZAG}"/>',
        f'<defs><mask id="m">{FULL}</mask></defs>' + '<rect mask="url(#m)"/>' * 300,
        f'<g opacity="0.5">{FULL}</g>' * 1_200,
        f'<defs><pattern id="p" width="3" height="3">{FULL}</pattern></defs>'
        + '<rect width="712" height="520" fill="url(#p)"/>' * 300,
        '<defs><pattern id="p" width="90000" height="90000"><g/></pattern></defs>'
        '<rect width="712" height="520" fill="url(#p)"/>',
'<defs><linearGradient id="g"/></defs>' + FULL.replace("/>", ' fill="url(#g)"/>') * 900,
        f"<text>{'long ' * 60_000}</text>",
        f'<path fill="none" stroke="red" d="M0 0{"h1" * 280_000}"/>',
    ],
    ids=[
        "area", "scaled area", "zigzag", "thick zigzag", "masks", "buffers", "patterns",
        "large tile", "gradients", "text", "corners",
    ],
)  # fmt: skip
def test_a_drawing_that_takes_long_is_not_quick(inside):
    assert not is_quick(inside)


def test_an_everyday_drawing_takes_a_small_part_of_what_is_allowed():
    boxes = '<g><rect width="90" height="40" stroke="red"/><text font-size="14">a box</text></g>'
    curve = "M0 0" + "".join(f"L{step / 3:.1f} {200 + step % 7}" for step in range(2_000))

    assert reckoned(boxes * 100) < MOST_WORK / 10
    assert reckoned(f'<path fill="none" stroke="red" stroke-width="1.5" d="{curve}"/>') < MOST_WORK


def test_the_bound_has_two_sides():
    one = reckoned(FULL * 2) - reckoned(FULL)
    most = int((MOST_WORK - reckoned("")) / one)

    assert is_quick(FULL * most)
    assert not is_quick(FULL * (most + 1))


def test_what_use_repeats_is_counted_each_time():
    part = f'<g id="a">{FULL}</g>'

    assert reckoned(part + '<use xlink:href="#a"/>' * 9) > 9 * reckoned(FULL) / 2


def doubled(levels):
    groups = "".join(
        f'<g id="g{level}"><use href="#g{level - 1}"/><use href="#g{level - 1}"/></g>'
        for level in range(1, levels + 1)
    )
    return svg(f'<defs><g id="g0"/>{groups}</defs><use href="#g{levels}"/>')


def test_repetition_is_bounded():
    assert safe_drawing(doubled(11), LIGHT_PALETTE, "Inter")
    assert MOST_DRAWN < 3 * 2**13
    for levels in (13, 40):
        with pytest.raises(DrawingError):
            safe_drawing(doubled(levels), LIGHT_PALETTE, "Inter")


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<defs><pattern id="a"><rect fill="url(#a)"/></pattern></defs><rect fill="url(#a)"/>',
        '<defs><mask id="a"><rect mask="url(#a)"/></mask></defs><rect mask="url(#a)"/>',
        '<defs><marker id="a"><path d="M0 0L1 1" marker-mid="url(#a)"/></marker></defs>'
        '<path d="M0 0L1 1" marker-mid="url(#a)"/>',
    ],
)
def test_what_shows_itself_is_refused(inside):
    with pytest.raises(DrawingError):
        safe_drawing(svg(inside), LIGHT_PALETTE, "Inter")


def test_a_marker_is_counted_at_every_corner():
    marker = f'<defs><marker id="a">{FULL}</marker></defs>'
    line = '<polyline fill="none" points="{}" marker-mid="url(#a)"/>'

    few, many = (reckoned(marker + line.format("1,1 2,2 " * count)) for count in (1, 100))

    assert many > 20 * few
