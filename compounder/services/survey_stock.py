"""Which lots may be used? A page of the stock as people are told it, with names in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from compounder.domain.lot_certificate import KnownIngredient
from compounder.domain.lot_choice import LotView, shown_amount
from compounder.domain.lot_use import lot_refusal
from compounder.domain.names import folded
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot, LotState
from compounder.services.queries import LotQuestion, Standing, StockQueries
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.told_stock import told_stocks, unread_weighings
from compounder.services.unit_of_work import Loads

PAGE = 100
"""How many lots are read at a time."""


@dataclass(frozen=True, slots=True)
class StockRow:
    """A lot in the list: where it stands today, and what is left and reserved as people are told it."""

    lot: IngredientLot
    name: LocalText
    form: LocalText | None
    standing: Standing
    on_hand: Quantity
    reserved: Quantity


@dataclass(frozen=True, slots=True)
class StockPage:
    """Some lots in the order asked for; `counts` is None on a page that follows another."""

    rows: tuple[StockRow, ...]
    has_more: bool
    counts: Mapping[Standing, int] | None


def standing_of(lot: IngredientLot, today: date) -> Standing:
    """Whether a lot may be used on a day, by the rule that planning and weighing ask."""
    if lot.state is LotState.ACCEPTED:
        return Standing.USABLE if lot_refusal(lot, today) is None else Standing.EXPIRED
    return Standing(lot.state.value)


def survey_stock(
    loads: Loads,
    queries: StockQueries,
    rule_book: RuleBook,
    question: LotQuestion,
    *,
    ingredients: Iterable[KnownIngredient],
    language: str,
    after: IngredientLot | None = None,
) -> StockPage:
    """A page of the lots that a question asks for; names are looked for in every language, without accents or case."""
    names = RecordNames(loads, rule_book)
    asked = _in_names(queries, names, question, language)
    found = queries.lots(asked, after=after.id if after is not None else None, most=PAGE + 1)
    unread = unread_weighings(loads)
    forms = forms_of(ingredients)
    told = told_stocks(loads, found[:PAGE], unread)
    rows = tuple(_row(view, names, forms, question.today) for view in told)
    return StockPage(rows, len(found) > PAGE, queries.counts(asked) if after is None else None)


def _in_names(queries: StockQueries, names: RecordNames, question: LotQuestion, language: str) -> LotQuestion:
    """The question with the ingredients that it means by a name, and their order in a language."""
    wanted = folded(question.text.strip())
    known = {ingredient: names.ingredient(ingredient) for ingredient in queries.ingredients()}
    meant = [key for key, name in known.items() if wanted and any(wanted in folded(text) for _, text in name.texts)]
    order = sorted(known, key=lambda key: (folded(known[key].in_language(language)), key))
    return replace(question, ingredients=tuple(meant), ingredient_order=tuple(order))


def forms_of(ingredients: Iterable[KnownIngredient]) -> Mapping[tuple[str, str], LocalText]:
    """The name of each form by ingredient and the form's id, as lots keep them."""
    return {
        (known.ingredient.name, form.id): form.name
        for known in ingredients
        if known.ingredient.substance is not None
        for form in known.ingredient.substance.forms
    }


def _row(view: LotView, names: RecordNames, forms: Mapping[tuple[str, str], LocalText], today: date) -> StockRow:
    lot = view.lot
    form = forms.get((lot.ingredient, lot.form)) if lot.form is not None else None
    return StockRow(
        lot, names.ingredient(lot.ingredient), form, standing_of(lot, today), shown_amount(lot, view.on_hand),
        shown_amount(lot, view.reserved),
    )  # fmt: skip
