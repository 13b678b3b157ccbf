"""Checks of signatures and of the rule of two persons (I8)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from compounder.store.raw import RawRow
from compounder.store.verification.evidence import Evidence, text
from compounder.store.verification.report import Finding

_SIGNED = (
    ("batches", "decision_signature", "decided_by"),
    ("lots", "decision_signature", "decided_by"),
    ("formulation_versions", "approved_signature", "approved_by"),
)


def check_signatures(evidence: Evidence) -> Iterator[Finding]:
    """Each signature is over the rows as they stood at the end of its act."""
    for key, row in evidence.rows("signatures").items():
        seq = evidence.history.inserted_in("signatures", key)
        for table, signed, digest in json.loads(text(row, "signed")):
            if evidence.history.digest_at((table, signed), seq) != digest:
                yield Finding.of("signatures", "digest", "signatures", key, signed=f"{table} {signed}")


def check_signers(evidence: Evidence) -> Iterator[Finding]:
    """Whoever signed is who acted, active, and in the role that they had then."""
    by = {body.seq: body.by for body in evidence.bodies}
    for key, row in evidence.rows("signatures").items():
        seq, signer = evidence.history.inserted_in("signatures", key), text(row, "signer")
        role = evidence.history.value_at("staff", signer, "role", seq)
        active = evidence.history.value_at("staff", signer, "active", seq)
        if by.get(seq) != signer or role != row["role"] or active != 1:
            yield Finding.of("signers", "person", "signatures", key)


def check_decisions(evidence: Evidence) -> Iterator[Finding]:
    """A decision names a signature of the person who decided, over the record decided upon."""
    for table, column, person in _SIGNED:
        for key, row in evidence.rows(table).items():
            if row[column] is None:
                continue
            signature = evidence.rows("signatures").get(text(row, column), {})
            covered = json.loads(text(signature, "signed")) if signature else []
            if signature.get("signer") != row[person] or [table, key] not in [part[:2] for part in covered]:
                yield Finding.of("decisions", "signature", table, key)


def check_second_readings(evidence: Evidence) -> Iterator[Finding]:
    """Nobody verified what they weighed, and the weigher named is the weigher."""
    weighings = evidence.rows("weighings")
    for key, row in evidence.rows("verifications").items():
        weighed_by = weighings.get(text(row, "weighing"), {}).get("weighed_by")
        if row["verified_by"] in {weighed_by, row["weighed_by"]} or row["weighed_by"] != weighed_by:
            yield Finding.of("second_readings", "same_person", "verifications", key)


def check_two_persons(evidence: Evidence) -> Iterator[Finding]:
    """Each weighing of a released batch has one agreeing second reading or one exception, not both."""
    seen = Counter(row["weighing"] for row in evidence.rows("verifications").values() if row["agrees"] == 1)
    seen.update(row["weighing"] for row in evidence.rows("lone_exceptions").values())
    for key, row in _standing_weighings(evidence):
        if _was_released(evidence, text(row, "batch")) and seen[key] != 1:
            yield Finding.of("two_persons", "readings", "weighings", key, count=seen[key])


def check_releasers(evidence: Evidence) -> Iterator[Finding]:
    """Nobody released what they weighed, but under a signed exception."""
    excepted = {row["weighing"] for row in evidence.rows("lone_exceptions").values()}
    for key, row in _standing_weighings(evidence):
        batch = text(row, "batch")
        seq = evidence.history.first_with("batches", batch, "state", "released")
        releaser = evidence.history.value_at("batches", batch, "decided_by", seq)
        if seq and releaser == row["weighed_by"] and key not in excepted:
            yield Finding.of("releasers", "weighed", "batches", batch)


def _standing_weighings(evidence: Evidence) -> Iterator[tuple[str, RawRow]]:
    """The weighings that no later one replaces."""
    weighings = evidence.rows("weighings")
    replaced = {row["replaces"] for row in weighings.values()}
    return ((key, row) for key, row in weighings.items() if key not in replaced)


def _was_released(evidence: Evidence, batch: str) -> bool:
    return evidence.history.first_with("batches", batch, "state", "released") > 0
