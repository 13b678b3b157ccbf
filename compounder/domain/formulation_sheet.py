"""A master formulation as rows that people read, and two versions row by row: what changed, and what did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import zip_longest

from compounder.domain.master_formulation import ContainerKind, FormulaLine, Limits, MasterFormulation, Overage
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase


class Part(Enum):
    """The parts of a formulation, in the order in which they are read; the words stand under ``[sheet.part]``."""

    WHAT = "what"
    LINES = "lines"
    METHOD = "method"
    CONTROLS = "controls"
    LIMITS = "limits"
    KEEPING = "keeping"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class RowPair:
    """One row of two versions: what it is called, its value in the old and in the new one; None where it is absent."""

    part: Part
    label: Phrase | LocalText
    old: object
    new: object

    @property
    def is_changed(self) -> bool:
        """Whether the two versions differ here; 0.1 kg is not written as 100 g."""
        return repr(self.old) != repr(self.new)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of one version; rows of two versions belong together by part and key."""

    part: Part
    key: tuple[str, ...]
    label: Phrase | LocalText
    value: object


_Item = tuple[tuple[Phrase, object], ...]
"""One of a numbered list (a step, a control, an unconfirmed fact): its rows, each a label and a value."""


def compared(old: MasterFormulation | None, new: MasterFormulation) -> tuple[RowPair, ...]:
    """Every row of two versions, in the order of the parts; without an old one every row is new.

    Rows of one ingredient belong together whatever their place; steps, controls and unconfirmed facts are aligned by
    what they say, so that one inserted step is one change. A text that differs stands once for each language that
    differs. The version's number is no row.
    """
    rows = [*_by_key(_rows(old), _rows(new))]
    for part in (Part.METHOD, Part.CONTROLS, Part.UNCONFIRMED):
        rows += _aligned(part, _items(part, old), _items(part, new))
    return tuple(pair for part in Part for row in rows if row.part is part for pair in _by_language(row))


def _by_key(old: Sequence[_Row], new: Sequence[_Row]) -> Iterator[RowPair]:
    before = {(row.part, row.key): row for row in old}
    after = {(row.part, row.key): row for row in new}
    for key in [*after, *(key for key in before if key not in after)]:
        one, other = before.get(key), after.get(key)
        known = other or one
        if known is not None:
            yield RowPair(known.part, known.label, one.value if one else None, other.value if other else None)


def _aligned(part: Part, old: Sequence[_Item], new: Sequence[_Item]) -> Iterator[RowPair]:
    """The items of two lists, aligned by their values alone: a number that moved is no change."""
    before, after = ([tuple(value for _, value in item) for item in items] for items in (old, new))
    matched = SequenceMatcher(a=before, b=after, autojunk=False)
    for _, old_from, old_to, new_from, new_to in matched.get_opcodes():
        for one, other in zip_longest(old[old_from:old_to], new[new_from:new_to], fillvalue=()):
            for was, now in zip_longest(one, other):
                label = (now or was)[0]
                yield RowPair(part, label, was[1] if was else None, now[1] if now else None)


def _by_language(pair: RowPair) -> Iterator[RowPair]:
    """A text that differs, once for each language in which it does: the reader's own might be the same."""
    texts = [dict(value.texts) if isinstance(value, LocalText) else {} for value in (pair.old, pair.new)]
    if not pair.is_changed or not any(texts):
        yield pair
        return
    for language in dict.fromkeys([*texts[1], *texts[0]]):
        one, other = texts[0].get(language), texts[1].get(language)
        if one != other:
            yield RowPair(pair.part, Phrase.of("sheet.in_language", what=pair.label, language=language), one, other)


def _rows(formulation: MasterFormulation | None) -> list[_Row]:
    if formulation is None:
        return []
    found = [*_what(formulation), *_limits(formulation), *_keeping(formulation)]
    named = [_Row(part, (name,), Phrase.of(f"sheet.row.{name}"), value) for part, name, value in found]
    return [row for row in (*named, *_lines(formulation)) if row.value is not None]


def _what(formulation: MasterFormulation) -> Iterator[tuple[Part, str, object]]:
    for name, value in (
        ("name", formulation.name),
        ("dosage_form", Phrase.of(f"formulation.dosage_form.{formulation.dosage_form}")),
        ("route", Phrase.of(f"formulation.route.{formulation.route}")),
        ("claim", claim_phrase(formulation)),
        ("source", formulation.source),
        ("made_by", Phrase.of(f"formulation.made_by.{formulation.made_by.value}")),
        ("base_size", formulation.base_size),
        ("usual_size", formulation.usual_size),
        ("policy", Phrase.of(f"policy.{formulation.policy.value}")),
        ("expected_loss", formulation.expected_loss),
        ("allows_lone_pharmacist", yes_no(is_so=formulation.allows_lone_pharmacist)),
        ("effective_on", formulation.effective_on),
    ):
        yield Part.WHAT, name, value


def _limits(formulation: MasterFormulation) -> Iterator[tuple[Part, str, object]]:
    yield Part.LIMITS, "strength_limits", limits_phrase(formulation.strength_limits)
    yield Part.LIMITS, "yield_limits", limits_phrase(formulation.yield_limits)
    yield Part.LIMITS, "tolerance", _confirmed(formulation.tolerance, is_confirmed=formulation.tolerance_confirmed)


def _keeping(formulation: MasterFormulation) -> Iterator[tuple[Part, str, object]]:
    storage = formulation.storage
    for name, value in (
        ("container", container_phrase(formulation.container)),
        ("label", Phrase.of(f"formulation.label.{formulation.container.label}")),
        ("excipients", formulation.excipients),
        ("storage", storage.text),
        ("storage_low", storage.low),
        ("storage_high", storage.high),
        ("beyond_use_class", Phrase.of(f"formulation.beyond_use_class.{formulation.beyond_use_class.value}")),
        ("water_activity", formulation.water_activity),
        ("house_limit_days", formulation.house_limit_days),
        ("is_sterile", yes_no(is_so=formulation.is_sterile)),
        ("is_hypertonic", yes_no(is_so=formulation.is_hypertonic)),
    ):
        yield Part.KEEPING, name, value


def _lines(formulation: MasterFormulation) -> Iterator[_Row]:
    for line in formulation.lines:
        key = line.ingredient
        yield _Row(Part.LINES, (key,), line.name, line_facts(line))
        name = Phrase.of("sheet.row.line_name", ingredient=line.ingredient)
        yield _Row(Part.LINES, (key, "name"), name, line.name)
        if line.overage is not None:
            reason = Phrase.of("sheet.row.overage_reason", ingredient=line.name)
            yield _Row(Part.LINES, (key, "overage"), reason, line.overage.reason)
    order = tuple(line.ingredient for line in formulation.lines)
    yield _Row(Part.LINES, ("", "order"), Phrase.of("sheet.row.order"), order)


def _items(part: Part, formulation: MasterFormulation | None) -> list[_Item]:
    if formulation is None:
        return []
    match part:
        case Part.METHOD:
            return [_numbered("step", number, step.text) for number, step in enumerate(formulation.steps, 1)]
        case Part.CONTROLS:
            return [
                (
                    *_numbered("control", number, control.name),
                    *_numbered("expected", number, control.expected),
                )
                for number, control in enumerate(formulation.controls, 1)
            ]
        case _:
            return [
                (*_numbered("fact", number, fact.text), *_numbered("about", number, fact.about or None))
                for number, fact in enumerate(formulation.unconfirmed, 1)
            ]


def _numbered(name: str, number: int, value: object) -> _Item:
    return ((Phrase.of(f"sheet.row.{name}", number=number), value),) if value is not None else ()


def line_facts(line: FormulaLine) -> tuple[object, ...]:
    """What a formulation says of a line besides its name, the amount first."""
    facts: Iterable[object | None] = (
        amount_of(line),
        Phrase.of("sheet.as_form", form=line.form.name) if line.form is not None else None,
        Phrase.of(f"formulation.role.{line.role.value}"),
        Phrase.of("sheet.compensating") if line.compensating else None,
        Phrase.of("sheet.substance", substance=line.substance.name) if line.substance is not None else None,
        Phrase.of("sheet.nominal_strength", strength=line.nominal_strength)
        if line.nominal_strength is not None
        else None,
        _density(line),
        Phrase.of("sheet.line_tolerance", tolerance=line.tolerance) if line.tolerance is not None else None,
        _overage(line.overage) if line.overage is not None else None,
    )
    return tuple(fact for fact in facts if fact is not None)


def amount_of(line: FormulaLine) -> object:
    """The amount of a line as the file gives it: a quantity, a strength, parts, or q.s."""
    if line.parts is not None:
        return Phrase.of("sheet.parts", parts=line.parts)
    return line.amount or line.strength or Phrase.of("sheet.quantum_satis")


def _density(line: FormulaLine) -> Phrase | None:
    density = line.density
    if density is None:
        return None
    return Phrase.of(
        "sheet.density", density=density.value, temperature=density.temperature, source=density.source
    )  # fmt: skip


def _overage(overage: Overage) -> Phrase:
    if overage.label_rule:
        return Phrase.of("sheet.overage_on_label", extra=overage.extra, rule=overage.label_rule)
    return Phrase.of("sheet.overage", extra=overage.extra)


def claim_phrase(formulation: MasterFormulation) -> Phrase:
    """What the label states: so much of which ingredient, counted as which form."""
    claim = formulation.claim
    name = formulation.claimed_line.name
    if claim.form is None:
        return Phrase.of("sheet.claim", strength=claim.strength, ingredient=name)
    return Phrase.of("sheet.claim_as_form", strength=claim.strength, ingredient=name, form=claim.form.name)


def container_phrase(container: ContainerKind) -> Phrase:
    """What is filled, and with how much."""
    kind = Phrase.of(f"formulation.container.{container.kind}")
    if container.excess is None:
        return Phrase.of("sheet.container", kind=kind, content=container.content)
    return Phrase.of("sheet.container_with_excess", kind=kind, content=container.content, excess=container.excess)


def limits_phrase(limits: Limits) -> Phrase:
    """A range, and whether a pharmacist has confirmed it."""
    text = Phrase.of("sheet.limits", low=limits.low.number, high=limits.high)
    return _confirmed(text, is_confirmed=limits.confirmed)


def _confirmed(value: Phrase | Percentage, *, is_confirmed: bool) -> Phrase:
    if is_confirmed:
        return Phrase.of("sheet.confirmed", value=value)
    return Phrase.of("sheet.unconfirmed", value=value)


def yes_no(*, is_so: bool) -> Phrase:
    """The word for a fact that holds or does not."""
    return Phrase.of("sheet.yes") if is_so else Phrase.of("sheet.no")
