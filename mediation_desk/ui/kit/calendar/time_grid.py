"""Days by the hour: blocks are chosen, moved, resized and drawn, by mouse and by keys alike."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from mediation_desk.domain.dates import span_said, time_said
from mediation_desk.ui import spoken, style
from mediation_desk.ui.kit.calendar import cursor as walking
from mediation_desk.ui.kit.calendar.carry import Carried
from mediation_desk.ui.kit.calendar.cursor import Cursor
from mediation_desk.ui.kit.calendar.day_head import DayHead, day_words
from mediation_desk.ui.kit.calendar.grid_keys import GridKeys
from mediation_desk.ui.kit.calendar.grid_mouse import GridMouse
from mediation_desk.ui.kit.calendar.grid_paint import GridPainter
from mediation_desk.ui.kit.calendar.layout import GridLayout
from mediation_desk.ui.kit.calendar.values import Shown, minute_of
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _

_FIRST_SEEN = 8 * 60 + 15
"""The minute of the day at the top before anybody scrolled: just before offices open."""


class TimeGrid(QAbstractScrollArea):
    """Show it days with `show_days`; it tells what the person wants and changes nothing by itself.

    `chosen(block id or "")` · `stood(moment)`: the keys stand on free time · `wanted(Ask, block id)` ·
    `moved(block id, starts, ends)`: dropped there; it lies there as a ghost until `settle` · `drawn(starts,
    ends)`: free time was drawn · `booked(moment)`: book here · `offer_taken(number)` · `turned(step)`: an
    arrow led over the edge · `day_wanted(date)` · `crowd_wanted(date)`: where blocks are only counted.
    """

    spoken_as = Role.List
    chosen = Signal(str)
    stood = Signal(object)
    wanted = Signal(object, str)
    moved = Signal(str, object, object)
    drawn = Signal(object, object)
    booked = Signal(object)
    offer_taken = Signal(int)
    turned = Signal(int)
    day_wanted = Signal(object)
    crowd_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown = Shown(days=(), today=date.min)
        self.layout_now = GridLayout(self._shown, 100)
        self.cursor_at: Cursor | None = None
        self.carried: Carried | None = None
        self._chosen_offer = 0
        self._now: datetime | None = None
        self._scrolled = False
        self.writes = True
        self.painter = GridPainter()
        self.head = DayHead(self)
        self.head.day_wanted.connect(self.day_wanted)
        self.mouse = GridMouse(self)
        self.keys = GridKeys(self)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ring", "none")
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        style.on_refit(self, self._refit)

    def show_days(self, shown: Shown, *, now: datetime | None = None) -> None:
        """Show these days; who was chosen stays chosen if still there, and a ghost goes."""
        standing = self.current()
        days_before = tuple(self._shown.days)
        self._shown, self._now, self.carried = shown, now, None
        self.mouse.let_go()
        self.painter.words.forget()
        self._lay_out()
        if standing:
            self.cursor_at = walking.on_block(self.layout_now, standing)
        elif tuple(shown.days) != days_before:
            self.cursor_at = None
        if self.cursor_at is None or not shown.days:
            self.setAccessibleDescription("")
        else:
            self._say(self.cursor_at)  # masked meanwhile, perhaps: no name may stand there
        self.viewport().update()

    def settle(self) -> None:
        """The answer came: what lay there as a ghost goes back to where it was."""
        self.mouse.let_go()
        if self.carried is not None:
            self.carry(None)

    def set_now(self, moment: datetime) -> None:
        """Draw the line of now elsewhere; only its column is painted."""
        self._now = moment
        today = self.layout_now.day_index(self._shown.today)
        if today is not None:
            self.repaint_part(self.layout_now.column(today))

    def current(self) -> str:
        """The id of the chosen block, or ""."""
        return self.cursor_at.block_id if self.cursor_at else ""

    def here(self) -> datetime | None:
        """The moment the keys stand on, None before they stood anywhere."""
        at = self.cursor_at
        return self.layout_now.moment(at.day, at.minute) if at else None

    def choose(self, block_id: str) -> bool:
        """Stand on a block and bring it into view; False where it is not shown."""
        found = walking.on_block(self.layout_now, block_id)
        if found is not None:
            self.stand(found, tell=False)
        return found is not None

    def stand_at(self, moment: datetime) -> None:
        """Stand on a moment of the days shown."""
        day = self.layout_now.day_index(moment.date())
        if day is not None:
            self.stand(Cursor(day=day, minute=minute_of(moment, moment.date())), tell=False)

    def choose_offer(self, number: int, *, reveal: bool = True) -> None:
        """Tint an offered slot, 0 none."""
        self._chosen_offer = number
        for offer in self._shown.offers:
            day = self.layout_now.day_index(offer.starts.date())
            if offer.number == number and day is not None and reveal:
                self.reveal(self.layout_now.span(day, offer.starts, offer.ends))
        self.viewport().update()

    def stand(self, cursor: Cursor | None, *, tell: bool = True) -> None:
        """Move the cursor of the keys, repaint the two places and say where it is."""
        former = self.cursor_at
        self.cursor_at = cursor
        for each in (former, cursor):
            if each is not None:
                self.repaint_part(self.rect_of(each))
        if cursor is not None:
            self.reveal(self.rect_of(cursor))
            self._say(cursor)
        if tell:
            block_id = cursor.block_id if cursor else ""
            self.chosen.emit(block_id)
            if cursor is not None and not block_id:
                self.stood.emit(self.layout_now.moment(cursor.day, cursor.minute))

    def carry(self, carried: Carried | None) -> None:
        """Show what is carried elsewhere; None puts it back."""
        former, self.carried = self.carried, carried
        for each in (former, carried):
            if each is not None:
                self.repaint_part(self.carried_rect(each))
                if each.block is not None:
                    for placed in self.layout_now.of_block(each.block.id):
                        self.repaint_part(placed.rect)
        if carried is not None:
            self._speak(self._span_of(carried))

    def drop(self) -> None:
        """Tell where what is carried would lie; it lies there until `settle`."""
        carried = self.carried
        if carried is None:
            return
        starts = self.layout_now.moment(carried.day, carried.begins)
        ends = self.layout_now.moment(carried.day, carried.ends)
        if carried.block is None:
            self.drawn.emit(starts, ends)
        elif (starts, ends) == (carried.block.starts, carried.block.ends):
            self.settle()
        else:
            self.moved.emit(carried.block.id, starts, ends)

    def rect_of(self, cursor: Cursor) -> QRectF:
        """Where the cursor stands."""
        for placed in self.layout_now.of_block(cursor.block_id) if cursor.block_id else ():
            if placed.day == cursor.day:
                return placed.rect
        return self.painter.cell(self.layout_now, cursor)

    def carried_rect(self, carried: Carried) -> QRectF:
        """Where what is carried is drawn."""
        return self.painter.carried_rect(self.layout_now, carried)

    def reveal(self, rect: QRectF) -> None:
        """Scroll so that it is seen, its top before its foot."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if rect.bottom() > bar.value() + height:
            bar.setValue(round(rect.bottom()) - height + style.px(8))
        if rect.top() < bar.value():
            bar.setValue(max(0, round(rect.top()) - style.px(8)))

    def content(self, at: QPoint | QPointF) -> QPointF:
        """A point of the viewport in the coordinates of the content."""
        return QPointF(at.x(), at.y() + self.verticalScrollBar().value())

    def repaint_part(self, rect: QRectF) -> None:
        """Paint again only this part of the content."""
        moved = rect.translated(0, -self.verticalScrollBar().value())
        self.viewport().update(moved.toAlignedRect().adjusted(-3, -3, 3, 3))

    def _span_of(self, carried: Carried) -> str:
        starts = self.layout_now.moment(carried.day, carried.begins)
        ends = self.layout_now.moment(carried.day, carried.ends)
        return f"{day_words(self._shown.days[carried.day])} {span_said(starts, ends)}"

    def _say(self, cursor: Cursor) -> None:
        day = day_words(self._shown.days[cursor.day])
        found = self.layout_now.of_block(cursor.block_id) if cursor.block_id else []
        if found:
            self._speak(f"{day} {found[0].block.spoken()}")
        else:
            moment = self.layout_now.moment(cursor.day, cursor.minute)
            self._speak(_("{day} {time}, free", day=day, time=time_said(moment)))

    def spoken_parts(self) -> list[tuple[str, QRect]]:
        """Every block with its day, in the order they lie."""
        down = -self.verticalScrollBar().value() + self.viewport().y()
        return [
            (
                f"{day_words(self._shown.days[placed.day])} {placed.block.spoken()}",
                placed.rect.translated(0, down).toAlignedRect(),
            )
            for placed in self.layout_now.placed
        ]

    def spoken_at(self) -> int:
        """The block the keys stand on; -1 on free time, which the description tells."""
        standing = self.current()
        blocks = [placed.block.id for placed in self.layout_now.placed]
        return blocks.index(standing) if standing in blocks else -1

    def spoken_press(self, number: int) -> None:
        """Choose a block."""
        self.stand(walking.on_block(self.layout_now, self.layout_now.placed[number].block.id))

    def _speak(self, words: str) -> None:
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if self.hasFocus() and self.spoken_at() >= 0:
            spoken.moved(self)

    def _refit(self) -> None:
        self.painter.words.forget()
        self._lay_out()
        self.viewport().update()

    def _lay_out(self) -> None:
        self.head.set_shown(self._shown, 0)
        height = self.head.wanted_height() if self.head.isVisibleTo(self) else 0
        self.setViewportMargins(0, height, 0, 0)
        self.head.setGeometry(0, 0, self.width(), height)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(style.px(27))
        self.head.set_shown(self._shown, self.width() - self.viewport().width())
        self.layout_now = GridLayout(self._shown, self.viewport().width())
        bar.setRange(0, max(0, round(self.layout_now.height) - self.viewport().height()))
        if not self._scrolled and self._shown.days and self.isVisible():
            bar.setValue(round(self.layout_now.y(_FIRST_SEEN)))
            self._scrolled = True

    def minimumSizeHint(self) -> QSize:
        """Three hours of two days."""
        return QSize(style.px(320), style.px(200))

    def showEvent(self, event: QEvent) -> None:
        """Now it has its height, so that the morning can be brought to the top."""
        super().showEvent(event)  # type: ignore[arg-type]  # handed on as it came
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the part that changed."""
        offset = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.translate(0, -offset)
        self.painter.draw(
            painter,
            QRectF(event.rect().translated(0, offset)),
            self.layout_now,
            cursor=self.cursor_at if self.hasFocus() or self.current() else None,
            carried=self.carried,
            chosen_offer=self._chosen_offer,
            moment=self._now,
        )

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip tells the whole of the block under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """What the tooltip says at a point of the viewport."""
        point = self.content(at)
        if (found := self.layout_now.block_at(point)) is not None:
            return found.block.spoken()
        if (folded := self.layout_now.fold_at(point)) is not None:
            return "\n".join(block.spoken() for block in folded.blocks)
        if (offer := self.layout_now.offer_at(point)) is not None:
            words = (span_said(offer.starts, offer.ends), offer.where, offer.words)
            return "，".join(each for each in words if each)
        day = self.layout_now.day_at(point.x())
        behind = self.layout_now.behind_of(day) if self._shown.days else []
        return "；".join(each.spoken() for each, rect in behind if rect.contains(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, or begin to carry."""
        self.mouse.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry, or show what could be taken hold of."""
        self.mouse.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        self.mouse.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a block, or book free time."""
        self.mouse.pressed_twice(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, N, Delete, Esc; the rest is for the page."""
        if not self.keys.pressed(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting go of Shift or Ctrl drops what the arrows carried."""
        if not self.keys.released(event):
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor of the keys shows; the first time it stands at the morning of today."""
        super().focusInEvent(event)
        if self.cursor_at is None and self._shown.days and event.reason() != Qt.FocusReason.MouseFocusReason:
            day = self.layout_now.day_index(self._shown.today) or 0
            self.stand(Cursor(day=day, minute=9 * 60), tell=False)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What the keys carried goes back."""
        super().focusOutEvent(event)
        self.keys.let_go()
        self.viewport().update()
