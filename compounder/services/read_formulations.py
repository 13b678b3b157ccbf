"""What is asked of the formulations: the list, one version with its evidence, and two versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from compounder.domain.beyond_use import BeyondUseDecision, BeyondUseRules, beyond_use, storage_kind
from compounder.domain.formulation_sheet import RowPair, compared
from compounder.domain.formulation_version import (
    BeyondUseEvidence,
    FormulationState,
    FormulationVersion,
    FormulationVersionId,
)
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.names import folded
from compounder.domain.number import decimal_text
from compounder.domain.staff import SignatureId, StaffId
from compounder.services.author_formulation import versions_of
from compounder.services.compound_batch.beyond_use import limits_of, making_of, standing_evidence
from compounder.services.compound_batch.reading import pharmacy_of
from compounder.services.record_evidence import NewEvidence
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads

_ORDER = (FormulationState.APPROVED, FormulationState.DRAFT, FormulationState.RETIRED)


@dataclass(frozen=True, slots=True)
class StoredFormulation:
    """A stored version, the formulation that its text holds, and the names of who imported and approved it."""

    row: FormulationVersion
    formulation: MasterFormulation
    imported_by: str
    approved_by: str | None

    @property
    def unconfirmed(self) -> int:
        """How many of its facts no pharmacist has confirmed."""
        return len(self.formulation.unconfirmed_facts())


def list_formulations(loads: Loads, rule_book: RuleBook) -> tuple[StoredFormulation, ...]:
    """Every version: by name, then the one in force, drafts, retired ones, the latest first."""
    names = RecordNames(loads, rule_book)
    found = [_stored(row, rule_book, names) for row in loads.find(FormulationVersion)]
    return tuple(sorted(found, key=_place))


def _place(stored: StoredFormulation) -> tuple[str, str, int, int]:
    row = stored.row
    name = folded(stored.formulation.name.english)
    return name, row.formulation, _ORDER.index(row.state), -row.version


def _stored(row: FormulationVersion, rule_book: RuleBook, names: RecordNames) -> StoredFormulation:
    approved_by = names.person(row.approved_by) if row.approved_by is not None else None
    return StoredFormulation(row, rule_book.read_formulation(row), names.person(row.imported_by), approved_by)


def matching(stored: Sequence[StoredFormulation], text: str) -> tuple[StoredFormulation, ...]:
    """Those whose name in any language, id, or an ingredient's name holds every word typed; no accents, no case."""
    wanted = folded(text).split()
    return tuple(each for each in stored if all(word in _said(each) for word in wanted))


def _said(stored: StoredFormulation) -> str:
    formulation = stored.formulation
    names = (formulation.name, *(line.name for line in formulation.lines))
    return folded(" ".join((stored.row.id, *(text for name in names for _, text in name.texts))))


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What a pharmacist recorded, by whom, and whether it stands: nobody replaced it."""

    row: BeyondUseEvidence
    recorded_by: str
    is_standing: bool


@dataclass(frozen=True, slots=True)
class BeyondUseOutlook:
    """How long a batch might be used if its preparation began at an instant: its ingredients' own limits aside."""

    formulation: MasterFormulation
    rules: BeyondUseRules
    zone: tzinfo
    standing: tuple[BeyondUseEvidence, ...]
    is_sample: bool

    def decision(self, at: datetime, new: NewEvidence | None = None) -> BeyondUseDecision:
        """Every limit and the one that binds, with what somebody is about to record; refusals of `beyond_use`."""
        evidence = self.standing if new is None else self._with(new, at)
        making = making_of(self.formulation, self.rules, evidence, at, self.zone)
        return beyond_use(making, self.rules, limits_of(self.formulation, evidence), ())

    def _with(self, new: NewEvidence, at: datetime) -> tuple[BeyondUseEvidence, ...]:
        """The evidence as it would stand: a new fact takes the place of the one of its kind and storage."""
        storage = new.storage.value if new.storage is not None else None
        kept = tuple(row for row in self.standing if (row.kind, row.storage) != (new.kind, storage))
        if storage not in (None, storage_kind(self.formulation.storage).value):
            return kept
        value = decimal_text(new.value) if new.value is not None else None
        row = BeyondUseEvidence(
            "", self.formulation.id, new.kind, new.source, self.is_sample, StaffId(""), at, SignatureId(""),
            value=value, days=new.days, storage=storage,
        )  # fmt: skip
        return (*kept, row)


@dataclass(frozen=True, slots=True)
class FormulationView:
    """One version, every version of its formulation, its evidence, and its outlook under the pharmacy's profile."""

    stored: StoredFormulation
    versions: tuple[FormulationVersion, ...]
    evidence: tuple[EvidenceView, ...]
    outlook: BeyondUseOutlook

    @property
    def in_force(self) -> FormulationVersion | None:
        """The version from which batches are planned."""
        return next((row for row in self.versions if row.state is FormulationState.APPROVED), None)


def view_formulation(loads: Loads, rule_book: RuleBook, version: FormulationVersionId) -> FormulationView:
    """A version; ``unknown_record`` where there is none."""
    names = RecordNames(loads, rule_book)
    stored = _stored(loads.load(FormulationVersion, version), rule_book, names)
    formulation, pharmacy = stored.formulation, pharmacy_of(loads)
    rows = loads.find(BeyondUseEvidence, formulation=formulation.id)
    replaced = {row.replaces for row in rows}
    evidence = [EvidenceView(row, names.person(row.recorded_by), row.id not in replaced) for row in rows]
    evidence.sort(key=lambda each: (each.is_standing, each.row.recorded_at), reverse=True)
    outlook = BeyondUseOutlook(
        formulation,
        rule_book.beyond_use_of(pharmacy.profile),
        ZoneInfo(pharmacy.time_zone),
        standing_evidence(loads, formulation.id, storage_kind(formulation.storage)),
        pharmacy.sample,
    )
    return FormulationView(stored, versions_of(loads, formulation.id), tuple(evidence), outlook)


@dataclass(frozen=True, slots=True)
class FormulationComparison:
    """A version beside another one (None: there is no other), row by row."""

    old: StoredFormulation | None
    new: StoredFormulation
    rows: tuple[RowPair, ...]


def compare_formulation(
    loads: Loads, rule_book: RuleBook, version: FormulationVersionId, beside: FormulationVersionId | None = None
) -> FormulationComparison:
    """A version beside the one named, else beside the one it follows.

    It follows the version in force if that is an earlier one, else the last before it.
    """
    names = RecordNames(loads, rule_book)
    row = loads.load(FormulationVersion, version)
    other = loads.load(FormulationVersion, beside) if beside is not None else _before(loads, row)
    new = _stored(row, rule_book, names)
    old = _stored(other, rule_book, names) if other is not None else None
    return FormulationComparison(old, new, compared(old.formulation if old else None, new.formulation))


def _before(loads: Loads, row: FormulationVersion) -> FormulationVersion | None:
    earlier = [each for each in versions_of(loads, row.formulation) if each.version < row.version]
    in_force = [each for each in earlier if each.state is FormulationState.APPROVED]
    return next(reversed(in_force or earlier), None)
