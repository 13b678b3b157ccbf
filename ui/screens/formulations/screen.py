"""Formulations: the list, one version, and what is done with a version, each a view of this place."""

from __future__ import annotations

from compounder.domain.formulation_version import FormulationVersionId
from compounder.services.sign_in import Session
from ui.host import Host
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.formulations.approval_view import ApprovalView
from ui.screens.formulations.drill_view import DrillView
from ui.screens.formulations.editor.review import ReviewView
from ui.screens.formulations.editor.view import EditorView
from ui.screens.formulations.evidence_view import EvidenceView
from ui.screens.formulations.file_view import ExportView, ImportView
from ui.screens.formulations.list_view import FormulationList
from ui.screens.formulations.retire_view import RetireView
from ui.screens.formulations.version_view import VersionView
from ui.workplace import Workplace

_OfVersion = VersionView | ApprovalView | RetireView | EvidenceView | DrillView | ExportView


class FormulationsScreen(Host):
    """``Target(Place.FORMULATIONS, version, act)``: without a version the list, or ``import``.

    Acts of a version: "" to look, ``compare`` (and approve), ``retire``, ``evidence``, ``drill``, ``export``.
    ``write`` and then ``review`` take a formulation, or a version of it, whose next version is written; without one a
    new one. Each has an editor of its own until what is written there is kept or discarded.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        given = (workplace, session, places)
        self.editors: dict[str, EditorView] = {}
        self.review = ReviewView(*given)
        self.list, self.importing = FormulationList(*given), ImportView(*given)
        self.version = VersionView(*given)
        self.approval, self.retiring, self.evidence = ApprovalView(*given), RetireView(*given), EvidenceView(*given)
        self.drill, self.export = DrillView(*given), ExportView(*given)
        self._of_version: dict[str, _OfVersion] = {
            "": self.version, "compare": self.approval, "retire": self.retiring, "evidence": self.evidence,
            "drill": self.drill, "export": self.export,
        }  # fmt: skip
        views: tuple[Screen, ...] = (self.list, self.importing, self.review, *self._of_version.values())
        for view in views:
            self.hold(view)
        self.importing.imported.connect(lambda version: self._tell(version, self.version, self._imported()))
        self.review.kept.connect(self._finish_writing)
        self.approval.approved.connect(lambda version: self._tell(version, self.version, self._approved()))
        self.retiring.retired.connect(lambda version: self._tell(version, self.version, self._retired()))
        self.export.written.connect(lambda name: self._tell(self.export.version, self.version, self._written(name)))

    def go_to(self, target: Target) -> None:
        """Show the list, the import, an editor, or a view of a version."""
        if target.act in ("write", "review"):
            self._show_editor(target.record.partition("/")[0], target.act)
            return
        if not target.record:
            self.show_view(self.importing if target.act == "import" else self.list)
            return
        act = target.act if target.act in self._of_version else ""
        view = self._of_version[act]
        view.show_version(FormulationVersionId(target.record))
        self.show_view(view)

    def _show_editor(self, formulation: str, act: str) -> None:
        """What is being written; what is not whole is not reviewed."""
        editor = self.editors.get(formulation) or self._made_editor(formulation)
        if act == "review" and editor.composition is not None and editor.judgement.is_whole:
            self.review.show_editor(editor)
            self.show_view(self.review)
        else:
            self.show_view(editor)

    def _made_editor(self, formulation: str) -> EditorView:
        editor = EditorView(self.workplace, self.session, self.places, formulation)
        self.editors[formulation] = editor
        self.hold(editor)
        here = Target(Place.FORMULATIONS, formulation, "review")
        editor.reviewed.connect(lambda: self.opened.emit(here))
        editor.discarded.connect(lambda: self._discard(formulation))
        return editor

    def _finish_writing(self, version: str) -> None:
        editor = self.review.editor
        self._tell(version, self.version, self._kept())
        if editor is not None:
            self._forget(editor.formulation)

    def _discard(self, formulation: str) -> None:
        self.opened.emit(Target(Place.FORMULATIONS))
        self._forget(formulation)

    def _forget(self, formulation: str) -> None:
        """The editor goes, with everything that was typed in it."""
        editor = self.editors.pop(formulation)
        self.review.editor = None
        self.drop(editor)

    def _kept(self) -> str:
        return self.tr("Kept as a draft. A pharmacist compares and approves it.")

    def _tell(self, version: str, shown: Screen, done: str) -> None:
        """Go to a version and say there what was done."""
        self.opened.emit(Target(Place.FORMULATIONS, version))
        shown.bar.say_done(done)

    def _imported(self) -> str:
        return self.tr("Imported as a draft. A pharmacist compares and approves it.")

    def _approved(self) -> str:
        return self.tr("Approved and in force.")

    def _retired(self) -> str:
        return self.tr("Taken out of use.")

    def _written(self, name: str) -> str:
        return self.tr("%1 is written.").replace("%1", name)
