"""The window of the first run: a choice, a form, a code, beside the dial; nothing is written before the form's F12."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget

from compounder.domain.errors import Refusal
from compounder.services.set_up import Choices, NewPharmacy
from ui.first_run.choice_page import ChoicePage
from ui.first_run.code_page import CodePage
from ui.first_run.form_page import LANGUAGES, FormPage
from ui.first_run.page import Page
from ui.folding import Folding
from ui.frame.dial import Welcome
from ui.operations import Operations, Report
from ui.theme.appearance import roles
from ui.theme.tokens import Space, State
from ui.widgets.button import Chip
from ui.widgets.panel import Panel, column, row
from ui.words import language


@dataclass(frozen=True, slots=True)
class FirstActs:
    """What can be done before there is a pharmacy: `set_up` answers the recovery code, `make_sample` takes seconds.

    `has_sample`: there is one already, with whatever was tried in it.
    """

    choices: Choices
    version: str
    set_up: Callable[[NewPharmacy], str]
    make_sample: Callable[[str, Report], None]
    has_sample: Callable[[], bool]


class FirstRun(Panel):
    """``FirstRun(operations, acts)``: `language_chosen`; `set_up` once the code was written down; `sample_made`.

    One page asks what to open, the next whose records these are and who administers them, the last shows the code.
    Nothing is written before the form's F12; a refusal stands at its field and keeps everything typed.
    """

    language_chosen = Signal(str)
    set_up = Signal()
    sample_made = Signal()

    def __init__(self, operations: Operations, acts: FirstActs) -> None:
        super().__init__()
        self._operations, self._acts = operations.of(self), acts
        self.welcome = Welcome()
        self.pages = QStackedWidget()
        self.choice = ChoicePage()
        self.form = FormPage(acts.choices)
        self.code = CodePage()
        self.languages = {code: Chip(word) for code, word in LANGUAGES.items()}
        self._build()
        self._connect()
        self.setWindowTitle("Compounder")
        self.retranslate()

    def _build(self) -> None:
        for page in (self.choice, self.form, self.code):
            self.pages.addWidget(page)
        chosen = row(gap=Space.S)
        chosen.setContentsMargins(Space.XL, Space.XL, Space.XL, 0)
        chosen.addStretch(1)
        for chip in self.languages.values():
            chosen.addWidget(chip)
        right = column(gap=0)
        right.addLayout(chosen)
        right.addWidget(self.pages, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.welcome, 3)
        whole.addLayout(right, 5)

    def _connect(self) -> None:
        for code, chip in self.languages.items():
            chip.clicked.connect(lambda _checked, code=code: self.language_chosen.emit(code))
        self.choice.bar.acted.connect(lambda: self._show(self.form))
        self.choice.sample.clicked.connect(self._open_sample)
        self.choice.anew.clicked.connect(self._make_sample)
        self.choice.anew.setVisible(self._acts.has_sample())
        self.form.back.clicked.connect(lambda: self._show(self.choice))
        self.form.bar.acted.connect(self._set_up)
        self.form.again.entered.connect(self._set_up)
        self.code.bar.acted.connect(self.set_up)
        self._show(self.choice)

    def _show(self, page: Page) -> None:
        self.pages.setCurrentWidget(page)
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_sample(self) -> None:
        if self._acts.has_sample():
            self.sample_made.emit()
        else:
            self._make_sample()

    def _make_sample(self) -> None:
        spoken = language()
        asked = self._operations.read_long(lambda report: self._acts.make_sample(spoken, report))
        page = self.choice
        page.refusal.clear()
        page.show_busy(is_busy=True)
        page.progress.begin(self.tr("Making the sample pharmacy"))
        asked.progress.connect(page.progress.report)
        page.progress.cancelled.connect(asked.stop)
        asked.done.connect(lambda _nothing: self.sample_made.emit())
        asked.refused.connect(page.refusal.show_refusal)
        asked.failed.connect(lambda _error: self._say_fault(page))
        asked.ended.connect(lambda: page.show_busy(is_busy=False))

    def _set_up(self) -> None:
        wanted = self.form.wanted()
        if isinstance(wanted, Refusal):
            self.form.refuse(wanted)
            return
        self.form.bar.set_busy(busy=True)
        asked = self._operations.write(lambda: self._acts.set_up(wanted))
        asked.done.connect(self._take_code)
        asked.refused.connect(self.form.refuse)
        asked.failed.connect(lambda _error: self._say_fault(self.form))
        asked.ended.connect(lambda: self.form.bar.set_busy(busy=False))

    def _take_code(self, code: str) -> None:
        self.form.forget_passwords()
        self.code.show_code(code)
        self._show(self.code)

    def _say_fault(self, page: Page) -> None:
        page.refusal.show_phrase(
            State.REFUSED, self.tr("Something failed inside the program, and nothing was made. Try again.")
        )

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.welcome.show_pharmacy(self.tr("Nobody works here yet"))
        self.welcome.show_facts(
            self.tr("Every act is kept in a chain that anybody can verify"),
            self.tr("The records lie on this machine, in one file that is yours"),
            self.tr("Version %1").replace("%1", self._acts.version),
        )
        for code, chip in self.languages.items():
            chip.setChecked(code == language())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the form alone remains."""
        super().resizeEvent(event)
        self.welcome.setVisible(not Folding.at(self.width()).is_one_column)

    def minimumSizeHint(self) -> QSize:
        """It folds and scrolls rather than keep the window wide."""
        return QSize(480, 320)

    def sizeHint(self) -> QSize:
        """The usual size."""
        return QSize(1280, 800)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground behind the form."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(roles().ground))
        painter.end()
