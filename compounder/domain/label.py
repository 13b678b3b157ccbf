"""The words and the code that must stand on a container and on what a patient takes home.

Sources: French R.5121-146-2 (read from copies, unconfirmed), ISMP on total amount in total volume, NPSA 0592.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from compounder.domain.papers.frame import AuditMark, Filling, Letterhead, Medicine, Text, VesselKind, filled_words
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import WEIGHT_IN_VOLUME, Notation, Strength
from compounder.domain.unit import VOLUME, Unit


class Route(Enum):
    """Where a preparation goes in; its words, and what it is not for, stand under ``[label.route.*]``: no free text."""

    CUTANEOUS = "cutaneous"
    INTRALESIONAL = "intralesional"


class LabelDesign(Enum):
    """The labels that can be drawn, by width × height in mm."""

    POT_100X70 = "pot_100x70"
    POT_70X40 = "pot_70x40"
    VIAL_72X28 = "vial_72x28"
    CARTON_100X70 = "carton_100x70"
    PATIENT_100X70 = "patient_100x70"

    @property
    def phrase(self) -> Phrase:
        """Its name in words."""
        return Phrase.of(f"label.design.{self.value}")

    @property
    def larger(self) -> Phrase:
        """The next larger design, offered where a text does not fit."""
        return Phrase.of(f"label.design.{_LARGER.get(self.value, 'of_100x150')}")


_LARGER = {"pot_70x40": "pot_100x70", "vial_72x28": "bag"}


class LabelField(Enum):
    """What a label says, each of which is read back before it may print; the words stand under ``[label.field]``."""

    NAME = "name"
    STRENGTH = "strength"
    DOSAGE_FORM = "dosage_form"
    CONTENT = "content"
    TOTAL = "total"
    EXPRESSED = "expressed"
    COUNTED_AS = "counted_as"
    EXCIPIENTS = "excipients"
    ROUTE = "route"
    WARNING = "warning"
    HYPERTONIC = "hypertonic"
    USE_BY = "use_by"
    USE_BY_HOUR = "use_by_hour"
    BATCH = "batch"
    REGISTER = "register"
    MADE = "made"
    STORAGE = "storage"
    CONTAINER = "container"
    PHARMACY = "pharmacy"
    ADDRESS = "address"
    TRACE = "trace"
    DUPLICATE = "duplicate"
    LONE = "lone"
    PATIENT = "patient"
    QUANTITY = "quantity"
    DIRECTIONS = "directions"
    CHILDREN = "children"
    DISPENSING = "dispensing"
    PREPARATION = "preparation"
    DISPENSED = "dispensed"
    PRESCRIBER = "prescriber"
    CODE = "code"

    @property
    def phrase(self) -> Phrase:
        """Its name in words, within a sentence."""
        return Phrase.of(f"label.field.{self.value}")

    @property
    def word(self) -> Phrase:
        """Its name where it stands alone, before its value."""
        return Phrase.of(f"label.word.{self.value}")


@dataclass(frozen=True, slots=True)
class ContainerLabel:
    """What one container of a batch says of itself.

    `code` is the GS1 element string without its symbology prefix: (01) (17), or (7003) where the use-by has an hour,
    (10) (21), parted by GS where the standard asks for it. `duplicate` counts the reprints, 0 on the first;
    `is_lone`: made under a lone pharmacist's signed exception, without a second person.
    """

    design: LabelDesign
    medicine: Medicine
    content: Quantity
    counted_as: Text
    excipients: tuple[Text, ...]
    route: Route
    use_by: date | datetime
    made_at: date | datetime
    batch: str
    register: str
    kind: VesselKind
    container: int
    containers: int
    storage: Text
    pharmacy: Letterhead
    audit: AuditMark
    code: str
    storage_short: Text = ""
    is_hypertonic: bool = False
    duplicate: int = 0
    is_lone: bool = False

    @property
    def is_liquid(self) -> bool:
        """Whether the strength counts per volume, so that the total in the total volume comes first (rule D18)."""
        return self.medicine.strength.basis.bottom == VOLUME

    @property
    def total(self) -> Phrase:
        """The total amount in the total content: "1500 mg in 10 mL"."""
        return _amount_in("label.total", self.concentration, self.content)

    @property
    def expressed(self) -> Phrase:
        """The strength of a preparation by mass once more, as an amount: "25 g in 100 g"."""
        return _amount_in("label.per_mass", self.medicine.strength, Quantity.of(100, "g"))

    @property
    def concentration(self) -> Strength:
        """The strength as it stands on the label."""
        return _on_label(self.medicine.strength)

    @property
    def lone(self) -> Phrase:
        """That one person made it alone, in few words on a small label."""
        return Phrase.of("label.lone_short" if self.design is LabelDesign.POT_70X40 else "label.lone")

    @property
    def container_phrase(self) -> Phrase:
        """The container by its number, as in "Pot 7 of 9", or "1 vial" where there is but one."""
        if self.containers == 1:
            return Phrase.of(f"label.only.{self.kind.value}")
        return Phrase.of(f"label.numbered.{self.kind.value}", number=self.container, all=self.containers)


@dataclass(frozen=True, slots=True)
class PatientLabel:
    """What the patient takes home: whose it is, and what to do with it. It bears no code; the container has one."""

    patient: str
    medicine: Medicine
    quantity: Filling
    route: Route
    directions: str
    use_by: date | datetime
    storage: Text
    dispensing: str
    preparation: str
    dispensed_on: date
    prescriber: str
    pharmacy: Letterhead
    audit: AuditMark
    duplicate: int = 0
    others: tuple[Filling, ...] = ()
    is_lone: bool = False

    @property
    def handed_over(self) -> Phrase:
        """How many containers of how much: `quantity`, and in `others` those that hold another amount."""
        return filled_words((self.quantity, *self.others))

    @property
    def concentration(self) -> Strength:
        """The strength as the container's label writes it."""
        return _on_label(self.medicine.strength)

    @property
    def total(self) -> Phrase | None:
        """The total amount in one container, where all hold the same and the strength is per volume (rule D18)."""
        is_liquid = self.medicine.strength.basis.bottom == VOLUME and not self.others
        return _amount_in("label.total", self.concentration, self.quantity.content) if is_liquid else None


def _amount_in(key: str, strength: Strength, total: Quantity) -> Phrase:
    """The amount in a total; below 1 g it is written in mg (rule D17)."""
    amount = strength.in_total(total)
    is_small = amount.unit == Unit.of("g") and amount.number < 1
    return Phrase.of(key, amount=amount.to(Unit.of("mg")) if is_small else amount, total=total)


def _on_label(strength: Strength) -> Strength:
    """mg/mL for a mass in a volume, else as the formulation writes it."""
    is_mass_in_volume = strength.basis == WEIGHT_IN_VOLUME
    return strength.in_notation(Notation.quotient("mg", "mL")) if is_mass_in_volume else strength


Printed = tuple[LabelField, object]
"""A field and the value that must be found on the printed label; ``compounder.words`` shows it."""

_SMALL_OMITS = {
    LabelDesign.POT_70X40: {LabelField.EXPRESSED, LabelField.TRACE},
    LabelDesign.VIAL_72X28: {
        LabelField.DOSAGE_FORM,
        LabelField.REGISTER,
        LabelField.MADE,
        LabelField.CONTAINER,
        LabelField.PHARMACY,
        LabelField.ADDRESS,
        LabelField.TRACE,
        LabelField.LONE,
    },
}
"""What a small label leaves to the carton or to its own PDF's metadata (papers.md, section 6; unconfirmed)."""


def printed_fields(label: ContainerLabel) -> tuple[Printed, ...]:
    """Everything that must stand on a container's label of its design, from the record alone."""
    fields: list[Printed] = [(LabelField.NAME, label.medicine.name), *_strength_fields(label)]
    fields += [
        (LabelField.COUNTED_AS, label.counted_as),
        (LabelField.DOSAGE_FORM, label.medicine.dosage_form),
        (LabelField.EXCIPIENTS, label.excipients),
        (LabelField.ROUTE, Phrase.of(f"label.route.{label.route.value}.use")),
        (LabelField.WARNING, Phrase.of(f"label.route.{label.route.value}.warning")),
        (LabelField.BATCH, label.batch),
        (LabelField.REGISTER, label.register),
        (LabelField.MADE, label.made_at),
        (LabelField.STORAGE, _storage(label)),
        (LabelField.CONTAINER, label.container_phrase),
        (LabelField.PHARMACY, _pharmacy_name(label)),
        (LabelField.ADDRESS, label.pharmacy.address),
        (LabelField.TRACE, f"{label.audit.number} {label.audit.groups}"),
        *use_by_fields(label.use_by),
    ]
    if label.is_hypertonic:
        fields.append((LabelField.HYPERTONIC, Phrase.of("label.hypertonic")))
    if label.duplicate:
        fields.append((LabelField.DUPLICATE, Phrase.of("label.duplicate", number=label.duplicate)))
    if label.is_lone:
        fields.append((LabelField.LONE, label.lone))
    omitted = _SMALL_OMITS.get(label.design, set())
    return tuple((field, value) for field, value in fields if field not in omitted and value not in ("", ()))


def _strength_fields(label: ContainerLabel) -> list[Printed]:
    if label.is_liquid:
        return [(LabelField.TOTAL, label.total), (LabelField.STRENGTH, label.concentration)]
    return [
        (LabelField.STRENGTH, label.concentration),
        (LabelField.CONTENT, label.content),
        (LabelField.EXPRESSED, label.expressed),
    ]


def _storage(label: ContainerLabel) -> Text:
    is_small = label.design in (LabelDesign.POT_70X40, LabelDesign.VIAL_72X28)
    return label.storage_short or label.storage if is_small else label.storage


def _pharmacy_name(label: ContainerLabel) -> Text:
    is_small = label.design is LabelDesign.POT_70X40
    return label.pharmacy.short_name or label.pharmacy.name if is_small else label.pharmacy.name


def short_storage(low: Quantity | None, high: Quantity) -> Phrase:
    """The storage for a small label, from the formulation's temperatures: "2 °C to 8 °C", "Keep below 25 °C"."""
    if low is None:
        return Phrase.of("label.storage.below", high=high.number)
    return Phrase.of("label.storage.between", low=low.number, high=high.number)


def use_by_fields(use_by: date | datetime) -> tuple[Printed, ...]:
    """The day, and the hour where the use-by has one."""
    if isinstance(use_by, datetime):
        return (LabelField.USE_BY, use_by.date()), (LabelField.USE_BY_HOUR, hour_phrase(use_by))
    return ((LabelField.USE_BY, use_by),)


def hour_phrase(at: datetime) -> Phrase:
    """The hour and minute of a local time."""
    return Phrase.of("time.clock", hour=f"{at:%H}", minute=f"{at:%M}")


def patient_fields(label: PatientLabel) -> tuple[Printed, ...]:
    """Everything that must stand on a patient's label, from the record alone."""
    fields: list[Printed] = [
        (LabelField.PATIENT, label.patient),
        (LabelField.NAME, label.medicine.name),
        (LabelField.STRENGTH, label.concentration),
        (LabelField.DOSAGE_FORM, label.medicine.dosage_form),
        (LabelField.QUANTITY, label.handed_over),
        (LabelField.TOTAL, label.total or ""),
        (LabelField.ROUTE, Phrase.of(f"label.route.{label.route.value}.patient")),
        (LabelField.DIRECTIONS, label.directions),
        (LabelField.STORAGE, label.storage),
        (LabelField.CHILDREN, Phrase.of(f"label.route.{label.route.value}.care")),
        (LabelField.DISPENSING, label.dispensing),
        (LabelField.PREPARATION, label.preparation),
        (LabelField.DISPENSED, label.dispensed_on),
        (LabelField.PRESCRIBER, label.prescriber),
        (LabelField.PHARMACY, label.pharmacy.name),
        (LabelField.ADDRESS, label.pharmacy.address),
        (LabelField.TRACE, f"{label.audit.number} {label.audit.groups}"),
        *use_by_fields(label.use_by),
    ]
    if label.duplicate:
        fields.append((LabelField.DUPLICATE, Phrase.of("label.duplicate", number=label.duplicate)))
    if label.is_lone:
        fields.append((LabelField.LONE, Phrase.of("label.lone")))
    return tuple((field, value) for field, value in fields if value != "")


_CODE = re.compile(r"01([0-9]{14})(?:17([0-9]{6})|7003([0-9]{10})\x1d)10([^\x1d]{1,20})\x1d21([^\x1d]{1,20})", re.ASCII)


def code_elements(code: str) -> tuple[tuple[str, str], ...]:
    """The elements of our own containers' code in order; any other string here is a fault (ValueError)."""
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError("not the code of a container of ours")
    item, day, hour, batch, serial = match.groups()
    use_by = ("17", day) if day else ("7003", hour)
    return ("01", item), use_by, ("10", batch), ("21", serial)


def code_says(label: ContainerLabel) -> bool:
    """Whether the code says what the words say: use-by, batch and container."""
    elements = dict(code_elements(label.code))
    if isinstance(label.use_by, datetime):
        is_same_day = elements.get("7003") == f"{label.use_by:%y%m%d%H%M}"
    else:
        is_same_day = elements.get("17") == f"{label.use_by:%y%m%d}"
    serial = elements["21"]
    is_same_container = serial.isdecimal() and int(serial) == label.container
    return is_same_day and elements["10"] == label.batch and is_same_container
