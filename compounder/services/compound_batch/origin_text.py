"""Where a value of a plan was calculated, as the frozen plan holds it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.frozen_text import Plain, plain, restored
from compounder.domain.quantity import Quantity
from compounder.domain.unit import NO_UNIT


def origin_text(origin: CalculatedValue) -> Plain:
    """The origin as what JSON holds; the moment as it is, in UTC."""
    return {
        "use": origin.use.value,
        "value": _amount(origin.value),
        "exact": _amount(origin.exact),
        "calculator": origin.calculator,
        "output": origin.output,
        "inputs": plain(origin.inputs),
        "left": origin.left,
        "at": origin.at.isoformat(),
        "content": plain(origin.content),
    }


def origin_of(plan: Mapping[str, Any]) -> CalculatedValue | None:
    """The origin that a frozen plan holds; None where nobody calculated a value of it, or before that was kept."""
    stored = plan.get("origin")
    if stored is None:
        return None
    inputs = restored(stored["inputs"])
    return CalculatedValue(
        use=BatchUse(stored["use"]),
        value=_amount_of(stored["value"]),
        exact=_amount_of(stored["exact"]),
        calculator=stored["calculator"],
        output=stored["output"],
        inputs=inputs,  # type: ignore[arg-type]  # what `origin_text` wrote
        at=datetime.fromisoformat(stored["at"]),
        content=_amount_of(stored["content"]) if stored["content"] is not None else None,
        left=stored["left"],
    )


def _amount(amount: Quantity) -> Plain:
    """A quantity, or a number of containers, which has no unit."""
    return plain(amount.number if amount.unit == NO_UNIT else amount)


def _amount_of(stored: object) -> Quantity:
    amount = restored(stored)
    if not isinstance(amount, Quantity | Fraction):
        raise TypeError("an origin without a value")
    return Quantity(amount, NO_UNIT) if isinstance(amount, Fraction) else amount
