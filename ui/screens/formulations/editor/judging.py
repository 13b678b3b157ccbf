"""What stands against a draft that is being typed: what is not understood first, then what the domain refuses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import FormulationDraft
from compounder.domain.formulation_writing import assess
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.substance import Substance
from ui.screens.formulations.editor.sections import Section

_MISSING = "refusal.missing_input.needed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every refusal by its place, in the order of the sections; `formulation` as far as it can be calculated."""

    refusals: Mapping[str, Refusal]
    unread: frozenset[str]
    formulation: MasterFormulation | None

    @property
    def is_whole(self) -> bool:
        """Whether it can be kept."""
        return not self.refusals

    @property
    def first(self) -> Refusal | None:
        """The refusal that comes first: what is wrong before what is missing."""
        order = list(Section)
        found = sorted(self.refusals.values(), key=lambda each: (is_missing(each), order.index(Section.of(each.at))))
        return found[0] if found else None

    def of_section(self) -> dict[Section, list[Refusal]]:
        """What stands against each section."""
        found: dict[Section, list[Refusal]] = {}
        for place, refusal in self.refusals.items():
            found.setdefault(Section.of(place), []).append(refusal)
        return found

    def shown(self, *, is_asked: bool) -> dict[str, Refusal]:
        """What is said at the fields: nobody is told of an empty field before he wanted to go on."""
        return {
            place: refusal
            for place, refusal in self.refusals.items()
            if place not in self.unread and (is_asked or not is_missing(refusal))
        }


def is_missing(refusal: Refusal) -> bool:
    """Whether nothing stands at a place that may not stay empty."""
    return refusal.phrase.key == _MISSING


def judged(
    draft: FormulationDraft,
    unread: Iterable[Refusal],
    substances: Mapping[str, Substance],
    taken: Collection[str],
) -> Judgement:
    """Judge a draft; a place where something not understood is typed is not called empty."""
    mine = {refusal.at: refusal for refusal in unread}
    found = assess(draft, substances, taken)
    whole: dict[str, Refusal] = {}
    for refusal in found.refusals:
        whole.setdefault(refusal.at, refusal)
    whole |= mine
    return Judgement(whole, frozenset(mine), found.formulation)
