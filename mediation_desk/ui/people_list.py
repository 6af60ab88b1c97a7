"""The names of who may sign in, to choose one by mouse or arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.avatar import paint_avatar
from mediation_desk.ui.kit.layout import Column, scrolling


class PersonRow(QAbstractButton):
    """One name with its first character on a disc; 56 high."""

    def __init__(self, slot_id: str, name: str) -> None:
        super().__init__()
        self.slot_id, self.name = slot_id, name
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """56 high."""
        return QSize(style.px(240), style.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, disc, name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(style.colour("pine_tint" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        across = style.px(36)
        disc = QRectF(style.px(12), (self.height() - across) / 2, across, across)
        paint_avatar(painter, disc, self.name, tone="solid" if self.isChecked() else "quiet")
        painter.setPen(style.colour("ink"))
        painter.setFont(style.font("body_strong" if self.isChecked() else "body"))
        left = disc.right() + style.px(12)
        words = QRectF(left, 0, self.width() - left - style.px(8), self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self.name)


class PeopleList(QWidget):
    """Everybody who may sign in; `chosen` when another person was picked."""

    chosen = Signal()

    def __init__(self, people: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        inside = QWidget()
        column = Column(inside, gap=0)
        self._rows = [PersonRow(slot_id, name) for slot_id, name in people]
        for row in self._rows:
            self._group.addButton(row)
            column.addWidget(row)
        column.addStretch(1)
        outer = Column(self)
        outer.addWidget(scrolling(inside))
        self._group.buttonClicked.connect(self._picked)

    @property
    def slot_id(self) -> str:
        """Who is chosen."""
        row = self._group.checkedButton()
        return row.slot_id if isinstance(row, PersonRow) else ""

    @property
    def name(self) -> str:
        """The name of who is chosen."""
        row = self._group.checkedButton()
        return row.name if isinstance(row, PersonRow) else ""

    def choose(self, slot_id: str) -> None:
        """Choose somebody."""
        for row in self._rows:
            if row.slot_id == slot_id:
                row.setChecked(True)
                self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        here = next((n for n, row in enumerate(self._rows) if row.isChecked()), 0)
        if step is None or not 0 <= here + step < len(self._rows):
            super().keyPressEvent(event)
            return
        self.choose(self._rows[here + step].slot_id)
        self._rows[here + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _picked(self) -> None:
        self.chosen.emit()
