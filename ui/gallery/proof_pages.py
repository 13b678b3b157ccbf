"""Gallery pages of the release: the beyond-use ladder, the proof of a label, the signature."""

from __future__ import annotations

from datetime import date

from compounder.domain.errors import Refusal
from ui.gallery.page import Page, said
from ui.gallery.sample_pdf import SAMPLE_PDF
from ui.theme.tokens import State, Type
from ui.widgets.beyond_use_ladder import BeyondUseLadder, Rung
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.proof_view import ProofRow, ProofView
from ui.widgets.readout import Answer
from ui.widgets.signature_panel import SignaturePanel
from ui.words import words


class LadderPage(Page):
    """The beyond-use ladder."""

    title = ("Beyond-use ladder", "Échelle de péremption")
    columns = 2

    def fill(self) -> None:
        """Seven candidates, one without a date, one beyond the axis."""
        use_by = Answer(Type.DATE)
        use_by.show_answer(said("Use by", "Utiliser jusqu’au"), words().date(date(2027, 1, 31)))
        ladder = BeyondUseLadder()
        dated = (
            (said("Lanolin lot LA-0552 expires", "Péremption lanoline LA-0552"), date(2027, 1, 31)),
            (said("House limit, no study: 90 days", "Limite maison, sans étude : 90 jours"), date(2027, 2, 21)),
            (said("Ointment without water: 180 days", "Pommade sans eau : 180 jours"), date(2027, 5, 22)),
            (said("Thiosulfate lot TS2409-3 expires", "Péremption thiosulfate TS2409-3"), date(2027, 8, 31)),
            (said("Petrolatum lot PB-2231 expires", "Péremption vaseline PB-2231"), date(2028, 12, 31)),
        )
        rungs = [
            Rung(place, word, until, words().date(until), is_binding=place == 0)
            for place, (word, until) in enumerate(dated)
        ]
        rungs.append(
            Rung(
                9,
                said("Own stability study", "Étude de stabilité propre"),
                None,
                said("none accepted", "aucune acceptée"),
            )
        )
        ladder.show_rungs(date(2026, 11, 24), rungs)
        ladder.setMinimumHeight(360)
        self.add("", use_by, ladder)


class ProofPage(Page):
    """The proof of a label, equal and different."""

    title = ("Proof", "Épreuve")
    columns = 2
    least = 420

    def fill(self) -> None:
        """All fields equal; one differs."""
        for read_back in ("(10) 2026-0147", "(10) 2026-0174"):
            proof = ProofView()
            rows = [
                ProofRow(said("Product code", "Code produit"), "(01) 02012345000117", "(01) 02012345000117"),
                ProofRow(said("Use by", "Péremption"), "(17) 270131", "(17) 270131"),
                ProofRow(said("Batch", "Lot"), "(10) 2026-0147", read_back),
            ]
            proof.show_proof(said("Proof of the label", "Épreuve de l’étiquette"), "100 × 70 mm", SAMPLE_PDF, rows)
            self.add("", proof)


class SignaturePage(Page):
    """The signature, plain and refused."""

    title = ("Signature", "Signature")
    columns = 3
    least = 300

    def fill(self) -> None:
        """Before signing; a second signer with a reason; a wrong password."""
        release = said(
            "I release batch 2026-0147 for dispensing.", "Je libère la préparation 2026-0147 pour dispensation."
        )
        signer = said("Inès Marchetti, pharmacist", "Inès Marchetti, pharmacienne")
        consequence = said(
            "Signing gives the next register number. A release can be recalled, never undone.",
            "La signature donne le prochain numéro d’ordonnancier. Une libération se rappelle, ne s’efface pas.",
        )
        facts = [
            Fact(said("Lines weighed", "Lignes pesées"), said("4 of 4", "4 sur 4"), State.OK),
            Fact(said("Yield, 95 to 105 %", "Rendement, 95 à 105 %"), said("99.36 %", "99,36 %"), State.OK),
            Fact(said("Deviations", "Non-conformités"), said("1 open", "1 ouverte"), State.ATTENTION),
        ]
        for kind in range(3):
            panel = SignaturePanel(asks_login=kind == 1, needs_reason=kind == 1)
            panel.show_checks(said("Before you sign", "Avant de signer"), facts)
            panel.show_sentence(release, "" if kind == 1 else signer, consequence)
            if kind == 2:
                panel.refuse(Refusal("sign_in_refused", "wrong"))
            panel.setMinimumHeight(460)
            self.add("", panel)
        facts_list = FactList()
        facts_list.show_facts(
            [
                Fact(said("Batch", "Préparation"), "2026-0147", State.OK),
                Fact(said("Route", "Voie"), said("on the skin only", "voie cutanée"), State.OK),
                Fact(
                    said("Patient label", "Étiquette patient"),
                    said(
                        "For DELPIERRE-VASSEUR Anne-Sophie. A thick layer once a day on the left elbow.",
                        "Pour DELPIERRE-VASSEUR Anne-Sophie. Une couche épaisse par jour sur le coude gauche.",
                    ),
                ),
            ]
        )
        self.add(said("Facts", "Faits"), facts_list)
