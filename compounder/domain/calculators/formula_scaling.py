"""Reducing and enlarging a formula: by factor, to a total, to containers, by parts, with q.s. (catalogue, group C)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import GRAM, MILLILITRE
from compounder.domain.calculators.formula import (
    As,
    Expression,
    Form,
    Result,
    found,
    operand,
    total,
)
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import (
    DENSITY_INPUT,
    PREPARATION,
    Count,
    Either,
    Name,
    Percent,
    Plain,
    Sign,
)
from compounder.domain.calculators.scaling import amount_for
from compounder.domain.calculators.sources import USP_1160
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.unit import MASS, NO_UNIT, VOLUME, DimensionPowers

_QUANTUM_SATIS = "q.s."
_SIZE = Either((PREPARATION, Plain()))
_NUMBER: DimensionPowers = NO_UNIT.dimension


def _presence(names: Names) -> None:
    names.together("containers", "container_size")
    names.exactly(1, "factor", "required_total", "containers")
    if "factor" in names:
        names.forbid("excess", beside="factor")
        names.need("formula")
    if "formula" not in names:
        names.forbid("report", beside="formula_total")
        names.need("formula_total")


def _formula_scaling(given: Given) -> Outcomes:
    rows = given.rows("formula")
    _check_names(rows)
    if rows and any(_is_number(row) for row in rows):
        return _by_parts(given, rows)
    _check_counts(given)
    quantum_satis = next((row for row in rows if _is_rest(row)), None)
    whole = _formula_total(given, rows, quantum_satis)
    required = _required(given)
    _check_same_kind(whole, required)
    amounts = {row.word("ingredient"): row.term("quantity") for row in rows if not _is_rest(row)}
    _check_room(amounts, whole)
    if quantum_satis is not None and whole is not None:
        amounts[quantum_satis.word("ingredient")] = _rest_of(whole, rows)
    scale = _Scale(given.term("factor") if "factor" in given else None, whole, required)
    outcomes = scale.outcomes()
    outcomes |= _reported(given, rows, {name: scale.scaled(amount) for name, amount in amounts.items()})
    return outcomes


def _check_names(rows: tuple[Given, ...]) -> None:
    seen: set[str] = set()
    for name in (row.word("ingredient") for row in rows):
        if name in seen:
            raise Refusal("inconsistent_input", "name_twice", ingredient=name)
        seen.add(name)
    if sum(_is_rest(row) for row in rows) > 1:
        raise Refusal("inconsistent_input", "two_quantum_satis")


def _is_rest(row: Given) -> bool:
    return row.values["quantity"] == _QUANTUM_SATIS


def _is_number(row: Given) -> bool:
    return not _is_rest(row) and row.term("quantity").exact.dimension == _NUMBER


def _check_counts(given: Given) -> None:
    """Where a size is a count of units, it is whole."""
    for name in ("formula_total", "required_total", "container_size"):
        if name in given and given.term(name).exact.dimension == _NUMBER and given.number(name).denominator != 1:
            raise Refusal("non_integer_count", "whole", value=given.number(name))


def _formula_total(given: Given, rows: tuple[Given, ...], quantum_satis: Given | None) -> Result | None:
    """What the formula makes: as given, else the sum of quantities of one dimension; None where a factor needs none."""
    if "formula_total" in given:
        return given.term("formula_total")
    if quantum_satis is not None:
        raise missing("formula_total")
    amounts = [row.term("quantity") for row in rows]
    if len({amount.exact.dimension for amount in amounts}) == 1:
        return found("formula_total", total(amounts), amounts[0].exact.unit, USP_1160)
    if "factor" not in given:
        raise missing("formula_total")
    return None


def _required(given: Given) -> Result | None:
    """What is to be made, with its excess; None where a factor is given."""
    if "factor" in given:
        return None
    if "required_total" in given:
        size: Expression = given.term("required_total")
    else:
        size = given.term("containers") * given.term("container_size")
    if given.percentage("excess") != Percentage.of(0):
        size = size * (operand(1) + given.term("excess"))
    form = _form_of(size.exact)
    return found("total", size, form, USP_1160)


def _form_of(quantity: Quantity) -> Form:
    return quantity.unit if quantity.dimension != _NUMBER else As.NUMBER


def _check_same_kind(whole: Result | None, required: Result | None) -> None:
    """Formula and requirement are both masses, both volumes or both counts."""
    if whole is None or required is None or whole.exact.dimension == required.exact.dimension:
        return
    needed = dimension_phrase(whole.exact.dimension)
    if {whole.exact.dimension, required.exact.dimension} == {MASS, VOLUME}:
        raise Refusal("missing_density", "exchange", value=required.exact, needed=needed)
    if required.exact.dimension == _NUMBER:
        raise Refusal("missing_unit", "of_what", number=required.exact.number)
    raise Refusal("wrong_dimension", "other_kind", value=required.exact, needed=Phrase.of("dimension.count"))


def _check_room(amounts: Mapping[str, Result], whole: Result | None) -> None:
    """The quantities in the dimension of the total do not exceed it."""
    if whole is None:
        return
    alike = [amount for amount in amounts.values() if amount.exact.dimension == whole.exact.dimension]
    if alike and total(alike).exact > whole.exact:
        raise Refusal("components_exceed_total", "mixture", parts=total(alike).exact, total=whole.exact)


def _rest_of(whole: Result, rows: tuple[Given, ...]) -> Result:
    """q.s.: the formula's total less the others, each by its own density in the dimension of the total."""
    dimension = whole.exact.dimension
    if dimension == _NUMBER:
        raise Refusal("wrong_dimension", "other_kind", value=whole.exact.number, needed=PREPARATION.needed)
    parts = [_converted("quantity", row.term("quantity"), row, dimension) for row in rows if not _is_rest(row)]
    if parts and total(parts).exact >= whole.exact:
        raise Refusal("components_exceed_total", "mixture", parts=total(parts).exact, total=whole.exact)
    left = whole - total(parts) if parts else whole
    return found("quantum_satis", left, whole.exact.unit, USP_1160)


def _converted(name: str, amount: Result, row: Given, dimension: DimensionPowers) -> Result:
    """An amount as a mass or a volume through its ingredient's density; ``missing_density`` without one."""
    if amount.exact.dimension == dimension:
        return found(name, amount, amount.exact.unit)
    if "density" not in row:
        raise Refusal("missing_density", "exchange", value=amount.exact, needed=dimension_phrase(dimension))
    density = row.term("density")
    if dimension == MASS:
        return found(name, amount * density, GRAM, USP_1160)
    return found(name, amount / density, MILLILITRE, USP_1160)


@dataclass(frozen=True, slots=True)
class _Scale:
    """By how much a formula is scaled: a factor that is given, or required ÷ formula total."""

    factor: Result | None
    whole: Result | None
    required: Result | None

    def scaled(self, amount: Result) -> Result:
        unit = amount.exact.unit
        if self.factor is not None:
            return found("quantity", amount * self.factor, unit, USP_1160)
        if self.whole is None or self.required is None:
            raise ValueError("a formula without a total has passed the checks without a factor")
        return found("quantity", amount_for(amount, self.whole, self.required), unit, USP_1160)

    def outcomes(self) -> dict[str, Result | Refusal]:
        """The factor, and the total where it is known."""
        outcomes: dict[str, Result | Refusal] = {}
        if self.factor is not None:
            outcomes["factor"] = found("factor", self.factor, As.NUMBER)
            if self.whole is not None:
                form = _form_of(self.whole.exact)
                outcomes["total"] = found("total", self.whole * self.factor, form, USP_1160)
        elif self.whole is not None and self.required is not None:
            outcomes["factor"] = found("factor", self.required / self.whole, As.NUMBER, USP_1160)
            outcomes["total"] = self.required
        return outcomes


def _reported(given: Given, rows: tuple[Given, ...], amounts: Mapping[str, Result]) -> dict[str, Result | Refusal]:
    """The amount of the reported ingredient: in its own dimension, as a mass and as a volume."""
    if not rows:
        return {}
    if "report" not in given:
        return dict.fromkeys(("quantity", "mass", "volume"), missing("report"))
    name = given.word("report")
    if name not in amounts:
        raise Refusal("missing_input", "not_in_formula", ingredient=name)
    row = next(row for row in rows if row.word("ingredient") == name)
    outcomes: dict[str, Result | Refusal] = {"quantity": amounts[name]}
    for output, dimension in (("mass", MASS), ("volume", VOLUME)):
        try:
            outcomes[output] = _converted(output, amounts[name], row, dimension)
        except Refusal as refusal:
            outcomes[output] = refusal
    return outcomes


def _by_parts(given: Given, rows: tuple[Given, ...]) -> Outcomes:
    """Parts of the total: required × part ÷ sum of parts."""
    if not all(_is_number(row) for row in rows):
        raise Refusal("missing_unit", "parts_mixed")
    if "factor" in given:
        raise Refusal("unexpected_input", "factor_of_parts", factor=given.number("factor"))
    parts = total([row.term("quantity") for row in rows])
    if "formula_total" in given:
        _check_parts(given.term("formula_total"), parts)
    required = _required(given)
    if required is None or required.exact.dimension == _NUMBER:
        raise Refusal("missing_unit", "of_what", number=required.exact.number if required else 0)
    unit = required.exact.unit
    sum_of_parts = found("sum_of_parts", parts, As.NUMBER, USP_1160)
    amounts = {
        row.word("ingredient"): found(
            "quantity", amount_for(row.term("quantity"), sum_of_parts, required), unit, USP_1160
        )
        for row in rows
    }
    return {"total": required, **_reported(given, rows, amounts)}


def _check_parts(whole: Result, parts: Expression) -> None:
    if whole.exact.dimension != _NUMBER:
        needed = Phrase.of("dimension.number")
        raise Refusal("wrong_dimension", "other_kind", value=whole.exact, needed=needed)
    if parts.exact.number > whole.exact.number:
        raise Refusal("components_exceed_total", "mixture", parts=parts.exact.number, total=whole.exact.number)


FORMULA_SCALING = Calculator(
    "formula_scaling",
    "formulas_and_corrections",
    (
        Input(
            "formula",
            Rows(
                (
                    Input("ingredient", Name()),
                    Input("quantity", Either((PREPARATION, Plain()), words=(_QUANTUM_SATIS,))),
                    Input("density", DENSITY_INPUT, optional=True),
                )
            ),
            optional=True,
        ),
        Input("formula_total", _SIZE, optional=True),
        Input("required_total", _SIZE, optional=True),
        Input("factor", Plain(), optional=True),
        Input("containers", Count(), optional=True),
        Input("container_size", _SIZE, optional=True),
        Input("excess", Percent(), default="0 %", sign=Sign.ZERO_ALLOWED),
        Input("report", Name(), optional=True),
    ),
    ("factor", "total", "quantity", "mass", "volume"),
    USP_1160,
    _formula_scaling,
    presence=_presence,
    for_batch=(ForBatch("total"),),
)
