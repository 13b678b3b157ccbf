"""What a pharmacist records about a formulation's beyond-use date: water activity, house limit, own study; signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.beyond_use import StorageKind
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import BeyondUseEvidence, EvidenceKind
from compounder.domain.names import checked_text
from compounder.domain.number import decimal_text
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.staff import Permission
from compounder.services.author_formulation import version_named
from compounder.services.authority import Signing, permitted, sign
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A water activity (`value`, 0 to 1), or a house limit or own study (`days`), with the source where it stands.

    `storage` limits it to one storage; None holds for any.
    """

    formulation: str
    kind: EvidenceKind
    source: str
    value: Fraction | None = None
    days: int | None = None
    storage: StorageKind | None = None


def record_evidence(records: Records, act: Act, signing: Signing, new: NewEvidence) -> Changes:
    """Record a fact; it replaces the one of the same kind and storage. In a sample pharmacy it is marked sample.

    Refused as ``evidence``: ``value`` (a water activity outside 0 to 1), ``days`` (fewer than one); and as
    ``unknown_formulation``.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.RECORD_EVIDENCE)
        formulation = version_named(uow, new.formulation).formulation
        value = _value(new)
        storage = new.storage.value if new.storage else None
        rows = uow.find(BeyondUseEvidence, formulation=formulation, kind=new.kind, storage=storage)
        replaced = {row.replaces for row in rows}
        earlier = next((row.id for row in rows if row.id not in replaced), None)
        key = uow.new_id()
        uow.insert(
            BeyondUseEvidence(
                id=key,
                formulation=formulation,
                kind=new.kind,
                source=checked_text(new.source, "source"),
                sample=uow.find(Pharmacy)[0].sample,
                recorded_by=member.id,
                recorded_at=uow.now,
                signature=sign(uow, member, signing, "record_evidence", (BeyondUseEvidence, key)),
                value=value,
                days=new.days,
                storage=storage,
                replaces=earlier,
            )
        )
        return {"evidence": key}

    return records.perform(act, work)


def _value(new: NewEvidence) -> str | None:
    if new.kind is EvidenceKind.WATER_ACTIVITY:
        if new.value is None or not 0 <= new.value <= 1 or new.days is not None:
            raise Refusal("evidence", "value")
        return decimal_text(new.value)
    if new.days is None or new.days < 1 or new.value is not None:
        raise Refusal("evidence", "days")
    return None
