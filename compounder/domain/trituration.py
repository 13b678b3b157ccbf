"""Too little to weigh: more is weighed, diluted, and a portion of that taken, each weighing checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.calculators.formula import Expression, Result, found, rounded_up, stated, value_name
from compounder.domain.calculators.sources import GENERAL_TEXTS
from compounder.domain.errors import Refusal
from compounder.domain.number import rounded_half_up
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.weighing_sense import Balances
from compounder.domain.working import Figure, Step, Working

_FACTORS_TRIED = 10
"""The smallest factor that the least weight allows nearly always serves; rounding may want the next ones."""
_STEPS_TRIED = 4
"""By so many steps the portion may have to grow so that it is not below the least weight once it is rounded."""


def held_in_portion(drug: Quantity, portion: Quantity, total: Quantity) -> Quantity:
    """The drug in a portion of what it was diluted to, exactly: drug × portion ÷ total."""
    return drug * portion.ratio(total)


@dataclass(frozen=True, slots=True)
class TriturationWeighing:
    """One weighing, or measuring, of a trituration: what, how much, on which balance (None: a volume)."""

    ingredient: LocalText
    amount: Quantity
    balance: OwnedBalance | None


@dataclass(frozen=True, slots=True)
class Trituration:
    """How too little is weighed: `drug` is mixed with the diluent to `total`, and `portion` of that is added.

    `factor` is the smallest whole number by which more is weighed; `held` is the drug in the portion, exactly:
    drug × portion ÷ total, in the unit of the balance. `diluent` is None where the drug is dissolved to a volume.
    """

    factor: int
    drug: TriturationWeighing
    diluent: TriturationWeighing | None
    diluent_name: LocalText
    total: Quantity
    portion_weighing: TriturationWeighing
    working: Working

    @property
    def portion(self) -> Quantity:
        """What is added of the trituration."""
        return self.portion_weighing.amount

    @property
    def held(self) -> Quantity:
        """The drug in the portion, exactly."""
        return held_in_portion(self.drug.amount, self.portion, self.total)

    @property
    def weighings(self) -> tuple[TriturationWeighing, ...]:
        """What is weighed or measured, in the order in which it is done."""
        first = (self.drug,) if self.diluent is None else (self.drug, self.diluent)
        return (*first, self.portion_weighing)


@dataclass(frozen=True, slots=True)
class TriturationNeed:
    """What is too little: how much of which ingredient, into what it is mixed, how far off the portion may be.

    `volume_step`: the drug is dissolved and the portion measured with this step; None: the portion is weighed.
    """

    ingredient: LocalText
    required: Quantity
    diluent: LocalText
    tolerance: Percentage
    volume_step: Quantity | None = None


def proposed_trituration(need: TriturationNeed, balances: Balances) -> Trituration:
    """The trituration with the smallest whole factor whose weighings all can be done, its portion the smallest.

    ``below_minimum_weight`` where there is none: the balances do not reach.
    """
    minimum = balances.minimum(balances.finest)
    required = _in_unit_of(balances.finest, need.required)
    first = rounded_up("factor", minimum / required, GENERAL_TEXTS)
    smallest = int(first.exact.number)
    for factor in range(smallest, smallest + _FACTORS_TRIED):
        named = first if factor == smallest else _next_factor(first, factor)
        made = next(_made(need, balances, required, named), None)
        if made is not None:
            return made
    raise Refusal(
        "below_minimum_weight",
        "no_trituration",
        ingredient=need.ingredient,
        amount=Figure.of(need.required),
        minimum=Figure.of(minimum.exact),
    )


def _in_unit_of(balance: OwnedBalance, required: Quantity) -> Result:
    """What is needed, in the unit of the balance, so that masses of one unit are added and subtracted."""
    name, shown = value_name("required"), required.to(balance.readability.unit)
    if shown.unit == required.unit:
        return Result(shown, name)
    return Result(shown, name, (Step(name, Figure.of(required), Figure.of(shown)),))


def _next_factor(first: Result, factor: int) -> Result:
    formula = Phrase.of("plan.next_factor", first=first.numbers)
    return stated("factor", formula, Fraction(factor), GENERAL_TEXTS, first)


def _made(need: TriturationNeed, balances: Balances, required: Result, factor: Result) -> Iterator[Trituration]:
    """The triturations of one factor that can be done, the smallest portion first."""
    unit = required.exact.unit
    weighed = _on_balance(found("drug_weighed", required * factor, unit, GENERAL_TEXTS), need.ingredient, balances)
    if weighed is None:
        return
    drug, taken = weighed
    for steps in range(_STEPS_TRIED):
        least = _least_portion(need, balances, taken.exact, int(factor.exact.number))
        least = least + _step(need, balances, least) * steps
        diluted = _diluted(need, balances, taken, factor, Result(least, value_name("aliquot")))
        if diluted is None:
            continue
        total, diluent = diluted
        exact = found("aliquot", required * total / taken, least.unit, GENERAL_TEXTS)
        last = _portion(need, balances, exact)
        if last is None:
            continue
        portion, measured = last
        held = found("held", taken * measured / total, unit, GENERAL_TEXTS)
        made = Trituration(
            int(factor.exact.number), drug, diluent, need.diluent, total.exact, portion,
            tuple(dict.fromkeys((*_minimum_steps(balances), *held.working))),
        )  # fmt: skip
        if abs(made.held.ratio(need.required) - 1) <= need.tolerance.share:
            yield made


def _minimum_steps(balances: Balances) -> Working:
    return balances.minimum(balances.finest).working


def _on_balance(exact: Result, ingredient: LocalText, balances: Balances) -> tuple[TriturationWeighing, Result] | None:
    """An exact mass as its balance shows it; None where no balance can weigh it."""
    balance = balances.balance_for(exact.exact)
    if balance is None:
        return None
    amount = balance.rounded(exact.exact)
    return TriturationWeighing(ingredient, amount, balance), _as_shown(exact, amount, balance.readability)


def _as_shown(exact: Result, amount: Quantity, step: Quantity) -> Result:
    """The rounded amount under the same name; where rounding changes nothing, the exact one."""
    if amount == exact.exact:
        return exact
    formula = Phrase.of("plan.to_the_nearest", step=step)
    rounding = Step(Phrase.of("step.rounded_once"), formula, Figure.of(amount), Phrase.of("source.resolution"))
    return Result(amount, exact.name, (*exact.working, rounding))


def _step(need: TriturationNeed, balances: Balances, portion: Quantity) -> Quantity:
    return need.volume_step if need.volume_step is not None else balances.step_for(portion)


def _least_portion(need: TriturationNeed, balances: Balances, drug: Quantity, factor: int) -> Quantity:
    """The smallest portion: not below the least weight, and so large that the diluent is not below it either."""
    if need.volume_step is not None:
        return need.volume_step * balances.rule.least_volume_steps
    finest = balances.finest
    minimum = balances.minimum(finest).exact
    for_diluent = (minimum + drug) * Fraction(1, factor)
    least = max(minimum, for_diluent.to(minimum.unit))
    step = finest.readability.to(least.unit).number
    return Quantity(-(-least.number // step) * step, least.unit)


def _diluted(
    need: TriturationNeed, balances: Balances, drug: Result, factor: Result, portion: Result
) -> tuple[Result, TriturationWeighing | None] | None:
    """What the drug is diluted to, and its diluent; a volume is made up to, with nothing to weigh."""
    unit = portion.exact.unit
    total = found("dilution_total", factor * portion, unit, GENERAL_TEXTS)
    if need.volume_step is not None:
        return total, None
    weighed = _on_balance(found("diluent", total - drug, unit, GENERAL_TEXTS), need.diluent, balances)
    if weighed is None:
        return None
    diluent, shown = weighed
    if shown.exact == (total - drug).exact:
        return Result(total.value, total.name, shown.working, total.figure), diluent
    together: Expression = drug + shown
    return found("dilution_total", together, unit), diluent


def _portion(need: TriturationNeed, balances: Balances, exact: Result) -> tuple[TriturationWeighing, Result] | None:
    """The portion as it is weighed, or measured."""
    name = need.ingredient
    if need.volume_step is None:
        return _on_balance(exact, name, balances)
    step = need.volume_step.to(exact.exact.unit)
    amount = Quantity(rounded_half_up(exact.exact.number, step.number), step.unit)
    return TriturationWeighing(name, amount, None), _as_shown(exact, amount, step)
