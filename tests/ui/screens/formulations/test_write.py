"""Writing a formulation in the window: by keyboard alone, refused in place, kept through everything, and exactly so."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event

from compounder.domain.draft_places import with_value
from compounder.domain.formulation_draft import Given, draft_of
from compounder.domain.formulation_version import FormulationState, FormulationVersionId
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.exchange.formulation_file import formulation_differences, write_formulation
from compounder.services.author_formulation import approve_formulation, import_formulation
from compounder.shipped import formulation, formulation_of_text, shipped_formulations
from tests.builders import full_formulation
from tests.services.pharmacy import PASSWORD, TestPharmacy
from tests.ui.keys import paste
from tests.ui.screens.formulations.formulations_station import (
    DRAFT,
    FIRST,
    GEL,
    HOSTILE,
    focus_name,
    formulations_template,
    go,
    opened_as,
    pharmacy,
    place_of,
    press,
    say_in,
    second_version,
    stored,
    texts,
    typed,
    window,
)
from tests.ui.station import settle, sign_in
from tests.ui.walk import defects, too_small
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.formulations.editor.items import ItemList
from ui.screens.formulations.editor.line_form import LineForm
from ui.screens.formulations.editor.list_part import ListPart
from ui.screens.formulations.editor.sections import Section
from ui.screens.formulations.editor.view import EditorView
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import sentence
from ui.workplace import Workplace

__all__ = ["formulations_template", "pharmacy", "window"]

F3, F6, F7, F8, F12 = Qt.Key.Key_F3, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F12
ENTER, DOWN, SPACE, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def editor_of(window: MainWindow) -> EditorView:
    """The editor, shown."""
    current = place_of(window).current
    assert isinstance(current, EditorView)
    return current


def items_of(editor: EditorView, section: Section) -> ItemList:
    """The items of a section, open."""
    editor.open_section(section)
    part = editor.parts[section]
    assert isinstance(part, ListPart)
    return part.items


def part_at(editor: EditorView, place: str) -> object:
    """The field of a place, its section and item open."""
    editor.open_section(Section.of(place), place=place)
    part = editor.parts[Section.of(place)]
    if isinstance(part, ListPart):
        form = part.items.open_item.form if part.items.open_item is not None else None
        assert form is not None
        return form.entry(place.partition("].")[2]).part
    return part.form.entry(place).part  # type: ignore[attr-defined]  # any other part is a form


def quantity_at(editor: EditorView, place: str) -> QuantityEdit:
    """The field of a quantity."""
    found = part_at(editor, place)
    assert isinstance(found, QuantityEdit)
    return found


def retype(field: QuantityEdit, text: str) -> None:
    """Type another quantity over what stands there."""
    field.unit.setText("")
    field.number.setFocus()
    field.number.selectAll()
    paste(text)


def in_force(pharmacy: TestPharmacy, wanted: MasterFormulation) -> None:
    """A formulation approved."""
    act = pharmacy.act("import_formulation", Role.TECHNICIAN)
    version = import_formulation(pharmacy.records, act, wanted, write_formulation(wanted)).result["version"]
    approve(pharmacy, version)


def approve(pharmacy: TestPharmacy, version: str) -> None:
    """A stored draft approved."""
    act = pharmacy.act("approve_formulation", Role.PHARMACIST)
    row = stored(pharmacy, version)
    approve_formulation(pharmacy.records, act, pharmacy.signing(act), FormulationVersionId(version), row.digest)


def enter(window: MainWindow, *given: str) -> None:
    """Into each field in turn: a text is typed, ``↓`` chooses the next of a list, ``✓`` ticks; then Enter."""
    for text in given:
        if text.startswith("↓"):
            for _ in text:
                press(window, DOWN)
        elif text == "✓":
            press(window, SPACE)
        elif text:
            typed(window, text)
        press(window, ENTER)


# ---- a new one ----


def test_a_formulation_is_written_by_keyboard_alone_and_kept_as_a_draft(
    workplace: Workplace, pharmacy: TestPharmacy
) -> None:
    """F12 on the list, Enter from field to field, F12 to look it over, F12 to keep it; no SQL on this thread."""
    window = opened_as(workplace, "tina")
    seen: list[str] = []

    def hear(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if threading.current_thread() is threading.main_thread():
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        press(window, F12)
        assert focus_name() == "Name, in English"
        enter(window, "Urea 10 % w/w ointment", "Urée 10 % m/m pommade", "↓", "↓", "Own formula, 2026", "")
        enter(window, "↓", "100g", "50g", "", "10% w/w")
        press(window, Qt.Key.Key_PageDown, CTRL)
        press(window, F6)
        enter(window, "urea", "urea", "urée", "↓", "↓", "10g", "", "", "", "")
        press(window, F6)
        typed(window, "petrol")
        press(window, DOWN)
        press(window, ENTER)
        enter(window, "↓↓↓", "↓↓↓↓", "", "✓")
        press(window, ESC)
        press(window, Qt.Key.Key_2, CTRL)
        assert focus_name() == "Strength of which line"
        enter(window, "↓", "", "↓↓↓")
        press(window, Qt.Key.Key_6, CTRL)
        enter(window, "↓", "50g", "", "↓", "", "", "Keep below 25 °C", "À moins de 25 °C", "", "25°C")
        enter(window, "↓↓↓", "", "", "", "")
        enter(window, "95%", "105%", "✓", "95%", "105%", "", "1%", "", "")
        press(window, F12)
        assert place_of(window).current is place_of(window).review
        assert "The first version: everything is new" in texts(window)
        press(window, F12)
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    assert seen == []
    kept = stored(pharmacy, "urea-10-w-w-ointment/1")
    assert kept.state is FormulationState.DRAFT
    with pharmacy.records.reading() as loads:
        assert loads.last_act("write_formulation", version=kept.id) is not None
    written = formulation_of_text(kept.text, "kept")
    assert [str(line.amount) if line.amount else "q.s." for line in written.lines] == ["10 g", "q.s."]
    assert written.line("white petrolatum").name.in_language("fr") == "vaseline blanche"
    assert (str(written.claim.strength), written.strength_limits.confirmed) == ("10 % w/w", True)
    assert (written.storage.high, written.storage.low) == (Quantity.of(25, "degC"), None)
    assert place_of(window).version.version == kept.id
    assert "Kept as a draft" in texts(window)
    assert place_of(window).editors == {}


# ---- the next version ----


def test_the_next_version_differs_in_what_was_typed_and_in_nothing_else(
    workplace: Workplace, pharmacy: TestPharmacy
) -> None:
    """Unchanged it is refused; the usual size alone is changed, shown, kept; exported and imported it is the same."""
    in_force(pharmacy, formulation("sts-cream-10"))
    window = opened_as(workplace, "paul")
    go(window, "sts-cream-10/1")
    assert place_of(window).version.head.write.word == "Write version 2"
    press(window, F3)
    editor = editor_of(window)
    press(window, F12)
    review = place_of(window).review
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not editor.isAncestorOf(focused), "keys would go on into the draft behind the review"
    press(window, F12)
    assert "Nothing differs from version 1" in sentence(review.refusal.said)
    press(window, F7)
    assert place_of(window).current is editor
    retype(quantity_at(editor, "usual_size"), "120 g")
    press(window, F12)
    said = texts(window).replace("\N{NO-BREAK SPACE}", " ")
    assert said.index("version 1, in force") < said.index("Usual size") < said.index("120 g")
    press(window, F12)
    kept = formulation_of_text(stored(pharmacy, "sts-cream-10/2").text, "kept")
    changed = formulation_differences(formulation("sts-cream-10"), kept)
    assert changed == (("version", "1", "2"), ("usual_size", "100 g", "120 g"))
    assert write_formulation(kept) == stored(pharmacy, "sts-cream-10/2").text
    go(window, "sts-cream-10/1")
    assert place_of(window).version.head.write.word == "Edit draft 2"


def test_every_formulation_opened_and_left_alone_is_the_same(workplace: Workplace, pharmacy: TestPharmacy) -> None:
    """Each shipped one in every section; one with every key of the file format in every item and both languages."""
    whole = full_formulation()
    frozen = replace(whole.storage, low=Quantity.of("-20", "degC"))
    loss = Percentage.of("3.01234567890123")  # longer than a person may type
    everything = replace(whole, id="everything", storage=frozen, expected_loss=loss)
    names = [name for name in shipped_formulations() if name not in ("sts-ointment-25", "sts-gel-25")]
    for each in (*(formulation(name) for name in names), everything):
        in_force(pharmacy, each)
    window = opened_as(workplace, "paul")
    for name in ("sts-ointment-25", "sts-gel-25", *names, "everything"):
        go(window, name, "write")
        editor = editor_of(window)
        for section in Section:
            editor.open_section(section)
            part = editor.parts[section]
            if isinstance(part, ListPart) and name == "everything":
                for item in part.items.items:
                    part.items.open(item)
            editor.edited.emit(section)
        if name == "everything":
            say_in(window, "fr")
            for section in Section:
                editor.edited.emit(section)
        assert editor.composition is not None
        assert editor.draft == editor.composition.draft
        assert repr(editor.draft) == repr(editor.composition.draft)
        assert editor.judgement.is_whole
        assert not editor.is_begun
    editor = editor_of(window)
    assert draft_of(everything) == with_value(editor.draft, "version", 1)
    assert quantity_at(editor, "lines[3].nominal_strength").text == "1:400m/m"
    press(window, F12)
    press(window, F12)
    assert "Rien ne diffère de la version 1" in sentence(place_of(window).review.refusal.said)


# ---- what is refused, and where ----


def test_each_refusal_stands_at_its_field_and_keeps_what_was_typed(
    workplace: Workplace, pharmacy: TestPharmacy
) -> None:
    """While typing, by the same checks as an import; the bar and the index say so too."""
    approve(pharmacy, DRAFT)
    window = opened_as(workplace, "paul")
    go(window, "sts-ointment-25", "write")
    editor = editor_of(window)
    claim = quantity_at(editor, "claim.strength")
    retype(claim, "24 % w/w")
    assert "The lines give 25" in sentence(claim.refusal or "").replace("\N{NO-BREAK SPACE}", " ")
    assert claim.text == "24 % w/w"
    settle(workplace.operations)
    assert "refused" in texts(editor.index)
    retype(claim, "25 % w/w")
    assert (claim.refusal, editor.judgement.is_whole) == (None, True)
    usual = quantity_at(editor, "usual_size")
    retype(usual, "4000 g")
    press(window, F12)
    assert "Ten times the usual" in usual.echo.text
    assert place_of(window).current is editor
    assert usual.number.hasFocus()
    retype(usual, "400 stone")
    press(window, F12)
    assert usual.refusal is not None
    assert usual.text == "400 stone"
    retype(usual, "400 g")
    amount = quantity_at(editor, "lines[2].amount")
    retype(amount, "11 g")
    part = editor.parts[Section.LINES]
    assert isinstance(part, ListPart)
    assert "101" in sentence(part.refusal.said)
    editor.open_section(Section.NAME)
    press(window, F12)
    assert editor.section is Section.LINES
    say_in(window, "fr")
    assert "Les lignes" in sentence(part.refusal.said)
    assert amount.text == "11g"


def test_f12_goes_to_what_is_missing_and_says_so_there_alone(workplace: Workplace) -> None:
    """Nobody is told of an empty field before he wants to go on."""
    window = opened_as(workplace, "tina")
    go(window, "", "write")
    editor = editor_of(window)
    assert "Give it." not in texts(editor.parts[Section.NAME])
    press(window, F12)
    assert focus_name() == "Name, in English"
    assert "Not given: Name. Give it." in texts(editor.parts[Section.NAME])
    typed(window, "Only French")
    assert "Not given: Name. Give it." not in texts(editor.parts[Section.NAME])
    assert part_at(editor, "id").text() == "only-french"  # type: ignore[attr-defined]  # a line of text
    press(window, F12)
    assert focus_name() == "Dosage form"


def test_who_may_not_write_is_told_in_place(workplace: Workplace) -> None:
    """On the list, on a version, and in the editor."""
    window = opened_as(workplace, "aude")
    press(window, F12)
    assert "auditor" in sentence(place_of(window).list.refusal.said)
    go(window, FIRST)
    press(window, F3)
    assert "auditor" in sentence(place_of(window).version.refusal.said)
    go(window, FIRST, "write")
    press(window, F12)
    assert "auditor" in sentence(editor_of(window).refusal.said)


def test_a_version_that_came_meanwhile_is_said_and_never_written_over(
    workplace: Workplace, pharmacy: TestPharmacy
) -> None:
    """What was typed stays; the service refuses too."""
    window = opened_as(workplace, "paul")
    go(window, "sts-ointment-25", "write")
    editor = editor_of(window)
    retype(quantity_at(editor, "usual_size"), "450 g")
    other = second_version(usual_size=Quantity.of(300, "g"))
    act = pharmacy.act("import_formulation", Role.TECHNICIAN)
    import_formulation(pharmacy.records, act, other, write_formulation(other))
    editor.reload()
    settle(workplace.operations)
    assert "got another version" in sentence(editor.refusal.said)
    press(window, F12)
    press(window, F12)
    assert "got another version" in sentence(place_of(window).review.refusal.said)
    assert "300 g" in stored(pharmacy, DRAFT).text
    press(window, F7)
    assert quantity_at(editor, "usual_size").text == "450 g"


# ---- lines ----


def test_a_look_alike_is_offered_and_never_taken_by_itself(workplace: Workplace) -> None:
    """A name of one letter more is a new ingredient, until a person takes the known one."""
    window = opened_as(workplace, "tina")
    go(window, "", "write")
    items = items_of(editor_of(window), Section.LINES)
    press(window, F6)
    typed(window, "lanoline")
    form = items.items[0].form
    assert isinstance(form, LineForm)
    assert "Lanolin" in texts(form.found)
    press(window, ENTER)
    assert form.entry("ingredient").value() == "lanoline"
    assert form.entry("name").is_blank
    assert "New: no lot" in texts(form)
    field = form.entry("ingredient").part
    assert isinstance(field, TextField)
    field.line.setFocus()
    field.line.selectAll()
    typed(window, "thiosulfate inj")
    press(window, DOWN)
    press(window, ENTER)
    assert form.entry("ingredient").value() == "sodium thiosulfate injection 250 mg/mL"
    assert str(form.entry("nominal_strength").value()) == "250 mg/mL"
    assert form.entry("substance").value() == "sodium-thiosulfate"
    assert "Known: lots" in texts(form)
    assert focus_name() == "Role"


def test_lines_are_moved_taken_out_and_brought_back_by_keyboard(workplace: Workplace) -> None:
    """The claim stays with its line when that is called otherwise; half a number stays where it was typed."""
    window = opened_as(workplace, "paul")
    go(window, "sts-ointment-25", "write")
    editor = editor_of(window)
    items = items_of(editor, Section.LINES)

    def names() -> list[str]:
        return [line.ingredient for line in editor.draft.lines]

    press(window, ENTER)
    assert focus_name() == "Ingredient, as records name it"
    press(window, Qt.Key.Key_Down, ALT)
    assert names() == ["glycerol", "sodium thiosulfate", "lanolin", "white petrolatum"]
    assert focus_name() == "Ingredient, as records name it"
    typed(window, " powder")
    assert names()[1] == editor.draft.claim.ingredient == "sodium thiosulfate powder"
    press(window, Qt.Key.Key_Up, ALT)
    amount = quantity_at(editor, "lines[2].amount")
    retype(amount, "12")
    press(window, Qt.Key.Key_Delete, ALT)
    assert len(names()) == 3
    assert "Taken out: Glycerol" in texts(window)
    press(window, Qt.Key.Key_Z, CTRL)
    assert names()[1] == "glycerol"
    press(window, ENTER)
    assert amount.text == "12"
    press(window, ESC)
    press(window, DOWN)
    press(window, ENTER)
    assert items.open_item is items.items[2]
    press(window, F6)
    press(window, F6)
    assert len(items.items) == 5
    assert editor.draft.lines[4].given is None


def test_a_line_shows_the_amount_that_it_is_given_by_and_a_density_for_a_volume(workplace: Workplace) -> None:
    window = opened_as(workplace, "paul")
    go(window, "sts-ointment-25", "write")
    editor = editor_of(window)
    amount = quantity_at(editor, "lines[2].amount")
    form = items_of(editor, Section.LINES).items[1].form
    assert form is not None

    def offered() -> set[str]:
        return {entry.place for entry in form.entries if entry.is_offered}

    assert "density.value" not in offered()
    retype(amount, "8 mL")
    assert {"density.value", "density.temperature", "density.source"} <= offered()
    assert amount.label == "Amount in 100\N{NO-BREAK SPACE}g"
    form.entry("given").show(Given.PARTS)
    form.changed.emit()
    assert "parts" in offered()
    assert "amount" not in offered()


# ---- kept ----


def test_a_draft_is_kept_through_lock_and_other_places_and_discarded_by_two_presses(workplace: Workplace) -> None:
    """Each formulation has a draft of its own; half a number stays too."""
    window = opened_as(workplace, "paul")
    go(window, "sts-ointment-25", "write")
    usual = quantity_at(editor_of(window), "usual_size")
    retype(usual, "45")
    go(window, "", "write")
    typed(window, "A new one")
    window.lock()
    sign_in(window, "paul", PASSWORD)
    assert editor_of(window).draft.name.english == "A new one"
    assert window.desk is not None
    window.desk.open(Target(Place.STOCK))
    go(window, DRAFT, "write")
    assert usual.text == "45"
    assert usual.window() is window
    press(window, F8)
    assert "would be lost" in sentence(editor_of(window).refusal.said)
    assert set(place_of(window).editors) == {"", "sts-ointment-25"}
    retype(usual, "46")
    assert editor_of(window).refusal.said == ""
    press(window, F8)
    press(window, F8)
    assert place_of(window).current is place_of(window).list
    assert focus_name() == "Formulations"
    assert set(place_of(window).editors) == {""}
    go(window, "sts-ointment-25", "write")
    assert quantity_at(editor_of(window), "usual_size").text == "400g"


def test_tab_goes_in_reading_order_through_a_line_that_was_opened_later(workplace: Workplace) -> None:
    """Section, row, its fields, its acts, the next row: though Qt made them in another order."""
    window = opened_as(workplace, "paul")
    go(window, "sts-ointment-25", "write")
    items = items_of(editor_of(window), Section.LINES)
    items.items[1].row.click()
    settle(workplace.operations)
    seen = [focus_name()]
    while seen[-1] != "Lanolin" and len(seen) < 40:
        press(window, Qt.Key.Key_Tab)
        seen.append(focus_name().split(", ")[1] if focus_name()[0].isdigit() else focus_name())
    assert seen[:5] == [
        "Ingredient, as records name it", "Name on papers, in English", "Name on papers, in French", "Role",
        "Kind of amount",
    ]  # fmt: skip
    assert seen[-4:] == ["Move up", "Move down", "Take out", "Lanolin"]


def test_a_paragraph_wraps_grows_and_takes_a_pasted_break_as_a_space(workplace: Workplace) -> None:
    """Enter goes on instead of breaking the line."""
    window = opened_as(workplace, "paul")
    go(window, GEL, "write")
    editor = editor_of(window)
    field = part_at(editor, "source")
    height = field.box.height()  # type: ignore[attr-defined]  # a paragraph
    paste("One line\r\n  and another, " + "long " * 60)
    settle(workplace.operations)
    assert "One line and another" in editor.draft.source
    assert field.box.height() > height  # type: ignore[attr-defined]  # a paragraph
    press(window, ENTER)
    assert not field.line.hasFocus()  # type: ignore[attr-defined]  # a paragraph


# ---- how it looks ----


@pytest.mark.parametrize("size", [(1280, 800), (640, 400)], ids=["1280x800", "640x400"])
def test_every_section_fits_crowded_refused_and_in_both_languages(
    workplace: Workplace, pharmacy: TestPharmacy, size: tuple[int, int]
) -> None:
    """Twenty lines with a long name, every item open once, everything asked for."""
    wanted = second_version(lines=_twenty(formulation("sts-ointment-25")))
    act = pharmacy.act("import_formulation", Role.TECHNICIAN)
    import_formulation(pharmacy.records, act, wanted, write_formulation(wanted))
    window = opened_as(workplace, "paul", *size)
    go(window, "sts-ointment-25", "write")
    editor = editor_of(window)
    for language in ("en", "fr"):
        say_in(window, language)
        for section in Section:
            editor.open_section(section)
            part = editor.parts[section]
            if isinstance(part, ListPart):
                part.items.open(part.items.items[-1])
            settle(workplace.operations)
            assert defects(window) == [], (language, section)
            assert too_small(editor) == []
    go(window, "", "write")
    press(window, F12)
    for section in Section:
        editor_of(window).open_section(section)
        settle(workplace.operations)
        assert defects(window) == [], section


def _twenty(shipped: MasterFormulation) -> tuple[object, ...]:
    """The four lines, and sixteen of a gram each of the petrolatum's share."""
    first, *others, last = shipped.lines
    more = [
        replace(others[0], number=4 + n, ingredient=f"{HOSTILE} {n}", amount=Quantity.of(1, "g")) for n in range(16)
    ]
    rest = replace(last, number=20, amount=Quantity.of("16.5", "g"))
    return (first, *others, *more, rest)
