"""The names of who may sign in, to choose one by mouse, arrow keys or the letters of the name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QSizePolicy, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.avatar import paint_avatar
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.spoken import Role

_TOGETHER_MS: Final = 1_200
"""Letters typed within this time of one another belong to one name."""


class PersonRow(QAbstractButton):
    """One name with its first character on a disc; 56 high."""

    spoken_as = Role.RadioButton

    def __init__(self, slot_id: str, name: str, people: PeopleList) -> None:
        super().__init__()
        self.slot_id, self.name, self._people = slot_id, name, people
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """56 high."""
        return QSize(style.px(240), style.px(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the space bar is the row's own; arrows, Enter and letters are the list's.

        They go there at once: on the way up the scrolling area would take the arrows for itself.
        """
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            self._people.keyPressEvent(event)

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
    """Everybody who may sign in; `chosen` when another person was picked, `settled` when they are sure."""

    chosen = Signal()
    settled = Signal()

    def __init__(self, people: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._letters = ""
        self._since = QElapsedTimer()
        inside = QWidget()
        column = Column(inside, gap=0)
        self._rows = [PersonRow(slot_id, name, self) for slot_id, name in people]
        for row in self._rows:
            self._group.addButton(row)
            column.addWidget(row)
        column.addStretch(1)
        self._scroll: QScrollArea = scrolling(inside)
        outer = Column(self)
        outer.addWidget(self._scroll)
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
                self._scroll.ensureWidgetVisible(row)
                self.chosen.emit()

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Let the keys come here, to whoever is chosen."""
        row = self._group.checkedButton()
        if row is not None:
            row.setFocus(reason)

    def step(self, step: int) -> bool:
        """Choose the next (1) or the one before (−1); False at either end."""
        here = self._here()
        if not 0 <= here + step < len(self._rows):
            return False
        self.choose(self._rows[here + step].slot_id)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters choose, Enter goes on to the password."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.step(steps[key])
            self.take_focus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit()
        elif event.text().isalpha():
            self.spell(event.text())
        else:
            event.ignore()

    def spell(self, letter: str) -> None:
        """Choose by the letters of the name, those typed just before included."""
        from mediation_desk.services.name_letters import find_name  # with all readings: no start waits for it

        together = self._since.isValid() and self._since.elapsed() < _TOGETHER_MS
        self._letters = (self._letters if together else "") + letter
        self._since.start()
        found = find_name([row.name for row in self._rows], self._letters, self._here())
        if found is not None:
            self.choose(self._rows[found].slot_id)
            self.take_focus(Qt.FocusReason.TabFocusReason)

    def _here(self) -> int:
        return next((n for n, row in enumerate(self._rows) if row.isChecked()), 0)

    def _picked(self) -> None:
        self.chosen.emit()
        self.settled.emit()
