"""The safety mark: what we do to keep people apart, in plum with dots, never what happened."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediation_desk.domain.safety import Mark
from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.words import N_, _

DOTS = {Mark.RED: 3, Mark.ORANGE: 2, Mark.YELLOW: 1, Mark.UNFINISHED: 0}
WORDS = {
    Mark.RED: N_("Receive separately"),
    Mark.ORANGE: N_("One side at a time"),
    Mark.YELLOW: N_("Take note"),
    Mark.UNFINISHED: N_("Talk alone due"),
}


def mark_words(mark: Mark) -> str:
    """What the mark says on a screen; nothing for NONE."""
    return _(WORDS[mark]) if mark in WORDS else ""


def widest_mark() -> int:
    """The room, in pixels at 100 %, that every mark of the language has in a column."""
    return ceil(max(map(paint.mark_width, map(mark_words, WORDS))) / style.look().factor)


class SafetyMark(QLabel):
    """Three dots and words; nothing at all for Mark.NONE; only dots when `masked`; `big` = 36 high."""

    def __init__(self, mark: Mark = Mark.NONE, *, masked: bool = False, big: bool = False) -> None:
        super().__init__()
        self._mark, self._masked, self._big = mark, masked, big
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_mark(mark, masked=masked)

    def set_mark(self, mark: Mark, *, masked: bool = False) -> None:
        """Show another mark."""
        self._mark, self._masked = mark, masked
        words = mark_words(mark)
        self.setAccessibleName(_("Safety mark: {words}", words=words) if words and not masked else "")
        self.setVisible(mark is not Mark.NONE) if self.parent() else None
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return "" if self._masked else mark_words(self._mark)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        if self._mark is Mark.NONE:
            return QSize(0, 0)
        role = "section" if self._big else "small_strong"
        return QSize(ceil(paint.mark_width(self._words(), role)), style.px(36 if self._big else 24))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dots and words."""
        if self._mark is not Mark.NONE:
            dots = DOTS[self._mark]
            paint.mark(QPainter(self), QRectF(self.rect()), dots, self._words(), big=self._big)
