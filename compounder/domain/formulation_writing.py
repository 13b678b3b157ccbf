"""What a draft lacks, and the formulation that it makes: a refusal for each place, so that it stands at its field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from compounder.domain.calculators.corrections import CorrectionPolicy, Role
from compounder.domain.draft_parts import DraftParts
from compounder.domain.draft_places import label_of
from compounder.domain.errors import Refusal
from compounder.domain.formulation_checks import check_formulation
from compounder.domain.formulation_draft import (
    DensityDraft,
    FormulationDraft,
    Given,
    LimitsDraft,
    LineDraft,
    OverageDraft,
)
from compounder.domain.master_formulation import (
    BeyondUseClass,
    Claim,
    ContainerKind,
    Density,
    FormulaLine,
    InProcessControl,
    Limits,
    MadeBy,
    MasterFormulation,
    Overage,
    PreparationStep,
    Storage,
    Unconfirmed,
)
from compounder.domain.number import shortened
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.substance import Form, Substance

_ID_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_GRAM, _HUNDRED = Quantity.of(100, "g"), Percentage.of(100)
_STRENGTH = Strength.written("1 % w/w")


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every refusal of a draft, each `at` its place, and the formulation as far as it can be calculated.

    `formulation` is None while a size, a line's amount or the claim is missing, or contradicts the others; what else is
    missing has a stand-in in it, so that a batch can be looked at meanwhile. Without refusals it is the draft, whole.
    """

    refusals: tuple[Refusal, ...]
    formulation: MasterFormulation | None

    @property
    def is_whole(self) -> bool:
        """Whether the draft can be kept."""
        return not self.refusals


def assess(draft: FormulationDraft, substances: Mapping[str, Substance], taken: Collection[str] = ()) -> Assessment:
    """What stands against a draft; `taken` are the ids of other formulations."""
    reading = _Reading(substances)
    formulation = reading.formulation(draft)
    reading.check_id(draft.id, taken)
    refusals = reading.refusals
    if reading.is_calculable:
        try:
            check_formulation(formulation)
        except Refusal as refusal:
            reading.is_calculable = False
            if refusal.at not in {known.at for known in refusals}:
                refusals.append(refusal)
    return Assessment(tuple(refusals), formulation if reading.is_calculable else None)


def formulation_of(draft: FormulationDraft, substances: Mapping[str, Substance]) -> MasterFormulation:
    """The formulation that a whole draft makes; its first refusal where it is not whole."""
    found = assess(draft, substances)
    for refusal in found.refusals:
        raise refusal
    if found.formulation is None:
        raise ValueError("a draft without refusals makes a formulation")
    return found.formulation


def checked_id(text: str) -> str:
    """An id of small letters, digits and hyphens; else refused as ``damaged_file``."""
    if not text or not set(text) <= _ID_LETTERS:
        raise Refusal("damaged_file", "identifier", identifier=shortened(text))
    return text


class _Reading(DraftParts):
    """Reads a draft part by part."""

    def __init__(self, substances: Mapping[str, Substance]) -> None:
        super().__init__()
        self._substances = substances

    def formulation(self, draft: FormulationDraft) -> MasterFormulation:
        """The formulation, with stand-ins for what is missing."""
        lines = tuple(self.line(number, line) for number, line in enumerate(draft.lines, 1))
        if not lines:
            self.refuse_missing("lines")
            self.is_calculable = False
        return MasterFormulation(
            id=draft.id,
            version=draft.version,
            name=self.local("name", draft.name, is_name=True),
            dosage_form=self.word("dosage_form", draft.dosage_form),
            route=self.word("route", draft.route),
            source=self.needed("source", self.text("source", draft.source) or None, "-"),
            made_by=self.basis("made_by", draft.made_by, MadeBy.MASS),
            base_size=self.basis("base_size", draft.base_size, _GRAM),
            usual_size=self.needed("usual_size", draft.usual_size, draft.base_size or _GRAM),
            lines=lines,
            claim=self.claim(draft, lines),
            strength_limits=self.limits("strength_limits", draft.strength_limits),
            yield_limits=self.limits("yield_limits", draft.yield_limits),
            policy=self.needed("policy", draft.policy, CorrectionPolicy.FULL),
            tolerance=self.needed("tolerance", draft.tolerance, _HUNDRED),
            tolerance_confirmed=draft.tolerance_confirmed,
            container=self.container(draft),
            storage=Storage(
                self.local("storage.text", draft.storage.text, is_name=False), draft.storage.low, draft.storage.high
            ),
            beyond_use_class=self.needed("beyond_use_class", draft.beyond_use_class, BeyondUseClass.AQUEOUS),
            water_activity=draft.water_activity,
            steps=tuple(
                PreparationStep(self.local(f"steps[{number}].text", step.text, is_name=False))
                for number, step in enumerate(draft.steps, 1)
            ),
            controls=tuple(
                InProcessControl(
                    self.local(f"controls[{number}].name", control.name, is_name=False),
                    self.local(f"controls[{number}].expected", control.expected, is_name=False),
                )
                for number, control in enumerate(draft.controls, 1)
            ),
            unconfirmed=tuple(
                Unconfirmed(
                    self.local(f"unconfirmed[{number}].text", fact.text, is_name=False),
                    self.text(f"unconfirmed[{number}].about", fact.about),
                )
                for number, fact in enumerate(draft.unconfirmed, 1)
            ),
            house_limit_days=draft.house_limit_days,
            is_sterile=draft.is_sterile,
            allows_lone_pharmacist=draft.allows_lone_pharmacist,
            is_hypertonic=draft.is_hypertonic,
            excipients=self.local_or_none("excipients", draft.excipients),
            effective_on=draft.effective_on,
            expected_loss=draft.expected_loss,
        )

    def line(self, number: int, draft: LineDraft) -> FormulaLine:
        """A line; its amount as it says it."""
        place = f"lines[{number}]"
        ingredient = self.basis(f"{place}.ingredient", self.name(f"{place}.ingredient", draft.ingredient), "-")
        name = self.local(f"{place}.name", draft.name, is_name=True)
        role = self.needed(f"{place}.role", draft.role, Role.EXCIPIENT)
        given = self.basis(f"{place}.given", draft.given, Given.REST)
        substance = self.substance(f"{place}.substance", draft.substance)
        return FormulaLine(
            number=number,
            ingredient=ingredient,
            name=name,
            role=role,
            amount=self.basis(f"{place}.amount", draft.amount, _GRAM) if given is Given.AMOUNT else None,
            strength=self.basis(f"{place}.strength", draft.strength, _STRENGTH) if given is Given.STRENGTH else None,
            parts=self.basis(f"{place}.parts", draft.parts, _HUNDRED.share) if given is Given.PARTS else None,
            compensating=draft.compensating,
            substance=substance,
            form=self.form(f"{place}.form", draft.form, substance),
            nominal_strength=draft.nominal_strength,
            density=self.density(f"{place}.density", draft.density),
            tolerance=draft.tolerance,
            overage=self.overage(f"{place}.overage", draft.overage),
        )

    def claim(self, draft: FormulationDraft, lines: tuple[FormulaLine, ...]) -> Claim:
        """The claim; its form is one of the claimed line's substance."""
        claim, ingredient = draft.claim, draft.claim.ingredient.strip()
        line = next((line for line in lines if line.ingredient == ingredient), None)
        return Claim(
            self.basis("claim.strength", claim.strength, _STRENGTH),
            self.basis("claim.ingredient", ingredient or None, "-"),
            self.form("claim.form", claim.form, line.substance if line else None),
        )

    def substance(self, place: str, known: str) -> Substance | None:
        """The substance of an id."""
        if known and known not in self._substances:
            known_ones = tuple(sorted(self._substances))
            self.refuse(
                place, Refusal("unknown_option", "substance", substance=shortened(known), substances=known_ones)
            )
        return self._substances.get(known)

    def form(self, place: str, form: str, substance: Substance | None) -> Form | None:
        """A form of a substance, by its id."""
        if not form:
            return None
        if substance is None:
            self.refuse(place, Refusal("missing_input", "substance_of_form", form=form))
            return None
        try:
            return substance.form(form)
        except Refusal as refusal:
            self.refuse(place, refusal)
            return None

    def limits(self, place: str, draft: LimitsDraft) -> Limits:
        """A range."""
        low = self.needed(f"{place}.low", draft.low, None)
        high = self.needed(f"{place}.high", draft.high, None)
        if low is None or high is None:
            return Limits(Percentage.of(1), Percentage.of(10**6), confirmed=True)
        return Limits(low, high, draft.confirmed)

    def density(self, place: str, draft: DensityDraft) -> Density | None:
        """A density: all of it, or nothing."""
        if draft == DensityDraft():
            return None
        source = self.text(f"{place}.source", draft.source)
        parts = {"value": draft.value, "temperature": draft.temperature, "source": source or None}
        for name, part in parts.items():
            if part is None:
                self.refuse(f"{place}.{name}", Refusal("missing_input", "density_parts"))
        if draft.value is None or draft.temperature is None:
            return None
        return Density(draft.value, draft.temperature, source)

    def overage(self, place: str, draft: OverageDraft) -> Overage | None:
        """An overage with its reason, or nothing."""
        if draft == OverageDraft():
            return None
        extra = self.needed(f"{place}.extra", draft.extra, None)
        reason = self.local(f"{place}.reason", draft.reason, is_name=False)
        rule = self.text(f"{place}.label_rule", draft.label_rule)
        return Overage(extra, reason, rule) if extra is not None else None

    def container(self, draft: FormulationDraft) -> ContainerKind:
        """What is filled, and its label."""
        given = draft.container
        return ContainerKind(
            self.word("container.kind", given.kind),
            self.needed("container.content", given.content, draft.base_size or _GRAM),
            self.word("container.label", given.label),
            given.excess if given.content is not None else None,
        )

    def check_id(self, known: str, taken: Collection[str]) -> None:
        """An id that can be one, and that no other formulation has."""
        try:
            checked_id(known)
        except Refusal as refusal:
            self.refuse("id", refusal if known else Refusal("missing_input", "needed", input=label_of("id")))
        if known in taken:
            self.refuse("id", Refusal("formulation_version", "taken", formulation=known))
