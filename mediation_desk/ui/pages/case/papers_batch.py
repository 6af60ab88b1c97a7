"""Choosing several papers of a case, filled or blank, for one print job or one folder."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.documents.kind import Shelf
from mediation_desk.documents.papers import PAPERS
from mediation_desk.domain.written_paper import WrittenPaper, WrittenState
from mediation_desk.services.agreement_proof import agreement_as_paper
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers import blank_paper, case_paper
from mediation_desk.services.written_desk import proof_of_written
from mediation_desk.services.written_papers import issued_paper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.checks import CheckBox
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.paper_batch import PaperBatch, Wanted
from mediation_desk.words import _, count

_OF_CASES = (Shelf.MAIN, Shelf.SIDE, Shelf.OUT)
_AGREEMENTS = ("mediation_agreement", "oral_agreement")
_KINDS = {"pdf": ("pdf",), "docx": ("docx",), "both": ("pdf", "docx")}


class BatchSheet(Sheet):
    """`begin(case id, [(what, words)])`; `closed()` when it is put away."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Several papers in one go"))
        self._desk = desk
        self._boxes: list[tuple[CheckBox, Wanted]] = []
        self._printing = False
        self.batch = PaperBatch(desk, self)
        self.batch.told.connect(self._tell)
        self.batch.ready.connect(self._ready)
        self.batch.stopped.connect(self._stopped)
        close = IconButton(_("Close"), "x")
        close.clicked.connect(self._close)
        self.head.addWidget(close)
        inside = QWidget()
        self._columns = Row(inside, gap=32)
        self._filled, self._blank = Column(gap=0), Column(gap=0)
        for column in (self._filled, self._blank):
            self._columns.addLayout(column, 1)
        self.add(scrolling(inside), 1)
        self._said = Prose("", "small", tone="ink2")
        self.add(self._said)
        self.format = Segments(
            [("pdf", "PDF"), ("docx", "Word"), ("both", _("Both"))], name=_("Format of the files")
        )
        self.format.set_value("pdf")
        self.export = Button(_("Export to a folder"), icon="file-export")
        self.print_all = Button(_("Print as one job"), icon="printer")
        self.give_up = Button(_("Stop"), "text")
        self.export.clicked.connect(self._export)
        self.print_all.clicked.connect(self._print)
        self.give_up.clicked.connect(self._cancel)
        buttons = Row(gap=12)
        for one in (self.print_all, self.export, self.format, self.give_up):
            buttons.addWidget(one)
        buttons.addStretch(1)
        self.add(buttons)

    def begin(self, case_id: str, told: Sequence[tuple[object, str]]) -> None:
        """Offer these papers of a case, and every blank form that belongs to cases."""
        self._boxes.clear()
        for column, title in ((self._filled, _("Of this case")), (self._blank, _("Blank forms"))):
            clear(column)
            column.addWidget(Label(title, "body_strong"))
        for what, words in told:
            self._offer(self._filled, _wanted(case_id, what, words))
        for kind in PAPERS:
            if kind.blank is not None and kind.shelf in _OF_CASES:
                words = f"{kind.title}　{kind.form}"
                self._offer(self._blank, Wanted(words=words, use_case=blank_paper, args=(kind.key,)))
        for column in (self._filled, self._blank):
            column.addStretch(1)
        self._say_chosen()
        if self._boxes:
            self._boxes[0][0].setFocus()

    def _offer(self, column: Column, wanted: Wanted) -> None:
        box = CheckBox(wanted.words)
        box.toggled.connect(self._say_chosen)
        column.addWidget(box)
        self._boxes.append((box, wanted))

    def chosen(self) -> list[Wanted]:
        """The papers ticked, in the order of the list."""
        return [wanted for box, wanted in self._boxes if box.isChecked()]

    def _say_chosen(self, *_on: object) -> None:
        n = len(self.chosen())
        self._said.setText(count("{n} paper chosen", "{n} papers chosen", n))
        self.give_up.hide()
        for button in (self.print_all, self.export):
            if n:
                button.allow()
            else:
                button.block(_("Tick the papers first."))

    def _print(self) -> None:
        self._begin(printing=True)

    def _export(self) -> None:
        self._begin(printing=False)

    def _begin(self, *, printing: bool) -> None:
        self._printing = printing
        for button in (self.print_all, self.export):
            button.block(_("The papers are being made."))
        self.give_up.show()
        self.batch.fetch(self.chosen())

    def _tell(self, done: int, of: int) -> None:
        self._said.setText(_("{done} of {all} made", done=done, all=of))

    def _cancel(self) -> None:
        self.batch.cancel()
        self._say_chosen()

    def _ready(self, made: tuple[MadePaper, ...]) -> None:
        self._say_chosen()
        if not self._printing:
            self.batch.export(made, _KINDS[self.format.value()], self._exported)
        elif self.batch.print(made):
            self._desk.toast(count("{n} paper printed", "{n} papers printed", len(made)))

    def _exported(self, written: int) -> None:
        if written:
            said = count(
                "{n} file written. It is not encrypted.",
                "{n} files written. They are not encrypted.",
                written,
            )
            self._desk.notice(said)

    def _stopped(self, why: tuple[tuple[str, str], ...]) -> None:
        self._say_chosen()
        lines = [f"{words}：{reason}" for words, reason in why]
        self._said.setText("\n".join((_("Nothing was printed or written."), *lines)))

    def _close(self) -> None:
        self.batch.cancel()
        self.closed.emit()


def _wanted(case_id: str, what: object, words: str) -> Wanted:
    assert isinstance(what, tuple)
    key, subject = what
    if isinstance(subject, WrittenPaper):
        use_case = proof_of_written if subject.state is WrittenState.DRAFT else issued_paper
        return Wanted(words=words, use_case=use_case, args=(subject.id,), writes=True)
    if key in _AGREEMENTS:
        return Wanted(words=words, use_case=agreement_as_paper, args=(subject,))
    return Wanted(words=words, use_case=case_paper, args=(key, case_id, subject))
