"""A plan as people see it: every amount with its derivation, and every lot considered; a draft or a frozen one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from compounder.domain.balance import Balance
from compounder.domain.batch import Batch, BatchId, BatchLine, DilutionPart
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.frozen_text import restored, working_of
from compounder.domain.lots_of_plan import PlannedShare
from compounder.domain.master_formulation import FormulaLine, MasterFormulation, base_amount
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.planned_weighings import PlannedWeighing, planned_weighings
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.domain.strength import Strength
from compounder.domain.unit import VOLUME
from compounder.domain.working import Working, working_of_share
from compounder.services.compound_batch.plan import approved_version
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from compounder.services.compound_batch.reading import formulation_of, stored_plan
from compounder.services.compound_batch.view import ConsideredLot, considered_lots
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What one lot gives to one line. Amounts are None where none is added by number: it is made up `up_to` a total.

    `per_base` and `needed` are of the whole line, `to_weigh` is of this lot; `working` derives it. `balance` is the one
    planned for it. A `part` of a dilution is weighed for the ingredient `of`, which the row before it may not be.
    """

    line: int
    share: int
    ingredient: str
    name: LocalText
    per_base: Quantity | None
    needed: Quantity | None
    to_weigh: Quantity | None
    up_to: Quantity | None
    lot: LotId
    lot_number: str
    working: Working
    is_compensating: bool = False
    balance: str | None = None
    part: DilutionPart | None = None
    of: str | None = None

    @property
    def question(self) -> Phrase:
        """What its derivation answers: "Why 121.14 g?"."""
        if self.to_weigh is not None:
            return Phrase.of("plan.why_amount", amount=self.to_weigh)
        return Phrase.of("plan.why_up_to", size=self.up_to)

    @property
    def subject(self) -> Phrase:
        """Its line and lot."""
        return Phrase.of("plan.of_lot", name=self.called, lot=self.lot_number)

    @property
    def is_made_up(self) -> bool:
        """Whether it is the volume that the drug of a dilution is made up to."""
        return self.part is DilutionPart.DILUENT and self.to_weigh is not None and self.to_weigh.dimension == VOLUME

    @property
    def called(self) -> LocalText | Phrase:
        """Its ingredient, and in a dilution what it is there."""
        return self.name if self.part is None else Phrase.of(f"dilution.{self.part.value}", ingredient=self.name)


@dataclass(frozen=True, slots=True)
class PlannedStrengths:
    """The strength that the second road found for the rounded amounts, beside what is claimed and its limits."""

    claimed: Strength
    under_policy: Strength
    by_certificates: Strength | None
    low: Strength
    high: Strength

    @property
    def is_within_limits(self) -> bool:
        """Whether the best known strength lies within them; the limits themselves are inside."""
        known = self.by_certificates or self.under_policy
        return self.low.value <= known.value <= self.high.value


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan: its rows, the lots considered by ingredient, the strength, what warns and what nobody confirmed.

    `is_per_line`: it was made on several balances, and each line has its own.
    """

    formulation: MasterFormulation
    size: Quantity
    policy: str
    claim_form: LocalText | None
    mass_step: Quantity
    rows: tuple[PlanRow, ...]
    considered: Mapping[str, tuple[ConsideredLot, ...]]
    strengths: PlannedStrengths
    warnings: tuple[Phrase, ...]
    unconfirmed: tuple[Phrase | LocalText, ...]
    wanted_containers: int | None = None
    is_per_line: bool = False

    @property
    def balances(self) -> tuple[str, ...]:
        """The names of the balances that its lines are planned for, each once."""
        return tuple(dict.fromkeys(row.balance for row in self.rows if row.balance is not None))

    @property
    def containers(self) -> int:
        """How many containers were asked for, or else how many the size fills, whole ones only."""
        if self.wanted_containers is not None:
            return self.wanted_containers
        fill = self.formulation.container.fill
        return int(self.size.ratio(fill)) if self.size.dimension == fill.dimension else 0


@dataclass(frozen=True, slots=True)
class FrozenPlan:
    """The plan of a batch as it was frozen, with who planned it and by which choices."""

    batch: Batch
    view: PlanView
    planned_by: str
    density: Quantity | None
    applies_optional: bool
    origin: CalculatedValue | None = None


@dataclass(frozen=True, slots=True)
class PlanBasis:
    """What a draft begins with: the version in force, and the balances of the pharmacy."""

    formulation: MasterFormulation
    balances: tuple[Balance, ...]


def plan_basis(loads: Loads, rule_book: RuleBook, formulation: str) -> PlanBasis:
    """See `PlanBasis`; ``formulation_not_approved`` where no version is in force."""
    version = approved_version(loads, formulation)
    return PlanBasis(rule_book.read_formulation(version), loads.find(Balance))


def plan_view(prepared: PreparedPlan) -> PlanView:
    """A plan that nobody has recorded yet."""
    formulation, plan = prepared.formulation, prepared.planned.plan
    choices = {name: considered_lots(choice.text) for name, choice in prepared.choices.items()}
    counted = plan.strength.counted_as
    return PlanView(
        formulation=formulation,
        size=plan.rounded_size,
        policy=plan.policy.value,
        claim_form=counted.name if counted is not None else None,
        mass_step=prepared.request.resolution.mass,
        rows=tuple(_draft_rows(prepared, choices)),
        considered=choices,
        strengths=PlannedStrengths(
            plan.strength.claimed, plan.strength.under_policy, plan.strength.by_certificates, plan.strength.low,
            plan.strength.high,
        ),
        warnings=plan.warnings,
        unconfirmed=plan.unconfirmed,
        wanted_containers=prepared.request.containers,
        is_per_line=prepared.balances.is_per_line,
    )  # fmt: skip


def _draft_rows(prepared: PreparedPlan, choices: Mapping[str, tuple[ConsideredLot, ...]]) -> Iterator[PlanRow]:
    for share in prepared.planned.shares:
        for weighing in planned_weighings(prepared.formulation, share):
            yield _draft_row(prepared, choices, share, weighing)


def _draft_row(
    prepared: PreparedPlan,
    choices: Mapping[str, tuple[ConsideredLot, ...]],
    share: PlannedShare,
    weighing: PlannedWeighing,
) -> PlanRow:
    line, shares, balances = prepared.formulation.line(share.ingredient), prepared.planned.shares, prepared.balances
    planned = prepared.planned.plan.line(share.ingredient)
    others = [o.line.working for o in shares if o.ingredient == share.ingredient and o is not share]
    numbers = {lot.lot: lot.lot_number for lot in choices[weighing.line.ingredient]}
    balance = balances.of(weighing.balance) or balances.for_amount(weighing.planned)
    return PlanRow(
        line=line.number,
        share=weighing.share,
        ingredient=weighing.line.ingredient,
        name=weighing.line.name,
        per_base=base_amount(prepared.formulation, line),
        needed=planned.needed,
        to_weigh=weighing.planned,
        up_to=planned.up_to,
        lot=weighing.lot,
        lot_number=numbers[weighing.lot],
        working=working_of_share(share.line.working, planned.working, others),
        is_compensating=line.compensating,
        balance=balance.name if balance is not None else None,
        part=weighing.part,
        of=share.ingredient if weighing.part is not None else None,
    )


def frozen_plan(loads: Loads, rule_book: RuleBook, batch: BatchId) -> FrozenPlan:
    """The plan of a batch; ``unknown_record`` where there is no such batch."""
    found = loads.load(Batch, batch)
    formulation = formulation_of(loads, rule_book, found)
    plan = stored_plan(found)
    stored = plan.json
    lines = loads.find(BatchLine, batch=batch)
    ingredients = {(line.line, line.share): line.ingredient for line in lines}
    rows = tuple(row for line in stored["lines"] for row in _frozen_rows(formulation, line, ingredients))
    strength = stored["strength"]
    view = PlanView(
        formulation=formulation,
        size=found.size,
        policy=found.policy,
        claim_form=_claim_form(formulation, stored["claim_form"]),
        mass_step=Quantity.stored(stored["resolution"]["mass"]),
        rows=rows,
        considered={line.ingredient: considered_lots(line.choice) for line in lines},
        strengths=PlannedStrengths(
            _strength(strength["claimed"]),
            _strength(strength["under_policy"]),
            _strength(strength["by_certificates"]) if strength["by_certificates"] else None,
            _strength(strength["low"]),
            _strength(strength["high"]),
        ),
        warnings=tuple(_phrase(warning) for warning in stored["warnings"]),
        unconfirmed=tuple(_phrase_or_text(fact) for fact in stored["unconfirmed"]),
        wanted_containers=stored.get("containers"),
        is_per_line=len(stored.get("balances", [])) > 1,
    )
    density = Quantity.stored(stored["density"]) if stored["density"] else None
    person = RecordNames(loads, rule_book).person(found.planned_by)
    return FrozenPlan(found, view, person, density, bool(stored["apply_optional"]), plan.origin)


def _frozen_rows(
    formulation: MasterFormulation, line: Mapping[str, Any], ingredients: Mapping[tuple[int, int], str]
) -> Iterator[PlanRow]:
    of: FormulaLine = formulation.line(line["ingredient"])
    for share in line["shares"]:
        others = [working_of(other["working"]) for other in line["shares"] if other is not share]
        ingredient, part, balance = ingredients[line["number"], share["share"]], share.get("part"), share.get("balance")
        yield PlanRow(
            line=line["number"],
            share=share["share"],
            ingredient=ingredient,
            name=formulation.line(ingredient).name,
            per_base=base_amount(formulation, of),
            needed=_quantity(line["needed"]),
            to_weigh=_quantity(share["to_weigh"]),
            up_to=_quantity(line["up_to"]),
            lot=LotId(share["lot"]),
            lot_number=share["lot_number"],
            working=working_of_share(working_of(share["working"]), working_of(line["working"]), others),
            is_compensating=of.compensating,
            balance=balance["name"] if balance else None,
            part=DilutionPart(part) if part else None,
            of=line["ingredient"] if part else None,
        )


def _quantity(text: str | None) -> Quantity | None:
    return Quantity.stored(text) if text is not None else None


def _claim_form(formulation: MasterFormulation, form: str | None) -> LocalText | None:
    substance = formulation.claimed_line.substance
    return substance.form(form).name if substance is not None and form is not None else None


def _strength(stored: object) -> Strength:
    strength = restored(stored)
    if not isinstance(strength, Strength):
        raise TypeError("a plan without a strength")
    return strength


def _phrase(stored: object) -> Phrase:
    phrase = restored(stored)
    if not isinstance(phrase, Phrase):
        raise TypeError("a warning that is no sentence")
    return phrase


def _phrase_or_text(stored: object) -> Phrase | LocalText:
    said = restored(stored)
    if not isinstance(said, Phrase | LocalText):
        raise TypeError("a fact that is no sentence")
    return said
