"""Pages of a paper as they will be printed: page turner, fit to width, a tinted place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class _Page(QWidget):
    """One page image, white in both themes, with a place tinted behind its ink."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.place: QRectF | None = None

    def fit(self, width: int) -> None:
        height = round(width * self.image.height() / self.image.width()) if not self.image.isNull() else 0
        self.setFixedSize(QSize(max(1, width), max(1, height)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self.image)
        if self.place is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(
                QRectF(
                    self.place.x() * self.width(),
                    self.place.y() * self.height(),
                    self.place.width() * self.width(),
                    self.place.height() * self.height(),
                ),
                style.colour("page_hit"),
            )
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PagePreview(Sheet):
    """`turned(page)` when another page (from 0) is shown; PageUp and PageDown turn."""

    turned = Signal(int)

    def __init__(self, title: str = "") -> None:
        super().__init__(title or _("Page preview"), ground="sunk", gap=8)
        self._pages: tuple[QImage, ...] = ()
        self._number = 0
        self._places: dict[int, QRectF] = {}
        self._fitting = True
        turner = Row(gap=0)
        self._back = IconButton(_("Previous page"), "chevron-left")
        self._on = IconButton(_("Next page"), "chevron-right")
        self._at = Label("0 / 0", "small")
        self._fit = Button(_("Whole page"), "text", compact=True)
        for widget in (self._back, self._at, self._on, self._fit):
            turner.addWidget(widget)
        self.head.addLayout(turner)
        self._area = QScrollArea()
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setAccessibleName(self.accessibleName())
        self._page = _Page()
        self._area.setWidget(self._page)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setMinimumHeight(style.px(120))
        self.add(self._area, 1)
        self._back.clicked.connect(self._turn_back)
        self._on.clicked.connect(self._turn_on)
        self._fit.clicked.connect(self._change_fit)
        self._show()

    def show_area(self, shown: bool) -> None:
        """Whether there is room for pages at all, or something else is said in their place."""
        self._area.setVisible(shown)

    def set_pages(self, pages: Sequence[QImage]) -> None:
        """Show these page images; the page looked at stays if it exists."""
        self._pages = tuple(pages)
        self._number = min(self._number, max(0, len(self._pages) - 1))
        self._show()

    def highlight(self, page: int, place: QRectF | None) -> None:
        """Tint a place (shares 0 to 1 of the page) and turn to it; None takes the tint away."""
        self._places = {} if place is None else {page: place}
        if place is not None and 0 <= page < len(self._pages):
            self._number = page
        self._show()
        if place is not None:
            self._area.ensureVisible(0, round((place.y() + place.height()) * self._page.height()))

    def page(self) -> int:
        """The page looked at, from 0."""
        return self._number

    def turn(self, page: int) -> None:
        """Look at this page if it exists."""
        if 0 <= page < len(self._pages) and page != self._number:
            self._number = page
            self._show()
            self.turned.emit(page)

    def _turn_back(self) -> None:
        self.turn(self._number - 1)

    def _turn_on(self) -> None:
        self.turn(self._number + 1)

    def _change_fit(self) -> None:
        self._fitting = not self._fitting
        self._fit.set_text(_("Whole page") if self._fitting else _("Fit the width"))
        self._show()

    def _show(self) -> None:
        count = len(self._pages)
        self._page.image = self._pages[self._number] if count else QImage()
        self._page.place = self._places.get(self._number)
        self._at.setText(f"{self._number + 1 if count else 0} / {count}")
        self._back.setEnabled(self._number > 0)
        self._on.setEnabled(self._number < count - 1)
        room = self._area.maximumViewportSize()
        image = self._page.image
        whole = round(room.height() * image.width() / image.height()) if image.height() else room.width()
        width = room.width() if self._fitting else min(room.width(), whole)
        if width > whole:  # it will scroll: leave the bar its room, so that nothing scrolls sideways
            width -= self._area.verticalScrollBar().sizeHint().width()
        self._page.fit(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page anew."""
        super().resizeEvent(event)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PageUp and PageDown turn."""
        if event.key() == Qt.Key.Key_PageUp:
            self._turn_back()
        elif event.key() == Qt.Key.Key_PageDown:
            self._turn_on()
        else:
            super().keyPressEvent(event)
