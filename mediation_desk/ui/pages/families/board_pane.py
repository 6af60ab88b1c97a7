"""The board: the tree of areas coloured by share, and a column of sheets for each colour of the scheme."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.household_list import Board
from mediation_desk.services.household_board import board_of
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.families.area_tree import AreaTree
from mediation_desk.ui.pages.families.column import ColourColumn
from mediation_desk.words import _, count

_TREE, _WIDE = 264, 1080


class BoardPane(QWidget):
    """`opened(id)` a household; `rest(path, code)` those there is no room for; `schemes()` the scheme."""

    opened = Signal(str)
    rest = Signal(str, str)
    unassessed = Signal(str)
    waiting = Signal(str)
    schemes = Signal()
    picture = Signal()
    shown = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._scheme: tuple[str, int] | None = None
        self.columns: list[ColourColumn] = []
        self.tree = AreaTree()
        self.tree.chosen.connect(self.ask)
        self.scheme = Button("", "link")
        self.scheme.clicked.connect(self.schemes)
        self.large = Button(_("Larger picture"), "text", compact=True)
        self.large.clicked.connect(self.picture)
        self.missing = Button("", "link")
        self.missing.clicked.connect(self._unassessed)
        self.asked = Button("", "link")
        self.asked.clicked.connect(lambda: self.waiting.emit(self.tree.path()))
        left = Sheet(_("Areas"), fact=_("households.unit"), margin=(8, 12, 8, 12), gap=4)
        self._left = left
        self.fold = Button(_("Areas"), "text", icon="map-pin", compact=True)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._arrange)
        left.add(self.tree, 1)
        left.add(self.missing)
        left.add(self.asked)
        foot = Column(gap=2, margin=(8, 4, 8, 0))
        foot.addWidget(self.scheme, 0, Qt.AlignmentFlag.AlignLeft)
        green = _("Green is a class; it does not mean there is no difficulty.")
        foot.addWidget(Prose(green, "small", tone="ink2"))
        foot.addWidget(self.large, 0, Qt.AlignmentFlag.AlignLeft)
        left.add(foot)
        self.empty = EmptyState(
            _("No household yet"), _("Open the first household, or take an old ledger in."), []
        )
        self._columns = Row(gap=12)
        right = self._right = QWidget()
        column = Column(right, gap=0)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._columns, 1)
        column.addWidget(self.empty, 1)
        row = Row(self, gap=12)
        row.addWidget(left)
        row.addWidget(right, 1)
        style.on_refit(self, self._arrange)
        desk.masked_changed.connect(self._masked)

    def ask(self, *_path: object) -> None:
        """Ask for the board of the area chosen."""
        self._desk.ask(self, self._show, board_of, self.tree.path())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whether tree and columns have room beside one another."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, *_on: object) -> None:
        """In large text the tree stands in the columns' place when it is asked for."""
        wide = self.width() >= style.px(_WIDE)
        self._left.setFixedWidth(style.px(_TREE))
        self._left.setVisible(wide or self.fold.isChecked())
        self.fold.setVisible(not wide)

    def begin(self) -> None:
        """The cursor on the first sheet there is."""
        for one in self.columns:
            if one.cards.cards.rowCount():
                one.cards.begin(0)
                return
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, board: Board) -> None:
        scheme = board.scheme
        if self._scheme != (scheme.id, scheme.version):
            self._scheme = (scheme.id, scheme.version)
            self._lay_out(board)
        self.tree.show_areas(board.areas, scheme)
        for column, told in zip(self.columns, board.columns, strict=True):
            column.show_column(told)
        self.scheme.set_text(_("Scheme: {name}", name=scheme.name))
        self.missing.setVisible(bool(board.unassessed))
        self.missing.set_text(
            count("{n} household to be assessed", "{n} households to be assessed", board.unassessed)
        )
        self.asked.setVisible(bool(board.waiting))
        self.asked.set_text(count("{n} change for approval", "{n} changes for approval", board.waiting))
        anybody = any(one.households for one in board.areas)
        self.empty.setVisible(not anybody)
        for column in self.columns:
            column.setVisible(anybody)
        self.shown.emit(board)

    def _lay_out(self, board: Board) -> None:
        for old in self.columns:
            self._columns.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.columns = []
        for number, colour in enumerate(board.scheme.colours):
            column = ColourColumn(self._desk, colour)
            column.opened.connect(self.opened)
            column.rest.connect(self._rest)
            column.cards.sideways.connect(lambda by, at=number: self._sideways(at, by))
            self._columns.addWidget(column, 1)
            self.columns.append(column)

    def _sideways(self, at: int, by: int) -> None:
        row = self.columns[at].cards.currentIndex().row()
        at += by
        while 0 <= at < len(self.columns):
            if self.columns[at].cards.cards.rowCount():
                self.columns[at].cards.begin(row)
                return
            at += by
        if at < 0:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self, code: str) -> None:
        self.rest.emit(self.tree.path(), code)

    def _unassessed(self) -> None:
        self.unassessed.emit(self.tree.path())

    def _masked(self, _masked: bool) -> None:
        for one in self.columns:
            one.refresh()
