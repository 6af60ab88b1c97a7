"""The week as a table: the same appointments for eyes and ears that do not want a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.dates import legal_day, span_said
from mediation_desk.ui.appointment_blocks import BlockMaker
from mediation_desk.ui.appointment_said import state_tone
from mediation_desk.ui.kit.calendar.day_head import day_words
from mediation_desk.ui.kit.calendar.values import Ask
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column as Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _, term


class _Keyed(Table):
    """A table whose letters are the page's keys, not a search for a first letter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, N and Delete go up to the page."""
        if event.text().isalpha() or event.key() in (
            Qt.Key.Key_Delete,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ListView(QWidget):
    """`chosen(id or "")`, `wanted(Ask, id)` as the grids tell."""

    chosen = Signal(str)
    wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._maker: BlockMaker | None = None
        self._lines: tuple[AppointmentLine, ...] = ()
        self._order = ("when", False)
        columns = (
            Column(key="when", title=_("When"), width=168, sort=True),
            Column(key="what", title=_("What it is"), width=148, sort=True),
            Column(key="who", title=_("Who is to come"), wrap=True, sort=True),
            Column(key="where", title=_("Room"), width=112, sort=True, drop=2),
            Column(key="staff", title=_("Staff"), width=112, sort=True, drop=1),
            Column(key="state", title=_("State"), width=92, sort=True, drop=3),
        )
        self.table = _Keyed(columns, self._cells, key=lambda line: line.id, name=_("Appointments"))
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda line: self.wanted.emit(Ask.OPEN, line.id))
        self.table.sorted_by.connect(self._sort)
        self.empty = EmptyState(_("Nothing is booked here"), _("Press N to book, or look at another week."))
        column = Stack(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.setFocusProxy(self.table)

    def show_lines(self, lines: Sequence[AppointmentLine], maker: BlockMaker) -> None:
        """Show these."""
        self._lines, self._maker = tuple(lines), maker
        self._fill()

    def current(self) -> str:
        """The id of the chosen appointment, or ""."""
        row = self.table.current_row()
        return row.id if row is not None else ""

    def here(self) -> datetime | None:
        """When the chosen one begins."""
        row = self.table.current_row()
        return row.starts if row is not None else None

    def choose(self, appointment_id: str) -> bool:
        """Stand on one; False where it is not shown."""
        self.table.choose(appointment_id)
        return self.current() == appointment_id

    def _fill(self) -> None:
        assert self._maker is not None
        key, descending = self._order
        maker = self._maker
        rows = sorted(self._lines, key=partial(_sorting, maker, key), reverse=descending)
        self.table.set_rows(rows, more=False)
        self.table.show_sort(key, descending=descending)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _chosen(self, line: AppointmentLine | None) -> None:
        self.chosen.emit(line.id if line is not None else "")

    def _cells(self, line: AppointmentLine) -> tuple[Cell, ...]:
        maker = self._maker
        assert maker is not None
        struck = "ink3" if maker.struck(line) else "ink"
        return (
            Text(text=day_words(legal_day(line.starts)), beside=span_said(line.starts, line.ends)),
            Text(text=_matter(maker, line), strong=not maker.struck(line), tone=struck),
            Text(text=maker.who(line) if line.shown else "—", tone=struck),
            Text(text=maker.where(line) or "—", tone="ink2"),
            Text(text="、".join(line.staff), tone="ink2"),
            Tag(text=term(line.state), tone=state_tone(line.state))
            if line.shown
            else Text(text="—", tone="ink3"),
        )


def _matter(maker: BlockMaker, line: AppointmentLine) -> str:
    """What it is; of one half of a sitting also whose: in a row of its own 甲方 alone says too little."""
    title = maker.title(line)
    kind = term(line.kind)
    return f"{kind} {title}" if line.shown and line.sitting_id and title != kind else title


def _sorting(maker: BlockMaker, key: str, line: AppointmentLine) -> tuple[str, datetime]:
    said: dict[str, Callable[[AppointmentLine], str]] = {
        "what": partial(_matter, maker),
        "who": maker.who,
        "where": maker.where,
        "staff": lambda one: "、".join(one.staff),
        "state": lambda one: one.state.value,
    }
    return (said[key](line) if key in said else "", line.starts)
