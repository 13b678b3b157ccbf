"""The sample pharmacy's records for the tests: the ointment's batch in every state, crowded and empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from compounder.domain.papers.batch_record import (
    Account,
    BatchRecordPaper,
    LabelAccount,
    PaperChange,
    PaperDeviation,
    PaperLine,
    PaperReading,
    PaperWeighing,
    RecordState,
    StepDone,
    UseByLimit,
)
from compounder.domain.papers.derivation import Derivation, DerivationRow
from compounder.domain.papers.dispensing import (
    DispensingRecordPaper,
    HandOverCheck,
    PatientOnPaper,
    PrescriptionOnPaper,
)
from compounder.domain.papers.frame import AuditMark, Filling, Frame, Person, SignedStatement, VesselKind, Voiding
from compounder.domain.papers.register import Constituent, RegisterAct, RegisterEntry, RegisterPaper
from compounder.domain.papers.worksheet import LotToWeigh, PlannedStep, WorksheetLine, WorksheetPaper
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.working import Figure, chained
from tests.documents.samples import (
    INJECTION,
    LONG_NAME,
    OINTMENT,
    PENTAHYDRATE,
    PHARMACY,
    local,
    patient_label,
    pot_label,
    vial_label,
)

TECHNICIAN, PHARMACIST = Phrase.of("paper.role.technician"), Phrase.of("paper.role.pharmacist")
LAURENT = Person("Alix Laurent", PHARMACIST, "A. Laurent")
ROUX = Person("Camille Roux", TECHNICIAN, "C. Roux")
WEBER = Person("Jonas Weber", TECHNICIAN, "J. Weber")
MARCHETTI = Person("Inès Marchetti", PHARMACIST, "I. Marchetti")
BALANCE = LocalText.of(
    "balance B2, serial 1129, reads 0.01 g, checked 24 Nov 2026, 07:40",
    fr="balance B2, n° 1129, lit 0,01 g, contrôlée le 24 nov. 2026, 07 h 40",
)
DIGEST = "4c1e90b72d55a8f0" * 4


def frame(**changes: object) -> Frame:
    """Head and foot of the sample papers."""
    plain = Frame(
        pharmacy=PHARMACY,
        audit=AuditMark(18434, "W64N AZ80 2E10 Q74D 5WS9"),
        printed_at=local(24, 12, 6),
        printed_by="Inès Marchetti",
        program="Compounder 0.1.0",
        rules="FR 2026-11",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def grams(text: str) -> Quantity:
    """So many grams."""
    return Quantity.of(text, "g")


INGREDIENTS = (
    (
        LocalText.of("sodium thiosulfate pentahydrate", fr="thiosulfate de sodium pentahydraté"),
        "TS2409-3",
        "125",
        "121.14",
    ),
    (LocalText.of("glycerol", fr="glycérol"), "GL-1187", "50", "50"),
    (LocalText.of("lanolin", fr="lanoline"), "LA-0552", "162.5", "162.5"),
    (LocalText.of("white petrolatum", fr="vaseline blanche"), "PB-2231", "162.5", "166.36"),
)
LIMITS = (("119.93", "122.35"), ("49.5", "50.5"), ("160.88", "164.12"), ("164.7", "168.02"))
WEIGHED = ("121.16", "50.02", "162.48", "166.37")
SUPPLIERS = ("Chimie Dulac", "Chimie Dulac", "Corps gras Veyrac", "Corps gras Veyrac")
EXPIRIES = (date(2027, 8, 31), date(2027, 6, 30), date(2027, 1, 31), date(2028, 12, 31))

CONTENT_EXACT = Fraction("0.996") * (1 - Fraction("0.34")) * Fraction("248.18") / Fraction("158.11")
NEEDED = chained(Figure(grams("500")), ("×", Figure(grams("25"))), ("÷", Figure(grams("100"))))
CONTENT = chained(
    Figure(Fraction("0.996")),
    ("×", chained(Figure(Fraction(1)), ("−", Figure(Fraction("0.34"))))),
    ("×", Figure(Fraction("248.18"))),
    ("÷", Figure(Fraction("158.11"))),
)
DERIVATIONS = (
    Derivation(
        LocalText.of(
            "Why 121.14 g of sodium thiosulfate, lot TS2409-3?",
            fr="Pourquoi 121,14 g de thiosulfate de sodium, lot TS2409-3 ?",
        ),
        (
            DerivationRow(LocalText.of("Needed", fr="Besoin"), NEEDED, Figure(grams("125"))),
            DerivationRow(
                LocalText.of("Content of the lot", fr="Teneur du lot"),
                CONTENT,
                Figure(CONTENT_EXACT, 6),
                LocalText.of(
                    "certificate: assay on the dried substance, as anhydrous",
                    fr="certificat : dosage sur la substance séchée, en anhydre",
                ),
            ),
            DerivationRow(
                LocalText.of("To weigh", fr="À peser"),
                chained(Figure(grams("125")), ("÷", Figure(CONTENT_EXACT, 6))),
                Figure(grams("125") / CONTENT_EXACT, 4),
            ),
            DerivationRow(
                LocalText.of("Rounded once", fr="Arrondi une fois"),
                LocalText.of("to the nearest 0.01 g, half up", fr="à 0,01 g près, demi vers le haut"),
                Figure(grams("121.14")),
                LocalText.of("balance B2", fr="balance B2"),
                is_result=True,
            ),
        ),
        LocalText.of(
            "Assay 99.6 % counts the dried, anhydrous form (158.11 g/mol); water 34 %; the strength counts the "
            "pentahydrate (248.18 g/mol).",
            fr="Le titre 99,6 % compte la forme anhydre séchée (158,11 g/mol) ; eau 34 %.",
        ),
    ),
    Derivation(
        LocalText.of("Why 166.36 g of white petrolatum?", fr="Pourquoi 166,36 g de vaseline blanche ?"),
        (
            DerivationRow(
                LocalText.of("Takes the rest", fr="Complète"),
                chained(Figure(grams("500")), *(("−", Figure(grams(text))) for text in ("121.14", "50", "162.5"))),
                Figure(grams("166.36")),
                LocalText.of(
                    "compensating line; 162.5 g in the formula", fr="ligne de complément ; 162,5 g dans la formule"
                ),
                is_result=True,
            ),
        ),
    ),
)
STEPS = (
    (
        LocalText.of(
            "Clear and wipe the bench; check that vessels are clean",
            fr="Dégager et essuyer la paillasse ; vérifier la propreté du matériel",
        ),
        LocalText.of("done", fr="fait"),
    ),
    (
        LocalText.of("Pulverise the thiosulfate in the mortar", fr="Pulvériser le thiosulfate au mortier"),
        LocalText.of("no grain felt", fr="aucun grain senti"),
    ),
    (
        LocalText.of(
            "Add the glycerol in portions to an even white paste",
            fr="Ajouter le glycérol par portions jusqu’à pâte blanche homogène",
        ),
        LocalText.of("even paste", fr="pâte homogène"),
    ),
    (
        LocalText.of(
            "Work in lanolin, then white petrolatum, in portions",
            fr="Incorporer la lanoline puis la vaseline, par portions",
        ),
        LocalText.of("at most 40 °C", fr="au plus 40 °C"),
    ),
    (
        LocalText.of("Mix until even", fr="Mélanger jusqu’à homogénéité"),
        LocalText.of("at least 15 min", fr="au moins 15 min"),
    ),
    (
        LocalText.of("Look and smell", fr="Aspect et odeur"),
        LocalText.of("white, even, no sulfur smell", fr="blanc, homogène, sans odeur soufrée"),
    ),
)


def worksheet(*, lines: int = 4, **changes: object) -> WorksheetPaper:
    """The worksheet of the ointment, or of a crowded formula."""
    rows = [
        WorksheetLine(
            number + 1,
            name,
            (LotToWeigh(lot, expiry, grams(target), grams(low), grams(high)),),
        )
        for number, ((name, lot, _, target), expiry, (low, high)) in enumerate(
            zip(INGREDIENTS, EXPIRIES, LIMITS, strict=True)
        )
    ]
    while len(rows) < lines:
        rows.append(replace(rows[len(rows) % 4], number=len(rows) + 1))
    paper = WorksheetPaper(
        frame=frame(audit=AuditMark(18409, "WZXZ W6CT TPWH P7ZB 79JE"), printed_by="Alix Laurent"),
        batch="2026-0147",
        medicine=OINTMENT,
        size=grams("500"),
        balance=LocalText.of("B2, 0.01 g", fr="B2, 0,01 g"),
        policy=LocalText.of("full", fr="complète"),
        planned_by=LAURENT,
        planned_at=local(24, 9, 12),
        plan_digest=DIGEST,
        lines=tuple(rows),
        derivations=DERIVATIONS,
        steps=tuple(PlannedStep(number + 1, text, limit) for number, (text, limit) in enumerate(STEPS)),
        yield_limits=(Fraction("0.95"), Fraction("1.05")),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def injection_worksheet() -> WorksheetPaper:
    """The worksheet of the injection: a line by volume and one made up to the total."""
    lines = (
        WorksheetLine(
            1,
            LocalText.of("sodium thiosulfate injection 250 mg/mL", fr="thiosulfate de sodium injectable 250 mg/mL"),
            (
                LotToWeigh(
                    "TI-0412",
                    date(2028, 3, 31),
                    Quantity.of(6, "mL"),
                    Quantity.of("5.94", "mL"),
                    Quantity.of("6.06", "mL"),
                ),
            ),
        ),
        WorksheetLine(
            2,
            LocalText.of("diluent", fr="diluant"),
            (LotToWeigh("WI-0931", date(2028, 5, 31), Phrase.of("test.to_volume", total=Quantity.of(10, "mL"))),),
        ),
    )
    size = Quantity.of(10, "mL")
    return replace(worksheet(), medicine=INJECTION, size=size, lines=lines, derivations=(), batch="2026-0148")


def reading(value: str, who: Person, hour: int, minute: int, second: int = 12, **changes: object) -> PaperReading:
    """A reading of the balance."""
    raw = f"S S {value:>10} g"
    return replace(PaperReading(grams(value), who, local(24, hour, minute, second), raw), **changes)  # type: ignore[arg-type]


def weighing(number: int, **changes: object) -> PaperWeighing:
    """The weighing of one line of the ointment."""
    _, lot, _, target = INGREDIENTS[number]
    amount = grams(target)
    paper = PaperWeighing(
        lot=lot,
        supplier=SUPPLIERS[number],
        expires_on=EXPIRIES[number],
        to_weigh=amount,
        low=grams(LIMITS[number][0]),
        high=grams(LIMITS[number][1]),
        reading=reading(WEIGHED[number], ROUX, 9, 53 + number),
        again=reading(WEIGHED[number], WEBER, 10, 49 + number),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def lines(count: int = 4) -> tuple[PaperLine, ...]:
    """The lines of the batch, or of a crowded formula."""
    found = [
        PaperLine(n + 1, INGREDIENTS[n % 4][0], grams(INGREDIENTS[n % 4][2]), (weighing(n % 4),)) for n in range(count)
    ]
    return tuple(found)


def signed(key: str, who: Person, hour: int, minute: int, **values: object) -> SignedStatement:
    """A signature of 24 November."""
    return SignedStatement(Phrase.of(f"test.{key}", **values), who, local(24, hour, minute, 40), DIGEST)


def batch_record(**changes: object) -> BatchRecordPaper:
    """The released batch of the ointment with one deviation and one change."""
    steps = [
        StepDone(n + 1, text, limit, LocalText.of("done", fr="fait"), ROUX, local(24, 11, 2 + n))
        for n, (text, limit) in enumerate(STEPS)
    ]
    steps[3] = replace(steps[3], found="42 °C", deviation=1)
    steps[4] = replace(steps[4], found="15 min", changed_from="51 min", change="a")
    fillings = (Filling(9, VesselKind.POT, grams("50")),)
    paper = BatchRecordPaper(
        frame=frame(),
        batch="2026-0147",
        medicine=OINTMENT,
        state=RecordState.RELEASED,
        size=grams("500"),
        fillings=fillings,
        counted_as=PENTAHYDRATE,
        formulation="sts-ointment-25",
        version=3,
        approved_on=date(2026, 3, 2),
        approved_by="Alix Laurent",
        policy=LocalText.of("full correction", fr="complète"),
        balance=BALANCE,
        lines=lines(),
        steps=tuple(steps),
        derivations=DERIVATIONS,
        signatures=(
            signed("planned", LAURENT, 9, 12),
            signed("weighed", ROUX, 11, 53),
            signed("read_again", WEBER, 10, 58),
            signed("accepted", MARCHETTI, 11, 57),
        ),
        made_on=date(2026, 11, 24),
        register="P 2026-0139",
        use_by=date(2027, 1, 31),
        as_weighed=Strength.written("25 % w/w").times(Fraction(100008, 100000)),
        account=Account(
            weighed_in=grams("500.03"),
            obtained=grams("496.8"),
            limits=(Fraction("0.95"), Fraction("1.05")),
            fillings=fillings,
            left_on_vessels=grams("3.23"),
            sample=grams("20"),
            remainder=grams("26.8"),
        ),
        use_by_limits=(
            UseByLimit(
                LocalText.of("Lanolin, lot LA-0552, expires", fr="Lanoline, lot LA-0552, péremption"),
                date(2027, 1, 31),
                "",
                binds=True,
            ),
            UseByLimit(
                LocalText.of("House limit, 90 days", fr="Limite interne, 90 jours"),
                date(2027, 2, 21),
                "TIL-NA-90, 2026-03",
            ),
            UseByLimit(
                LocalText.of("White petrolatum, lot PB-2231, expires", fr="Vaseline, lot PB-2231, péremption"),
                date(2028, 12, 31),
                "",
            ),
            UseByLimit(LocalText.of("Own stability study", fr="Étude de stabilité"), None, ""),
        ),
        labels=LabelAccount(
            10,
            pot_label(),
            9,
            1,
            (
                LocalText.of(
                    "Pot 4 was printed twice: the first label tore.",
                    fr="Pot 4 imprimé deux fois : première étiquette déchirée.",
                ),
            ),
        ),
        deviations=(
            PaperDeviation(
                1,
                LocalText.of(
                    "step 4: 42 °C found, at most 40 °C allowed", fr="opération 4 : 42 °C constaté, au plus 40 °C"
                ),
                Phrase.of("test.verdict"),
                "Cause: mixer vessel still warm from washing. Less than one minute above the limit. No effect.",
                ROUX,
                local(24, 11, 25),
                MARCHETTI,
                local(24, 11, 57),
                18429,
            ),
        ),
        changes=(
            PaperChange(
                "a",
                LocalText.of("step 5, mixing time", fr="opération 5, durée"),
                "51 min",
                "15 min",
                "digits exchanged in typing; mixer counter shows 15 min.",
                ROUX,
                local(24, 11, 43),
                18424,
                WEBER,
                local(24, 11, 46),
            ),
        ),
        release=signed("release", MARCHETTI, 11, 58, batch="2026-0147"),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def crowded_record() -> BatchRecordPaper:
    """Twenty ingredients, one of two lots; typed, late, outside its limits, changed; one person's exception."""
    found = list(lines(20))
    two_lots = (
        weighing(
            0,
            lot="TS2409-3",
            to_weigh=grams("60"),
            low=grams("59.4"),
            high=grams("60.6"),
            reading=reading("60.01", ROUX, 9, 40),
        ),
        weighing(
            0,
            lot="TS2410-1",
            to_weigh=grams("61.2"),
            low=grams("60.6"),
            high=grams("61.8"),
            reading=reading("61.95", ROUX, 9, 44, raw="", by_hand="the cable of the balance was torn"),
            again=reading("61.95", WEBER, 10, 12, entered_late="written 10:04, entered 13:20"),
            changed_from=grams("61.59"),
            change="a",
            deviation=1,
        ),
    )
    found[0] = replace(found[0], weighings=two_lots)
    exception = LocalText.of(
        "on call alone, 24 Nov 2026, Inès Marchetti, audit 18400",
        fr="garde seule, 24 nov. 2026, Inès Marchetti, audit 18400",
    )
    return batch_record(
        lines=tuple(found),
        frame=frame(exception=exception, is_sample=True, duplicate=2, reason="first print unreadable"),
    )


def void_record() -> BatchRecordPaper:
    """A void batch."""
    void = Voiding(local(25, 8, 10), MARCHETTI, "pots stored above 30 °C overnight", 18466, "2026-0153")
    return batch_record(state=RecordState.VOID, voiding=void, destroyed=9, dispensed=0, use_by_limits=())


def open_record() -> BatchRecordPaper:
    """A batch while it is weighed: nothing filled, nothing signed but the plan."""
    waiting = tuple(
        replace(line, weighings=tuple(replace(w, reading=None, again=None) for w in line.weighings)) for line in lines()
    )
    return batch_record(
        state=RecordState.OPEN,
        lines=waiting,
        fillings=(),
        steps=tuple(
            replace(step, found="", by=None, at=None, deviation=0, change="", changed_from="")
            for step in batch_record().steps
        ),
        signatures=(),
        register="",
        use_by=None,
        as_weighed=None,
        account=None,
        use_by_limits=(),
        labels=None,
        deviations=(),
        changes=(),
        release=None,
    )


def dispensing_record(
    patient: str = "DELPIERRE-VASSEUR Anne-Sophie", *, language: str = "en", **changes: object
) -> DispensingRecordPaper:
    """A pot dispensed to a patient."""
    paper = DispensingRecordPaper(
        frame=frame(audit=AuditMark(18502, "YJ4A 9BFD 60HN FHAQ R8HX")),
        dispensing="D 2026-0391",
        preparation="P 2026-0139",
        batch="2026-0147",
        patient=PatientOnPaper(patient, date(1961, 6, 7), "HT-204118", "12 Maple Walk, 00000 Sampleville"),
        medicine=OINTMENT,
        quantity=LocalText.of("1 pot of 50 g, pot 7 of 9", fr="1 pot de 50 g, pot 7 sur 9"),
        use_by=date(2027, 1, 31),
        dispensed_at=local(26, 10, 12),
        prescription=PrescriptionOnPaper(
            "Dr Jeanne Marchal, dermatology",
            "Les Tilleuls hospital, 1 Lime Street, 00000 Sampleville",
            date(2026, 11, 25),
            "77120",
            "Sodium thiosulfate 25 % ointment, one thick layer daily on both hands, 3 months.",
        ),
        checks=(
            HandOverCheck(
                LocalText.of("Pot scanned", fr="Pot scanné"),
                "(01)02012345000117 (17)270131 (10)2026-0147 (21)07",
                LocalText.of("is pot 7 of batch 2026-0147", fr="pot 7 du lot 2026-0147"),
                is_code=True,
            ),
            HandOverCheck(
                LocalText.of("Patient", fr="Patient"),
                LocalText.of("initials and year of birth typed again", fr="initiales et année de naissance ressaisies"),
                LocalText.of("match", fr="conformes"),
            ),
            HandOverCheck(
                LocalText.of("Left of the batch", fr="Reste du lot"),
                LocalText.of("9 pots − 3 dispensed before − 1 now", fr="9 pots − 3 déjà délivrés − 1 ce jour"),
                LocalText.of("5 pots", fr="5 pots"),
            ),
        ),
        label=patient_label(patient, language=language, directions="" if patient != LONG_NAME else "Once a day."),
        signature=SignedStatement(Phrase.of("test.dispensed"), MARCHETTI, local(26, 10, 12, 44), DIGEST),
        notes=(
            LocalText.of(
                "Leaflet given. How to use, storage and what to report were explained to the patient.",
                fr="Notice remise. Mode d’emploi, conservation et effets à signaler expliqués au patient.",
            ),
        ),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


COMPOSITION = tuple(
    Constituent(name, grams(weighed), lot, supplier)
    for (name, lot, _, _), weighed, supplier in zip(INGREDIENTS, WEIGHED, SUPPLIERS, strict=True)
)


def register(count: int = 2, patient: str = "DELPIERRE-VASSEUR Anne-Sophie") -> RegisterPaper:
    """A preparation, then dispensings of it, one of them void."""
    entries = [
        RegisterEntry(
            number="P 2026-0139",
            act=RegisterAct.PREPARATION,
            at=local(24, 11, 58),
            medicine=OINTMENT,
            batch="2026-0147",
            composition=COMPOSITION,
            quantity=grams("496.8"),
            units=Filling(9, VesselKind.POT, grams("50")).phrase,
            by=ROUX,
            released_by=MARCHETTI,
        )
    ]
    for number in range(count):
        void = (
            Voiding(local(26, 14, 34), LAURENT, "pot 8 scanned for pot 9", 18508, "D 2026-0393")
            if number == 1
            else None
        )
        entries.append(
            RegisterEntry(
                number=f"D 2026-{391 + number:04d}",
                act=RegisterAct.DISPENSING,
                at=local(26, 10, 12 + number),
                medicine=OINTMENT,
                batch="2026-0147",
                composition=COMPOSITION,
                quantity=grams("50"),
                units=Filling(1, VesselKind.POT, grams("50")).phrase,
                by=MARCHETTI,
                preparation="P 2026-0139",
                prescriber="Dr J. Marchal",
                prescriber_address="dermatology, Les Tilleuls hospital, 1 Lime Street, 00000 Sampleville",
                patient=patient,
                patient_address="12 Maple Walk, 00000 Sampleville",
                voiding=void,
            )
        )
    return RegisterPaper(
        frame(audit=AuditMark(18511, "EJ6R EDAK 014A Z4RW B6W6")), 2026, tuple(entries), ("P 2026-0138", "D 2026-0390")
    )


def injection_record() -> BatchRecordPaper:
    """The injection's batch: one line measured by volume, one made up to the total and declared."""
    first = PaperWeighing(
        lot="TI-0412",
        supplier="Laboratoire Orvane",
        expires_on=date(2028, 3, 31),
        to_weigh=Quantity.of(6, "mL"),
        low=Quantity.of("5.94", "mL"),
        high=Quantity.of("6.06", "mL"),
        reading=PaperReading(Quantity.of(6, "mL"), ROUX, local(24, 14, 0), by_hand="measured in a syringe"),
        again=PaperReading(Quantity.of(6, "mL"), WEBER, local(24, 14, 2), by_hand="read on the syringe"),
    )
    second = PaperWeighing(
        lot="WI-0931",
        supplier="Laboratoire Orvane",
        expires_on=date(2028, 5, 31),
        to_weigh=Phrase.of("test.to_volume", total=Quantity.of(10, "mL")),
        reading=PaperReading(Quantity.of(4, "mL"), ROUX, local(24, 14, 4)),
        again=PaperReading(Quantity.of(4, "mL"), WEBER, local(24, 14, 6)),
        is_declared=True,
    )
    names = (
        LocalText.of("sodium thiosulfate injection 250 mg/mL", fr="thiosulfate de sodium injectable 250 mg/mL"),
        LocalText.of("diluent", fr="diluant"),
    )
    fillings = (Filling(1, VesselKind.VIAL, Quantity.of(10, "mL")),)
    return batch_record(
        batch="2026-0148",
        medicine=INJECTION,
        size=Quantity.of(10, "mL"),
        fillings=fillings,
        lines=(
            PaperLine(1, names[0], Quantity.of(6, "mL"), (first,)),
            PaperLine(2, names[1], None, (second,)),
        ),
        register="P 2026-0140",
        use_by=local(25, 14, 0),
        as_weighed=INJECTION.strength,
        account=Account(Quantity.of(10, "mL"), Quantity.of(10, "mL"), (Fraction("0.95"), Fraction("1.05")), fillings),
        use_by_limits=(
            UseByLimit(
                LocalText.of(
                    "House limit of 24 hours: sample record", fr="Limite de la pharmacie : exemple, pas une mesure"
                ),
                local(25, 14, 7),
                "TIL-ST-24",
                binds=True,
            ),
        ),
        labels=LabelAccount(1, vial_label(), 1, 0),
        deviations=(),
        changes=(),
        steps=(),
    )
