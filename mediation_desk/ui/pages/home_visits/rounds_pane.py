"""Screening rounds: begun at the left, watched area by area in the middle of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.home_visit import RoundKind, ScreeningRound
from mediation_desk.domain.home_visit_list import AreaProgress, RoundProgress
from mediation_desk.errors import DeskError
from mediation_desk.services.access import HOME_VISIT_WRITE
from mediation_desk.services.screening_rounds import keep_round, round_progress, rounds
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.kept_form import KeptForm
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.forms.specs import day, line, one
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.share_bar import ShareBar
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import N_, _, term

_WHOLE = 100


class RoundsPane(QWidget):
    """`entering(round id)`: a finished one is to be entered; `listing(round id)`: its visits are wanted."""

    entering = Signal(str)
    listing = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._rounds: dict[str, ScreeningRound] = {}
        self._round_id = ""
        self.list = LineList(selects=True, grows=True, name=_("Screening rounds"), row_height=60)
        self.list.chosen.connect(self._choose)
        self.form = KeptForm(
            desk, _round_form(desk), "round", keep_round, _round_made, verb=_("Keep the round")
        )
        self.form.kept.connect(self._kept)
        self.change = Button(_("Change the round"), compact=True)
        self.change.clicked.connect(lambda: self._begin(self._rounds.get(self._round_id)))
        self.bar = ShareBar(0)
        self.said = Label("", "small", tone="ink2")
        self.enter = Button(_("Enter visits of this round"), icon="keyboard", compact=True)
        self.enter.clicked.connect(lambda: self.entering.emit(self._round_id))
        self.visits = Button(_("Its visits"), compact=True)
        self.visits.clicked.connect(lambda: self.listing.emit(self._round_id))
        self.table = Table(_columns(), _cells, key=lambda one: one.area_id, name=_("Progress by area"))
        self.empty = EmptyState(
            _("No screening round yet"), _("Begin one: the whole district, or what matters.")
        )
        self.progress = Sheet(_("Progress by area"), fact=" ", gap=12)
        self._lay_out()

    def _lay_out(self) -> None:
        left = Sheet(_("Screening rounds"), scrolls=True, gap=12)
        left.add(self.list)
        left.add(self.change)
        left.add(self.form)
        left.body.addStretch(1)
        self.form.hide()
        writes = bool(self.desk.staff.roles & HOME_VISIT_WRITE)
        for widget in (self.change, self.enter):
            widget.setVisible(writes)
        above = Row(gap=12)
        above.addWidget(size(self.bar, width=200))
        above.addWidget(self.said)
        above.addStretch(1)
        above.addWidget(self.visits)
        above.addWidget(self.enter)
        self.progress.add(above)
        self.progress.add(self.table, 1)
        self.progress.add(self.empty)
        row = Row(self, gap=16)
        row.addWidget(size(left, width=336))
        row.addWidget(self.progress, 1)

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self._show, rounds)

    def begin(self) -> None:
        """A new round."""
        self._begin(None)

    def put_by(self) -> None:
        """Half typed is a draft."""
        self.form.put_by()

    def save(self) -> None:
        """Keep the round that is typed."""
        if self.form.isVisible():
            self.form.keep()

    def panes(self) -> tuple[QWidget, ...]:
        """Rounds, progress."""
        return self.list, self.table

    def _show(self, found: tuple[ScreeningRound, ...]) -> None:
        self._rounds = {one.id: one for one in found}
        self.list.set_lines([_round_line(one) for one in found])
        if self._round_id not in self._rounds:
            self._round_id = found[0].id if found else ""
        for widget in (self.change, self.visits, self.enter):
            widget.setEnabled(bool(found))
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        if self._round_id:
            self.list.choose(self._round_id)
            self._ask()

    def _choose(self, round_id: object) -> None:
        if round_id and round_id != self._round_id:
            self._round_id = str(round_id)
            self._ask()

    def _ask(self) -> None:
        self.desk.ask(self, self._show_progress, round_progress, self._round_id)

    def _show_progress(self, found: RoundProgress) -> None:
        if found.round.id != self._round_id:
            return  # another was chosen meanwhile
        self.progress.set_title(found.round.name)
        self.table.set_rows(found.areas)
        whole = found.areas[0] if found.areas else None
        if whole is not None:
            share = whole.visited / whole.households if whole.households else 0.0
            self.bar.set_share(share, "pine")
            self.said.setText(
                _(
                    "{visited} of {households} households · visits: {visits} · people met: {people}",
                    visited=whole.visited,
                    households=whole.households,
                    visits=whole.visits,
                    people=whole.people_met,
                )
            )

    def _begin(self, one: ScreeningRound | None) -> None:
        today = self.desk.today()
        name = _("Screening of {year}/{month}", year=today.year, month=today.month)
        new = ScreeningRound(id="", name=name, kind=RoundKind.FULL, begins=today)
        self.form.show()
        self.form.begin(one or new, one.id if one else "", focus=True)

    def _kept(self, one: ScreeningRound) -> None:
        self._round_id = one.id
        self.form.hide()


def _round_line(one: ScreeningRound) -> Line:
    until = one.ends.isoformat() if one.ends else ""
    return Line(
        id=one.id,
        first=one.name,
        second="　".join(filter(None, (f"{one.begins}–{until}", one.focus))),
        chip=Tag(text=term(one.kind)),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="area", title=_("Area"), wrap=True),
        Column(key="share", title=_("Households visited"), width=150, right=True),
        Column(key="percent", title=_("Share"), width=72, right=True),
        Column(key="visits", title=_("Visits"), width=72, right=True, drop=2),
        Column(key="people", title=_("People met"), width=96, right=True),
        Column(key="disputes", title=_("Disputes found"), width=96, right=True, drop=1),
    )


def _cells(one: AreaProgress) -> tuple[Cell, ...]:
    percent = f"{one.visited * _WHOLE // one.households}%" if one.households else "—"
    return (
        Text(text=f"{'　' * one.level}{one.area}", strong=one.level == 0),
        Text(text=f"{one.visited} / {one.households}"),
        Text(text=percent),
        Text(text=str(one.visits)),
        Text(text=str(one.people_met)),
        Text(text=str(one.disputes)),
    )


def _round_form(desk: Desk) -> SpecForm:
    rows = (
        (line("name", N_("Name of the round")),),
        (one("kind", N_("Kind of round"), RoundKind),),
        (line("focus", N_("What it looks for"), N_("Groups or matters of a focused round")),),
        (AreaField(desk, optional=True),),
        (day("begins", N_("Begins on")), day("ends", N_("Ends on"))),
    )
    return SpecForm(rows, desk.now())


def _round_made(before: ScreeningRound, values: dict[str, Any]) -> ScreeningRound:
    if values["kind"] is None:
        raise DeskError("round.kind_needed", field="kind")
    if values["begins"] is None:
        raise DeskError("round.begins_needed", field="begins")
    return replace(before, **values | {"area_id": values["area_id"] or None})
