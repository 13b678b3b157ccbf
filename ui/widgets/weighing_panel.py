"""The weighing: name, instruction, lot, reading, tolerance bar, deviation in words, and the balance's raw line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from ui.theme.tokens import Height, Space, State, Type, TypeStyle
from ui.widgets.lead_text import LeadText
from ui.widgets.notice import Notice
from ui.widgets.panel import Icon, Panel, Text, column, row
from ui.widgets.readout import Readout
from ui.widgets.tag import Tag
from ui.widgets.tolerance_bar import ToleranceBar, Verdict
from ui.words import words

_STATES = {Verdict.TOO_LITTLE: State.ATTENTION, Verdict.IN_TOLERANCE: State.OK, Verdict.TOO_MUCH: State.REFUSED}


class WeighingPanel(Panel):
    """The hero of Weigh: one line on the pan.

    - ``show_line(name, instruction, target, lower, upper, longest=…)`` once a line; `longest` is the upper limit with
      the balance's digits ("122.35"), after which the size of the reading is chosen and then kept.
    - ``show_no_line(title, instruction)``: no line is chosen yet, but the pan can be seen.
    - ``show_lot(state, sentence, note)``: the verdict on the scanned lot; without one the title asks for the scan.
    - ``show_reading(digits, quantity, is_stable=…)``: digits as the balance sent them, the quantity exact. It returns
      the Verdict, which the screen needs for its primary act. With ``is_judged=False``, before the lot is known, the
      reading is grey and nothing is said of it. ``show_word(word)``: overload, underload, silent.
    - ``show_raw(line)``: the line as it came. `notice` is the place for a refusal; its 84 px are always kept: while it
      is silent, deviation and raw line stand there.
    """

    def __init__(self, *, step_limit: int = 184, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_stable = False
        self._has_reading = False
        self._is_judged = True
        self._is_dense = False
        self._name = Text(style=Type.TITLE, wraps=True)
        self._instruction = Text(style=TypeStyle(18, 26), ink="ink2", wraps=True)
        self._lot_icon = Icon("scan", 20, "ink2")
        self._lot = LeadText()
        self._stable = Tag(is_verdict=True)
        self._verdict = Tag(is_verdict=True, is_solid=True)
        self.readout = Readout(step_limit=step_limit)
        self.bar = ToleranceBar()
        self._deviation = Text(style=Type.PAGE)
        self._raw_word = Text(style=Type.SMALL, ink="ink2")
        self._raw = Text(style=Type.CODE, ink="ink2")
        self.notice = Notice()
        self.notice.setMinimumHeight(Height.NOTICE_RESERVED)
        self.notice.installEventFilter(self)
        self._foot = QWidget()
        self._foot.setMinimumHeight(Height.NOTICE_RESERVED)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        words_ = column(gap=2)
        words_.addWidget(self._name)
        words_.addWidget(self._instruction)
        tags = row()
        tags.addWidget(self._stable)
        tags.addWidget(self._verdict)
        head = row(gap=Space.M)
        head.addLayout(words_, 1)
        head.addLayout(tags)
        head.setAlignment(tags, Qt.AlignmentFlag.AlignTop)
        lot = row()
        lot.addWidget(self._lot_icon)
        lot.addWidget(self._lot, 1)
        foot = row(gap=Space.M)
        foot.addWidget(self._deviation)
        foot.addStretch(1)
        foot.addWidget(self._raw_word)
        foot.addWidget(self._raw)
        beside = column()
        beside.addLayout(foot)
        beside.addStretch(1)
        self._foot.setLayout(beside)
        layout = column(gap=Space.XS)
        layout.addLayout(head)
        layout.addLayout(lot)
        layout.addWidget(self.readout, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self._foot)
        layout.addWidget(self.notice)
        self.setLayout(layout)

    def set_dense(self, *, dense: bool) -> None:
        """Where there is little height: the limits stand on the bar alone, and the room of a refusal is not kept."""
        self._is_dense = dense
        self._instruction.setVisible(not dense or not self.bar.has_line)
        self.bar.set_compact(compact=dense)
        self._foot.setMinimumHeight(0 if dense else Height.NOTICE_RESERVED)

    def show_line(
        self, name: str, instruction: str, target: Quantity, lower: Quantity, upper: Quantity, *, longest: str
    ) -> None:
        """Begin a line."""
        self._name.setText(name)
        self._instruction.setText(instruction)
        self.bar.show_limits(target, lower, upper)
        self.readout.fit(longest, str(target.unit))
        self.readout.setAccessibleName(name)
        self.set_dense(dense=self._is_dense)
        self.notice.clear()
        self.show_lot(None, "")
        self._has_reading = False
        self.readout.show_reading("", "")
        self.retranslate()

    def show_no_line(self, title: str, instruction: str) -> None:
        """No line yet: what to do stands where its name will."""
        self._name.setText(title)
        self._instruction.setText(instruction)
        self.readout.setAccessibleName(title)
        self.bar.clear()
        self.set_dense(dense=self._is_dense)
        self.show_lot(None, "")
        self._has_reading = False
        self.readout.show_reading("", "")
        self.retranslate()

    def show_lot(self, state: State | None, sentence: str, note: str = "") -> None:
        """What the scan said of the lot in hand."""
        colour = state.value if state in (State.OK, State.REFUSED, State.ATTENTION) else "ink2"
        self._lot_icon.show_icon("scan", colour)
        self._lot_icon.setVisible(bool(sentence))
        self._lot.show_text(sentence, note, lead_ink=f"{colour}_ink" if colour != "ink2" else colour, rest_ink="ink2")

    def show_reading(self, digits: str, quantity: Quantity, *, is_stable: bool, is_judged: bool = True) -> Verdict:
        """Show a reading; a verdict is passed on a stable one alone."""
        self._is_stable, self._has_reading, self._is_judged = is_stable, True, is_judged
        shown = digits.replace(".", words().sentences["number.mark"])
        self.readout.show_reading(shown, str(quantity.unit), is_settling=not (is_stable and is_judged))
        self.bar.show_reading(quantity if is_judged else None)
        self.retranslate()
        return self.bar.verdict if is_stable and is_judged else Verdict.NONE

    def show_word(self, word: str) -> None:
        """Overload, underload, silent: a word instead of digits, and no verdict."""
        self._has_reading = False
        self.readout.show_word(word)
        self.bar.show_reading(None)
        self.retranslate()

    def show_raw(self, line: str) -> None:
        """The balance's line, unchanged."""
        self._raw.setText(line)
        self.retranslate()

    def show_refusal(self, refusal: Refusal | Phrase) -> None:
        """Why it was not recorded."""
        self.notice.show_refusal(refusal)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The refusal takes the place of deviation and raw line."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._foot.setVisible(event.type() is QEvent.Type.HideToParent)
        return False

    def retranslate(self) -> None:
        """Say tags and deviation in the language that is spoken."""
        self._stable.setVisible(self._has_reading and self._is_judged)
        is_judged = self._has_reading and self._is_stable and self._is_judged
        self._verdict.setVisible(is_judged and self.bar.verdict is not Verdict.NONE)
        if self._is_stable:
            self._stable.show_state(State.OK, self.tr("Stable"))
        else:
            self._stable.show_state(State.BUSY, self.tr("Settling"))
        self._verdict.show_state(_STATES.get(self.bar.verdict, State.PLAIN), self.bar.verdict_words())
        self._deviation.setText(self.bar.deviation_words() if is_judged else "")
        self._raw_word.setText(self.tr("Balance sent") if self._raw.text() else "")
