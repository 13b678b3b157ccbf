"""Whether anything of a formulation is weighed: without that a plan asks for no balance."""

from __future__ import annotations

from compounder.domain.master_formulation import MasterFormulation, base_amount
from compounder.domain.unit import MASS


def weighs_any(formulation: MasterFormulation) -> bool:
    """Whether any line is weighed."""
    if formulation.base_size.dimension == MASS or any(line.density is not None for line in formulation.lines):
        return True
    amounts = (base_amount(formulation, line) for line in formulation.lines)
    return any(amount is not None and amount.dimension == MASS for amount in amounts)
