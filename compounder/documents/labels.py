"""Labels to print: drawn, linted, proved; a text without room, a wrong dose expression or a failed proof is refused."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from compounder.documents.container_label import draw_container_label
from compounder.documents.data_matrix import Printer
from compounder.documents.drawing import DoesNotFit, Drawing
from compounder.documents.fonts import POINTS_PER_MM, Fonts
from compounder.documents.label_sheet import TooManyLines
from compounder.documents.patient_label import draw_patient_label
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.proof import PrintedLabel, prove
from compounder.domain.dose_expression import dose_findings
from compounder.domain.errors import Refusal
from compounder.domain.label import ContainerLabel, LabelDesign, LabelField, PatientLabel
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.services.print_papers.press import ProvedLabels
from compounder.words import Words

_NOT_LINTED = {
    LabelField.PATIENT,
    LabelField.DISPENSING,
    LabelField.DISPENSED,
    LabelField.PHARMACY,
    LabelField.TRACE,
    LabelField.BATCH,
    LabelField.REGISTER,
}
"""Names, addresses, numbers of the registers and codes: verbatim, and no dose expressions."""


def proved_labels(labels: Sequence[ContainerLabel], words: Words, fonts: Fonts, printer: Printer) -> ProvedLabels:
    """One PDF with a page for each container of a batch, proved at the printer's resolution, and what was read back.

    Refused: ``label_does_not_fit``, ``label_dose_expression``, ``label_proof_failed``.
    The same labels give the same bytes.
    """
    printed = [PrintedLabel(label, fitted_container_label(label, words, fonts, printer)) for label in labels]
    first = labels[0]
    title = words.say("label.title", medicine=first.medicine.name, batch=first.batch)
    return _proved(printed, title, f"{first.batch} {first.audit.groups}", words, printer)


def patient_label_pdf(label: PatientLabel, words: Words, fonts: Fonts, printer: Printer) -> bytes:
    """The PDF of a patient's label, proved. Refusals as `proved_labels`; the file's metadata name no patient."""
    printed = PrintedLabel(label, fitted_patient_label(label, words, fonts))
    title = words.say("label.title_patient", dispensing=label.dispensing)
    return _proved([printed], title, f"{label.dispensing} {label.audit.groups}", words, printer).pdf


def fitted_container_label(label: ContainerLabel, words: Words, fonts: Fonts, printer: Printer) -> Drawing:
    """The label as a drawing; ``label_does_not_fit`` names the field, the room and the next larger design."""
    try:
        return draw_container_label(label, words, fonts, printer)
    except (DoesNotFit, TooManyLines) as problem:
        raise _refusal(problem, label.design) from problem


def fitted_patient_label(label: PatientLabel, words: Words, fonts: Fonts) -> Drawing:
    """The patient's label as a drawing; refused as `fitted_container_label`."""
    try:
        return draw_patient_label(label, words, fonts)
    except (DoesNotFit, TooManyLines) as problem:
        raise _refusal(problem, LabelDesign.PATIENT_100X70) from problem


def _refusal(problem: DoesNotFit | TooManyLines, design: LabelDesign) -> Refusal:
    offered = {"design": design.phrase, "larger": design.larger}
    if isinstance(problem, TooManyLines):
        lines = {"needed": problem.needed, "available": problem.available}
        return Refusal("label_does_not_fit", "lines", field=problem.field.phrase, **lines, **offered)
    field = LabelField(problem.field).phrase
    needed, available = _tenths(problem.needed, up=True), _tenths(problem.available, up=False)
    return Refusal("label_does_not_fit", "width", field=field, needed=needed, available=available, **offered)


def _tenths(points: float, *, up: bool) -> Quantity:
    """A length on the label in tenths of a millimetre; what is needed is rounded up, what there is down."""
    tenths = int(points / POINTS_PER_MM * 10)
    return Quantity(Fraction(tenths + up, 10), Quantity.of(1, "mm").unit)


def _proved(labels: list[PrintedLabel], title: str, subject: str, words: Words, printer: Printer) -> ProvedLabels:
    for label in labels:
        _lint(label.drawing)
    author = words.show(labels[0].record.pharmacy.name)
    pdf = pdf_bytes([label.drawing for label in labels], Metadata(title, subject, author))
    return ProvedLabels(pdf, prove(pdf, labels, words, printer))


def _lint(drawing: Drawing) -> None:
    text = " ".join(mark.text for mark in drawing.texts if LabelField(mark.field) not in _NOT_LINTED)
    for finding in dose_findings(text.replace("\N{NO-BREAK SPACE}", " ")):
        rule = Phrase.of(f"label.rule.{finding.rule.value}")
        raise Refusal("label_dose_expression", "on_label", piece=finding.piece, rule=rule)
