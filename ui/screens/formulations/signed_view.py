"""A screen of which the primary act is signed: the draft of the act, the password, and where each refusal stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission
from compounder.services.authority import Signing, role_refusal
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.places import Place
from ui.screen import Screen
from ui.screens.formulations.words import FormulationWords
from ui.widgets.notice import Notice
from ui.widgets.signature_panel import SignaturePanel
from ui.workplace import Workplace, write_signed

_OF_PASSWORD = ("sign_in_refused", "sign_in_wait", "not_signed")
_OF_REASON = ("reason_needed", "invalid_name")


class SignedView(Screen):
    """``sign_act(work)`` compares the password and does the act; a subclass says `signed_well(changes)`.

    The act is one for the draft: pressed again after a refusal it is the same. A refusal of the password stands at the
    password, one of the reason at the reason, any other in `refusal`, and nothing else that was typed is lost.
    """

    kind = ""
    permission = Permission.APPROVE_FORMULATION

    def __init__(
        self, workplace: Workplace, session: Session, places: frozenset[Place], *, needs_reason: bool = False
    ) -> None:
        super().__init__(workplace, session, places)
        self.words = FormulationWords(workplace, self)
        self.refusal = Notice()
        self.signature = SignaturePanel(needs_reason=needs_reason)
        self._needs_reason = needs_reason
        self._act = workplace.act(session, self.kind)
        self.may_sign = role_refusal(session.role, self.permission)
        self.signature.signed.connect(self.act)
        self.bar.acted.connect(self.act)
        self.bar.answered_why.connect(self._say_why)

    def act(self) -> None:
        """Do the act; a subclass calls `sign_act` once its own fields are right."""

    def sign_act(self, work: Callable[[Act, Signing], object]) -> None:
        """Compare the password and do the act, both off the window's thread."""
        if not self.bar.primary.is_ready:
            return
        reason = self.signature.reason()
        if self._needs_reason and not reason.strip():
            self.signature.refuse_reason(Refusal("reason_needed", "act"))
            return
        if not self.signature.password():
            self.signature.refuse(Refusal("not_signed", "password"))
            return
        act = replace(self._act, reason=reason if self._needs_reason else None)
        self.refusal.clear()
        self.bar.set_busy(busy=True)
        asked = write_signed(
            self.workplace, self.session, act, self.signature.password(), lambda signing: work(act, signing)
        )
        asked.done.connect(self._finish)
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def signed_well(self, changes: object) -> None:
        """What follows once the act stands."""

    def begin_anew(self) -> None:
        """A new draft: nothing typed, another act."""
        self._act = self.workplace.act(self.session, self.kind)
        self.signature.clear()
        self.refusal.clear()

    def _finish(self, changes: object) -> None:
        self.begin_anew()
        self.signed_well(changes)

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.code in _OF_PASSWORD:
            self.signature.refuse(refusal)
        elif self._needs_reason and refusal.code in _OF_REASON:
            self.signature.refuse_reason(refusal)
        else:
            self.refusal.show_refusal(refusal)

    def _say_why(self) -> None:
        if isinstance(self.bar.reason, Refusal):
            self.refusal.show_refusal(self.bar.reason)
