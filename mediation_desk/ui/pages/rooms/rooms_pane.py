"""The rooms as lines that are changed where they stand; the last line is for a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.room import Room, RoomKind
from mediation_desk.errors import DeskError
from mediation_desk.services.access import OFFICE_WRITE
from mediation_desk.services.rooms import rooms, save_room
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.room import RoomLine
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, count

_NEW = Room(id="", name="", kind=RoomKind.MEDIATION, capacity=0)


class RoomsPane(QWidget):
    """`save()` keeps every changed line; `saved` when the last of them is kept."""

    saved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.writes = bool(desk.staff.roles & OFFICE_WRITE)
        self.lines: list[RoomLine] = []
        self._drafts: dict[RoomLine, Draft] = {}
        self._waiting: list[RoomLine] = []
        self._kept = 0
        self._first = Notice(
            _("There are no rooms yet. Please write down the rooms your centre has, one a line."),
            "neutral",
            second=_("Appointments are offered rooms, seats and waiting areas from this list."),
        )
        self._column = Column(gap=4)
        sheet = Sheet(_("Rooms"), fact=" ", scrolls=True)
        self._sheet = sheet
        sheet.add(self._first)
        sheet.add(self._column)
        sheet.add(
            Prose(
                _(
                    "Rooms with the same waiting area share it: whoever must not meet is never booked into "
                    "both at the same time. A room no longer in use keeps its place in what was held there."
                ),
                "small",
                tone="ink2",
            )
        )
        sheet.body.addStretch(1)
        column = Column(self, gap=0)
        column.addWidget(sheet, 1)

    def look(self) -> None:
        """Ask anew; what was typed and not kept comes back from its draft."""
        self.desk.ask(self, self._show, rooms)

    def put_by(self) -> None:
        """Keep what is half typed as drafts."""
        for line in self.lines:
            if self.writes:
                self._drafts[line].put_by()

    def save(self) -> None:
        """Keep every changed line, from the first."""
        if not self.writes or self._waiting:
            return
        self._waiting = [line for line in self.lines if line.changed and not line.empty]
        self._kept = 0
        if not self._waiting:
            self.desk.toast(_("Nothing was changed"))
            return
        self._next()

    def _show(self, found: tuple[Room, ...]) -> None:
        """Lines that stand are kept: what is typed in one is not undone because another was saved."""
        areas = tuple(dict.fromkeys(one.waiting_area for one in found if one.waiting_area))
        standing = {line.room.id: line for line in self.lines}
        shown = [*sorted(found, key=lambda one: not one.active), *([_NEW] if self.writes else [])]
        self.lines = []
        for place, room in enumerate(shown):
            line = standing.pop(room.id, None)
            if line is None:
                line = self._made(room, areas)
            elif not line.changed:
                line.write(room)
            line.offer_areas(areas)
            line.show_head(place == 0)
            self._column.insertWidget(place, line)
            self.lines.append(line)
        for line in standing.values():
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._first.setVisible(not found)
        self._sheet.set_fact(count("{n} room", "{n} rooms", sum(one.active for one in found)))

    def _made(self, room: Room, areas: tuple[str, ...]) -> RoomLine:
        line = RoomLine(room, areas)
        line.setEnabled(self.writes)
        line.submitted.connect(self.save)
        if self.writes:
            self._draft_of(line)
        return line

    def begin(self) -> None:
        """The cursor into the line for a new room."""
        if self.writes and self.lines:
            self.lines[-1].fields["name"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _draft_of(self, line: RoomLine) -> None:
        draft = self.desk.draft(line, "room", line.room.id)
        line.typed.connect(lambda: draft.typed(line.text))
        draft.look(lambda text: line.put_text(text) if text else None)
        self._drafts[line] = draft

    def _next(self) -> None:
        line = self._waiting[0]
        line.clear_errors()
        try:
            typed = line.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.desk.do(self, self._one_kept, save_room, typed, failed=self._refused)

    def _one_kept(self, room: Room) -> None:
        line = self._waiting.pop(0)
        line.settle()
        self._drafts[line].drop()
        if line.room.id:
            line.write(room)
        else:  # the line for a new one is empty again
            line.write(_NEW)
        self._kept += 1
        if self._waiting:
            self._next()
            return
        self.desk.toast(count("{n} room kept", "{n} rooms kept", self._kept))
        self.look()
        self.saved.emit()

    def _refused(self, fault: DeskError) -> None:
        line = self._waiting[0]
        self._waiting = []
        if not line.show_fault(fault):
            self.desk.refuse(fault, of=self)
