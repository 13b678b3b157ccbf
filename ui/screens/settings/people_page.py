"""People: who works here, what they may do, and whether they can sign in; an administrator changes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, Role, StaffId, StaffMember, may
from compounder.services.authority import role_phrase
from compounder.services.manage_staff import (
    NewMember,
    add_staff,
    change_role,
    deactivate,
    reactivate,
    reset_password,
    unlock,
)
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.places import Place, Target
from ui.screens.settings.member_card import MemberCard
from ui.screens.settings.new_member_card import NewMemberCard
from ui.screens.settings.own_password_card import OwnPasswordCard
from ui.theme.tokens import Space, State
from ui.two_columns import TwoColumns
from ui.widgets.panel import column, framed
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.words import words
from ui.workplace import Workplace


class PeoplePage(TwoColumns):
    """F12 adds somebody; the card of whoever is chosen changes role, password and access, each with its reason.

    Whoever is no administrator sees the list and changes their own password.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._manages = may(session.role, Permission.MANAGE_STAFF)
        self._chosen: StaffId | None = None
        self._members: tuple[StaffMember, ...] = ()
        self.table = RecordTable(self._columns_of_people())
        self.member = MemberCard()
        self.new = NewMemberCard()
        self.own = OwnPasswordCard(workplace, session)
        right = QWidget()
        stacked = column(gap=Space.L)
        for card in (self.member, self.new, self.own):
            stacked.addWidget(card)
        stacked.addStretch(1)
        right.setLayout(stacked)
        self.arrange(framed(self.table), right)
        self._connect()
        self._show_new(is_new=False)
        self.retranslate()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._choose)
        self.bar.acted.connect(self._act)
        self.new.left.connect(lambda: self._show_new(is_new=False))
        self.new.entered.connect(self._add)
        self.member.deactivate.connect(lambda reason: self._change("deactivate", deactivate, reason))
        self.member.reactivate.connect(lambda reason: self._change("reactivate", reactivate, reason))
        self.member.unlock.connect(lambda: self._change("unlock", unlock, None))
        self.member.role_chosen.connect(self._change_role)
        self.member.password_given.connect(self._give_password)
        self.own.done.connect(self.bar.say_done)

    def _columns_of_people(self) -> list[Column[StaffMember]]:
        return [
            Column("state", lambda: self.tr("State"), self._state, Cell.STATE, 170),
            Column("name", lambda: self.tr("Name"), lambda row: row.name, Cell.NAME),
            Column("login", lambda: self.tr("Signs in as"), lambda row: row.login, Cell.CODE, 150),
            Column("role", lambda: self.tr("Role"), lambda row: role_phrase(row.role), width=150),
        ]

    def _state(self, row: StaffMember) -> tuple[State, str]:
        if not row.active:
            return State.REFUSED, self.tr("no access")
        if row.locked_until is not None and row.locked_until > self.workplace.clock():
            return State.ATTENTION, self.tr("waits until %1").replace("%1", self._clock(row.locked_until))
        if row.must_change_password:
            return State.ATTENTION, self.tr("first password")
        return State.OK, self.tr("can sign in")

    def _clock(self, at: datetime) -> str:
        return words().show(at.astimezone(self.workplace.local_now().tzinfo).time().replace(second=0, microsecond=0))

    def title(self) -> str:
        """The question."""
        return self.tr("Settings: who works here?")

    def go_to(self, target: Target) -> None:
        """The act "new" begins with the form."""
        self._show_new(is_new=target.act == "new" and self._manages)

    def reload(self) -> None:
        """Read everybody anew."""
        records = self.workplace.records

        def question() -> tuple[StaffMember, ...]:
            with records.reading() as loads:
                return tuple(sorted(loads.find(StaffMember), key=lambda row: (not row.active, row.name.casefold())))

        asked = self.workplace.operations.read(question)
        asked.done.connect(self._take)
        asked.refused.connect(self.refusal.show_refusal)

    def concerns(self, changes: Changes) -> bool:
        """People only."""
        return any(table == "staff" for table, _ in changes.touched)

    def _take(self, members: tuple[StaffMember, ...]) -> None:
        self._members = members
        self.table.show_rows(members)
        place = next((place for place, row in enumerate(members) if row.id == self._chosen), 0)
        self.table.select(place)
        self._choose(self.table.current())

    def _choose(self, row: object) -> None:
        if isinstance(row, StaffMember):
            self._chosen = row.id
            is_waiting = row.locked_until is not None and row.locked_until > self.workplace.clock()
            self.member.show_member(row, is_waiting=is_waiting)
            self._show_cards()

    def _show_new(self, *, is_new: bool) -> None:
        self.new.setVisible(is_new)
        self._show_cards()
        self.bar.primary.setVisible(self._manages)
        if is_new:
            self.new.begin()
        self._say()

    def _show_cards(self) -> None:
        is_new = self.new.isVisibleTo(self)
        is_self = self._chosen in (None, self.session.person)
        self.member.setVisible(self._manages and not is_self and not is_new)
        self.own.setVisible((is_self or not self._manages) and not is_new)

    def _act(self) -> None:
        if self.new.isVisibleTo(self):
            self._add()
        else:
            self._show_new(is_new=True)
            self.new.name.setFocus()

    def _add(self) -> None:
        wanted = self.new.wanted()
        if isinstance(wanted, Refusal):
            self.new.refuse(wanted)
            return
        work = self.workplace
        act = work.act(self.session, "add_staff")
        self.bar.set_busy(busy=True)
        asked = work.operations.write(lambda: add_staff(work.records, work.passwords, act, wanted))
        asked.done.connect(lambda changes: self._added(wanted, changes))
        asked.refused.connect(self.new.refuse)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _added(self, new: NewMember, changes: Changes) -> None:
        self._chosen = StaffId(changes.result["person"])
        self._show_new(is_new=False)
        self.bar.say_done(self.tr("%1 can sign in with the first password.").replace("%1", new.name))

    def _change(self, kind: str, service: Callable[..., Changes], reason: str | None) -> None:
        work, person = self.workplace, self._chosen
        if person is not None:
            act = work.act(self.session, kind, reason)
            self._ask(lambda: service(work.records, act, person))

    def _change_role(self, role: Role, reason: str) -> None:
        work, person = self.workplace, self._chosen
        if person is not None:
            act = work.act(self.session, "change_role", reason)
            self._ask(lambda: change_role(work.records, act, person, role))

    def _give_password(self, password: str, reason: str) -> None:
        work, person = self.workplace, self._chosen
        if person is not None:
            act = work.act(self.session, "reset_password", reason)
            self._ask(lambda: reset_password(work.records, work.passwords, act, person, password))

    def _ask(self, work: Callable[[], Changes]) -> None:
        self.member.set_busy(busy=True)
        asked = self.workplace.operations.write(work)
        asked.done.connect(lambda _changes: self._changed())
        asked.refused.connect(self.member.refuse)
        asked.ended.connect(lambda: self.member.set_busy(busy=False))

    def _changed(self) -> None:
        self.member.forget()
        self.bar.say_done(self.tr("Recorded."))

    def first_focus(self) -> QWidget | None:
        """The list, or the form's first field."""
        return self.new.name if self.new.isVisibleTo(self) else self.table

    def _say(self) -> None:
        if self.new.isVisibleTo(self):
            self.bar.set_primary(self.tr("Add this person"), "check")
        else:
            self.bar.set_primary(self.tr("Add somebody"), "plus")

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.table.setAccessibleName(self.tr("People"))
        self._say()
        self.titled.emit()
