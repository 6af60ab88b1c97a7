"""Which files a keepers' session opens: found by name or number at the left, those chosen at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.sealed_file import SealedFile, SealedFileId
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term

MOST_SHOWN = 200


class FilesChoice(QWidget):
    """One click or Enter moves a file to the other list; `changed` when the choice did."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._files: dict[SealedFileId, SealedFile] = {}
        self._chosen: dict[SealedFileId, None] = {}
        self._authors: dict[str, str] = {}
        self.search = TextField("find", _("Find a file by name or number"), max_length=60)
        self.found = LineList(name=_("Files with sealed texts"))
        self.taken = LineList(name=_("Chosen files"))
        self.fault = Label("", "small", tone="red", wrap=True)
        self.fault.hide()
        self._head = Label("", "small")
        self.search.changed.connect(self._show)
        self.found.opened.connect(self._take)
        self.taken.opened.connect(self._give_back)
        self.search.edit.returnPressed.connect(self._to_found)
        left, right = Column(gap=4), Column(gap=4)
        left.addWidget(self.search)
        left.addWidget(size(self.found, min_height=140), 1)
        right.addWidget(self._head)
        right.addWidget(size(self.taken, min_height=140), 1)
        right.addWidget(self.fault)
        both = Row(self, gap=24)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self._show()

    def offer(self, files: Sequence[SealedFile], authors: dict[str, str]) -> None:
        """Let these be chosen; `authors` are names of staff by id."""
        self._files = {one.file: one for one in files}
        self._authors = authors
        self._chosen = {file: None for file in self._chosen if file in self._files}
        self._show()

    def value(self) -> tuple[SealedFileId, ...]:
        """The files chosen, in the order they were."""
        return tuple(self._chosen)

    def set_value(self, files: Sequence[SealedFileId]) -> None:
        """Choose these; those not offered yet are kept until they are."""
        self._chosen = dict.fromkeys(files)
        self._show()

    def set_fault(self, said: str) -> None:
        """Say what is wrong with the choice ("" takes it away)."""
        self.fault.setText(said)
        self.fault.setVisible(bool(said))

    def _to_found(self) -> None:
        """Onto the first found, so that Enter takes it."""
        self.found.setFocus()
        self.found.setCurrentIndex(self.found.entries.index(0))

    def _take(self, file: SealedFileId) -> None:
        self._chosen[file] = None
        self._changed()

    def _give_back(self, file: SealedFileId) -> None:
        self._chosen.pop(file, None)
        self._changed()

    def _changed(self) -> None:
        self.set_fault("")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        wanted = "".join(self.search.value().split()).casefold()
        offered = [
            one
            for one in self._files.values()
            if one.file not in self._chosen and wanted in f"{one.number}{one.names}".casefold()
        ]
        self.found.set_lines([self._line(one, "plus") for one in offered[:MOST_SHOWN]])
        taken = [self._files[file] for file in self._chosen if file in self._files]
        self.taken.set_lines([self._line(one, "x") for one in taken])
        self._head.setText(_("Chosen files ({n})", n=len(taken)))

    def _line(self, one: SealedFile, icon: str) -> Line:
        kind = term(one.file.kind)
        names = self._desk.shown(one.names)
        written = "、".join(self._authors.get(author, "") for author in one.authors)
        return Line(
            id=one.file,
            first=" · ".join(part for part in (names, one.number) if part) or kind,
            second=_("{kind}, {n} texts by {authors}", kind=kind, n=one.texts, authors=written),
            icon=icon,
        )
