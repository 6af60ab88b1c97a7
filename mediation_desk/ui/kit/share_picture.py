"""A picture of areas, each with a wide bar of its colours and the figures; on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.colour_shares import paint_shares

ROW, _NAME, _FIGURE, _STEP, _BAR = 32, 220, 84, 20, 16
_LEAST_FIGURE, _LEAST_BAR = 56, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """An area: its depth, its name, (code, rank, households) of each colour, and all in words."""

    level: int
    name: str
    shares: tuple[tuple[str, int, int], ...]
    whole: str


class SharePicture(QWidget):
    """The rows under one another; as high as it needs."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ShareRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.on_refit(self, self.updateGeometry)

    def show_rows(self, rows: Sequence[ShareRow]) -> None:
        """Show these."""
        self._rows = tuple(rows)
        self.setAccessibleDescription("；".join(f"{one.name} {one.whole}" for one in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each area."""
        return QSize(style.px(720), style.px(ROW) * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """As high; its bars may be shorter."""
        return QSize(style.px(600), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, bar, shape and figure of each colour."""
        self.paint_on(QPainter(self), event.rect().top(), event.rect().bottom())

    def paint_on(
        self, painter: QPainter, first: int = 0, last: int = 1_000_000, *, on_paper: bool = False
    ) -> None:
        """The rows between two heights; on paper, which is white in both themes, in its own ink."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks = ("page_ink",) * 3 if on_paper else ("ink", "ink2", "ink3")
        high = style.px(ROW)
        for place, one in enumerate(self._rows):
            top = place * high
            if top + high >= first and top <= last:
                self._paint(painter, QRectF(0, top, self.width(), high), one, inks)

    def _step(self, width: float, shares: int) -> float:
        """The room of one figure; less where the width is short, so that figures never lie on names."""
        room = (width - style.px(_NAME) - style.px(_LEAST_BAR) - self._whole()) / max(1, shares)
        return min(style.px(_FIGURE), max(style.px(_LEAST_FIGURE), room))

    def _whole(self) -> int:
        """What the longest words at the right end need."""
        widest = max((paint.text_width(one.whole, "small_strong") for one in self._rows), default=0)
        return max(style.px(96), round(widest) + style.px(8))

    def _paint(self, painter: QPainter, rect: QRectF, one: ShareRow, inks: tuple[str, ...]) -> None:
        left = rect.left() + style.px(_STEP) * one.level
        name = QRectF(left, rect.top(), rect.left() + style.px(_NAME) - left - style.px(8), rect.height())
        paint.text(painter, name, one.name, "body_strong" if one.level == 0 else "body", inks[0])
        step = self._step(rect.width(), len(one.shares))
        figures = step * len(one.shares) + self._whole()
        bar = QRectF(
            rect.left() + style.px(_NAME),
            rect.center().y() - style.px(_BAR) / 2,
            max(0.0, rect.width() - style.px(_NAME) - figures - style.px(16)),
            style.px(_BAR),
        )
        if bar.width() >= style.px(40):
            paint_shares(painter, bar, [(code, many) for code, _rank, many in one.shares])
        at = rect.right() - figures
        side = style.px(14)
        for code, rank, many in one.shares:
            if rank:
                paint.rank(painter, QRectF(at, rect.center().y() - side / 2, side, side), rank, code)
            figure = QRectF(at + side + style.px(6), rect.top(), step - side, rect.height())
            paint.text(painter, figure, f"{many:,}", "small", inks[1] if many else inks[2])
            at += step
        whole = QRectF(at, rect.top(), rect.right() - at, rect.height())
        paint.text(painter, whole, one.whole, "small_strong", inks[0], right=True)
