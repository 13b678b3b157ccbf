"""Gallery pages of the bench: the path of a batch, and the weighing in its states."""

from __future__ import annotations

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from ui.gallery.page import Page, grams, said
from ui.theme.tokens import State
from ui.widgets.step_path import PathStep, Stand, StepPath
from ui.widgets.tolerance_bar import ToleranceBar
from ui.widgets.weighing_panel import WeighingPanel


def path(current: int) -> StepPath:
    """The path with a step under way."""
    words = (
        said("Plan", "Planifier"),
        said("Weigh", "Peser"),
        said("Verify", "Contrôler"),
        said("Release", "Libérer"),
        said("Label", "Étiqueter"),
    )
    done = said("A. Laurent, 09:12", "A. Laurent, 09 h 12")
    later = said("second person", "seconde personne")
    now = said("line 3 of 4", "ligne 3 sur 4")
    steps = []
    for number, word in enumerate(words, 1):
        stand = Stand.DONE if number < current else Stand.CURRENT if number == current else Stand.LATER
        detail = {Stand.DONE: done, Stand.CURRENT: now, Stand.LATER: later}[stand]
        steps.append(PathStep(word, detail, stand, can_open=number <= current))
    shown = StepPath()
    shown.show_steps(steps)
    return shown


class PathPage(Page):
    """The step path at each step."""

    title = ("Step path and tolerance bar", "Étapes et barre de tolérance")

    def fill(self) -> None:
        """First, middle, last; and the bar with readings inside, outside and far away."""
        for current in (1, 2, 5):
            self.add("", path(current), is_bare=True)
        for reading in ("121.16", "119.4", "140"):
            bar = ToleranceBar()
            bar.show_limits(grams("121.14"), grams("119.93"), grams("122.35"))
            bar.show_reading(grams(reading))
            self.add(bar.spoken, bar)


class WeighingPage(Page):
    """The weighing panel: in tolerance, refused, settling."""

    title = ("Weighing", "Pesée")

    def fill(self) -> None:
        """Three states, one below the other."""
        good = self._panel(184)
        good.show_lot(
            State.OK,
            said("Lot TS2409-3 scanned, matches the plan", "Lot TS2409-3 scanné, conforme au plan"),
            said("Expires 31 Aug 2027", "Péremption 31 août 2027"),
        )
        good.show_reading("121.16", grams("121.16"), is_stable=True)
        good.show_raw("S S     121.16 g")
        self.add("", good)
        refused = self._panel(152)
        refused.show_reading("123.04", grams("123.04"), is_stable=True)
        refused.show_refusal(
            Refusal("balance_silent", "no_answer", balance="B2"),
        )
        self.add("", refused)
        settling = self._panel(96)
        settling.show_reading("98.70", grams("98.7"), is_stable=False)
        self.add("", settling)

    def _panel(self, limit: int) -> WeighingPanel:
        panel = WeighingPanel(step_limit=limit)
        target: Quantity = grams("121.14")
        panel.show_line(
            said("Sodium thiosulfate pentahydrate", "Thiosulfate de sodium pentahydraté"),
            said(
                "Weigh 121.14 g into the mortar. Stay between 119.93 and 122.35 g.",
                "Pesez 121,14 g dans le mortier. Restez entre 119,93 et 122,35 g.",
            ),
            target,
            grams("119.93"),
            grams("122.35"),
            longest="122.35",
        )
        return panel
