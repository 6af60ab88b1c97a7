"""Somebody of the register looked up by name: to open a file with, or to join one."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.party import Side
from mediation_desk.domain.person import PersonMatch
from mediation_desk.services import people
from mediation_desk.services.people import TypedPerson
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term

_FEWEST = 2
_PAUSE_MS = 250


class PersonFinder(QWidget):
    """`chosen(match)` for the entry taken; whoever is in `known` is not offered."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.known: tuple[str, ...] = ()
        self.name = TextField("look_up", _("Name"), helper=_("Whoever is not here yet is received first."))
        self.name.changed.connect(self._name_typed)
        self.found = LineList(name=_("People found"))
        self.found.opened.connect(self._take)
        self._hint = EmptyState(_("Look somebody up"), _("Type a name; two characters are enough."))
        self._nobody = EmptyState(_("Nobody found"), _("Whoever is not here yet is received first."))
        column = Column(self, gap=8)
        column.addWidget(self.name)
        for thing in (self.found, self._hint, self._nobody):
            column.addWidget(thing, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        self._matches: dict[str, PersonMatch] = {}
        self._show(())

    def empty(self) -> None:
        """Nothing typed, nobody shown."""
        self.name.set_value("")
        self._show(())

    def ask(self) -> None:
        """Look for what is typed."""
        if self._typed():
            wanted = TypedPerson(side=Side.SEEKER, name=self.name.value())
            self._desk.ask(self, self._show, people.matches, wanted, None, self.known)
        else:
            self._show(())

    def _typed(self) -> bool:
        return len(self.name.value()) >= _FEWEST

    def _name_typed(self) -> None:
        self._pause.start()

    def _show(self, found: tuple[PersonMatch, ...]) -> None:
        self._matches = {one.person_id: one for one in found if one.name}
        self.found.setVisible(bool(self._matches))
        self._nobody.setVisible(not self._matches and self._typed())
        self._hint.setVisible(not self._matches and not self._typed())
        self.found.set_lines(
            [
                Line(
                    id=one.person_id,
                    first=self._desk.shown(one.name),
                    second=" · ".join(
                        filter(
                            None,
                            (
                                term(one.sex),
                                _("aged {years}", years=one.age) if one.age is not None else "",
                            ),
                        )
                    ),
                    icon="plus",
                )
                for one in self._matches.values()
            ]
        )

    def _take(self, person_id: object) -> None:
        one = self._matches.get(str(person_id))
        if one is not None:
            self.chosen.emit(one)
