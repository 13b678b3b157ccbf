"""What a plan is asked for: size, policy and balance; and, where they are needed or wanted, the other choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.errors import Refusal
from compounder.domain.plan_checks import can_estimate_rest
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.domain.strength_uncertainty import UncertaintySources
from compounder.services.compound_batch.plan import WantedBatch
from compounder.services.compound_batch.plan_view import PlanBasis
from ui.folding import Folding
from ui.screens.batches.plan.answer import PlanRequest
from ui.screens.batches.plan.balance_field import BalanceField
from ui.screens.batches.plan.count_field import CountField
from ui.screens.batches.plan.form_field import FormField
from ui.screens.batches.plan.needed import weighs_any
from ui.screens.batches.plan.sureness import SureFields
from ui.screens.batches.plan.words import PlanWords
from ui.theme.tokens import Space
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Field
from ui.widgets.panel import Panel
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import words

_LIMIT = Quantity.of("1.02", "g").number


class PlanFields(Panel):
    """``begin(basis)``, then ``wanted(lots)`` is what is asked for, None while the size is not understood.

    `changed` after each edit. ``settle()`` judges the size finally and answers the field at fault, if any.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = PlanWords(self)
        self._basis: PlanBasis | None = None
        self._shows_more = False
        self.size_field = QuantityEdit(("g", "kg", "mg", "mL", "L"))
        self.count = CountField()
        self.policy = ChoiceField()
        self.balance = BalanceField()
        self.reason = TextField()
        self.form = FormField()
        self.optional = ChoiceField()
        self.density = QuantityEdit(("g/mL", "kg/L"))
        self.sure = SureFields()
        self._first = self._line((self.size_field, 213), (self.count, 160), (self.policy, 284), (self.balance, 214))
        self._second = self._line((self.reason, 284), (self.form, 213), (self.optional, 284), (self.density, 213))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addLayout(self._first)
        whole.addLayout(self._second)
        whole.addWidget(self.sure)
        self._connect()
        self.retranslate()

    def _line(self, *parts: tuple[Field, int]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.L)
        for part, share in parts:
            line.addWidget(part, share)
        return line

    def _connect(self) -> None:
        for quantity in (self.size_field, self.density):
            quantity.changed.connect(self._change)
        for choice in (self.policy, self.balance, self.form, self.optional):
            choice.chosen.connect(lambda _: self._change())
        self.count.edited.connect(lambda _: self._change())
        self.reason.edited.connect(lambda _: self._change())
        self.sure.changed.connect(self._change)

    def _change(self) -> None:
        self._show_needed()
        self.changed.emit()

    def begin(self, basis: PlanBasis) -> None:
        """A new draft: no size, the formulation's own policy and form; the balance where there is only one."""
        self._basis = basis
        self._shows_more = False
        formulation = basis.formulation
        self.size_field.clear()
        self.size_field.set_usual(formulation.usual_size)
        self.count.begin(formulation.container)
        self.density.clear()
        self.sure.begin(formulation)
        self.reason.set_text("")
        self._offer()
        self.policy.choose(formulation.policy)
        self.balance.begin(basis)
        self.form.begin(formulation)
        self.optional.choose(False)
        self._show_needed()

    def bring(self, value: CalculatedValue) -> str:
        """Put a calculated value into its field as if it were typed; what stands there then."""
        if value.use is BatchUse.CONTAINERS:
            self.count.set_text(str(value.value))
        else:
            field = self.density if value.use is BatchUse.DENSITY else self.size_field
            field.set_value(value.value)
            field.settle()
        self._change()
        return self.text_of(value.use)

    def text_of(self, use: BatchUse) -> str:
        """What stands in the field of a value, as it was typed."""
        fields = {BatchUse.SIZE: self.size_field, BatchUse.DENSITY: self.density}
        return fields[use].text if use in fields else self.count.text()

    def show_more(self) -> None:
        """Show every choice that this formulation has, or put those away that are as the formulation says."""
        self._shows_more = not self._shows_more
        self._show_needed()

    def _show_needed(self) -> None:
        if self._basis is None:
            return
        formulation = self._basis.formulation
        is_other = self.policy.choice() is not formulation.policy
        is_dac_nrf = self.policy.choice() is CorrectionPolicy.DAC_NRF
        self.balance.setVisible(weighs_any(formulation))
        self.count.setVisible(self._shows_more or not self.count.is_empty)
        self.reason.setVisible(is_other)
        self.form.setVisible(self.form.is_open(shows_more=self._shows_more))
        self.optional.setVisible(is_dac_nrf)
        self.sure.setVisible(self._shows_more or self.sure.sources() != UncertaintySources())
        self.density.setVisible(self._asks_density())
        self.reason.setEnabled(is_other)
        self.policy.show_help(self._policy_help())
        self.balance.show_limits()

    def _asks_density(self) -> bool:
        if self._basis is None:
            return False
        formulation = self._basis.formulation
        size = self.size_field.value() if self.count.is_empty else formulation.container.fill
        is_other_kind = isinstance(size, Quantity) and size.dimension != formulation.base_size.dimension
        return is_other_kind or (self._shows_more and can_estimate_rest(formulation))

    def wanted(self, lots: Mapping[str, Sequence[LotId]]) -> WantedBatch | None:
        """What is asked for."""
        if self._basis is None or not self.has_size:
            return None
        size = self.size_field.value()
        formulation, balance = self._basis.formulation, self.balance.balance()
        policy, density = self.policy.choice(), self.density.value()
        is_other = policy is not formulation.policy
        return WantedBatch(
            formulation=formulation.id,
            size=size if isinstance(size, Quantity) else None,
            policy=policy if isinstance(policy, CorrectionPolicy) else None,
            policy_reason=(self.reason.text().strip() or None) if is_other else None,
            claim_form=self.form.form(),
            apply_optional=bool(self.optional.choice()) and policy is CorrectionPolicy.DAC_NRF,
            density=density if isinstance(density, Quantity) and self._asks_density() else None,
            balance=balance.id if balance is not None else None,
            lots=lots,
            containers=self.count.value(),
            sources=self.sure.sources(),
        )

    def request(self, lots: Mapping[str, Sequence[LotId]]) -> PlanRequest | None:
        """What is asked for, with what it is judged by."""
        wanted = self.wanted(lots)
        return PlanRequest(wanted, self.sure.sources()) if wanted is not None else None

    @property
    def is_size_empty(self) -> bool:
        """Whether neither a size nor a number of containers was typed."""
        return self.size_field.is_empty and self.count.is_empty

    @property
    def has_size(self) -> bool:
        """Whether one of them is understood, and what was typed as the other as well."""
        understood = self.size_field.value() is not None
        if self.count.is_empty:
            return understood
        return self.count.value() is not None and (understood or self.size_field.is_empty)

    def settle(self) -> Field | None:
        """Judge what was typed as finished; the field at fault, the size also where it is empty."""
        sizes: tuple[QuantityEdit, ...] = (
            () if self.size_field.is_empty and not self.count.is_empty else (self.size_field,)
        )
        for field in (*sizes, self.density):
            if field.isVisibleTo(self) and (field.settle() is not None or field.is_questioned):
                return field
        return self._size_at_fault()

    def _size_at_fault(self) -> Field | None:
        if self.count.is_empty:
            return self.size_field if self.size_field.value() is None else None
        return self.count if self.count.settle() is not None else None

    @property
    def refused(self) -> Field | None:
        """The first field that a service's refusal stands at."""
        fields: tuple[Field, ...] = (self.size_field, self.count, self.reason, self.form, self.optional, self.density)
        return next((field for field in fields if field.isVisibleTo(self) and field.refusal is not None), None)

    def field_of(self, refusal: Refusal) -> Field | None:
        """The field that a refusal of the service is about."""
        key = refusal.phrase.key
        about: dict[str, Field] = {
            "refusal.reason_needed.policy": self.reason,
            "refusal.missing_input.form": self.form,
            "refusal.missing_density.size_by_mass": self.density,
            "refusal.missing_density.size_by_volume": self.density,
            "refusal.wrong_dimension.other_kind": self.size_field,
            "refusal.non_positive_quantity.zero": self.size_field if self.count.is_empty else self.count,
            "refusal.unexpected_input.size_beside_containers": self.count,
        }
        return about.get(key)

    def set_folding(self, folding: Folding) -> None:
        """Under each other where there is one column; the rarer choices, which say more, already where it is tight."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._first.setDirection(down if folding.is_one_column else across)
        self._second.setDirection(across if folding.has_side_panels else down)
        self.sure.set_folding(folding)

    def _offer(self) -> None:
        """The choices in the language that is spoken; what was chosen stays."""
        self.policy.set_choices([(policy, self._words.policy(policy)) for policy in CorrectionPolicy])
        self.optional.set_choices([(False, self.tr("leave it out")), (True, self.tr("apply it as well"))])

    def _policy_help(self) -> str:
        if self._basis is None:
            return ""
        version = str(self._basis.formulation.version)
        if self.policy.choice() is self._basis.formulation.policy:
            return self.tr("Set by the formulation, version %1").replace("%1", version)
        return self.tr("The formulation, version %1, says another").replace("%1", version)

    def retranslate(self) -> None:
        """Say labels, choices and help in the language that is spoken."""
        self.size_field.set_label(self.tr("How much?"))
        self.policy.set_label(self.tr("Correct for the lot?"))
        self.reason.set_label(self.tr("Why another correction?"))
        self.reason.show_help(self.tr("Recorded with the plan"))
        self.optional.set_label(self.tr("A factor from 1 to %1?").replace("%1", words().show(_LIMIT)))
        self.density.set_label(self.tr("Density of the preparation"))
        self._offer()
        self._show_needed()
