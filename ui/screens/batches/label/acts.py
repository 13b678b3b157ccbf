"""What can be done at the last step: print, print something else, take the release back; and the bar's words for it."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.staff import Permission, Role, may
from compounder.services.print_papers.press import PaperKind
from ui.screens.batches.label.words import LabelWords
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, Kind
from ui.widgets.panel import Panel


@dataclass(frozen=True, slots=True)
class Offer:
    """What F12 prints, how many labels that is, and whether it is a duplicate; or that it voids the batch."""

    batch: str
    kind: PaperKind
    labels: int = 0
    is_again: bool = False
    is_voiding: bool = False
    is_released: bool = False
    has_record_on_f12: bool = False


class LabelActs(Panel):
    """``show_offer(offer)`` gives the bar its primary act and offers the others. Never shown."""

    def __init__(self, bar: ActionBar, role: Role) -> None:
        super().__init__(bar)
        self._bar, self._words = bar, LabelWords(self)
        self.record = Button(icon="printer", key="F9")
        self.worksheet = Button(icon="printer", key="F7")
        self.voiding = Button(icon="refused")
        self.keep = Button(key="Esc")
        prints = (self.record, self.worksheet) if may(role, Permission.PRINT) else ()
        voids = (self.voiding, self.keep) if may(role, Permission.VOID) else ()
        for act in (*prints, *voids):
            bar.add_act(act)
        self.hide()
        self.retranslate()

    def show_offer(self, offer: Offer) -> None:
        """Offer what can be done now."""
        is_voiding = offer.is_voiding
        self._bar.offer(self.record, is_offered=not is_voiding and not offer.has_record_on_f12)
        self._bar.offer(self.worksheet, is_offered=not is_voiding)
        self._bar.offer(self.voiding, is_offered=offer.is_released and not is_voiding)
        self._bar.offer(self.keep, is_offered=is_voiding)
        self._bar.primary.kind = Kind.DESTRUCTIVE if is_voiding else Kind.PRIMARY
        if is_voiding:
            self._bar.set_primary(self._words.voids(offer.batch), "refused")
        else:
            self._bar.set_primary(self._words.prints(offer.kind, offer.labels, is_again=offer.is_again), "printer")

    def set_busy(self, *, busy: bool) -> None:
        """While a paper is under way, nothing else is done."""
        self._bar.set_busy(busy=busy)
        for button in (self.record, self.worksheet, self.voiding):
            button.set_busy(busy=busy)

    def retranslate(self) -> None:
        """Say what each does in the language that is spoken; the primary act is said by `show_offer`."""
        self.record.set_word(self.tr("Batch record"))
        self.worksheet.set_word(self.tr("Worksheet"))
        self.voiding.set_word(self.tr("Take the release back"))
        self.keep.set_word(self.tr("Keep the batch"))
