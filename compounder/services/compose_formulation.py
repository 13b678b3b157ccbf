"""Write a formulation or the next version of one: what it begins with, what it changes, and keeping it as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from compounder.domain.errors import Refusal
from compounder.domain.formulation_draft import FormulationDraft, draft_of
from compounder.domain.formulation_sheet import RowPair, compared
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.lot_certificate import KnownIngredient
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.names import folded
from compounder.domain.number import shortened
from compounder.services.author_formulation import import_formulation, versions_of
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Loads, Records

WRITE = "write_formulation"
"""The kind of the act by which a formulation is written; a file is imported by another."""
_ALIKE = 0.8
"""From this share of common letters on a name is shown as one that looks alike."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What is written, as it begins: `draft`, and what it is compared with (None: there is nothing before it).

    `last` is the digest of the last version that there was, "" for none: another one since then is noticed. `taken` are
    the ids of other formulations. `is_draft_stored` says whether a stored draft goes on, instead of a version that
    follows.
    """

    draft: FormulationDraft
    before: MasterFormulation | None = None
    before_row: FormulationVersion | None = None
    last: str = ""
    taken: frozenset[str] = frozenset()
    is_draft_stored: bool = False

    def rows(self, formulation: MasterFormulation) -> tuple[RowPair, ...]:
        """Every row of what was written, beside what it is compared with."""
        return compared(self.before, formulation)

    def check_changed(self, formulation: MasterFormulation) -> None:
        """Refuse a version that says exactly what the one before it says, as ``formulation_version``."""
        row = self.before_row
        if row is not None and not any(pair.is_changed for pair in self.rows(formulation)):
            raise Refusal("formulation_version", "nothing_changed", version=row.version)


def begin_formulation(loads: Loads) -> Composition:
    """A formulation of which nothing is written yet."""
    taken = frozenset(row.formulation for row in loads.find(FormulationVersion))
    return Composition(FormulationDraft(), taken=taken)


def begin_version(loads: Loads, rule_book: RuleBook, formulation: str) -> Composition:
    """The stored draft of a formulation; where there is none the version after its last, as the one in force stands.

    It is compared with the version in force, else with the last before it. Refused as ``unknown_formulation``.
    """
    versions = versions_of(loads, formulation)
    if not versions:
        known = tuple(sorted({row.formulation for row in loads.find(FormulationVersion)}))
        raise Refusal("unknown_formulation", "stored", formulation=shortened(formulation), known=known)
    last = versions[-1]
    is_draft_stored = last.state is FormulationState.DRAFT
    earlier = versions[:-1] if is_draft_stored else versions
    in_force = [row for row in earlier if row.state is FormulationState.APPROVED]
    before_row = next(reversed(in_force or list(earlier)), None)
    before = rule_book.read_formulation(before_row) if before_row is not None else None
    if is_draft_stored or before is None:
        draft = draft_of(rule_book.read_formulation(last))
    else:
        draft = replace(draft_of(before), version=last.version + 1)
    return Composition(draft, before, before_row, last.digest, is_draft_stored=is_draft_stored)


def keep_composition(
    records: Records, act: Act, composition: Composition, formulation: MasterFormulation, text: str
) -> Changes:
    """Keep what was written as a draft, by the same rules as a file; `text` is its canonical file. Result: ``version``.

    Refused as ``formulation_version`` where nothing changed, ``record_changed`` where another version came meanwhile,
    and as `import_formulation` refuses.
    """
    composition.check_changed(formulation)
    return import_formulation(records, act, formulation, text, after=composition.last)


def ingredients_like(known: Sequence[KnownIngredient], text: str) -> tuple[KnownIngredient, ...]:
    """Known ingredients of which a name, in any language, holds every word typed, then those that look alike.

    They are offered; none is ever taken by itself.
    """
    wanted = folded(text).split()
    holding = [each for each in known if wanted and all(word in _said(each) for word in wanted)]
    alike = [each for each in known if each not in holding and wanted and _looks_like(each, folded(text).strip())]
    return (*holding, *alike)


def _names(known: KnownIngredient) -> tuple[str, ...]:
    return (known.ingredient.name, *(text for _, text in known.name.texts))


def _said(known: KnownIngredient) -> str:
    return folded(" ".join(_names(known)))


def _looks_like(known: KnownIngredient, text: str) -> bool:
    return any(SequenceMatcher(a=folded(name), b=text, autojunk=False).ratio() >= _ALIKE for name in _names(known))
