"""The choice of the time a report counts: a kind of period, one earlier or later, or days of one's own."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.period import Period, just_before, period_with
from mediation_desk.domain.report import PeriodKind
from mediation_desk.services.report_telling import days_said, period_said
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.layout import Row
from mediation_desk.words import _, term


class PeriodFilter(QWidget):
    """`changed` after every choice; `own_wanted` when two days are to be asked for."""

    changed = Signal()
    own_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.period = period_with(PeriodKind.THIS_YEAR, today)
        self.button = FilterButton(_("Period"), [(one, term(one)) for one in PeriodKind], one=True)
        self.before = IconButton(_("The period before"), "chevron-left")
        self.after = IconButton(_("The period after"), "chevron-right")
        self.button.changed.connect(self._chosen)
        self.before.clicked.connect(lambda: self._step(back=True))
        self.after.clicked.connect(lambda: self._step(back=False))
        row = Row(self, gap=4)
        for widget in (self.button, self.before, self.after):
            row.addWidget(widget)
        self._say()

    def put(self, period: Period) -> None:
        """Choose this one."""
        self.period = period
        self._say()
        self.changed.emit()

    def _chosen(self) -> None:
        kinds = self.button.value()
        if not kinds or kinds[0] is self.period.kind:
            self._say()
        elif kinds[0] is PeriodKind.OWN:
            self._say()
            self.own_wanted.emit()
        else:
            self.put(period_with(kinds[0], min(self.period.last, self._today)))

    def _step(self, *, back: bool) -> None:
        now = self.period
        if back:
            self.put(just_before(now))
        elif now.kind is PeriodKind.OWN:
            first = now.last + timedelta(days=1)
            self.put(Period(kind=now.kind, first=first, last=first + timedelta(days=now.days - 1)))
        else:
            self.put(period_with(now.kind, now.last + timedelta(days=1)))

    def _say(self) -> None:
        period = self.period
        if period.kind in (PeriodKind.THIS_YEAR, PeriodKind.OWN):
            said = f"{term(period.kind)} {days_said(period.first, period.last, _)}"
        else:
            said = period_said(period, _)
        self.button.blockSignals(True)
        self.button.set_value(())
        self.button.blockSignals(False)
        self.button.set_text(said)
        self.button.setAccessibleName(_("Period: {words}", words=said))
        # A year so far ends today, and what begins tomorrow has nothing to count.
        ahead = period.kind is PeriodKind.THIS_YEAR or period.last >= self._today
        self.after.setEnabled(not ahead)
        reason = _("What comes after has not begun yet.") if ahead else ""
        self.after.set_name(_("The period after"), reason)
