"""How the editor is laid out: index, open section and preview beside each other, or one under the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from compounder.domain.batch_plan import PlannedLine
from compounder.domain.formulation_draft import FormulationDraft
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.places import Place
from ui.screen import Screen
from ui.screens.formulations.editor.index import SectionIndex
from ui.screens.formulations.editor.judging import Judgement
from ui.screens.formulations.editor.line_form import Known
from ui.screens.formulations.editor.list_part import ListPart
from ui.screens.formulations.editor.parts import part_of
from ui.screens.formulations.editor.section_part import SectionPart
from ui.screens.formulations.editor.sections import Section
from ui.screens.formulations.editor.tab_order import order_tabs
from ui.screens.formulations.editor.words import EditorWords
from ui.screens.formulations.preview import BatchPreview, why
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button
from ui.widgets.derivation_view import DerivationView
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column
from ui.widgets.rows import ScrolledColumn
from ui.widgets.side_by_side import SideBySide
from ui.workplace import Workplace

_INDEX, _SIDE, _WIDER_SIDE = 296, 328, 400
_IN_SIGHT = 24


class EditorLayout(Screen):
    """``open_section(section)``, ``show_standing(draft, judgement)``; `edited(section)`, `opened_section(section)`."""

    edited = Signal(object)
    opened_section = Signal(object)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.section = Section.NAME
        self.parts: dict[Section, SectionPart] = {}
        self.known = Known()
        self.said = EditorWords(self)
        self.refusal = Notice()
        self.index = SectionIndex(self.said)
        self.preview = BatchPreview(workplace.rules.plan)
        self.no_preview_title, self.no_preview = Text(style=Type.SECTION, wraps=True), Text(ink="ink2", wraps=True)
        self.derivation = DerivationView()
        self.discard = Button(icon="close", key="F8")
        self._holder = QWidget()
        self._middle = column()
        self._middle_scroll = ScrolledColumn()
        self._tabs = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self._holder.setLayout(self._middle)
        index, middle, right = column(), column(), column()
        index.addWidget(self.index)
        middle.addWidget(self._middle_scroll, 1)
        self._middle_column = middle
        for part in (self.no_preview_title, self.no_preview, self.preview):
            right.addWidget(part)
        right.addStretch(1)
        self._index_card, self._right = Card(index, padding=1), Card(right)
        self._columns = SideBySide()
        self._columns.add_side(self._index_card, _INDEX)
        self._columns.addWidget(Card(middle), 1)
        self._columns.add_side(self._right, _SIDE)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addWidget(self.derivation)
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)
        self.derivation.hide()
        self.preview.hide()
        self.bar.add_act(self.discard)
        self._put_middle(scrolls_alone=True)

    def _listen(self) -> None:
        self.index.chosen.connect(self.open_section)
        self.preview.asked_why.connect(self._show_why)
        self.preview.changed.connect(self.derivation.hide)
        self.derivation.closed.connect(self._close_why)
        self._tabs.timeout.connect(self._order_tabs)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Ctrl+PgDown", lambda: self._step(1)),
            ("Ctrl+PgUp", lambda: self._step(-1)),
            *((f"Ctrl+{number}", lambda number=number: self._open_number(number)) for number in range(1, 10)),
        ):
            QShortcut(QKeySequence(keys), self, context=within).activated.connect(act)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    # the sections

    def open_section(self, section: Section, *, place: str = "") -> None:
        """Show a section, and go to its first empty field, or to the one of a place."""
        is_new = section not in self.parts
        part = self.parts.get(section) or self._made(section)
        for known, other in self.parts.items():
            if known is not section:
                other.hide()
        self.section = section
        part.show()
        if is_new:
            self.opened_section.emit(section)
        self.index.set_current(section)
        self._middle_scroll.verticalScrollBar().setValue(0)
        self._tabs.start()
        if not place or not part.go_to(place):
            wanted = part.first_field()
            if wanted is not None and self.isVisible():
                wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, section: Section) -> SectionPart:
        part = part_of(section, self.said, self.known)
        part.set_one_column(is_one_column=self.folding.is_one_column)
        self.parts[section] = part
        self._middle.insertWidget(0, part)
        part.changed.connect(lambda: self.edited.emit(section))
        part.left.connect(lambda: self._leave(section))
        part.reshaped.connect(self._tabs.start)
        if isinstance(part, ListPart):
            part.taken_out.connect(self._say_taken_out)
        return part

    def _leave(self, section: Section) -> None:
        """Enter in the last field of a form goes on to the next section."""
        if not isinstance(self.parts[section], ListPart):
            self._step(1)

    def _step(self, step: int) -> None:
        order = list(Section)
        place = order.index(self.section) + step
        if 0 <= place < len(order):
            self.open_section(order[place])

    def _open_number(self, number: int) -> None:
        self.open_section(list(Section)[number - 1])

    def _say_taken_out(self, name: str) -> None:
        self.bar.say_done(self.tr("Taken out: %1. Ctrl+Z in the list brings it back.").replace("%1", name))

    # the preview

    def show_standing(self, draft: FormulationDraft, judgement: Judgement) -> None:
        """Index and preview say where the draft stands."""
        self.index.show_sections(draft, judgement.of_section(), self.section)
        formulation = judgement.formulation
        for part in (self.no_preview_title, self.no_preview):
            part.setVisible(formulation is None)
        self.preview.setVisible(formulation is not None)
        if formulation is not None:
            self.preview.show_formulation(replace(formulation, id="-"))  # called otherwise it is the same batch

    def _show_why(self, line: PlannedLine) -> None:
        self.derivation.show_working(why(line), "", line.working)
        self.derivation.show()
        self.derivation.setFocus()

    def _close_why(self) -> None:
        self.derivation.hide()
        self.preview.list.enter()

    # keys and sight

    def _order_tabs(self) -> None:
        self._middle.activate()
        order_tabs(self._index_card, self._holder, self._right, behind=self.bar.stops())

    def _focus_moved(self, _old: object, now: QWidget | None) -> None:
        if now is not None and self._holder.isAncestorOf(now):
            QTimer.singleShot(0, self, lambda: self._bring_into_sight(now))

    def _bring_into_sight(self, focused: QWidget) -> None:
        """The whole field, with its label and what is said under it."""
        if not self._holder.isAncestorOf(focused):
            return
        field: QWidget | None = focused
        while field is not None and not isinstance(field, Field):
            field = field.parentWidget()
        wanted = field or focused
        area: QScrollArea = self._middle_scroll if self._middle_scroll.isVisible() else self._scroll
        if area is self._middle_scroll:
            self._middle_scroll.arrange()
        area.ensureWidgetVisible(wanted, 0, _IN_SIGHT)

    # folding

    def set_folding(self, folding: Folding) -> None:
        """Beside each other the open section scrolls alone, so that index and preview keep their places."""
        super().set_folding(folding)
        is_beside = folding.has_side_panels
        self._columns.set_side(self._right, _WIDER_SIDE if folding is Folding.ROOMY else _SIDE)
        self._columns.fold(is_beside=is_beside)
        self.index.fold(is_folded=not is_beside)
        self._put_middle(scrolls_alone=is_beside)
        for part in self.parts.values():
            part.set_one_column(is_one_column=folding.is_one_column)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def _put_middle(self, *, scrolls_alone: bool) -> None:
        """The focus stays where it is: a widget that changes its parent loses it. Another view may be shown by then."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._holder.isAncestorOf(focus)
        if scrolls_alone:
            self._middle_scroll.rows.insertWidget(0, self._holder)
            self._middle.setContentsMargins(0, 0, Space.S, 0)
        else:
            self._middle_column.addWidget(self._holder)
            self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle_scroll.setVisible(scrolls_alone)
        if focus is not None and had_focus:
            QTimer.singleShot(0, focus, lambda: _focus_if_shown(focus))

    def retranslate(self) -> None:
        """Say the words in the language that is spoken."""
        self.no_preview_title.setText(self.tr("What a batch would weigh"))
        self.no_preview.setText(self.tr("It appears here once sizes, lines and strength are given and agree."))


def _focus_if_shown(widget: QWidget) -> None:
    if widget.isVisible():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
