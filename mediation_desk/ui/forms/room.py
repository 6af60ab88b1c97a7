"""One room as a line of fields, changed where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from mediation_desk.domain.room import Room, RoomKind
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.spoken import Role, line_name
from mediation_desk.words import _, term

_LEAST = 84  # px at 100 %: seats are three figures


class RoomLine(Form):
    """`read()` gives the room as typed; `changed` whether it differs from what is kept."""

    spoken_as = Role.Grouping
    spoken_name = line_name

    def __init__(self, room: Room, areas: Iterable[str]) -> None:
        super().__init__(gap=4)
        self.room = room
        self.area = ComboField(
            "waiting_area", _("Waiting area"), [(one, one) for one in areas], free=True, placeholder=_("none")
        )
        self.area.box.setMaxCount(50)
        parts: list[Field] = [
            TextField(
                "name", _("Name of the room"), max_length=40, placeholder=_("for example Mediation room 1")
            ),
            ComboField("kind", _("What for"), [(one, term(one)) for one in RoomKind]),
            TextField("capacity", _("Seats"), max_length=3),
            self.area,
            CheckField("active", _("In use")),
        ]
        row = FieldRow(weights=(7, 3, 1, 4, 2), least=_LEAST)
        for field in parts:
            self.know(field)
            row.addWidget(field)
        self.put(row)
        self._heads = [(field, field.control.accessibleName()) for field in parts[:-1]]
        self.write(room)

    def show_head(self, shown: bool) -> None:
        """Whether the labels stand above (the first line); screen readers hear them on every line."""
        for field, spoken in self._heads:
            field.set_label(spoken if shown else "")
            field.control.setAccessibleName(spoken)

    def offer_areas(self, areas: Iterable[str]) -> None:
        """Waiting areas to choose from; another may be typed."""
        typed = self.area.value()
        blocked = self.area.blockSignals(True)
        self.area.set_options([(one, one) for one in areas])
        self.area.set_value(typed)
        self.area.blockSignals(blocked)

    def read(self) -> Room:
        """The room as typed. DeskError naming a field: room.kind_needed, number.whole."""
        said = {name: field.value() for name, field in self.fields.items()}
        if not isinstance(said["kind"], RoomKind):
            raise DeskError("room.kind_needed", field="kind")
        seats = str(said["capacity"])
        if not seats.isascii() or not seats.isdigit():
            raise DeskError("number.whole", field="capacity")
        return replace(
            self.room,
            name=str(said["name"]),
            kind=said["kind"],
            capacity=int(seats),
            waiting_area=str(said["waiting_area"] or ""),
            active=bool(said["active"]),
        )

    def write(self, value: object) -> None:
        """Show a room."""
        if not isinstance(value, Room):
            return
        self.room = value
        self.filling(True)
        self.fields["name"].set_value(value.name)
        self.fields["kind"].set_value(value.kind)
        self.fields["capacity"].set_value(str(value.capacity) if value.capacity else "")
        self.fields["waiting_area"].set_value(value.waiting_area)
        self.fields["active"].set_value(value.active)
        self.filling(False)

    @property
    def changed(self) -> bool:
        """Whether something else stands in the line than what is kept."""
        try:
            return self.read() != self.room
        except DeskError:
            return not self.empty

    @property
    def empty(self) -> bool:
        """A line for a new room into which nothing was typed yet."""
        return not self.room.id and not str(self.fields["name"].value())

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        return json.dumps({name: field.value() for name, field in self.fields.items()}, ensure_ascii=False)

    def put_text(self, text: str) -> None:
        """Show a draft; one that is none of this form is passed over."""
        try:
            told = json.loads(text)
            kind = RoomKind(told["kind"]) if told.get("kind") else None
        except (ValueError, AttributeError):
            return
        self.filling(True)
        for name, field in self.fields.items():
            if name in told:
                field.set_value(kind if name == "kind" else told[name])
        self.filling(False)
