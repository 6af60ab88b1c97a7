"""The rows behind one figure as they were sent, and what was added, taken away or changed since."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.frozen_report import FigureDifference, FrozenRow
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _

SENT, ADDED, REMOVED, CHANGED = "sent", "added", "removed", "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSince:
    """A row and what became of it since the report was sent."""

    row: FrozenRow
    since: str = SENT


class RowsAsSent(QWidget):
    """A table of rows; what differs today comes first, told by a word as well as by colour."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        columns = (
            Column(key="title", title=_("Number or kind"), wrap=True),
            Column(key="kind", title=_("Kind"), width=136, drop=1),
            Column(key="on", title=_("Day"), width=108),
            Column(key="since", title=_("Since it was sent"), width=128),
        )
        self.table = Table(columns, self._cells, key=_key, name=_("Rows as sent"), row_height=40)
        Upright(self, gap=0).addWidget(self.table)

    def clear(self) -> None:
        """No figure is chosen."""
        self.table.set_rows(())

    def show_rows(self, rows: tuple[FrozenRow, ...], difference: FigureDifference | None) -> None:
        """What was sent, and what differs today."""
        removed = set(difference.removed) if difference else set()
        changed = {old for old, _new in difference.changed} if difference else set()
        added = tuple(RowSince(row=one, since=ADDED) for one in difference.added) if difference else ()
        known = [
            RowSince(row=row, since=REMOVED if row in removed else CHANGED if row in changed else SENT)
            for row in rows
        ]
        known.sort(key=lambda one: one.since == SENT)
        self.table.set_rows((*added, *known))

    def _cells(self, one: RowSince) -> tuple[Cell, ...]:
        title, on, _value, word = (*one.row.line, "", "", "", "")[:4]
        noun = _(f"Row.{one.row.noun}")
        since: Cell = Text(text="")
        if one.since != SENT:
            said = {ADDED: _("came later"), REMOVED: _("no longer counts"), CHANGED: _("changed")}
            since = Tag(text=said[one.since], tone="blue")
        return (
            Text(text=title or noun),
            Text(text=_(word) if word else noun, tone="ink2"),
            Text(text=on or "—"),
            since,
        )


def _key(one: RowSince) -> tuple[str, str, str]:
    return one.row.noun, one.row.subject_id, one.since
