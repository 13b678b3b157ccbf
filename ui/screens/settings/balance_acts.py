"""What is recorded of balances as a card states it: the act's work, or None where a field says what is missing."""

from __future__ import annotations

from collections.abc import Callable

from compounder.domain.balance import Balance
from compounder.services.keep_balances import check_balance, qualify_balance, register_balance
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.screens.settings.balance_card import BalanceCard
from ui.screens.settings.new_balance_card import NewBalanceCard
from ui.screens.settings.qualify_card import QualifyCard
from ui.workplace import Workplace

Recording = Callable[[], Changes]


def registration(work: Workplace, session: Session, card: NewBalanceCard) -> Recording | None:
    """A new balance."""
    wanted = card.wanted()
    if wanted is None:
        return None
    act = work.act(session, "register_balance")
    return lambda: register_balance(work.records, act, work.rules.weighing, wanted)


def qualification(work: Workplace, session: Session, card: QualifyCard, balance: Balance | None) -> Recording | None:
    """Another qualification of a balance."""
    stated = card.stated()
    if balance is None or stated is None:
        return None
    act = work.act(session, "qualify_balance", card.reason.text().strip() or None)
    return lambda: qualify_balance(work.records, act, work.rules.weighing, balance.id, stated)


def daily_check(work: Workplace, session: Session, card: BalanceCard, balance: Balance | None) -> Recording | None:
    """Today's check of a balance."""
    given = card.check()
    if balance is None or given is None:
        return None
    act = work.act(session, "check_balance", card.said())
    weight, reading, allowed = given
    return lambda: check_balance(work.records, act, balance.id, weight=weight, reading=reading, allowed=allowed)
