"""``compounder receive``, ``accept`` and ``stock``: lots come in, are decided on, held, counted, written off."""

from __future__ import annotations

import argparse
import re
from datetime import date

from compounder.cli.answer import DONE, print_json
from compounder.cli.signed_in import Desk, opened, show_done, signed_in
from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.lot_choice import LotView, shown_amount
from compounder.domain.master_formulation import Density
from compounder.domain.number import shortened
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot
from compounder.domain.strength import Strength
from compounder.domain.substance import Form
from compounder.services import keep_stock, receive_stock
from compounder.services.keep_stock import lot_named, lot_views
from compounder.services.receive_stock import Delivery
from compounder.services.record_names import RecordNames
from compounder.services.unit_of_work import Act, Changes
from compounder.shipped import ingredient_named, plan_rules, rule_book, words

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def run(options: argparse.Namespace) -> int:
    """Do the command, or the action of ``stock``."""
    match options.command, getattr(options, "action", ""):
        case "receive", _:
            _receive(options)
        case "accept", _:
            _decide(options)
        case _, "list":
            _list(options)
        case _:
            _keep(options)
    return DONE


def day_of(text: str) -> date:
    """A day as typed, YYYY-MM-DD; any other way of writing it is refused as ``invalid_date``."""
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Refusal("invalid_date", "iso", text=shortened(text))


def _receive(options: argparse.Namespace) -> None:
    language = options.language
    with signed_in(options) as desk:
        with desk.records.reading() as loads:
            ingredient = ingredient_named(loads, options.ingredient)
        delivery = Delivery(
            ingredient=ingredient,
            supplier=options.supplier,
            lot_number=options.lot,
            expires_on=day_of(options.expires),
            containers=options.containers,
            container_size=Quantity.parse(options.size, language=language),
            form=_form(ingredient, options.form),
            maker=options.maker,
            storage=options.storage,
            appearance=options.appearance,
            after_opening_days=options.after_opening_days,
            certificate_number=options.certificate,
            certificate=_certificate(ingredient, options),
            density=_density(options),
        )
        changes = receive_stock.receive(desk.records, desk.act("receive"), delivery)
    show_done(changes, options, "receive", lot=changes.result["lot"])


def _form(ingredient: Ingredient, text: str | None) -> Form | None:
    if text is None:
        return None
    if ingredient.substance is None:
        raise Refusal("unexpected_input", "has_no_forms", ingredient=ingredient.name)
    return ingredient.substance.form(text)


def _certificate(ingredient: Ingredient, options: argparse.Namespace) -> Certificate:
    language = options.language
    basis = options.assay_basis
    if basis is not None and basis not in (names := tuple(known.value for known in AssayBasis)):
        raise Refusal("unknown_option", "basis", basis=shortened(basis), bases=names)

    def percent(text: str | None) -> Percentage | None:
        return Percentage.parse(text, language=language) if text is not None else None

    def strength(text: str | None) -> Strength | None:
        return Strength.parse(text, language=language) if text is not None else None

    return Certificate(
        assay=percent(options.assay),
        assay_basis=AssayBasis(basis) if basis is not None else None,
        assay_form=_form(ingredient, options.assay_form),
        water=percent(options.water),
        labelled_potency=strength(options.labelled_potency),
        found_strength=strength(options.found_strength),
    )


def _density(options: argparse.Namespace) -> Density | None:
    parts = (options.density, options.density_temperature, options.density_source)
    if all(part is None for part in parts):
        return None
    if any(part is None for part in parts):
        raise Refusal("missing_input", "density_parts")
    value, temperature = (Quantity.parse(text, language=options.language) for text in parts[:2])
    return Density(value, temperature, options.density_source)


def _decide(options: argparse.Namespace) -> None:
    """Accept a lot, refuse it, or first put its certificate right: ``accept LOT --correct --assay …``."""
    with signed_in(options) as desk:
        lot = _lot(desk, options.lot)
        with desk.records.reading() as loads:
            ingredient = ingredient_named(loads, lot.ingredient)
        if options.correct:
            act = desk.act("correct_certificate", options.reason)
            certificate = _certificate(ingredient, options)
            changes = receive_stock.correct_certificate(desk.records, act, lot.id, ingredient, certificate)
            key = "correct"
        elif options.refuse:
            act = desk.act("refuse_lot", options.reason)
            changes = receive_stock.refuse_lot(desk.records, act, desk.signing(act), lot.id)
            key = "refuse"
        else:
            act = desk.act("accept_lot", options.reason)
            changes = receive_stock.accept_lot(
                desk.records, act, desk.signing(act), lot.id, ingredient=ingredient, limits=plan_rules().content
            )
            key = "accept"
    show_done(changes, options, key, lot=lot.id)


def _lot(desk: Desk, named: str) -> IngredientLot:
    with desk.records.reading() as loads:
        return lot_named(loads, named)


def _keep(options: argparse.Namespace) -> None:
    with signed_in(options) as desk:
        lot = _lot(desk, options.lot)
        act = desk.act(options.action.replace("-", "_"), getattr(options, "reason", None))
        changes = _kept(desk, act, lot, options)
    show_done(changes, options, f"stock_{options.action.replace('-', '_')}", lot=lot.id)


def _kept(desk: Desk, act: Act, lot: IngredientLot, options: argparse.Namespace) -> Changes:
    records, language = desk.records, options.language
    match options.action:
        case "open":
            return keep_stock.open_lot(records, act, lot.id, day_of(options.on), days=options.days)
        case "recall":
            return keep_stock.recall_lot(records, act, desk.signing(act), lot.id)
        case "quarantine":
            return keep_stock.put_back_into_quarantine(records, act, desk.signing(act), lot.id)
        case "write-off":
            amount = Quantity.parse(options.amount, language=language) if options.amount is not None else None
            return keep_stock.write_off(records, act, lot.id, amount)
        case _:
            return keep_stock.count_lot(records, act, lot.id, Quantity.parse(options.amount, language=language))


def _list(options: argparse.Namespace) -> None:
    with opened(options) as pharmacy, pharmacy.records.reading() as loads:
        views = sorted(lot_views(loads), key=lambda view: (view.lot.ingredient, view.lot.expires_on, view.lot.id))
        names = RecordNames(loads, rule_book())
        called = {view.lot.ingredient: names.ingredient(view.lot.ingredient) for view in views}
    reader = words(options.language)
    if options.json:
        print_json([_answer(view) for view in views])
        return
    for view in views:
        lot = view.lot
        state = reader.show(Phrase.of(f"lot_state.{lot.state.value}"))
        left = reader.show(shown_amount(lot, view.on_hand))
        print(
            f"{lot.id:12}  {reader.show(called[lot.ingredient]):24}  {reader.show(lot.lot_number):12}  "
            f"{reader.show(lot.expires_on):12}  {left:>12}  {state}"
        )


def _answer(view: LotView) -> dict[str, object]:
    lot, english = view.lot, words("en")
    return {
        "lot": lot.id,
        "ingredient": lot.ingredient,
        "form": lot.form,
        "supplier": lot.supplier,
        "lot_number": lot.lot_number,
        "expires_on": lot.expires_on.isoformat(),
        "state": lot.state.value,
        "on_hand": english.show(shown_amount(lot, view.on_hand)),
        "reserved": english.show(shown_amount(lot, view.reserved)),
        "opened_on": lot.opened_on.isoformat() if lot.opened_on else None,
    }
