"""One colour of the board: its shape, word and verb, how many, and as many sheets as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from mediation_desk.domain.colour import ColourDefinition
from mediation_desk.domain.household_list import BoardColumn, HouseholdLine
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import RankLabel
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.outside_choice import OutsideChoice
from mediation_desk.ui.pages.families.card import LINE, CardDelegate, CardModel
from mediation_desk.words import _, count


class Cards(QListView):
    """The sheets; `opened(id)` on a click or Enter, `sideways(±1)` on the arrows left and right."""

    opened = Signal(str)
    sideways = Signal(int)
    resized = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.cards = CardModel(desk)
        self.cards.setParent(self)
        self.setModel(self.cards)
        self._drawn = CardDelegate(desk, self)
        self.setItemDelegate(self._drawn)
        self.setAccessibleName(name)
        self.setProperty("ground", "none")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)
        OutsideChoice(self, self._open)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(LINE).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; left and right go to the neighbour."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and plain:
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain:
            self.sideways.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def begin(self, row: int) -> None:
        """The cursor on this sheet, or on the last one."""
        rows = self.cards.rowCount()
        if rows:
            self.setCurrentIndex(self.cards.index(min(max(row, 0), rows - 1)))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer sheets may fit."""
        super().resizeEvent(event)
        self.resized.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The sheet under the pointer is lit."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """No sheet is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._drawn.hovered_row:
            self._drawn.hovered_row = row
            self.viewport().update()


class ColourColumn(QFrame):
    """`opened(id)` for a household, `rest(code)` for those there is no room for."""

    opened = Signal(str)
    rest = Signal(str)

    def __init__(self, desk: Desk, colour: ColourDefinition) -> None:
        super().__init__()
        self.colour = colour
        self._column = BoardColumn(code=colour.code, households=0, persons=0, lines=())
        self.setProperty("card", "sunk")
        self.setAccessibleName(f"{colour.word} {colour.verb}")
        self.setToolTip(colour.definition)
        word = RankLabel(colour.rank, colour.word, side=20, code=colour.code, role="section")
        self.verb = Label(colour.verb, tone="ink2")
        self.figures, self.people = Label("", "small", tone="ink2"), Label("", "small", tone="ink2")
        every = Label(count("every {n} day", "every {n} days", colour.visit_days), "small", tone="ink2")
        self.cards = Cards(desk, f"{colour.word} {colour.verb}")
        self.cards.opened.connect(self.opened)
        self.cards.resized.connect(self._fit)
        self.more = Button("", "text", compact=True)
        self.more.clicked.connect(self._rest)
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else sheets would fit or not by whether it is there
        self.more.setSizePolicy(policy)
        self.nobody = Label(_("None"), "small", tone="ink3")
        first = Row(gap=8)
        first.addWidget(word)
        first.addWidget(self.verb, 1)
        second = FlowLayout(gap=4)
        second.addWidget(self.figures)
        second.addWidget(self.people)
        second.addStretch()
        second.addWidget(every)
        self.setMinimumWidth(1)  # in large text words are cut before the page is
        column = Column(self, margin=8, gap=4)
        head = Column(gap=2, margin=(4, 4, 4, 4))
        head.addLayout(first)
        head.addLayout(second)
        column.addLayout(head)
        column.addWidget(self.nobody, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(size(self.cards, min_height=116), 1)  # one sheet is always seen
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        style.on_refit(self, self._fit)

    def show_column(self, column: BoardColumn) -> None:
        """Its figures and its first households."""
        self._column = column
        self.figures.setText(count("{n} household", "{n} households", column.households))
        self.people.setText(count("{n} person", "{n} people", column.persons))
        self.nobody.setVisible(not column.households)
        self._fit()

    def refresh(self) -> None:
        """Masked or not: names stand otherwise."""
        self._fit(again=True)

    def _fit(self, *, again: bool = False) -> None:
        lines = self._column.lines
        room, shown = self.cards.viewport().height(), 0
        fitting: list[HouseholdLine] = []
        if again or self.cards.cards.lines != lines:
            self.cards.cards.put(lines)
        for row, line in enumerate(lines):
            shown += self.cards.sizeHintForIndex(self.cards.cards.index(row)).height()
            if shown > room + style.px(8):
                break
            fitting.append(line)
        kept = self.cards.currentIndex().row()
        if len(fitting) < len(lines):
            self.cards.cards.put(fitting)
        if kept >= 0 and fitting:
            self.cards.setCurrentIndex(self.cards.cards.index(min(kept, len(fitting) - 1)))
        left = self._column.households - len(fitting)
        self.more.setVisible(left > 0)
        self.more.set_text(count("{n} more household", "{n} more households", left))

    def _rest(self) -> None:
        self.rest.emit(self.colour.code)
