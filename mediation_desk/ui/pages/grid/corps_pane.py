"""The volunteer corps: who is in them, what they were called out for, and the hours that were given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.corps import CallOut, Corps, Membership
from mediation_desk.domain.helper import CorpsKind
from mediation_desk.errors import DeskError
from mediation_desk.services.access import GRID_WRITE, HOME_VISIT_WRITE
from mediation_desk.services.corps import CorpsView, corps_view, keep_corps, keep_membership
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.helper_field import HelperField
from mediation_desk.ui.forms.kept_form import KeptForm
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.forms.specs import choose, day, line
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.grid.call_out_side import CallOutSide
from mediation_desk.ui.pages.grid.hours import hours_said
from mediation_desk.words import N_, _, count, term


class CorpsPane(QWidget):
    """Corps at the left with members, call-outs of the year in the middle, the form at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.writes = bool(desk.staff.roles & GRID_WRITE)
        self._view: CorpsView | None = None
        self._corps_id = ""
        self.list = LineList(selects=True, grows=True, name=_("Corps"), row_height=60)
        self.list.chosen.connect(self._choose)
        self.members = LineList(grows=True, name=_("Members"), row_height=44)
        self.members.opened.connect(self._end_member)
        self.member = KeptForm(
            desk, _member_form(desk), "corps_member", keep_membership, _member_made, verb=_("Keep the member")
        )
        self.corps = KeptForm(
            desk, _corps_form(desk), "corps", keep_corps, _corps_made, verb=_("Keep the corps")
        )
        self.corps.kept.connect(self._corps_kept)
        self.new = Button(_("New corps"), icon="plus", compact=True)
        self.new.clicked.connect(lambda: self._begin_corps(None))
        self.change = Button(_("Change the corps"), compact=True)
        self.change.clicked.connect(lambda: self._begin_corps(self._now()))
        self.table = Table(
            _columns(), self._cells, key=lambda one: one.id, name=_("Call-outs"), row_height=56
        )
        self.table.opened.connect(self._open)
        self.side = CallOutSide(desk)
        self.called = Sheet(_("Call-outs this year"), fact=" ", gap=12)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Sheet(_("Corps"), scrolls=True, gap=12)
        left.add(self.list)
        buttons = Row(gap=8)
        for button in (self.new, self.change):
            buttons.addWidget(button)
            button.setVisible(self.writes)
        buttons.addStretch(1)
        left.add(buttons)
        left.add(self.corps)
        left.add(self.members)
        left.add(self.member)
        left.body.addStretch(1)
        self.corps.hide()
        self.member.setVisible(self.writes)
        self.called.add(self.table, 1)
        row = Row(self, gap=16)
        row.addWidget(size(left, width=312))
        middle = Upright(gap=0)
        middle.addWidget(self.called, 1)
        row.addLayout(middle, 1)
        row.addWidget(size(self.side, width=328))
        self.side.setVisible(bool(self.desk.staff.roles & HOME_VISIT_WRITE))

    def look(self) -> None:
        """Ask anew."""
        today = self.desk.today()
        self.desk.ask(self, self._show, corps_view, date(today.year, 1, 1), today)

    def begin(self) -> None:
        """Another call-out."""
        self.side.begin_new(self._corps_id)

    def put_by(self) -> None:
        """Half typed is a draft."""
        for form in (self.member, self.corps, self.side):
            form.put_by()

    def save(self) -> None:
        """Keep the call-out that is typed."""
        self.side.keep()

    def panes(self) -> tuple[QWidget, ...]:
        """Corps, call-outs, form."""
        return self.list, self.table, self.side

    def _show(self, view: CorpsView) -> None:
        self._view = view
        today = self.desk.today()
        self.list.set_lines(
            [
                Line(
                    id=one.id,
                    first=one.name,
                    second=count(
                        "{n} member",
                        "{n} members",
                        sum(m.corps_id == one.id and m.on(today) for m in view.members),
                    ),
                    fact=hours_said(self._minutes(one.id)),
                )
                for one in view.corps
            ]
        )
        self.side.offer(view.corps)
        if self._corps_id not in {one.id for one in view.corps}:
            self._corps_id = view.corps[0].id if view.corps else ""
        if self._corps_id:
            self.list.choose(self._corps_id)
        self._fill()

    def _minutes(self, corps_id: str) -> int:
        view = self._view
        called = [one for one in view.call_outs if one.corps_id == corps_id] if view else []
        return sum(minutes for one in called for _helper, minutes in one.minutes)

    def _now(self) -> Corps | None:
        found = [one for one in self._view.corps if one.id == self._corps_id] if self._view else []
        return found[0] if found else None

    def _choose(self, corps_id: object) -> None:
        if corps_id and corps_id != self._corps_id:
            self._corps_id = str(corps_id)
            self._fill()

    def _fill(self) -> None:
        view, corps = self._view, self._now()
        self.change.setEnabled(corps is not None)
        self.member.setVisible(self.writes and corps is not None)
        if view is None:
            return
        today = self.desk.today()
        mine = [one for one in view.members if one.corps_id == self._corps_id]
        self.members.set_lines(
            [
                Line(
                    id=one.id,
                    first=self.desk.shown(view.names.get(one.helper_id, "")),
                    second=_("{since} to {until}", since=one.since, until=one.until or _("now")),
                    fact=hours_said(view.minutes.get(one.helper_id, 0)),
                )
                for one in sorted(mine, key=lambda one: not one.on(today))
            ]
        )
        if corps is not None:
            new = Membership(id="", corps_id=corps.id, helper_id="", since=today)
            self.member.begin(new, corps.id)
        called = [one for one in view.call_outs if one.corps_id == self._corps_id]
        self.table.set_rows(called)
        self.called.set_fact(
            count("{n} call-out", "{n} call-outs", len(called))
            + "　"
            + (hours_said(self._minutes(self._corps_id)))
        )

    def _open(self, one: CallOut) -> None:
        self.side.begin(one, self._about(one))

    def _about(self, one: CallOut) -> str:
        return self._view.about.get(one.id, "") if self._view else ""

    def _cells(self, one: CallOut) -> tuple[Cell, ...]:
        view = self._view
        assert view is not None
        who = "、".join(
            f"{self.desk.shown(view.names.get(helper_id, ''))} {hours_said(minutes)}"
            for helper_id, minutes in one.minutes
        )
        return (
            Text(text=one.on.isoformat()),
            Text(text=self.desk.hidden(one.what), second=view.area_names.get(one.area_id or "", "")),
            Text(text=who, second=view.about.get(one.id, ""), tone="ink2"),
        )

    def _begin_corps(self, corps: Corps | None) -> None:
        new = Corps(id="", kind=CorpsKind.OTHER, name="", founded_on=self.desk.today())
        self.corps.show()
        self.corps.begin(corps or new, corps.id if corps else "", focus=True)

    def _corps_kept(self, corps: Corps) -> None:
        self._corps_id = corps.id
        self.corps.hide()

    def _end_member(self, member_id: object) -> None:
        found = [one for one in self._view.members if one.id == member_id] if self._view else []
        if found and self.writes:
            self.member.begin(found[0], found[0].id, focus=True)


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="on", title=_("Day"), width=104),
        Column(key="what", title=_("What for and where"), wrap=True),
        Column(key="who", title=_("Who and how long"), width=190, wrap=True, drop=1),
    )


def _corps_form(desk: Desk) -> SpecForm:
    rows = (
        (choose("kind", N_("Kind of corps")),),
        (line("name", N_("Name of the corps")),),
        (day("founded_on", N_("Founded on")), day("disbanded_on", N_("Disbanded on"))),
    )
    return SpecForm(rows, desk.now(), {"kind": [(one, term(one)) for one in CorpsKind]})


def _corps_made(before: Corps, values: dict[str, Any]) -> Corps:
    if values["founded_on"] is None:
        raise DeskError("corps.founded_needed", field="founded_on")
    return replace(before, **values | {"kind": CorpsKind(values["kind"])})


def _member_form(desk: Desk) -> SpecForm:
    rows = ((HelperField(desk),), (day("since", N_("Since")), day("until", N_("Until"))))
    return SpecForm(rows, desk.now())


def _member_made(before: Membership, values: dict[str, Any]) -> Membership:
    if not values["helper_id"]:
        raise DeskError("corps.member_needed", field="helper_id")
    if values["since"] is None:
        raise DeskError("helper.since_needed", field="since")
    return replace(before, **values)
