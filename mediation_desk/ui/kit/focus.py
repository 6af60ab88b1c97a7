"""The focus ring: 2 px of pine around what the keyboard reached, 2 px away from it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QTextEdit,
    QWidget,
)

from mediation_desk.ui import style


class RingStyle(QProxyStyle):
    """Fusion with the ring 4 px outside (Fusion's own 2 would let it touch); used by the ring alone."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Margins of the focus frame."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return 4
        return super().pixelMetric(metric, option, widget)


class FocusRing(QFocusFrame):
    """Follows the focus while it is moved by keys; fields show their own border and get no ring.

    A widget with the property `ring` = "parent" has the ring drawn around its parent, "none" gets none.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._style = RingStyle("Fusion")
        self.setStyle(self._style)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.setWidget(None)  # type: ignore[arg-type]  # Qt takes none as "nothing"
        if new is None or isinstance(new, QLineEdit | QTextEdit | QComboBox | QAbstractItemView):
            return
        wanted = new.property("ring")
        if wanted == "none" or not reached_by_keys(new):
            return
        around = new.parentWidget() if wanted == "parent" else new
        self.setWidget(around or new)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded ring at the very edge of the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.colour("pine"), 2))
        radius = style.px(6) + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def reached_by_keys(widget: QWidget) -> bool:
    """True if the focus came here by Tab, a shortcut or an arrow, not by the mouse."""
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
