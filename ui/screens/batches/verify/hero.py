"""The one line in hand: its name, what stands against verifying it, both readings where they differ, the questions."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtWidgets import QBoxLayout, QWidget

from compounder.domain.batch import DilutionPart
from compounder.domain.errors import Refusal
from compounder.services.compound_batch.verify_view import LineToVerify, VerifyView
from ui.screens.batches.verify.lines import line_name
from ui.screens.batches.verify.questions import Questions, at_left
from ui.theme.tokens import Space, State, Type
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel, Text, column
from ui.widgets.signature_panel import SignaturePanel
from ui.widgets.text_field import TextField
from ui.words import words

_SIGN_WIDTH = 480


class _Reading(Panel):
    """Who read, and what, 40 px high: one of the two that differ."""

    def __init__(self) -> None:
        super().__init__()
        self._who = Text(style=Type.BODY.in_weight(600), wraps=True)
        self._what = Text(style=Type.DATE, wraps=True)
        layout = column()
        layout.addWidget(self._who)
        layout.addWidget(self._what)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_reading(self, who: str, what: str) -> None:
        """Say both."""
        self._who.setText(who)
        self._what.setText(what)


class Difference(Panel):
    """Both readings side by side, once they differ; before that this widget is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._refusal: Refusal | None = None
        self.notice = Notice()
        self._own, self._first = _Reading(), _Reading()
        self._pair = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(Space.XL)
        for reading in (self._own, self._first):
            self._beside.addWidget(reading, 1)
        self._pair.setLayout(self._beside)
        layout = column(gap=Space.M)
        layout.addWidget(self.notice)
        layout.addWidget(self._pair)
        layout.addStretch(1)
        self.setLayout(layout)

    @property
    def is_shown(self) -> bool:
        """Whether two readings differ."""
        return self._refusal is not None

    @property
    def what(self) -> str:
        """What differs: "lot", "reading" or "look"."""
        return self._refusal.phrase.key.rpartition(".")[2] if self._refusal is not None else ""

    def show_refusal(self, refusal: Refusal) -> None:
        """Show R21 with both values."""
        self._refusal = refusal
        self.notice.show_refusal(refusal)
        self.retranslate()

    def clear(self) -> None:
        """Nothing differs, and nothing of a first reading stays here."""
        self._refusal = None
        self.notice.clear()
        self.retranslate()

    def fold(self, *, is_one_column: bool) -> None:
        """One under the other where it is narrow."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(down if is_one_column else across)

    def retranslate(self) -> None:
        """Say both readings in the language that is spoken."""
        values = dict(self._refusal.phrase) if self._refusal is not None else {}
        has_both = "read" in values and "first" in values
        self._own.show_reading(self.tr("You read"), words().show(values["read"]) if has_both else "")
        self._first.show_reading(self.tr("First reading"), words().show(values["first"]) if has_both else "")
        self._pair.setVisible(has_both)


class Hero(Panel):
    """The card of the line in hand; the step decides which of its parts are shown."""

    def __init__(self, zone: tzinfo | None) -> None:
        super().__init__()
        self._zone = zone
        self._line: LineToVerify | None = None
        self._view: VerifyView | None = None
        self.name = Text(style=Type.TITLE, wraps=True)
        self.hint = Text(ink="ink2", wraps=True)
        self.refusal = Notice()
        self.difference = Difference()
        self.questions = Questions()
        self.facts = FactList()
        self.wrong = TextField()
        self.signature = SignaturePanel(needs_reason=True)
        self.signature.setMaximumWidth(_SIGN_WIDTH)
        self.wrong.setMaximumWidth(720)
        layout = column(gap=Space.S)
        for part in (self.name, self.hint, self.refusal, self.difference, self.questions, self.facts):
            layout.addWidget(part)
        for narrow in (self.wrong, self.signature):
            layout.addLayout(at_left(narrow))
        layout.addStretch(1)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self.setLayout(layout)
        self.show_line(None, None)

    def show_line(self, view: VerifyView | None, line: LineToVerify | None) -> None:
        """Show a line; whether it waits, is closed, or there is none."""
        self._view, self._line = view, line
        self.retranslate()

    def own_reading(self) -> Refusal | None:
        """R20, where this person made the first reading."""
        line = self._line
        if line is None or line.weighing is None or not line.is_own or line.weighed_at is None:
            return None
        return Refusal("own_weighing", "verify", number=line.number, at=line.weighed_at.astimezone(self._zone))

    def show_own(self) -> None:
        """What the exception is about: the readings of this person's own that wait."""
        waiting = self._view.waiting if self._view is not None else ()
        facts = [
            Fact(line_name(line), words().show(line.weighed_at.astimezone(self._zone)), State.ATTENTION)
            for line in waiting
            if line.is_own and line.weighed_at is not None
        ]
        self.signature.show_checks(self.tr("Weighed by you, read by nobody else"), facts)

    def show_parts(self, *shown: QWidget) -> None:
        """Show these and hide the others; refusals show themselves."""
        for part in (self.difference, self.questions, self.facts, self.wrong, self.signature):
            part.setVisible(part in shown)
        self.name.setVisible(self.signature not in shown)
        is_hinted = self.questions in shown or self.facts in shown
        self.hint.setVisible(is_hinted and bool(self.hint.text()))

    def retranslate(self) -> None:
        """Say name, hint and facts in the language that is spoken."""
        line = self._line
        self.name.setText(line_name(line) if line is not None else self._nothing())
        is_asked = line is not None and line.weighing is not None and not line.is_own
        hint = self.tr("Look at the container and at the slip, or weigh again. Do not ask your colleague.")
        self.hint.setText(hint if is_asked else self._stand(line))
        self.facts.show_facts(self._facts(line))
        self.wrong.set_label(self.tr("What is wrong?"))
        self.show_own()

    def _nothing(self) -> str:
        view = self._view
        if view is None:
            return ""
        if view.closed == len(view.lines):
            return self.tr("Every line is verified.")
        return self.tr("No line waits for a second reading.")

    def _stand(self, line: LineToVerify | None) -> str:
        if line is None or self._view is None:
            return ""
        if not line.is_weighed:
            return self.tr("This line is not weighed yet.")
        if line.is_excepted:
            return self.tr("A pharmacist alone on call signed for this line.")
        return "" if line.weighing is not None else self.tr("Both readings are the same.")

    def _facts(self, line: LineToVerify | None) -> list[Fact]:
        if line is None or line.reading is None:
            return []
        facts = [Fact(self.tr("Reading"), words().show(line.reading), State.OK, self.tr("verified"))]
        if line.lot_number is not None:
            is_portion = line.part is DilutionPart.PORTION
            what = self.tr("Dilution") if is_portion else self.tr("Lot")
            facts.append(Fact(what, words().show(line.lot_number), State.OK, self.tr("verified")))
        if line.weighed_at is not None:
            at = words().show(line.weighed_at.astimezone(self._zone))
            facts.append(Fact(self.tr("Weighed"), f"{words().show(line.weighed_by)}, {at}"))
        return facts
