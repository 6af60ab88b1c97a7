"""Puts page images on a printer, whole pages, one after another."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from mediation_desk.documents.preview import PageImage

_Sheet = QPageLayout.Orientation


def qimage(page: PageImage) -> QImage:
    """A page image as Qt's own, with its own copy of the pixels."""
    return QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB888).copy()


def print_pages(printer: QPrinter, pages: Iterable[PageImage]) -> bool:
    """Draw each page over the whole sheet, turned where it is wider than high; False when it cannot begin."""
    printer.setFullPage(True)
    painter = QPainter()
    for number, page in enumerate(pages):
        turned = page.width > page.height
        printer.setPageOrientation(_Sheet.Landscape if turned else _Sheet.Portrait)
        if number:
            printer.newPage()
        elif not painter.begin(printer):
            return False
        sheet = QRectF(QPointF(0, 0), printer.paperRect(QPrinter.Unit.DevicePixel).size())
        image = qimage(page)
        wanted = image.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(0, 0), QSizeF(wanted))
        place.moveCenter(sheet.center())
        painter.drawImage(place, image)
    return painter.end()
