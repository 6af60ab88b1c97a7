"""The choice of an area for a report: one of the tree, with all that lies below it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem

from mediation_desk.services.areas import AreaChoice
from mediation_desk.ui import style
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.spoken import group
from mediation_desk.words import _

_ID = Qt.ItemDataRole.UserRole


class AreaFilter(FilterButton):
    """`value()` is the id of one area, or empty for all; pressed, it shows the tree."""

    def __init__(self) -> None:
        super().__init__(_("Area"), (), one=True)
        self.choices: tuple[AreaChoice, ...] = ()

    def offer(self, choices: tuple[AreaChoice, ...]) -> None:
        """The areas there are; with none there is nothing to choose."""
        self.choices = choices
        self.set_options([(one.area.id, one.area.name) for one in choices])
        self.setVisible(bool(choices))

    def path(self) -> str:
        """The path of the area chosen."""
        chosen = self.value()
        return next((one.area.path for one in self.choices if chosen and one.area.id == chosen[0]), "")

    def open_list(self) -> AreaTree:  # type: ignore[override]  # a tree in place of the list
        """Show the tree below the button."""
        popup = AreaTree(self, self.choices, self.value())
        popup.move(self.mapToGlobal(QPoint(0, self.height() + style.px(4))))
        popup.show()
        popup.tree.setFocus()
        return popup


class AreaTree(QFrame):
    """The tree as it stands; Enter or a click takes one, Esc closes."""

    def __init__(
        self, owner: AreaFilter, choices: tuple[AreaChoice, ...], chosen: tuple[object, ...]
    ) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        group(self, _("Areas"))
        self._owner = owner
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setAccessibleName(_("Areas"))
        items: dict[str, QTreeWidgetItem] = {}
        for one in choices:
            above = items.get(one.area.parent_id or "")
            item = QTreeWidgetItem(above) if above else QTreeWidgetItem(self.tree)
            item.setText(0, one.area.name)
            item.setData(0, _ID, one.area.id)
            items[one.area.id] = item
            if one.area.level == 0:
                item.setExpanded(True)
            if one.area.id in chosen:
                self.tree.setCurrentItem(item)
        self.tree.itemActivated.connect(self._take)
        self.tree.itemClicked.connect(self._take)
        Column(self, margin=1).addWidget(self.tree)
        self.resize(style.px(320), style.px(360))

    def _take(self, item: QTreeWidgetItem) -> None:
        taken = item.data(0, _ID)
        self.close()
        self._owner.set_value((taken,))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
