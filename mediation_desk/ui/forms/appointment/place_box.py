"""Where: a room of the centre or a place outside; with the sides apart a room for each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.room import Room
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, count

OUTSIDE = "outside"
"""Chosen in the place of a room: then the place is typed."""


class PlaceBox(QWidget):
    """`room`, then either the room of the other side (`other_room`) or the typed `place`."""

    def __init__(self) -> None:
        super().__init__()
        self.room = ComboField("room", _("Which room"), placeholder=_("Choose a room"))
        self.other_room = ComboField("other_room", _("Room of the other side"))
        self.place = TextField("place", _("Where outside"), placeholder=_("Street, house, whom to ask for"))
        self.known: tuple[Field, ...] = (self.room, self.other_room, self.place)
        row = FieldRow()
        self.setLayout(row)
        for field in self.known:
            row.addWidget(field)
        self._apart = False
        self.room.changed.connect(self._fit)
        self._fit()

    def offer(self, rooms: Sequence[Room]) -> None:
        """The rooms in use, and a place outside."""
        named = [(one.id, room_words(one)) for one in rooms if one.active]
        self.room.set_options([*named, (OUTSIDE, _("Outside the centre"))])
        self.other_room.set_options(named)

    def set_apart(self, apart: bool, first: str = "", second: str = "") -> None:
        """Whether each side has a room of its own, and whose they are ("" when not known yet)."""
        self._apart = apart
        self.room.set_label(_("Room of {name}", name=first) if apart and first else _("Which room"))
        self.other_room.set_label(_("Room of {name}", name=second) if second else _("Room of the other side"))
        self._fit()

    @property
    def outside(self) -> bool:
        """Whether it is in none of our rooms."""
        return bool(self.room.value() == OUTSIDE)

    def room_id(self) -> str:
        """The room chosen, "" outside or when none is."""
        return "" if self.outside else self.room.value() or ""

    def _fit(self) -> None:
        self.other_room.setVisible(self._apart and not self.outside)
        self.place.setVisible(self.outside)


def room_words(room: Room) -> str:
    """A room in a list: its name and how many find a seat."""
    return count("{room} · {n} seat", "{room} · {n} seats", room.capacity, room=room.name)
