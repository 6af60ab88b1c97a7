"""The chip that says that a report was sent: blue with a snowflake; pressed, it opens what was sent."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from mediation_desk.domain.frozen_report import FrozenReport
from mediation_desk.services.frozen_reports import FrozenSheet, frozen_of, frozen_sheet
from mediation_desk.services.report_wanted import Wanted
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit import paint
from mediation_desk.words import _


class FrozenChip(QAbstractButton):
    """Looks for the report of some days; hidden while none of them was sent."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.report: FrozenReport | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._open)
        self.hide()

    def look(self, wanted: Wanted) -> None:
        """Look whether the report of these days was sent, and then whether it would be another today."""
        self._desk.ask(self, self._found, frozen_of, wanted.kind, wanted.period)

    def _found(self, report: FrozenReport | None) -> None:
        self.report = report
        self.setVisible(report is not None)
        if report is not None:
            self._say(_("Frozen · sent on {day}", day=f"{report.sent_on:%Y-%m-%d}"))
            self._desk.ask(self, self._held, frozen_sheet, report.id)

    def _held(self, sheet: FrozenSheet) -> None:
        if self.report is None or sheet.report.id != self.report.id:
            return
        said = _("Frozen · sent on {day}", day=f"{self.report.sent_on:%Y-%m-%d}")
        many = len(sheet.differences)
        since = _("{n} changes since", n=many) if many else _("no change since")
        self._say(f"{said} · {since}")

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        if self.report is not None:
            self._desk.go("frozen_reports", self.report.id)

    def sizeHint(self) -> QSize:
        """As wide as its words, as high as a filter."""
        return QSize(ceil(paint.chip_width(self.text(), "snowflake")) + style.px(4), style.px(36))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        paint.chip(QPainter(self), QRectF(self.rect()), self.text(), "blue", "snowflake")
