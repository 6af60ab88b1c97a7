"""A paper beside its form: drawn on the register thread a moment after each change, the newest wish alone."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QResizeEvent

from mediation_desk.errors import DeskError
from mediation_desk.services.paper_gate import Pages
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.page_preview import PagePreview
from mediation_desk.ui.print_pages import qimage
from mediation_desk.ui.wall_stop import WallStop
from mediation_desk.words import sentence

_AFTER_MS = 250
_SHEET = 595.3  # points across an A4 sheet
_SHARPEST = 3.0

W = TypeVar("W")


class LivePaper(PagePreview, Generic[W]):
    """`want(wish)` shows it soon; subclasses say in `ask_for` how its pages are asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._wish: W | None = None
        self._last: W | None = None
        self._under_way = False
        self._drawn_at = 0
        self._fault = Notice("", "red")
        self._fault.hide()
        self.add(self._fault)
        self.stopped = WallStop(desk)
        self.add(self.stopped)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.draw_now)

    @property
    def settled(self) -> bool:
        """Whether what is shown is what was wished last."""
        return self._wish is None and not self._under_way

    def want(self, wish: W) -> None:
        """Show this soon."""
        self._wish = wish
        if not self._timer.isActive():
            self._timer.start(_AFTER_MS if self._last is not None else 0)

    def pages(self) -> tuple[QImage, ...]:
        """The pages shown now."""
        return self._pages

    def ask_for(self, wish: W, scale: float, **answered: Any) -> None:
        """Ask the desk for the pages of a wish; `answered` are `then` and `failed`."""
        raise NotImplementedError

    def draw_now(self) -> None:
        """Ask for the pages at once."""
        self._timer.stop()
        if self._wish is None or self._under_way:
            return
        wish = self._last = self._wish
        self._wish = None
        self._drawn_at = self.width()
        self._under_way = True
        ratio = self.devicePixelRatioF()
        scale = max(1.0, (self.width() - style.px(32)) * ratio / _SHEET)
        self.ask_for(wish, min(scale, _SHARPEST), then=self._drawn, failed=self._failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Much wider than it was drawn for: draw it sharper."""
        super().resizeEvent(event)
        if self._last is not None and self._wish is None and self.width() > self._drawn_at * 1.2:
            self.want(self._last)

    def show_look(self, look: Pages) -> None:
        """Show what came: pages, or why there are none."""
        self.stopped.say(look.stop)
        self.show_area(not look.stop)
        self.set_pages([qimage(page) for page in look.pages])

    def _drawn(self, look: Pages) -> None:
        self._under_way = False
        self._fault.hide()
        self.show_look(look)
        self.draw_now()

    def _failed(self, fault: DeskError) -> None:
        self._under_way = False
        self._fault.say(sentence(fault))
        self._fault.show()
        self.draw_now()
