"""The part of a case for referrals: those of the case and letters it came from, and who was told what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.domain.referral_clocks import Clock
from mediation_desk.services.access import REFERRAL_WRITE
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.referral_list import ReferralRow, referrals_of_case
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term


class ReferralsPart(QWidget):
    """Opens what it lists by itself; `counted(n)` tells how many there are."""

    counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._case_id = desk, ""
        self._rows: tuple[ReferralRow, ...] = ()
        self.new = Button(_("Refer to an agency"), icon="plus", compact=True)
        self.new.clicked.connect(self._begin)
        self.lines, self.people = (
            LineList(name=_("Referrals and letters")),
            LineList(name=_("Who was told what")),
        )
        self.lines.opened.connect(self._open)
        self.people.opened.connect(self._open_log)
        self._empty = EmptyState(
            _("Nothing was referred yet"), _("A referral says the least an agency needs to help.")
        )
        listed = Sheet(_("Referrals and letters"))
        listed.head.addWidget(self.new)
        self.new.setVisible(bool(desk.staff.roles & REFERRAL_WRITE))
        listed.add(self.lines, 1)
        listed.add(self._empty, 1)
        told = Sheet(_("Who was told what"))
        told.add(self.people, 1)
        row = Row(self, gap=16)
        row.addWidget(listed, 3)
        row.addWidget(told, 2)
        desk.changed.connect(self._changed)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show those of a case, and everybody whose log may be opened."""
        self._case_id = sheet.view.case.id
        ids = dict.fromkeys(party.person_id for party in sheet.view.case.parties)
        names = [(one, self._desk.shown(sheet.view.person(one).name)) for one in ids]
        self.people.set_lines(
            [Line(id=one, first=name, icon="list-check", arrow=True) for one, name in names]
        )
        self._ask()

    def _ask(self) -> None:
        self._desk.ask(self, self._show, referrals_of_case, self._case_id)

    def _show(self, rows: tuple[ReferralRow, ...]) -> None:
        self._rows = rows
        self.lines.set_lines([self._line(one) for one in rows])
        self.lines.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.counted.emit(len(rows) or None)

    def _line(self, row: ReferralRow) -> Line:
        today = self._desk.today()
        agency = _("Sealed") if row.restricted else row.agency or "—"
        said = [term(row.direction), row.number, self._desk.shown(row.person)]
        if row.clock and row.due_at is not None:
            away = limits.away(legal_day(row.due_at), today)
            said.append(f"{term(Clock(row.clock))} {away}")
        resting = {ReferralState.DRAFT: "neutral", ReferralState.WAITING: "amber"}
        tone = "red" if row.overdue else resting.get(row.state, "pine")
        return Line(
            id=row.id,
            first=agency,
            second=" · ".join(one for one in said if one),
            icon="lock" if row.restricted else "arrows-split",
            chip=Tag(text=_("Overdue") if row.overdue else term(row.state), tone=tone),
            arrow=True,
        )

    def _begin(self) -> None:
        self._desk.go("referral", "", "case", self._case_id)

    def _open(self, referral_id: object) -> None:
        row = next(one for one in self._rows if one.id == referral_id)
        page = "incoming_letter" if row.direction is Direction.IN else "referral"
        self._desk.go(page, row.id)

    def _open_log(self, person_id: object) -> None:
        self._desk.go("disclosures", person_id, "case", self._case_id)

    def _changed(self, nouns: frozenset[str]) -> None:
        if "referral" in nouns and self.isVisible():
            self._ask()
