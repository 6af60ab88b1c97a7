"""The field for an area: some letters of it, or one picked in the tree."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem

from mediation_desk.services.areas import AreaChoice, area_choices
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.spoken import group
from mediation_desk.words import _

_MOST = 12
_ID = Qt.ItemDataRole.UserRole


class AreaField(FinderField):
    """`value()` is an area's id or ""; closed areas are shown when they stand there and no longer offered.

    ↓ or letters list what fits; Alt+↓ or the button opens the tree.
    """

    def __init__(
        self, desk: Desk, name: str = "area_id", label: str = "", *, helper: str = "", optional: bool = False
    ) -> None:
        super().__init__(
            name,
            label or _("Area"),
            "area.unknown",
            placeholder=_("Name or its first letters"),
            helper=helper,
            optional=optional,
        )
        self._desk = desk
        self._choices: dict[str, AreaChoice] = {}
        self._open = True
        button = self.edit.put_button(_("Pick in the tree"), "map-pin", key="Alt+Down")
        button.setShortcut(QKeySequence())  # the key is the field's, below: every such field has it
        button.clicked.connect(self.open_tree)
        opener = QShortcut(QKeySequence("Alt+Down"), self.edit)
        opener.setContext(Qt.ShortcutContext.WidgetShortcut)
        opener.activated.connect(self.open_tree)
        self.wanted.connect(self._find)
        desk.changed.connect(self._changed)
        self._ask()

    def words_of(self, entry_id: str) -> str:
        """The full name of an area, once the tree is known."""
        one = self._choices.get(entry_id)
        return one.name if one else ""

    def choice(self) -> AreaChoice | None:
        """The area taken, with its full name, or None."""
        return self._choices.get(self.text())

    def open_tree(self) -> AreaTreePopup:
        """Show the tree below the field, the area taken in sight."""
        popup = AreaTreePopup(self, tuple(self._choices.values()), self.text())
        popup.tree.itemActivated.connect(lambda item: self._picked(popup, item))
        popup.tree.itemClicked.connect(lambda item: self._picked(popup, item))
        popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + style.px(4))))
        popup.show()
        popup.tree.setFocus()
        return popup

    def _picked(self, popup: AreaTreePopup, item: QTreeWidgetItem) -> None:
        popup.close()
        area_id = str(item.data(0, _ID))
        self._taken(area_id, self.words_of(area_id))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, nouns: frozenset[str]) -> None:
        if "area" in nouns:
            self._ask()

    def _ask(self) -> None:
        self._desk.ask(self, self._show, area_choices)

    def _show(self, found: tuple[AreaChoice, ...]) -> None:
        self._choices = {one.area.id: one for one in found}
        kept = self.text()
        if kept in self._choices and self.words() != self._choices[kept].name:
            blocked = self.blockSignals(True)
            self.put(kept, self._choices[kept].name)
            self.blockSignals(blocked)

    def _find(self, typed: str) -> None:
        letters = "".join(typed.split()).casefold()
        fitting = [
            (one.area.id, one.name)
            for one in self._choices.values()
            if one.area.closed_on is None
            and (letters in one.name.casefold() or letters in one.initials or letters in one.spelled)
        ]
        self.offer(fitting[:_MOST])


class AreaTreePopup(QFrame):
    """The open areas as a tree; Enter or a click takes one, Esc closes."""

    def __init__(self, owner: AreaField, choices: tuple[AreaChoice, ...], chosen: str) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        group(self, _("Areas"))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setAccessibleName(_("Areas"))
        items: dict[str, QTreeWidgetItem] = {}
        for one in choices:
            if one.area.closed_on is not None:
                continue
            above = items.get(one.area.parent_id or "")
            item = QTreeWidgetItem(above) if above else QTreeWidgetItem(self.tree)
            item.setText(0, one.area.name)
            item.setData(0, _ID, one.area.id)
            items[one.area.id] = item
            item.setExpanded(one.area.level == 0)
        current = items.get(chosen) or self.tree.topLevelItem(0)
        if current is not None:
            self.tree.setCurrentItem(current)
            self.tree.scrollToItem(current)
        Column(self, margin=4).addWidget(self.tree)
        self.setFixedSize(max(owner.edit.width(), style.px(280)), style.px(320))
