"""The sample pharmacy: work in every state, records that hold, and all of it or nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from compounder.bootstrap import open_pharmacy, verify_place
from compounder.domain.batch import Batch, BatchState
from compounder.domain.dispensing import Dispensing
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.stock import IngredientLot, LotState
from compounder.sample.opening import make_sample, sample_place


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample pharmacy in French."""
    folder = tmp_path_factory.mktemp("first") / "sample"
    make_sample(folder, "fr", lambda _done, _total: None)
    return folder


def test_there_is_work_in_every_state(sample: Path) -> None:
    """Whoever tries the program finds a batch for each step, a lot to accept and a formulation to approve."""
    with open_pharmacy(sample_place(sample)) as opened, opened.records.reading() as loads:
        batches = Counter(batch.state for batch in loads.find(Batch))
        lots = {lot.state for lot in loads.find(IngredientLot)}
        formulations = {version.state for version in loads.find(FormulationVersion)}
        dispensings = loads.find(Dispensing)
        pharmacy = loads.find(Pharmacy)[0]
    assert batches == {
        BatchState.PLANNED: 1, BatchState.WEIGHING: 1, BatchState.WEIGHED: 1, BatchState.VERIFIED: 2,
        BatchState.RELEASED: 2, BatchState.ABORTED: 1,
    }  # fmt: skip
    assert {LotState.QUARANTINE, LotState.ACCEPTED} <= lots
    assert {FormulationState.DRAFT, FormulationState.APPROVED} <= formulations
    assert len(dispensings) == 2
    assert (pharmacy.sample, pharmacy.language) == (True, "fr")


def test_its_records_hold(sample: Path) -> None:
    """It was moved to its place as a whole: the anchors went along."""
    report = verify_place(sample_place(sample), lambda _done, _total: None)
    assert report.is_sound, report.findings


class _Enough(BaseException):
    """The person stopped it."""


def test_stopped_in_the_middle_it_is_not_there_and_can_be_made_again(tmp_path: Path) -> None:
    """Nobody opens half a sample."""

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise _Enough

    folder = tmp_path / "sample"
    with pytest.raises(_Enough):
        make_sample(folder, "en", stop)
    assert not folder.exists()
    stages: list[tuple[int, int]] = []
    make_sample(folder, "en", lambda done, total: stages.append((done, total)))
    assert [done for done, _ in stages] == list(range(1, 11))
    assert {path.name for path in tmp_path.iterdir()} == {"sample"}
