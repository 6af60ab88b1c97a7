"""The paper beside the fields: drawn on the register thread a moment after each change."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QResizeEvent

from mediation_desk.domain.agreement import Agreement
from mediation_desk.errors import DeskError
from mediation_desk.services.agreement_proof import look_at_agreement
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


class PaperPane(PagePreview):
    """Shows an agreement as it would print now; a newer wish overtakes an older one still under way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wish: tuple[Agreement, str] | None = None
        self._under_way = False
        self._last: tuple[Agreement, str] | None = None
        self._drawn_at = 0
        self._turn_to_clause, self._turned = "", True
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

    def wish(self, agreement: Agreement, clause_id: str) -> None:
        """Show this soon, with one clause tinted."""
        if clause_id and clause_id != self._turn_to_clause:
            self._turn_to_clause = clause_id
            self._turned = False
        self._wish = (agreement, clause_id)
        if not self._timer.isActive():
            self._timer.start(_AFTER_MS if self._last is not None else 0)

    def pages(self) -> tuple[QImage, ...]:
        """The pages shown now."""
        return self._pages

    def draw_now(self) -> None:
        """Ask for the pages at once."""
        self._timer.stop()
        if self._wish is None or self._under_way:
            return
        agreement, clause_id = self._last = self._wish
        self._wish = None
        self._drawn_at = self.width()
        self._under_way = True
        ratio = self.devicePixelRatioF()
        scale = max(1.0, (self.width() - style.px(32)) * ratio / _SHEET)
        self._desk.ask(
            self,
            self._drawn,
            look_at_agreement,
            agreement,
            clause_id=clause_id,
            scale=min(scale, 3.0),
            failed=self._failed,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Much wider than it was drawn for: draw it sharper."""
        super().resizeEvent(event)
        if self._last is not None and self._wish is None and self.width() > self._drawn_at * 1.2:
            self.wish(*self._last)

    def _drawn(self, look: Pages) -> None:
        self._under_way = False
        self._fault.hide()
        self.stopped.say(look.stop)
        self.show_area(not look.stop)
        self.set_pages([qimage(page) for page in look.pages])
        if look.page is not None and not self._turned:
            self._turned = True
            self.turn(look.page)
        self.draw_now()

    def _failed(self, fault: DeskError) -> None:
        self._under_way = False
        self._fault.say(sentence(fault))
        self._fault.show()
        self.draw_now()
