"""What a plan warns of, as far as it is still so: evidence recorded meanwhile about the formulation ends it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from compounder.domain.beyond_use import beyond_use, storage_kind
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import BeyondUseEvidence, EvidenceKind
from compounder.domain.frozen_text import restored
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import LocalText, Phrase
from compounder.services.compound_batch.beyond_use import limits_of, making_of, standing_evidence
from compounder.services.compound_batch.reading import StoredPlan, pharmacy_of
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads

_NO_LIMIT = "warning.no_beyond_use_limit"


def limit_warnings(loads: Loads, rule_book: RuleBook, formulation: MasterFormulation) -> tuple[Phrase, ...]:
    """That a batch could not be released as things stand: no use-by limit, or a storage for which there is none."""
    rules = rule_book.beyond_use_of(pharmacy_of(loads).profile)
    evidence = standing_evidence(loads, formulation.id, storage_kind(formulation.storage))
    any_time = datetime(2000, 1, 1, tzinfo=UTC)
    try:
        beyond_use(
            making_of(formulation, rules, evidence, any_time, UTC), rules, limits_of(formulation, evidence), ()
        )  # fmt: skip
    except Refusal as refusal:
        if refusal.code == "no_beyond_use_limit":
            return (Phrase.of(_NO_LIMIT, profile=rules.profile),)
        return (refusal.phrase,)
    return ()


def still_unconfirmed(
    loads: Loads, formulation: MasterFormulation, facts: Iterable[Phrase | LocalText]
) -> tuple[Phrase | LocalText, ...]:
    """The unconfirmed facts without those that recorded evidence has settled."""
    evidence = standing_evidence(loads, formulation.id, storage_kind(formulation.storage))
    settled = {fact.text for fact in formulation.unconfirmed if fact.about in _known(evidence)}
    return tuple(fact for fact in facts if fact not in settled)


def _known(evidence: Iterable[BeyondUseEvidence]) -> set[str]:
    kinds = {row.kind for row in evidence}
    return {EvidenceKind.WATER_ACTIVITY.value} & {kind.value for kind in kinds}


def standing_warnings(
    loads: Loads, rule_book: RuleBook, formulation: MasterFormulation, plan: StoredPlan
) -> tuple[tuple[Phrase | LocalText, ...], tuple[Phrase | LocalText, ...]]:
    """What a stored plan warns of and what it has unconfirmed, as far as both still are so."""
    warnings, unconfirmed = _texts(plan.json["warnings"]), _texts(plan.json["unconfirmed"])
    now = limit_warnings(loads, rule_book, formulation)
    standing = tuple(warning for warning in warnings if not _is_no_limit(warning) or warning in now)
    return standing, still_unconfirmed(loads, formulation, unconfirmed)


def _is_no_limit(warning: Phrase | LocalText) -> bool:
    return isinstance(warning, Phrase) and warning.key == _NO_LIMIT


def _texts(frozen: Any) -> tuple[Phrase | LocalText, ...]:
    stored = restored(frozen)
    return tuple(text for text in stored if isinstance(text, Phrase | LocalText)) if isinstance(stored, tuple) else ()
