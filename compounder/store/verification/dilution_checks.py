"""Checks of dilutions: each part goes with its drug, and of what was mixed the portion alone went into the batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from compounder.store.raw import RawRow
from compounder.store.rows import measured
from compounder.store.verification.evidence import Evidence, number, text
from compounder.store.verification.ledger_checks import smallest_units
from compounder.store.verification.report import Finding

_DRUG, _DILUENT, _PORTION = "drug", "diluent", "portion"
_Dilutions = dict[int, dict[str, RawRow]]
"""The weighings of each diluted line of a batch, by part."""


def check_dilutions(evidence: Evidence) -> Iterator[Finding]:
    """Diluent and portion name an earlier weighing of their drug; in a released batch the one that stands."""
    weighings = evidence.rows("weighings")
    replaced = {row["replaces"] for row in weighings.values()}
    for key, row in weighings.items():
        part, named = _part(evidence, row), row.get("dilution")
        if (part in (_DILUENT, _PORTION)) != (named is not None):
            yield Finding.of("dilutions", "unnamed", "weighings", key)
        elif named is not None:
            is_left_behind = named in replaced and key not in replaced and _is_released(evidence, text(row, "batch"))
            if is_left_behind or not _is_its_drug(evidence, key, row, weighings.get(str(named))):
                yield Finding.of("dilutions", "other_drug", "weighings", key)


def _part(evidence: Evidence, row: RawRow) -> object:
    return evidence.rows("batch_lines").get(text(row, "batch_line"), {}).get("part")


def _is_its_drug(evidence: Evidence, key: str, row: RawRow, drug: RawRow | None) -> bool:
    """Whether a row is an earlier weighing of the drug of the same line of the same batch."""
    if drug is None or _part(evidence, drug) != _DRUG:
        return False
    lines, order = evidence.rows("batch_lines"), evidence.history.order
    one, other = lines.get(text(row, "batch_line"), {}), lines.get(text(drug, "batch_line"), {})
    is_earlier = order.get(("weighings", str(row.get("dilution"))), (0, 0)) < order.get(("weighings", key), (0, 0))
    return is_earlier and (one.get("batch"), one.get("line")) == (other.get("batch"), other.get("line"))


def _is_released(evidence: Evidence, batch: str) -> bool:
    return evidence.history.first_with("batches", batch, "state", "released") > 0


def check_dilution_rests(evidence: Evidence) -> Iterator[Finding]:
    """What the ledger threw away of dilutions is what was weighed into them less what the portions hold."""
    thrown: dict[tuple[str, str], int] = defaultdict(int)
    for row in evidence.rows("movements").values():
        if row["kind"] == "dilution_rest" and row["account"] == "waste":
            thrown[text(row, "batch"), text(row, "lot")] += number(row, "amount")
    expected: dict[tuple[str, str], int | None] = {}
    batches = evidence.rows("batches")
    for batch, dilutions in _dilutions(evidence).items():
        if batches.get(batch, {}).get("yield_obtained") is not None:
            for lot, rest in _rests(evidence, dilutions).items():
                expected[batch, lot] = rest
    for place in sorted(thrown.keys() | expected.keys()):
        rest = expected.get(place, 0)
        if rest is not None and thrown[place] != rest:
            yield Finding.of("dilution_rests", "ledger", "batches", place[0], lot=place[1], ledger=thrown[place])


def _rests(evidence: Evidence, dilutions: _Dilutions) -> dict[str, int | None]:
    """What is left of the dilutions of a batch, by lot; None where a density would have to be known."""
    rests: dict[str, int | None] = {}
    for parts in dilutions.values():
        if set(parts) != {_DRUG, _DILUENT, _PORTION}:
            continue
        diluent, portion = (measured(text(parts[name], "reading")) for name in (_DILUENT, _PORTION))
        made_up = str(diluent.unit) in ("mL", "L", "microlitre")
        total = diluent if made_up else measured(text(parts[_DRUG], "reading")) + diluent
        share = portion.ratio(total)
        for name in (_DRUG, _DILUENT):
            lot = text(parts[name], "lot")
            weighed = _in_lot(evidence, lot, text(parts[name], "reading"))
            known = rests.get(lot, 0)
            rests[lot] = None if weighed is None or known is None else known + weighed - _nearest(weighed * share)
    return rests


def _dilutions(evidence: Evidence) -> dict[str, _Dilutions]:
    """The dilutions of every batch that has one, of weighings that no later one replaces."""
    weighings = evidence.rows("weighings").values()
    replaced = {row["replaces"] for row in weighings}
    found: dict[str, _Dilutions] = defaultdict(lambda: defaultdict(dict))
    for row in weighings:
        part = _part(evidence, row)
        if part is not None and row["id"] not in replaced:
            line = evidence.rows("batch_lines")[text(row, "batch_line")]
            found[text(row, "batch")][number(line, "line")][str(part)] = row
    return found


def _in_lot(evidence: Evidence, lot: str, reading: str) -> int | None:
    """A reading in the lot's smallest units; None where it is in another dimension."""
    is_volume = str(measured(reading).unit) in ("mL", "L", "microlitre")
    counted_in = evidence.rows("lots").get(lot, {}).get("dimension")
    return int(smallest_units(reading)) if counted_in == ("volume" if is_volume else "mass") else None


def _nearest(count: Fraction) -> int:
    return (2 * count.numerator + count.denominator) // (2 * count.denominator)
