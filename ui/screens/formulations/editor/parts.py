"""Makes the part of each section."""

from __future__ import annotations

from ui.screens.formulations.editor.form_part import FormPart
from ui.screens.formulations.editor.line_form import Known
from ui.screens.formulations.editor.list_part import ListPart
from ui.screens.formulations.editor.section_part import SectionPart
from ui.screens.formulations.editor.sections import Section
from ui.screens.formulations.editor.words import EditorWords


def part_of(section: Section, said: EditorWords, known: Known) -> SectionPart:
    """The part of a section, made anew."""
    is_list = section in (Section.LINES, Section.METHOD, Section.CONTROLS, Section.FACTS)
    return ListPart(section, said, known) if is_list else FormPart(section, said, known)
