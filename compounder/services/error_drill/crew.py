"""Who works in the throw-away pharmacy of a drill, and with what: founded by the same services as any pharmacy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.formulation_version import EvidenceKind, FormulationVersion, FormulationVersionId
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.master_formulation import FormulaLine, MasterFormulation, base_amount
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role, StaffId
from compounder.domain.stock import LotId
from compounder.domain.substance import Form
from compounder.services.author_formulation import approve_formulation, import_formulation
from compounder.services.authority import Signing
from compounder.services.manage_staff import NewMember, add_staff
from compounder.services.passwords import Passwords
from compounder.services.receive_stock import Delivery, accept_lot, receive
from compounder.services.record_evidence import NewEvidence, record_evidence
from compounder.services.rule_book import RuleBook
from compounder.services.set_up import Choices, NewPharmacy, set_up
from compounder.services.sign_in import change_password, confirm_password
from compounder.services.unit_of_work import Act, Records

PROFILE = "FR"
_STOCK = 200
"""Every lot holds so many batches of the usual size: a drill does not count on an empty shelf to stop a slip."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a drill is run with: an empty database's records, the rules, ids, and today by the program's clock."""

    records: Records
    passwords: Passwords
    rule_book: RuleBook
    choices: Choices
    new_id: Callable[[], str]
    recovery: str
    today: date


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who acts in the drill."""

    tools: Tools
    login: str
    person: StaffId
    password: str

    def act(self, kind: str) -> Act:
        """A new act of this person."""
        return Act(kind, self.person, self.tools.new_id(), "error drill")

    def signing(self, act: Act) -> Signing:
        """The password typed again for an act."""
        tools = self.tools
        return confirm_password(
            tools.records, tools.passwords,
            login=self.login, password=self.password, attempt=tools.new_id(), command=act.command,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crew:
    """The throw-away pharmacy: one weighs, a pharmacist plans, reads again and releases; a lot of every ingredient."""

    tools: Tools
    technician: Hand
    pharmacist: Hand
    formulation: MasterFormulation
    lots: dict[str, tuple[LotId, str]]
    """Id and lot number by the ingredient's name."""


def found_crew(tools: Tools, formulation: MasterFormulation, text: str) -> Crew:
    """Found the pharmacy, approve the formulation (`text` is its file), record a house limit, accept the lots."""
    technician, pharmacist = _staff(tools)
    act = technician.act("import_formulation")
    version = import_formulation(tools.records, act, formulation, text).result["version"]
    with tools.records.reading() as loads:
        digest = loads.load(FormulationVersion, version).digest
    act = pharmacist.act("approve_formulation")
    approve_formulation(tools.records, act, pharmacist.signing(act), FormulationVersionId(version), digest)
    act = pharmacist.act("record_evidence")
    limit = NewEvidence(formulation.id, EvidenceKind.HOUSE_LIMIT, "error drill", days=1)
    record_evidence(tools.records, act, pharmacist.signing(act), limit)
    crew = Crew(tools, technician, pharmacist, formulation, {})
    for line in formulation.lines:
        lot = receive_for(crew, line, form=line.form)
        accept_for(crew, line, lot)
        crew.lots[line.ingredient] = (lot, lot_number(line))
    return crew


def _staff(tools: Tools) -> tuple[Hand, Hand]:
    password = f"error drill {tools.new_id()}"
    new = NewPharmacy(
        name="Error drill", address="nowhere", profile=PROFILE, language="en", time_zone="UTC",
        login="drill", person="Error drill", password=password, sample=True,
    )  # fmt: skip
    done = set_up(tools.records, tools.passwords, new, tools.choices, recovery=tools.recovery, command=tools.new_id())
    administrator = Hand(tools, "drill", StaffId(done.result["person"]), password)
    first = _hired(administrator, "weighs", Role.TECHNICIAN, password)
    return first, _hired(administrator, "checks", Role.PHARMACIST, password)


def _hired(administrator: Hand, login: str, role: Role, password: str) -> Hand:
    tools = administrator.tools
    member = NewMember(login, f"Drill {login}", role, f"first {password}")
    added = add_staff(tools.records, tools.passwords, administrator.act("add_staff"), member)
    hand = Hand(tools, login, StaffId(added.result["person"]), password)
    change_password(
        tools.records, tools.passwords, hand.act("change_password"),
        login=login, old=member.password, new=password, attempt=tools.new_id(),
    )  # fmt: skip
    return hand


def lot_number(line: FormulaLine) -> str:
    """The number on the container of a line's lot."""
    return f"DRILL-{line.number}"


def receive_for(crew: Crew, line: FormulaLine, *, form: Form | None, number: str = "") -> LotId:
    """Take a delivery of a line's ingredient into quarantine, with the certificate of the line's own form."""
    delivery = Delivery(
        ingredient=_ingredient(line), supplier="Error drill", lot_number=number or lot_number(line),
        expires_on=crew.tools.today + timedelta(days=365), containers=1, container_size=_stock(crew, line), form=form,
        certificate_number="drill", certificate=_certificate(line),
    )  # fmt: skip
    return LotId(receive(crew.tools.records, crew.technician.act("receive"), delivery).result["lot"])


def accept_for(crew: Crew, line: FormulaLine, lot: LotId) -> None:
    """Let the pharmacist accept a lot."""
    act = crew.pharmacist.act("accept_lot")
    limits = crew.tools.rule_book.plan.content
    accept_lot(crew.tools.records, act, crew.pharmacist.signing(act), lot, ingredient=_ingredient(line), limits=limits)


def _ingredient(line: FormulaLine) -> Ingredient:
    return Ingredient(line.ingredient, line.substance, line.nominal_strength, line.name)


def _certificate(line: FormulaLine) -> Certificate:
    """What the paper of a good lot says: 99 % of its own form, dried where it holds water; or the nominal strength."""
    if line.nominal_strength is not None:
        return Certificate(found_strength=line.nominal_strength)
    if line.form is None or line.substance is None:
        return Certificate()
    dry = line.substance.anhydrous_form()
    if not line.form.holds_water or dry is None:
        return Certificate(assay=Percentage.of(99), assay_basis=AssayBasis.AS_IS, assay_form=line.form)
    share = 1 - dry.molar_mass.number / line.form.molar_mass.number
    water = Percentage.of((share * 100).numerator // (share * 100).denominator)
    return Certificate(Percentage.of(99), AssayBasis.DRIED, dry, water)


def _stock(crew: Crew, line: FormulaLine) -> Quantity:
    """Many batches' worth of a line; a line without an amount could fill as many whole batches."""
    formulation = crew.formulation
    amount = base_amount(formulation, line)
    if amount is None:
        return formulation.usual_size * _STOCK
    return amount * (formulation.usual_size.ratio(formulation.base_size) * _STOCK)
