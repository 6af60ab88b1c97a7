"""The copies that stand: when, how large, on which stick, whether proved, and what each is kept for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame

from mediation_desk.domain.backup import Copy, Kept
from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.sizes import size_said
from mediation_desk.domain.stick import Stick
from mediation_desk.ui import limits, style
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.cells import Cell, Text
from mediation_desk.ui.kit.cells import Column as TableColumn
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, rule
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _, term

_SORTS: dict[str, Callable[[Copy], Any]] = {
    "made": lambda one: one.made_at,
    "size": lambda one: (one.new_bytes or one.bytes, one.made_at),
    "stick": lambda one: (one.stick_id, one.folder, one.made_at),
    "result": lambda one: (one.verified, one.made_at),
}


class Generations(QFrame):
    """`chosen(copy)` when somebody chooses a row; `buttons` is the row at the foot."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._copies: tuple[Copy, ...] = ()
        self._letters: dict[str, str] = {}
        self._order = ("made", True)
        self.setProperty("card", "true")
        self.setAccessibleName(_("Copies made"))
        self.rules = Label("", "small")
        self.table = Table(
            (
                TableColumn(key="made", title=_("Time"), width=_time_width(), wrap=True, sort=True),
                TableColumn(key="size", title=_("Added"), width=78, right=True, drop=1, sort=True),
                TableColumn(key="stick", title=_("Drive"), width=_width(_("Drive"), 24), drop=2, sort=True),
                TableColumn(
                    key="result",
                    title=_("How it went"),
                    width=_width(_("Not passed"), 44),
                    wrap=True,
                    sort=True,
                ),
            ),
            self._cells,
            key=_name,
            name=_("Copies made"),
            row_height=44,
        )
        self.table.show_sort("made", descending=True)
        self.table.sorted_by.connect(self._sort)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.chosen)
        self.buttons = Row(margin=(16, 16, 16, 16), gap=8)
        self._listed = Stack()
        self._listed.addWidget(self.table)
        self._listed.addWidget(EmptyState(_("No copy was made yet"), _("Make one at the end of every day")))
        self._lay_out()

    def show_copies(self, copies: tuple[Copy, ...], sticks: tuple[Stick, ...]) -> None:
        """Show those that were not deleted to make room for newer ones."""
        self._copies = tuple(one for one in copies if one.gone_at is None)
        self._letters = {one.id: one.letter for one in sticks}
        self._listed.setCurrentIndex(0 if self._copies else 1)
        self._put()

    def choose_none(self) -> None:
        """No row is chosen any more."""
        self.table.setCurrentIndex(QModelIndex())

    def say_rules(self, rules: CopyRules) -> None:
        """How many stay: 日 7 · 周 5 · 月 12."""
        said = _("days {d} · weeks {w} · months {m}", d=rules.daily, w=rules.weekly, m=rules.monthly)
        self.rules.setText(said)

    def stick_said(self, copy: Copy) -> str:
        """The letter of its stick, else what the drive was called."""
        return self._letters.get(copy.stick_id) or copy.folder

    def _sort(self, column: str, descending: bool) -> None:
        self._order = (column, descending)
        self._put()

    def _put(self) -> None:
        column, descending = self._order
        self.table.set_rows(sorted(self._copies, key=_SORTS[column], reverse=descending))

    def _cells(self, made: Copy) -> tuple[Cell, ...]:
        if made.verified:
            result = Text(text=_("Proved"), tone="pine", icon="check", small=True)
        else:
            result = Text(text=_("Not passed"), tone="red", icon="x", small=True)
        size = size_said(made.new_bytes or made.bytes) if made.verified else "—"
        return self._when(made), Text(text=size), Text(text=self.stick_said(made)), result

    def _when(self, made: Copy) -> Text:
        today = self._desk.today()
        if made.kept in (Kept.WEEK, Kept.MONTH, Kept.YEAR):
            return Text(text=limits.day(legal_day(made.made_at), today), beside=term(made.kept))
        return Text(text=moment_said(made.made_at, today))

    def _lay_out(self) -> None:
        column = Column(self, margin=1, gap=0)
        head = Row(margin=(16, 12, 16, 12), gap=8)
        head.addWidget(Label(_("Copies made"), "section"))
        head.addStretch(1)
        head.addWidget(self.rules)
        column.addLayout(head)
        column.addWidget(self._listed, 1)
        self.line = rule()
        column.addWidget(self.line)
        column.addLayout(self.buttons)


def _time_width() -> int:
    """Wide enough for a day of a month with a long name, whatever is spoken."""
    moment = datetime(2026, 11, 28, 20, 28, tzinfo=SHANGHAI)
    today = date(2026, 3, 1)
    said = paint.text_width(moment_said(moment, today))
    kept = paint.text_width(limits.day(moment.date(), today) + term(Kept.MONTH)) + style.px(10)
    return max(130, round(max(said, kept) / style.look().factor) + 25)


def _width(words: str, more: int) -> int:
    """px at 100 % for small words and what stands beside them."""
    return round(paint.text_width(words, "small") / style.look().factor) + more + 2


def _name(made: Copy) -> str:
    return made.name
