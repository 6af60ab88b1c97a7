"""Where an import begins: what kind of list, on what ground, which file; below, the batches so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.ledger_import import ImportBatch
from mediation_desk.domain.staff import Staff
from mediation_desk.services.ledger_plan import GROUNDS, KIND_WRITE
from mediation_desk.services.ledger_taking import WRITES, import_batches
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column as Lines
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.saying import long_time
from mediation_desk.words import _, term


class StartStep(QWidget):
    """`undo_wanted`: an ImportBatch. `names` say who took a batch in, by staff id."""

    undo_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.kind = ComboField("kind", _("What the list is"), options=_kinds(desk.staff))
        self.ground = ComboField(
            "ground",
            _("On what ground its people are handled"),
            options=[(one, term(one)) for one in GROUNDS],
        )
        self.ground.set_value(GROUNDS[0])
        self.how = Label(_("ledger.how"), "small", tone="ink2", wrap=True)
        self.undo = DangerButton(_("Undo this batch"), ask=_("Take all of it back?"), compact=True)
        self.undo.confirmed.connect(self._undo)
        self.table = Table(
            (
                Column(key="when", title=_("Taken in"), width=232),
                Column(key="kind", title=_("Kind"), width=120),
                Column(key="file", title=_("File")),
                Column(key="rows", title=_("Rows"), width=88, right=True),
                Column(key="state", title=_("State"), width=128),
            ),
            self._cells,
            key=_id,
            name=_("Batches taken in"),
        )
        self.table.chosen.connect(self._chosen)
        self.empty = EmptyState(_("Nothing was taken in yet"), _("ledger.begin"))
        fields = Row(gap=16)
        fields.addWidget(size(self.kind, width=280), 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(size(self.ground, width=320), 0, Qt.AlignmentFlag.AlignTop)
        fields.addStretch(1)
        begin = Sheet(_("A new file"))
        begin.add(fields)
        begin.add(self.how)
        batches = Sheet(_("Batches taken in"))
        batches.add(self.table, 1)
        batches.add(self.empty, 1)
        row = Row()
        row.addStretch(1)
        row.addWidget(self.undo)
        batches.add(row)
        column = Lines(self, gap=16)
        column.addWidget(begin)
        column.addWidget(batches, 1)
        self._chosen(None)

    def look(self) -> None:
        """Ask for the batches."""
        self._desk.ask(self, self._found, import_batches)

    def _found(self, batches: tuple[ImportBatch, ...]) -> None:
        self.table.set_rows(batches)
        self.table.setVisible(bool(batches))
        self.undo.setVisible(bool(batches))
        self.empty.setVisible(not batches)

    def _cells(self, batch: ImportBatch) -> tuple[Cell, ...]:
        undone = batch.undone_at is not None
        return (
            Text(text=long_time(batch.taken_at)),
            Text(text=term(batch.kind)),
            Text(text=batch.file),
            Text(text=f"{batch.rows:,}"),
            Tag(text=_("Undone") if undone else _("Stands"), tone="neutral" if undone else "pine"),
        )

    def _chosen(self, batch: ImportBatch | None) -> None:
        self.undo.calm()
        if batch is not None and batch.undone_at is None:
            self.undo.allow()
        else:
            self.undo.block(_("Choose a batch that stands"))

    def _undo(self) -> None:
        batch = self.table.current_row()
        if isinstance(batch, ImportBatch):
            self.undo_wanted.emit(batch)


class DoneStep(QWidget):
    """What came of it: how many rows were taken, and how the others leave as a list."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Label("", "section", wrap=True)
        self.rest = Label("", wrap=True)
        self.export = Button(_("Export the rows not taken"), icon="file-export")
        card = Sheet()
        card.add(self.said)
        card.add(self.rest)
        row = Row()
        row.addWidget(self.export)
        row.addStretch(1)
        card.add(row)
        column = Lines(self)
        column.addWidget(card)
        column.addStretch(1)

    def show_done(self, taken: int, rest: int) -> None:
        """Say it."""
        self.said.setText(_("{n} rows taken in", n=f"{taken:,}"))
        self.rest.setText(_("ledger.rest", n=f"{rest:,}") if rest else _("Every row of the file was taken."))
        self.export.setVisible(bool(rest))


def _kinds(staff: Staff) -> list[tuple[object, str]]:
    return [
        (kind, term(kind)) for kind, roles in KIND_WRITE.items() if kind in WRITES and roles & staff.roles
    ]


def _id(batch: ImportBatch) -> str:
    return batch.id
