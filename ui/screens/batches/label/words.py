"""What the bar of the last step says: what F12 prints."""

from __future__ import annotations

from PySide6.QtCore import QObject

from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, Role, roles_that_may
from compounder.services.authority import role_phrase
from compounder.services.print_papers.press import PaperKind


class LabelWords(QObject):
    """Says in the language that is spoken what the primary button will do."""

    def prints(self, kind: PaperKind, labels: int, *, is_again: bool) -> str:
        """Print a paper, the labels with their number; again, it is a duplicate."""
        if kind is PaperKind.LABEL and not labels:
            return self.tr("Print the labels")
        if kind is PaperKind.LABEL:
            return (
                self.tr("Print %n duplicate(s)", "", labels) if is_again else self.tr("Print %n label(s)", "", labels)
            )
        if kind is PaperKind.BATCH_RECORD:
            return self.tr("Print the batch record again") if is_again else self.tr("Print the batch record")
        return self.tr("Print the worksheet again") if is_again else self.tr("Print the worksheet")

    def voids(self, batch: str) -> str:
        """Void a batch."""
        return self.tr("Void batch %1").replace("%1", batch)


def not_permitted(role: Role) -> Refusal:
    """Who may print, for somebody who may not."""
    needed = tuple(role_phrase(able) for able in roles_that_may(Permission.PRINT))
    return Refusal("not_permitted", "role", role=role_phrase(role), needed=needed)
