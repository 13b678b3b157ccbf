"""What a plan asks to be weighed one after the other: each share of a line, or the parts of its dilution."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.batch import DilutionPart
from compounder.domain.lots_of_plan import PlannedShare
from compounder.domain.master_formulation import FormulaLine, MasterFormulation, diluent_of
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.domain.trituration import Trituration


@dataclass(frozen=True, slots=True)
class PlannedWeighing:
    """One weighing, or measuring: what `line` of the formula it is an amount of, and from which lot.

    `share` numbers the weighings of a line. A portion takes nothing from its lot: drug and diluent did.
    """

    share: int
    line: FormulaLine
    lot: LotId
    exact: Quantity | None
    planned: Quantity | None
    balance: OwnedBalance | None = None
    part: DilutionPart | None = None

    @property
    def takes(self) -> bool:
        """Whether it takes something from its lot."""
        return self.part is not DilutionPart.PORTION


def planned_weighings(formulation: MasterFormulation, share: PlannedShare) -> tuple[PlannedWeighing, ...]:
    """The share itself; of what is too little the drug, its diluent and the portion, in the order of weighing."""
    line, made = formulation.line(share.ingredient), share.line.trituration
    if made is None or share.diluent is None:
        return (PlannedWeighing(share.share, line, share.lot, share.exact, share.to_weigh, share.balance),)
    with_what = diluent_of(formulation)
    if with_what is None:
        raise ValueError(f"{share.ingredient} is diluted with nothing")
    drug, portion = made.drug, made.portion_weighing
    amount, balance = _diluent(made)
    return (
        PlannedWeighing(1, line, share.lot, drug.amount, drug.amount, drug.balance, DilutionPart.DRUG),
        PlannedWeighing(2, with_what, share.diluent, amount, amount, balance, DilutionPart.DILUENT),
        PlannedWeighing(3, line, share.lot, portion.amount, portion.amount, portion.balance, DilutionPart.PORTION),
    )


def _diluent(made: Trituration) -> tuple[Quantity, OwnedBalance | None]:
    """How much of it on which balance; where the drug is dissolved, the volume that it is made up to."""
    return (made.total, None) if made.diluent is None else (made.diluent.amount, made.diluent.balance)
