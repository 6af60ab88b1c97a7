"""An issued paper beside its print: what it is, who has it, and every field as it was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.documents.kind import Field, FieldKind, PaperKind
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.written_paper import Value, WrittenState
from mediation_desk.services.written_desk import WrittenSheet
from mediation_desk.ui import limits
from mediation_desk.ui.copies_said import copies_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Grid, clear, rule, scrolling, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term


class IssuedText(Sheet):
    """Read only; `show_sheet` fills it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("This paper"))
        self._desk = desk
        inside = QWidget()
        self._column = Column(inside, margin=(0, 0, 12, 0), gap=12)
        self.add(scrolling(inside), 1)

    def show_sheet(self, sheet: WrittenSheet, kind: PaperKind) -> None:
        """Show a paper."""
        clear(self._column)
        self._column.addLayout(_grid(self._facts(sheet)))
        self._column.addWidget(rule())
        self._column.addLayout(_grid([(_(one.label), _words(one, sheet)) for one in kind.fields]))
        self._column.addStretch(1)

    def _facts(self, sheet: WrittenSheet) -> list[tuple[str, str]]:
        paper, today = sheet.paper, self._desk.today()
        told = [
            (_("State"), term(paper.state)),
            (_("Number of the paper"), paper.number),
            (_("Check code"), paper.code),
            (_("Whom this paper is for"), term(paper.audience)),
        ]
        if paper.issued_at is not None:
            day = limits.day(legal_day(paper.issued_at), today)
            told.append((_("Issued"), " · ".join(filter(None, (day, sheet.issued_by)))))
        if paper.signed_on is not None:
            told.append((_("Signed"), limits.day(paper.signed_on, today)))
        if sheet.copies:
            told.append((_("Copies"), copies_said(sheet.copies)))
        if paper.state is WrittenState.VOIDED:
            told.append((_("Reason"), paper.void_reason))
        return told


def _grid(lines: list[tuple[str, str]]) -> Grid:
    grid = Grid(gap=8)
    grid.setColumnStretch(1, 1)
    for row, (name, words) in enumerate(lines):
        label = size(Label(name, "small", wrap=True), width=128)
        label.setContentsMargins(0, 2, 0, 0)  # its line is lower than that of the words beside it
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Prose(words or "—"), row, 1)
    return grid


def _words(field: Field, sheet: WrittenSheet) -> str:
    value: Value = sheet.paper.value(field.name)
    if isinstance(value, str):
        return value
    if field.kind is FieldKind.TICKS:
        return "；".join(map(str, value))
    between = "：" if field.kind is FieldKind.TALK else " · "
    return "\n".join(between.join(part for part in row if part) for row in value if isinstance(row, tuple))
