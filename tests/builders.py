"""Builders for tests: formulations, requests and certificates as short texts, and random ones from a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache

from compounder import shipped
from compounder.domain.batch_formula import plan_batch
from compounder.domain.batch_plan import BatchPlan, LineLot, PlanRequest, Resolution
from compounder.domain.batch_size import size_for_containers
from compounder.domain.calculators.corrections import CorrectionPolicy, Role
from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.formulation_checks import check_formulation
from compounder.domain.master_formulation import (
    Claim,
    ContainerKind,
    Density,
    FormulaLine,
    MadeBy,
    MasterFormulation,
    Overage,
    base_amount,
)
from compounder.domain.number import decimal_text
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.substance import Form, Substance
from compounder.domain.unit import MASS, VOLUME
from compounder.domain.weighing_sense import Balances

SODIUM_THIOSULFATE = "sodium thiosulfate"


def thiosulfate() -> Substance:
    """Sodium thiosulfate as the program ships it, with both forms."""
    return shipped.substances()["sodium-thiosulfate"]


def pentahydrate() -> Form:
    return thiosulfate().form("pentahydrate")


def anhydrous() -> Form:
    return thiosulfate().form("anhydrous")


@cache
def ointment() -> MasterFormulation:
    """The shipped 25 % ointment."""
    return shipped.formulation("sts-ointment-25")


def certificate(
    assay: str | None = None,
    water: str | None = None,
    *,
    basis: str | None = None,
    assay_form: Form | None = None,
    potency: str | None = None,
    found: str | None = None,
) -> Certificate:
    """A certificate from texts: ``certificate("99.6 %", "34 %")``."""
    return Certificate(
        assay=Percentage.written(assay) if assay else None,
        assay_basis=AssayBasis(basis) if basis else None,
        assay_form=assay_form,
        water=Percentage.written(water) if water else None,
        labelled_potency=Strength.written(potency) if potency else None,
        found_strength=Strength.written(found) if found else None,
    )


def request(
    formulation: MasterFormulation,
    size: str,
    *,
    policy: str | None = None,
    claim_form: Form | None = None,
    lots: dict[str, LineLot] | None = None,
    step: str = "0.01 g",
    density: str | None = None,
    apply_optional: bool = False,
) -> PlanRequest:
    """A request from texts; the policy and the claim's form are the formulation's unless given."""
    return PlanRequest(
        size=Quantity.written(size),
        policy=CorrectionPolicy(policy) if policy else formulation.policy,
        claim_form=claim_form or formulation.claim.form,
        claim_form_given=claim_form is not None,
        lots=lots or {},
        apply_optional=apply_optional,
        density=Quantity.written(density) if density else None,
        resolution=Resolution(mass=Quantity.written(step)),
    )


def lot(form: Form | None = None, **of_certificate: object) -> LineLot:
    """What is known of a lot: ``lot(assay="99.6 %", water="34 %")``."""
    return LineLot(form, certificate(**of_certificate))  # type: ignore[arg-type]  # passed on by name


def plan(formulation: MasterFormulation, size: str, **options: object) -> BatchPlan:
    """A plan under the shipped rules; options as `request` takes them."""
    return plan_batch(formulation, request(formulation, size, **options), shipped.plan_rules())  # type: ignore[arg-type]


def amounts(made: BatchPlan) -> list[str]:
    """The rounded amounts of a plan as texts, "q.s." where none is added by number."""
    return [str(line.rounded) if line.rounded is not None else "q.s." for line in made.lines]


def text(english: str) -> LocalText:
    return LocalText.of(english)


def full_formulation() -> MasterFormulation:
    """The ointment with every key that a file can hold, a third language among them."""
    said = LocalText.of("said", de="gesagt", fr="dit")
    sts, glycerol, lanolin, petrolatum = ointment().lines
    overage = Overage(Percentage.of(5), said, "USP 795")
    density = Density(Quantity.of("1.25", "g/mL"), Quantity.of(20, "degC"), "Ph. Eur.")
    strength, nominal = Strength.written("32.5 % w/w"), Strength.written("1:400 w/w")
    lines = (
        replace(sts, overage=overage),
        replace(glycerol, amount=Quantity.of(8, "mL"), density=density, tolerance=Percentage.of(2)),
        replace(
            lanolin,
            amount=None,
            strength=strength,
            nominal_strength=nominal,
            role=Role.CONCENTRATE,
        ),
        replace(petrolatum, amount=None),
    )
    shown = ointment()
    made = replace(
        shown,
        name=said,
        lines=lines,
        container=replace(shown.container, excess=Percentage.of(5)),
        storage=replace(shown.storage, low=Quantity.of(2, "degC")),
        strength_limits=replace(shown.strength_limits, confirmed=True),
        tolerance_confirmed=True,
        water_activity=Fraction(3, 5),
        house_limit_days=30,
        is_sterile=True,
        is_hypertonic=True,
        excipients=said,
        effective_on=date(2027, 1, 1),
        expected_loss=Percentage.of(3),
    )
    check_formulation(made)
    return made


# ---- random formulations and requests, the same for the same seed ----

_STEPS = ("0.0001", "0.001", "0.002", "0.005", "0.01", "0.02", "0.05", "0.1", "0.2", "1")
_POLICIES = tuple(CorrectionPolicy)


def _decimal(source: random.Random, low: int, high: int, places: int) -> Fraction:
    """A number with so many decimals between two whole ones."""
    return Fraction(source.randint(low * 10**places, high * 10**places), 10**places)


def random_formulation(source: random.Random) -> MasterFormulation:
    """A formulation by mass or by volume that passes its own checks: powders, concentrates, volumes, strengths, q.s."""
    by_mass = source.random() < 0.65
    unit = source.choice(("g", "kg", "mg") if by_mass else ("mL", "L"))
    base = Quantity(Fraction(source.choice((1, 10, 50, 100, 1000))), Quantity.of(1, unit).unit)
    own = [_claimed_line(source, base)]
    own += [_other_line(source, base, number) for number in range(source.randint(0, 3))]
    rest = _compensating_lines(source, base, own) if by_mass else _up_to_volume(source)
    lines = [*own, *rest]
    order = source.sample(range(len(lines)), len(lines))
    lines = [replace(lines[place], number=number) for number, place in enumerate(order, 1)]
    claimed = own[0]
    amount = base_amount(replace(ointment(), base_size=base), claimed)
    assert amount is not None
    strength = (
        claimed.nominal_strength.times(amount.ratio(base))
        if claimed.nominal_strength is not None
        else Strength.of(amount, base)
    )
    container = _random_container(source, base)
    formulation = replace(
        ointment(),
        id=f"random-{source.randint(0, 10**6)}",
        made_by=MadeBy.MASS if by_mass else MadeBy.VOLUME,
        base_size=base,
        usual_size=base,
        lines=tuple(lines),
        claim=Claim(strength, claimed.ingredient, claimed.form),
        policy=source.choice(_POLICIES),
        tolerance=Percentage.of(source.choice((1, 5))),
        container=container,
        expected_loss=Percentage.of(source.choice(("0.5", "2", "7.5"))) if source.random() < 0.2 else None,
    )
    formulation = _in_parts(source, formulation) if source.random() < 0.15 else formulation
    check_formulation(formulation)
    return formulation


def _random_container(source: random.Random, base: Quantity) -> ContainerKind:
    """A container whose content is of the kind of the base size, some with an excess."""
    content = Quantity(
        Fraction(source.choice((5, 10, 50))), Quantity.of(1, "g" if base.dimension == MASS else "mL").unit
    )
    excess = source.choice((None, Percentage.of(5), Percentage.of("2.5"), content * Fraction(1, 20)))
    return replace(ointment().container, content=content, excess=excess)


def _in_parts(source: random.Random, formulation: MasterFormulation) -> MasterFormulation:
    """The same lines as parts of 100, so that the claim has an end in decimals."""
    parts = [Fraction(source.randint(1, 9)) for _ in formulation.lines[1:]]
    parts.insert(source.randint(0, len(parts)), Fraction(100) - sum(parts))
    lines = tuple(
        replace(line, amount=None, strength=None, density=None, parts=part)
        for line, part in zip(formulation.lines, parts, strict=True)
    )
    made = replace(formulation, lines=lines)
    line = made.claimed_line
    assert line.parts is not None
    share = line.parts / 100
    if line.nominal_strength is not None:
        strength = line.nominal_strength.times(share)
    else:
        strength = Strength.of(made.base_size * share, made.base_size)
    return replace(made, claim=replace(made.claim, strength=strength))


def _random_overage(source: random.Random) -> Overage | None:
    if source.random() < 0.85:
        return None
    return Overage(Percentage.of(source.choice(("1", "2.5", "10"))), text("a test"), source.choice(("", "a rule")))


def _claimed_line(source: random.Random, base: Quantity) -> FormulaLine:
    kind = source.choice(("powder", "powder", "strength", "concentrate"))
    share = _decimal(source, 0, 24, 2) / 100 + Fraction(1, 200)
    form = source.choice((pentahydrate(), anhydrous()))
    line = FormulaLine(
        1, "claimed active", text("claimed active"), Role.ACTIVE, substance=thiosulfate(), form=form,
        overage=_random_overage(source),
    )  # fmt: skip
    if kind == "concentrate":
        nominal = Strength.written("50 % w/w" if base.dimension == MASS else "250 mg/mL")
        return replace(line, role=Role.CONCENTRATE, amount=base * share, nominal_strength=nominal)
    if kind == "strength":
        basis = "w/w" if base.dimension == MASS else "w/v"
        return replace(line, strength=Strength.written(f"{decimal_text(share * 100)} % {basis}"))
    return replace(line, amount=_mass_for(base, share))


def _mass_for(base: Quantity, share: Fraction) -> Quantity:
    if base.dimension == MASS:
        return base * share
    return Quantity(base.to(Quantity.of(1, "mL").unit).number * share, Quantity.of(1, "g").unit)


def _other_line(source: random.Random, base: Quantity, number: int) -> FormulaLine:
    share = _decimal(source, 0, 14, 1) / 100 + Fraction(1, 1000)
    line = FormulaLine(
        1, f"other {number}", text(f"other {number}"),
        source.choice((Role.ACTIVE, Role.PRESERVATIVE, Role.EXCIPIENT)), amount=_mass_for(base, share),
        overage=_random_overage(source),
    )  # fmt: skip
    kind = source.choice(("plain", "with forms", "volume", "strength"))
    if kind == "with forms":
        return replace(line, substance=thiosulfate(), form=source.choice((pentahydrate(), anhydrous())))
    if kind == "strength":
        basis = "w/w" if base.dimension == MASS else "w/v"
        return replace(line, amount=None, strength=Strength.written(f"{decimal_text(share * 100)} % {basis}"))
    if kind == "volume":
        return replace(line, amount=_volume_for(base, share), density=_density(source, base))
    return line


def _volume_for(base: Quantity, share: Fraction) -> Quantity:
    if base.dimension == VOLUME:
        return base * share
    return Quantity(base.to(Quantity.of(1, "g").unit).number * share, Quantity.of(1, "mL").unit)


def _density(source: random.Random, base: Quantity) -> Density | None:
    """A sourced density; a volume in a formula by volume may go without."""
    if base.dimension == VOLUME and source.random() < 0.5:
        return None
    value = Quantity(_decimal(source, 0, 1, 4) / 2 + Fraction(7, 10), Quantity.of(1, "g/mL").unit)
    return Density(value, Quantity.of(20, "degC"), "a test")


def _compensating_lines(source: random.Random, base: Quantity, own: Sequence[FormulaLine]) -> list[FormulaLine]:
    """One to three lines that take the rest; the last one may be q.s."""
    used = Quantity(Fraction(0), base.unit)
    for line in own:
        amount = line.strength.in_total(base) if line.strength is not None else line.amount
        assert amount is not None
        if line.density is not None:
            amount = amount * line.density.value
        used = used + amount.to(base.unit)
    left = base - used
    weights = [source.randint(1, 9) for _ in range(source.randint(1, 3))]
    lines = [
        FormulaLine(
            1,
            f"base {number}",
            text(f"base {number}"),
            Role.EXCIPIENT,
            amount=left * Fraction(weight, sum(weights)),
            compensating=True,
        )
        for number, weight in enumerate(weights)
    ]
    if source.random() < 0.4:
        lines[-1] = replace(lines[-1], amount=None)
    return lines


def _up_to_volume(source: random.Random) -> list[FormulaLine]:
    if source.random() < 0.2:
        return []
    return [FormulaLine(1, "vehicle", text("vehicle"), Role.EXCIPIENT)]


def random_request(source: random.Random, formulation: MasterFormulation) -> PlanRequest:
    """A request with a size of either kind, any policy, forms, certificates and steps; some of them will be refused."""
    by_mass = formulation.base_size.dimension == MASS
    size = Quantity(_decimal(source, 1, 2000, source.choice((0, 1, 3))), Quantity.of(1, "g" if by_mass else "mL").unit)
    density = None
    if source.random() < 0.1:
        density = Quantity.of(decimal_text(_decimal(source, 1, 2, 3)), "g/mL")
        size = Quantity(size.number, Quantity.of(1, "mL" if by_mass else "g").unit)
    policy = source.choice(_POLICIES)
    containers = source.randint(1, 60) if density is None and source.random() < 0.15 else None
    if containers is not None:
        size = size_for_containers(formulation.container, containers)
    return PlanRequest(
        size=size,
        policy=policy,
        claim_form=source.choice((pentahydrate(), anhydrous())),
        claim_form_given=True,
        lots={line.ingredient: _random_lot(source, line) for line in formulation.lines},
        apply_optional=policy is CorrectionPolicy.DAC_NRF and source.random() < 0.5,
        density=density,
        resolution=Resolution(Quantity.of(source.choice(_STEPS), "g"), Quantity.of(source.choice(_STEPS), "mL")),
        containers=containers,
        balances=_random_balances(source) if source.random() < 0.35 else None,
    )


def balances(*owned: str, rule: str = "usp_41") -> Balances:
    """Balances from texts, each "readability, capacity" or with the repeatability behind: ``"0.01 g, 2200 g"``."""
    read = (OwnedBalance(*(Quantity.written(part.strip()) for part in text.split(","))) for text in owned)
    return Balances(tuple(read), shipped.weighing_rules()[rule])


_OWNED = ("0.0001 g, 220 g", "0.001 g, 320 g, 0.0012 g", "0.01 g, 4200 g, 0.004 g", "0.1 g, 12 kg", "1 g, 60 kg, 0.7 g")


def _random_balances(source: random.Random) -> Balances:
    """Some of a pharmacy's balances, under either rule."""
    owned = source.sample(_OWNED, source.randint(1, 4))
    return balances(*owned, rule=source.choice(("usp_41", "dac_nrf")))


def _random_lot(source: random.Random, line: FormulaLine) -> LineLot:
    if line.compensating or (line.amount is None and line.strength is None) or source.random() < 0.2:
        return LineLot()
    if line.nominal_strength is not None:
        factor = _decimal(source, 0, 1, 4) / 6 + Fraction(91, 100)
        found = line.nominal_strength.times(Fraction(int(factor * 10000), 10000))
        return LineLot(None, Certificate(found_strength=found))
    form = source.choice((None, pentahydrate(), anhydrous())) if line.substance is not None else None
    if source.random() < 0.25:
        potency = f"9{source.randint(0, 9)}.{source.randint(1, 9999)} % w/w"
        return LineLot(form, Certificate(labelled_potency=Strength.written(potency)))
    return LineLot(form, _random_powder_certificate(source, form or line.form))


def _random_powder_certificate(source: random.Random, form: Form | None) -> Certificate:
    assay = Percentage(_decimal(source, 91, 102, 2) / 100)
    if form is not None and form.holds_water:
        if source.random() < 0.5:
            return Certificate(assay=assay, water=Percentage(_decimal(source, 32, 37, 2) / 100))
        return Certificate(assay=assay, assay_basis=AssayBasis.AS_IS)
    return Certificate(assay=assay, water=Percentage(_decimal(source, 0, 3, 2) / 100))
