"""What a draft says where there is no plan yet, and why it cannot be started."""

from __future__ import annotations

from PySide6.QtCore import QObject

from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, Role, may, roles_that_may
from compounder.services.authority import role_phrase
from compounder.services.compound_batch.plan_view import PlanBasis
from ui.screens.batches.plan.fields import PlanFields
from ui.words import words


class DraftWords(QObject):
    """The sentences of a draft, by what is typed in its `fields`."""

    def __init__(self, fields: PlanFields, parent: QObject) -> None:
        super().__init__(parent)
        self._fields = fields

    def nothing(self, basis: PlanBasis | None) -> str:
        """What stands in the place of a plan that there is none of."""
        if basis is None:
            return ""
        if self._fields.is_size_empty:
            usual = words().show(basis.formulation.usual_size)
            return self.tr("How much do you need? The usual size is %1.").replace("%1", usual)
        return self.tr("The plan stands here as soon as the size is understood.")

    def why_not(self, role: Role, *, has_plan: bool, is_asked: bool) -> Refusal | str:
        """Why F12 does not start weighing; "" where it does."""
        if not may(role, Permission.PLAN):
            needed = tuple(role_phrase(able) for able in roles_that_may(Permission.PLAN))
            return Refusal("not_permitted", "role", role=role_phrase(role), needed=needed)
        if has_plan:
            return ""
        if self._fields.is_size_empty:
            return self.tr("Type the size first.")
        if not self._fields.has_size:
            return self.tr("The size is not understood yet.")
        if is_asked:
            return self.tr("Being calculated: look at the plan, then start.")
        return self.tr("This cannot be planned: the reason stands above.")
