"""Records that end before the anchors do: what such a copy lacks, and that nobody works on it unawares."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from compounder.domain.audit import AuditEntry
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Restoration
from compounder.domain.pharmacy import Pharmacy
from compounder.store.anchors import AnchorBook
from compounder.store.location import Location
from compounder.store.metadata import TABLES
from compounder.store.verification.report import Finding

_OLDER = frozenset({"finding.anchors.beyond", "finding.anchored_numbers.behind", "finding.erasures.back"})


def is_only_older(finding: Finding) -> bool:
    """Whether a finding says no more than that anchors know later acts; a copy is so by its nature."""
    return finding.phrase.key in _OLDER


def refuse_older_copy(connection: Connection, location: Location, anchors: AnchorBook, last: AuditEntry) -> None:
    """Refuse as ``older_copy`` records that end before an anchor, unless a restoration declared that act lost (I15)."""
    pharmacy = connection.execute(select(TABLES[Pharmacy].c.id)).scalar()
    beyond = [] if pharmacy is None else anchors.beyond(pharmacy, last.seq)
    if beyond:
        declared = connection.execute(select(TABLES[Restoration].c.lost)).scalars()
        lost = {(int(seq), str(head)) for text in declared for seq, head in json.loads(text)}
        for anchor in beyond:
            if (anchor.seq, anchor.head) not in lost:
                raise Refusal("older_copy", "anchor", database=location.shown, seq=last.seq, anchored=anchor.seq)
