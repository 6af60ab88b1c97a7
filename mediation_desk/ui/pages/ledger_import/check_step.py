"""The rows before they are taken: what is wrong in which line, what may be there, and what becomes of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.ledger_columns import FORMS, LedgerForm
from mediation_desk.domain.ledger_import import Choice, LedgerKind, LedgerRow, LedgerRows
from mediation_desk.services.ledger_matching import Matched
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column as Lines
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.ledger_import.said import left_out_said, match_said, row_said, why_said
from mediation_desk.ui.saying import long_time
from mediation_desk.words import _, term

ALL, STOPPED, SAME, NOTED = "all", "stopped", "same", "noted"
_MOST = 2_000
_TONES = {Choice.SKIP: "neutral", Choice.LINK: "blue", Choice.NEW: "pine"}


class CheckStep(QWidget):
    """`show_rows` begins; `changed` when a choice was made; `chosen` and `again` are for the use case."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._form: LedgerForm = FORMS[LedgerKind.CASES]
        self._rows: tuple[LedgerRow, ...] = ()
        self.found = Matched(rows=(), matches={}, taken_before=None)
        self.chosen: dict[int, Choice] = {}
        self.notices = NoticePlace()
        self.again = CheckField("again", _("Take it in all the same"))
        self.again.changed.connect(self.changed)
        self.what = Segments(self._words(0, 0, 0, 0), compact=True, name=_("Which rows are shown"))
        self.what.set_value(ALL)
        self.what.changed.connect(self._show)
        self.left_out = Label("", "small", tone="ink2", wrap=True)
        self.table = Table(
            (
                Column(key="line", title=_("Line"), width=64, right=True),
                Column(key="row", title=_("What stands there"), width=400),
                Column(key="why", title=_("To look at"), wrap=True),
                Column(key="what", title=_("Becomes"), width=112),
            ),
            self._cells,
            key=_line,
            name=_("Rows of the file"),
        )
        self.table.chosen.connect(self._row_chosen)
        self.acts = {choice: Button(term(choice), compact=True) for choice in Choice}
        self.alike = CheckField("alike", _("For all such rows"))
        buttons = FlowLayout(gap=8)
        for choice, button in self.acts.items():
            button.clicked.connect(partial(self._choose, choice))
            buttons.addWidget(button)
        buttons.addWidget(self.alike)
        card = Sheet(margin=0, gap=0)
        card.add(self.table, 1)
        column = Lines(self, gap=8)
        column.addLayout(self.notices)
        column.addWidget(self.again)
        column.addWidget(self.what, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.left_out)
        column.addWidget(card, 1)
        column.addLayout(buttons)

    def show_rows(self, rows: LedgerRows, found: Matched, kind: LedgerKind) -> None:
        """Show what was read and found."""
        self._form, self.found, self.chosen = FORMS[kind], found, {}
        self._rows = found.rows
        before = found.taken_before
        self.again.setVisible(before is not None)
        self.again.set_value(False)
        said = long_time(before.taken_at) if before is not None else ""
        self.notices.say(
            None
            if before is None
            else Notice(
                _("This file was taken in on {when} already.", when=long_time(before.taken_at)), "amber"
            )
        )
        no_rows = left_out_said(rows)
        self.left_out.setText(_("Lines that are no rows: {said}", said=no_rows) if no_rows else "")
        self.left_out.setVisible(bool(no_rows))
        stopped, same, noted = (len(self._of(which)) for which in (STOPPED, SAME, NOTED))
        for which, said in self._words(len(self._rows), stopped, same, noted):
            self.what.button(which).setText(said)
        self.what.updateGeometry()
        self.what.set_value(STOPPED if stopped else SAME if same else ALL)
        self._show()

    def taken(self) -> int:
        """How many rows would be taken now."""
        return sum(self.becomes(row) not in (None, Choice.SKIP) for row in self._rows)

    def not_taken(self) -> tuple[LedgerRow, ...]:
        """Rows that something or somebody keeps out."""
        return tuple(row for row in self._rows if self.becomes(row) in (None, Choice.SKIP))

    def becomes(self, row: LedgerRow) -> Choice | None:
        """What becomes of a row, None when something stops it."""
        if row.stopped:
            return None
        match = self.found.matches.get(row.line)
        return self.chosen.get(row.line, match.suggested) if match else Choice.NEW

    def why(self, row: LedgerRow) -> str:
        """Why a row is to be looked at."""
        match = self.found.matches.get(row.line)
        said = [match_said(match, self._desk.shown(match.label))] if match and not row.stopped else []
        return " ".join(filter(None, (why_said(row, self._form), *said)))

    def _of(self, which: str) -> list[LedgerRow]:
        if which == STOPPED:
            return [row for row in self._rows if row.stopped]
        if which == SAME:
            return [row for row in self._rows if not row.stopped and row.line in self.found.matches]
        if which == NOTED:
            return [row for row in self._rows if row.faults and not row.stopped]
        return list(self._rows)

    def _show(self) -> None:
        self.table.set_rows(self._of(str(self.what.value()))[:_MOST])
        self._row_chosen(None)
        self.changed.emit()

    def _cells(self, row: LedgerRow) -> tuple[Cell, ...]:
        becomes = self.becomes(row)
        tag = (
            Tag(text=_("Refused"), tone="red")
            if becomes is None
            else Tag(text=term(becomes), tone=_TONES[becomes])
        )
        return Text(text=str(row.line)), Text(text=row_said(row, self._form)), Text(text=self.why(row)), tag

    def _row_chosen(self, row: LedgerRow | None) -> None:
        match = self.found.matches.get(row.line) if row is not None and not row.stopped else None
        for choice, button in self.acts.items():
            if match is not None and choice in match.choices:
                button.allow()
            else:
                button.block(_("Choose a row that may be there already"))

    def _choose(self, choice: Choice, _checked: bool = False) -> None:
        row = self.table.current_row()
        match = self.found.matches.get(row.line) if isinstance(row, LedgerRow) else None
        if match is None:
            return
        alike = self.alike.value()
        for one in self.found.matches.values():
            if one.line == match.line or (alike and one.same is match.same and choice in one.choices):
                self.chosen[one.line] = choice
        self.table.refresh()
        self.changed.emit()

    def _words(self, every: int, stopped: int, same: int, noted: int) -> tuple[tuple[str, str], ...]:
        return (
            (ALL, _("All rows {n}", n=every)),
            (STOPPED, _("Refused {n}", n=stopped)),
            (SAME, _("Perhaps there {n}", n=same)),
            (NOTED, _("Not read whole {n}", n=noted)),
        )


def _line(row: LedgerRow) -> int:
    return row.line
