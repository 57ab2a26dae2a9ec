"""Formulas as pictures: LaTeX to SVG with ziamath, behind guards."""

import re
import warnings

LENGTH = 2_000
DEPTH = 6
EFFORT = 6_000
_STEP = re.compile(r"\\(?:left|right|begin|end)(?![a-zA-Z])|\\.|[{}]|\S", re.DOTALL)


def is_safe(tex: str) -> bool:
    """Whether a formula can be drawn in reasonable time.

    The drawing library works twice as long for every level of nesting, so what counts is
    each sign's depth.
    """
    if not tex.strip() or len(tex) > LENGTH:
        return False
    depth = effort = 0
    for step in _STEP.findall(tex):
        if step in ("{", r"\left", r"\begin"):
            depth += 1
        elif step in ("}", r"\right", r"\end"):
            depth = max(0, depth - 1)
        effort += 2**depth
        if depth > DEPTH or effort > EFFORT:
            return False
    return True


def drawn_svg(tex: str, size: float, *, display: bool, color: str) -> str | None:
    """Return a formula as SVG whose baseline is at zero, None when it cannot be drawn.

    Ask `is_safe` first: drawing a formula that is not takes minutes.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # A fifth of a second, so only when a formula appears.
            from ziamath.config import config
            from ziamath.zmath import Latex

            config.svg2 = False
            formula = Latex(tex, size=size, color=color, inline=not display, margin=0)
            return str(formula.svg())
        except Exception:  # the library raises anything on a source that it cannot read
            return None
