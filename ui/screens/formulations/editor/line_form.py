"""One line of a formula: its ingredient is found among those that are known, its amount said in one of four ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from compounder.domain.formulation_draft import NOTHING, Given
from compounder.domain.lot_certificate import KnownIngredient
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.substance import Substance
from compounder.domain.unit import VOLUME
from compounder.services.compose_formulation import ingredients_like
from ui.screens.formulations.editor.entries import ChoiceEntry, TextEntry
from ui.screens.formulations.editor.form import EntryForm, Words
from ui.screens.formulations.editor.sections import line_groups
from ui.widgets.text_field import TextField
from ui.widgets.work_list import WorkList, WorkRow
from ui.words import words

_MOST = 5
_ROW = 66


@dataclass(frozen=True, slots=True)
class Known:
    """What lines choose from: the ingredients that formulations use, and the substances that have forms."""

    ingredients: Sequence[KnownIngredient] = ()
    substances: Mapping[str, Substance] | None = None

    def ingredient(self, name: str) -> KnownIngredient | None:
        """The one of exactly that name."""
        return next((each for each in self.ingredients if each.ingredient.name == name), None)

    def substance(self, known: object) -> Substance | None:
        """The substance of an id."""
        return (self.substances or {}).get(str(known))


class LineForm(EntryForm):
    """The known ingredients stand under the name while it is typed: Down goes to them, Enter takes one.

    Taking one fills in its name on papers, its substance, and the strength of a concentrate.
    """

    def __init__(self, known: Known, said: Words) -> None:
        super().__init__(line_groups(), said, "lines[1].")
        self._known = known
        self._size: Quantity | None = None
        self.found = WorkList()
        self.found.opened.connect(self._take)
        self.found.setParent(self)
        self.found.hide()
        self.page.insertWidget(2, self.found)
        name = self._text("ingredient")
        name.edited.connect(lambda _text: self._look())
        name.descended.connect(self.found.enter)
        name.line.editingFinished.connect(self._leave_name)
        self.changed.connect(self._follow)
        self._choice("substance").offer(tuple(known.substances or ()), self._substance_word)
        self.retranslate()

    def _text(self, place: str) -> TextField:
        entry = self.entry(place)
        if not isinstance(entry, TextEntry) or not isinstance(entry.part, TextField):
            raise TypeError(f"{place} is no line of text")
        return entry.part

    def _choice(self, place: str) -> ChoiceEntry:
        entry = self.entry(place)
        if not isinstance(entry, ChoiceEntry):
            raise TypeError(f"{place} is no choice")
        return entry

    def show_record(self, record: object) -> None:
        """The forms are those of its substance."""
        self.entry("substance").show(getattr(record, "substance", ""))
        self._offer_forms()
        super().show_record(record)
        self._follow()
        self._say_known()

    # the ingredient

    def _look(self) -> None:
        """Offer what is called so, or looks so; what is typed to the letter is not offered once more."""
        text = self._text("ingredient").text()
        is_known = self._known.ingredient(text.strip()) is not None
        found = () if is_known else ingredients_like(self._known.ingredients, text)[:_MOST]
        self.found.show_rows([self._row(each) for each in found])
        self.found.setMinimumHeight(_ROW * len(found))
        self.found.setVisible(bool(found))
        self._say_known()

    def _row(self, known: KnownIngredient) -> WorkRow:
        name = words().show(known.name)
        inside = known.ingredient
        facts = (inside.name, inside.substance.name if inside.substance else None, inside.nominal_strength)
        said = [words().show(fact) for fact in facts if fact is not None]
        return WorkRow(inside.name, f"{name[:1].upper()}{name[1:]}", ", ".join(dict.fromkeys(said)), "stock")

    def _say_known(self) -> None:
        field = self._text("ingredient")
        text = field.text().strip()
        if not text:
            field.show_help(self._said("lines.ingredient"))
        else:
            field.show_help(self._said("known" if self._known.ingredient(text) is not None else "unknown"))

    def _take(self, name: object) -> None:
        """A person chose a known ingredient."""
        self._text("ingredient").set_text(str(name))
        self.found.hide()
        self._adopt()
        self.changed.emit()
        self.entry("role").part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_name(self) -> None:
        """A name typed to the letter is that ingredient, if nothing else was said of the line yet."""
        blank = self.entry("name").value() == NOTHING and not self.entry("substance").value()
        if blank and self._known.ingredient(self._text("ingredient").text().strip()) is not None:
            self._adopt()
            self.changed.emit()
        focus = QApplication.focusWidget()
        if focus is None or not self.found.isAncestorOf(focus):
            self.found.hide()

    def _adopt(self) -> None:
        known = self._known.ingredient(self._text("ingredient").text().strip())
        if known is None:
            return
        self.entry("name").show(known.name)
        self.entry("substance").show(known.ingredient.substance.id if known.ingredient.substance else "")
        self.entry("nominal_strength").show(known.ingredient.nominal_strength)
        self._offer_forms()
        self._say_known()

    # what depends on what

    def _follow(self) -> None:
        """The one amount that counts, the forms of the substance, and a density where a volume is to be weighed."""
        given = self.entry("given").value()
        amount = self.entry("amount").value()
        has_volume = isinstance(amount, Quantity) and amount.dimension == VOLUME
        wanted = {
            "amount": given is Given.AMOUNT,
            "strength": given is Given.STRENGTH,
            "parts": given is Given.PARTS,
            "form": bool(self._known.substance(self.entry("substance").value()) or self.entry("form").value()),
        }
        density = [entry for entry in self.entries if entry.place.startswith("density.")]
        has_density = any(entry.value() or entry.unread() for entry in density)
        wanted |= {entry.place: (given is Given.AMOUNT and has_volume) or has_density for entry in density}
        changed = [entry for entry in self.entries if wanted.get(entry.place, entry.is_offered) != entry.is_offered]
        self._offer_forms()
        for entry in changed:
            self.offer(entry, is_offered=wanted[entry.place])
        if changed:
            self.arrange()

    def _offer_forms(self) -> None:
        entry = self._choice("form")
        chosen = entry.value()
        substance = self._known.substance(self.entry("substance").value())
        forms = {form.id: form for form in substance.forms} if substance is not None else {}
        keys = (*forms, *((chosen,) if chosen and chosen not in forms else ()))
        if keys != entry.keys:
            entry.offer(keys, lambda form: words().show(forms[str(form)].name) if form in forms else str(form))

    def _substance_word(self, known: object) -> str:
        substance = self._known.substance(known)
        return words().show(substance.name) if substance is not None else str(known)

    def say_size(self, size: Quantity | None) -> None:
        """The amount is that for the base size."""
        if size != self._size:
            self._size = size
            self._say_amount()

    def _say_amount(self) -> None:
        if self._size is not None:
            label = words().sentence(Phrase.of("formulation.amount_for", size=self._size))
            self.entry("amount").part.set_label(label)

    def retranslate(self) -> None:
        """What was found and the amount too."""
        super().retranslate()
        self._say_amount()
        if self.found.isVisible():
            self._look()
        else:
            self._say_known()
