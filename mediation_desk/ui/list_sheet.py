"""The button that lets a list leave as a spreadsheet, row by row as it stands on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.shown_export import ShownList, export_shown
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.words import _

_ELASTIC = 30
"""Characters of a column that takes what room there is."""
_CHARACTER = 8
"""Pixels of one, roughly."""
_NOTHING = "—"


class ListExport(Button):
    """`key` is the page's, `title` the list's; columns folded for lack of room leave as well.

    Only for lists that are loaded whole. What is masked does not leave as dots: it is to be unmasked first.
    """

    def __init__(self, desk: Desk, page: QWidget, table: Table, *, key: str, title: str) -> None:
        super().__init__(_("Export"), icon="file-export")
        self._desk, self._page, self._table, self._key, self._title = desk, page, table, key, title
        self.clicked.connect(self._export)

    def shown(self) -> ShownList:
        """What the list shows now."""
        lines = self._table.lines
        across = range(len(lines.columns))
        return ShownList(
            page=self._key,
            title=self._title,
            heads=tuple(one.title for one in lines.columns),
            widths=tuple(one.width // _CHARACTER or _ELASTIC for one in lines.columns),
            rows=tuple(
                tuple(_said(lines.cell(row, column).spoken()) for column in across)
                for row in range(lines.rowCount())
            ),
        )

    def _export(self) -> None:
        if self._desk.masked:
            self._desk.notice(_("Lift the masking first (F9): the file says what the list shows."), of=self)
            return
        shown = self.shown()
        if not shown.rows:
            self._desk.notice(_("The list shows nothing that could be exported."), of=self)
            return
        leave_as_sheet(
            self._desk,
            self._page,
            export_shown,
            shown,
            name=self._title,
            title=_("Export this list"),
            means=_(
                "The rows the list shows now leave the desk: {n}. The file is not encrypted.",
                n=len(shown.rows),
            ),
        )


def _said(words: str) -> str:
    return "" if words == _NOTHING else words
