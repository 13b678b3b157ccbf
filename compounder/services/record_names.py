"""What stored records are called: versions, ingredients and people, each read once for one question."""

from __future__ import annotations

from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.phrase import LocalText
from compounder.domain.staff import StaffMember
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


class RecordNames:
    """Names as one moment's records give them; an ingredient is called as the formulations in force call it."""

    def __init__(self, loads: Loads, rule_book: RuleBook) -> None:
        self._loads, self._rule_book = loads, rule_book
        self._of_versions: dict[str, LocalText] = {}
        self._ingredients: dict[str, LocalText] = {}
        self._people: dict[str, str] = {}
        for version in loads.find(FormulationVersion, state=FormulationState.APPROVED):
            for line in rule_book.read_formulation(version).lines:
                self._ingredients.setdefault(line.ingredient, line.name)

    def version(self, key: str) -> LocalText:
        """The name of a formulation's version."""
        if key not in self._of_versions:
            self._of_versions[key] = self._rule_book.read_formulation(self._loads.load(FormulationVersion, key)).name
        return self._of_versions[key]

    def ingredient(self, name: str) -> LocalText:
        """The name of an ingredient; its own where no formulation in force has it."""
        return self._ingredients.get(name, LocalText.of(name))

    def person(self, key: str) -> str:
        """The name of a member of staff."""
        if key not in self._people:
            self._people[key] = self._loads.load(StaffMember, key).name
        return self._people[key]
