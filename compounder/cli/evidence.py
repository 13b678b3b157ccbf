"""``compounder evidence``: what a pharmacist records about a formulation's beyond-use date."""

from __future__ import annotations

import argparse

from compounder.cli.answer import DONE
from compounder.cli.signed_in import show_done, signed_in
from compounder.domain.beyond_use import StorageKind
from compounder.domain.formulation_version import EvidenceKind
from compounder.domain.number import parse_typed
from compounder.services.record_evidence import NewEvidence, record_evidence


def run(options: argparse.Namespace) -> int:
    """Record it, signed."""
    new = NewEvidence(
        formulation=options.formulation,
        kind=EvidenceKind(options.kind),
        source=options.source,
        value=parse_typed(options.value, language=options.language) if options.value is not None else None,
        days=options.days,
        storage=StorageKind(options.storage) if options.storage is not None else None,
    )
    with signed_in(options) as desk:
        act = desk.act("record_evidence")
        changes = record_evidence(desk.records, act, desk.signing(act), new)
    show_done(changes, options, "evidence", formulation=options.formulation)
    return DONE
