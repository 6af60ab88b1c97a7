"""The list of receptions: what waits for a talk or a decision, what was decided, opened again with Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.reception import Decision, ReceptionState
from mediation_desk.domain.reception_list import PAGE, ReceptionFilter, ReceptionLine
from mediation_desk.services import receptions
from mediation_desk.services.access import SCREENING_ANSWERS
from mediation_desk.services.list_export import MOST_LINES, ListWords, export_receptions
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term

WAITING = (ReceptionState.AWAITING_TALK, ReceptionState.TALKED)
_TONES = {
    ReceptionState.AWAITING_TALK: "amber",
    ReceptionState.TALKED: "pine",
    ReceptionState.DECIDED: "neutral",
}


class ReceptionsPage(Page):
    """Waiting ones first shown; filters by state and decision, more lines as one scrolls."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Receptions so far"))
        self.talk = Button(_("Private talk"))
        self.decide = Button(_("Decision"))
        new = Button(_("New reception"), "primary", icon="plus")
        self.talk.clicked.connect(self._talk)
        self.decide.clicked.connect(self._decide)
        new.clicked.connect(self.primary)
        self.export = Button(_("Export"), icon="file-export")
        self.export.clicked.connect(self._export)
        for button in (self.export, self.talk, self.decide, new):
            self.head.add_button(button)
        self.states = FilterButton(_("State"), [(one, term(one)) for one in ReceptionState])
        self.decisions = FilterButton(_("Decision"), [(one, term(one)) for one in Decision])
        self.states.set_value(WAITING)
        filters = Row(gap=8)
        for button in (self.states, self.decisions):
            button.changed.connect(self.ask)
            filters.addWidget(button)
        filters.addStretch(1)
        columns = (
            Column(key="number", title=_("Reception number"), width=152),
            Column(key="at", title=_("Came on"), width=128),
            Column(key="people", title=_("People"), wrap=True),
            Column(key="wish", title=_("What is wanted"), width=240, drop=1),
            Column(key="mode", title=_("How"), width=72, drop=2),
            Column(key="state", title=_("State"), width=128),
            Column(key="decision", title=_("Decision"), width=112, drop=3),
        )
        self.table = Table(columns, self._cells, key=_line_id, name=_("Receptions so far"))
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._chosen)
        self.table.wanted_more.connect(self._more)
        self.empty = EmptyState(_("No reception here"), _("Clear the filters, or begin a new one."))
        self.empty.hide()
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty)
        self.body.addLayout(filters)
        self.body.addWidget(sheet, 1)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)
        self._chosen(None)

    def opened(self, *_args: object) -> None:
        """Shown."""
        self.ask()

    def primary(self) -> None:
        """A new reception."""
        self.desk.go("reception")

    def _export(self) -> None:
        """What the filters show leaves as a spreadsheet."""
        heads = (_("Reception number"), _("Came on"), _("People"), _("What is wanted"), _("How"), _("State"))
        words = ListWords(
            title=_("Receptions so far"),
            heads=(*heads, _("Decision")),
            widths=(18, 18, 36, 30, 10, 14, 14),
            cells=_said,
        )
        leave_as_sheet(
            self.desk,
            self,
            export_receptions,
            self._wanted(),
            words,
            name=_("Receptions so far"),
            title=_("Export the list of receptions"),
            means=_("lists.export_means", most=f"{MOST_LINES:,}"),
        )

    def find_in_list(self) -> None:
        """The cursor goes into the list."""
        if self.table.current_row() is None and self.table.lines.rowCount():
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, then the table."""
        return self.states, self.table

    def ask(self) -> None:
        """Ask for the newest lines."""
        self.desk.ask(self, self._show, receptions.reception_page, self._wanted())

    def _wanted(self) -> ReceptionFilter:
        return ReceptionFilter(
            states=frozenset(self.states.value()), decisions=frozenset(self.decisions.value())
        )

    def _show(self, lines: tuple[ReceptionLine, ...]) -> None:
        self.table.set_rows(lines, more=len(lines) == PAGE)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._chosen(self.table.current_row())

    def _more(self) -> None:
        rows = self.table.lines.rows
        before = rows[-1].row if rows else None
        self.desk.ask(self, self._append, receptions.reception_page, self._wanted(), before)

    def _append(self, lines: tuple[ReceptionLine, ...]) -> None:
        self.table.append_rows(lines, more=len(lines) == PAGE)

    def _cells(self, line: ReceptionLine) -> tuple[Cell, ...]:
        desk = self.desk
        sides = [desk.shown("、".join(names)) for names in (line.seekers, line.others) if names]
        return (
            Text(text=line.number),
            Text(text=line.received_at.astimezone(SHANGHAI).strftime("%m-%d %H:%M"), tone="ink2"),
            Text(text=" ／ ".join(sides)),
            Text(text=desk.hidden(line.wish or term(line.dispute_subtype)), tone="ink2"),
            Text(text=term(line.mode), tone="ink2"),
            Tag(text=term(line.state), tone=_TONES[line.state]),
            Text(text=term(line.decision) if line.decision else ""),
        )

    def _chosen(self, line: ReceptionLine | None) -> None:
        nothing = _("Choose a reception first.")
        if line is None:
            self.talk.block(nothing)
            self.decide.block(nothing)
            return
        if self.desk.staff.roles & SCREENING_ANSWERS:
            self.talk.allow()
        else:
            self.talk.block(_("A mediator or counsellor talks with the person alone."))
        if line.case_id:
            self.decide.block(_("It has become a case; go on there."))
        else:
            self.decide.allow()

    def _open(self, line: ReceptionLine) -> None:
        self.desk.go("reception", line.id)

    def _talk(self) -> None:
        line = self.table.current_row()
        if line is not None:
            self.desk.go("screening", line.id)

    def _decide(self) -> None:
        line = self.table.current_row()
        if line is not None:
            self.desk.go("decision", line.id)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"reception", "screening", "person", "case"}:
            self.ask()

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()


def _line_id(line: ReceptionLine) -> str:
    return line.id


def _said(line: ReceptionLine) -> tuple[str, ...]:
    sides = ["、".join(names) for names in (line.seekers, line.others) if names]
    return (
        line.number,
        line.received_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        " ／ ".join(sides),
        line.wish or term(line.dispute_subtype),
        term(line.mode),
        term(line.state),
        term(line.decision) if line.decision else "",
    )
