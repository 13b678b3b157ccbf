"""Gallery pages of the small widgets: quantity fields, other fields, buttons, tags, notices, icons."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from ui.gallery.page import REFUSAL, Page, grams, said
from ui.theme.icons import ICON_NAMES
from ui.theme.tokens import Space, State, Type
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, Chip, Kind
from ui.widgets.choice_field import ChoiceField, ReadOnlyField
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice
from ui.widgets.panel import Icon, Text, column
from ui.widgets.progress import Progress
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.quantity_reading import Measured
from ui.widgets.readout import Answer
from ui.widgets.scan_field import ScanField
from ui.widgets.tag import Tag
from ui.widgets.text_field import PasswordField, TextField

_MASSES = ("g", "mg", "microgram")


def beside(*parts: QWidget, gap: int = Space.S) -> QWidget:
    """Widgets in a row, left-aligned."""
    held = QWidget()
    layout = Flow(held, gap=gap)
    for part in parts:
        layout.addWidget(part)
    return held


def _water_below_all(value: Measured) -> None:
    if isinstance(value, Percentage) and value.share >= 1:
        raise Refusal("percentage_out_of_range", "water", water=value)


class QuantityPage(Page):
    """The quantity field in every state."""

    title = ("Quantity field", "Champ de quantité")
    columns = 3
    least = 380

    def fill(self) -> None:
        """Nine states, and the read-only one."""
        dose = said("Dose", "Dose")
        self._field(said("Empty: nothing is assumed, not even the unit", "Vide : rien n’est supposé"), dose, "", "")
        self._field(said("Understood: said back in words", "Compris : redit en toutes lettres"), dose, "0,5", "mg")
        self._field(said("Understood", "Compris"), dose, "62.5", "mg")
        self._field(said("Ambiguous: refused", "Ambigu : refusé"), dose, said("1,000", "1 000"), "mg")
        self._field(said("Refused: unit missing", "Refusé : unité absente"), dose, "250", "")
        size = self._field(
            said("Ten-fold guard: a question, not a wall", "Garde du facteur dix : une question"),
            said("Batch size", "Taille"),
            "5000",
            "g",
        )
        size.set_usual(grams("500"))
        size.settle()
        self._field(
            said("Out of range: names the limit", "Hors limites : la limite est nommée"),
            said("Water content", "Teneur en eau"),
            "134",
            "%",
            QuantityEdit(("%",), check=_water_below_all),
        )
        self._field(said("Not a number: what was typed stays", "Pas un nombre : la saisie reste"), dose, "1.2.3", "mg")
        volume = QuantityEdit(("mL", "L"))
        self._field(
            said("Wrong kind of unit", "Autre sorte d’unité"), said("Volume wanted", "Volume"), "10", "g", volume
        )
        weight = said("Net weight", "Poids net")
        large = QuantityEdit(("g", "mg"), is_large=True)
        self._field(said("Large: typed net weight", "Grand : poids net saisi"), weight, "121.16", "g", large)
        fixed = ReadOnlyField(has_reason=True)
        fixed.show_value(said("To weigh", "À peser"), said("121.14 g", "121,14 g"))
        self.add(said("Read only", "Lecture seule"), fixed)
        off = QuantityEdit(_MASSES)
        off.set_label(dose)
        off.setEnabled(False)
        self.add(said("Disabled", "Désactivé"), off)

    def _field(self, name: str, label: str, number: str, unit: str, field: QuantityEdit | None = None) -> QuantityEdit:
        shown = field if field is not None else QuantityEdit(_MASSES)
        shown.set_label(label)
        shown.unit.setText(unit)
        shown.number.setText(number)
        if number:
            shown.settle()
        self.add(name, shown)
        return shown


class FieldPage(Page):
    """Text, password, choice, and the one field for everything."""

    title = ("Fields", "Champs")
    columns = 2

    def fill(self) -> None:
        """Each kind, plain and refused."""
        name = TextField(icon="patients")
        name.set_label(said("Name", "Nom"))
        name.set_text("camille.roux")
        self.add(said("Text", "Texte"), name)
        empty = TextField()
        empty.set_label(said("Reason", "Motif"))
        empty.set_placeholder(said("In your own words", "Avec vos mots"))
        empty.show_help(said("It is printed on the batch record.", "Il figure au dossier de lot."))
        self.add(said("Text, empty, with help", "Texte, vide, avec aide"), empty)
        refused = TextField()
        refused.set_label(said("Reason", "Motif"))
        refused.set_text("x")
        refused.refuse(REFUSAL)
        self.add(said("Text, refused", "Texte, refusé"), refused)
        hostile = TextField()
        hostile.set_label("<b>lot</b> & <0,9 %>")
        hostile.set_text("<img src=x> & <b>")
        hostile.show_help("<i>help</i> & <u>")
        self.add(said("Hostile text is text", "Un texte hostile reste du texte"), hostile)
        password = PasswordField()
        password.set_label(said("Your password", "Votre mot de passe"))
        password.line.setText("correct horse")
        self.add(said("Password", "Mot de passe"), password)
        policy = ChoiceField()
        policy.set_label(said("Correct for the lot?", "Corriger selon le lot ?"))
        policy.set_choices([("full", said("Full: form, assay, water", "Complète : forme, titre, eau")), ("none", "0")])
        policy.choose("full")
        policy.show_help(said("Set by the formulation, version 2", "Fixé par la fiche, version 2"))
        self.add(said("Choice", "Choix"), policy)
        scan = ScanField(key="Ctrl K")
        scan.set_placeholder(said("Scan, find or do", "Scanner, chercher, agir"))
        self.add(said("Scan, find or do", "Scanner, chercher, agir"), scan)
        found = ScanField(icon="filter")
        found.set_placeholder(said("Filter", "Filtrer"))
        found.line.setText("sodium")
        found.show_count(said("42 of 1204", "42 sur 1204"))
        self.add(said("Filter with its count", "Filtre et son compte"), found)


class ButtonPage(Page):
    """Buttons, chips, tags, answers and action bars."""

    title = ("Buttons, chips, tags", "Boutons, filtres, étiquettes d’état")

    def fill(self) -> None:
        """Each kind in each state."""
        not_yet = Button(said("Not yet", "Pas encore"), key="F12")
        not_yet.set_ready(ready=False)
        kinds = (
            Button(said("Primary", "Principal"), Kind.PRIMARY, icon="check"),
            Button(said("Secondary", "Secondaire"), icon="scan"),
            Button(said("Quiet", "Discret"), Kind.QUIET, icon="hand"),
            not_yet,
            Button(said("Destroy 12.4 g", "Détruire 12,4 g"), Kind.DESTRUCTIVE, icon="close"),
        )
        for button, key in zip(kinds, ("F12", "F7", "", "F12", ""), strict=True):
            button.key = key
        self.add(said("Buttons", "Boutons"), beside(*kinds))
        bench = (
            Button(said("Tare", "Tarer"), icon="tare", is_bench=True),
            Button(said("Record 121.16 g", "Enregistrer 121,16 g"), Kind.PRIMARY, icon="check", is_bench=True),
        )
        self.add(said("At the bench", "À la paillasse"), beside(*bench))
        chips = [
            Chip(said("All", "Tous"), count="42"),
            Chip(said("May be used", "Utilisables"), count="21", icon="ok", state=State.OK),
            Chip(said("Expired", "Périmés"), count="8", icon="expired", state=State.EXPIRED),
        ]
        chips[0].setChecked(True)
        self.add(said("Chips", "Filtres"), beside(*chips))
        tags = (
            (State.OK, said("may be used", "utilisable")),
            (State.ATTENTION, said("23 days", "23 jours")),
            (State.REFUSED, said("refused", "refusé")),
            (State.EXPIRED, said("expired", "périmé")),
            (State.QUARANTINE, said("quarantine", "quarantaine")),
            (State.SIGNED, said("signed", "signé")),
            (State.BUSY, said("checking", "vérification")),
            (State.PLAIN, said("draft", "brouillon")),
        )
        self.add(said("Tags", "États"), beside(*(Tag(state, word) for state, word in tags)))
        verdicts = (
            Tag(State.OK, said("Stable", "Stable"), is_verdict=True),
            Tag(State.OK, said("In tolerance", "Conforme"), is_verdict=True, is_solid=True),
            Tag(State.REFUSED, said("Too much", "Trop"), is_verdict=True, is_solid=True),
            Tag(State.ATTENTION, said("Too little", "Trop peu"), is_verdict=True, is_solid=True),
        )
        self.add(said("Verdicts at the pan", "Verdicts au plateau"), beside(*verdicts))
        date = Answer(Type.DATE)
        date.show_answer(said("Use by", "Utiliser jusqu’au"), said("31 Jan 2027", "31 janv. 2027"))
        result = Answer()
        result.show_answer(said("Take", "Prenez"), said("12.5 mL", "12,5 mL"))
        self.add(said("Answers", "Réponses"), beside(date, result, gap=Space.XXL))
        self.add(said("Action bars", "Barres d’action"), _bar_ready(), _bar_refused(), is_bare=True)


def _bar_ready() -> ActionBar:
    bar = ActionBar()
    bar.add_act(Button(said("Draft worksheet", "Fiche de pesée (projet)"), icon="printer", key="F9"))
    bar.set_primary(said("Start weighing", "Commencer la pesée"), "next")
    bar.say(said("Nothing is taken from stock yet.", "Rien n’est encore prélevé."))
    return bar


def _bar_refused() -> ActionBar:
    bar = ActionBar(is_bench=True)
    bar.add_act(Button(said("Tare", "Tarer"), icon="tare", key="F6", is_bench=True))
    bar.set_primary(said("Record 123.04 g", "Enregistrer 123,04 g"), "check")
    bar.set_reason(Refusal("not_stable", "not_settled"))
    return bar


class NoticePage(Page):
    """What is said in place, and what stands where nothing is."""

    title = ("Notices, progress, empty", "Avis, avancement, vide")
    columns = 2

    def fill(self) -> None:
        """A refusal, a warning, a success, work under way, nothing yet."""
        refused = Notice()
        refused.show_refusal(REFUSAL)
        self.add(said("Refusal", "Refus"), refused, is_bare=True)
        long = Notice()
        long.show_refusal(Refusal("wrong_unit", "balance", raw="S S     121.16 oz <b>&", unit="g"))
        self.add(said("Refusal with a hostile value", "Refus avec une valeur hostile"), long, is_bare=True)
        warning = Notice()
        warning.show_phrase(
            State.ATTENTION, said("The last backup is 26 hours old. Run one now.", "Sauvegarde : 26 h. Lancez-la.")
        )
        self.add(said("Attention", "Attention"), warning, is_bare=True)
        done = Notice()
        done.show_phrase(State.OK, said("18412 records hold.", "18412 enregistrements intègres."))
        self.add(said("Success", "Succès"), done, is_bare=True)
        work = Progress()
        work.begin(said("Verifying the records", "Contrôle des enregistrements"))
        work.report(12040, 18412)
        work.show()
        self.add(said("Long work", "Travail long"), work)
        empty = EmptyState()
        empty.show_sentence(
            said("No batch under way. F12 plans one.", "Aucune préparation en cours. F12 pour planifier."),
            said("New batch", "Nouvelle préparation"),
            "plus",
        )
        self.add(said("Nothing yet", "Rien encore"), empty)


class IconPage(Page):
    """All icons with their names."""

    title = ("Icons", "Icônes")
    columns = 10
    least = 110

    def fill(self) -> None:
        """Each at 24 px."""
        for name in ICON_NAMES:
            held = QWidget()
            layout = column(gap=Space.XS)
            icon = Icon(name, 24, "ink")
            layout.addWidget(icon)
            layout.addWidget(Text(name, Type.SMALL))
            held.setLayout(layout)
            self.add("", held)
