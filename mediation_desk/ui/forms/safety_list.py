"""The list beside a restricted record: what was kept, and what may be written."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.minor_report import MinorReport
from mediation_desk.domain.safety_record import SafetyKind, SafetyRecord
from mediation_desk.domain.violence import ProtectionOrder
from mediation_desk.services.safety_records import SafetySheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.safety_fields import ICONS
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term


class SafetyList(Sheet):
    """`record_wanted(id)` and `kind_wanted(kind)` when one is chosen."""

    record_wanted = Signal(str)
    kind_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=(8, 8, 8, 8))
        self._desk = desk
        self.lines = LineList(selects=True, row_height=52, name=_("Restricted"))
        self.lines.chosen.connect(self._chosen)
        self.lines.opened.connect(self._chosen)
        self._filling = False
        self.add(self.lines, 1)

    def show_sheet(self, sheet: SafetySheet, current: str, *, writes: bool) -> None:
        """Show a person's records, the current one chosen (its id, or the kind of a new one)."""
        lines: list[Line | Group] = []
        if sheet.records:
            lines.append(Group(title=_("Records kept"), fact=str(len(sheet.records))))
            lines += [self._line(record) for record in sheet.records]
        if writes:
            lines.append(Group(title=_("Write")))
            lines += [
                Line(id=kind.value, first=term(kind), icon=ICONS[kind], icon_token="pine")
                for kind in SafetyKind
            ]
        self._filling = True
        self.lines.set_lines(lines)
        self.lines.choose(current)
        self._filling = False

    def show_nothing(self) -> None:
        """Nothing of anybody."""
        self.lines.set_lines([])

    def _line(self, record: SafetyRecord) -> Line:
        today = self._desk.today()
        when = limits.day(legal_day(record.written_at), today) if record.written_at else ""
        return Line(
            id=record.id,
            first=term(record.kind),
            second=_("{when} · version {n}", when=when, n=record.version),
            icon=ICONS[record.kind],
            chip=self._chip(record),
        )

    def _chip(self, record: SafetyRecord) -> Tag | None:
        today = self._desk.today()
        match record.content:
            case ProtectionOrder(valid_to=until) if until is not None:
                if record.content.in_force(today):
                    return Tag(text=limits.away(until, today), tone=limits.tone(until, today))
                return Tag(text=_("Lapsed") if until < today else _("Not yet in force"), tone="neutral")
            case MinorReport(reported_at=None):
                return Tag(text=_("Not reported"), tone="red", icon="alert-triangle")
        return None

    def _chosen(self, wanted: object) -> None:
        if self._filling or wanted is None:
            return
        if str(wanted) in {kind.value for kind in SafetyKind}:
            self.kind_wanted.emit(str(wanted))
        else:
            self.record_wanted.emit(str(wanted))
