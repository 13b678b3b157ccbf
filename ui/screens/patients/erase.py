"""Erase who a patient is, signed, with a reason, once the register need not name them; what was done stays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.patient import Pseudonym
from compounder.domain.phrase import Phrase
from compounder.services.authority import role_phrase
from compounder.services.keep_patients import Erasure, erase_patient
from compounder.services.patient_file import PatientFile, patient_file
from compounder.services.sign_in import Session
from ui.newest import Newest
from ui.places import Place, Target
from ui.screens.patients.form import FormScreen, reason_refusal, refusal_at
from ui.screens.patients.words import PatientWords
from ui.theme.tokens import State
from ui.widgets.button import Kind
from ui.widgets.fact_list import Fact
from ui.widgets.notice import Notice
from ui.widgets.signature_panel import SignaturePanel
from ui.words import sentence, words
from ui.workplace import Workplace, write_signed

_OF_THE_PASSWORD = ("not_signed", "sign_in_refused", "sign_in_wait")


class EraseForm(FormScreen):
    """``show_patient(pseudonym)``; what stands against an erasure is said at once. F12 erases, red."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.patient: Pseudonym | None = None
        self.file: PatientFile | None = None
        self._act = workplace.act(session, "erase_patient")
        self._newest = Newest(self.workplace.operations)
        self._words = PatientWords(self)
        self.kept, self.done = Notice(), Notice()
        self.signature = SignaturePanel(needs_reason=True)
        self.fields = {"reason": self.signature.reason_field, "password": self.signature.password_field}
        self.lay_out([self.kept, self.done, self.signature])
        self.signature.reason_field.edited.connect(lambda _text: self.judge())
        self.signature.password_field.edited.connect(lambda _text: self.judge())
        self.bar.primary.kind = Kind.DESTRUCTIVE
        self.retranslate()

    def show_patient(self, patient: Pseudonym) -> None:
        """Another patient; what was typed about the last one is forgotten."""
        if patient != self.patient:
            self.patient, self.file = patient, None
            self._act = self.workplace.act(self.session, "erase_patient")
            self.signature.clear()
            for notice in (self.notice, self.kept, self.done):
                notice.clear()
            self._show()

    def title(self) -> str:
        """The question."""
        return self.tr("Erase who this patient is?")

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The search, then the file."""
        way = [(self.tr("Patients"), Target(Place.PATIENTS))]
        if self.patient is not None:
            way.append((self.tr("File"), Target(Place.PATIENTS, self.patient)))
        return tuple(way)

    def reload(self) -> None:
        """Whether the register still has to name them."""
        work, patient, now = self.workplace, self.patient, self.workplace.local_now()
        if patient is None:
            return

        def question() -> PatientFile:
            with work.records.reading() as loads:
                return patient_file(loads, work.rules, patient, now=now)

        self._newest.ask(question, self._take, self.show_refusal)

    def _take(self, found: PatientFile) -> None:
        self.file = found
        self._show()

    def obstacle(self) -> Refusal | None:
        """The register's claim, then the reason, then the signature."""
        found = self.file
        if found is not None and found.identity is None:
            return Refusal("already_erased", "patient", patient=found.patient)
        if found is not None and found.unerasable is not None:
            return found.unerasable
        reason = reason_refusal(self.signature.reason(), "act")
        if reason is None and not self.signature.password():
            return refusal_at("password", Refusal("hand_over_incomplete", "password"))
        return reason

    def act(self) -> None:
        """Erase, and say what still holds the name."""
        work, patient = self.workplace, self.patient
        if patient is None:
            return
        act = replace(self._act, reason=self.signature.reason().strip())
        self.bar.set_busy(busy=True)
        asked = write_signed(
            work,
            self.session,
            act,
            self.signature.password(),
            lambda signing: erase_patient(work.records, act, signing, work.rules, patient),
        )
        asked.done.connect(self._finish)
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.code in _OF_THE_PASSWORD:
            self.signature.refuse(refusal)
        else:
            self.show_refusal(refusal)
        self.judge()

    def _finish(self, erasure: Erasure) -> None:
        self.signature.clear()
        key = "done.patient_erase" if erasure.overwritten else "done.patient_erase_not_overwritten"
        state = State.OK if erasure.overwritten and not erasure.backups else State.ATTENTION
        said = sentence(Phrase.of(key, patient=str(self.patient)))
        if erasure.backups:
            said += " " + sentence(Phrase.of("done.erased_but_in_backups", backups=erasure.backups))
        self.done.show_phrase(state, said)
        self.reload()

    def _show(self) -> None:
        found = self.file
        identity = found.identity if found is not None else None
        name = words().show(identity.name) if identity is not None else ""
        self.bar.set_primary(self.tr("Erase the name"), "close")
        facts = [Fact(self.tr("Name"), name)] if name else []
        if found is not None:
            facts.append(Fact(self.tr("Dispensings that stay"), str(len(found.dispensings))))
        self.signature.show_checks(self.tr("What is erased, what stays"), facts)
        self._say_kept(found)
        self.judge()

    def _say_kept(self, found: PatientFile | None) -> None:
        if found is not None and found.identity is not None and found.unerasable is not None:
            self.kept.show_refusal(found.unerasable)
        else:
            self.kept.clear()

    def first_focus(self) -> QWidget | None:
        """The reason, then the password."""
        is_open = self.signature.reason().strip()
        return self.signature.password_field if is_open else self.signature.reason_field

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        role = sentence(role_phrase(self.session.role))
        self.signature.show_sentence(
            self.tr("I erase who this patient is."),
            f"{words().show(self.session.name)}, {role}",
            self.tr("Name, date of birth, record number and address go for ever. What was dispensed stays, unnamed."),
        )
        self._show()
        self.titled.emit()
