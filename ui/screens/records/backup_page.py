"""Backup: is there a copy? What was copied when, into which folders, and the next copy, signed by an administrator."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Permission
from compounder.exchange.settings_file import Settings
from compounder.services.authority import Signing, role_phrase, role_refusal
from compounder.services.back_up import BackedUp, back_up
from compounder.services.sign_in import Session
from compounder.services.survey_backups import BackupView, survey_backups
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.operations import Operation, Report
from ui.places import Place
from ui.screens.records.backup_copies import CopiesCard
from ui.screens.records.backup_folders import BackupFolders
from ui.theme.tokens import Space, State
from ui.two_columns import TwoColumns
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column
from ui.widgets.signature_panel import SignaturePanel
from ui.words import sentence, words
from ui.workplace import Workplace, write_signed

_OF_PASSWORD = ("sign_in_refused", "sign_in_wait", "not_signed")


class BackupPage(TwoColumns):
    """F12 backs up. The password is compared and the act recorded in turn with all others, each in a moment.

    The copy itself, which takes long, is made in between on a reader's thread: it only reads one moment of the
    database, so that nobody who weighs or types waits for it, and two readers are left for the screens. Where the
    window is closed meanwhile, nothing of it stays.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._who: tuple[str, ...] = ()
        self._copying: Operation | None = None
        self._act = workplace.act(session, "backup")
        self.may_back_up = role_refusal(session.role, Permission.BACK_UP)
        self.copies = CopiesCard(workplace)
        self.done = Notice()
        self._folders = BackupFolders(self)
        self.folder, self.second = self._folders.folder, self._folders.second
        self.signature = SignaturePanel()
        self._ask = Text(wraps=True)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        right = column(gap=Space.S)
        for part in (self._ask, self.folder, self.second, self.signature):
            right.addWidget(part)
        right.addStretch(1)
        self.arrange(self.copies, Card(right), self.done)
        may_do = self.may_back_up is None
        self._ask.setVisible(not may_do)
        for field in (self.folder, self.second, self.signature):
            field.setVisible(may_do)
        self.bar.primary.setVisible(may_do)

    def _connect(self) -> None:
        self.signature.signed.connect(self.back_up)
        self.bar.acted.connect(self.back_up)
        self.bar.progress.cancelled.connect(self._stop)

    def title(self) -> str:
        """The question."""
        return self.tr("Backup: is there a copy of the records?")

    def concerns(self, changes: Changes) -> bool:
        """Whether a copy was noted, or somebody may make one now."""
        return any(table in ("backups", "staff") for table, _ in changes.touched)

    # asking

    def reload(self) -> None:
        """The copies, and the folders of this station."""
        work = self.workplace

        def question() -> tuple[BackupView, Settings]:
            with work.records.reading() as loads:
                return survey_backups(loads), work.facilities.settings()

        asked = work.operations.read(question)
        asked.done.connect(self._take)
        asked.refused.connect(self.refusal.show_refusal)

    def _take(self, found: tuple[BackupView, Settings]) -> None:
        view, settings = found
        self._folders.know(settings)
        self._who = view.who_may
        self.copies.show_copies(view)
        self._say_whom_to_ask()

    # backing up

    def back_up(self) -> None:
        """Compare the password, then copy, then note the copies."""
        if self._copying is not None or not self.bar.primary.is_ready or self.may_back_up is not None:
            return
        folder, second = self._folders.chosen()
        if folder is None:
            return
        if not self.signature.password():
            self.signature.refuse(Refusal("not_signed", "password"))
            return
        for notice in (self.refusal, self.done):
            notice.clear()
        self._begin()
        asked = write_signed(
            self.workplace, self.session, self._act, self.signature.password(), lambda signing: signing
        )
        asked.done.connect(lambda signing: self._copy(signing, folder, second))
        self._end_with(asked)

    def _copy(self, signing: Signing, folder: Path, second: Path | None) -> None:
        work, act = self.workplace, self._act
        lent = work.facilities

        def copied(report: Report) -> BackedUp:
            lent.keep_settings(replace(lent.settings(), backups=folder, second_backups=second))
            return back_up(
                work.records, act, signing, lent.copies(),
                folder=folder, second=second, report=report, in_turn=work.operations.in_turn,
            )  # fmt: skip

        asked = work.operations.read_long(copied)
        asked.progress.connect(self.bar.progress.report)
        asked.done.connect(self._finish)
        asked.stopped.connect(self._end)
        self._copying = asked
        self._end_with(asked)

    def _end_with(self, asked: Operation) -> None:
        asked.refused.connect(self._refuse)
        asked.failed.connect(lambda _fault: self._end())

    def _begin(self) -> None:
        self.bar.set_busy(busy=True)
        self.bar.progress.begin(self.tr("Copying the records"), is_share=True)

    def _stop(self) -> None:
        if self._copying is not None:
            self._copying.stop()

    def _end(self) -> None:
        self._copying = None
        self.bar.progress.end()
        self.bar.set_busy(busy=False)

    def _refuse(self, refusal: Refusal) -> None:
        self._end()
        if refusal.code in _OF_PASSWORD:
            self.signature.refuse(refusal)
        elif not self._folders.refuse(refusal):
            self.refusal.show_refusal(refusal)

    def _finish(self, backed_up: BackedUp) -> None:
        self._end()
        self._act = self.workplace.act(self.session, "backup")
        self.signature.clear()
        said = [_said(copy.file, copy.seq, copy.digest) for copy in backed_up.copies]
        said += [self._warning(warning) for warning in backed_up.warnings]
        state = State.OK if backed_up.is_whole and not backed_up.warnings else State.ATTENTION
        self.done.show_phrase(state, " ".join(said))
        self.scroll_to_top()
        self.reload()

    def _warning(self, warning: Phrase) -> str:
        """The services' sentence; of a missing second copy, what can be done about it here."""
        if warning.key == "backup.one_medium":
            return self.tr("There is one copy only. French law asks for two separate media: name a second folder.")
        return sentence(warning)

    # showing

    def _say_whom_to_ask(self) -> None:
        names = words().show(tuple(words().show(name) for name in self._who)) if self._who else ""
        self._ask.setText(self.tr("An administrator makes the backup: %1.").replace("%1", names))

    def first_focus(self) -> QWidget | None:
        """The first empty field; who makes no backup finds the copies."""
        if self.may_back_up is not None:
            return self.copies.table if self.copies.table.rows else None
        return self.signature.password_field if self.folder.text() else self.folder

    def set_folding(self, folding: Folding) -> None:
        """Where it is narrow the table keeps the height of some rows."""
        super().set_folding(folding)
        self.copies.table.setMinimumHeight(160)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._folders.retranslate()
        role = sentence(role_phrase(self.session.role))
        self.signature.show_checks("", [])
        self.signature.show_sentence(
            self.tr("I copy the records."),
            f"{words().show(self.session.name)}, {role}",
            self.tr("The copy is read back and verified before it is noted. Weighing and typing go on meanwhile."),
        )
        self.bar.set_primary(self.tr("Back up now"), "backup")
        self.bar.say(self.tr("Keep the second copy on another medium, in another place."))
        self._say_whom_to_ask()
        self.titled.emit()


def _said(file: Path, number: int, digest: str) -> str:
    return sentence(Phrase.of("done.backup", file=str(file), number=number, digest=digest))
