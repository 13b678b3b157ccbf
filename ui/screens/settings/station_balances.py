"""The balances of the pharmacy as one station knows them: what each rests on, and at which port it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compounder.domain.balance import Balance, BalanceId
from compounder.exchange.settings_file import Settings
from compounder.services.balance_limits import BalanceStanding, balance_standing
from ui.workplace import Facilities, Workplace


@dataclass(frozen=True, slots=True)
class StationBalances:
    """Balances by name, and the settings of the station."""

    standings: tuple[BalanceStanding, ...]
    settings: Settings

    @property
    def balances(self) -> tuple[Balance, ...]:
        """The balances in their order."""
        return tuple(standing.balance for standing in self.standings)

    def of(self, balance: BalanceId) -> BalanceStanding:
        """What one rests on."""
        return next(standing for standing in self.standings if standing.balance.id == balance)


def read_balances(workplace: Workplace) -> StationBalances:
    """Read them, off the window's thread."""
    with workplace.records.reading() as loads:
        rows = sorted(loads.find(Balance), key=lambda row: row.name.casefold())
        found = tuple(balance_standing(loads, workplace.rules.weighing, row) for row in rows)
    return StationBalances(found, workplace.facilities.settings())


def keep_port(facilities: Facilities, name: str, port: str) -> Settings:
    """Keep the port of a balance at this station; an empty one is forgotten."""
    now = facilities.settings()
    ports = {known: at for known, at in now.ports.items() if known != name} | ({name: port} if port else {})
    chosen = replace(now, ports=ports)
    facilities.keep_settings(chosen)
    return chosen
