"""The reminder on the first page: exported copies that lie outside longer than was meant."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.exported_copy import ExportedCopy, GoneHow
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.exported_copies import copies_outside, delete_copy
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import _, count, term


class CopiesDue(QWidget):
    """A notice with 删除副本 and the way to the list; nothing while no copy is due."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.due: tuple[ExportedCopy, ...] = ()
        self._column = Column(self)
        self.hide()
        desk.changed.connect(self._changed)

    def ask(self) -> None:
        """Ask which are due; whoever opens no case has none."""
        if self._desk.staff.roles & DOSSIER_READ:
            self._desk.ask(self, self._show, copies_outside)

    def delete(self) -> None:
        """Delete all that are due; what refuses says why."""
        for copy in self.due:
            self._desk.do(self, self._gone, delete_copy, copy.id)

    def _changed(self, nouns: frozenset[str]) -> None:
        if "attachment" in nouns:
            self.ask()

    def _show(self, copies: tuple[ExportedCopy, ...]) -> None:
        self.due = tuple(one for one in copies if one.expired(self._desk.now()))
        clear(self._column)
        self.setVisible(bool(self.due))
        if self.due:
            said = count(
                "{n} exported copy lies outside longer than 3 days",
                "{n} exported copies lie outside longer than 3 days",
                len(self.due),
            )
            acts = [(_("Delete the copies"), self.delete), (_("One by one"), self._list)]
            self._column.addWidget(Notice(said, "amber", second=_("export.due"), acts=acts, icon="clock"))

    def _list(self) -> None:
        self._desk.go("settings", "copies")

    def _gone(self, how: GoneHow) -> None:
        self._desk.toast(_("The copy: {how}", how=term(how)))
