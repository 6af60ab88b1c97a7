"""Puts page images on a printer, whole pages, one after another."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from mediation_desk.documents.preview import PageImage


def qimage(page: PageImage) -> QImage:
    """A page image as Qt's own, with its own copy of the pixels."""
    return QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB888).copy()


def print_pages(printer: QPrinter, pages: Iterable[PageImage]) -> bool:
    """Draw each page over the whole sheet; False when the printer cannot begin."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        sheet = QRectF(painter.viewport())
        image = qimage(page)
        wanted = image.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(0, 0), QSizeF(wanted))
        place.moveCenter(sheet.center())
        painter.drawImage(place, image)
    return painter.end()
