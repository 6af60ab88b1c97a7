"""What a report is narrowed by: time, area, person, kind of dispute; what it is compared with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.figure import Choice, Split
from mediation_desk.domain.figures import figures_of
from mediation_desk.domain.period import Period, just_before, year_before
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.report import ReportKind
from mediation_desk.domain.staff import Staff
from mediation_desk.services.areas import AreaChoice, area_choices
from mediation_desk.services.report_telling import days_said
from mediation_desk.services.staff import everybody
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.pages.statistics.area_filter import AreaFilter
from mediation_desk.ui.pages.statistics.frozen_chip import FrozenChip
from mediation_desk.ui.pages.statistics.period_filter import PeriodFilter
from mediation_desk.words import _, term

YEAR, BEFORE = "year", "before"


class ReportFilters(QWidget):
    """`changed` after every choice, `own_wanted` when two days are to be asked for."""

    changed = Signal()
    own_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._kind = ReportKind.WORK
        self.time = PeriodFilter(desk.today())
        self.area = AreaFilter()
        self.staff = FilterButton(_("Whose work"), (), one=True)
        self.type = FilterButton(_("Kind"), [(one, term(one)) for one in DisputeSubtype], one=True)
        self.compare = FilterButton(
            _("Compared with"), [(YEAR, _("A year before")), (BEFORE, _("The period before"))], one=True
        )
        self.compare.set_value((YEAR,))
        self.frozen = FrozenChip(desk)
        flow = FlowLayout(self, gap=8)
        for widget in (self.time, self.area, self.staff, self.type, self.compare, self.frozen):
            flow.addWidget(widget)
        self.time.changed.connect(self.changed)
        self.time.own_wanted.connect(self.own_wanted)
        for button in (self.area, self.staff, self.type, self.compare):
            button.changed.connect(self.changed)
        self.area.hide()
        desk.ask(self, self._areas, area_choices)
        desk.ask(self, self._everybody, everybody)

    @property
    def period(self) -> Period:
        """The days that are counted."""
        return self.time.period

    def put(self, period: Period) -> None:
        """Count these days."""
        self.time.put(period)

    def earlier(self) -> Period | None:
        """The days they are compared with, if any."""
        wanted = self.compare.value()
        if not wanted:
            return None
        return year_before(self.period) if wanted[0] == YEAR else just_before(self.period)

    def foot(self, figures: int) -> str:
        """What stands under the figures: how many, and against which days they are held."""
        said = _("{n} figures", n=figures)
        earlier = self.earlier()
        if earlier is not None:
            days = days_said(earlier.first, earlier.last, _)
            said = _("{said} · compared with {days}", said=said, days=days)
        if self._kind is ReportKind.RETURN:
            return _("{said} · typed figures: Enter", said=said)
        return _("{said} · outside, sensitive figures of 1–2 are written ≤2", said=said)

    def choice(self) -> Choice:
        """What is chosen and narrows this report."""
        area, staff, kind = self.area.value(), self.staff.value(), self.type.value()
        splits = self._splits()
        return Choice(
            area_id=area[0] if area and Split.AREA in splits else "",
            area_path=self.area.path() if Split.AREA in splits else "",
            staff_id=staff[0] if staff and Split.STAFF in splits else "",
            subtype=kind[0] if kind and Split.TYPE in splits else None,
        )

    def offer(self, kind: ReportKind) -> None:
        """Offer what narrows a report of this kind."""
        self._kind = kind
        splits = self._splits()
        self.area.setVisible(bool(self.area.choices) and Split.AREA in splits)
        self.staff.setVisible(Split.STAFF in splits)
        self.type.setVisible(Split.TYPE in splits)
        self.compare.setVisible(bool(figures_of(kind)))

    def _splits(self) -> frozenset[Split]:
        if self._kind is ReportKind.LEDGER:
            return frozenset()  # a list of every case
        found: frozenset[Split] = frozenset()
        return found.union(*(one.splits for one in figures_of(self._kind)))

    def _areas(self, found: tuple[AreaChoice, ...]) -> None:
        self.area.offer(found)
        self.offer(self._kind)

    def _everybody(self, staff: list[Staff]) -> None:
        self.staff.set_options([(one.id, one.name) for one in staff])
