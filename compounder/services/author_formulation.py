"""Master formulations: imported as drafts, compared, approved by a pharmacist's signature, in force until replaced."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState, FormulationVersion, FormulationVersionId
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.names import checked_text
from compounder.domain.number import shortened
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Permission, SignatureId, StaffMember
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


def import_formulation(
    records: Records, act: Act, formulation: MasterFormulation, text: str, *, after: str | None = None
) -> Changes:
    """Keep a version as a draft; `text` is the canonical file of `formulation`. Result: ``version``, its id.

    The first version may bear any number, the next one the number after the last. A draft is replaced by a file of the
    same number; one that was approved is frozen. Refused as ``formulation_version``: ``frozen``, ``same``, ``number``.
    `after` is the digest of the last version that the writer has read, "" for none; another is ``record_changed``.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.IMPORT_FORMULATION)
        versions = versions_of(uow, formulation.id)
        last = versions[-1] if versions else None
        if after is not None and after != (last.digest if last is not None else ""):
            raise Refusal("record_changed", "writing", formulation=formulation.id)
        if last is not None and formulation.version <= last.version:
            return {"version": _replaced(uow, versions, formulation, text, digest).id}
        if last is not None and formulation.version != last.version + 1:
            raise _version_refusal("number", formulation, last)
        if last is not None and last.state is FormulationState.DRAFT:
            raise _version_refusal("draft", formulation, last)
        key = FormulationVersionId(f"{formulation.id}/{formulation.version}")
        uow.insert(
            FormulationVersion(
                key, formulation.id, formulation.version, text, digest, FormulationState.DRAFT, member.id, uow.now
            )
        )
        return {"version": key}

    return records.perform(act, work)


def _replaced(
    uow: UnitOfWork, versions: tuple[FormulationVersion, ...], formulation: MasterFormulation, text: str, digest: str
) -> FormulationVersion:
    """The draft with the new text; a version that was approved, or that there never was, is refused."""
    last = versions[-1]
    same = next((version for version in versions if version.version == formulation.version), None)
    if same is None:
        raise _version_refusal("number", formulation, last)
    if same.digest == digest:
        raise _version_refusal("same", formulation, last)
    if same.state is not FormulationState.DRAFT:
        raise _version_refusal("frozen", formulation, last)
    return uow.change(same, text=text, digest=digest, imported_by=uow.act.by, imported_at=uow.now)


def _version_refusal(variant: str, formulation: MasterFormulation, last: FormulationVersion) -> Refusal:
    values = {"formulation": formulation.id, "version": formulation.version, "following": last.version + 1}
    match variant:
        case "number":
            return Refusal("formulation_version", "number", **values)
        case "draft":
            return Refusal("formulation_version", "draft", **values, draft=last.version)
        case "same":
            return Refusal("formulation_version", "same", **values)
        case _:
            return Refusal("formulation_version", "frozen", **values)


def approve_formulation(
    records: Records, act: Act, signing: Signing, version: FormulationVersionId, digest: str
) -> Changes:
    """A pharmacist approves a draft: it is frozen and in force, and the version before it is retired. Signed.

    `digest` is that of the text that was read; another one is refused as ``record_changed``: read it again.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.APPROVE_FORMULATION)
        draft = uow.load(FormulationVersion, version)
        if draft.state is not FormulationState.DRAFT:
            raise Refusal("formulation_state", "approve", version=version, state=_state(draft))
        if draft.digest != digest:
            raise Refusal("record_changed", "formulation", version=version)
        before = uow.find(FormulationVersion, formulation=draft.formulation, state=FormulationState.APPROVED)
        rows = [(FormulationVersion, row.id) for row in (draft, *before)]
        signature = sign(uow, member, signing, "approve_formulation", *rows)
        for row in before:
            uow.change(row, state=FormulationState.RETIRED)
        _approve(uow, draft, member, signature)
        return {"version": version}

    return records.perform(act, work)


def _approve(uow: UnitOfWork, draft: FormulationVersion, member: StaffMember, signature: SignatureId) -> None:
    uow.change(
        draft, state=FormulationState.APPROVED, approved_by=member.id, approved_at=uow.now,
        approved_signature=signature,
    )  # fmt: skip


def retire_formulation(records: Records, act: Act, signing: Signing, version: FormulationVersionId) -> Changes:
    """Take the version in force out of use, with a reason: no batch is planned from it any more. Signed."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.APPROVE_FORMULATION)
        checked_text(reason_of(act), "reason")
        found = uow.load(FormulationVersion, version)
        if found.state is not FormulationState.APPROVED:
            raise Refusal("formulation_state", "retire", version=version, state=_state(found))
        sign(uow, member, signing, "retire_formulation", (FormulationVersion, version))
        uow.change(found, state=FormulationState.RETIRED)
        return {"version": version}

    return records.perform(act, work)


def versions_of(loads: Loads, formulation: str) -> tuple[FormulationVersion, ...]:
    """Every version of a formulation, the oldest first."""
    return tuple(sorted(loads.find(FormulationVersion, formulation=formulation), key=lambda row: row.version))


def version_named(loads: Loads, text: str) -> FormulationVersion:
    """The version that a person names: ``sts-ointment-25/2``, or ``sts-ointment-25`` for the latest one.

    Refused as ``unknown_formulation``, with those that there are.
    """
    formulation, slash, number = text.partition("/")
    stored = loads.find(FormulationVersion)
    found = [row for row in stored if row.formulation == formulation and (not slash or str(row.version) == number)]
    if not found:
        known = tuple(row.id for row in stored)
        raise Refusal("unknown_formulation", "stored", formulation=shortened(text), known=known)
    return max(found, key=lambda row: row.version)


def _state(version: FormulationVersion) -> Phrase:
    return Phrase.of(f"formulation_state.{version.state.value}")
