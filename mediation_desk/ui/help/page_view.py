"""A page of the manual to read: words at reading width, keys as caps, steps in discs, hints in boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from mediation_desk.documents.manual.reading import picture_file
from mediation_desk.domain.help_page import HelpPage, pictures_in
from mediation_desk.services.spoken_text import SpokenText
from mediation_desk.ui import icons, style
from mediation_desk.ui.help.writing import BOX_AIR, PICTURE, Drawn, Stretch, write_page

READING_WIDTH = 680
"""Pixels at 100 %: some 44 Chinese characters in a line."""
_CAP, _DISC = 24, 24
_COPIED = {0xA0: "", 0xFFFC: "", 0x2028: "\n", 0x2029: "\n", 0xFDD0: "\n", 0xFDD1: ""}
"""Air inside keys and pictures go; ends of lines, paragraphs and cells become ends of lines."""


class PageView(QTextBrowser):
    """Shows one page; `wanted(key)`: somebody followed a link."""

    wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("manual", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        style.on_refit(self, lambda: self.setViewportMargins(0, 0, style.px(12), 0))
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.path()))
        self._page: HelpPage | None = None
        self._language = ""
        self._words: tuple[str, ...] = ()
        self._drawn = Drawn()
        self._written_at = 0
        style.on_refit(self, self._write)

    def show_page(self, page: HelpPage, language: str, words: Sequence[str] = ()) -> None:
        """Show this page from its beginning, pictures in `language`, with the words looked for marked."""
        self._page, self._language, self._words = page, language, tuple(words)
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self._mark()

    def _width(self) -> int:
        return max(1, min(self.viewport().width(), style.px(READING_WIDTH)))

    def _write(self) -> None:
        if self._page is None:
            return
        width = self._width()
        self._written_at = width
        document = QTextDocument(self)
        pictures = self._put_pictures(document, width)
        self._drawn = write_page(document, self._page.blocks, width, pictures)
        self.setDocument(document)
        self.setLineWrapColumnOrWidth(width)
        self._mark()

    def _put_pictures(self, document: QTextDocument, width: int) -> set[str]:
        """Scaled here: the text engine would do it roughly, and at every painting. The names of those put."""
        found = set()
        ratio = self.devicePixelRatioF()
        for picture in pictures_in(self._page) if self._page else ():
            image = _scaled(picture_file(picture.name, self._language), width, ratio)
            document.addResource(
                QTextDocument.ResourceType.ImageResource.value, QUrl(PICTURE + picture.name), image
            )
            if not image.isNull():
                found.add(picture.name)
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures and lines take the new width; the place in the text stays."""
        super().resizeEvent(event)
        if self._page is not None and self._width() != self._written_at:
            bar = self.verticalScrollBar()
            share = bar.value() / (bar.maximum() or 1)
            self._write()
            bar.setValue(round(share * bar.maximum()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copying takes the plain words along, no colours and none of the air inside keys."""
        mime = QMimeData()
        text = self.textCursor().selectedText()  # the plain text of Qt would turn that air into spaces
        mime.setText(text.translate(_COPIED))
        return mime

    def paintEvent(self, event: QPaintEvent) -> None:
        """What lies behind the words first, then the words."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        for frame, warns in self._drawn.boxes:
            air = style.px(BOX_AIR)
            _box(painter, layout.frameBoundingRect(frame).adjusted(0, air, 0, -air), warns=warns)
        for stretch in self._drawn.numbers:
            for rect in self._rects(stretch):
                _disc(painter, rect)
        for stretch in self._drawn.keys:
            for rect in self._rects(stretch):
                _cap(painter, rect)
        painter.end()
        super().paintEvent(event)

    def _rects(self, stretch: Stretch) -> Iterator[QRectF]:
        """Where the characters stand in the document, line by line."""
        block = self.document().findBlock(stretch.start)
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        start, end = stretch.start - block.position(), stretch.end - block.position()
        lines = block.layout()
        for n in range(lines.lineCount()):
            line = lines.lineAt(n)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                yield QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())

    def _mark(self) -> None:
        spoken = SpokenText(self.document().toRawText() if self._words else "")
        found = [hit for word in self._words for hit in spoken.matches(word.casefold())]
        marks = []
        for start, length in found:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor  # type: ignore[attr-defined]  # the stubs leave the members out
            mark.format.setBackground(style.colour("hit"))  # type: ignore[attr-defined]  # as above
            marks.append(mark)
        self.setExtraSelections(marks)


def _x(answer: object) -> float:
    """Qt answers with the place, or with the place and the cursor it rounded to."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def _scaled(path: Path, width: int, ratio: float) -> QImage:
    """The picture at this width with a line around it; nothing when it cannot be read."""
    image = QImage(str(path))
    if image.isNull():
        return image
    wanted = min(round(width * ratio), image.width())
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    image = image.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(image)
    painter.setPen(QPen(style.colour("line"), 1))
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()
    image.setDevicePixelRatio(wanted / width)
    return image


def _rounded(
    painter: QPainter, rect: QRectF, fill: QColor, radius: float, edge: QColor | None = None
) -> None:
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, radius, radius)


def _box(painter: QPainter, rect: QRectF, *, warns: bool) -> None:
    _rounded(painter, rect, style.colour("amber_tint" if warns else "pine_tint"), style.px(6))
    side = style.px(20)
    at = QRectF(rect.x() + style.px(12), rect.y() + style.px(15), side, side)
    icons.paint(painter, at, "alert-triangle" if warns else "bulb", "amber" if warns else "pine")


def _disc(painter: QPainter, rect: QRectF) -> None:
    side = style.px(_DISC)
    at = QRectF(0, 0, side, side)
    at.moveCenter(rect.center())
    _rounded(painter, at, style.colour("pine_tint"), side / 2)


def _cap(painter: QPainter, rect: QRectF) -> None:
    height = style.px(_CAP)
    at = QRectF(rect.x() + 0.5, rect.center().y() - height / 2 + 0.5, rect.width() - 1, height - 1)
    _rounded(painter, at, style.colour("paper"), style.px(4), style.colour("field"))
