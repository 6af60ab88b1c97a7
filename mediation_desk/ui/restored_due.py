"""The notice on the first page of a restored register: what it is now, what is still asked, how many wait."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.after_restore import AfterRestore, after_restore
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.restored_words import restored_said
from mediation_desk.words import _, count


class RestoredDue(QWidget):
    """Nothing while the register was never restored, or long ago and everything is settled."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.state: AfterRestore | None = None
        self._column = Column(self)
        self.hide()
        desk.changed.connect(self._changed)

    def ask(self) -> None:
        """Ask how the register stands."""
        self._desk.ask(self, self._show, after_restore)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"restored", "number"}:
            self.ask()

    def _show(self, state: AfterRestore | None) -> None:
        self.state = state
        clear(self._column)
        self.setVisible(state is not None)
        if state is not None:
            said, second = restored_said(state.restored, state.by)
            acts: list[Act] = []
            if state.opens and state.asked:
                acts.append((_("Say the last numbers on paper"), self._to_asked))
            if state.opens and state.waiting:
                words = count("{n} number to enter again", "{n} numbers to enter again", state.waiting)
                acts.append((words, self._to_list))
            if self._desk.staff.roles & BACKUP_RESTORE:
                acts.append((_("What came back with it"), self._to_returned))
            if state.asked and not state.opens:
                second += _(" A mediator or the director first says which numbers were the last on paper.")
            self._column.addWidget(Notice(said, "amber", second=second, acts=acts))

    def _to_asked(self) -> None:
        self._desk.go("restored", "asked")

    def _to_returned(self) -> None:
        self._desk.go("after_restore")

    def _to_list(self) -> None:
        self._desk.go("restored", "list")
