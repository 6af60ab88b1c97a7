"""The sheet of one scanned page on the screen: its picture, as large as the viewer says."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mediation_desk.ui import style


class ScanPage(QWidget):
    """Shows one image; while a finer one is drawn the one before is stretched."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show this image."""
        self.image = image
        self.update()

    def fit(self, room: QSize) -> None:
        """Be as large as the image fits into `room`."""
        shape = Qt.AspectRatioMode.KeepAspectRatio
        drawn = not self.image.isNull()
        self.setFixedSize(self.image.size().scaled(room, shape) if drawn else QSize(1, 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture and a thin line around it."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self.image)
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
