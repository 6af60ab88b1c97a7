"""Which sheet, which line is the head, and which column of ours each column of the file is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.ledger_cell import Line, written
from mediation_desk.domain.ledger_columns import FORMS
from mediation_desk.domain.ledger_head import LOOKED_AT, guess_columns, guess_head, lacking, signature
from mediation_desk.domain.ledger_import import LedgerFile, LedgerKind
from mediation_desk.services.ledger_taking import remembered_columns
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.combo_field import Combo, ComboField
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, clear, rule, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _

_SAMPLES = 3
_HEAD_WIDTH, _SAMPLE_WIDTH = 220, 380


class ColumnsStep(QWidget):
    """`show_file` begins; `changed` when something was chosen; `columns()` is the mapping."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._file: LedgerFile | None = None
        self._kind = LedgerKind.CASES
        self._combos: dict[int, Combo] = {}
        self.sheet = ComboField("sheet", _("Sheet"))
        self.head_line = ComboField("head", _("Line with the heads"))
        self.sheet.changed.connect(self._sheet_chosen)
        self.head_line.changed.connect(self._head_chosen)
        self.notices = NoticePlace()
        self._rows = Column(gap=8)
        inside = QWidget()
        inside.setLayout(self._rows)
        self.card = Sheet(_("Columns"))
        self.card.add(scrolling(inside), 1)
        top = Row(gap=16)
        top.addWidget(size(self.sheet, width=320))
        top.addWidget(size(self.head_line, width=480))
        top.addStretch(1)
        column = Column(self, gap=12)
        column.addLayout(self.notices)
        column.addLayout(top)
        column.addWidget(self.card, 1)

    @property
    def sheet_index(self) -> int:
        """Which sheet is taken."""
        return int(self.sheet.value() or 0)

    @property
    def head(self) -> int:
        """Index of the line with the heads."""
        return int(self.head_line.value() or 0)

    def heads(self) -> tuple[str, ...]:
        """The heads as they are remembered."""
        return signature(self._lines[self.head]) if self._lines else ()

    def columns(self) -> dict[int, str]:
        """Which key each place of the file is."""
        return {at: str(combo.currentData()) for at, combo in self._combos.items() if combo.currentData()}

    def lacking(self) -> tuple[str, ...]:
        """Needed columns nobody chose."""
        return lacking(self.columns(), FORMS[self._kind])

    def show_file(self, file: LedgerFile, kind: LedgerKind) -> None:
        """Guess sheet, head and columns of a file."""
        self._file, self._kind = file, kind
        self.sheet.set_options(list(enumerate(one.name for one in file.sheets)))
        form = FORMS[kind]
        known = [
            len(guess_columns(one.lines[guess_head(one.lines, form)], form)) if one.lines else 0
            for one in file.sheets
        ]
        self.sheet.set_value(known.index(max(known)))
        self._sheet_chosen()

    @property
    def _lines(self) -> tuple[Line, ...]:
        return self._file.sheets[self.sheet_index].lines if self._file else ()

    def _sheet_chosen(self) -> None:
        if self._file is None:
            return
        lines = self._file.sheets[self.sheet_index].lines
        options = []
        for at, line in enumerate(lines[:LOOKED_AT]):
            said = " · ".join(filter(None, (" ".join(written(cell).split()) for cell in line)))
            if said:
                options.append((at, f"{at + 1}  {said[:60]}"))
        self.head_line.set_options(options)
        self.head_line.set_value(guess_head(lines, FORMS[self._kind]))
        self._head_chosen()

    def _head_chosen(self) -> None:
        if self._file is None:
            return
        self._lay_rows(guess_columns(self._file.sheets[self.sheet_index].lines[self.head], FORMS[self._kind]))
        self._desk.ask(self, self._remembered, remembered_columns, self._kind, self.heads())

    def _remembered(self, columns: dict[int, str] | None) -> None:
        if columns is None:
            return
        known = {column.key for column in FORMS[self._kind].columns}
        for at, combo in self._combos.items():
            key = columns.get(at)
            _choose(combo, key if key in known else None)
        self.notices.say(Notice(_("Columns as chosen the last time for such a file."), "pine"))
        self.changed.emit()

    def _lay_rows(self, guessed: dict[int, str]) -> None:
        assert self._file is not None
        self.notices.say(None)
        clear(self._rows)
        self._combos.clear()
        lines = self._file.sheets[self.sheet_index].lines
        below = lines[self.head + 1 : self.head + 60]
        options = [(None, _("Not taken"))] + [
            (column.key, f"{column.head}{'*' if column.needed else ''}")
            for column in FORMS[self._kind].columns
        ]
        for at in range(max((len(line) for line in lines[: self.head + 60]), default=0)):
            head = written(lines[self.head][at]) if at < len(lines[self.head]) else ""
            samples = [written(line[at]) for line in below if at < len(line) and written(line[at]).strip()]
            if not head.strip() and not samples:
                continue
            said = " ".join(head.split()) or _("Column {n}", n=at + 1)
            combo = Combo()
            for key, word in options:
                combo.addItem(word, key)
            combo.setAccessibleName(_("{head} of the file is", head=said))
            _choose(combo, guessed.get(at))
            combo.activated.connect(partial(self._column_chosen, at))
            self._combos[at] = combo
            row = Row(gap=16)
            row.addWidget(size(Label(said[:40], "body_strong", wrap=True), width=_HEAD_WIDTH))
            seen = " / ".join(" ".join(one.split())[:20] for one in samples[:_SAMPLES])
            row.addWidget(size(Label(seen, "small", tone="ink2", wrap=True), width=_SAMPLE_WIDTH))
            row.addWidget(combo, 1, Qt.AlignmentFlag.AlignVCenter)
            self._rows.addLayout(row)
            self._rows.addWidget(rule())
        self._rows.addStretch(1)
        self.changed.emit()

    def _column_chosen(self, chosen: int, _index: int) -> None:
        """Each of ours once: chosen anew it leaves the place it had."""
        key = self._combos[chosen].currentData()
        for at, combo in self._combos.items():
            if key and at != chosen and combo.currentData() == key:
                _choose(combo, None)
        self.changed.emit()


def _choose(combo: Combo, key: str | None) -> None:
    combo.setCurrentIndex(max(0, combo.findData(key)) if key else 0)
