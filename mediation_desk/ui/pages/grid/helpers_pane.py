"""Who helps: found by role, profession or letters; with certificates that end and hours of the year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.certificate import Certificate, Validity
from mediation_desk.domain.helper import HelperRole, Profession
from mediation_desk.services.access import GRID_WRITE
from mediation_desk.services.areas import area_choices
from mediation_desk.services.certificates import certificates_of_helpers
from mediation_desk.services.corps import CorpsView, corps_view
from mediation_desk.services.helpers import HelperLine, helper_lines
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.list_sheet import ListExport
from mediation_desk.ui.pages.grid.helper_side import HelperSide
from mediation_desk.ui.pages.grid.hours import hours_said
from mediation_desk.words import _, listed, term

_WORST = (Validity.OVER, Validity.ENDS_SOON)


class HelpersPane(QWidget):
    """A line for each; the one chosen stands at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.writes = bool(desk.staff.roles & GRID_WRITE)
        self._all: tuple[HelperLine, ...] = ()
        self._certificates: dict[str, tuple[Certificate, ...]] = {}
        self._minutes: dict[str, int] = {}
        self._corps: dict[str, list[str]] = {}
        self._wanted = ""
        self._order = ("name", False)
        self.roles = FilterButton(_("Role in the grid"), [(one, term(one)) for one in HelperRole])
        self.professions = FilterButton(_("Profession"), [(one, term(one)) for one in Profession])
        self.ends = FilterButton(_("Certificates"), [(one, term(one)) for one in _WORST])
        self.active = FilterButton(_("Helps"), [(True, _("Helps now")), (False, _("left"))], one=True)
        self.active.set_value((True,))
        self.typed = LineEdit(_("Name, unit or area"), compact=True)
        self.typed.setAccessibleName(_("Name, unit or area"))
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._fill)
        filters = FlowLayout(gap=8)
        for button in (self.roles, self.professions, self.ends, self.active):
            button.changed.connect(self._fill)
            filters.addWidget(button)
        filters.addWidget(size(self.typed, width=200))
        self.table = Table(_columns(), self._cells, key=lambda one: one.id, name=_("Helpers"), row_height=56)
        self.export = ListExport(desk, self, self.table, key="grid", title=_("Helpers"))
        filters.addWidget(self.export)
        self.table.chosen.connect(self._choose)
        self.table.sorted_by.connect(self._sort)
        self.side = HelperSide(desk, writes=self.writes)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        left = Upright(gap=12)
        left.addLayout(filters)
        left.addWidget(sheet, 1)
        row = Row(self, gap=16)
        row.addLayout(left, 1)
        row.addWidget(size(self.side, width=372))

    def look(self) -> None:
        """Ask anew."""
        today = self.desk.today()
        self.desk.ask(self, self._know_areas, area_choices)
        self.desk.ask(self, self._know_certificates, certificates_of_helpers)
        self.desk.ask(self, self._know_corps, corps_view, date(today.year, 1, 1), today)
        self.desk.ask(self, self._show, helper_lines)

    def choose(self, helper_id: str) -> None:
        """Show this one when the list is there."""
        self._wanted = helper_id

    def begin(self) -> None:
        """Somebody new."""
        self.side.begin()

    def put_by(self) -> None:
        """Half typed is a draft."""
        self.side.put_by()

    def save(self) -> None:
        """Keep what is typed at the right."""
        self.side.save()

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, table, the one chosen."""
        return self.roles, self.table, self.side

    def _know_areas(self, found: tuple[object, ...]) -> None:
        self.side.show_names({one.area.id: one.name for one in found})  # type: ignore[attr-defined]

    def _know_certificates(self, found: dict[str, tuple[Certificate, ...]]) -> None:
        self._certificates = found

    def _know_corps(self, found: CorpsView) -> None:
        self._minutes = dict(found.minutes)
        named = {one.id: one.name for one in found.corps}
        self._corps = {}
        for one in found.members:
            if one.on(self.desk.today()):
                self._corps.setdefault(one.helper_id, []).append(named[one.corps_id])

    def _show(self, found: tuple[HelperLine, ...]) -> None:
        self._all = found
        self._fill()
        if self._wanted and self.table.choose(self._wanted):
            self._wanted = ""
        current = self.table.current_row()
        if current is not None:
            self._choose(current)
        elif self._all:
            self.table.selectRow(0)

    def _fill(self) -> None:
        roles, professions, ends = self.roles.value(), self.professions.value(), self.ends.value()
        active, typed = self.active.value(), self.typed.text().strip()
        rows = [
            one
            for one in self._all
            if (not roles or set(roles) & set(one.held))
            and (not professions or one.helper.profession in professions)
            and (not ends or self._worst(one.id) in ends)
            and (not active or one.helper.active in active)
            and (not typed or any(typed in said for said in (one.name, one.helper.unit, *one.area_names)))
        ]
        key, descending = self._order
        rows.sort(key=lambda one: self._sorting(one, key), reverse=descending)
        self.table.set_rows(rows)
        self.table.show_sort(key, descending=descending)

    def _worst(self, helper_id: str) -> Validity:
        stands = {one.on(self.desk.today()) for one in self._certificates.get(helper_id, ())}
        return next((one for one in _WORST if one in stands), Validity.VALID)

    def _sorting(self, one: HelperLine, key: str) -> tuple[object, ...]:
        return {
            "unit": (one.helper.unit, one.name),
            "hours": (self._minutes.get(one.id, 0),),
        }.get(key, (one.name,))

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _cells(self, one: HelperLine) -> tuple[Cell, ...]:
        roles = listed(term(role) for role in one.held)
        profession = term(one.helper.profession) if one.helper.profession else ""
        worst = self._worst(one.id)
        papers = self._certificates.get(one.id, ())
        certificate: Cell = Text(text=papers[0].name if papers else "—", tone="ink2")
        if worst is not Validity.VALID:
            certificate = Tag(text=term(worst), tone="red" if worst is Validity.OVER else "amber")
        return (
            Text(text=self.desk.shown(one.name), second=profession),
            Text(text=roles or "—", second=listed(one.area_names)),
            Text(text=one.helper.unit or "—", second=listed(self._corps.get(one.id, ())), tone="ink2"),
            Text(text=self.desk.hidden(one.helper.phone) or "—"),
            certificate,
            Text(text=hours_said(self._minutes.get(one.id, 0)) or "—"),
        )

    def _choose(self, one: HelperLine | None) -> None:
        if one is not None:
            self.side.show_helper(one.helper, self._certificates.get(one.id, ()))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="name", title=_("Name"), width=120, sort=True),
        Column(key="roles", title=_("Role and area"), wrap=True),
        Column(key="unit", title=_("Unit and corps"), width=210, wrap=True, drop=1, sort=True),
        Column(key="phone", title=_("Phone"), width=124, drop=3),
        Column(key="papers", title=_("Certificate"), width=148, drop=2),
        Column(key="hours", title=_("Hours this year"), width=124, right=True, sort=True),
    )
