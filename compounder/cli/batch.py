"""``compounder batch``: a batch from plan to release, each action one act of the person who is signed in."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from compounder.bootstrap import stationery
from compounder.cli.answer import DONE
from compounder.cli.batch_show import show_batch
from compounder.cli.calculated_size import read_origin
from compounder.cli.plan_options import read_count
from compounder.cli.scan import scanned_lot
from compounder.cli.signed_in import Desk, opened, show_done, signed_in
from compounder.domain.batch import BatchId, LineId, WeighingId
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.number import shortened
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.domain.substance import Form
from compounder.services.compound_batch.deviations import accept_deviation, deviation_named, open_deviation
from compounder.services.compound_batch.filled_text import read_filled
from compounder.services.compound_batch.other_lot import OTHER_LOT, plan_with_other_lot
from compounder.services.compound_batch.pan import GivenBack, WeighAgain
from compounder.services.compound_batch.plan import WantedBatch, approved_version, plan_batch
from compounder.services.compound_batch.produce import Obtained, record_yield
from compounder.services.compound_batch.reading import read_dossier
from compounder.services.compound_batch.rest import declare_rest
from compounder.services.compound_batch.steps import record_step
from compounder.services.compound_batch.stop import abort_batch, reject_batch, void_batch
from compounder.services.compound_batch.verify import SecondReading, except_lone_pharmacist, verify_weighing
from compounder.services.compound_batch.weigh import FromBalance, Typed, record_weighing
from compounder.services.keep_balances import balance_named
from compounder.services.keep_stock import lot_named
from compounder.services.print_papers.release_labelled import release_labelled
from compounder.shipped import rule_book

STABLE_SECONDS = 30
"""How long a weighing waits for the pan to settle."""


def run(options: argparse.Namespace) -> int:
    """Do the action."""
    if options.action == "show":
        with opened(options) as pharmacy:
            show_batch(pharmacy.records, BatchId(options.batch), options)
        return DONE
    actions = {
        "plan": _plan,
        "weigh": _weigh,
        "declare": _declare,
        "verify": _verify,
        "except": _except,
        "step": _step,
        "deviation": _deviation,
        "accept-deviation": _accept,
        "yield": _yield,
        "release": _release,
        "reject": _stop,
        "abort": _stop,
        "other-lot": _other_lot,
        "void": _stop,
    }
    with signed_in(options) as desk:
        actions[options.action](desk, options)
    return DONE


def _quantity(text: str, options: argparse.Namespace) -> Quantity:
    return Quantity.parse(text, language=options.language)


def _optional(text: str | None, options: argparse.Namespace) -> Quantity | None:
    return None if text is None else _quantity(text, options)


def _sizes(options: argparse.Namespace) -> tuple[Quantity | None, int | None, CalculatedValue | None]:
    """The size, or the containers, and where they were calculated if they were."""
    origin = read_origin(options.size_from, options.given, options.language, datetime.now(UTC))
    size, containers = _optional(options.size, options), read_count(options.containers, options.language)
    if origin is None:
        return size, containers, None
    if size is not None or containers is not None:
        raise Refusal("unexpected_input", "size_calculated")
    if origin.use is BatchUse.CONTAINERS:
        return None, int(origin.value.number), origin
    return origin.value, None, origin


def _plan(desk: Desk, options: argparse.Namespace) -> None:
    size, containers, origin = _sizes(options)
    with desk.records.reading() as loads:
        formulation = rule_book().read_formulation(approved_version(loads, options.formulation))
        lots = _named_lots(desk, formulation, options.lot)
        balance = balance_named(loads, options.balance).id if options.balance else None
    wanted = WantedBatch(
        formulation=options.formulation,
        size=size,
        policy=_policy(options.policy) if options.policy else None,
        policy_reason=options.reason,
        claim_form=_claim_form(formulation, options.strength_as) if options.strength_as else None,
        apply_optional=options.apply_optional,
        density=_optional(options.density, options),
        balance=balance,
        lots=lots,
        containers=containers,
        origin=origin,
    )
    changes = plan_batch(desk.records, desk.act("plan_batch"), rule_book(), wanted, today=_today(desk))
    show_done(changes, options, "batch_plan", batch=changes.result["batch"])
    if not options.json:
        show_batch(desk.records, BatchId(changes.result["batch"]), options)


def _today(desk: Desk) -> date:
    pharmacy = desk.pharmacy.pharmacy
    if pharmacy is None:
        raise ValueError("a desk in no pharmacy")
    return datetime.now(UTC).astimezone(ZoneInfo(pharmacy.time_zone)).date()


def _named_lots(desk: Desk, formulation: MasterFormulation, texts: Sequence[str]) -> dict[str, list[LotId]]:
    """``NAME=LOT`` pairs, several for one line in the order given; NAME is any unambiguous part of a line's name."""
    lots: dict[str, list[LotId]] = {}
    with desk.records.reading() as loads:
        for text in texts:
            name, _, scan = text.partition("=")
            found = [line for line in formulation.lines if name and name in line.ingredient]
            exact = [line for line in found if line.ingredient == name]
            if len(exact or found) != 1 or not scan:
                names = tuple(line.name for line in formulation.lines)
                raise Refusal("unexpected_input", "unknown_name", option="--lot", name=shortened(name), lines=names)
            lots.setdefault((exact or found)[0].ingredient, []).append(lot_named(loads, scanned_lot(scan)).id)
    return lots


def _policy(text: str) -> CorrectionPolicy:
    names = tuple(policy.value for policy in CorrectionPolicy)
    if text not in names:
        raise Refusal("unknown_option", "policy", policy=shortened(text), policies=names)
    return CorrectionPolicy(text)


def _claim_form(formulation: MasterFormulation, text: str) -> Form:
    substance = formulation.claimed_line.substance
    if substance is None:
        raise Refusal("unexpected_input", "has_no_forms", ingredient=formulation.claimed_line.name)
    return substance.form(text)


def line_id(batch: str, line: str) -> LineId:
    """The key of a share from what a person types: "1" is the first lot of line 1, "1.2" the second."""
    number, _, share = line.partition(".")
    return LineId(f"{batch}/{number}.{share or 1}")


def _other_lot(desk: Desk, options: argparse.Namespace) -> None:
    with desk.records.reading() as loads:
        lots = [lot_named(loads, scanned_lot(scan)).id for scan in options.lot]
    act = desk.act(OTHER_LOT, options.reason)
    changes = plan_with_other_lot(
        desk.records, act, desk.signing(act), rule_book(),
        line=line_id(options.batch, options.line), lots=lots, today=_today(desk),
    )  # fmt: skip
    show_done(changes, options, "batch_other_lot", **changes.result)
    if not options.json:
        show_batch(desk.records, BatchId(changes.result["batch"]), options)


def _weigh(desk: Desk, options: argparse.Namespace) -> None:
    if options.typed is not None:
        reason = options.reason
        if not reason:
            raise Refusal("reason_needed", "typed")
        balance = None
        if options.balance:
            with desk.records.reading() as loads:
                balance = balance_named(loads, options.balance).id
        taken: FromBalance | Typed = Typed(_quantity(options.typed, options), reason, balance)
    else:
        taken = _from_balance(desk, options)
    changes = record_weighing(
        desk.records, desk.act("record_weighing", options.reason), rule_book(),
        line=line_id(options.batch, options.line), scanned=scanned_lot(options.lot), taken=taken,
        again=_again(options), deviation=options.deviation,
    )  # fmt: skip
    shown = taken.amount if isinstance(taken, Typed) else taken.reading.quantity
    show_done(changes, options, "batch_weigh", line=options.line, amount=shown)


def _from_balance(desk: Desk, options: argparse.Namespace) -> FromBalance:
    """What the balance at the port sends once stable; it must be the balance that was named."""
    from compounder.devices.serial_balance import SerialBalance

    if not options.balance or not options.port:
        raise Refusal("missing_input", "balance")
    with desk.records.reading() as loads:
        balance = balance_named(loads, options.balance)
    with SerialBalance(options.port, balance) as reader:
        return FromBalance(balance.id, reader.read_stable(STABLE_SECONDS))


def _again(options: argparse.Namespace) -> WeighAgain | None:
    if options.again is None:
        return None
    if not options.reason:
        raise Refusal("reason_needed", "again")
    return WeighAgain(options.reason, GivenBack(options.again))


def _declare(desk: Desk, options: argparse.Namespace) -> None:
    used = _quantity(options.used, options) if options.used is not None else _from_balance(desk, options)
    changes = declare_rest(
        desk.records, desk.act("declare_rest", options.reason), rule_book(),
        line=line_id(options.batch, options.line), scanned=scanned_lot(options.lot), used=used, again=_again(options),
    )  # fmt: skip
    show_done(changes, options, "batch_declare", line=options.line)


def _verify(desk: Desk, options: argparse.Namespace) -> None:
    weighing = _weighing(desk, options)
    second = SecondReading(
        scanned_lot(options.lot), _optional(options.reading, options), options.look, looks_right=not options.looks_wrong
    )  # fmt: skip
    changes = verify_weighing(desk.records, desk.act("verify_weighing"), weighing, second)
    show_done(changes, options, "batch_verify", line=options.line)


def _weighing(desk: Desk, options: argparse.Namespace) -> WeighingId:
    """The standing weighing of a line; nothing of its reading is shown."""
    with desk.records.reading() as loads:
        found = read_dossier(loads, BatchId(options.batch)).weighing_of(line_id(options.batch, options.line))
    if found is None:
        raise Refusal("nothing_to_verify", "line", line=options.line)
    return found.id


def _except(desk: Desk, options: argparse.Namespace) -> None:
    act = desk.act("except_lone_pharmacist", options.reason)
    batch = BatchId(options.batch)
    changes = except_lone_pharmacist(desk.records, act, desk.signing(act), rule_book(), batch)
    show_done(changes, options, "batch_except", batch=batch)


def _step(desk: Desk, options: argparse.Namespace) -> None:
    changes = record_step(
        desk.records, desk.act("record_step", options.reason), rule_book(), batch=BatchId(options.batch),
        kind=options.kind, number=options.number, passed=not options.failed, found=options.found,
    )  # fmt: skip
    show_done(changes, options, "batch_step", number=options.number)


def _deviation(desk: Desk, options: argparse.Namespace) -> None:
    changes = open_deviation(desk.records, desk.act("open_deviation", options.reason), BatchId(options.batch))
    show_done(changes, options, "batch_deviation", batch=options.batch)


def _accept(desk: Desk, options: argparse.Namespace) -> None:
    with desk.records.reading() as loads:
        key = deviation_named(read_dossier(loads, BatchId(options.batch)), options.deviation)
    act = desk.act("accept_deviation", options.reason)
    changes = accept_deviation(desk.records, act, desk.signing(act), key)
    show_done(changes, options, "batch_accept_deviation", batch=options.batch)


def _yield(desk: Desk, options: argparse.Namespace) -> None:
    obtained = Obtained(
        amount=_quantity(options.obtained, options),
        filled=[filled for text in options.filled for filled in read_filled(text, options.language)],
        appearance=options.look,
        sample=_optional(options.sample, options),
        remainder=_optional(options.remainder, options),
        left_on_vessels=_optional(options.vessels, options),
    )
    act, batch = desk.act("record_yield"), BatchId(options.batch)
    changes = record_yield(desk.records, act, rule_book(), batch, obtained, deviation=options.deviation)
    show_done(changes, options, "batch_yield", batch=batch)


def _release(desk: Desk, options: argparse.Namespace) -> None:
    act, batch = desk.act("release_batch"), BatchId(options.batch)
    now = datetime.now(UTC)
    changes = release_labelled(desk.records, act, desk.signing(act), stationery(), batch, now=now)
    show_done(changes, options, "batch_release", batch=batch, register=changes.result["register"])


def _stop(desk: Desk, options: argparse.Namespace) -> None:
    service = {"reject": reject_batch, "abort": abort_batch, "void": void_batch}[options.action]
    act, batch = desk.act(f"{options.action}_batch", options.reason), BatchId(options.batch)
    changes = service(desk.records, act, desk.signing(act), batch)
    show_done(changes, options, f"batch_{options.action}", batch=batch)
