"""Which form does the strength count? The forms of the claimed substance; the formulation's own to begin with."""

from __future__ import annotations

from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.substance import Form
from ui.widgets.choice_field import ChoiceField
from ui.words import words


class FormField(ChoiceField):
    """``begin(formulation)``, then ``form()`` is the form chosen, None where it is what the formulation says."""

    def __init__(self) -> None:
        super().__init__()
        self._forms: tuple[Form, ...] = ()
        self._usual: str | None = None
        self.retranslate()

    def begin(self, formulation: MasterFormulation) -> None:
        """The forms of what this formulation claims."""
        substance, claimed = formulation.claimed_line.substance, formulation.claim.form
        self._forms = substance.forms if substance is not None else ()
        self._usual = claimed.id if claimed is not None else None
        self.retranslate()
        self.choose(self._usual)

    def form(self) -> Form | None:
        """The form chosen, where it is not what the formulation itself says."""
        key = self.choice()
        return None if key == self._usual else next((form for form in self._forms if form.id == key), None)

    def is_open(self, *, shows_more: bool) -> bool:
        """Whether it is to be seen: a choice there is, and it is wanted, needed or made."""
        return len(self._forms) > 1 and (shows_more or self.choice() != self._usual or self._usual is None)

    def retranslate(self) -> None:
        """Say label and choices in the language that is spoken."""
        super().retranslate()
        self.set_label(self.tr("The strength counts"))
        self.set_choices([(form.id, words().show(form.name)) for form in self._forms])
