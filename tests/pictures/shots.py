"""Every screen as pictures: ordinary, in French, dark, in high contrast, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from compounder.domain.batch import BatchState
from tests.pictures.camera import NARROW, WIDE, Shot, Studio
from ui.places import Place
from ui.theme.tokens import DARK, HIGH_CONTRAST

Arrange = Callable[[Studio], object]


def at(place: Place, record: str = "", act: str = "") -> Arrange:
    """A place, or a record in it."""
    return lambda studio: studio.go(place, record, act)


def step(state: BatchState, name: str, formulation: str = "sts-ointment") -> Arrange:
    """A step of the first batch in a state."""
    return lambda studio: studio.go(Place.BATCHES, studio.batch(state, formulation), name)


def nothing(_studio: Studio) -> None:
    """What stands there after signing in."""


MAIN = (
    Shot("sign-in", "", nothing),
    Shot("today", "paul", nothing),
    Shot("batches", "paul", at(Place.BATCHES)),
    Shot("plan-new", "paul", at(Place.BATCHES, "", "new")),
    Shot("plan", "paul", step(BatchState.PLANNED, "plan")),
    Shot("weigh", "tina", step(BatchState.WEIGHING, "weigh")),
    Shot("verify", "paul", step(BatchState.WEIGHED, "verify")),
    Shot("release", "paul", step(BatchState.VERIFIED, "release", "sts-injection")),
    Shot("label", "paul", step(BatchState.RELEASED, "label")),
    Shot("dispense", "tina", at(Place.DISPENSE)),
    Shot("patients", "paul", at(Place.PATIENTS)),
    Shot("stock", "paul", at(Place.STOCK)),
    Shot("receive", "tina", at(Place.STOCK, "", "receive")),
    Shot("calculate", "paul", at(Place.CALCULATE)),
    Shot("records", "paul", at(Place.RECORDS)),
    Shot("people", "ada", at(Place.SETTINGS, "people")),
    Shot("balances", "tina", at(Place.SETTINGS, "balances")),
    Shot("printers", "ada", at(Place.SETTINGS, "printers")),
    Shot("look", "ada", at(Place.SETTINGS, "look")),
    Shot("pharmacy", "ada", at(Place.SETTINGS, "pharmacy")),
)
"""Each screen once, as it is used most."""

_FRENCH = ("today", "plan", "weigh", "verify", "release", "label", "dispense", "stock")
_NARROW = ("today", "plan", "weigh", "verify", "release", "stock")
_DARK = ("today", "weigh", "release")


def shots() -> tuple[Shot, ...]:
    """All pictures of screens."""
    named = {shot.name: shot for shot in MAIN}
    return (
        *MAIN,
        *(replace(named[name], name=f"{name}-fr", language="fr") for name in _FRENCH),
        *(replace(named[name], name=f"{name}-fr-200", language="fr", size=NARROW) for name in _NARROW),
        *(replace(named[name], name=f"{name}-dark", theme=DARK) for name in _DARK),
        replace(named["weigh"], name="weigh-high-contrast", theme=HIGH_CONTRAST),
        replace(named["plan"], name="plan-wide", size=WIDE),
    )
