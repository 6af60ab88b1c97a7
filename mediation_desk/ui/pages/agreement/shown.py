"""给双方看: the clause, or the whole page, in large type and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout as DocumentLayout
from PySide6.QtGui import (
    QCloseEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from mediation_desk.ui import style
from mediation_desk.words import _

_LARGEST, _LEAST = 44, 18
_LINE = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClause:
    """A clause as both sides may see it: its id and its sentence with its number."""

    id: str
    text: str


class ShownToBoth(QWidget):
    """Fills the screen. ← → turn, Space changes between clause and page, Esc returns.

    `turned(clause id)` when another clause is shown; `closed()`.
    """

    turned = Signal(str)
    closed = Signal()

    def __init__(
        self, clauses: Sequence[ShownClause], current: str, pages: Sequence[QImage], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Mediation Desk"))
        self._clauses, self._pages = tuple(clauses), tuple(pages)
        ids = [one.id for one in self._clauses]
        self._place = ids.index(current) if current in ids else 0
        self._page = 0
        self.whole_page = not self._clauses
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._say()

    def put_pages(self, pages: Sequence[QImage]) -> None:
        """Sharper pages have come."""
        self._pages = tuple(pages)
        self.update()

    def words(self) -> str:
        """All that is written on it now (the page is a picture)."""
        return "" if self.whole_page or not self._clauses else self._clauses[self._place].text

    def turn(self, step: int) -> None:
        """The next or former clause or page, stopping at the ends."""
        if self.whole_page:
            self._page = min(max(0, self._page + step), max(0, len(self._pages) - 1))
        elif self._clauses:
            self._place = min(max(0, self._place + step), len(self._clauses) - 1)
            self.turned.emit(self._clauses[self._place].id)
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.words())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only turning, changing between clause and page, and going back."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.turn(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
            self.turn(-1)
        elif key == Qt.Key.Key_Space and self._clauses and self._pages:
            self.whole_page = not self.whole_page
            self._say()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The editor comes back."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The clause, or the page as large as the screen lets it be."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour("surface"))
        if self.whole_page:
            self._paint_page(painter)
        elif self._clauses:
            self._paint_words(painter, self._clauses[self._place].text)

    def _paint_page(self, painter: QPainter) -> None:
        if not self._pages:
            return
        image = self._pages[self._page]
        size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)

    def _paint_words(self, painter: QPainter, text: str) -> None:
        width = min(self.width() * 0.8, style.px(1280))
        document = self._laid_out(text, width)
        height = document.size().height()
        top = max(self.height() * 0.05, (self.height() - height) / 2)
        painter.translate((self.width() - width) / 2, top)
        context = DocumentLayout.PaintContext()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, style.colour("ink"))
        context.palette = palette  # type: ignore[attr-defined]  # the stubs leave the member out
        document.documentLayout().draw(painter, context)

    def _laid_out(self, text: str, width: float) -> QTextDocument:
        """As large as fits the screen."""
        document = QTextDocument(self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        font = style.font("client")
        for pixels in range(style.px(_LARGEST), style.px(_LEAST), -2):
            font.setPixelSize(pixels)
            document.setDefaultFont(font)
            document.setHtml("")
            document.setPlainText(text)
            _pitch(document, pixels * _LINE)
            document.setTextWidth(width)
            if document.size().height() <= self.height() * 0.9:
                break
        document.setParent(None)
        return document


def _pitch(document: QTextDocument, height: float) -> None:
    from PySide6.QtGui import QTextBlockFormat, QTextCursor

    pitch = QTextBlockFormat()
    pitch.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(pitch)
