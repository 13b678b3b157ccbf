"""The list and one version: found by typing, imported from a file, read, planned for a size, exported."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event

from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.exchange.formulation_file import write_formulation
from compounder.shipped import RESOURCES
from tests.services.pharmacy import TestPharmacy
from tests.ui.screens.formulations.formulations_station import (
    DRAFT,
    FIRST,
    GEL,
    HOSTILE,
    SIZES,
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
from tests.ui.station import settle
from tests.ui.walk import defects, too_small
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.widgets.work_list import WorkList
from ui.words import sentence
from ui.workplace import Workplace

__all__ = ["formulations_template", "pharmacy", "window"]

F3, F9, F12 = Qt.Key.Key_F3, Qt.Key.Key_F9, Qt.Key.Key_F12


def listed(window: MainWindow) -> list[str]:
    """The ids of the rows."""
    return [row.row.id for row in place_of(window).list.table.rows]


def plain(text: str) -> str:
    """A text with spaces that may break."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


# ---- the list ----


def test_the_list_says_state_strength_and_what_is_unconfirmed(window: MainWindow) -> None:
    place = place_of(window)
    assert listed(window) == [GEL, FIRST, DRAFT]
    place.list.table.select(1)
    place.list.table.copy()
    shown = plain(QApplication.clipboard().text()).split("\t")
    assert shown == [
        "in force", "Sodium thiosulfate 25 % w/w ointment", "25 % w/w", "1", "ointment", "cutaneous", "4 facts",
        "Name of paul, 24 Nov 2026",
    ]  # fmt: skip


def test_the_first_row_has_the_focus_and_enter_opens_it(window: MainWindow) -> None:
    assert focus_name() == "Formulations"
    press(window, Qt.Key.Key_Return)
    assert place_of(window).current is place_of(window).version
    assert place_of(window).version.version == GEL


def test_typing_in_the_list_filters_and_escape_shows_all_again(window: MainWindow) -> None:
    """Letters go on in the filter; by name, in any language, or by ingredient; the chips count with it."""
    typed(window, "g")
    typed(window, "lycérol wolfe")
    assert listed(window) == [DRAFT]
    assert [chip.accessibleName() for chip in place_of(window).list.filter.states.values()] == [
        "all 1", "in force 0", "draft 1", "retired 0",
    ]  # fmt: skip
    typed(window, "zzz")
    assert listed(window) == []
    assert "No formulation is called so." in texts(window)
    press(window, Qt.Key.Key_Escape)
    assert listed(window) == [GEL, FIRST, DRAFT]


def test_a_chip_shows_one_state(window: MainWindow) -> None:
    place = place_of(window)
    place.list.filter.states[FormulationState.APPROVED].click()
    assert listed(window) == [FIRST]
    place.list.filter.states[None].click()
    assert len(listed(window)) == 3


def test_today_opens_the_draft_that_waits_and_the_finder_a_name(window: MainWindow) -> None:
    """A target with a record alone shows the version."""
    assert window.desk is not None
    window.desk.open(Target(Place.FORMULATIONS, DRAFT))
    settle(window.workplace.operations)
    assert place_of(window).version.version == DRAFT
    assert HOSTILE in place_of(window).title()


# ---- import ----


def test_a_file_is_imported_by_keyboard_alone_and_opens_as_a_draft(
    window: MainWindow, pharmacy: TestPharmacy, tmp_path: Path
) -> None:
    """F3, the path, F12; the text that is stored is the canonical one."""
    file = tmp_path / "cream.toml"
    file.write_bytes((RESOURCES / "formulations" / "sts-cream-10.toml").read_bytes())
    press(window, F3)
    assert focus_name() == "File of the formulation"
    typed(window, str(file))
    press(window, F12)
    assert place_of(window).version.version == "sts-cream-10/1"
    assert stored(pharmacy, "sts-cream-10/1").state is FormulationState.DRAFT
    assert "Imported as a draft" in texts(window)


def test_a_damaged_file_is_refused_at_the_field_with_file_and_key(
    window: MainWindow, pharmacy: TestPharmacy, tmp_path: Path
) -> None:
    """What was typed stays; nothing is stored; in French the same sentence."""
    file = tmp_path / "cream.toml"
    text = (RESOURCES / "formulations" / "sts-cream-10.toml").read_text("utf-8")
    file.write_text(text.replace("usual_size", "usual_sise"), "utf-8")
    field = go(window, act="import").importing.file.field
    typed(window, str(file))
    press(window, F12)
    assert field.refusal is not None
    assert "cream.toml" in sentence(field.refusal)
    assert "usual_si" in sentence(field.refusal)
    assert field.text() == str(file)
    assert field.line.hasFocus()
    say_in(window, "fr")
    assert field.echo.text == sentence(field.refusal)
    with pharmacy.records.reading() as loads:
        assert loads.find(FormulationVersion, formulation="sts-cream-10") == ()


@pytest.mark.parametrize(
    ("path", "code"), [("", "formulation.file_needed"), ("/nowhere/x.toml", "refusal.damaged_file.cannot_be_read")]
)
def test_a_file_that_is_not_there_is_refused_at_the_field(window: MainWindow, path: str, code: str) -> None:
    view = go(window, act="import").importing
    view.file.set_path(path)
    press(window, F12)
    assert view.file.field.refusal is not None
    refusal = view.file.field.refusal
    assert (refusal.phrase if isinstance(refusal, Refusal) else refusal).key == code


def test_a_version_that_does_not_follow_is_refused_over_the_page(window: MainWindow, tmp_path: Path) -> None:
    """It is not the file that is wrong."""
    file = tmp_path / "ointment.toml"
    file.write_text(write_formulation(second_version(version=7)), "utf-8")
    view = go(window, act="import").importing
    view.file.set_path(str(file))
    press(window, F12)
    assert "does not follow" in sentence(view.refusal.said)
    assert view.file.field.text() == str(file)


def test_a_dropped_file_is_named_and_not_yet_read(window: MainWindow, tmp_path: Path) -> None:
    view = go(window, act="import").importing
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "mine.toml"))])
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    view.file.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, *none))
    assert view.file.field.text() == str(tmp_path / "mine.toml")
    assert view.file.field.refusal is None


def test_who_may_not_import_is_told_why_in_place(workplace: Workplace) -> None:
    """F12 always answers."""
    window = opened_as(workplace, "aude")
    view = go(window, act="import").importing
    press(window, F12)
    assert "auditor" in sentence(view.refusal.said)


# ---- a version ----


def test_a_version_shows_what_is_in_force_and_marks_every_unconfirmed_fact(window: MainWindow) -> None:
    go(window, FIRST)
    said = plain(texts(window))
    for expected in (
        "25 % w/w",
        "in force",
        "Keep below 25",
        "21 Feb 2027",
    ):
        assert expected in said
    assert said.count("unconfirmed") >= 4
    assert "Plan a batch" in said


def test_the_preview_follows_the_size_and_gives_the_derivation_one_key_away(window: MainWindow) -> None:
    """Usual size first; the compensating line takes the rest; Enter says why; Esc closes it."""
    version = go(window, FIRST).version
    assert focus_name() == "How much?"
    assert amounts(version.preview.list) == ["125 g", "50 g", "162.5 g", "162.5 g"]
    typed(window, "100g")
    assert amounts(version.preview.list) == ["25 g", "10 g", "32.5 g", "32.5 g"]
    version.preview.list.enter()
    press(window, Qt.Key.Key_Return)
    assert version.derivation.isVisible()
    assert "Why 25" in version.derivation.as_text()
    assert "100" in version.derivation.as_text()
    press(window, Qt.Key.Key_Escape)
    assert not version.derivation.isVisible()


def amounts(rows: WorkList) -> list[str]:
    """The amounts of the preview."""
    return [plain(button.work.amount) for button in rows._buttons]


@pytest.mark.parametrize(("size", "said"), [("40 mL", "density"), ("5000 g", "Ten times")])
def test_a_size_that_cannot_be_used_is_refused_in_place(window: MainWindow, size: str, said: str) -> None:
    """A volume of what is made by mass; ten times the usual size. What was typed stays, and no amount is shown."""
    preview = go(window, FIRST).version.preview
    typed(window, size)
    press(window, Qt.Key.Key_Return)
    assert preview.plan is None
    assert amounts(preview.list) == []
    assert said in texts(window)
    assert preview.amount.text == size


def test_the_version_in_force_is_planned_from_here(window: MainWindow) -> None:
    targets: list[Target] = []
    version = go(window, FIRST).version
    version.opened.connect(targets.append)
    press(window, F12)
    assert targets[0] == Target(Place.BATCHES, "sts-ointment-25", "new")


def test_a_version_is_exported_as_the_file_that_was_imported(
    window: MainWindow, pharmacy: TestPharmacy, tmp_path: Path
) -> None:
    """F9, a path, F12; a folder that is not there is refused at the field."""
    go(window, FIRST)
    press(window, F9)
    view = place_of(window).export
    assert view.file.field.text().endswith("sts-ointment-25-1.toml")
    view.file.set_path(str(tmp_path / "no" / "out.toml"))
    press(window, F12)
    assert "out.toml cannot be written" in sentence(view.file.field.refusal or "")
    view.file.set_path(str(tmp_path / "out.toml"))
    press(window, F12)
    assert (tmp_path / "out.toml").read_text("utf-8") == stored(pharmacy, FIRST).text
    assert "out.toml is written." in texts(window)


# ---- everywhere ----


def test_a_pharmacy_without_formulations_says_so_and_offers_the_import(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screens.formulations.list_view.list_formulations", lambda *_: ())
    window = opened_as(workplace, "paul")
    assert "No formulation yet. Import one (F3) or write one (F12)." in texts(window)
    press(window, F3)
    assert place_of(window).current is place_of(window).importing
    assert defects(window) == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_at_any_size_in_either_language(workplace: Workplace, size: tuple[int, int]) -> None:
    """Every view, with a name of eighty letters, from full screen to 200 %."""
    window = opened_as(workplace, "paul", *size)
    for record, act in (
        ("", ""), ("", "import"), (DRAFT, ""), (FIRST, ""), (DRAFT, "compare"), (GEL, "compare"), (FIRST, "retire"),
        (FIRST, "evidence"), (FIRST, "drill"), (FIRST, "export"),
    ):  # fmt: skip
        go(window, record, act)
        for language in ("en", "fr"):
            say_in(window, language)
            assert defects(place_of(window)) == [], (record, act, language)
            assert too_small(place_of(window)) == [], (record, act, language)


def test_a_change_of_language_leaves_no_english_word(window: MainWindow) -> None:
    """Said at run time, in the view that is open."""
    go(window, FIRST)
    say_in(window, "fr")
    said = texts(place_of(window))
    for expected in (
        "en vigueur",
        "Mode opératoire",
        "à confirmer",
        "Planifier une préparation",
        "162,5\N{NO-BREAK SPACE}g",
    ):
        assert expected in said
    for word in ("in force", "Method", "unconfirmed", "Export\n"):
        assert word not in said


def test_no_statement_runs_on_the_windows_thread(workplace: Workplace) -> None:
    window = opened_as(workplace, "paul")
    seen: list[str] = []

    def hear(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if threading.current_thread() is threading.main_thread():
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        for record, act in (("", ""), (FIRST, ""), (DRAFT, "compare"), (FIRST, "evidence"), (FIRST, "retire")):
            go(window, record, act)
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    assert seen == []
