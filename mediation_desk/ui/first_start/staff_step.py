"""Step 3: the first member of staff, who signs in, and a plain list of the others."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, term


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffGiven:
    """Who signs in first, and everybody else."""

    first: Staff
    others: tuple[Staff, ...]


class MemberRow(QWidget):
    """Name, role and certificate of one more member; `dropped` by its cross."""

    dropped = Signal(object)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.id = uuid4().hex
        self.name = TextField(f"name_{number}", _("Name"), max_length=60)
        self.role = ComboField(f"role_{number}", _("Role"), [(role, term(role)) for role in Role])
        self.role.set_value(Role.MEDIATOR)
        self.certificate = TextField(
            f"certificate_{number}", _("Certificate number"), max_length=60, optional=True
        )
        drop = IconButton(_("Take this line away"), "x")
        drop.clicked.connect(self._drop)
        row = Row(self, gap=12)
        row.addWidget(self.name, 2)
        row.addWidget(self.role, 2)
        row.addWidget(self.certificate, 2)
        row.addWidget(drop, 0, Qt.AlignmentFlag.AlignBottom)

    def member(self) -> Staff | None:
        """The member typed; None for a line left empty."""
        if not self.name.value():
            if self.certificate.value():
                raise DeskError("field.needed", field=self.name.name)
            return None
        role = self.role.value() or Role.MEDIATOR
        return Staff(
            id=self.id,
            name=self.name.value(),
            roles=frozenset({role}),
            certificate=self.certificate.value(),
        )

    def _drop(self) -> None:
        self.dropped.emit(self)


class StaffStep(Form):
    """The first member's name, roles and certificate; further lines for the others."""

    def __init__(self) -> None:
        super().__init__()
        self._id = uuid4().hex
        self._numbers = 0
        self.name = TextField("name", _("Your name"), max_length=60)
        self.certificate = TextField("certificate", _("Certificate number"), max_length=60, optional=True)
        self.roles = TogglesField("roles", _("What you do here"), [(role, term(role)) for role in Role])
        self.roles.set_value((Role.DIRECTOR,))
        self.add(self.name, self.certificate)
        self.add(self.roles)
        self.column.addSpacing(8)
        self.put(Label(_("The others (sign-in is added later)"), "section"))
        self.rows: list[MemberRow] = []
        self._lines = Column(gap=8)
        self.put(self._lines)
        more = Button(_("One more"), icon="plus", compact=True)
        more.clicked.connect(self.add_line)
        row = Row()
        row.addWidget(more)
        row.addStretch(1)
        self.put(row)

    def add_line(self) -> MemberRow:
        """One more line for a member."""
        self._numbers += 1
        line = MemberRow(self._numbers)
        line.dropped.connect(self._dropped)
        for field in (line.name, line.role, line.certificate):
            self.know(field)
        self.rows.append(line)
        self._lines.addWidget(line)
        line.name.setFocus()
        return line

    def read(self) -> StaffGiven:
        """Everybody; DeskError beside the field that is wrong."""
        if not self.name.value():
            raise DeskError("field.needed", field="name")
        if not self.roles.value():
            raise DeskError("staff.role_needed", field="roles")
        first = Staff(
            id=self._id,
            name=self.name.value(),
            roles=frozenset(self.roles.value()),
            certificate=self.certificate.value(),
            signs_in=True,
        )
        members = (line.member() for line in self.rows)
        return StaffGiven(first=first, others=tuple(one for one in members if one is not None))

    def _dropped(self, line: MemberRow) -> None:
        self.rows.remove(line)
        for field in (line.name, line.role, line.certificate):
            self.forget(field)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
