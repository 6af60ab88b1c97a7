"""What the tints, the icon and the hatch of the calendar mean, in one row that wraps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.calendar.block_paint import plate
from mediation_desk.ui.kit.calendar.values import BlockTone
from mediation_desk.words import _, count

_ROW, _PICTURE, _GAP = 28, 20, 24


class Legend(QLabel):
    """A 40 high foot under the grid; `gap_minutes` is how far apart people arrive here."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_gap(30)
        style.on_refit(self, self._fit)

    def show_gap(self, minutes: int) -> None:
        """Say how long the gap is."""
        self._items = [
            ("service", _("Mediation and counselling")),
            ("other", _("Other appointments")),
            ("apart", _("Arrive apart")),
            ("gap", count("Arrival gap of {n} minute", "Arrival gap of {n} minutes", minutes)),
        ]
        self.setAccessibleName("，".join(words for _picture, words in self._items))
        self._fit()

    def sizeHint(self) -> QSize:
        """As many rows as the width needs."""
        rows = 1 + max((row for row, _left in self._places()), default=0)
        return QSize(style.px(240), style.px(12) + rows * style.px(_ROW))

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, perhaps another row."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _places(self) -> list[tuple[int, float]]:
        places, row, left = [], 0, float(style.px(16))
        for _picture, words in self._items:
            width = style.px(_PICTURE) + paint.text_width(words, "small") + style.px(_GAP)
            if left + width - style.px(_GAP) > self.width() and left > style.px(16):
                row, left = row + 1, float(style.px(16))
            places.append((row, left))
            left += width
        return places

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture and words, one after another."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = style.px(_ROW)
        for (picture, words), (row, left) in zip(self._items, self._places(), strict=True):
            top = style.px(6) + row * height
            self._picture(
                painter, picture, QRectF(left, top + (height - style.px(12)) / 2, style.px(12), style.px(12))
            )
            box = QRectF(left + style.px(_PICTURE), top, self.width(), height)
            painter.setFont(style.font("small"))
            painter.setPen(style.colour("ink2"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)

    def _picture(self, painter: QPainter, picture: str, box: QRectF) -> None:
        if picture == "apart":
            side = style.px(16)
            at = box.center()
            icons.paint(
                painter,
                QRectF(at.x() - side / 2, at.y() - side / 2, side, side),
                "separator-vertical",
                "plum",
            )
        elif picture == "gap":
            painter.fillRect(box.adjusted(-2, 0, 2, 0), style.colour("surface"))
            paint.hatch(painter, box.adjusted(-2, 0, 2, 0))
        else:
            plate(painter, box, BlockTone(picture))
