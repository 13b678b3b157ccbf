"""A master formulation as a TOML file: read strictly, written so that reading it back gives the same formulation."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

import tomli_w

from compounder.domain.calculators.corrections import CorrectionPolicy, Role
from compounder.domain.errors import Refusal
from compounder.domain.formulation_checks import check_formulation
from compounder.domain.formulation_writing import checked_id
from compounder.domain.master_formulation import (
    BeyondUseClass,
    Claim,
    ContainerKind,
    Density,
    FormulaLine,
    InProcessControl,
    Limits,
    MadeBy,
    MasterFormulation,
    Overage,
    PreparationStep,
    Storage,
    Unconfirmed,
)
from compounder.domain.number import decimal_text
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.substance import Form, Substance
from compounder.exchange.toml_table import Table, parse_toml

DOSAGE_FORMS = ("ointment", "cream", "gel", "solution_for_injection", "solution", "suspension", "capsule", "powder")
ROUTES = ("cutaneous", "intralesional", "oral", "subcutaneous", "intravenous")
CONTAINERS = ("pot", "tube", "vial", "bottle", "syringe")
LABELS = ("pot_100x70", "pot_70x40", "vial_72x28")

Choice = TypeVar("Choice", bound=Enum)


def read_formulation(text: str, file: str, substances: Mapping[str, Substance]) -> MasterFormulation:
    """Read and check a formulation. Refused: ``damaged_file``, its numbers, and what `check_formulation` refuses."""
    table = parse_toml(text, file)
    lines = tuple(_line(number, line, substances) for number, line in enumerate(table.tables("line"), 1))
    claim_table = table.table("claim")
    claim = _claim(claim_table, lines)
    tolerance = table.table("tolerance")
    formulation = MasterFormulation(
        id=checked_id(table.text("id")),
        version=table.integer("version"),
        name=table.local_name("name"),
        dosage_form=table.choice("dosage_form", str, DOSAGE_FORMS),
        route=table.choice("route", str, ROUTES),
        source=table.text("source"),
        made_by=_choice(table, "made_by", MadeBy),
        base_size=table.parsed("base_size", Quantity.written),
        usual_size=table.parsed("usual_size", Quantity.written),
        lines=lines,
        claim=claim,
        strength_limits=_limits(table.table("strength_limits")),
        yield_limits=_limits(table.table("yield_limits")),
        policy=_choice(table, "policy", CorrectionPolicy),
        tolerance=tolerance.parsed("line", Percentage.written),
        tolerance_confirmed=tolerance.flag("confirmed", default=False),
        container=_container(table.table("container")),
        storage=_storage(table.table("storage")),
        beyond_use_class=_choice(table, "beyond_use_class", BeyondUseClass),
        water_activity=table.number("water_activity") if table.has("water_activity") else None,
        steps=tuple(_step(step) for step in table.tables("step")),
        controls=tuple(_control(control) for control in table.tables("control")),
        unconfirmed=tuple(_unconfirmed(fact) for fact in table.tables("unconfirmed")),
        house_limit_days=table.integer("house_limit_days") if table.has("house_limit_days") else None,
        is_sterile=table.flag("is_sterile", default=False),
        allows_lone_pharmacist=table.flag("allows_lone_pharmacist", default=False),
        is_hypertonic=table.flag("is_hypertonic", default=False),
        excipients=table.local("excipients") if table.has("excipients") else None,
        effective_on=table.date("effective_on") if table.has("effective_on") else None,
        expected_loss=table.parsed_or_none("expected_loss", Percentage.written),
    )
    tolerance.finish()
    table.finish()
    check_formulation(formulation)
    return formulation


def _choice(table: Table, key: str, kind: type[Choice]) -> Choice:
    return table.choice(key, kind, tuple(str(member.value) for member in kind))


def _line(number: int, table: Table, substances: Mapping[str, Substance]) -> FormulaLine:
    substance = _substance(table, substances)
    of_total = table.has("strength") or table.has("parts")
    amount = table.text("amount", "") if not of_total else ""
    line = FormulaLine(
        number=number,
        ingredient=table.name("ingredient"),
        name=table.local_name("name"),
        role=_choice(table, "role", Role),
        amount=None if amount in ("q.s.", "") else Quantity.written(amount),
        strength=table.parsed_or_none("strength", Strength.written) if not table.has("parts") else None,
        compensating=table.flag("compensating", default=False),
        substance=substance,
        form=_form(table, substance),
        nominal_strength=table.parsed_or_none("nominal_strength", Strength.written),
        density=_density(table.table("density")) if table.has("density") else None,
        tolerance=table.parsed_or_none("tolerance", Percentage.written),
        parts=table.number("parts") if table.has("parts") else None,
        overage=_overage(table.table("overage")) if table.has("overage") else None,
    )
    if not amount and not of_total:
        table.text("amount")
    table.finish()
    return line


def _substance(table: Table, substances: Mapping[str, Substance]) -> Substance | None:
    if not table.has("substance"):
        return None
    name = table.text("substance")
    if name not in substances:
        raise Refusal("unknown_option", "substance", substance=name, substances=tuple(sorted(substances)))
    return substances[name]


def _form(table: Table, substance: Substance | None) -> Form | None:
    if not table.has("form"):
        return None
    form = table.text("form")
    if substance is None:
        raise Refusal("missing_input", "substance_of_form", form=form)
    return substance.form(form)


def _claim(table: Table, lines: tuple[FormulaLine, ...]) -> Claim:
    ingredient = table.text("ingredient")
    line = next((line for line in lines if line.ingredient == ingredient), None)
    claim = Claim(
        table.parsed("strength", Strength.written), ingredient, _form(table, line.substance if line else None)
    )
    table.finish()
    return claim


def _limits(table: Table) -> Limits:
    limits = Limits(
        table.parsed("low", Percentage.written),
        table.parsed("high", Percentage.written),
        table.flag("confirmed", default=False),
    )
    table.finish()
    return limits


def _density(table: Table) -> Density:
    density = Density(
        table.parsed("value", Quantity.written), table.parsed("temperature", Quantity.written), table.text("source")
    )
    table.finish()
    return density


def _overage(table: Table) -> Overage:
    overage = Overage(table.parsed("extra", Percentage.written), table.local("reason"), table.text("label_rule", ""))
    table.finish()
    return overage


def _excess(text: str) -> Quantity | Percentage:
    """An amount beyond the content of a container, or a share of it."""
    return Percentage.written(text) if text.endswith("%") else Quantity.written(text)


def _container(table: Table) -> ContainerKind:
    container = ContainerKind(
        table.choice("kind", str, CONTAINERS),
        table.parsed("content", Quantity.written),
        table.choice("label", str, LABELS),
        table.parsed_or_none("excess", _excess),
    )
    table.finish()
    return container


def _storage(table: Table) -> Storage:
    low, high = table.parsed_or_none("low", Quantity.written), table.parsed_or_none("high", Quantity.written)
    storage = Storage(table.local("text"), low, high)
    table.finish()
    return storage


def _text_of(table: Table) -> LocalText:
    text = table.local("text")
    table.finish()
    return text


def _step(table: Table) -> PreparationStep:
    return PreparationStep(_text_of(table))


def _control(table: Table) -> InProcessControl:
    control = InProcessControl(table.local("name"), table.local("expected"))
    table.finish()
    return control


def _unconfirmed(table: Table) -> Unconfirmed:
    about = table.text("about", "")
    return Unconfirmed(_text_of(table), about)


def write_formulation(formulation: MasterFormulation) -> str:
    """The file of a formulation: reading it gives an equal formulation."""
    return tomli_w.dumps(formulation_table(formulation))


def formulation_table(formulation: MasterFormulation) -> dict[str, object]:
    """The formulation as a table of texts, in the order of the file."""
    table: dict[str, object] = {
        "id": formulation.id,
        "version": formulation.version,
        "name": _local(formulation.name),
        "dosage_form": formulation.dosage_form,
        "route": formulation.route,
        "source": formulation.source,
        "made_by": formulation.made_by.value,
        "base_size": str(formulation.base_size),
        "usual_size": str(formulation.usual_size),
        "policy": formulation.policy.value,
        "beyond_use_class": formulation.beyond_use_class.value,
        "water_activity": decimal_text(formulation.water_activity) if formulation.water_activity is not None else None,
        "house_limit_days": formulation.house_limit_days,
        "is_sterile": formulation.is_sterile,
        "is_hypertonic": formulation.is_hypertonic,
        "allows_lone_pharmacist": formulation.allows_lone_pharmacist,
        "excipients": _local(formulation.excipients) if formulation.excipients else None,
        "effective_on": formulation.effective_on.isoformat() if formulation.effective_on else None,
        "expected_loss": _percent(formulation.expected_loss) if formulation.expected_loss is not None else None,
        "claim": _claim_table(formulation.claim),
        "strength_limits": _limits_table(formulation.strength_limits),
        "yield_limits": _limits_table(formulation.yield_limits),
        "tolerance": {"line": _percent(formulation.tolerance), "confirmed": formulation.tolerance_confirmed},
        "container": _container_table(formulation.container),
        "storage": _storage_table(formulation.storage),
        "line": [_line_table(line) for line in formulation.lines],
        "step": [{"text": _local(step.text)} for step in formulation.steps],
        "control": [{"name": _local(c.name), "expected": _local(c.expected)} for c in formulation.controls],
        "unconfirmed": [_present({"about": f.about or None, "text": _local(f.text)}) for f in formulation.unconfirmed],
    }
    return _present(table)


def _present(table: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in table.items() if value is not None and value != []}


def _local(text: LocalText) -> dict[str, str]:
    return dict(text.texts)


def _percent(percentage: Percentage) -> str:
    return f"{decimal_text(percentage.number)} %"


def _claim_table(claim: Claim) -> dict[str, object]:
    form = claim.form.id if claim.form else None
    return _present({"strength": str(claim.strength), "ingredient": claim.ingredient, "form": form})


def _limits_table(limits: Limits) -> dict[str, object]:
    return {"low": _percent(limits.low), "high": _percent(limits.high), "confirmed": limits.confirmed}


def _container_table(container: ContainerKind) -> dict[str, object]:
    excess = container.excess
    text = _percent(excess) if isinstance(excess, Percentage) else str(excess) if excess is not None else None
    return _present(
        {"kind": container.kind, "content": str(container.content), "excess": text, "label": container.label}
    )


def _overage_table(overage: Overage) -> dict[str, object]:
    return _present(
        {
            "extra": _percent(overage.extra),
            "reason": _local(overage.reason),
            "label_rule": overage.label_rule or None,
        }
    )


def _storage_table(storage: Storage) -> dict[str, object]:
    low, high = (str(limit) if limit else None for limit in (storage.low, storage.high))
    return _present({"text": _local(storage.text), "low": low, "high": high})


def _line_table(line: FormulaLine) -> dict[str, object]:
    density = line.density
    return _present(
        {
            "ingredient": line.ingredient,
            "name": _local(line.name),
            "role": line.role.value,
            "amount": str(line.amount) if line.amount is not None else "q.s." if line.is_quantum_satis else None,
            "strength": str(line.strength) if line.strength is not None else None,
            "parts": decimal_text(line.parts) if line.parts is not None else None,
            "compensating": line.compensating,
            "substance": line.substance.id if line.substance else None,
            "form": line.form.id if line.form else None,
            "nominal_strength": str(line.nominal_strength) if line.nominal_strength is not None else None,
            "tolerance": _percent(line.tolerance) if line.tolerance is not None else None,
            "overage": _overage_table(line.overage) if line.overage is not None else None,
            "density": None
            if density is None
            else {"value": str(density.value), "temperature": str(density.temperature), "source": density.source},
        }
    )


def formulation_differences(
    old: MasterFormulation, new: MasterFormulation
) -> tuple[tuple[str, str | None, str | None], ...]:
    """What differs between two formulations: the key in the file, the old text, the new text (None: absent)."""
    before, after = _flat(formulation_table(old)), _flat(formulation_table(new))
    keys = [*before, *(key for key in after if key not in before)]
    return tuple((key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key))


def _flat(value: object, place: str = "") -> dict[str, str]:
    if isinstance(value, dict):
        return {k: v for key, item in value.items() for k, v in _flat(item, f"{place}.{key}" if place else key).items()}
    if isinstance(value, list):
        return {k: v for number, item in enumerate(value, 1) for k, v in _flat(item, f"{place}[{number}]").items()}
    return {place: str(value)}
