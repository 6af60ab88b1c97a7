"""Where one is: the 1-2-3 in a page head, the discs of a case, and a list of steps with proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.words import N_, _


class StepState(StrEnum):
    """How far a step is."""

    LATER = "later"
    NOW = "now"
    DONE = "done"
    FAILED = "failed"


SPOKEN = {
    StepState.LATER: N_("{step}: later"),
    StepState.NOW: N_("{step}: now"),
    StepState.DONE: N_("{step}: done"),
    StepState.FAILED: N_("{step}: failed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its word, how far it is, and a date or figure."""

    word: str
    state: StepState = StepState.LATER
    fact: str = ""
    share: float | None = None  # 0 to 1 while it runs


def _disc(painter: QPainter, centre: QPointF, across: float, state: StepState) -> None:
    """Done = pine with check, now = pine ring, failed = red with cross, later = quiet ring."""
    side = across * 0.7
    box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    if state is StepState.DONE:
        paint.disc(painter, centre, across, style.colour("pine"), None)
        icons.paint(painter, box, "check", "on_pine")
    elif state is StepState.FAILED:
        paint.disc(painter, centre, across, style.colour("red"), None)
        icons.paint(painter, box, "x", "surface")
    elif state is StepState.NOW:
        paint.disc(painter, centre, across, style.colour("pine"), None)
        paint.disc(painter, centre, across * 0.4, style.colour("surface"), None)
    else:
        paint.disc(painter, centre, across, style.colour("surface"), style.colour("field"))


class Stepper(QLabel):
    """The main line of a case: discs joined by a line, word and date below. Not buttons."""

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these."""
        self._steps = tuple(steps)
        spoken = [_(SPOKEN[step.state], step=f"{step.word} {step.fact}".strip()) for step in self._steps]
        self.setAccessibleName("；".join(spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Discs and two lines."""
        widths = [paint.text_width(step.word, "small_strong") for step in self._steps]
        lines = max((self._lines(step, self._room(at)) for at, step in enumerate(self._steps)), default=1)
        high = style.px(66) + style.px(20) * (lines - 1)
        return QSize(ceil(sum(widths)) + style.px(16) * len(widths), high)

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Facts may need another line."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _last(self) -> float:
        """The room at the right end for what stands below the last disc."""
        words = [paint.text_width(self._steps[-1].word, "small_strong")] if self._steps else []
        words += [paint.text_width(self._steps[-1].fact, "small")] if self._steps else []
        return min(max(style.px(44), *words) + 2, style.px(110))

    def _each(self) -> float:
        return (self.width() - self._last()) / max(1, len(self._steps) - 1)

    def _room(self, at: int) -> float:
        return self._last() if at == len(self._steps) - 1 else self._each() - style.px(4)

    @staticmethod
    def _lines(step: Step, room: float) -> int:
        if paint.text_width(step.fact, "small") <= room or room <= 0:
            return 1
        return paint.laid_out(step.fact, "small", room).lineCount()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, discs, words."""
        painter = QPainter(self)
        across, count = style.px(20), len(self._steps)
        if not count:
            return
        each = self._each()
        middle = across / 2 + style.px(2)
        for number, step in enumerate(self._steps[:-1]):
            token = "pine" if step.state is StepState.DONE else "line"
            painter.setPen(QPen(style.colour(token), 2))
            painter.drawLine(QPointF(number * each + across, middle), QPointF((number + 1) * each, middle))
        for number, step in enumerate(self._steps):
            left = number * each
            _disc(painter, QPointF(left + across / 2, middle), across, step.state)
            now = step.state is StepState.NOW
            room = self._room(number)
            token = "pine" if now else "ink2" if step.state is StepState.LATER else "ink"
            first = QRectF(left, across + style.px(6), room, style.px(20))
            paint.text(painter, first, step.word, "small_strong" if now else "small", token)
            if step.fact:
                second = first.translated(0, style.px(19))
                second.setHeight(style.px(20) * self._lines(step, room))
                paint.text(painter, second, step.fact, "small", "ink2", wrap=True)


class Steps(QLabel):
    """The 1-2-3 beside a page title: numbered discs, the current one filled."""

    def __init__(self, words: Sequence[str], current: int = 0) -> None:
        super().__init__()
        self._words, self._current = tuple(words), current
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_current(current)

    def set_current(self, current: int) -> None:
        """The step one is at, from 0."""
        self._current = current
        name = _("Step {n} of {all}: {step}", n=current + 1, all=len(self._words), step=self._words[current])
        self.setAccessibleName(name)
        self.update()

    def _widths(self) -> list[float]:
        return [style.px(32) + paint.text_width(word, "body_strong") for word in self._words]

    def sizeHint(self) -> QSize:
        """Discs, words and the dashes between."""
        dashes = style.px(56) * max(0, len(self._words) - 1)
        return QSize(ceil(sum(self._widths())) + dashes + 2, style.px(32))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them in a row."""
        painter = QPainter(self)
        left, middle, across = 0.0, self.height() / 2, style.px(24)
        for number, (word, width) in enumerate(zip(self._words, self._widths(), strict=True)):
            done, now = number < self._current, number == self._current
            centre = QPointF(left + across / 2, middle)
            if done or now:
                paint.disc(painter, centre, across, style.colour("pine"), None)
            else:
                paint.disc(painter, centre, across, None, style.colour("field"))
            box = QRectF(left, 0, across, self.height())
            if done:
                side = style.px(16)
                at = centre - QPointF(side / 2, side / 2)
                icons.paint(painter, QRectF(at.x(), at.y(), side, side), "check", "on_pine")
            else:
                painter.setFont(style.font("small_strong"))
                painter.setPen(style.colour("on_pine" if now else "ink2"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
            area = QRectF(left + style.px(32), 0, width - style.px(32) + 2, self.height())
            paint.text(painter, area, word, "body_strong" if now else "body", "pine" if now else "ink2")
            left += width
            if number < len(self._words) - 1:
                painter.setPen(QPen(style.colour("pine" if done else "field"), 1))
                painter.drawLine(QPointF(left + style.px(16), middle), QPointF(left + style.px(40), middle))
                left += style.px(56)


class ProgressSteps(QWidget):
    """A list of steps 40 high with proof: waiting, running with percent, done with its figure, failed.

    Where there is less room they `close_up` to 34 each.
    """

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._each = 40
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these."""
        same = len(steps) == len(self._steps)
        self._steps = tuple(steps)
        spoken = [_(SPOKEN[step.state], step=f"{step.word} {step.fact}".strip()) for step in self._steps]
        self.setAccessibleName("；".join(spoken))
        if not same:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As many rows as steps."""
        return QSize(style.px(280), style.px(self._each) * len(self._steps))

    def minimumSizeHint(self) -> QSize:
        """As high, and a little narrower."""
        return QSize(style.px(240), self.sizeHint().height())

    def close_up(self, tight: bool) -> None:
        """Whether the rows stand close together."""
        each = 34 if tight else 40
        if each != self._each:
            self._each = each
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, word, fact at the right."""
        painter = QPainter(self)
        height, across = style.px(self._each), style.px(24)
        for number, step in enumerate(self._steps):
            row = QRectF(0, number * height, self.width(), height)
            centre = QPointF(across / 2, row.center().y())
            if step.state is StepState.NOW:
                self._running(painter, centre, across, step.share)
            else:
                _disc(painter, centre, across, step.state)
            fact = step.fact
            if step.state is StepState.NOW and step.share is not None:
                fact = f"{round(step.share * 100)}%  {fact}".strip()
            width = paint.text_width(fact, "small") + 2
            red = step.state is StepState.FAILED
            paint.text(
                painter,
                QRectF(row.right() - width, row.top(), width, height),
                fact,
                "small",
                "red" if red else "ink2",
            )
            words = QRectF(style.px(36), row.top(), row.width() - style.px(44) - width, height)
            later = step.state is StepState.LATER
            paint.text(painter, words, step.word, token="red" if red else "ink2" if later else "ink")

    @staticmethod
    def _running(painter: QPainter, centre: QPointF, across: float, share: float | None) -> None:
        paint.disc(painter, centre, across, None, style.colour("line"))
        painter.setPen(QPen(style.colour("pine"), 2))
        box = QRectF(centre.x() - across / 2 + 1, centre.y() - across / 2 + 1, across - 2, across - 2)
        painter.drawArc(box, 90 * 16, -round(360 * 16 * (0.25 if share is None else share)))
