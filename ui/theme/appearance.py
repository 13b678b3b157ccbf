"""The look in force: tokens → palette and style sheet; painted widgets ask `theme()` each time they paint."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.tokens import LIGHT, Height, Roles, Space, Theme, Type
from ui.theme.typeface import font

_PROPERTY = "compounder-theme"


class _InForce(QObject):
    """Holds the theme on the application, so that a new application begins anew."""

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__(application)
        self.setObjectName(_PROPERTY)
        self.theme = theme


def theme() -> Theme:
    """The theme in force; the light one before any was set."""
    application = QApplication.instance()
    held = application.findChild(_InForce, _PROPERTY) if application is not None else None
    return held.theme if isinstance(held, _InForce) else LIGHT


def roles() -> Roles:
    """The colour roles of the theme in force."""
    return theme().roles


def apply_theme(application: QApplication, chosen: Theme) -> None:
    """Put a theme in force, at the start or at any time; every widget is painted anew."""
    held = application.findChild(_InForce, _PROPERTY)
    if isinstance(held, _InForce):
        held.theme = chosen
    else:
        _InForce(application, chosen)
    if application.style().objectName() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(font(Type.BODY))
    application.setPalette(palette(chosen))
    application.setStyleSheet(style_sheet(chosen))


def palette(chosen: Theme) -> QPalette:
    """The colours of everything that Qt paints by itself."""
    roles = chosen.roles
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, roles.ground),
        (QPalette.ColorRole.Base, roles.surface),
        (QPalette.ColorRole.AlternateBase, roles.sunken),
        (QPalette.ColorRole.Button, roles.surface),
        (QPalette.ColorRole.WindowText, roles.ink),
        (QPalette.ColorRole.Text, roles.ink),
        (QPalette.ColorRole.ButtonText, roles.ink),
        (QPalette.ColorRole.PlaceholderText, roles.ink3),
        (QPalette.ColorRole.Highlight, roles.accent),
        (QPalette.ColorRole.HighlightedText, roles.on_accent),
        (QPalette.ColorRole.ToolTipBase, roles.surface),
        (QPalette.ColorRole.ToolTipText, roles.ink),
        (QPalette.ColorRole.Mid, roles.line),
        (QPalette.ColorRole.Dark, roles.border),
        (QPalette.ColorRole.Light, roles.surface),
    ):
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(roles.ink3))
    return made


def style_sheet(chosen: Theme) -> str:
    """Frames, scroll bars and lists, by the property `kind`: a rule for a class alone would reach its children."""
    roles = chosen.roles
    return f"""
QFrame[kind="card"] {{ background: {roles.surface}; border: 1px solid {roles.line};
    border-radius: {Space.CARD_RADIUS}px; }}
QFrame[kind="bar"] {{ background: {roles.surface}; border: 0; border-top: 1px solid {roles.line}; }}
QFrame[kind="line"] {{ background: {roles.line}; border: 0; }}
QLineEdit[kind="bare"], QPlainTextEdit[kind="bare"] {{ background: transparent; border: 0; padding: 0;
    selection-background-color: {roles.accent}; selection-color: {roles.on_accent};
    lineedit-password-character: 8226; }}
QScrollArea[kind="bare"], QScrollArea[kind="bare"] > QWidget > QWidget[kind="bare"] {{ background: transparent;
    border: 0; }}
QScrollBar:vertical {{ background: {roles.sunken}; width: 12px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: {roles.sunken}; height: 12px; margin: 0; border: 0; }}
QScrollBar::handle {{ background: {roles.border}; border-radius: 3px; margin: 3px; min-height: 40px; min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {roles.surface}; color: {roles.ink}; border: 1px solid {roles.border}; padding: 4px; }}
QMenu::item {{ padding: 10px 24px; min-height: 22px; }}
QMenu::item:selected {{ background: {roles.select}; color: {roles.ink}; border-left: 4px solid {roles.accent}; }}
QComboBox[kind="bare"] {{ background: transparent; border: 0; padding: 0; color: {roles.ink}; }}
QComboBox[kind="bare"]::drop-down {{ border: 0; width: 0; }}
QComboBox QAbstractItemView {{ background: {roles.surface}; color: {roles.ink}; border: 1px solid {roles.border};
    selection-background-color: {roles.select}; selection-color: {roles.ink}; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: {Height.CHIP}px; padding-left: 12px; }}
QTableView[kind="records"] {{ background: {roles.surface}; border: 0; outline: 0; gridline-color: {roles.line};
    selection-background-color: {roles.select}; selection-color: {roles.ink}; }}
QHeaderView {{ background: {roles.sunken}; border: 0; }}
QHeaderView::section {{ background: {roles.sunken}; border: 0; }}
"""
