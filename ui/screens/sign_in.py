"""Sign in: who are you? Also after the lock, and with the first password, which is changed before anything else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.keeping import Backup
from compounder.exchange.plain_code import without_symbology
from compounder.sample.people import ADMINISTRATOR, PASSWORD, PHARMACIST, TECHNICIAN
from compounder.services.sign_in import Session, change_password, sign_in
from ui.folding import Folding
from ui.frame.dial import Welcome
from ui.frame.status_line import clock
from ui.theme.tokens import Height, Space, State, Type, TypeStyle
from ui.widgets.button import Button, Chip, Kind
from ui.widgets.notice import Notice
from ui.widgets.panel import Icon, Line, Panel, Text, column, row
from ui.widgets.text_field import PasswordField, TextField
from ui.words import language, words
from ui.workplace import Workplace

_FORM = 416
_RING = 5
"""The room that a button keeps around itself for the ring of the focus."""
_HELP = TypeStyle(18, 26)
_LANGUAGES = {"en": "English", "fr": "Français"}


class SignInScreen(Panel):
    """``SignInScreen(workplace)``: `signed_in` with a Session, `language_chosen` with "en" or "fr".

    ``ask_again(session)`` after the lock: the name is filled in, whoever comes to it types over the whole of it, and
    the page says that unsaved work is kept. A refusal stands at the password, which alone is emptied; a name is typed
    or scanned, never listed.
    """

    signed_in = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace.asked_by(self)
        self._session: Session | None = None
        self._is_locked = False
        self._first_password = ""
        self._backup: Backup | None = None
        self.welcome = Welcome()
        self.question = Text(style=Type.FIGURE, wraps=True)
        self.help = Text(style=_HELP, ink="ink2", wraps=True)
        self.kept = Notice()
        self.name = TextField(icon="patients", height=Height.TALL_FIELD)
        self.password = PasswordField(height=Height.TALL_FIELD)
        self.new = PasswordField(height=Height.TALL_FIELD)
        self.again = PasswordField(height=Height.TALL_FIELD)
        self.button = Button(kind=Kind.PRIMARY, key="F12", is_bench=True)
        self.button.setMinimumWidth(_FORM + 2 * _RING)
        self.scan_help = Text(ink="ink2", wraps=True)
        self.languages = {code: Chip(word) for code, word in _LANGUAGES.items()}
        self._build()
        self._connect()
        self.ask()

    def _build(self) -> None:
        form = column(gap=0)
        form.setContentsMargins(_RING, 0, _RING, 0)
        for part, below in (
            (self.question, Space.S), (self.help, Space.XL), (self.kept, Space.M), (self.name, Space.XS),
            (self.password, Space.XS), (self.new, Space.XS), (self.again, Space.XS),
        ):  # fmt: skip
            form.addWidget(part)
            form.addSpacing(below)
        foot = column(gap=Space.L)
        foot.setContentsMargins(_RING, Space.L, _RING, 0)
        foot.addWidget(Line())
        scan = row(gap=Space.M)
        scan.addWidget(Icon("scan", 24), 0, Qt.AlignmentFlag.AlignTop)
        scan.addWidget(self.scan_help, 1)
        foot.addLayout(scan)
        whole = column(gap=0)
        whole.addLayout(form)
        whole.addWidget(self.button)
        whole.addLayout(foot)
        held = QWidget()
        held.setLayout(whole)
        held.setFixedWidth(_FORM + 2 * _RING)
        chosen = row(gap=Space.S)
        chosen.addStretch(1)
        for chip in self.languages.values():
            chosen.addWidget(chip)
        page = column(gap=0)
        page.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        page.addLayout(chosen)
        page.addStretch(1)
        centred = row(gap=0)  # an alignment would take the size hint, and cut what wraps
        centred.addStretch(1)
        centred.addWidget(held)
        centred.addStretch(1)
        page.addLayout(centred)
        page.addStretch(1)
        page.addSpacing(Height.CHIP)
        self._frame(page)

    def _frame(self, page: QVBoxLayout) -> None:
        inner = QWidget()
        inner.setProperty("kind", "bare")
        inner.setLayout(page)
        scroll = QScrollArea()
        scroll.setProperty("kind", "bare")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self._scroll = scroll
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.welcome, 3)
        whole.addWidget(scroll, 5)

    def _connect(self) -> None:
        self.name.line.installEventFilter(self)
        self.button.clicked.connect(self._press)
        self.name.entered.connect(lambda: self.password.setFocus(Qt.FocusReason.OtherFocusReason))
        self.password.entered.connect(self.button.click)
        self.again.entered.connect(self.button.click)
        self.new.entered.connect(lambda: self.again.setFocus(Qt.FocusReason.OtherFocusReason))
        for code, chip in self.languages.items():
            chip.clicked.connect(lambda _checked, code=code: self._choose(code))
        self._workplace.assurance.changed.connect(self._show_facts)

    def ask(self) -> None:
        """Ask from the beginning."""
        self._is_locked = False
        self._begin("")
        self._ask_backup()

    def ask_again(self, session: Session) -> None:
        """Ask the same person again, or another: unsaved work is kept for whoever typed it."""
        self._is_locked = True
        self._begin(session.login)

    def _begin(self, login: str) -> None:
        self._session, self._first_password = None, ""
        self.name.set_text(login)
        self.password.clear()
        self.password.clear_refusal()
        self._show_mode()
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to the name that was filled in types over it, however they came."""
        if event.type() is QEvent.Type.FocusIn and self._is_locked:
            QTimer.singleShot(0, self.name.line, self.name.line.selectAll)  # a press of the mouse comes after the focus
        return super().eventFilter(watched, event)

    def first_focus(self) -> QWidget:
        """The first empty field."""
        if self._session is not None:
            return self.new
        return self.password if self.name.text() else self.name

    def take_scan(self, text: str) -> None:
        """A badge gives the name; the password is always typed."""
        if self._session is None:
            self.name.set_text(without_symbology(text))
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        if self._session is None:
            self._sign_in()
        else:
            self._change()

    def _sign_in(self) -> None:
        work, login, password = self._workplace, self.name.text(), self.password.text()
        attempt = work.new_id()
        self.button.set_busy(busy=True)
        asked = work.operations.write(
            lambda: sign_in(work.records, work.passwords, login=login, password=password, attempt=attempt)
        )
        asked.done.connect(lambda session: self._take(session, password))
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.button.set_busy(busy=False))

    def _take(self, session: Session, password: str) -> None:
        self.password.clear()
        if session.must_change_password:
            self._session, self._first_password = session, password
            self._show_mode()
            self.retranslate()
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._is_locked = False
        self.signed_in.emit(session)

    def _refuse(self, refusal: Refusal) -> None:
        field = self.password if self._session is None else self.new
        field.clear()
        self.again.clear()
        field.refuse(refusal)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        # One turn later the sentence has its height.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(field.echo, 0, Space.XL))

    def _change(self) -> None:
        session, work, new = self._session, self._workplace, self.new.text()
        if session is None:
            return
        if new != self.again.text():
            self._refuse(Refusal("weak_password", "differs"))
            return
        act, old, attempt = work.act(session, "change_password"), self._first_password, work.new_id()
        self.button.set_busy(busy=True)
        asked = work.operations.write(
            lambda: change_password(
                work.records, work.passwords, act, login=session.login, old=old, new=new, attempt=attempt
            )
        )
        asked.done.connect(lambda _changes: self._end_change(session))
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.button.set_busy(busy=False))

    def _end_change(self, session: Session) -> None:
        self.new.clear()
        self.again.clear()
        self._session, self._first_password = None, ""
        self._show_mode()
        self.signed_in.emit(session)

    def _show_mode(self) -> None:
        is_changing = self._session is not None
        for field in (self.name, self.password):
            field.setVisible(not is_changing)
        for field in (self.new, self.again):
            field.setVisible(is_changing)
        if self._is_locked:
            self.kept.show_phrase(State.OK, self.tr("Your unsaved work is kept."))
        else:
            self.kept.clear()

    def _ask_backup(self) -> None:
        records = self._workplace.records

        def question() -> Backup | None:
            with records.reading() as loads:
                return max(loads.find(Backup), key=lambda backup: backup.made_at, default=None)

        self._workplace.operations.read(question).done.connect(self._take_backup)

    def _take_backup(self, backup: Backup | None) -> None:
        self._backup = backup
        self._show_facts()

    def _show_facts(self) -> None:
        now, verdict = self._workplace.local_now(), self._workplace.assurance.verdict
        records = self.tr("Records not verified yet since the program was opened")
        if verdict is not None and verdict.is_sound:
            records = self.tr("Records verified today at %1").replace("%1", clock(verdict.at.astimezone(now.tzinfo)))
        elif verdict is not None:
            records = self.tr("Records do not hold: call the administrator")
        backup = self.tr("No backup yet")
        if self._backup is not None:
            backup = self.tr("Backup on %1").replace("%1", words().show(self._backup.made_at.astimezone(now.tzinfo)))
        version = self.tr("Version %1").replace("%1", self._workplace.version)
        self.welcome.show_facts(records, backup, version)

    def _choose(self, code: str) -> None:
        self.language_chosen.emit(code)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        is_changing = self._session is not None
        self.question.setText(self.tr("Choose your own password") if is_changing else self.tr("Who are you?"))
        self.help.setText(self._help(is_changing=is_changing))
        self.name.set_label(self.tr("Name"))
        self.password.set_label(self.tr("Password"))
        self.new.set_label(self.tr("New password"))
        self.again.set_label(self.tr("The same again"))
        self.button.set_word(self.tr("Keep this password") if is_changing else self.tr("Sign in"))
        self.scan_help.setText(self.tr("Scanner ready. A badge gives your name; the password is always typed."))
        self.welcome.show_pharmacy(words().show(self._workplace.pharmacy.name))
        for code, chip in self.languages.items():
            chip.setChecked(code == language())
        self._show_mode()
        self._show_facts()

    def _help(self, *, is_changing: bool) -> str:
        if is_changing:
            return self.tr("The first password was given to you by somebody else.")
        if self._workplace.pharmacy.sample:
            said = self.tr("Here work %1 (technician), %2 (pharmacist) and %3 (administrator). Password of all: “%4”")
            for place, value in enumerate((TECHNICIAN, PHARMACIST, ADMINISTRATOR, PASSWORD), 1):
                said = said.replace(f"%{place}", value)
            return said
        return self.tr("Give your name and your password.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the form alone remains."""
        super().resizeEvent(event)
        folding = Folding.at(self.width())
        self.welcome.setVisible(not folding.is_one_column)

    def minimumSizeHint(self) -> QSize:
        """It folds and scrolls rather than keep the window wide."""
        return QSize(320, 240)
