"""The facts from which a batch's beyond-use date follows, and its candidates as the record keeps them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, tzinfo
from fractions import Fraction

from compounder.domain.beyond_use import (
    BeyondUseDecision,
    BeyondUseRules,
    CandidateKind,
    Component,
    Making,
    RecordedLimit,
    StorageKind,
    beyond_use,
    row_name,
    storage_kind,
)
from compounder.domain.dossier import Dossier
from compounder.domain.formulation_version import BeyondUseEvidence, EvidenceKind
from compounder.domain.lot_use import lot_number_text
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.number import parse_written
from compounder.domain.stock import IngredientLot
from compounder.services.compound_batch.reading import pharmacy_of
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads

_LIQUIDS = ("solution", "suspension")


def decide_beyond_use(
    loads: Loads, rule_book: RuleBook, dossier: Dossier, formulation: MasterFormulation, zone: tzinfo
) -> BeyondUseDecision:
    """Every candidate for a batch and the one that binds; refusals of `beyond_use`. Begun means: first weighing."""
    rules = rule_book.beyond_use_of(pharmacy_of(loads).profile)
    evidence = standing_evidence(loads, formulation.id, storage_kind(formulation.storage))
    if dossier.batch.made_at is None:
        raise ValueError(f"{dossier.batch.id} was never begun")
    making = making_of(formulation, rules, evidence, dossier.batch.made_at, zone)
    return beyond_use(making, rules, limits_of(formulation, evidence), _components(loads, dossier))


def making_of(
    formulation: MasterFormulation,
    rules: BeyondUseRules,
    evidence: Sequence[BeyondUseEvidence],
    made_at: datetime,
    zone: tzinfo,
) -> Making:
    """What is judged of a preparation begun at an instant; a recorded water activity goes before the file's own."""
    activity = formulation.water_activity
    for row in evidence:
        if row.kind is EvidenceKind.WATER_ACTIVITY and row.value is not None:
            activity = Fraction(parse_written(row.value))
    is_oral_liquid = formulation.route == "oral" and formulation.dosage_form in _LIQUIDS
    name = row_name(formulation.beyond_use_class, rules, water_activity=activity, is_oral_liquid=is_oral_liquid)
    return Making(name, storage_kind(formulation.storage), made_at, zone, formulation.is_sterile)


def standing_evidence(loads: Loads, formulation: str, storage: StorageKind) -> tuple[BeyondUseEvidence, ...]:
    """What pharmacists recorded about a formulation and nobody replaced, as far as it holds for this storage."""
    rows = loads.find(BeyondUseEvidence, formulation=formulation)
    replaced = {row.replaces for row in rows}
    return tuple(row for row in rows if row.id not in replaced and row.storage in (None, storage.value))


def limits_of(formulation: MasterFormulation, evidence: Sequence[BeyondUseEvidence]) -> list[RecordedLimit]:
    """The house limits and own studies that hold, the formulation's own limit last."""
    kinds = {EvidenceKind.HOUSE_LIMIT: CandidateKind.HOUSE_LIMIT, EvidenceKind.STUDY: CandidateKind.STUDY}
    limits = [
        RecordedLimit(kinds[row.kind], row.days, row.source, row.kind.value, sample=row.sample)
        for row in evidence
        if row.kind in kinds and row.days is not None
    ]
    if formulation.house_limit_days is not None:
        source = f"{formulation.id}, version {formulation.version}"
        limits.append(RecordedLimit(CandidateKind.HOUSE_LIMIT, formulation.house_limit_days, source, "house_limit"))
    return limits


def _components(loads: Loads, dossier: Dossier) -> list[Component]:
    lots = dict.fromkeys(weighing.lot for weighing in dossier.standing if weighing.lot is not None)
    found = [loads.load(IngredientLot, lot) for lot in lots]
    return [
        Component(f"{lot.ingredient} {lot_number_text(lot)}", lot.expires_on, lot.opened_on, lot.after_opening_days)
        for lot in found
    ]


def candidates_text(decision: BeyondUseDecision) -> str:
    """The candidates as JSON text, in the order in which they were found; `binds` marks the one that binds."""
    rows = [
        {
            "kind": candidate.kind.value,
            "rule": candidate.rule,
            "edition": candidate.edition,
            "confirmed": candidate.confirmed,
            "until": candidate.until.isoformat(),
            "source": candidate.source,
            "counts": candidate.counts,
            "sample": candidate.sample,
            "binds": candidate is decision.binding,
            "day_one_counts": decision.day_one_counts,
        }
        for candidate in decision.candidates
    ]
    return json.dumps(rows, ensure_ascii=False, sort_keys=True)
