"""What the staff work by besides the records: formulations as read from their texts, and the rules of each profile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compounder.domain.errors import Refusal

if TYPE_CHECKING:
    from compounder.domain.batch_plan import PlanRules
    from compounder.domain.beyond_use import BeyondUseRules
    from compounder.domain.formulation_version import FormulationVersion
    from compounder.domain.master_formulation import MasterFormulation
    from compounder.domain.retention import Retention
    from compounder.domain.tonicity_estimate import Isotonic
    from compounder.domain.weighing_sense import WeighingRule


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules that services follow; bootstrap reads them from the rule files and hands them in.

    `weighing` holds the rules of least weights, the usual one first; `isotonic` what counts as isotonic.
    `read_formulation` reads a stored version; a text that cannot be read any more is its Refusal.
    """

    read_formulation: Callable[[FormulationVersion], MasterFormulation]
    plan: PlanRules
    beyond_use: Mapping[str, BeyondUseRules]
    retention: Mapping[str, Retention]
    weighing: Mapping[str, WeighingRule]
    isotonic: Isotonic

    def beyond_use_of(self, profile: str) -> BeyondUseRules:
        """The beyond-use rules of a regulatory profile; ``unknown_option`` where there are none."""
        if profile not in self.beyond_use:
            raise Refusal("unknown_option", "profile", profile=profile, profiles=tuple(self.beyond_use))
        return self.beyond_use[profile]

    def retention_of(self, profile: str) -> Retention:
        """How long a profile keeps names; ``unknown_option`` where nobody says so."""
        if profile not in self.retention:
            raise Refusal("unknown_option", "profile", profile=profile, profiles=tuple(self.retention))
        return self.retention[profile]
