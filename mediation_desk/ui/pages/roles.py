"""The page 权限: who may read and write what, as one table, and what keeps each row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.access_matrix import MATRIX, Access, Part, Row
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term

_ONE_BY_ONE_FROM = 1.25
"""Text size from which seven columns no longer fit a small screen: one part is shown at a time."""


class RolesPage(Page):
    """What each role may do; the same table the program goes by."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Rights"))
        self.head.set_under(_("roles.kept_by_whom"))
        whole = [Column(key="material", title=_("Material"), wrap=True)]
        whole += [Column(key=part, title=term(part), wrap=True, width=116) for part in Part]
        whole.append(Column(key="kept", title=_("Kept by"), width=148, wrap=True))
        self.table = Table(whole, _cells, key=_material, name=_("Who may read and write what"), row_height=44)
        self.part = Segments([(part, term(part)) for part in Part], compact=True, name=_("Role"))
        self.part.set_value(Part.COUNSELLOR_OWN)
        self.part.break_lines()
        one = (
            Column(key="material", title=_("Material"), wrap=True),
            Column(key="access", title=_("May"), wrap=True),
            Column(key="kept", title=_("Kept by"), width=136, wrap=True),
        )
        self.one = Table(one, self._one_cells, key=_material, name=_("What one role may do"), row_height=44)
        self.about = Prose("", "small", tone="ink2")
        self._lay_out()
        for table in (self.table, self.one):
            table.set_rows(MATRIX)
            table.chosen.connect(self._say)
        self.part.changed.connect(self.one.refresh)
        style.on_refit(self, self._fit)

    def panes(self) -> tuple[QWidget, ...]:
        """The table alone."""
        return (self.one if self._one_by_one else self.table,)

    def opened(self, *_args: object) -> None:
        """Begin at the first row."""
        shown = self.panes()[0]
        assert isinstance(shown, Table)
        if shown.current_row() is None:
            shown.selectRow(0)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _one_by_one(self) -> bool:
        return style.look().factor >= _ONE_BY_ONE_FROM

    def _lay_out(self) -> None:
        self._how = Prose(_("roles.kept_how"), "small", tone="ink2")
        self.body.addWidget(self._how)
        sheet = Sheet(margin=0, gap=0)
        self.body.addWidget(self.part, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.add(self.table, 1)
        sheet.add(self.one, 1)
        self.body.addWidget(sheet, 1)
        self.body.addWidget(self.about)

    def _fit(self) -> None:
        alone = self._one_by_one
        self.table.setVisible(not alone)
        self.one.setVisible(alone)
        self.part.setVisible(alone)
        self._how.setVisible(not alone)

    def _say(self, row: Row | None) -> None:
        if row is not None:
            kept = _("roles.sealed") if row.sealed else _("roles.by_program")
            self.about.setText(f"{term(row.material)}：{_(f'material.{row.material}')} {kept}")

    def _one_cells(self, row: Row) -> tuple[Cell, ...]:
        part = self.part.value() or Part.COUNSELLOR_OWN
        return Text(text=term(row.material)), _cell(row, part), _kept(row)


def _cells(row: Row) -> tuple[Cell, ...]:
    return Text(text=term(row.material), strong=True), *map(partial(_cell, row), Part), _kept(row)


def _cell(row: Row, part: Part) -> Cell:
    access = row.access(part)
    return Text(text=term(access), tone="ink3" if access is Access.NONE else "ink")


def _kept(row: Row) -> Cell:
    if row.sealed:
        return Text(text=_("program and cryptography"), icon="lock")
    return Text(text=_("the program"), tone="ink2")


def _material(row: Row) -> str:
    return row.material
