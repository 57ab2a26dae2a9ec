"""The style sheet of the window, generated from the tokens.

A widget says what it is by its `kind` property (`QPushButton[kind="primary"]`); nothing here
sets a font size on every widget, because that would override the fonts of rich text.
"""

from studyapp.ui.tokens import (
    CAPTION,
    HERO,
    NUMBER,
    RADIUS_BUTTON,
    RADIUS_FIELD,
    RADIUS_GRADE,
    RADIUS_PANEL,
    SECTION,
    TITLE,
    Tokens,
)


def stylesheet(tokens: Tokens) -> str:
    """Return the style sheet of a scheme."""
    parts = (
        _surfaces,
        _labels,
        _buttons,
        _filled_buttons,
        _quiet_buttons,
        _navigation,
        _fields,
        _lists,
        _papers,
        _bars,
    )
    return "\n".join(part(tokens) for part in parts)


def _surfaces(t: Tokens) -> str:
    return f"""
QMainWindow, QDialog, QWidget[kind="page"] {{ background: {t.bg}; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="page"] {{ background: {t.bg}; border: 0; }}
QWidget[kind="sidebar"] {{ background: {t.sidebar}; border-right: 1px solid {t.line}; }}
QFrame[kind="panel"] {{
    background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS_PANEL}px;
}}
QFrame[kind="notice"] {{
    background: {t.hard_soft}; border: 0; border-radius: {RADIUS_PANEL}px;
}}
QFrame[kind="reason"] {{
    background: {t.accent_soft}; border: 0; border-radius: {RADIUS_PANEL}px;
}}
QFrame[kind="term"] {{
    background: {t.surface}; border: 1px solid {t.line2}; border-radius: {RADIUS_GRADE}px;
}}
QFrame[kind="term"][state="chosen"] {{
    background: {t.accent_soft}; border: 2px solid {t.accent};
}}
QFrame[kind="term"][state="right"] {{
    background: {t.good_soft}; border: 1px solid {t.good};
}}
QFrame[kind="term"][state="wrong"] {{
    background: {t.again_soft}; border: 1px solid {t.again};
}}
QFrame[kind="inset"] {{
    background: {t.surface2}; border: 0; border-radius: {RADIUS_BUTTON}px;
}}
QFrame[kind="top-bar"] {{ background: {t.bg}; border: 0; border-bottom: 1px solid {t.line}; }}
QFrame[kind="bottom-bar"] {{
    background: {t.surface}; border: 0; border-top: 1px solid {t.line};
}}
QFrame[kind="line-above"] {{ background: transparent; border: 0; border-top: 1px solid {t.line}; }}
QFrame[kind="popup"] {{
    background: {t.surface}; border: 1px solid {t.line2}; border-radius: {RADIUS_BUTTON}px;
}}
QFrame[kind="rule"] {{ background: {t.line}; border: 0; min-height: 1px; max-height: 1px; }}
QToolTip {{
    background: {t.text}; color: {t.bg}; border: 0; padding: 6px 8px; font-size: {CAPTION}px;
}}
"""


def _labels(t: Tokens) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[kind="title"] {{ font-size: {TITLE}px; font-weight: 650; letter-spacing: -0.3px; }}
QLabel[kind="section"] {{ font-size: {SECTION}px; font-weight: 600; }}
QLabel[kind="hero"] {{ font-size: {HERO}px; font-weight: 650; letter-spacing: -1.2px; }}
QLabel[kind="number"] {{ font-size: {NUMBER}px; font-weight: 600; letter-spacing: -0.5px; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="quiet"] {{ color: {t.text2}; }}
QLabel[kind="caption"] {{ color: {t.text3}; font-size: {CAPTION}px; }}
QLabel[kind="caption-strong"] {{
    color: {t.text2}; font-size: {CAPTION}px; font-weight: 600;
}}
QLabel[kind="up"] {{ color: {t.good}; font-size: {CAPTION}px; font-weight: 600; }}
QLabel[kind="down"] {{ color: {t.again}; font-size: {CAPTION}px; font-weight: 600; }}
QLabel[kind="error"] {{ color: {t.again}; }}
QLabel[kind="right-count"] {{ color: {t.good}; font-weight: 600; }}
QLabel[kind="wrong-count"] {{ color: {t.again}; font-weight: 600; }}
QLabel#keyCap {{
    color: {t.text2}; background: {t.surface}; border: 1px solid {t.line2};
    border-bottom-width: 2px; border-radius: {RADIUS_FIELD - 1}px;
    padding: 1px 6px; font-size: 11px; font-weight: 600;
}}
QLabel#chip {{
    color: {t.text2}; background: {t.surface2}; border-radius: 10px;
    padding: 3px 9px; font-size: {CAPTION}px;
}}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton {{
    color: {t.text}; background: {t.surface}; border: 1px solid {t.line2};
    border-radius: {RADIUS_BUTTON}px; padding: 0 14px; min-height: 34px; font-weight: 500;
}}
QPushButton:hover {{ background: {t.surface2}; }}
QPushButton:pressed {{ background: {t.hover}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0 13px; min-height: 32px; }}
QPushButton:disabled {{ color: {t.text3}; background: {t.surface2}; border-color: {t.line}; }}
QPushButton::menu-indicator {{ width: 0; image: none; }}
"""


def _filled_buttons(t: Tokens) -> str:
    return f"""
QPushButton[kind="primary"], QPushButton[kind="main"] {{
    background: {t.accent}; border: 1px solid {t.accent}; color: {t.on_accent}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover, QPushButton[kind="main"]:hover {{
    background: {t.accent_hover}; border-color: {t.accent_hover};
}}
QPushButton[kind="primary"]:pressed, QPushButton[kind="main"]:pressed {{
    background: {t.accent_press};
}}
QPushButton[kind="primary"]:focus, QPushButton[kind="main"]:focus {{
    border: 2px solid {t.text};
}}
QPushButton[kind="primary"]:disabled, QPushButton[kind="main"]:disabled {{
    background: {t.surface2}; border-color: {t.line}; color: {t.text3};
}}
QPushButton[kind="main"] {{
    font-size: {SECTION}px; min-height: 44px; padding: 0 22px; border-radius: {RADIUS_GRADE}px;
}}
QPushButton[kind="main"]:focus {{ min-height: 42px; padding: 0 21px; }}
"""


def _quiet_buttons(t: Tokens) -> str:
    return f"""
QPushButton[kind="soft"] {{
    background: {t.surface2}; border: 1px solid transparent; min-height: 30px; padding: 0 12px;
}}
QPushButton[kind="soft"]:hover {{ background: {t.hover}; }}
QPushButton[kind="soft"]:focus {{
    border: 2px solid {t.accent}; min-height: 28px; padding: 0 11px;
}}
QPushButton[kind="soft"]:disabled {{ color: {t.text3}; background: transparent; }}
QPushButton[kind="ghost"] {{
    background: transparent; border: 1px solid transparent; color: {t.text2}; padding: 0 8px;
}}
QPushButton[kind="ghost"]:hover {{ background: {t.hover}; color: {t.text}; }}
QPushButton[kind="ghost"]:focus {{ border: 2px solid {t.accent}; padding: 0 7px; }}
QPushButton[kind="row"] {{
    background: transparent; border: 1px solid transparent; text-align: left; min-height: 36px;
}}
QPushButton[kind="row"]:hover {{ background: {t.surface2}; }}
QPushButton[kind="row"]:checked {{ background: {t.accent_soft}; }}
QPushButton[kind="row"]:focus {{ border: 2px solid {t.accent}; min-height: 34px; }}
QPushButton[kind="link"] {{
    background: transparent; border: 1px solid transparent; color: {t.accent_text};
    padding: 0 4px; min-height: 24px;
}}
QPushButton[kind="link"]:hover {{ background: {t.hover}; }}
QPushButton[kind="link"]:focus {{
    border: 2px solid {t.accent}; padding: 0 3px; min-height: 22px;
}}
"""


def _navigation(t: Tokens) -> str:
    checked = t.surface if _is_light(t) else t.surface2
    return f"""
QPushButton[kind="nav"] {{
    text-align: left; background: transparent; border: 2px solid transparent;
    padding: 0 8px; min-height: 32px; color: {t.text2}; font-weight: 500;
}}
QPushButton[kind="nav"]:hover {{ background: {t.hover}; color: {t.text}; }}
QPushButton[kind="nav"]:checked {{
    background: {checked}; color: {t.text}; font-weight: 600;
}}
QPushButton[kind="nav"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="segment"] {{
    background: transparent; border: 2px solid transparent; border-radius: {RADIUS_FIELD}px;
    color: {t.text2}; min-height: 24px; padding: 0 12px;
}}
QPushButton[kind="segment"]:hover {{ color: {t.text}; }}
QPushButton[kind="segment"]:checked {{
    background: {t.surface}; color: {t.text}; font-weight: 600;
}}
QPushButton[kind="segment"]:focus {{ border: 2px solid {t.accent}; }}
QToolButton {{
    background: transparent; border: 2px solid transparent; border-radius: {RADIUS_BUTTON}px;
    min-width: 30px; min-height: 30px; color: {t.text2};
}}
QToolButton:hover {{ background: {t.hover}; color: {t.text}; }}
QToolButton:checked {{ background: {t.accent_soft}; color: {t.accent_text}; }}
QToolButton:focus {{ border: 2px solid {t.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[kind="small"] {{ min-width: 20px; min-height: 20px; }}
"""


def _fields(t: Tokens) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit[kind="field"], QComboBox, QSpinBox {{
    color: {t.text}; background: {t.surface}; border: 1px solid {t.field};
    border-radius: {RADIUS_FIELD}px; padding: 0 10px; min-height: 34px;
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QSpinBox::up-button, QSpinBox::down-button {{ subcontrol-origin: border; width: 0; }}
QSpinBox QLineEdit, QComboBox QLineEdit {{
    background: transparent; border: 0; padding: 0; min-height: 0;
}}
QPlainTextEdit, QTextEdit[kind="field"] {{ padding: 8px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit[kind="field"]:focus, QComboBox:focus,
QSpinBox:focus {{ border: 2px solid {t.accent}; padding: 0 9px; min-height: 32px; }}
QPlainTextEdit:focus, QTextEdit[kind="field"]:focus {{ padding: 7px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled {{
    color: {t.text3}; background: {t.surface2}; border-color: {t.line};
}}
QLineEdit[kind="answer"] {{ font-size: {SECTION}px; border-radius: {RADIUS_GRADE}px; }}
QLineEdit[state="right"] {{ background: {t.good_soft}; border: 2px solid {t.good}; }}
QLineEdit[state="wrong"] {{ background: {t.again_soft}; border: 2px solid {t.again}; }}
QFrame[kind="segments"] {{
    background: {t.hover}; border: 0; border-radius: {RADIUS_BUTTON}px;
}}
"""


def _lists(t: Tokens) -> str:
    return f"""
QMenu {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.line2};
    border-radius: {RADIUS_BUTTON}px; padding: 6px;
}}
QMenu::item {{ padding: 7px 24px 7px 12px; border-radius: {RADIUS_FIELD}px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.accent_text}; }}
QMenu::item:disabled {{ color: {t.text3}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 6px 8px; }}
QTableView, QTreeView, QListView {{
    background: {t.surface}; border: 0; gridline-color: transparent;
    selection-background-color: {t.accent_soft}; selection-color: {t.text};
}}
QHeaderView {{ background: {t.surface}; border: 0; }}
QHeaderView::section {{
    background: {t.surface}; color: {t.text3}; font-size: {CAPTION}px; font-weight: 600;
    border: 0; border-bottom: 1px solid {t.line}; padding: 0 12px; min-height: 36px;
}}
QTextBrowser {{ background: transparent; border: 0; }}
"""


def _papers(t: Tokens) -> str:
    """Return the look of lists of cards and of texts to be read."""
    return f"""
QListView[kind="cards"], QTreeView[kind="cards"] {{ background: transparent; }}
QListView[kind="cards"]::item, QTreeView[kind="cards"]::branch {{ background: transparent; }}
QPlainTextEdit[kind="source"], QPlainTextEdit[kind="source"]:focus,
QTextEdit[kind="reading"], QTextEdit[kind="reading"]:focus {{
    background: transparent; border: 0; border-radius: 0; padding: 0;
}}
QFrame[kind="outline"] {{
    background: transparent; border: 1px solid {t.line}; border-radius: {RADIUS_BUTTON}px;
}}
QLabel[kind="step"] {{ color: {t.accent_text}; font-size: {CAPTION}px; font-weight: 600; }}
QPushButton[kind="soft"]:checked {{
    background: {t.accent_soft}; color: {t.accent_text}; font-weight: 600;
}}
QSplitter::handle {{ background: transparent; }}
"""


def _bars(t: Tokens) -> str:
    return f"""
QProgressBar {{
    background: {t.hover}; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px;
}}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.line2}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.text3}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: 0; width: 0; height: 0;
}}
"""


def _is_light(t: Tokens) -> bool:
    return t.surface > t.text
