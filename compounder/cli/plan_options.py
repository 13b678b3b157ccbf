"""The options of ``compounder plan``: NAME=VALUE pairs matched to lines, read in the catalogue's order of checks."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from compounder.cli.plan_weighing import check_balance_words, read_balances
from compounder.domain.batch_plan import LineLot, PlanRequest, Resolution
from compounder.domain.batch_size import size_for_containers
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.errors import Refusal
from compounder.domain.line_correction import takes_no_correction
from compounder.domain.master_formulation import FormulaLine, MasterFormulation, base_amount
from compounder.domain.number import parse_count, shortened
from compounder.domain.percentage import Percentage
from compounder.domain.plan_checks import check_optional_factor
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.strength import Strength
from compounder.domain.substance import Form
from compounder.domain.unit import MASS, VOLUME, DimensionPowers

T = TypeVar("T")

_OF_ASSAY = ("assay", "water", "assay_basis", "assay_form")
_OF_POWDER = (*_OF_ASSAY, "labelled_potency")


def read_request(formulation: MasterFormulation, options: argparse.Namespace) -> PlanRequest:
    """The request that the options make: first the names of all of them, then the words of lists, then the numbers."""
    named = (*_OF_POWDER, "lot_form", "found_strength")
    pairs = {option: dict(_named(formulation, option, getattr(options, option))) for option in named}
    _check_usable(formulation, pairs, options)
    if options.size is not None and options.containers is not None:
        raise Refusal("unexpected_input", "size_beside_containers")
    check_balance_words(options)
    policy = _policy(options.policy) if options.policy is not None else formulation.policy
    check_optional_factor(policy, apply_optional=options.apply_optional)
    claim_form = _claim_form(formulation, options.strength_as)
    lots = _words_of_lots(formulation, pairs)
    language = options.language
    containers = read_count(options.containers, language)
    size = _quantity(options.size, language)
    if containers is not None:
        size = size_for_containers(formulation.container, containers)
    lots = _numbers_of_lots(lots, pairs, language)
    density = _quantity(options.density, language)
    step = _quantity(options.balance_resolution, language)
    balances = read_balances(options)
    if balances is not None and MASS not in _weighed(formulation):
        raise Refusal("unexpected_input", "balance_of_volumes")
    if size is None:
        raise Refusal("missing_input", "size", usual=formulation.usual_size)
    for name, lot in lots.items():
        _check_assay_is_there(formulation.line(name), lot.certificate)
    return PlanRequest(
        size=size,
        policy=policy,
        claim_form=claim_form,
        claim_form_given=options.strength_as is not None,
        lots=lots,
        apply_optional=options.apply_optional,
        density=density,
        resolution=_resolution(formulation, step),
        containers=containers,
        balances=balances,
    )


def read_count(text: str | None, language: str) -> int | None:
    """How many containers; ``non_integer_count``."""
    return parse_count(text, language=language) if text is not None else None


def _quantity(text: str | None, language: str) -> Quantity | None:
    return Quantity.parse(text, language=language) if text is not None else None


def _words_of_lots(formulation: MasterFormulation, pairs: dict[str, dict[str, str]]) -> dict[str, LineLot]:
    """The forms and bases that the options name, by line."""
    lots: dict[str, LineLot] = {}
    for name in (line.ingredient for line in formulation.lines):
        forms = {
            option: _form(formulation, name, pairs[option][name]) if name in pairs[option] else None
            for option in ("lot_form", "assay_form")
        }
        basis = _basis(pairs["assay_basis"][name]) if name in pairs["assay_basis"] else None
        lots[name] = LineLot(forms["lot_form"], Certificate(assay_basis=basis, assay_form=forms["assay_form"]))
    return lots


def _numbers_of_lots(lots: dict[str, LineLot], pairs: dict[str, dict[str, str]], language: str) -> dict[str, LineLot]:
    """The numbers of the certificates added to what is known of the lots."""

    def read(option: str, name: str, reader: Callable[..., T]) -> T | None:
        return reader(pairs[option][name], language=language) if name in pairs[option] else None

    return {
        name: replace(
            lot,
            certificate=replace(
                lot.certificate,
                assay=read("assay", name, Percentage.parse),
                water=read("water", name, Percentage.parse),
                labelled_potency=read("labelled_potency", name, Strength.parse),
                found_strength=read("found_strength", name, Strength.parse),
            ),
        )
        for name, lot in lots.items()
    }


def _check_assay_is_there(line: FormulaLine, certificate: Certificate) -> None:
    """A basis or a form of an assay says nothing without the assay or the water."""
    says_how = certificate.assay_basis is not None or certificate.assay_form is not None
    if says_how and certificate.assay is None and certificate.water is None:
        raise Refusal("missing_input", "assay", ingredient=line.name)


def _named(formulation: MasterFormulation, option: str, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Each NAME=VALUE with the one line that NAME is, or is an unambiguous part of."""
    seen: set[str] = set()
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise Refusal("unexpected_input", "no_name", option=_flag(option), text=shortened(text))
        line = _line(formulation, name.strip(), _flag(option))
        if line.ingredient in seen:
            raise Refusal("unexpected_input", "twice", option=_flag(option), ingredient=line.name)
        seen.add(line.ingredient)
        yield line.ingredient, value.strip()


def _line(formulation: MasterFormulation, name: str, flag: str) -> FormulaLine:
    """The line of that name, or of which it is an unambiguous part, in any language of the formulation."""
    called = {line.ingredient: {line.ingredient, *dict(line.name.texts).values()} for line in formulation.lines}
    exact = [line for line in formulation.lines if name in called[line.ingredient]]
    parts = [line for line in formulation.lines if name and any(name in each for each in called[line.ingredient])]
    found = exact or parts
    if len(found) == 1:
        return found[0]
    names = tuple(line.name for line in found or formulation.lines)
    if found:
        raise Refusal("unexpected_input", "ambiguous_name", option=flag, name=shortened(name), lines=names)
    raise Refusal("unexpected_input", "unknown_name", option=flag, name=shortened(name), lines=names)


def _flag(option: str) -> str:
    return "--" + option.replace("_", "-")


def _check_usable(
    formulation: MasterFormulation, pairs: dict[str, dict[str, str]], options: argparse.Namespace
) -> None:
    """An option that its line cannot use is refused before anything of it is read."""
    for option, values in pairs.items():
        for name in values:
            line = formulation.line(name)
            if takes_no_correction(line):
                raise Refusal("unexpected_input", "takes_no_correction", ingredient=line.name)
            if option in ("lot_form", "assay_form") and line.substance is None:
                raise Refusal("unexpected_input", "has_no_forms", ingredient=line.name)
            if option in _OF_POWDER and line.nominal_strength is not None:
                raise Refusal("unexpected_input", "concentrate", ingredient=line.name)
            if option == "found_strength" and line.nominal_strength is None:
                raise Refusal("unexpected_input", "not_a_concentrate", ingredient=line.name)
    for name in pairs["labelled_potency"]:
        if any(name in pairs[option] for option in _OF_ASSAY):
            raise Refusal("unexpected_input", "potency_and_assay", ingredient=formulation.line(name).name)
    if options.strength_as is not None and formulation.claimed_line.substance is None:
        raise Refusal("unexpected_input", "has_no_forms", ingredient=formulation.claimed_line.name)


def _policy(text: str) -> CorrectionPolicy:
    names = tuple(policy.value for policy in CorrectionPolicy)
    if text not in names:
        raise Refusal("unknown_option", "policy", policy=shortened(text), policies=names)
    return CorrectionPolicy(text)


def _basis(text: str) -> AssayBasis:
    names = tuple(basis.value for basis in AssayBasis)
    if text not in names:
        raise Refusal("unknown_option", "basis", basis=shortened(text), bases=names)
    return AssayBasis(text)


def _form(formulation: MasterFormulation, name: str, text: str) -> Form:
    substance = formulation.line(name).substance
    if substance is None:
        raise ValueError(f"{name} has no forms")
    return substance.form(text)


def _claim_form(formulation: MasterFormulation, text: str | None) -> Form | None:
    if text is None:
        return formulation.claim.form
    return _form(formulation, formulation.claim.ingredient, text)


def _weighed(formulation: MasterFormulation) -> set[DimensionPowers]:
    """The kinds of amounts that the formulation's lines have."""
    used = {amount.dimension for line in formulation.lines if (amount := base_amount(formulation, line)) is not None}
    used |= {MASS for line in formulation.lines if line.density is not None}
    return used | ({MASS} if formulation.base_size.dimension == MASS else set())


def _resolution(formulation: MasterFormulation, step: Quantity | None) -> Resolution:
    """The step given replaces that of its own dimension; one that no line can use is refused."""
    if step is None:
        return Resolution()
    used = _weighed(formulation)
    if step.dimension not in used:
        needed = dimension_phrase(MASS if MASS in used else VOLUME)
        raise Refusal("wrong_dimension", "other_kind", value=step, needed=needed)
    return Resolution(mass=step) if step.dimension == MASS else Resolution(volume=step)
