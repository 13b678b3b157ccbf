"""Gallery pages of lists: the table of records, rows of work, lots, a derivation, the audit timeline."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.working import Calculation, Figure, Step
from ui.gallery.page import Page, grams, said
from ui.theme.tokens import State
from ui.widgets.derivation_view import DerivationView
from ui.widgets.lot_chooser import LotChooser, LotOffer
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.widgets.timeline import Entry, Timeline
from ui.widgets.work_list import WorkList, WorkRow

_Lot = tuple[State, str, str, str, Quantity, Quantity, date, str, str]


def _lots() -> list[_Lot]:
    use, gone = said("may be used", "utilisable"), said("expired", "périmé")
    sodium = said("Sodium thiosulfate pentahydrate", "Thiosulfate de sodium pentahydraté")
    long = said(
        "Sodium dihydrogen phosphate dihydrate for parenteral use, of the named maker <Özgür & Söhne>",
        "Dihydrogénophosphate de sodium dihydraté pour usage parentéral, du fabricant <Özgür & Söhne>",
    )
    shelf, cupboard = said("Quarantine shelf", "Étagère quarantaine"), said("Cupboard A2", "Armoire A2")
    return [
        (State.EXPIRED, gone, "ND-2209", sodium, grams("61"), grams("0"), date(2026, 9, 30), "99.1 %", shelf),
        (
            State.ATTENTION,
            said("23 days", "23 jours"),
            "NB-1190",
            sodium,
            grams("95.2"),
            grams("30"),
            date(2026, 12, 17),
            "99.9 %",
            cupboard,
        ),
        (State.OK, use, "TS2409-3", sodium, grams("658.78"), grams("0"), date(2027, 8, 31), "99.6 %", cupboard),
        (State.OK, use, "TS2502-1", sodium, grams("1000"), grams("121.14"), date(2028, 2, 28), "99.9 %", cupboard),
        (
            State.QUARANTINE,
            said("quarantine", "quarantaine"),
            "TS2510-4",
            sodium,
            grams("1000"),
            grams("0"),
            date(2028, 9, 30),
            "",
            shelf,
        ),
        (State.OK, use, "NP-5520", long, grams("1250"), grams("0"), date(2029, 4, 30), "99.6 %", cupboard),
    ]


class TablePage(Page):
    """The table of lots."""

    title = ("Table of records", "Tableau d’enregistrements")

    def fill(self) -> None:
        """Ordinary and crowded, a row chosen, a column sorted."""
        columns: list[Column[_Lot]] = [
            Column(
                "state", lambda: said("May it be used?", "Utilisable ?"), lambda lot: (lot[0], lot[1]), Cell.STATE, 138
            ),
            Column("lot", lambda: said("Lot", "Lot"), lambda lot: lot[2], Cell.CODE, 98, can_sort=True),
            Column("name", lambda: said("Ingredient", "Matière"), lambda lot: lot[3], Cell.NAME),
            Column(
                "on_hand",
                lambda: said("On hand", "En stock"),
                lambda lot: lot[4],
                Cell.STRONG_NUMBER,
                104,
                can_sort=True,
            ),
            Column("reserved", lambda: said("Reserved", "Réservé"), lambda lot: lot[5], Cell.NUMBER, 104),
            Column("expires", lambda: said("Expires", "Péremption"), lambda lot: lot[6], Cell.TEXT, 120, can_sort=True),
            Column("assay", lambda: said("Assay", "Titre"), lambda lot: lot[7], Cell.TEXT, 84),
            Column("place", lambda: said("Place", "Emplacement"), lambda lot: lot[8], Cell.TEXT, 150),
        ]
        table = RecordTable(columns)
        table.setAccessibleName(said("Lots", "Lots"))
        table.set_sorted("expires")
        table.show_rows(_lots() * 2)
        table.select(2)
        table.setMinimumHeight(560)
        self.add("", table)


class WorkPage(Page):
    """Rows of work, and a batch's lines."""

    title = ("Rows", "Lignes")
    columns = 2

    def fill(self) -> None:
        """Today's work, and the lines of a weighing."""
        work = WorkList()
        ointment = said("Sodium thiosulfate 25 % ointment", "Thiosulfate de sodium 25 % pommade")
        work.show_rows(
            [
                WorkRow(
                    1,
                    ointment,
                    said("2026-0145, verified by J. Weber", "2026-0145, contrôlé par J. Weber"),
                    "release",
                    "accent_ink",
                    said("Release", "Libérer"),
                    state=State.ATTENTION,
                    state_word=said("before 11:00", "avant 11 h"),
                    digit="1",
                ),
                WorkRow(
                    2,
                    ointment,
                    said("2026-0146, 200 g, weighed by C. Roux", "2026-0146, 200 g, pesé par C. Roux"),
                    "verify",
                    "accent_ink",
                    said("Verify", "Contrôler"),
                    digit="2",
                    note="34 min",
                ),
                WorkRow(
                    3,
                    ointment,
                    "2026-0147, 500 g",
                    "weigh",
                    "accent_ink",
                    said("Weigh", "Peser"),
                    state=State.BUSY,
                    state_word=said("in work", "en travail"),
                    digit="3",
                ),
            ],
            current=1,
        )
        work.setMinimumHeight(260)
        self.add("", work)
        lines = WorkList()
        of = said("of", "sur")
        lines.show_rows(
            [
                WorkRow(
                    1,
                    said("Lanolin", "Lanoline"),
                    said("Lot LA-0552, 09:31", "Lot LA-0552, 09 h 31"),
                    "ok",
                    "ok",
                    amount=said("162.48 g", "162,48 g"),
                    note=f"{of} 162.5 g",
                ),
                WorkRow(
                    2,
                    said("Sodium thiosulfate pentahydrate", "Thiosulfate de sodium pentahydraté"),
                    said("Lot TS2409-3 on the pan", "Lot TS2409-3 sur le plateau"),
                    "weigh",
                    "accent_ink",
                    amount=said("121.14 g", "121,14 g"),
                    note=said("to weigh", "à peser"),
                ),
                WorkRow(
                    3,
                    said("Glycerol", "Glycérol"),
                    said("Scan its lot to begin", "Scannez son lot"),
                    "scan",
                    amount="50 g",
                    note=said("to weigh", "à peser"),
                ),
            ],
            current=2,
        )
        lines.setMinimumHeight(260)
        self.add("", lines)


class LotPage(Page):
    """The lot chooser."""

    title = ("Which lot?", "Quel lot ?")
    columns = 2

    def fill(self) -> None:
        """Chosen, possible, expired, in quarantine, too little left."""
        lots = LotChooser()
        lots.show_lots(
            said("Which lot of sodium thiosulfate?", "Quel lot de thiosulfate de sodium ?"),
            said(
                "121.14 g needed. First to expire comes first.", "121,14 g nécessaires. Le premier à périmer d’abord."
            ),
            [
                LotOffer(
                    1,
                    "TS2409-3",
                    State.OK,
                    said("chosen", "choisi"),
                    said("First to expire of those with enough left.", "Premier à périmer parmi les suffisants."),
                    said(
                        "Expires 31 Aug 2027. 779.94 g on hand. Assay 99.6 %, water 34 %.",
                        "Péremption 31 août 2027. 779,94 g en stock. Titre 99,6 %, eau 34 %.",
                    ),
                ),
                LotOffer(
                    2,
                    "TS2502-1",
                    State.PLAIN,
                    said("may be used", "utilisable"),
                    said("Expires later than TS2409-3.", "Périme après TS2409-3."),
                    said("Expires 28 Feb 2028. 1000 g on hand.", "Péremption 28 févr. 2028. 1000 g en stock."),
                ),
                LotOffer(
                    3,
                    "TS2311-7",
                    State.EXPIRED,
                    said("expired", "périmé"),
                    said(
                        "Expired on 31 Oct 2026. Write it off in Stock.",
                        "Périmé le 31 oct. 2026. Mettez-le au rebut dans Stock.",
                    ),
                    may_be_chosen=False,
                ),
                LotOffer(
                    4,
                    "TS2510-4",
                    State.QUARANTINE,
                    said("quarantine", "quarantaine"),
                    said(
                        "Certificate not checked. A pharmacist checks it in Stock.",
                        "Certificat non contrôlé. Un pharmacien le contrôle dans Stock.",
                    ),
                    may_be_chosen=False,
                ),
                LotOffer(
                    5,
                    "TS2406-2",
                    State.REFUSED,
                    said("too little", "trop peu"),
                    said("12.4 g left, 121.14 g needed.", "Reste 12,4 g, il faut 121,14 g."),
                    may_be_chosen=False,
                ),
            ],
        )
        lots.choose(1)
        lots.setMinimumHeight(540)
        self.add("", lots)


class DerivationPage(Page):
    """The derivation of one number."""

    title = ("Derivation", "Dérivation")

    def fill(self) -> None:
        """With ×, and without."""
        view = DerivationView()
        needed = Quantity.of(125, "g")
        content = Fraction("1.031836")
        size = Calculation(Calculation(Figure(grams("500")), "×", Figure(grams("25"))), "÷", Figure(grams("100")))
        lot = Calculation(Figure(Percentage.of("99.6")), "×", Figure(Fraction("1.0359800645")))
        policy = said("full correction", "correction complète")
        steps = (
            Step.calculated(Phrase.of("step.needed"), size, needed, None),
            Step.calculated(Phrase.of("step.content"), lot, content, None),
            Step.calculated(
                Phrase.of("step.to_weigh"), Calculation(Figure(needed), "÷", Figure(content)), needed / content, None
            ),
        )
        view.show_working(said("Why 121.14 g?", "Pourquoi 121,14 g ?"), policy, steps)
        self.add("", view, is_bare=True)


class TimelinePage(Page):
    """The audit timeline."""

    title = ("Timeline", "Chronologie")

    def fill(self) -> None:
        """Signed, plain, refused, with what changed."""
        line = Timeline()
        day = said("24 Nov 2026", "24 nov. 2026")
        line.show_entries(
            [
                Entry(
                    1,
                    day,
                    said("11:20", "11 h 20"),
                    "Inès Marchetti",
                    said(
                        "released batch 2026-0147, register number 2026-001382",
                        "a libéré la préparation 2026-0147, n° d’ordonnancier 2026-001382",
                    ),
                    said("“I release batch 2026-0147 for dispensing.”", "« Je libère la préparation 2026-0147. »"),
                    "signed",
                    State.SIGNED,
                    "18431",
                    "T4NB-88XK",
                ),
                Entry(
                    2,
                    day,
                    said("10:58", "10 h 58"),
                    "Jonas Weber",
                    said("verified 4 of 4 lines, blind", "a contrôlé 4 lignes sur 4, à l’aveugle"),
                    "",
                    "verify",
                    State.OK,
                    "18429",
                    "QX41-M7ZE",
                ),
                Entry(
                    3,
                    day,
                    said("09:52", "09 h 52"),
                    "Camille Roux",
                    said("refused: 123.04 g is above the highest allowed", "refusé : 123,04 g dépasse le maximum"),
                    "",
                    "refused",
                    State.REFUSED,
                    "18423",
                    "ZE8V-4KQS",
                ),
                Entry(
                    4,
                    said("23 Nov 2026", "23 nov. 2026"),
                    said("09:12", "09 h 12"),
                    "<b>Alix</b> & Laurent",
                    said("changed the size of the plan: 200 g → 500 g", "a changé la taille du plan : 200 g → 500 g"),
                    said("Reason: second prescription.", "Motif : seconde ordonnance."),
                    "plan",
                    State.BUSY,
                    "18417",
                    "M3FA-PLU7",
                ),
            ],
            has_more=True,
        )
        line.setMinimumHeight(420)
        self.add("", line)
