"""What stored records are called: versions, ingredients and people, each read once for one question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compounder.domain.formulation_version import FormulationState, FormulationVersion, FormulationVersionId
from compounder.domain.names import folded
from compounder.domain.phrase import LocalText
from compounder.domain.staff import StaffMember
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class _Known:
    """What a version's text calls the preparation and its ingredients."""

    name: LocalText
    ingredients: Mapping[str, LocalText]


_KNOWN: dict[tuple[object, str, str], _Known] = {}
"""By who read it, id and digest: a version's text never changes under its digest, and there are few."""


class RecordNames:
    """Names as one moment's records give them; an ingredient is called as the formulations in force call it."""

    def __init__(self, loads: Loads, rule_book: RuleBook) -> None:
        self._loads, self._rule_book = loads, rule_book
        self._of_versions: dict[str, LocalText] = {}
        self._ingredients: dict[str, LocalText] = {}
        self._people: dict[str, str] = {}
        for key, known in self._read(state=FormulationState.APPROVED):
            self._of_versions[key] = known.name
            self._ingredients = {**known.ingredients, **self._ingredients}

    def version(self, key: str) -> LocalText:
        """The name of a formulation's version."""
        if key not in self._of_versions:
            self._of_versions |= {read: known.name for read, known in self._read(id=FormulationVersionId(key))}
        if key not in self._of_versions:
            self._loads.load(FormulationVersion, key)  # refused: there is none
        return self._of_versions[key]

    def versions_named(self, text: str) -> frozenset[str]:
        """The versions, in force or not, whose name in some language holds a folded text."""
        self._of_versions |= {key: known.name for key, known in self._read()}
        return frozenset(key for key, name in self._of_versions.items() if is_named(name, text))

    def ingredient(self, name: str) -> LocalText:
        """The name of an ingredient; its own where no formulation in force has it."""
        return self._ingredients.get(name, LocalText.of(name))

    def person(self, key: str) -> str:
        """The name of a member of staff."""
        if key not in self._people:
            self._people[key] = self._loads.load(StaffMember, key).name
        return self._people[key]

    def _read(self, **equals: object) -> Iterator[tuple[str, _Known]]:
        for key, digest in self._loads.pick(FormulationVersion, "id", "digest", **equals):
            memo = (self._rule_book.read_formulation, key, digest)
            if memo not in _KNOWN:
                read = self._rule_book.read_formulation(self._loads.load(FormulationVersion, key))
                ingredients: dict[str, LocalText] = {}
                for line in read.lines:
                    ingredients.setdefault(line.ingredient, line.name)
                _KNOWN[memo] = _Known(read.name, ingredients)
            yield key, _KNOWN[memo]


def is_named(name: LocalText, wanted: str) -> bool:
    """Whether a name holds a folded text in some language."""
    return any(wanted in folded(text) for _, text in name.texts)
