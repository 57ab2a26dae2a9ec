"""The colours and sizes of the window: one frozen value for each scheme, and no colour elsewhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of a scheme, named by what it is for.

    `line` separates, `line2` outlines, `field` is the border of an input. A grade has a text
    colour, a `_soft` background and a `fill_` for charts. `heat` goes from nothing to a lot.
    """

    bg: str
    sidebar: str
    surface: str
    surface2: str
    hover: str
    line: str
    line2: str
    field: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_soft: str
    accent_text: str
    again: str
    again_soft: str
    hard: str
    hard_soft: str
    good: str
    good_soft: str
    easy: str
    easy_soft: str
    new: str
    learn: str
    young: str
    mature: str
    fill_again: str
    fill_hard: str
    fill_good: str
    fill_easy: str
    heat: tuple[str, str, str, str, str]
    code_bg: str
    code_pill: str
    code_text: str
    mark: str
    syntax_keyword: str
    syntax_string: str
    syntax_number: str
    syntax_comment: str
    syntax_function: str
    syntax_class: str
    syntax_builtin: str
    syntax_operator: str


LIGHT = Tokens(
    bg="#F6F7FA",
    sidebar="#EEF0F5",
    surface="#FFFFFF",
    surface2="#F1F3F8",
    hover="#E6E9F1",
    line="#E1E5EC",
    line2="#C3CAD6",
    field="#868FA3",
    text="#171C2B",
    text2="#4D576B",
    text3="#5F697E",
    accent="#4056D6",
    accent_hover="#3448BD",
    accent_press="#2B3CA3",
    on_accent="#FFFFFF",
    accent_soft="#EAEDFC",
    accent_text="#3A4FCB",
    again="#C4344A",
    again_soft="#FCEBED",
    hard="#9A5B00",
    hard_soft="#FBF0DC",
    good="#1B7A46",
    good_soft="#E5F4EB",
    easy="#1F66C1",
    easy_soft="#E5EFFB",
    new="#3F7FEA",
    learn="#CF7A22",
    young="#3FA37C",
    mature="#116B4B",
    fill_again="#DD6071",
    fill_hard="#DDA03F",
    fill_good="#4BAA83",
    fill_easy="#5A92E6",
    heat=("#EAEDF2", "#C9D3FA", "#97A9F2", "#6479E6", "#3D50C8"),
    code_bg="#F7F8FB",
    code_pill="#EDEFF5",
    code_text="#A8235C",
    mark="#FFF0B3",
    syntax_keyword="#8238BD",
    syntax_string="#1B7A46",
    syntax_number="#A64B00",
    syntax_comment="#626C80",
    syntax_function="#2350C0",
    syntax_class="#8F5600",
    syntax_builtin="#0A6B7E",
    syntax_operator="#4D576B",
)

DARK = Tokens(
    bg="#11141B",
    sidebar="#0C0F15",
    surface="#191D26",
    surface2="#222834",
    hover="#2A3140",
    line="#2A303D",
    line2="#434C5E",
    field="#6B7589",
    text="#E8EBF2",
    text2="#AAB3C4",
    text3="#8A94A7",
    accent="#8799FF",
    accent_hover="#9CABFF",
    accent_press="#B0BCFF",
    on_accent="#0D1230",
    accent_soft="#252D52",
    accent_text="#A3B1FF",
    again="#FF8593",
    again_soft="#3A2129",
    hard="#F2B45A",
    hard_soft="#382C1A",
    good="#6FD39B",
    good_soft="#1B3427",
    easy="#7FB6FF",
    easy_soft="#1C2D45",
    new="#6AA5FF",
    learn="#F0A64A",
    young="#3F8F72",
    mature="#74DDB1",
    fill_again="#E8707F",
    fill_hard="#E0AA55",
    fill_good="#5DC093",
    fill_easy="#6CA6F2",
    heat=("#222834", "#2A335E", "#3C4B92", "#5A6DD2", "#8799FF"),
    code_bg="#12151C",
    code_pill="#2A3140",
    code_text="#FF9CBF",
    mark="#5C4A10",
    syntax_keyword="#C9A0F5",
    syntax_string="#8FD6A4",
    syntax_number="#F3AE7E",
    syntax_comment="#818BA0",
    syntax_function="#8DB4FF",
    syntax_class="#F5CB78",
    syntax_builtin="#74CFDD",
    syntax_operator="#AAB3C4",
)

CAPTION, BODY, SECTION, TITLE, NUMBER, HERO = 12, 14, 15, 22, 26, 44
"""Type sizes in pixels."""

XS, S, M, L, XL, XXL, HUGE = 4, 8, 12, 16, 24, 32, 48
"""Spacing in pixels."""

PAGE_MARGIN = 28
RADIUS_FIELD, RADIUS_BUTTON, RADIUS_GRADE, RADIUS_PANEL = 6, 8, 10, 12
"""Corner radii in pixels."""
