"""A household picked by typing letters of a member's name, its number or its address."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, QTimer
from PySide6.QtWidgets import QCompleter

from mediation_desk.domain.household_list import HouseholdLine
from mediation_desk.services.households import find_households, household_line
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import _

_PAUSE_MS = 150


class HouseholdField(Field):
    """`.value()` is the id of the household chosen, "" while none is."""

    def __init__(
        self,
        desk: Desk,
        name: str = "household_id",
        label: str = "",
        *,
        helper: str = "",
        optional: bool = False,
    ) -> None:
        self._desk = desk
        self.edit = LineEdit(_("Name, number or address"))
        super().__init__(name, label or _("Household"), self.edit, helper=helper, optional=optional)
        self._found: tuple[HouseholdLine, ...] = ()
        self._chosen: HouseholdLine | None = None
        self._wanted_id = ""
        self._words = QStringListModel(self)
        self.offered = QCompleter(self._words, self)
        self.offered.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.offered.popup().setProperty("popup", True)
        self.offered.activated[QModelIndex].connect(self._picked)  # type: ignore[index]  # stubs
        self.edit.setCompleter(self.offered)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._left)
        desk.masked_changed.connect(self._masked)

    def value(self) -> str:
        """The id of the household."""
        return self._chosen.id if self._chosen is not None else self._wanted_id

    def set_value(self, value: object) -> None:
        """Show the household of this id; "" or None shows none."""
        self._chosen, self._wanted_id = None, str(value or "")
        self.edit.setText("")
        self.set_error(None)
        if self._wanted_id:
            self._desk.ask(self, self._known, household_line, self._wanted_id)

    def _typed(self, _text: str) -> None:
        self._chosen, self._wanted_id = None, ""
        self._pause.start()
        self._was_changed()

    def _ask(self) -> None:
        self._desk.ask(self, self._offer, find_households, self.edit.text())

    def _offer(self, found: tuple[HouseholdLine, ...]) -> None:
        if self._chosen is not None:
            return
        self._found = found
        self._words.setStringList([self._said(one) for one in found])
        if found and self.edit.hasFocus():
            self.offered.complete()
        elif not found and self.edit.text().strip():
            self.set_error(_("No household is called so. Type another part of the name, number or address."))

    def _picked(self, index: QModelIndex) -> None:
        if index.row() < len(self._found):
            self._known(self._found[index.row()])
            self.changed.emit()

    def _known(self, line: HouseholdLine | None) -> None:
        if line is None:
            return
        self._chosen, self._wanted_id = line, line.id
        self._masked(self._desk.masked)
        self.set_error(None)

    def _left(self) -> None:
        """Whoever leaves with one household on offer means it; with several they choose."""
        if self._chosen is None and len(self._found) == 1 and self.edit.text().strip():
            self._known(self._found[0])
            self.changed.emit()

    def _masked(self, _masked: bool) -> None:
        if self._chosen is not None:
            self.edit.setText(self._said(self._chosen))
            self.edit.setCursorPosition(0)

    def _said(self, line: HouseholdLine) -> str:
        address = "" if line.safe_contact else self._desk.hidden(line.address)
        return " · ".join(filter(None, (self._desk.shown(line.head_name), line.number, line.area, address)))
