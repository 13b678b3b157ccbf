"""A place made of several views, of which one is shown: a list, a record, a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.places import Place, Target
from ui.screen import View
from ui.workplace import Workplace

Held = TypeVar("Held", bound=View)


class Views(Mapping[str, Held], Generic[Held]):
    """Views of a host by name, each made and held when it is first asked for: a place opens at once.

    Going through the names makes none of them; `values` and `items` make all.
    """

    def __init__(self, host: Host, makers: Mapping[str, Callable[[], Held]]) -> None:
        self._host, self._makers = host, dict(makers)
        self._made: dict[str, Held] = {}

    def add(self, name: str, maker: Callable[[], Held]) -> None:
        """Add one at the end."""
        self._makers[name] = maker

    def __getitem__(self, name: str) -> Held:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._makers[name]()
            self._host.hold(made)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __contains__(self, name: object) -> bool:
        return name in self._makers


class Host(View):
    """Holds views and hands on to the one shown whatever the desk asks; a subclass chooses it in `go_to`.

    ``hold(view)`` takes a view in, `Views` takes each in when it is first asked for, ``show_view(view)`` shows it.
    Going from one view to another is asked of the desk by ``opened.emit(Target(…))`` like any other way, so that back,
    forward and the focus work. `top` is a layout above the views for what they share.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.top = QVBoxLayout()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.addLayout(self.top)
        layout.addWidget(self._stack, 1)
        for part in (self.top, layout):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def hold(self, view: View) -> None:
        """Take a view in."""
        view.opened.connect(self.opened)
        view.titled.connect(self.titled)
        view.lock_asked.connect(self.lock_asked)
        self._stack.addWidget(view)

    def drop(self, view: View) -> None:
        """Let go of a view that is not shown any more."""
        self._stack.removeWidget(view)
        view.deleteLater()

    def show_view(self, view: View) -> None:
        """Show a view that is held."""
        view.set_folding(self.folding)
        self._stack.setCurrentWidget(view)
        self.titled.emit()

    @property
    def current(self) -> View | None:
        """The view that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, View) else None

    def title(self) -> str:
        """The title of the view that is shown."""
        return self.current.title() if self.current is not None else ""

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """Its way here."""
        return self.current.crumbs() if self.current is not None else ()

    def reload(self) -> None:
        """It asks anew."""
        if self.current is not None:
            self.current.reload()

    def concerns(self, changes: Changes) -> bool:
        """Whether a commit touched what it shows."""
        return self.current is not None and self.current.concerns(changes)

    def take_scan(self, text: str) -> bool:
        """A scan is its own first."""
        return self.current is not None and self.current.take_scan(text)

    def take_typed(self, text: str) -> bool:
        """So is what was typed into the one field."""
        return self.current is not None and self.current.take_typed(text)

    def set_folding(self, folding: Folding) -> None:
        """It folds."""
        super().set_folding(folding)
        if self.current is not None:
            self.current.set_folding(folding)

    def first_focus(self) -> QWidget | None:
        """Its own first field or row."""
        return self.current.first_focus() if self.current is not None else None
