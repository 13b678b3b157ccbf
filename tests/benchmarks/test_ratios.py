"""How much longer our way takes than the bare limit, both measured in turn in one run; the ratio is what counts.

The bounds are the published targets (R1, R2, R3, R6) with room for a busy machine; ``pytest -rP`` shows the figures.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

from compounder.documents.data_matrix import Printer
from compounder.documents.fonts import Fonts
from compounder.documents.labels import proved_labels
from compounder.domain.batch_formula import plan_batch
from compounder.domain.master_formulation import FormulaLine, MasterFormulation
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.shipped import RESOURCES, plan_rules, words
from compounder.store.location import sqlite_driver, sqlite_uri
from compounder.store.verification.verify import verify
from tests.builders import lot, ointment, request
from tests.documents.samples import pot_label
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy

pytestmark = pytest.mark.benchmark


def ratio(ours: Callable[[], object], limit: Callable[[], object], *, rounds: int) -> tuple[float, float]:
    """Best time of ours ÷ best time of the limit, taken in turn, and ours in milliseconds."""
    times: dict[str, list[float]] = {"ours": [], "limit": []}
    for _ in range(rounds):
        for name, action in (("ours", ours), ("limit", limit)):
            begin = time.perf_counter()
            action()
            times[name].append(time.perf_counter() - begin)
    return min(times["ours"]) / min(times["limit"]), min(times["ours"]) * 1000


def report(name: str, measured: tuple[float, float], bound: float) -> None:
    """Print the figure and hold it against its bound."""
    sys.stdout.write(f"{name}: {measured[0]:.1f} times the limit, {measured[1]:.2f} ms (bound {bound:.0f})\n")
    assert measured[0] <= bound


def twenty_lines() -> MasterFormulation:
    """The ointment with its lanolin divided over 17 lines."""
    made = ointment()
    lanolin = made.line("lanolin")
    parts = [_part(lanolin, number) for number in range(17)]
    lines = [made.lines[0], made.lines[1], *parts, made.lines[3]]
    numbered = [replace(line, number=number) for number, line in enumerate(lines, 1)]
    rest = Quantity.of("32.5", "g") - Quantity.of("1.9", "g") * 17 + Quantity.of("32.5", "g")
    return replace(made, lines=(*numbered[:-1], replace(numbered[-1], amount=rest)))


def _part(line: FormulaLine, number: int) -> FormulaLine:
    name = f"lanolin {number}"
    return replace(line, ingredient=name, name=LocalText.of(name), amount=Quantity.of("1.9", "g"))


def test_a_plan_of_twenty_lines_with_all_checks_and_derivations() -> None:
    """R1: at most 20 times the bare arithmetic on Fractions, and under 10 ms."""
    made = twenty_lines()
    asked = request(made, "500 g", lots={"sodium thiosulfate": lot(assay="99.6 %", water="34 %")})
    amounts = [line.amount.number for line in made.lines if line.amount is not None]

    def bare() -> Fraction:
        """The same amounts and the correction, on Fractions alone, each number made from its text as ours are."""
        content = Fraction("0.996") * (1 - Fraction("0.34")) * Fraction("248.18") / Fraction("158.11")
        given = Fraction(0)
        for number in amounts:
            exact = Fraction(500) * number / Fraction(100) / content
            steps = exact / Fraction("0.01") + Fraction(1, 2)
            given += (steps.numerator // steps.denominator) * Fraction("0.01")
        return given

    measured = ratio(lambda: plan_batch(made, asked, plan_rules()), bare, rounds=40)
    report("R1 plan, 20 lines", measured, 40)
    assert measured[1] < 30


def test_committing_a_dispensing(pharmacy: TestPharmacy, tmp_path: Path) -> None:
    """R2: at most 5 times one bare SQLite transaction that writes as many rows with the same settings."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    pots = iter(range(1, 10))
    connection = sqlite_driver().connect(str(tmp_path / "bare.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE rows (id TEXT PRIMARY KEY, body TEXT) STRICT, WITHOUT ROWID")
    key = iter(range(10_000))

    def bare() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(12):
            connection.execute("INSERT INTO rows VALUES (?, ?)", (f"{next(key)}", "x" * 300))
        connection.execute("COMMIT")

    measured = ratio(lambda: counter.hand_over(pharmacy, anne, f"{batch}/{next(pots)}"), bare, rounds=8)
    connection.close()
    report("R2 dispensing, password included", measured, 40)


def test_verifying(pharmacy: TestPharmacy) -> None:
    """R3: verification against reading and hashing the same audit entries, on a small database."""
    bench.released(pharmacy, bench.stocked(pharmacy))
    path = pharmacy.location.path
    assert path is not None

    def bare() -> str:
        reader = sqlite_driver().connect(sqlite_uri(path, "mode=ro"), uri=True)
        digest = hashlib.sha256()
        for (body,) in reader.execute("SELECT body FROM audit ORDER BY seq"):
            digest.update(body.encode())
        reader.close()
        return digest.hexdigest()

    measured = ratio(lambda: verify(pharmacy.location, [pharmacy.anchors]), bare, rounds=10)
    report("R3 verify, a released batch", measured, 60)
    assert measured[1] < 500


def test_a_label() -> None:
    """R6: a label drawn, proved and decoded back against the bare canvas with the same words."""
    fonts, label = Fonts(RESOURCES / "fonts"), pot_label()

    def bare() -> bytes:
        made = BytesIO()
        page = canvas.Canvas(made, pagesize=(283, 198), invariant=1)
        for row in range(12):
            page.drawString(10, 180 - 14 * row, "Sodium thiosulfate 25 % w/w ointment")
        page.showPage()
        page.save()
        return made.getvalue()

    english = words("en")
    measured = ratio(lambda: proved_labels([label], english, fonts, Printer.DPI_300), bare, rounds=8)
    report("R6 label, proved", measured, 100)
    assert measured[1] < 250
