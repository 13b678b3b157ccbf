"""The right column: what was checked, and what is signed below it: the release, a deviation, or the refusal."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.errors import Refusal
from compounder.services.compound_batch.release_view import Checked, DeviationToSee, ReleaseView
from compounder.services.sign_in import Session
from ui.screens.batches.release.room import Room
from ui.theme.tokens import Space, State, Type
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Panel, Text, column
from ui.widgets.signature_panel import SignaturePanel
from ui.words import words

_OF_REASON = ("reason_needed", "invalid_name")


class SignCard(Panel):
    """``show_view(view, panel)``: one of `release`, `accept`, `reject` is signed, or, with None, nothing is."""

    signed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._view: ReleaseView | None = None
        self._shown: SignaturePanel | None = None
        self.title = Text(style=Type.SECTION, wraps=True)
        self.points = Text(ink="ink2", wraps=True)
        self.refusal = Notice()
        self.checks = FactList(is_checklist=True)
        self.release = SignaturePanel()
        self.accept = SignaturePanel(needs_reason=True)
        self.reject = SignaturePanel(needs_reason=True)
        self._room = Room(self.checks, self.points)
        within = column(gap=Space.S)
        for part in (self.refusal, self.title):
            within.addWidget(part)
        within.addWidget(self._room, 1)
        for panel in (self.release, self.accept, self.reject):
            panel.signed.connect(self.signed)
            within.addWidget(panel, 0 if panel is self.release else 1)
        within.addStretch(0)
        whole = column()
        whole.addWidget(Card(within, padding=Space.L))
        self.setLayout(whole)
        self.show_view(None, None)

    def show_view(self, view: ReleaseView | None, panel: SignaturePanel | None) -> None:
        """Show a batch, and what is signed about it."""
        if view is None or self._view is None or view.batch != self._view.batch:
            self.clear()
        self._view, self._shown = view, panel
        may_sign = view is None or panel is not self.release or view.refusal is None
        for one in (self.release, self.accept, self.reject):
            one.setVisible(one is panel and may_sign)
        if view is not None and not may_sign and view.refusal is not None:
            self.refusal.show_refusal(view.refusal)
        self.retranslate()

    def set_whole(self, *, is_whole: bool) -> None:
        """In one column it stands whole; beside others the checks scroll and the signature stays."""
        self._room.set_whole(is_whole=is_whole)

    def clear(self) -> None:
        """Forget what was typed."""
        for panel in (self.release, self.accept, self.reject):
            panel.clear()
        self.refusal.clear()

    @property
    def open_deviation(self) -> DeviationToSee | None:
        """The deviation that waits to be decided, the first."""
        deviations = self._view.deviations if self._view is not None else ()
        return next((deviation for deviation in deviations if deviation.is_open), None)

    def show_signature_refusal(self, panel: SignaturePanel, refusal: Refusal) -> None:
        """At the reason, at the password, or above everything where it is about neither."""
        if refusal.code in _OF_REASON:
            panel.refuse_reason(refusal)
        elif refusal.code.startswith("sign_in") or refusal.code == "not_signed":
            panel.refuse(refusal)
        else:
            panel.password_field.clear()
            self.refusal.show_refusal(refusal)

    # words

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        view = self._view
        is_about_batch = self._shown in (None, self.release)
        self.title.setText(self.tr("Before you sign") if view is None or not view.is_final else self._decided(view))
        self.title.setVisible(is_about_batch)
        self._room.setVisible(is_about_batch)
        self.checks.show_facts(self._checks(view) if view is not None else [])
        self.points.setText(self._open(view))
        self.points.setVisible(bool(self.points.text()))
        self._say_sentences(view)

    def _decided(self, view: ReleaseView) -> str:
        return self.tr("Released") if view.is_released else self.tr("Not for use")

    def _open(self, view: ReleaseView | None) -> str:
        if view is None or view.is_final or not view.view.open_points:
            return ""
        still_open = self.tr("Still open:")
        points = "\n".join(f"– {words().show(point)}" for point in view.view.open_points)
        return f"{still_open}\n{points}"

    def _checks(self, view: ReleaseView) -> list[Fact]:
        lines = view.view.lines
        weighed = sum(line.state != "to_weigh" for line in lines)
        verified = sum(line.state == "verified" for line in lines)
        facts = [self._count(self.tr("Lines weighed"), weighed, len(lines))]
        who = ", ".join(words().show(name) for name in view.verified_by)
        if view.is_lone:
            facts.append(Fact(self.tr("Verified"), self.tr("one person alone"), State.ATTENTION, self.tr("attention")))
        elif verified == len(lines):
            facts.append(Fact(self.tr("Verified blind"), who, State.OK, self.tr("done")))
        else:
            facts.append(self._count(self.tr("Verified blind"), verified, len(lines)))
        if view.yield_found is not None:
            facts.append(self._within(self.tr("Yield, %1 to %2"), view.yield_found))
        if view.strength is not None:
            facts.append(self._within(self.tr("Strength, %1 to %2"), view.strength))
        facts.append(self._deviations(view))
        facts += self._decision(view)
        return facts

    def _count(self, word: str, done: int, lines: int) -> Fact:
        said = self.tr("%1 of %2").replace("%1", str(done)).replace("%2", str(lines))
        is_done = done == lines
        return Fact(word, said, State.OK if is_done else State.ATTENTION, self.tr("done") if is_done else "")

    def _within(self, word: str, checked: Checked) -> Fact:
        said = word.replace("%1", words().show(checked.low.number)).replace("%2", words().show(checked.high))
        state = (State.OK, self.tr("within")) if checked.is_within else (State.ATTENTION, self.tr("outside"))
        return Fact(said, words().show(checked.found), *state)

    def _deviations(self, view: ReleaseView) -> Fact:
        still_open = sum(deviation.is_open for deviation in view.deviations)
        if still_open:
            return Fact(self.tr("Deviations"), self.tr("%n open", "", still_open), State.REFUSED, self.tr("open"))
        accepted = len(view.deviations)
        if accepted:
            said = self.tr("%n accepted", "", accepted)
            return Fact(self.tr("Deviations"), said, State.ATTENTION, self.tr("accepted"))
        return Fact(self.tr("Deviations"), self.tr("none"), State.OK, self.tr("done"))

    def _decision(self, view: ReleaseView) -> list[Fact]:
        if not view.is_final:
            return []
        facts = [Fact(self.tr("Decided by"), words().show(view.decided_by), State.SIGNED, self.tr("signed"))]
        reason = view.view.batch.decision_reason
        if reason:
            facts.append(Fact(self.tr("Why"), words().show(reason)))
        if view.view.register is not None:
            facts.append(Fact(self.tr("Register number"), words().show(view.view.register)))
        return facts

    def _say_sentences(self, view: ReleaseView | None) -> None:
        role = words().say(f"role.{self._session.role.value}")
        signer = f"{words().show(self._session.name)}, {role}"
        batch = words().show(view.batch) if view is not None else ""
        released = words().say("paper.signed.release", batch=batch)
        gives = self.tr("Signing gives the next register number. A release can be recalled, never undone.")
        self.release.show_sentence(released, signer, gives)
        refused = self.tr("I refuse batch %1 for use.").replace("%1", batch)
        gone = self.tr("What was made of it is destroyed, and its number is never used again.")
        self.reject.show_checks(self.tr("Refuse the batch"), [])
        self.reject.show_sentence(refused, signer, gone)
        deviation = self.open_deviation
        facts = self._facts_of(deviation) if deviation is not None else []
        self.accept.show_checks(self.tr("Open deviation"), facts)
        printed = self.tr("It is printed on the batch record, with your reason.")
        number = self._view.deviations.index(deviation) + 1 if self._view is not None and deviation is not None else 1
        self.accept.show_sentence(words().say("paper.signed.deviation", number=number), signer, printed)

    def _facts_of(self, deviation: DeviationToSee) -> list[Fact]:
        facts = [Fact(words().show(deviation.subject), words().show(deviation.found or "–"), State.ATTENTION)]
        if deviation.limits:
            facts.append(Fact(self.tr("Limits"), words().show(deviation.limits)))
        facts.append(Fact(self.tr("Why"), words().show(deviation.reason)))
        facts.append(Fact(self.tr("Recorded by"), words().show(deviation.by)))
        return facts
