"""The sections in which a formulation is written, and the entries of each: every place of a draft stands in one."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from compounder.domain.calculators.corrections import CorrectionPolicy, Role
from compounder.domain.formulation_draft import Given
from compounder.domain.master_formulation import BeyondUseClass, MadeBy
from compounder.domain.phrase import Phrase
from compounder.exchange.formulation_file import CONTAINERS, DOSAGE_FORMS, LABELS, ROUTES
from ui.screens.formulations.editor.entries import ChoiceEntry, DateEntry, Entry, LocalEntry, TextEntry, TickEntry
from ui.screens.formulations.editor.form import Group
from ui.screens.formulations.editor.measures import MeasureEntry, NumberEntry
from ui.screens.formulations.editor.readers import MASSES, VOLUMES, ExcessReader, StrengthReader, TemperatureReader
from ui.words import words

SIZES = (*MASSES, *VOLUMES)
ABOUT = ("claim_form", "water_activity")
"""What settles an unconfirmed fact by itself; a file may name others."""


class Section(Enum):
    """The sections, in the order in which they are written; the value is the first part of their places."""

    NAME = ("id", "version", "name", "dosage_form", "route", "source")
    STRENGTH = ("made_by", "base_size", "usual_size", "expected_loss", "claim", "policy")
    LINES = ("lines",)
    METHOD = ("steps",)
    CONTROLS = ("controls",)
    KEEPING = ("container", "storage", "excipients")
    USE_BY = ("beyond_use_class", "water_activity", "house_limit_days", "is_sterile", "is_hypertonic")
    RULES = (
        "strength_limits", "yield_limits", "tolerance", "tolerance_confirmed", "allows_lone_pharmacist", "effective_on",
    )  # fmt: skip
    FACTS = ("unconfirmed",)

    @classmethod
    def of(cls, place: str) -> Section:
        """The section in which a place stands."""
        root = place.partition(".")[0].partition("[")[0]
        return next(section for section in cls if root in section.value)


def word(kind: str) -> Callable[[object], str]:
    """What the words call a choice: ``word("formulation.route")("oral")``."""

    def said(key: object) -> str:
        name = str(key.value if isinstance(key, Enum) else key)
        known = words().sentences
        return words().sentence(Phrase.of(f"{kind}.{name}")) if f"{kind}.{name}" in known else name

    return said


def groups_of(section: Section) -> tuple[Group, ...]:
    """The entries of a section that is one form, made anew."""
    return _GROUPS[section]()


def _optional(*entries: Entry) -> tuple[Entry, ...]:
    """Entries for which nobody waits."""
    for entry in entries:
        entry.may_stay_empty = True
    return entries


def _name() -> tuple[Group, ...]:
    return (
        Group(
            "",
            (
                LocalEntry("name"),
                ChoiceEntry("dosage_form", DOSAGE_FORMS, word("formulation.dosage_form"), none=""),
                ChoiceEntry("route", ROUTES, word("formulation.route"), none=""),
                TextEntry("source", is_long=True),
                TextEntry("id"),
            ),
        ),
    )


def _strength() -> tuple[Group, ...]:
    return (
        Group(
            "sizes",
            (
                ChoiceEntry("made_by", tuple(MadeBy), word("formulation.made_by")),
                MeasureEntry("base_size", SIZES),
                MeasureEntry("usual_size", SIZES),
                *_optional(MeasureEntry("expected_loss", ("%",))),
            ),
        ),
        Group(
            "claim",
            (
                MeasureEntry("claim.strength", reader=StrengthReader()),
                ChoiceEntry("claim.ingredient", (), str, none=""),
                *_optional(ChoiceEntry("claim.form", (), str, none="", is_optional=True)),
                ChoiceEntry("policy", tuple(CorrectionPolicy), word("policy")),
            ),
        ),
    )


def _keeping() -> tuple[Group, ...]:
    return (
        Group(
            "container",
            (
                ChoiceEntry("container.kind", CONTAINERS, word("formulation.container"), none=""),
                MeasureEntry("container.content", SIZES),
                *_optional(MeasureEntry("container.excess", reader=ExcessReader())),
                ChoiceEntry("container.label", LABELS, word("formulation.label"), none=""),
                *_optional(LocalEntry("excipients")),
            ),
        ),
        Group(
            "storage",
            (
                LocalEntry("storage.text"),
                *_optional(
                    MeasureEntry("storage.low", reader=TemperatureReader()),
                    MeasureEntry("storage.high", reader=TemperatureReader()),
                ),
            ),
        ),
    )


def _use_by() -> tuple[Group, ...]:
    return (
        Group(
            "",
            (
                ChoiceEntry(
                    "beyond_use_class", tuple(BeyondUseClass), word("formulation.beyond_use_class"), is_wide=True
                ),
                *_optional(NumberEntry("water_activity"), NumberEntry("house_limit_days", is_count=True)),
                *_optional(TickEntry("is_sterile"), TickEntry("is_hypertonic")),
            ),
        ),
    )


def _limits() -> tuple[Group, ...]:
    return (
        *(
            Group(
                name,
                (
                    MeasureEntry(f"{name}.low", ("%",)),
                    MeasureEntry(f"{name}.high", ("%",)),
                    *_optional(TickEntry(f"{name}.confirmed")),
                ),
            )
            for name in ("strength_limits", "yield_limits")
        ),
        Group(
            "rules",
            (
                MeasureEntry("tolerance", ("%",)),
                *_optional(DateEntry("effective_on"), TickEntry("tolerance_confirmed")),
                *_optional(TickEntry("allows_lone_pharmacist")),
            ),
        ),
    )


def line_groups() -> tuple[Group, ...]:
    """The entries of a line; what few lines have comes last."""
    return (
        Group("ingredient", (TextEntry("ingredient"), LocalEntry("name"))),
        Group(
            "amount",
            (
                ChoiceEntry("role", tuple(Role), word("formulation.role")),
                ChoiceEntry("given", tuple(Given), word("formulation.given")),
                MeasureEntry("amount", SIZES),
                MeasureEntry("strength", reader=StrengthReader()),
                NumberEntry("parts"),
                *_optional(MeasureEntry("tolerance", ("%",)), TickEntry("compensating")),
            ),
        ),
        Group(
            "substance",
            _optional(
                ChoiceEntry("substance", (), str, none="", is_optional=True),
                ChoiceEntry("form", (), str, none="", is_optional=True),
                MeasureEntry("nominal_strength", reader=StrengthReader()),
            ),
        ),
        Group(
            "density",
            _optional(
                MeasureEntry("density.value", ("g/mL", "kg/L")),
                MeasureEntry("density.temperature", reader=TemperatureReader()),
                TextEntry("density.source"),
            ),
        ),
        Group(
            "overage",
            _optional(
                MeasureEntry("overage.extra", ("%",)),
                TextEntry("overage.label_rule", is_wide=False),
                LocalEntry("overage.reason"),
            ),
        ),
    )


def step_groups() -> tuple[Group, ...]:
    """A step of the method."""
    return (Group("", (LocalEntry("text", is_long=True),)),)


def control_groups() -> tuple[Group, ...]:
    """An in-process control."""
    return (Group("", (LocalEntry("name"), LocalEntry("expected"))),)


def fact_groups() -> tuple[Group, ...]:
    """A fact to be confirmed."""
    about = ChoiceEntry("about", ABOUT, word("formulation.about"), none="", is_optional=True, is_wide=True)
    return (Group("", (LocalEntry("text", is_long=True), *_optional(about))),)


_GROUPS: dict[Section, Callable[[], tuple[Group, ...]]] = {
    Section.NAME: _name,
    Section.STRENGTH: _strength,
    Section.KEEPING: _keeping,
    Section.USE_BY: _use_by,
    Section.RULES: _limits,
}
