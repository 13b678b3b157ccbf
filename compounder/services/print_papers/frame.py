"""What all papers share: the pharmacy, the people, local times, the act that a paper documents, and the medicine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from compounder.domain.audit import AuditEntry, head_letters
from compounder.domain.batch import Batch
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.papers.frame import AuditMark, Frame, Letterhead, Medicine, Person, SignedStatement, Text
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.staff import Signature, SignatureId, StaffId, StaffMember
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class Desk:
    """A reading of the records for one paper: the pharmacy, its clock, and who prints what for the how-manieth time."""

    loads: Loads
    pharmacy: Pharmacy
    printed_at: datetime
    printed_by: StaffMember
    program: str
    copy: int = 0
    reason: str = ""

    def local(self, instant: datetime) -> datetime:
        """An instant on the pharmacy's own clock."""
        return instant.astimezone(ZoneInfo(self.pharmacy.time_zone))

    def day(self, instant: datetime) -> date:
        """The local day of an instant."""
        return self.local(instant).date()

    @property
    def letterhead(self) -> Letterhead:
        """The pharmacy's name and address."""
        return Letterhead(self.pharmacy.name, self.pharmacy.address)

    def person(self, key: StaffId) -> Person:
        """A member of staff as papers name them."""
        member = self.loads.load(StaffMember, key)
        return Person(member.name, Phrase.of(f"paper.role.{member.role.value}"))

    def signed(self, key: SignatureId, statement: Phrase) -> SignedStatement:
        """A signature with the sentence that was signed."""
        signature = self.loads.load(Signature, key)
        return SignedStatement(
            statement, self.person(signature.signer), self.local(signature.signed_at), signature_digest(signature)
        )

    def frame(self, entry: AuditEntry, rules: str, exception: Text = "") -> Frame:
        """Head and foot of a record."""
        return Frame(
            pharmacy=self.letterhead,
            audit=mark(entry),
            printed_at=self.local(self.printed_at),
            printed_by=self.printed_by.name,
            program=self.program,
            rules=rules,
            duplicate=self.copy,
            reason=self.reason,
            exception=exception,
            is_sample=self.pharmacy.sample,
        )


def signature_digest(signature: Signature) -> str:
    """The digest by which papers name what was signed: SHA-256 of the signed rows' list."""
    import hashlib

    return hashlib.sha256(signature.signed.encode()).hexdigest()


def mark(entry: AuditEntry) -> AuditMark:
    """An entry of the audit trail as papers name it."""
    return AuditMark(entry.seq, head_letters(entry.hash))


def act_of(loads: Loads, kind: str, *others: str, since: datetime | None = None, **result: str) -> AuditEntry:
    """The entry of the last act of one of these kinds with these ids; ``nothing_to_print`` where it has not been done.

    `since` is when the records say that it was done, which makes it quickly found.
    """
    entry = loads.last_act(kind, *others, since=since, **result)
    if entry is None:
        raise Refusal("nothing_to_print", "not_done", act=Phrase.of(f"act.{kind}"), what=next(iter(result.values())))
    return entry


def medicine_of(formulation: MasterFormulation) -> Medicine:
    """Name, strength and dosage form as labels and records show them."""
    line = formulation.claimed_line
    name = line.substance.name if line.substance is not None else line.name
    form = Phrase.of(f"label.dosage_form.{formulation.dosage_form}")
    return Medicine(capitalised(name), formulation.claim.strength, form)


def capitalised(text: LocalText) -> LocalText:
    """A name as it begins a line."""
    return LocalText(tuple((language, words[:1].upper() + words[1:]) for language, words in text.texts))


def use_by_of(batch: Batch) -> date | datetime:
    """The batch's use-by: a day, or for a sterile preparation an instant on the wall clock it was set by."""
    if batch.beyond_use is None:
        raise Refusal("nothing_to_print", "not_released", batch=batch.id)
    if "T" in batch.beyond_use:
        return datetime.fromisoformat(batch.beyond_use)
    return date.fromisoformat(batch.beyond_use)
