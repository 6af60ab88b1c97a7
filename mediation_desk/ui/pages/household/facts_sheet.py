"""Who lives there and where."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from mediation_desk.domain.dates import shown_age
from mediation_desk.domain.household import Member
from mediation_desk.domain.household_view import HouseholdView
from mediation_desk.domain.person import Sex
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, count, term


class FactsSheet(Sheet):
    """Members, head first; address, tags, the five actions, the note."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Household members"), fact=" ", scrolls=True)
        self._desk = desk
        self._inside = Column(gap=12)
        self.add(self._inside)
        self.body.addStretch(1)

    def show_view(self, view: HouseholdView) -> None:
        """A household as it may be shown now."""
        clear(self._inside)
        one, desk, today = view.household, self._desk, self._desk.today()
        self.set_fact(count("{n} person", "{n} people", len(one.present)))
        for member in sorted(one.members, key=lambda member: member.left_on is not None):
            self._inside.addLayout(self._member(member, today))
        self._inside.addWidget(Label(_("Address"), "small", tone="ink2"))
        self._inside.addWidget(Prose(" ".join(filter(None, (view.area, desk.hidden(one.address))))))
        if one.safe_contact:
            self._inside.addWidget(
                Chip(_("Get in touch only as agreed"), "plum", icon="phone"), 0, Qt.AlignmentFlag.AlignLeft
            )
        for title, words in (
            (_("Tags"), [term(tag) for tag in sorted(one.every_group)]),
            (_("Five actions"), [term(tag) for tag in sorted(one.actions)]),
        ):
            if words:
                self._inside.addWidget(Label(title, "small", tone="ink2"))
                flow = FlowLayout(gap=6)
                for said in words:
                    flow.addWidget(Chip(said, "outline"))
                self._inside.addLayout(flow)
        if one.note:
            self._inside.addWidget(Label(_("Note"), "small", tone="ink2"))
            self._inside.addWidget(Prose(desk.hidden(one.note)))
        on = _day(one.registered_on, today)
        told = _("Registered {day} by {who}", day=on, who=view.name(one.registered_by))
        self._inside.addWidget(Prose(told, "small", tone="ink2"))
        if one.closed_on is not None:
            why = desk.hidden(one.closed_reason)
            said = _("Closed {day}: {why}", day=_day(one.closed_on, today), why=why)
            self._inside.addWidget(Prose(said, "small", tone="ink2"))

    def _member(self, member: Member, today: date) -> Column:
        name = self._desk.shown(member.name)
        first = Row(gap=8)
        first.addWidget(Label(name, "body_strong" if member.left_on is None else "body"))
        if member.head:
            first.addWidget(Chip(_("Head"), "outline"))
        if member.person_id:
            first.addWidget(Chip(_("On record"), "outline", icon="link"))
        first.addStretch(1)
        facts = [member.relation] if not member.head else []
        if member.sex in (Sex.FEMALE, Sex.MALE):
            facts.append(term(member.sex))
        if member.born is not None:
            old = shown_age(member.born, today)
            facts.append(
                count("{n} month", "{n} months", old.months)
                if old.in_months
                else _("aged {years}", years=old.years)
            )
        facts += [term(tag) for tag in sorted(member.groups)]
        if member.left_on is not None:
            facts.append(_("moved out {day}", day=_day(member.left_on, today)))
        column = Column(gap=2)
        column.addLayout(first)
        if facts:
            column.addWidget(Prose(" · ".join(filter(None, facts)), "small", tone="ink2"))
        return column


def _day(on: date | None, today: date) -> str:
    return limits.day(on, today) if on is not None else ""
