"""A process whose n-th write or sync fails, for every n until none does: DATABASE ANCHORS ACT ERRNO.

Says one line of JSON for each n: which call failed, what the act answered, what the database then held, and how the
same command fared when it was sent again by a process whose disk works.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from compounder.domain.errors import Refusal
from compounder.services.unit_of_work import Changes
from compounder.store.location import Location
from compounder.store.verification.verify import verify
from tests.faults.acts import ACTS, Send
from tests.faults.conftest import Place
from tests.faults.killing import commands_of
from tests.faults.syscalls import Fault, UnsupportedError, disturb
from tests.services.pharmacy import TestPharmacy


def put_back(saved: Path, folder: Path) -> None:
    """The folder as it was saved."""
    shutil.rmtree(folder)
    shutil.copytree(saved, folder)


def answered(send: Send) -> str:
    """What an act answers; a fault passes through."""
    try:
        done = send()
    except Refusal as refusal:
        return f"refused {refusal.code}"
    return "done" if done.not_anchored_since is None else "done, not anchored"


def opened_again(pharmacy: TestPharmacy, place: Place, send: Send) -> Callable[[], str]:
    """The act over fresh records, both connections made, so that what fails is the act's own work."""
    pharmacy.records = place.open().records
    pharmacy.records._writer.connect().close()
    return lambda: answered(send)


def sent_again(pharmacy: TestPharmacy, place: Place, send: Send) -> Changes:
    """The same command, by a process whose disk works."""
    pharmacy.records = place.open().records
    try:
        return send()
    finally:
        pharmacy.records.close()


def main() -> None:
    """Prepare the act once, then disturb it again and again from the same beginning."""
    database, anchors, name, error = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    folder, place = database.parent, Place(Location(path=database), anchors)
    pharmacy = place.open()
    send = ACTS[name](pharmacy)
    pharmacy.records.close()
    saved = folder.with_name("saved")
    shutil.copytree(folder, saved)
    before = commands_of(place.location)
    # An act writes more or fewer pages with its random ids: the n-th call may pass the anchor by, so it has a turn too.
    for where in (folder, anchors):
        for n in count(1):
            put_back(saved, folder)
            became = disturb(lambda: opened_again(pharmacy, place, send), Fault(where, n, error))
            new = commands_of(place.location).keys() - before.keys()
            findings = [str(finding) for finding in verify(place.location, [anchors]).findings]
            again = sent_again(pharmacy, place, send)
            after = [str(finding) for finding in verify(place.location, [anchors]).findings]
            answer = {"failed": became.failed, "said": became.said, "new": len(new), "findings": findings + after}
            answer["repeated"] = again.repeated
            answer["acts"] = len(commands_of(place.location)) - len(before)
            sys.stdout.write(json.dumps(answer) + "\n")
            if not became.failed:
                break


if __name__ == "__main__":
    try:
        main()
    except UnsupportedError as error:
        sys.stdout.write(json.dumps({"unsupported": str(error)}) + "\n")
