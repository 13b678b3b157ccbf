"""The folders that a backup is copied into: named, told apart, and refused where a copy could not be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt

from compounder.domain.errors import Refusal
from compounder.exchange.settings_file import Settings
from ui.widgets.text_field import TextField

_OF_A_FOLDER = ("copy_not_written", "disk_full", "disk_failed")


class BackupFolders(QObject):
    """The fields `folder` and `second`; ``chosen()`` reads both, ``refuse(refusal)`` takes what is about one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._has_settings = False
        self.folder, self.second = TextField(), TextField()

    def know(self, settings: Settings) -> None:
        """The folders of this station; what was typed since stands."""
        if not self._has_settings:
            self._has_settings = True
            self.folder.set_text(str(settings.backups or ""))
            self.second.set_text(str(settings.second_backups or ""))

    def chosen(self) -> tuple[Path | None, Path | None]:
        """Both folders; the first is None where a field is refused."""
        for field in (self.second, self.folder):
            field.clear_refusal()
        first, second = (field.text().strip() for field in (self.folder, self.second))
        refused = _unusable(first) if first else Refusal("folder_needed", "empty")
        at = self.folder
        if refused is None and second:
            at = self.second
            is_same = Path(first) == Path(second)
            refused = Refusal("folder_needed", "same", folder=second) if is_same else _unusable(second)
        if refused is None:
            return Path(first), Path(second) if second else None
        _refuse_at(at, refused)
        return None, None

    def refuse(self, refusal: Refusal) -> bool:
        """Say a refusal of the copying at its folder; whether it is about one."""
        if refusal.code not in _OF_A_FOLDER:
            return False
        _refuse_at(self.second if self._is_of_second(refusal) else self.folder, refusal)
        return True

    def _is_of_second(self, refusal: Refusal) -> bool:
        values = dict(refusal.phrase)
        folder = values.get("folder", values.get("database"))
        return folder == self.second.text().strip() != self.folder.text().strip()

    def retranslate(self) -> None:
        """Say the labels in the language that is spoken."""
        self.folder.set_label(self.tr("Folder of the copy"))
        self.second.set_label(self.tr("Folder of the second copy, on another medium"))


def _refuse_at(field: TextField, refusal: Refusal) -> None:
    field.refuse(refusal)
    field.setFocus(Qt.FocusReason.OtherFocusReason)


def _unusable(folder: str) -> Refusal | None:
    """Why a folder cannot be found again by what was typed."""
    return None if Path(folder).is_absolute() else Refusal("folder_needed", "relative", folder=folder)
