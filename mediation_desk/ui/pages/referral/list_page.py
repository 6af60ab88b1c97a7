"""Referrals and letters that came in: direction, agency, state and what runs, filtered and sorted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.services.access import REFERRAL_READ, REFERRAL_WRITE
from mediation_desk.services.referral_list import ReferralRow, referral_rows
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.list_sheet import ListExport
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.referral.words import TONES, clock_tag
from mediation_desk.words import _, term

_OPEN = tuple(one for one in ReferralState if one is not ReferralState.CLOSED)


class ReferralsPage(Page):
    """`desk.go("referrals")`: Enter opens a line, the head sorts, Ctrl+F finds by number, agency or name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Referrals and letters"))
        self._rows: tuple[ReferralRow, ...] = ()
        self._order = ("due", False)
        self.new = Button(_("Note a letter that came in"), "primary", icon="plus")
        self.new.clicked.connect(self.primary)
        self.head.add_button(self.new)
        self.new.setVisible(bool(desk.staff.roles & REFERRAL_WRITE))
        self.ways = FilterButton(_("Direction"), [(one, term(one)) for one in Direction])
        self.states = FilterButton(_("State"), [(one, term(one)) for one in ReferralState])
        self.late = FilterButton(_("Clock"), [(True, _("Overdue"))], one=True)
        for one in (self.ways, self.late):
            one.changed.connect(self._fill)
        self.states.changed.connect(self._states_changed)
        self.typed = LineEdit(_("Number, agency or name"), compact=True)
        self.typed.setAccessibleName(_("Number, agency or name"))
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._fill)
        filters = Row(gap=8)
        for one in (self.ways, self.states, self.late):
            filters.addWidget(one)
        filters.addWidget(size(self.typed, width=220))
        filters.addStretch(1)
        self.table = Table(self._columns(), self._cells, key=_id, name=_("Referrals and letters"))
        self.export = ListExport(desk, self, self.table, key="referrals", title=_("Referrals and letters"))
        self.head.put_button(self.export, 0)
        self.table.opened.connect(self._open)
        self.table.sorted_by.connect(self._sort)
        self.empty = EmptyState(
            _("No referral or letter here"),
            _("A referral begins in a case, a reception or a counselling file; letters to us begin here."),
        )
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty)
        self.body.addLayout(filters)
        self.body.addWidget(sheet, 1)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def opened(self, *_args: object) -> None:
        """Shown."""
        self._ask()

    def primary(self) -> None:
        """Note a letter that came in."""
        if self.desk.staff.roles & REFERRAL_WRITE:
            self.desk.go("incoming_letter", "", "new")

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, then the table."""
        return self.ways, self.table

    def _ask(self) -> None:
        over = ReferralState.CLOSED in self.states.value()
        self.desk.ask(self, self._show, referral_rows, over=over)

    def _show(self, rows: tuple[ReferralRow, ...]) -> None:
        self._rows = rows
        self._fill()

    def _states_changed(self) -> None:
        self._ask()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="way", title=_("Direction"), width=84, sort=True),
            Column(key="number", title=_("Letter number"), width=180, drop=2, sort=True),
            Column(key="agency", title=_("Agency"), wrap=True, sort=True),
            Column(key="person", title=_("Person"), width=92, drop=3, sort=True),
            Column(key="belongs", title=_("Case or reception"), width=228, drop=1, sort=True),
            Column(key="state", title=_("State"), width=120, sort=True),
            Column(key="due", title=_("Next clock"), width=186, sort=True),
            Column(key="who", title=_("Handler"), width=84, drop=4, sort=True),
        )

    def _cells(self, row: ReferralRow) -> tuple[Cell, ...]:
        desk = self.desk
        agency = row.agency if not row.restricted else _("Sealed")
        clock = clock_tag(desk, row.clock, row.due_at)
        return (
            Tag(text=term(row.direction), tone="plum" if row.direction is Direction.IN else "neutral"),
            Text(text=row.number or "—", second=row.beside, tone="ink" if row.number else "ink3"),
            Text(
                text=agency or "—",
                icon="lock" if row.restricted else "",
                tone="ink2" if row.restricted else "ink",
            ),
            Text(text=desk.shown(row.person) or "—", tone="ink2"),
            Text(text=row.belongs_to or "—", tone="ink2"),
            Tag(text=term(row.state), tone=TONES[row.state]),
            clock or Text(text="—", tone="ink3"),
            Text(text=row.author, tone="ink2"),
        )

    def _fill(self) -> None:
        ways, states, typed = self.ways.value(), self.states.value() or _OPEN, self.typed.text().strip()
        late = bool(self.late.value())
        rows = [
            one
            for one in self._rows
            if (not ways or one.direction in ways)
            and one.state in states
            and (not late or one.overdue)
            and (
                not typed
                or any(
                    typed in words
                    for words in (one.number, one.beside, one.agency, one.person, one.belongs_to)
                )
            )
        ]
        key, descending = self._order
        rows.sort(key=lambda one: _sorting(one, key), reverse=descending)
        self.table.set_rows(rows, more=False)
        self.table.show_sort(key, descending=descending)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _open(self, row: ReferralRow) -> None:
        if not self.desk.staff.roles & REFERRAL_READ:
            self.desk.notice(_("What it says is read by those who work on it."))
        elif row.direction is Direction.IN:
            self.desk.go("incoming_letter", row.id)
        else:
            self.desk.go("referral", row.id)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"referral", "case", "person"} and self.isVisible():
            self._ask()

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()


def _id(row: ReferralRow) -> str:
    return row.id


def _sorting(row: ReferralRow, key: str) -> tuple[object, ...]:
    """What a column is sorted by; what runs stands before what rests."""
    keys: dict[str, tuple[object, ...]] = {
        "way": (row.direction.value,),
        "number": (row.number,),
        "agency": (row.agency,),
        "person": (row.person,),
        "belongs": (row.belongs_to,),
        "state": (list(ReferralState).index(row.state),),
        "who": (row.author,),
        "due": (row.due_at is None, row.due_at.isoformat() if row.due_at else ""),
    }
    return (*keys[key], row.begun_on.isoformat(), row.id)
