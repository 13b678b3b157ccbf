"""A lot's card: may it be used, what is it, what happened to it, and does it add up; what may be done stands below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.lot_use import lot_refusal
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Permission, may
from compounder.domain.stock import LotId
from compounder.services.queries import Standing
from compounder.services.sign_in import Session
from compounder.services.survey_stock import standing_of
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.stock.life_words import LifeWords
from ui.screens.stock.lot_acts import ICONS, possible_acts
from ui.screens.stock.lot_facts import LotFacts, ShownLot, read_lot
from ui.screens.stock.words import STATES, StockWords
from ui.theme.tokens import Space, State, Type
from ui.widgets.button import Button
from ui.widgets.fact_list import FactList
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Icon, Line, Text, column, row
from ui.widgets.side_by_side import SideBySide
from ui.widgets.tag import Tag
from ui.widgets.timeline import Timeline
from ui.words import words
from ui.workplace import Workplace

_ROW = 62
_LONGEST = 32


class LotCard(Screen):
    """``show_lot(lot)`` says which; the acts that this person may do now stand in the bar, the others are absent."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._lot: LotId | None = None
        self._shown: ShownLot | None = None
        self._newest = Newest(self.workplace.operations)
        self._words, self._says, self._told = StockWords(self), LotFacts(self), LifeWords(self)
        self.refusal, self.standing = Notice(), Notice()
        self._tag = Tag(is_verdict=True)
        self.on_hand = Text(style=Type.DATE, wraps=True)
        self._reserved = Text(ink="ink2", wraps=True)
        self.facts, self.certificate = FactList(), FactList()
        self._paper = Text(style=Type.SECTION)
        self._life = Text(style=Type.SECTION)
        self.timeline = Timeline()
        self._icon = Icon("ok", 20, "ok")
        self.reckoning = Text(wraps=True)
        self._buttons = {key: Button(icon=icon) for key, icon in ICONS.items()}
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head = row(gap=Space.M)
        said = column()
        said.addWidget(self.on_hand)
        said.addWidget(self._reserved)
        head.addLayout(said, 1)
        head.addWidget(self._tag)
        left = column(gap=Space.M)
        left.addLayout(head)
        left.addWidget(self.standing)
        left.addWidget(self.facts)
        left.addWidget(Line())
        left.addWidget(self._paper)
        left.addWidget(self.certificate)
        left.addStretch(1)
        foot = row()
        foot.addWidget(self._icon)
        foot.addWidget(self.reckoning, 1)
        right = column(gap=Space.M)
        right.addWidget(self._life)
        right.addWidget(self.timeline, 1)
        right.addWidget(Line())
        right.addLayout(foot)
        self._columns = SideBySide()
        self._cards = (Card(left), Card(right))
        for card, share in zip(self._cards, (2, 3), strict=True):
            self._columns.addWidget(card, share)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)

    def _connect(self) -> None:
        for key, button in self._buttons.items():
            button.clicked.connect(partial(self._open, key))
            self.bar.add_act(button)
            self.bar.offer(button, is_offered=False)
        self.bar.acted.connect(self._do_primary)
        self.timeline.opened.connect(self._open_batch)

    def show_lot(self, lot: LotId) -> None:
        """Show a lot; what was shown of another one goes."""
        if lot != self._lot:
            self._lot, self._shown = lot, None
            for button in self._buttons.values():
                self.bar.offer(button, is_offered=False)
            self.refusal.clear()

    def title(self) -> str:
        """The lot's number and full name."""
        if self._shown is None:
            return self.tr("Lot")
        return f"{words().show(self._shown.lot.lot_number)}, {self._shown.name}"

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """Back to the list."""
        return ((self.tr("Stock"), Target(Place.STOCK)),)

    def reload(self) -> None:
        """Read it anew."""
        lot, work = self._lot, self.workplace
        if lot is None:
            return
        self._newest.ask(lambda: read_lot(work, lot), self._take, self._refuse)

    def _take(self, shown: ShownLot) -> None:
        self._shown = shown
        self.refusal.clear()
        self._show()
        self.titled.emit()

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    # acts

    def _open(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's own)
        if self._lot is not None:
            self.opened.emit(Target(Place.STOCK, self._lot, key))

    def _do_primary(self) -> None:
        if self._shown is not None and "accept" in possible_acts(self._shown, self.session.role):
            self._open("accept")
        else:
            self.opened.emit(Target(Place.STOCK, act="receive"))

    def _open_batch(self, batch: object) -> None:
        if batch and Place.BATCHES in self.places:
            self.opened.emit(Target(Place.BATCHES, str(batch)))

    # showing

    def _show(self) -> None:
        shown = self._shown
        self._columns_visible(is_visible=shown is not None)
        if shown is None:
            return
        now = self.workplace.local_now()
        zone, standing = now.tzinfo, standing_of(shown.lot, now.date())
        life = shown.life
        self._tag.show_state(STATES[standing], self._words.standing(standing))
        self.on_hand.setText(words().show(life.on_hand))
        reserved = words().show(life.reserved)
        self._reserved.setText(self.tr("on hand, %1 reserved").replace("%1", reserved))
        self._say_standing(shown, standing)
        self.facts.show_facts(self._says.lot(shown))
        self.certificate.show_facts(self._says.certificate(shown))
        self.timeline.show_entries([self._told.entry(event, zone) for event in life.events])
        is_even = not life.reckoning.difference.number
        self._icon.show_icon("ok" if is_even else "refused", "ok" if is_even else "refused")
        self.reckoning.setText(self._told.reckoning(life.reckoning))
        acts = possible_acts(shown, self.session.role)
        for key, button in self._buttons.items():
            self.bar.offer(button, is_offered=key in acts)
        can_receive = may(self.session.role, Permission.RECEIVE)
        if "accept" in acts:
            check = self.tr("Check %1").replace("%1", words().show(shown.lot.lot_number))
            self.bar.set_primary(check if len(check) <= _LONGEST else self.tr("Check the lot"), "verify")
        else:
            self.bar.set_primary(self.tr("Receive stock"), "plus")
        self.bar.primary.setVisible("accept" in acts or can_receive)
        self._set_height()

    def _columns_visible(self, *, is_visible: bool) -> None:
        for card in self._cards:
            card.setVisible(is_visible)

    def _say_standing(self, shown: ShownLot, standing: Standing) -> None:
        """Why it may not be used, or that a second reading is waited for."""
        refusal = lot_refusal(shown.lot, self.workplace.local_now().date(), shown.life.name)
        if refusal is not None:
            state = State.REFUSED if STATES[standing] is State.REFUSED else State.ATTENTION
            self.standing.show_phrase(state, refusal)
        elif shown.life.waits_for:
            said = Phrase.of("stock.waits_for", batches=shown.life.waits_for)
            self.standing.show_phrase(State.BUSY, said)
        else:
            self.standing.clear()

    def first_focus(self) -> QWidget | None:
        """The primary act; the rest is reached by Tab."""
        return self.bar.primary

    def set_folding(self, folding: Folding) -> None:
        """The life stands under the facts where there is no room beside them."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self._columns.fold(is_beside=folding.has_side_panels)
        self._set_height()

    def _set_height(self) -> None:
        """Where the whole page scrolls, the life keeps some rows; it scrolls within itself beyond them."""
        events = len(self._shown.life.events) if self._shown is not None else 0
        self.timeline.setMinimumHeight(0 if self.folding.has_side_panels else min(_ROW * events + 40, 420))

    def say_done(self, said: str) -> None:
        """What was done, once the card is shown again."""
        QTimer.singleShot(0, self, lambda: self.bar.say_done(said))

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._paper.setText(self.tr("Certificate"))
        self._life.setText(self.tr("What happened to it"))
        for key, word in (
            ("refuse", self.tr("Refuse")),
            ("correct", self.tr("Correct certificate")),
            ("open", self.tr("Note as opened")),
            ("count", self.tr("Count")),
            ("write_off", self.tr("Write off")),
            ("recall", self.tr("Recall")),
            ("recall_batches", self.tr("Recall its batches")),
            ("quarantine", self.tr("Back into quarantine")),
        ):
            self._buttons[key].set_word(word)
        self.titled.emit()
        self._show()
