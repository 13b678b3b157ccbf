"""Whether a paper that was recorded as printed, and lies there still, may leave a printer now."""

from __future__ import annotations

from compounder.domain.batch import Batch, BatchState
from compounder.domain.dispensing import Dispensing
from compounder.domain.keeping import Command
from compounder.domain.patient import Patient
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import PRINT, WantedPaper
from compounder.services.unit_of_work import Loads


def is_recorded(loads: Loads, command: str) -> bool:
    """Whether a command recorded a printing."""
    return bool(loads.find(Command, id=command, kind=PRINT))


def still_stands(loads: Loads, command: str, wanted: WantedPaper) -> bool:
    """Whether a paper whose printing a command recorded may still leave a printer.

    Not where the printing was not recorded, for labels of a batch that is no longer released, and for papers of a
    patient who was erased.
    """
    if not is_recorded(loads, command):
        return False
    if wanted.kind is PaperKind.LABEL:
        return loads.load(Batch, wanted.subject).state is BatchState.RELEASED
    if wanted.kind in (PaperKind.PATIENT_LABEL, PaperKind.DISPENSING_RECORD):
        patient = loads.load(Dispensing, wanted.subject).patient
        return patient is None or loads.load(Patient, patient).erased_at is None
    return True
