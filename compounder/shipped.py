"""What ships with the program, each read once: words, rules, substances, formulations.

What reads a kind of file is imported when it is read: the sign-in page needs the words alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.exchange.files import text_of_file
from compounder.words import Words

if TYPE_CHECKING:
    from compounder.domain.batch_plan import PlanRules
    from compounder.domain.beyond_use import BeyondUseRules
    from compounder.domain.formulation_version import FormulationVersion
    from compounder.domain.lot_certificate import Ingredient, KnownIngredient
    from compounder.domain.master_formulation import MasterFormulation
    from compounder.domain.substance import Substance
    from compounder.domain.tonicity_estimate import Isotonic
    from compounder.domain.weighing_sense import WeighingRule
    from compounder.services.rule_book import RuleBook
    from compounder.services.set_up import Choices
    from compounder.services.unit_of_work import Loads

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""The data files beside the package: words, rules, substances, formulations, fonts."""

LANGUAGES = ("en", "fr")


@cache
def words(language: str) -> Words:
    """The words of a language; one that there is not is refused as ``unknown_option``."""
    if language not in LANGUAGES:
        raise Refusal("unknown_option", "language", language=shortened(language), languages=LANGUAGES)
    table = tomllib.loads((RESOURCES / "words" / f"{language}.toml").read_text("utf-8"))
    return Words(language, dict(_flat(table)))


def _flat(table: Mapping[str, object], place: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{place}{key}.")
        else:
            yield f"{place}{key}", str(value)


@cache
def substances() -> Mapping[str, Substance]:
    """Every shipped substance by id; a molar mass that its formula contradicts stops here."""
    from compounder.exchange.data_files import read_atomic_masses, read_substance

    masses_file = RESOURCES / "rules" / "atomic_masses.toml"
    masses = read_atomic_masses(masses_file.read_text("utf-8"), masses_file.name)
    read = (read_substance(path.read_text("utf-8"), path.name, masses) for path in _files("substances"))
    return {substance.id: substance for substance in read}


@cache
def plan_rules() -> PlanRules:
    """The limits that the planner follows."""
    from compounder.exchange.data_files import read_plan_rules

    path = RESOURCES / "rules" / "corrections.toml"
    return read_plan_rules(path.read_text("utf-8"), path.name)


@cache
def weighing_rules() -> Mapping[str, WeighingRule]:
    """The rules by which the least weight of a balance is found, the usual one first."""
    from compounder.exchange.data_files import read_weighing_rules

    return read_weighing_rules(_rule_text("weighing.toml"), "weighing.toml")


@cache
def isotonic() -> Isotonic:
    """What counts as isotonic."""
    from compounder.exchange.data_files import read_isotonic

    return read_isotonic(_rule_text("tonicity.toml"), "tonicity.toml")


@cache
def item_prefix() -> str:
    """The prefix of the pharmacy's own item numbers in container codes."""
    from compounder.exchange.data_files import read_item_prefix

    return read_item_prefix(_rule_text("container_codes.toml"), "container_codes.toml")


@cache
def rule_book() -> RuleBook:
    """The rules of every profile, and stored formulations read from their texts."""
    from compounder.exchange.record_rules import read_retentions
    from compounder.services.rule_book import RuleBook

    return RuleBook(
        read_formulation=stored_formulation,
        plan=plan_rules(),
        beyond_use={rules.profile: rules for rules in map(_beyond_use_rules, _files("rules", "beyond_use_*.toml"))},
        retention=read_retentions(_rule_text("retention.toml"), "retention.toml"),
        weighing=weighing_rules(),
        isotonic=isotonic(),
    )


def _beyond_use_rules(path: Path) -> BeyondUseRules:
    from compounder.exchange.record_rules import read_beyond_use_rules

    return read_beyond_use_rules(path.read_text("utf-8"), path.name)


def _rule_text(name: str) -> str:
    return (RESOURCES / "rules" / name).read_text("utf-8")


@cache
def stored_formulation(version: FormulationVersion) -> MasterFormulation:
    """The formulation that a stored version holds."""
    from compounder.exchange.formulation_file import read_formulation

    return read_formulation(version.text, version.id, substances())


def shipped_formulations() -> tuple[str, ...]:
    """The ids of the formulations that come with the program."""
    return tuple(path.stem for path in _files("formulations"))


def formulation(id_or_file: str) -> MasterFormulation:
    """A shipped formulation by its id, or one from a TOML file.

    Refused: ``unknown_formulation``, ``damaged_file``, and whatever `read_formulation` refuses.
    """
    if id_or_file in shipped_formulations():
        path = RESOURCES / "formulations" / f"{id_or_file}.toml"
    else:
        path = Path(id_or_file)
        if not id_or_file.endswith(".toml") or not _exists(path):
            raise Refusal("unknown_formulation", "id", formulation=shortened(id_or_file), known=shipped_formulations())
    return formulation_of_text(text_of_file(path), path.name)


def formulation_of_text(text: str, file: str) -> MasterFormulation:
    """The formulation that the text of a file holds; `file` is named where it is refused, as `read_formulation`."""
    from compounder.exchange.formulation_file import read_formulation

    return read_formulation(text, file, substances())


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def set_up_choices() -> Choices:
    """The regulatory profiles of the rule files and the languages of the words."""
    from compounder.exchange.record_rules import read_retentions
    from compounder.services.set_up import Choices

    path = RESOURCES / "rules" / "retention.toml"
    return Choices(tuple(read_retentions(path.read_text("utf-8"), path.name)), LANGUAGES)


def known_ingredients(loads: Loads) -> tuple[KnownIngredient, ...]:
    """Every ingredient that a formulation, stored or shipped, uses, in the order of their names in records."""
    from compounder.domain.formulation_version import FormulationVersion
    from compounder.domain.lot_certificate import Ingredient, KnownIngredient

    stored = [stored_formulation(row) for row in loads.find(FormulationVersion)]
    known: dict[str, KnownIngredient] = {}
    for source in (*(formulation(shipped) for shipped in shipped_formulations()), *stored):
        for line in source.lines:
            ingredient = Ingredient(line.ingredient, line.substance, line.nominal_strength, line.name)
            known[line.ingredient] = KnownIngredient(ingredient, line.name)
    return tuple(known[name] for name in sorted(known))


def ingredient_named(loads: Loads, name: str) -> Ingredient:
    """What the formulations, stored and shipped, say of an ingredient; ``unknown_ingredient`` with those they know."""
    known = {each.ingredient.name: each.ingredient for each in known_ingredients(loads)}
    if name not in known:
        raise Refusal("unknown_ingredient", "named", ingredient=shortened(name), known=tuple(known))
    return known[name]


def _files(folder: str, pattern: str = "*.toml") -> list[Path]:
    return sorted((RESOURCES / folder).glob(pattern))
