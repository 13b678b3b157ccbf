"""How sure are the numbers that the strength rests on? Standard uncertainties, typed where somebody knows them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import MadeBy, MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength_uncertainty import UncertaintySources
from ui.folding import Folding
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Panel, Text
from ui.widgets.quantity_edit import QuantityEdit


class SureFields(Panel):
    """``begin(formulation)`` shows the sources that its strength may rest on; ``sources()`` is what was typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = Text(style=Type.BODY.in_weight(600), wraps=True)
        self.assay = QuantityEdit(("%",))
        self.water = QuantityEdit(("%",))
        self.found = QuantityEdit(("%",))
        self.volume = QuantityEdit(("%",))
        self.weighing = QuantityEdit(("mg", "g"))
        self._fields = {
            "assay": self.assay,
            "water": self.water,
            "found_strength": self.found,
            "volume": self.volume,
            "weighing": self.weighing,
        }
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.L)
        for field in self._fields.values():
            self._line.addWidget(field)
            field.changed.connect(self.changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addWidget(self._heading)
        whole.addLayout(self._line)
        self.retranslate()

    def begin(self, formulation: MasterFormulation) -> None:
        """Nothing typed; only what this formulation's strength may rest on."""
        line = formulation.claimed_line
        is_concentrate = line.nominal_strength is not None
        by_volume = formulation.made_by is MadeBy.VOLUME
        shown = {
            "assay": not is_concentrate,
            "water": not is_concentrate and line.substance is not None,
            "found_strength": is_concentrate,
            "volume": by_volume,
            "weighing": not (by_volume and is_concentrate),
        }
        for name, field in self._fields.items():
            field.clear()
            field.setVisible(shown[name])

    def sources(self) -> UncertaintySources:
        """What is known; what is not understood yet counts as not known."""
        shares = {
            name: value
            for name, field in self._fields.items()
            if isinstance(value := field.value(), Percentage) and not field.isHidden()
        }
        weighing = self.weighing.value()
        return UncertaintySources(weighing=weighing if isinstance(weighing, Quantity) else None, **shares)

    def refuse(self, refusal: Refusal) -> None:
        """Say why a source does not count: at its own field where the refusal names it, else at every one typed."""
        source = dict(refusal.phrase).get("source")
        for name, field in self._fields.items():
            if name == source or (source is None and not field.is_empty):
                field.refuse(refusal)

    def set_folding(self, folding: Folding) -> None:
        """Under each other where there is one column."""
        direction = QBoxLayout.Direction.TopToBottom if folding.is_one_column else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(direction)

    def retranslate(self) -> None:
        """Say heading and labels in the language that is spoken."""
        self._heading.setText(self.tr("How sure are these? One standard deviation, where it is known."))
        self.assay.set_label(self.tr("Assay"))
        self.water.set_label(self.tr("Water"))
        self.found.set_label(self.tr("Strength found"))
        self.volume.set_label(self.tr("Volume measured"))
        self.weighing.set_label(self.tr("One weighing"))
