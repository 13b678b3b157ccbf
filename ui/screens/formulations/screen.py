"""Formulations: the list, one version, and what is done with a version, each a view of this place."""

from __future__ import annotations

from compounder.domain.formulation_version import FormulationVersionId
from compounder.services.sign_in import Session
from ui.host import Host
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.formulations.approval_view import ApprovalView
from ui.screens.formulations.drill_view import DrillPageView, DrillView
from ui.screens.formulations.evidence_view import EvidenceView
from ui.screens.formulations.file_view import ExportView, ImportView
from ui.screens.formulations.list_view import FormulationList
from ui.screens.formulations.retire_view import RetireView
from ui.screens.formulations.version_view import VersionView
from ui.workplace import Workplace

_OfVersion = VersionView | ApprovalView | RetireView | EvidenceView | DrillView | DrillPageView | ExportView


class FormulationsScreen(Host):
    """``Target(Place.FORMULATIONS, version, act)``: without a version the list, or ``import``.

    Acts of a version: "" to look, ``compare`` (and approve), ``retire``, ``evidence``, ``drill``, ``page``, ``export``.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        given = (workplace, session, places)
        self.list, self.importing = FormulationList(*given), ImportView(*given)
        self.version = VersionView(*given)
        self.approval, self.retiring, self.evidence = ApprovalView(*given), RetireView(*given), EvidenceView(*given)
        self.drill, self.export = DrillView(*given), ExportView(*given)
        self.page = DrillPageView(*given, self.drill)
        self._of_version: dict[str, _OfVersion] = {
            "": self.version, "compare": self.approval, "retire": self.retiring, "evidence": self.evidence,
            "drill": self.drill, "page": self.page, "export": self.export,
        }  # fmt: skip
        views: tuple[Screen, ...] = (self.list, self.importing, *self._of_version.values())
        for view in views:
            self.hold(view)
        self.importing.imported.connect(lambda version: self._tell(version, self.version, self._imported()))
        self.approval.approved.connect(lambda version: self._tell(version, self.version, self._approved()))
        self.retiring.retired.connect(lambda version: self._tell(version, self.version, self._retired()))
        self.export.written.connect(lambda name: self._tell(self.export.version, self.version, self._written(name)))
        self.page.written.connect(lambda name: self._tell(self.page.version, self.drill, self._written(name), "drill"))

    def go_to(self, target: Target) -> None:
        """Show the list, the import, or a view of a version."""
        if not target.record:
            self.show_view(self.importing if target.act == "import" else self.list)
            return
        act = target.act if target.act in self._of_version else ""
        if act == "page" and (self.drill.report is None or self.drill.version != target.record):
            act = "drill"
        view = self._of_version[act]
        view.show_version(FormulationVersionId(target.record))
        self.show_view(view)

    def _tell(self, version: str, shown: Screen, done: str, act: str = "") -> None:
        """Go to a version and say there what was done."""
        self.opened.emit(Target(Place.FORMULATIONS, version, act))
        shown.bar.say_done(done)

    def _imported(self) -> str:
        return self.tr("Imported as a draft. A pharmacist compares and approves it.")

    def _approved(self) -> str:
        return self.tr("Approved and in force.")

    def _retired(self) -> str:
        return self.tr("Taken out of use.")

    def _written(self, name: str) -> str:
        return self.tr("%1 is written.").replace("%1", name)
