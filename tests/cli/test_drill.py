"""``compounder drill``: the seven slips against the real services, for every shipped formulation."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from compounder import bootstrap
from compounder.cli.main import main
from compounder.domain.drill import DrillReport, Slip, Stage, Trial
from compounder.exchange.formulation_file import write_formulation
from compounder.exchange.settings_file import Settings
from compounder.program_runs import drill, drill_formulation, drill_page
from compounder.shipped import formulation, shipped_formulations
from tests.documents.reading import page_texts, whole_text


@cache
def drilled(formulation: str) -> DrillReport:
    """One drill of a formulation for all the questions asked of it."""
    return drill(formulation)


def _trials(formulation: str, slip: Slip, variant: str) -> list[Trial]:
    return [
        trial
        for trial in drilled(formulation).trials
        if trial.slip is slip and trial.done.key.rpartition(".")[2] == variant
    ]


@pytest.mark.parametrize("formulation", shipped_formulations())
def test_every_kind_of_slip_is_made_with_every_shipped_formulation(formulation: str) -> None:
    """Issue 11, part 5: all seven; a weight ten times too large or in another unit never gets past the weighing."""
    report = drilled(formulation)
    assert {trial.slip for trial in report.trials} == set(Slip)
    for slip in (Slip.TEN_FOLD, Slip.UNIT_SWAP):
        (trial,) = _trials(formulation, slip, "weight")
        assert trial.stop is not None
        assert (trial.stop.stage, trial.stop.code) == (Stage.WEIGHING, "out_of_tolerance")


@pytest.mark.parametrize("formulation", shipped_formulations())
@pytest.mark.parametrize(
    ("slip", "variant", "stage", "code"),
    [
        (Slip.UNIT_SWAP, "size", Stage.PLANNING, "missing_density"),
        (Slip.WRONG_LOT, "scanned", Stage.WEIGHING, "wrong_lot"),
        (Slip.WRONG_LOT, "typed", Stage.SECOND_READING, "readings_differ"),
        (Slip.WEIGHED_TWICE, "recorded", Stage.WEIGHING, "already_weighed"),
        (Slip.LEFT_OUT, "recorded", Stage.YIELD, "not_all_weighed"),
        (Slip.WRONG_DILUENT, "in_pot", Stage.YIELD, "yield_outside_limits"),
    ],
)
def test_a_slip_is_stopped_where_its_check_stands(
    formulation: str, slip: Slip, variant: str, stage: Stage, code: str
) -> None:
    """The refusal's code, and the stage at which it came."""
    trials = _trials(formulation, slip, variant)
    assert trials
    for trial in trials:
        assert trial.stop is not None
        assert (trial.stop.stage, trial.stop.code) == (stage, code)


def test_a_small_line_left_out_of_the_pot_is_named_as_what_only_a_human_sees() -> None:
    """2 g of xanthan gum in 100 g lie within the limits of yield; 25 g of thiosulfate do not."""
    by_name = {str(dict(trial.done)["ingredient"]): trial for trial in _trials("sts-gel-25", Slip.LEFT_OUT, "in_pot")}
    gum = next(trial for name, trial in by_name.items() if "xanthan" in name)
    drug = next(trial for name, trial in by_name.items() if "thiosulfate" in name)
    assert gum.reaches_patient
    assert drug.stop is not None
    assert drug.stop.code == "yield_outside_limits"


def test_a_lot_of_another_form_is_stopped_at_the_receipt_where_it_has_an_assay() -> None:
    """A certificate of the pentahydrate cannot be one of the anhydrous; a concentrate's strength says nothing of it."""
    (powder,) = _trials("sts-ointment-25", Slip.WRONG_FORM, "received")
    assert powder.stop is not None
    assert powder.stop.stage is Stage.RECEIPT
    (concentrate,) = _trials("sts-injection-150", Slip.WRONG_FORM, "received")
    assert concentrate.reaches_patient


def test_the_command_writes_the_page_and_the_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``drill FORMULATION [--out FILE.pdf] [--json]``: each trial with code and sentence, counted."""
    page = tmp_path / "drill.pdf"
    assert main(["drill", "sts-injection-150", "--out", str(page), "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert answer["slips"] == answer["stopped"] + answer["reaching"] == len(answer["trials"])
    stopped = [trial for trial in answer["trials"] if trial["refusal"]]
    assert len(stopped) == answer["stopped"]
    assert all(trial["sentence"] and trial["stopped_at"] for trial in stopped)
    assert "What stops a slip?" in page_texts(page.read_bytes())[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_says_first_what_only_a_human_would_see(language: str) -> None:
    """Printed as a page of the formulation's approval, to be signed; the same drill gives the same bytes."""
    report = drilled("sts-gel-25")
    pdf = drill_page(report, language)
    assert pdf == drill_page(report, language)
    text = whole_text(pdf)
    reaching = {"en": "Reach the patient unless", "fr": "Arrivent au patient si"}[language]
    stopped = {"en": "Stopped by a check:", "fr": "Arrêtées par un contrôle"}[language]
    assert text.index(reaching) < text.rindex(stopped)
    assert {"en": "signed by hand", "fr": "signer à la main"}[language] in text
    assert "yield_outside_limits" in text


def test_an_unknown_formulation_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 before anything is made."""
    assert main(["drill", "nothing"]) == 2
    assert "unknown_formulation" in capsys.readouterr().err


def test_a_formulation_that_not_even_a_faultless_batch_can_be_made_of_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The drill then says what refuses the batch, and counts nothing as stopped."""
    source = Path(__file__).parents[2] / "resources" / "formulations" / "sts-cream-10.toml"
    broken = tmp_path / "sts-cream-10.toml"
    wrong = source.read_text("utf-8").replace('high = "105 %"', 'high = "99 %"')
    broken.write_text(wrong, "utf-8")
    assert main(["drill", str(broken)]) == 2
    assert "outside_limits" in capsys.readouterr().err


def test_a_drill_counts_its_slips_and_is_stopped_between_two_of_them() -> None:
    """The window shows done of total; who stops it gets no half report, and no folder is left."""
    wanted = formulation("sts-ointment-25")
    heard: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        drill_formulation(wanted, write_formulation(wanted), report)
    total = len(drilled("sts-ointment-25").trials)
    assert heard == [(0, 0), (0, total), (1, total), (2, total)]


def test_a_drill_writes_nothing_into_the_log_of_an_open_pharmacy(tmp_path: Path) -> None:
    """Both are open in one process: the window drills while the pharmacy works."""
    place = bootstrap.Place(str(tmp_path / "pharmacy.db"), tmp_path / "state")
    bootstrap.make_database(place, Settings())
    wanted = formulation("sts-injection-150")
    with bootstrap.open_pharmacy(place):
        drill_formulation(wanted, write_formulation(wanted))
    assert (tmp_path / "state" / "compounder.log").read_text("utf-8") == ""
