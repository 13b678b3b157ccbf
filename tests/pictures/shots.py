"""Every screen as pictures: as it is used, crowded, refused; in French, dark, in high contrast, wide and narrow."""

from __future__ import annotations

from dataclasses import replace

from compounder.domain.batch import BatchState
from tests.pictures import arranged as do
from tests.pictures import writing
from tests.pictures.camera import NARROW, WIDE, FirstShot, Shot
from ui.places import Place
from ui.theme.tokens import DARK, HIGH_CONTRAST

_DILUTION = {"stock_strength": "250 mg/mL", "target_strength": "150 mg/mL", "target_quantity": "10 mL"}

MAIN = (
    Shot("sign-in", "", do.nothing),
    Shot("sign-in-refused", "", do.sign_in_refused),
    Shot("today", "paul", do.nothing),
    Shot("batches", "paul", do.at(Place.BATCHES)),
    Shot("plan-choose", "paul", do.chosen),
    Shot("plan-new", "paul", do.planned("500 g")),
    Shot("plan-refused", "paul", do.planned("5000 g")),
    Shot("weigh", "tina", do.weighing("97.52 g")),
    Shot("weigh-refused", "tina", do.weighing("99.61 g", records=True)),
    Shot("verify", "paul", do.verifying("24.25 g")),
    Shot("verify-differs", "paul", do.verifying("42.25 g", compares=True)),
    Shot("yield-refused", "paul", do.obtained("8 mL")),
    Shot("release", "paul", do.to_release),
    Shot("label", "paul", do.step(BatchState.RELEASED, "label")),
    Shot("dispense", "tina", do.dispensing),
    Shot("dispense-refused", "tina", do.dispensing_refused),
    Shot("patient", "paul", do.patient_file),
    Shot("stock", "paul", do.at(Place.STOCK)),
    Shot("lot", "paul", do.lot("TS2409-3")),
    Shot("lot-accept", "paul", do.accepting),
    Shot("receive", "tina", do.receiving),
    Shot("formulations", "paul", do.at(Place.FORMULATIONS)),
    Shot("formulation", "paul", do.at(Place.FORMULATIONS, f"{do.OINTMENT}/1")),
    Shot("formulation-approve", "paul", do.at(Place.FORMULATIONS, "sts-cream-10/1", "compare")),
    Shot("formulation-drill", "paul", do.drilled),
    Shot("formulation-new", "paul", writing.new),
    Shot("formulation-write", "paul", writing.lines),
    Shot("formulation-write-refused", "paul", writing.refused),
    Shot("formulation-review", "paul", writing.reviewed),
    Shot("calculate", "paul", do.calculated("dilution", **_DILUTION)),
    Shot("calculate-refused", "paul", do.calculated("dilution", **{**_DILUTION, "target_strength": "300 mg/mL"})),
    Shot("register", "paul", do.at(Place.RECORDS, "register")),
    Shot("audit", "paul", do.at(Place.RECORDS, "audit")),
    Shot("trace", "paul", do.traced("TS2409-3")),
    Shot("records-verified", "paul", do.verified),
    Shot("backup", "ada", do.backing_up),
    Shot("people", "ada", do.at(Place.SETTINGS, "people")),
    Shot("balances", "tina", do.at(Place.SETTINGS, "balances")),
    Shot("printers", "ada", do.at(Place.SETTINGS, "printers")),
)
"""Each screen as it is used most, and its refusals."""

_FRENCH = (
    "today", "receive", "lot-accept", "plan-new", "weigh", "verify", "release", "label", "dispense", "trace",
    "calculate", "balances", "formulation-write",
)  # fmt: skip
_NARROW = ("today", "plan-new", "weigh", "stock", "formulation-write")
_DARK = ("weigh", "release")


def shots() -> tuple[Shot | FirstShot, ...]:
    """All pictures of screens."""
    named = {shot.name: shot for shot in MAIN}
    return (
        FirstShot("first-run", do.nothing),
        FirstShot("first-run-fr", do.nothing, "fr"),
        FirstShot("first-run-form", do.first_form),
        *MAIN,
        *(replace(named[name], name=f"{name}-fr", language="fr") for name in _FRENCH),
        *(replace(named[name], name=f"{name}-fr-200", language="fr", size=NARROW) for name in _NARROW),
        *(replace(named[name], name=f"{name}-dark", theme=DARK) for name in _DARK),
        replace(named["weigh"], name="weigh-high-contrast", theme=HIGH_CONTRAST),
        replace(named["plan-new"], name="plan-new-wide", size=WIDE),
    )
