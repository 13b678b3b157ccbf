"""A step of the method, or a control in process with what was found and whether it is as it should be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compounder.domain.batch import BatchId
from compounder.domain.dossier import CONTROL
from compounder.domain.errors import Refusal
from compounder.services.compound_batch.steps import record_step
from compounder.services.compound_batch.weigh_sheet import MethodSheet
from compounder.services.sign_in import Session
from ui.screens.batches.weigh.form_task import REASON_NEEDED, FormTask, is_blank
from ui.screens.batches.weigh.line_words import clock
from ui.screens.batches.weigh.task import Reason
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace


class MethodTask(FormTask):
    """``show_item(batch, item, of)``; recorded once more it replaces the first, with a reason."""

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session)
        self._batch = BatchId("")
        self._item: MethodSheet | None = None
        self._of = 0
        self._may_begin = True
        self._closed: Refusal | None = None
        self.found = TextField()
        self.verdict = ChoiceField()
        self.why_again = TextField()
        for field in (self.found, self.verdict, self.why_again):
            self.fields.addWidget(field)
        self.found.edited.connect(lambda _: self.changed.emit())
        self.why_again.edited.connect(lambda _: self.changed.emit())
        self.verdict.chosen.connect(lambda _: self._ask_why())
        self.retranslate()

    @property
    def _is_control(self) -> bool:
        return self._item is not None and self._item.kind == CONTROL

    def show_item(
        self, batch: BatchId, item: MethodSheet, *, of: int, may_begin: bool, closed: Refusal | None = None
    ) -> None:
        """A step or control of a batch; `may_begin` once anything is weighed, `closed` is why none is recorded."""
        known = self._item
        if known is None or (batch, item.kind, item.number, item.done_at) != (
            self._batch,
            known.kind,
            known.number,
            known.done_at,
        ):
            self.begin()
            self.found.set_text("")
            self.why_again.set_text("")
            self.verdict.choose(None)
        self._batch, self._item, self._of, self._may_begin, self._closed = batch, item, of, may_begin, closed
        self.found.setVisible(self._is_control and closed is None)
        self.verdict.setVisible(self._is_control and closed is None)
        self._ask_why()
        self.retranslate()

    @property
    def _needs_why(self) -> bool:
        """What is recorded again, and what is not as it should be, has a reason of its own."""
        is_again = self._item is not None and self._item.is_done
        return self._item is not None and self._closed is None and (is_again or self._has_failed)

    @property
    def _has_failed(self) -> bool:
        return self._is_control and self.verdict.choice() is False

    def _ask_why(self) -> None:
        self.why_again.setVisible(self._needs_why)
        failed, again = self.tr("What happened? The deviation says so."), self.tr("Why record it again?")
        self.why_again.set_label(failed if self._has_failed else again)
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.found.set_label(self.tr("What was found?"))
        self.verdict.set_label(self.tr("Is it as it should be?"))
        self.verdict.set_choices([(True, self.tr("yes, as expected")), (False, self.tr("no: a deviation is opened"))])
        self._ask_why()
        item = self._item
        if item is None:
            return
        about = self.tr("Control %1 of %2") if self._is_control else self.tr("Step %1 of %2")
        about = about.replace("%1", str(item.number)).replace("%2", str(self._of))
        expected = words().show(item.expected) if item.expected is not None else ""
        lead = (self.tr("Expected"), expected, "ink2") if expected else ("", "", "ink2")
        self.say_head(words().show(item.text), f"{about}. {self._done(item)}".rstrip(), lead)
        self.changed.emit()

    def _done(self, item: MethodSheet) -> str:
        if item.done_at is None:
            return ""
        said = self.tr("Recorded at %1 by %2.").replace("%1", clock(self.workplace, item.done_at))
        said = said.replace("%2", item.done_by or "")
        found = self.tr("Found: %1.").replace("%1", words().show(item.found)) if item.found else ""
        return f"{said} {found}".rstrip()

    def word(self) -> str:
        """That it is done, or what was found."""
        number = str(self._item.number) if self._item is not None else ""
        if self._is_control:
            return self.tr("Record control %1").replace("%1", number)
        return self.tr("Step %1 is done").replace("%1", number)

    def reason(self) -> Reason:
        """What is missing, short."""
        missing = self._missing()
        if self._closed is not None:
            return self.tr("nothing more is recorded in this batch")
        if not self._may_begin:
            return self.tr("nothing is weighed yet")
        return {
            None: "",
            self.found: self.tr("write what was found"),
            self.verdict: self.tr("say whether it is as it should be"),
            self.why_again: self.tr("say why"),
        }[missing]

    def _missing(self) -> TextField | ChoiceField | None:
        if self._is_control and is_blank(self.found):
            return self.found
        if self._is_control and self.verdict.choice() is None:
            return self.verdict
        if self._needs_why and is_blank(self.why_again):
            return self.why_again
        return None

    def answer_why(self) -> None:
        """At the field at fault."""
        number = self._item.number if self._item is not None else 0
        missing = self._missing()
        if self._closed is not None:
            self.notice.show_refusal(self._closed)
        elif not self._may_begin:
            self.notice.show_refusal(Refusal("step_before_weighing", "step", batch=self._batch))
        elif missing is self.found:
            self.at_fault(self.found, Refusal("reading_needed", "control", number=number))
        elif missing is self.why_again:
            self.at_fault(self.why_again, REASON_NEEDED)
        elif missing is not None:
            missing.setFocus()

    def act(self) -> None:
        """Record it."""
        item, work, batch = self._item, self.workplace, self._batch
        if item is None:
            return
        act = self.draft_act("record_step", self.why_again.text() if self._needs_why else None)
        passed = self.verdict.choice() is not False if self._is_control else True
        found = self.found.text() if self._is_control else None
        asked = work.operations.write(
            lambda: record_step(
                work.records,
                act,
                work.rules,
                batch=batch,
                kind=item.kind,
                number=item.number,
                passed=passed,
                found=found,
            )
        )
        done = self.tr("Control %1 recorded") if self._is_control else self.tr("Step %1 recorded")
        self.follow(asked, lambda: done.replace("%1", str(item.number)))

    def first_focus(self) -> QWidget | None:
        """What was found; a step has nothing to type."""
        if self._closed is not None:
            return self.back
        if self._is_control:
            return self.found
        return self.why_again if self._item is not None and self._item.is_done else self.back
