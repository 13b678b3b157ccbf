"""A page of a PDF as it will print: its own bytes rendered by PDFium, never redrawn; all pages on one thread."""

from __future__ import annotations

from threading import Lock

from PySide6.QtCore import QObject, QRectF, QRunnable, QSize, QThreadPool, Signal
from PySide6.QtGui import QAccessible, QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import PAPER, PAPER_INK, Type
from ui.widgets.drawing import draw_text, painting, rounded
from ui.widgets.spoken import SpokenPanel

RENDERER = Lock()
"""PDFium crashes when two threads use it at once: held by whoever does, here and where papers are made and proved."""


def _one_thread() -> QThreadPool:
    """All pages are rendered by this one thread, in the order asked for."""
    if not _pools:
        pool = QThreadPool()
        pool.setMaxThreadCount(1)
        pool.setExpiryTimeout(-1)
        _pools.append(pool)
    return _pools[0]


_pools: list[QThreadPool] = []


class _Answer(QObject):
    rendered = Signal(int, int, QImage)


class _Rendering(QRunnable):
    """Renders one page, off the window's thread."""

    def __init__(self, data: bytes, page: int, width: int, serial: int) -> None:
        super().__init__()
        self._data, self._page, self._width, self._serial = data, page, width, serial
        self.answer = _Answer()

    def run(self) -> None:
        with RENDERER:
            self._render()

    def _render(self) -> None:
        import pypdfium2

        document = pypdfium2.PdfDocument(self._data)
        try:
            page = document[self._page]
            bitmap = page.render(scale=self._width / page.get_width(), rev_byteorder=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888
            ).copy()
            count = len(document)
        finally:
            document.close()
        self.answer.rendered.emit(self._serial, count, image)


class PdfPreview(SpokenPanel):
    """``show_pdf(data, page=0)``: the page's image on white paper in every theme; `shown(pages)` when it stands.

    The accessible name comes from the caller (``setAccessibleName("Proof of the label")``);
    what is printed on the page stands as facts beside it (`ProofView`), because an image tells a reader nothing.
    """

    role = QAccessible.Role.Graphic
    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self._page = 0
        self._serial = 0
        self._image: QImage | None = None
        self._running: _Rendering | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pdf(self, data: bytes, page: int = 0) -> None:
        """Show a page of a PDF's bytes; empty bytes show an empty sheet."""
        self._data, self._page = data, page
        self._image = None
        self._render()
        self.update()

    def _render(self) -> None:
        if not self._data or self.width() < 8:
            return
        self._serial += 1
        width = int(self.width() * self.devicePixelRatioF())
        rendering = _Rendering(self._data, self._page, width, self._serial)
        rendering.answer.rendered.connect(self._show)
        self._running = rendering
        _one_thread().start(rendering)

    def _show(self, serial: int, count: int, image: QImage) -> None:
        if serial != self._serial:
            return
        self._image = image
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self.updateGeometry()
        self.update()
        self.shown.emit(count)

    def hasHeightForWidth(self) -> bool:
        """A page keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the page at a width."""
        if self._image is None:
            return width * 7 // 10
        return width * self._image.height() // max(self._image.width(), 1)

    def sizeHint(self) -> QSize:
        """A label's proportions until a page is known."""
        return QSize(390, self.heightForWidth(390))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Render at the new size."""
        if event.size().width() != event.oldSize().width():
            self._render()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page and its edge."""
        with painting(self) as painter:
            place = QRectF(self.rect())
            if self._image is not None:
                height = self.heightForWidth(self.width())
                place = QRectF(0, 0, self.width(), min(height, self.height()))
            painter.fillRect(place, PAPER)
            if self._image is not None:
                painter.drawImage(place, self._image)
            elif self._data:
                draw_text(painter, place.adjusted(16, 0, 0, 0), "…", Type.PAGE, PAPER_INK)
            rounded(painter, place, fill=None, border=theme().roles.border, radius=0)


def wait_for_pages(milliseconds: int = 5000) -> bool:
    """Wait until every page asked for is rendered; its signal still has to be delivered by the event loop."""
    return _one_thread().waitForDone(milliseconds)
