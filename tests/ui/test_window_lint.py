"""What the source of the window must not hold, found by reading it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parent.parent.parent / "ui"
MODULES = sorted(UI.rglob("*.py"))
NUMBER_BOXES = {"QDoubleSpinBox", "QSpinBox", "QDoubleValidator", "QIntValidator"}
OTHERS = {
    "QSortFilterProxyModel": "sorts a hundred thousand rows on the window's thread; the query sorts",
    "QMessageBox": "a refusal stands in place",
    "QInputDialog": "there are no dialogs",
    "QTextEdit": "reads markup; plain text alone is shown",
    "QTextBrowser": "reads markup",
}
FLEETING = "itemAt"
"""Python keeps a layout's item that was asked for so beyond its end, and takes what later lies at its address for it:
the program dies when that is deleted. Ask the widgets for their places (`indexOf`), or keep them."""
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b")
MARKUP = {"setHtml", "RichText", "AutoText", "MarkdownText", "insertHtml"}


def test_no_widget_asks_the_systems_locale() -> None:
    """The language of the program decides how a number is read and shown, the system's locale never."""
    widgets = [module for module in MODULES if module.parent.name in ("widgets", "theme")]
    assert [module.name for module in widgets if "QLocale" in module.read_text("utf-8")] == []


def findings(source: str, *, may_hold_colours: bool = False) -> Iterator[str]:
    """What must not stand there, with its line."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                if name in NUMBER_BOXES or name in OTHERS or name in MARKUP or name == FLEETING:
                    yield f"{getattr(node, 'lineno', 0)}: {name}"
            case ast.Constant(value=str() as text) if COLOUR.search(text) and not may_hold_colours:
                yield f"{node.lineno}: the colour {text!r}"
            case ast.JoinedStr() if any(
                isinstance(part, ast.Attribute) and part.attr == "tr" for part in ast.walk(node)
            ):
                yield f"{node.lineno}: a word within an f-string is never gathered for translation"
            case _:
                pass


@pytest.mark.parametrize("module", MODULES, ids=[str(module.relative_to(UI)) for module in MODULES])
def test_the_window_has_no_number_box_no_markup_and_no_colour_of_its_own(module: Path) -> None:
    """Stock number boxes make ten-fold errors in French; a colour stands in the tokens alone."""
    assert list(findings(module.read_text("utf-8"), may_hold_colours=module.name == "tokens.py")) == []


@pytest.mark.parametrize(
    "source",
    [
        "from PySide6.QtWidgets import QDoubleSpinBox",
        "QtGui.QDoubleValidator()",
        "box = QSpinBox()",
        "rows = [layout.itemAt(place) for place in range(3)]",
        "QMessageBox.warning(self, 'a', 'b')",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "colour = '#FF0000'",
        "sheet = f'color: #abc;'",
        "said = f'{self.tr(word)}'",
    ],
)
def test_the_lint_finds_what_it_looks_for(source: str) -> None:
    """A lint that finds nothing anywhere proves nothing."""
    assert list(findings(source))


def test_the_modules_are_there() -> None:
    """The lint reads the window, not an empty folder."""
    assert {"quantity_edit.py", "tokens.py", "gallery.py"} <= {module.name for module in MODULES}
