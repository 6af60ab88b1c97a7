"""The tree of areas, edited where it stands: Insert adds below, F2 renames, Alt with arrows moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from mediation_desk.domain.area import Area
from mediation_desk.ui import style
from mediation_desk.ui.kit.outside_choice import OutsideChoice
from mediation_desk.words import _

_ID = Qt.ItemDataRole.UserRole
_ACROSS = 3


class AreaTree(QTreeWidget):
    """`renamed(area, name)`, `added(parent id, name)`, `shifted(area, by)`, `chosen(area or None)`.

    A name that was refused stays in its line until it is put right or given up by Esc.
    """

    renamed = Signal(object, str)
    added = Signal(str, str)
    shifted = Signal(object, int)
    chosen = Signal(object)

    def __init__(self, *, writes: bool) -> None:
        super().__init__()
        self._writes = writes
        self._areas: dict[str, Area] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._new: QTreeWidgetItem | None = None
        self.setColumnCount(_ACROSS)
        self.setAccessibleName(_("Areas"))
        self.setAccessibleDescription(_("Insert adds below, F2 renames, Alt and arrows move among sisters."))
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setUniformRowHeights(True)
        keys = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        self.setEditTriggers(keys if writes else QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        OutsideChoice(self)
        self.currentItemChanged.connect(lambda _now, _former: self.chosen.emit(self.current()))
        self.itemChanged.connect(self._edited)
        delegate = self.itemDelegate()
        delegate.closeEditor.connect(self._closed)
        style.on_refit(self, self._fit)

    def show_areas(self, areas: Sequence[Area], levels: Sequence[str]) -> None:
        """Show the tree; what was open and chosen stays so."""
        here = self.current()
        opened = {area_id for area_id, item in self._items.items() if item.isExpanded()}
        first = not self._items
        blocked = self.blockSignals(True)
        self.clear()
        self._new = None
        self.setHeaderLabels([_("Name of the area"), _("Level in the tree"), _("Area code")])
        self._areas = {one.id: one for one in areas}
        self._items = {}
        for one in areas:
            above = self._items.get(one.parent_id or "")
            item = QTreeWidgetItem(above) if above else QTreeWidgetItem(self)
            level = levels[one.level] if one.level < len(levels) else ""
            item.setText(0, one.name)
            item.setText(1, _("{level} (closed)", level=level) if one.closed_on else level)
            item.setText(2, one.code)
            item.setData(0, _ID, one.id)
            if self._writes:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            if one.closed_on:
                for column in range(_ACROSS):
                    item.setForeground(column, style.colour("ink3"))
            self._items[one.id] = item
            item.setExpanded(one.level == 0 or one.id in opened or (first and one.level < 1))
        self.blockSignals(blocked)
        self._fit()
        if here is None or not self.choose(here.id):
            first_line = self.topLevelItem(0)
            if first_line is not None:
                self.setCurrentItem(first_line)
        self.chosen.emit(self.current())

    def current(self) -> Area | None:
        """The area chosen."""
        item = self.currentItem()
        return self._areas.get(str(item.data(0, _ID))) if item else None

    def choose(self, area_id: str) -> bool:
        """Choose an area; False when it is not here."""
        item = self._items.get(area_id)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        return item is not None

    def begin_below(self, parent_id: str = "") -> None:
        """A line for a new area below one, or at the top; its name is typed there."""
        if not self._writes or self._new is not None:
            return
        above = self._items.get(parent_id)
        blocked = self.blockSignals(True)
        self._new = QTreeWidgetItem(above) if above else QTreeWidgetItem(self)
        self._new.setFlags(self._new.flags() | Qt.ItemFlag.ItemIsEditable)
        self._new.setData(1, _ID, parent_id)
        self.blockSignals(blocked)
        if above:
            above.setExpanded(True)
        self.setCurrentItem(self._new)
        self.scrollToItem(self._new)
        self.editItem(self._new, 0)

    def edit_again(self) -> None:
        """The name that was refused is in its line still: go on with it."""
        item = self._new or self.currentItem()
        if item is not None:
            self.editItem(item, 0)

    def rename(self) -> None:
        """Type another name in the line chosen."""
        item = self.currentItem()
        if item is not None and self._writes:
            self.editItem(item, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert, F2 and Alt with arrows; the rest moves."""
        area = self.current()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._writes and event.key() == Qt.Key.Key_Insert:
            self.begin_below(area.id if area else "")
        elif self._writes and alt and area and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(area, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _edited(self, item: QTreeWidgetItem, column: int) -> None:
        if column != 0:
            return
        if item is self._new:
            if item.text(0).strip():
                self.added.emit(str(item.data(1, _ID) or ""), item.text(0).strip())
            return
        area = self._areas.get(str(item.data(0, _ID)))
        if area is not None and item.text(0).strip() != area.name:
            self.renamed.emit(area, item.text(0).strip())

    def _closed(self, *_how: object) -> None:
        """A new line that was left empty goes away again."""
        new = self._new
        if new is None or new.text(0).strip():
            return
        self._new = None
        above = self._items.get(str(new.data(1, _ID) or ""))
        if above is not None:
            above.removeChild(new)
        else:
            self.takeTopLevelItem(self.indexOfTopLevelItem(new))

    def _fit(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 132), (2, 88)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, style.px(width))
        head.setFixedHeight(style.px(40))
        self.setStyleSheet(f"QTreeView::item {{ height: {style.px(34)}px; }}")
        self.setIndentation(style.px(22))
