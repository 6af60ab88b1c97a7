"""谁要来: staff and clients together, found by typing a name, a case number or a phone's last digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError
from mediation_desk.services.booking_matter import FEWEST, Comer, Matter, MatterLine, find_matters, matter
from mediation_desk.services.name_letters import is_within
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.named_chips import NamedChip, NamedChips
from mediation_desk.words import _, sentence

_PAUSE_MS = 200
_MOST_STAFF = 4


class WhoField(QWidget):
    """`.staff_ids`, `.person_ids`, `.case_id`, `.file_id`; `changed` after every change.

    A case brings its parties and its mediators along; a child only when it is asked for.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._staff: Mapping[str, str] = {}
        self.staff_ids: tuple[str, ...] = ()
        self.matter = Matter(comers=())
        self._comers: tuple[Comer, ...] = ()
        self._found: dict[str, MatterLine] = {}
        self.chips = NamedChips(_("Name, case or phone"), _("Who is to come"))
        self.found = LineList(grows=True, name=_("Found"), row_height=40)
        self.found.hide()
        self.error = Label("", "hint", tone="red", wrap=True)
        self.error.hide()
        label = Label(_("Who is to come"), "small")
        label.setBuddy(self.chips.line)
        column = Column(self, gap=4)
        for each in (label, self.chips, self.found, self.error):
            column.addWidget(each)
        self.setFocusProxy(self.chips.line)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.chips.dropped.connect(self.drop)
        self.chips.line.textEdited.connect(self._typed)
        self.chips.line.down.connect(self._into_list)
        self.chips.line.taken.connect(self._take_first)
        self.found.opened.connect(self.take)
        desk.masked_changed.connect(self._masked)

    @property
    def person_ids(self) -> tuple[str, ...]:
        """Clients who come."""
        return tuple(comer.person_id for comer in self._comers)

    @property
    def case_id(self) -> str:
        """The case they come for."""
        return self.matter.case_id

    @property
    def file_id(self) -> str:
        """The counselling file they come for."""
        return self.matter.file_id

    def offer_staff(self, staff: Mapping[str, str]) -> None:
        """Names of staff by id; whoever looks is taken first."""
        self._staff = staff
        self._say()

    def set_staff(self, staff_ids: Sequence[str]) -> None:
        """These members of staff come."""
        self.staff_ids = tuple(dict.fromkeys(staff_ids))
        self._told()

    def set_matter(self, told: Matter) -> None:
        """A case, a file or a person with those who come for it."""
        if told.case_id or told.file_id:
            grown = tuple(one for one in told.comers if one.side is not Side.CHILD)
            self.matter, self._comers = told, grown
            self.staff_ids = tuple(dict.fromkeys((*told.staff_ids, *self.staff_ids)))
        else:
            known = {one.person_id for one in self._comers}
            self._comers += tuple(one for one in told.comers if one.person_id not in known)
            if not self.matter.case_id and not self.matter.file_id:
                self.matter = told
        self._told()

    def drop(self, key: str) -> None:
        """Somebody does not come after all; with the last client the case is forgotten too."""
        self.staff_ids = tuple(one for one in self.staff_ids if one != key)
        self._comers = tuple(one for one in self._comers if one.person_id != key)
        if not self._comers:
            self.matter = Matter(comers=())
        self._told()
        self.chips.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def must_part(self) -> bool:
        """Whether two of those who come must not meet."""
        ids = set(self.person_ids)
        return any(pair.person_id in ids and pair.other_id in ids for pair in self.matter.pairs)

    def look(self) -> None:
        """Look for what is typed now."""
        self._pause.stop()
        typed = self.chips.line.text().strip()
        self._show(())
        if len(typed) >= FEWEST:
            self._desk.ask(self, self._show, find_matters, typed)

    def take(self, key: object) -> None:
        """Take one that was found."""
        chosen = str(key)
        self.chips.line.clear()
        self._hide()
        if chosen in self._staff:
            self.set_staff((*self.staff_ids, chosen))
            return
        line = self._found.get(chosen)
        if line is not None:
            person_ids = (line.person_id,) if line.person_id else ()
            self._desk.ask(
                self,
                self.set_matter,
                matter,
                line.case_id,
                line.file_id,
                person_ids,
                failed=self._refused,
            )

    def _typed(self) -> None:
        self.error.hide()
        self._pause.start()

    def _show(self, found: tuple[MatterLine, ...]) -> None:
        typed = self.chips.line.text().strip()
        if not typed:
            self._hide()
            return
        self._found = {one.case_id or one.file_id or one.person_id: one for one in found}
        fitting = [key for key, name in self._staff.items() if is_within(name, typed)]
        fitting = [key for key in fitting if key not in self.staff_ids][:_MOST_STAFF]
        lines = [Line(id=key, first=self._staff[key], second=_("Staff"), icon="users") for key in fitting]
        for key, one in self._found.items():
            icon = "folders" if one.case_id else "message-heart" if one.file_id else "user"
            lines.append(Line(id=key, first=self._desk.shown(one.names), second=one.number, icon=icon))
        self.found.set_lines(lines)
        self.found.setVisible(bool(lines))

    def _hide(self) -> None:
        self.found.hide()

    def _into_list(self) -> None:
        if self.found.isVisible():
            self.found.setCurrentIndex(self.found.entries.index(0))
            self.found.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_first(self) -> None:
        if self._pause.isActive():
            self.look()
        elif self.found.isVisible():
            first = self.found.entries.lines[0]
            if isinstance(first, Line):
                self.take(first.id)

    def _refused(self, error: DeskError) -> None:
        self.error.setText(sentence(error))
        self.error.show()

    def _told(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        staff = [
            NamedChip(key=key, words=self._staff.get(key, ""), tone="pine")
            for key in self.staff_ids
            if key in self._staff
        ]
        people = [NamedChip(key=one.person_id, words=self._desk.shown(one.name)) for one in self._comers]
        self.chips.show_chips([*staff, *people])

    def _masked(self, _masked: bool) -> None:
        self._say()
        self._hide()
