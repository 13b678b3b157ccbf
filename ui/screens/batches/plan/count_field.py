"""How many containers? A whole number, instead of a size."""

from __future__ import annotations

from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import ContainerKind
from compounder.domain.number import parse_count
from ui.widgets.text_field import TextField
from ui.words import language, words


class CountField(TextField):
    """``begin(container)``, then ``value()`` is the number, None while it is none; ``settle()`` says why it is none."""

    def __init__(self) -> None:
        super().__init__()
        self._container: ContainerKind | None = None
        self.retranslate()

    def begin(self, container: ContainerKind) -> None:
        """Nothing typed; what goes into one of them."""
        self._container = container
        self.set_text("")
        self.clear_refusal()
        self.retranslate()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.text().strip()

    def value(self) -> int | None:
        """The number typed."""
        try:
            return parse_count(self.text().strip(), language=language()) if not self.is_empty else None
        except Refusal:
            return None

    def settle(self) -> Refusal | None:
        """Judge what was typed as finished; the refusal stands at the field."""
        if self.is_empty:
            return None
        try:
            parse_count(self.text().strip(), language=language())
        except Refusal as refusal:
            self.refuse(refusal)
            return refusal
        return None

    def retranslate(self) -> None:
        """Say label and help in the language that is spoken."""
        super().retranslate()
        self.set_label(self.tr("Or containers?"))
        if self._container is None:
            return
        content, fill = words().show(self._container.content), words().show(self._container.fill)
        said = self.tr("Each %1").replace("%1", content)
        if self._container.excess is not None:
            said = self.tr("Each %1, filled to %2").replace("%1", content).replace("%2", fill)
        self.show_help(said)
