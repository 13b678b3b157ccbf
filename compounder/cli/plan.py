"""``compounder plan``: a batch planned without a database, as a table for people or as JSON."""

from __future__ import annotations

import argparse

from compounder.cli.answer import DONE, print_json
from compounder.cli.plan_options import read_request
from compounder.cli.plan_tonicity import tonicity_answer, tonicity_text
from compounder.cli.plan_uncertainty import interval_answer, interval_text, read_sources
from compounder.cli.plan_weighing import weighings_answer, weighings_text
from compounder.domain.batch_formula import plan_batch
from compounder.domain.batch_plan import BatchPlan, PlannedLine, PlannedStrength, PlanRequest
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.strength import Strength
from compounder.domain.strength_uncertainty import strength_interval
from compounder.domain.tonicity_estimate import tonicity_estimate
from compounder.domain.working import Figure, Step
from compounder.shipped import formulation, isotonic, plan_rules, words
from compounder.words import Words


def run(options: argparse.Namespace) -> int:
    """Plan and show; refusals pass through."""
    chosen = formulation(options.formulation)
    request = read_request(chosen, options)
    sources = read_sources(options.uncertainty, options.language)
    plan = plan_batch(chosen, request, plan_rules())
    interval = strength_interval(plan, chosen, request, sources) if options.uncertainty else None
    tonicity = tonicity_estimate(plan, chosen, request, isotonic()) if options.tonicity else None
    if options.json:
        english = words("en")
        answer = plan_answer(plan, english) | _more_answer(plan, chosen, request, english)
        answer |= {"uncertainty": interval_answer(interval, english)} if interval else {}
        print_json(answer | ({"tonicity": tonicity_answer(tonicity, chosen, english)} if tonicity else {}))
    else:
        reader = words(options.language)
        text = [plan_text(plan, reader), *_more_text(plan, chosen, request, reader)]
        text += interval_text(interval, reader) if interval else []
        print("\n".join([*text, *(tonicity_text(tonicity, chosen, reader) if tonicity else ())]))
    return DONE


def _more_answer(
    plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest, english: Words
) -> dict[str, object]:
    """The keys that only an option, or a kind of line that the contract does not know, adds behind the others."""
    more: dict[str, object] = {}
    if request.containers is not None or formulation.expected_loss is not None:
        more["wanted"] = english.show(request.size)
    if formulation.claimed_line.overage is not None:
        more["with_overage"] = english.show(_with_overage(plan, formulation))
    if request.balances is not None:
        more["weighings"] = weighings_answer(plan, request.balances, english)
    return more


def _more_text(plan: BatchPlan, formulation: MasterFormulation, request: PlanRequest, reader: Words) -> list[str]:
    parts: list[str] = []
    if request.containers is not None or formulation.expected_loss is not None:
        parts += ["", reader.say("plan.wanted", size=request.size, made=plan.size)]
    if formulation.claimed_line.overage is not None:
        parts += ["", reader.say("plan.with_overage", found=_with_overage(plan, formulation))]
    if request.balances is not None:
        parts += weighings_text(plan, request.balances, reader)
    return parts


def _with_overage(plan: BatchPlan, formulation: MasterFormulation) -> Strength:
    """What the preparation holds of the claimed substance when it is made, overage included."""
    known = plan.strength.by_certificates or plan.strength.under_policy
    return known.times(formulation.claimed_line.overage_factor)


def plan_answer(plan: BatchPlan, english: Words) -> dict[str, object]:
    """A plan for machines; the keys and their order are a contract."""
    return {
        "formulation": plan.formulation,
        "version": plan.version,
        "size": english.show(plan.size),
        "policy": plan.policy.value,
        "lines": [_line_answer(line, english) for line in plan.lines],
        "strength": _strength_answer(plan.strength, english),
        "warnings": [english.show(warning) for warning in plan.warnings],
        "unconfirmed": [english.show(fact) for fact in plan.unconfirmed],
        "refusals": [],
    }


def _line_answer(line: PlannedLine, english: Words) -> dict[str, object]:
    return {
        "ingredient": line.ingredient,
        "form": line.lot_form.id if line.lot_form else None,
        "amount": _amount(line, english),
        "exact": line.exact.exact_text() if line.exact else None,
        "factor": english.show(line.factor) if line.factor is not None else None,
        "factor_exact": str(line.factor) if line.factor is not None else None,
        "working": [step_answer(step, english) for step in line.working],
    }


def _amount(line: PlannedLine, reader: Words) -> str:
    if line.rounded is None:
        return reader.say("plan.amount_up_to", size=line.up_to)
    if line.trituration is not None:
        return reader.say("plan.amount_of_trituration", amount=line.trituration.portion)
    return reader.show(line.rounded)


def step_answer(step: Step, english: Words) -> dict[str, object]:
    """A step of a derivation for machines."""
    return {
        "step": english.show(step.what),
        "formula": english.show(step.formula),
        "result": english.show(step.result),
        "source": english.show(step.source) if step.source else "",
    }


def _strength_answer(strength: PlannedStrength, english: Words) -> dict[str, object]:
    by_certificates = strength.by_certificates
    return {
        "of": strength.ingredient,
        "claimed": english.show(strength.claimed),
        "counted_as": strength.counted_as.id if strength.counted_as else None,
        "under_policy": english.show(strength.under_policy),
        "by_certificates": english.show(by_certificates) if by_certificates else None,
        "low": english.show(strength.low),
        "high": english.show(strength.high),
        "within_limits": strength.within_limits,
    }


def plan_text(plan: BatchPlan, reader: Words) -> str:
    """A plan for people: amounts, the strength, what warns, and every derivation."""
    names = [reader.show(line.name) for line in plan.lines]
    width = max(len(name) for name in names)
    parts = [reader.say("plan.title", formulation=plan.formulation, version=plan.version, size=plan.size), ""]
    parts += [f"  {name.ljust(width)}  {_amount(line, reader)}" for name, line in zip(names, plan.lines, strict=True)]
    parts += ["", *_strength_text(plan.strength, reader)]
    for key, facts in (("plan.warnings", plan.warnings), ("plan.unconfirmed", plan.unconfirmed)):
        if facts:
            parts += ["", reader.say(key), *(f"  {reader.show(fact)}" for fact in facts)]
    for name, line in zip(names, plan.lines, strict=True):
        parts += ["", reader.say("plan.why", amount=_amount(line, reader), name=name)]
        parts += [f"  {step_text(step, reader)}" for step in line.working]
    return "\n".join(parts)


def _strength_text(strength: PlannedStrength, reader: Words) -> list[str]:
    counted = strength.counted_as.name if strength.counted_as else strength.name
    lines = [
        reader.say(
            "plan.strength", claimed=strength.claimed, counted=counted, found=strength.under_policy,
            low=strength.low, high=strength.high,
        )
    ]  # fmt: skip
    if strength.by_certificates:
        lines.append(reader.say("plan.strength_by_certificates", found=strength.by_certificates))
    return lines


def step_text(step: Step, reader: Words) -> str:
    """A step of a derivation as one line."""
    result = f" = {reader.show(step.result)}" if isinstance(step.result, Figure) else f": {reader.show(step.result)}"
    source = f"  ({reader.show(step.source)})" if step.source else ""
    return f"{reader.show(step.what)}: {reader.show(step.formula)}{result}{source}"
