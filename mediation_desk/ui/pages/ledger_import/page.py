"""导入: an old ledger from its file to the register in four steps, and batches undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.ledger_columns import FORMS
from mediation_desk.domain.ledger_import import (
    ImportBatch,
    LedgerFile,
    LedgerKind,
    LedgerRow,
    LedgerRows,
    Reading,
)
from mediation_desk.errors import DeskError
from mediation_desk.services.ledger_export import SHEET, export_cases
from mediation_desk.services.ledger_matching import Matched
from mediation_desk.services.ledger_plan import ImportFile, SheetRows
from mediation_desk.services.ledger_refused import RefusedWords, export_refused
from mediation_desk.services.ledger_taking import CHANGED, Taken, undo_batch
from mediation_desk.services.permission import roles_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.share_bar import ShareBar
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.steps import Steps
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.ledger_import.check_step import CheckStep
from mediation_desk.ui.pages.ledger_import.columns_step import ColumnsStep
from mediation_desk.ui.pages.ledger_import.run import LedgerRun
from mediation_desk.ui.pages.ledger_import.start_step import DoneStep, StartStep
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.save_bytes import save_bytes
from mediation_desk.words import _, listed, sentence

START, COLUMNS, CHECK, DONE = range(4)


class LedgerImportPage(Page):
    """Each step has its one primary button; Back goes a step back and loses nothing that was chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Old ledgers"))
        self._file: LedgerFile | None = None
        self._kind = LedgerKind.CASES
        self.run = LedgerRun(desk, self)
        self.steps = Steps((_("File"), _("Columns"), _("Check"), _("Outcome of the import")))
        self.notices = NoticePlace()
        self.start, self.columns = StartStep(desk), ColumnsStep(desk)
        self.check, self.done = CheckStep(desk), DoneStep()
        self.stack = Stack()
        for step in (self.start, self.columns, self.check, self.done):
            self.stack.addWidget(step)
        self.export_all = Button(_("Export the register of cases"), icon="file-export")
        self.back = Button(_("Back"))
        self.act = Button(_("Choose the file"), "primary")
        for button in (self.export_all, self.back, self.act):
            self.head.add_button(button)
        self.head.set_facts(self.steps)
        self._lay_out()
        self._connect()
        self._turn(START)

    def opened(self, *_args: object) -> None:
        """Ask for the batches; a file under way stays where it was."""
        self.start.look()

    def primary(self) -> None:
        """The step's own act."""
        if self.run.running or not self.act.isEnabled():
            return
        (self._choose_file, self._check, self._take, self._again)[self.stack.currentIndex()]()

    def panes(self) -> tuple[QWidget, ...]:
        """The step that is shown."""
        return (self.stack.currentWidget(),)

    def _lay_out(self) -> None:
        self.bar, self.far = ShareBar(0), Label("", "small", tone="ink2")
        self.stop = Button(_("Stop"), compact=True)
        self.going = QWidget()
        row = Row(self.going, gap=12)
        row.addWidget(size(self.bar, width=320))
        row.addWidget(self.far, 1)
        row.addWidget(self.stop)
        self.body.addLayout(self.notices)
        self.body.addWidget(self.going)
        self.body.addWidget(self.stack, 1)
        self.going.hide()

    def _connect(self) -> None:
        self.act.clicked.connect(self.primary)
        self.back.clicked.connect(self._step_back)
        self.stop.clicked.connect(self.run.stop)
        self.export_all.clicked.connect(self._export_all)
        self.start.undo_wanted.connect(self._undo)
        self.columns.changed.connect(self._say_act)
        self.check.changed.connect(self._say_act)
        self.done.export.clicked.connect(self._export_rest)
        self.run.told.connect(self._told)
        self.run.read.connect(self._read)
        self.run.checked.connect(self._checked)
        self.run.taken.connect(self._taken)
        self.run.failed.connect(self._failed)
        self.desk.changed.connect(self._changed)

    def _turn(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.steps.set_current(step)
        self.back.setVisible(step in (COLUMNS, CHECK))
        may = bool(self.desk.staff.roles & roles_of(export_cases))
        self.export_all.setVisible(step == START and may)
        self._say_act()

    def _say_act(self) -> None:
        step = self.stack.currentIndex()
        taken = self.check.taken() if step == CHECK else 0
        words = (_("Choose the file"), _("Check the rows"), "", _("Another file"))[step]
        self.act.set_text(words or _("Take in {n} rows", n=f"{taken:,}"))
        hindered = ""
        if step == COLUMNS and (heads := self.columns.lacking()):
            hindered = _("Still lacking: {heads}", heads=listed(heads))
        elif step == CHECK and not taken:
            hindered = sentence(DeskError("ledger.nothing_to_take"))
        elif step == CHECK and self.check.found.taken_before is not None and not self.check.again.value():
            hindered = sentence(DeskError("ledger.taken_before"))
        if hindered or self.run.running:
            self.act.block(hindered)
        else:
            self.act.allow()

    def _go(self, said: str) -> None:
        self.notices.say(None)
        self.far.setText(said)
        self.bar.set_share(0, "pine")
        self.going.show()
        self._say_act()

    def _choose_file(self) -> None:
        kind = self.start.kind.value()
        if kind is None:
            self.start.kind.set_error(_("Say first what the list is."))
            return
        self.start.kind.set_error(None)
        self._kind = kind
        chosen = self.desk.files.open_several(
            self, _("Choose the file"), _("Lists (*.xlsx *.xls *.csv *.ods *.txt)")
        )
        if chosen:
            self.read(chosen[0])

    def read(self, path: Path) -> None:
        """Read this file as the kind that is chosen."""
        self._kind = self.start.kind.value() or self._kind
        self._go_reading()
        self.run.read_file(path)

    def _go_reading(self) -> None:
        self.run.running = True
        self._go(_("Reading the file"))

    def _read(self, file: LedgerFile) -> None:
        self.going.hide()
        self._file = file
        self.columns.show_file(file, self._kind)
        self._turn(COLUMNS)

    def _check(self) -> None:
        if self._file is None:
            return
        self.run.check(
            self._file, self._kind, self.columns.sheet_index, self.columns.head, self.columns.columns()
        )
        self._go(_("Looking at the rows"))

    def _checked(self, rows: LedgerRows, found: Matched) -> None:
        self.going.hide()
        self.check.show_rows(rows, found, self._kind)
        self._turn(CHECK)

    def _take(self) -> None:
        if self._file is None:
            return
        file = ImportFile(
            kind=self._kind,
            name=self._file.name,
            sha256=self._file.sha256,
            heads=self.columns.heads(),
            columns=tuple(self.columns.columns().items()),
        )
        ground = self.start.ground.value()
        self.run.take(file, self.check.found, self.check.chosen, ground, again=self.check.again.value())
        self._go(_("Taking them in"))

    def _taken(self, done: Taken) -> None:
        self.going.hide()
        self.done.show_done(done.taken, len(self.check.not_taken()))
        self._turn(DONE)

    def _again(self) -> None:
        self._file = None
        self.start.look()
        self._turn(START)

    def _step_back(self) -> None:
        if not self.run.running:
            self._turn(self.stack.currentIndex() - 1)

    def _told(self, far: Reading) -> None:
        if far.total:
            self.bar.set_share(min(1.0, far.done / far.total), "pine")
            self.far.setText(_("{done} of {total} lines", done=f"{far.done:,}", total=f"{far.total:,}"))

    def _failed(self, error: DeskError) -> None:
        self.going.hide()
        self.notices.say(Notice(sentence(error), "red", closable=True))
        self._say_act()

    def _undo(self, batch: ImportBatch) -> None:
        self.desk.do(self, self._undone, undo_batch, batch.id, failed=self._failed)

    def _undone(self, _batch: ImportBatch) -> None:
        self.start.look()
        self.desk.toast(_("The batch was taken back"))

    def _export_rest(self) -> None:
        suggested = f"{_('Rows not taken')} {self.desk.today():%Y-%m-%d}.xlsx"
        title = _("Export (the file is not encrypted)")
        path = self.desk.files.save_as(self, title, suggested, "Excel (*.xlsx)")
        if path is None:
            return
        words = RefusedWords(
            title=_("Rows not taken"), line=_("Line"), why=_("Why it was not taken"), said=self._why
        )
        given = SheetRows(self.check.not_taken())
        self.desk.do(
            self,
            lambda data: save_bytes(self.desk, path, data),
            export_refused,
            FORMS[self._kind],
            given,
            words,
        )

    def _why(self, row: LedgerRow) -> str:
        return self.check.why(row)

    def _export_all(self) -> None:
        leave_as_sheet(
            self.desk,
            self,
            export_cases,
            None,
            None,
            name=SHEET,
            title=_("Export the register of cases"),
            means=_("ledger.export_means"),
        )

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"ledger"} and nouns <= CHANGED and self.isVisible():
            self.start.look()
