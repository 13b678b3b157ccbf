"""The main job through the real window by mouse, keyboard, in French, by scanner; every press is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from compounder.domain.batch import BatchState
from compounder.domain.dispensing import Dispensing
from compounder.domain.patient import Patient
from tests.journeys.hands import Hands, Keyboard, Mouse
from tests.journeys.main_job import BATCH, INJECTION, OINTMENT, MainJob, Preparation
from tests.journeys.room import Room
from tests.journeys.scanner import Scanner, ScannerJob
from tests.services import bench
from ui.words import speak

WAYS: dict[str, tuple[type[Hands], type[MainJob], str]] = {
    "mouse": (Mouse, MainJob, "en"),
    "keyboard": (Keyboard, MainJob, "en"),
    "french": (Keyboard, MainJob, "fr"),
    "scanner": (Scanner, ScannerJob, "en"),
}
MOST = 1.3
"""Presses over those that cannot be spared, at most (issue 10 aims for it)."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("way", "made"),
    [
        pytest.param("mouse", OINTMENT, id="mouse-ointment"),
        pytest.param("keyboard", OINTMENT, id="keyboard-ointment", marks=pytest.mark.soak),
        pytest.param("french", OINTMENT, id="french-ointment"),
        pytest.param("mouse", INJECTION, id="mouse-injection", marks=pytest.mark.soak),
        pytest.param("keyboard", INJECTION, id="keyboard-injection"),
        pytest.param("french", INJECTION, id="french-injection", marks=pytest.mark.soak),
        pytest.param("scanner", OINTMENT, id="scanner-ointment"),
        pytest.param("scanner", INJECTION, id="scanner-injection", marks=pytest.mark.soak),
    ],
)
def test_the_main_job_from_the_delivery_to_the_proof(
    room: Room, application: QApplication, record_property: Callable[[str, object], None], way: str, made: Preparation
) -> None:
    """Receive, accept, plan, weigh, verify by a second person, release, print, dispense, trace, prove."""
    kind, job, language = WAYS[way]
    speak(application, language)
    hands = kind(room, language)
    job(hands, made).whole()
    found = bench.dossier(room.pharmacy, BATCH)
    assert found.batch.state is BatchState.RELEASED
    assert {weighing.weighed_by for weighing in found.weighings} == {room.pharmacy.member("tina").id}
    assert {check.verified_by for check in found.verifications} == {room.pharmacy.member("paul").id}
    with room.pharmacy.records.reading() as loads:
        (handed,) = loads.find(Dispensing)
        (patient,) = loads.find(Patient)
    assert handed.patient == patient.id
    record_property("presses", hands.presses)
    record_property("floor", hands.floor)
    assert hands.presses <= MOST * hands.floor, f"{hands.presses} presses for {hands.floor}"
