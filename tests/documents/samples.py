"""The sample pharmacy's papers for the tests: the ointment and the injection of the design, in both languages."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from compounder.documents.fonts import Fonts
from compounder.domain.label import ContainerLabel, LabelDesign, PatientLabel, Route
from compounder.domain.papers.frame import AuditMark, Filling, Letterhead, Medicine, VesselKind
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.words import Words

ROOT = Path(__file__).parents[2]
PARIS = timezone(timedelta(hours=1))


TEST_SENTENCES = {
    "test.to_volume": "q.s. to {total}",
    "test.planned": "I planned this batch from the approved formulation.",
    "test.weighed": "I weighed and prepared it as recorded here.",
    "test.read_again": "I read every lot and weight again, without seeing the first reading.",
    "test.accepted": "I accept deviation 1 for the reason given.",
    "test.release": "I release batch {batch} for dispensing.",
    "test.dispensed": "I dispensed this pot to this patient on this prescription.",
    "test.verdict": "Accepted",
}
"""Sentences that services own, as they stand on these samples."""


@cache
def fonts() -> Fonts:
    """The vendored fonts."""
    return Fonts(ROOT / "resources" / "fonts")


@cache
def words(language: str) -> Words:
    """The words of a language, as bootstrap flattens them."""
    tables = tomllib.loads((ROOT / "resources" / "words" / f"{language}.toml").read_text("utf-8"))
    return Words(language, {**dict(_flat("", tables)), **TEST_SENTENCES})


def _flat(prefix: str, table: dict[str, object]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(f"{prefix}{name}.", value)
        else:
            pairs.append((f"{prefix}{name}", str(value)))
    return pairs


def local(day: int, hour: int, minute: int, second: int = 0) -> datetime:
    """A local time in November 2026."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=PARIS)


PHARMACY = Letterhead(
    LocalText.of("Hospital pharmacy Les Tilleuls", fr="Pharmacie de l’hôpital Les Tilleuls"),
    LocalText.of("1 Lime Street, 00000 Sampleville", fr="1 rue des Tilleuls, 00000 Exempleville"),
    LocalText.of("Pharmacy Les Tilleuls", fr="Les Tilleuls"),
)
OINTMENT = Medicine(
    LocalText.of("Sodium thiosulfate", fr="Thiosulfate de sodium"),
    Strength.written("25 % w/w"),
    LocalText.of("ointment", fr="pommade"),
)
INJECTION = Medicine(
    LocalText.of("Sodium thiosulfate", fr="Thiosulfate de sodium"),
    Strength.written("150 mg/mL"),
    LocalText.of("injection", fr="injectable"),
)
PENTAHYDRATE = LocalText.of("pentahydrate", fr="pentahydraté")


def pot_label(
    design: LabelDesign = LabelDesign.POT_100X70, *, container: int = 7, duplicate: int = 0
) -> ContainerLabel:
    """The label of a pot of the ointment."""
    return ContainerLabel(
        design=design,
        medicine=OINTMENT,
        content=Quantity.of(50, "g"),
        counted_as=PENTAHYDRATE,
        excipients=(
            LocalText.of("glycerol", fr="glycérol"),
            LocalText.of("lanolin", fr="lanoline"),
            LocalText.of("white petrolatum", fr="vaseline blanche"),
        ),
        route=Route.CUTANEOUS,
        use_by=date(2027, 1, 31),
        made_at=date(2026, 11, 24),
        batch="2026-0147",
        register="P 2026-0139",
        kind=VesselKind.POT,
        container=container,
        containers=9,
        storage=LocalText.of("Keep below 25 °C", fr="Conserver à moins de 25 °C"),
        storage_short=LocalText.of("Keep below 25 °C", fr="À moins de 25 °C"),
        pharmacy=PHARMACY,
        audit=AuditMark(18431, "D8SX 7GYZ 7SQQ 81BV EQAY"),
        code=f"010201234500011717270131102026-0147\x1d21{container:02d}",
        duplicate=duplicate,
    )


def vial_label(design: LabelDesign = LabelDesign.VIAL_72X28, *, duplicate: int = 0) -> ContainerLabel:
    """The label of the vial of the injection, or of its carton."""
    return ContainerLabel(
        design=design,
        medicine=INJECTION,
        content=Quantity.of(10, "mL"),
        counted_as=PENTAHYDRATE,
        excipients=(LocalText.of("water for injections", fr="eau pour préparations injectables"),),
        route=Route.INTRALESIONAL,
        use_by=local(25, 14, 0),
        made_at=local(24, 14, 5),
        batch="2026-0148",
        register="P 2026-0140",
        kind=VesselKind.VIAL,
        container=1,
        containers=1,
        storage=LocalText.of("Keep at 2 °C to 8 °C. Do not freeze.", fr="Entre 2 °C et 8 °C. Ne pas congeler."),
        storage_short=LocalText.of("2 °C to 8 °C", fr="2 °C à 8 °C"),
        pharmacy=PHARMACY,
        audit=AuditMark(18436, "481E 0FGD TZW3 XZRJ PQDR"),
        code="010201234500012470032611251400\x1d102026-0148\x1d2101",
        is_hypertonic=True,
        duplicate=duplicate,
    )


LONG_NAME = "DELPIERRE-VASSEUR DE LA ROCHEFOUCAULD-MONTMORENCY Anne-Sophie Marie-Élisabeth Zoé"


def patient_label(
    patient: str = "DELPIERRE-VASSEUR Anne-Sophie", *, language: str = "en", directions: str = "", duplicate: int = 0
) -> PatientLabel:
    """The label that the patient takes home with a pot."""
    usual = {
        "en": "Once a day, spread a thick layer on the hard spots of both hands. Cover.",
        "fr": "Une fois par jour, étaler en couche épaisse sur les plaques dures des deux mains. Couvrir.",
    }
    return PatientLabel(
        patient=patient,
        medicine=OINTMENT,
        quantity=Filling(1, VesselKind.POT, Quantity.of(50, "g")),
        route=Route.CUTANEOUS,
        directions=directions or usual[language],
        use_by=date(2027, 1, 31),
        storage=LocalText.of("Keep below 25 °C", fr="À moins de 25 °C"),
        dispensing="D 2026-0391",
        preparation="P 2026-0139",
        dispensed_on=date(2026, 11, 26),
        prescriber="Dr J. Marchal",
        pharmacy=PHARMACY,
        audit=AuditMark(18502, "YJ4A 9BFD 60HN FHAQ R8HX"),
        duplicate=duplicate,
    )


def injection_patient_label() -> PatientLabel:
    """The patient's label of the injection."""
    return PatientLabel(
        patient="N’GUESSAN Koffi",
        medicine=INJECTION,
        quantity=Filling(1, VesselKind.VIAL, Quantity.of(10, "mL")),
        route=Route.INTRALESIONAL,
        directions="Injected by your doctor into the lesion.",
        use_by=local(25, 14, 0),
        storage=LocalText.of("Keep at 2 °C to 8 °C. Do not freeze.", fr="Entre 2 °C et 8 °C. Ne pas congeler."),
        dispensing="D 2026-0390",
        preparation="P 2026-0140",
        dispensed_on=date(2026, 11, 24),
        prescriber="Dr S. Okafor",
        pharmacy=PHARMACY,
        audit=AuditMark(18440, "YJ4A 9BFD 60HN FHAQ R8HX"),
    )
