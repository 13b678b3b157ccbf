"""What may be done to a lot as it stands, and by whom."""

from __future__ import annotations

from compounder.domain.staff import Permission, Role, may
from compounder.domain.stock import LotState
from ui.screens.stock.lot_facts import ShownLot

ACTS = ("accept", "refuse", "correct", "open", "count", "write_off", "recall", "recall_batches", "quarantine")
"""What can be done to a lot, by the act of the Target that opens it."""

ICONS = {
    "refuse": "refused", "correct": "records", "open": "check", "count": "balance", "write_off": "close",
    "recall": "recall", "recall_batches": "recall", "quarantine": "quarantine",
}  # fmt: skip
"""Those with a button beside the primary act."""


def possible_acts(shown: ShownLot, role: Role) -> list[str]:
    """What this person may do to the lot now, in the order of the bar."""
    lot = shown.lot
    state, has_some = lot.state, shown.life.view.on_hand > 0
    is_quarantined, is_recalled = state is LotState.QUARANTINE, state is LotState.RECALLED
    possible = {
        "accept": is_quarantined and may(role, Permission.ACCEPT_LOT),
        "refuse": is_quarantined and may(role, Permission.ACCEPT_LOT),
        "correct": is_quarantined and may(role, Permission.RECEIVE),
        "open": lot.opened_on is None and state is LotState.ACCEPTED and may(role, Permission.WEIGH),
        "count": may(role, Permission.ADJUST_STOCK),
        "write_off": has_some and may(role, Permission.ADJUST_STOCK),
        "recall": not is_recalled and may(role, Permission.RECALL_LOT),
        "recall_batches": is_recalled and bool(shown.batches) and may(role, Permission.RECALL_LOT),
        "quarantine": is_recalled and may(role, Permission.RECALL_LOT),
    }
    return [key for key in ACTS if possible[key]]
