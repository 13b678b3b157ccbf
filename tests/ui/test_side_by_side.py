"""Parts beside each other: a side keeps its width only there, and the order when folded is the caller's."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.side_by_side import SideBySide


def _page(columns: SideBySide) -> tuple[QWidget, QWidget, QWidget]:
    main, side, page = QWidget(), QWidget(), QWidget()
    columns.addWidget(main, 1)
    columns.add_side(side, 120)
    page.setLayout(columns)
    page.resize(600, 300)
    return page, main, side


def test_a_side_has_its_width_beside_and_all_of_it_below(application: QApplication) -> None:
    """Where there is no room the side is as wide as the page, and comes last."""
    columns = SideBySide()
    page, main, side = _page(columns)
    page.show()
    columns.fold(is_beside=True)
    application.processEvents()
    assert side.width() == 120
    assert side.x() > main.x()
    columns.fold(is_beside=False)
    application.processEvents()
    assert side.width() == main.width() > 400
    assert side.y() > main.y()
    columns.set_side(side, 200)
    columns.fold(is_beside=True)
    application.processEvents()
    assert side.width() == 200


def test_the_last_part_may_stand_on_top(application: QApplication) -> None:
    """What has to be seen first stands over the rest where both do not fit."""
    columns = SideBySide(last_on_top=True)
    page, main, side = _page(columns)
    page.show()
    columns.fold(is_beside=False)
    application.processEvents()
    assert side.y() < main.y()
