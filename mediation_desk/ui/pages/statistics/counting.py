"""Counting step by step, so that it shows how far it came and is given up when something else is wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.figure import Choice, Counted, Report
from mediation_desk.domain.figures import figures_of
from mediation_desk.domain.period import Period
from mediation_desk.domain.report import ReportKind
from mediation_desk.services.figures import count_figure
from mediation_desk.ui.desk import Desk
from mediation_desk.words import _


class Counting(QObject):
    """`counted(report, earlier report or None)` at its end, `told(words)` after every step."""

    counted = Signal(object, object)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run: _Run | None = None

    @property
    def busy(self) -> bool:
        """Whether a count is under way."""
        return self._run is not None

    def begin(self, kind: ReportKind, period: Period, choice: Choice, earlier: Period | None) -> None:
        """Count this; what is under way is given up after its step."""
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
        if figures_of(kind):
            self._run = _Run(self._desk, self, kind, period, choice, earlier)
            self._run.step()

    def runs(self, run: QObject) -> bool:
        """Whether this is the count that is wanted."""
        return self._run is run

    def done(self, report: Report, earlier: Report | None) -> None:
        """Called by the run that came to its end."""
        self._run = None
        self.counted.emit(report, earlier)


class _Run(QObject):
    """One count; thrown away when it is given up, and with it whatever still comes back."""

    def __init__(
        self,
        desk: Desk,
        counting: Counting,
        kind: ReportKind,
        period: Period,
        choice: Choice,
        earlier: Period | None,
    ) -> None:
        super().__init__(counting)
        self._desk, self._counting = desk, counting
        self._kind, self._choice = kind, choice
        keys = [one.key for one in figures_of(kind)]
        self._periods = (period, earlier) if earlier else (period,)
        self._left = [(when, key) for when in self._periods for key in keys]
        self._many = len(self._left)
        self._found: dict[Period, list[Counted]] = {when: [] for when in self._periods}

    def step(self) -> None:
        """Count the next figure."""
        if not self._left:
            reports = [
                Report(kind=self._kind, period=when, choice=self._choice, figures=tuple(self._found[when]))
                for when in self._periods
            ]
            self._counting.done(reports[0], reports[1] if len(reports) > 1 else None)
            self.deleteLater()
            return
        done = 100 * (self._many - len(self._left)) // self._many
        self._counting.told.emit(_("Counting … {done} %", done=done))
        when, key = self._left[0]
        self._desk.ask(self, self._counted, count_figure, key, when, self._choice)

    def _counted(self, found: Counted) -> None:
        if not self._counting.runs(self):
            return  # given up while this was on its way
        when, _key = self._left.pop(0)
        self._found[when].append(found)
        self.step()
