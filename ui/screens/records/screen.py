"""Records: what happened, and can you prove it? The register, the audit trail, trace, verification and backups."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from compounder.services.sign_in import Session
from ui.pages import PagedHost
from ui.places import Place, Target
from ui.screens.records.audit_page import AuditPage
from ui.screens.records.backup_page import BackupPage
from ui.screens.records.register_page import RegisterPage
from ui.screens.records.trace_page import TracePage
from ui.screens.records.verify_page import VerifyPage
from ui.workplace import Workplace


class RecordsScreen(PagedHost):
    """``Target(Place.RECORDS, page, act)``: "register", "audit" (of the record `act`), "trace" (of it), and more."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(Place.RECORDS, workplace, session, places)
        for key, maker in (
            ("register", RegisterPage),
            ("audit", AuditPage),
            ("trace", TracePage),
            ("verify", VerifyPage),
            ("backup", BackupPage),
        ):
            self.add_page(key, partial(maker, workplace, session, places))
        self.retranslate()

    def take_scan(self, text: str) -> bool:
        """A page that reads scans takes it; on the others it is a question, and Trace answers questions."""
        if super().take_scan(text):
            return True
        self.opened.emit(Target(self.place, "trace"))
        return self.pages["trace"].take_scan(text)

    def page_names(self) -> Mapping[str, str]:
        """The pages by name."""
        return {
            "register": self.tr("Register"),
            "audit": self.tr("Audit"),
            "trace": self.tr("Trace"),
            "verify": self.tr("Verify"),
            "backup": self.tr("Backup"),
        }
