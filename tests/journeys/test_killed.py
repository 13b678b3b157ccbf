"""A station that is killed in the middle of weighing loses nothing recorded, and guesses nothing that was not."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from compounder import bootstrap
from tests.journeys.hands import Keyboard
from tests.journeys.main_job import BATCH
from tests.journeys.room import Room
from tests.journeys.station_process import IN_HAND
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import PASSWORD
from tests.services.stock import accepted
from ui.places import Place

ROOT = Path(__file__).parents[2]


def test_after_kill_9_recorded_lines_stand_and_the_line_in_hand_is_asked_for_again(room: Room) -> None:
    """The process has no chance to tidy up; the window that opens next knows what was recorded, and no draft."""
    pharmacy = room.pharmacy
    accepted(pharmacy)
    assert bench.planned(pharmacy) == BATCH
    room.pan.put(q("121.16 g"))
    arguments = [str(pharmacy.location.path), str(pharmacy.anchors), room.pan.port, BATCH]
    command = [sys.executable, "-m", "tests.journeys.station_process", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as station:
        assert station.stdout is not None
        assert station.stdout.readline().strip() == IN_HAND
        station.send_signal(signal.SIGKILL)
        assert station.wait() == -signal.SIGKILL
    (kept,) = bench.dossier(pharmacy, BATCH).weighings
    assert (kept.scanned, kept.reading) == ("TS2409-3", q("121.16 g"))
    hands = Keyboard(room)
    hands.sign_in("tina", PASSWORD)
    hands.go(Place.TODAY)
    hands.take(BATCH)
    assert "1 of 4 weighed" in room.said
    assert "Scan the lot you hold" in room.said
    assert "in hand" not in room.said
    place = bootstrap.Place(str(pharmacy.location.path), pharmacy.anchors)
    assert bootstrap.verify_place(place, lambda _done, _of: None).findings == ()
