"""How the pictures of a formulation that is written come about."""

from __future__ import annotations

from tests.pictures.camera import Studio
from tests.pictures.hands import give, press_primary, shown
from ui.places import Place
from ui.screens.formulations.editor.form_part import FormPart
from ui.screens.formulations.editor.items import ItemList
from ui.screens.formulations.editor.list_part import ListPart
from ui.screens.formulations.editor.sections import Section
from ui.screens.formulations.editor.view import EditorView
from ui.words import language

_OINTMENT = "sts-ointment-25"


def _begun(studio: Studio, section: Section) -> EditorView:
    studio.go(Place.FORMULATIONS, _OINTMENT, "write")
    editor = shown(studio, EditorView)
    editor.open_section(section)
    studio.rest()
    return editor


def _lines(editor: EditorView) -> ItemList:
    part = editor.parts[Section.LINES]
    assert isinstance(part, ListPart)
    return part.items


def new(studio: Studio) -> None:
    """Nothing is written yet."""
    studio.go(Place.FORMULATIONS, "", "write")
    studio.rest()


def lines(studio: Studio) -> None:
    """The second line of the next version is open."""
    items = _lines(_begun(studio, Section.LINES))
    items.items[1].row.click()
    studio.rest(0.3)


def refused(studio: Studio) -> None:
    """A line is more than there is room for."""
    editor = _begun(studio, Section.LINES)
    items = _lines(editor)
    items.open(items.items[1])
    form = items.items[1].form
    assert form is not None
    give(form.entry("amount").part, "12,5 g" if language() == "fr" else "12.5 g")
    items.close_item()
    studio.rest(0.3)


def reviewed(studio: Studio) -> None:
    """Another usual size, looked over before it is kept."""
    editor = _begun(studio, Section.STRENGTH)
    part = editor.parts[Section.STRENGTH]
    assert isinstance(part, FormPart)
    give(part.form.entry("usual_size").part, "400 g")
    studio.rest()
    press_primary(studio, editor)
    studio.rest(0.3)
