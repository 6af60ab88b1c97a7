"""The members of a household: a line each, the head among them, linked to the same person as in cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.household import Member
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import PersonMatch, Sex, SpecialGroup
from mediation_desk.errors import DeskError
from mediation_desk.services.people import TypedPerson, matches
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.kit.toggles import Toggle
from mediation_desk.words import N_, _, term

RELATIONS = (
    N_("Head"),
    N_("Wife"),
    N_("Husband"),
    N_("Son"),
    N_("Daughter"),
    N_("Father"),
    N_("Mother"),
    N_("Daughter-in-law"),
    N_("Son-in-law"),
    N_("Grandchild"),
)
_FEWEST = 2


class MemberRow(QWidget):
    """Name, relation to the head, sex, born, tags, gone; `wants_head` makes this one the head."""

    removed = Signal(QObject)
    wants_head = Signal(QObject)
    changed = Signal()

    def __init__(self, desk: Desk, member: Member, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk, self.member = desk, member
        self.person_id = member.person_id
        key = member.id
        relations = [(_(one), _(one)) for one in RELATIONS]
        self.name = TextField(f"name_{key}", _("Name"), max_length=60)
        self.relation = ComboField(f"relation_{key}", _("Relation to the head"), relations, free=True)
        sexes = [(one, term(one)) for one in (Sex.FEMALE, Sex.MALE)]
        self.sex = ComboField(f"sex_{key}", _("Sex"), sexes)
        self.born = DateField(f"born_{key}", _("Born on"), latest=today())
        self.left = DateField(f"left_{key}", _("Moved out on"), latest=today())
        self.groups = FilterButton(_("Tag"), [(one, term(one)) for one in SpecialGroup])
        self.groups.changed.connect(self.changed)
        self.head = Toggle(_("Head"))
        self.head.clicked.connect(lambda: self.wants_head.emit(self))
        remove = size(IconButton(_("Take the member off"), "x"), width=36, height=40)
        remove.clicked.connect(lambda: self.removed.emit(self))
        fields = FieldRow(weights=(18, 14, 10, 16, 16), least=84)
        for field, least in (
            (self.name, 120),
            (self.relation, 112),
            (self.sex, 88),
            (self.born, 148),
            (self.left, 148),
        ):
            fields.addWidget(size(field, min_width=least))
        row = Row(gap=8)
        row.addLayout(fields, 1)
        row.addWidget(self.head, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.groups, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        self._found = FlowLayout(gap=8)
        column = Column(self, gap=4)
        column.addLayout(row)
        column.addLayout(self._found)
        self.name.changed.connect(self._name_typed)
        self.name.edit.editingFinished.connect(self._look)
        self.write(member)

    def all_fields(self) -> list[Field]:
        """The fields typed, in order."""
        return [self.name, self.relation, self.sex, self.born, self.left]

    def read(self) -> Member:
        """The member as typed. DeskError beside a field of this line."""
        born, left = self.born.value(), self.left.value()
        return Member(
            id=self.member.id,
            name=self.name.value(),
            person_id=self.person_id,
            relation=str(self.relation.value() or ""),
            head=self.head.isChecked(),
            sex=Sex(self.sex.value() or Sex.UNKNOWN),
            born=born if isinstance(born, date) else None,
            groups=frozenset(self.groups.value()),
            left_on=left if isinstance(left, date) else None,
        )

    def write(self, member: Member) -> None:
        """Show a member."""
        self.person_id = member.person_id
        self.name.set_value(member.name)
        self.relation.set_value(member.relation or None)
        self.sex.set_value(member.sex if member.sex in (Sex.FEMALE, Sex.MALE) else None)
        self.born.set_value(member.born)
        self.left.set_value(member.left_on)
        self.groups.set_value(sorted(member.groups))
        self.head.setChecked(member.head)
        self._say_link(())

    def told(self) -> dict[str, Any]:
        """What stands here, right or wrong, for the draft."""
        return {
            "id": self.member.id,
            "person_id": self.person_id,
            "name": self.name.value(),
            "relation": self.relation.value(),
            "sex": self.sex.value(),
            "born": self.born.text(),
            "left": self.left.text(),
            "groups": sorted(self.groups.value()),
            "head": self.head.isChecked(),
        }

    def put_told(self, told: dict[str, Any]) -> None:
        """Show what a draft kept."""
        self.person_id = told.get("person_id")
        self.name.set_value(told.get("name"))
        self.relation.set_value(told.get("relation"))
        self.sex.set_value(Sex(told["sex"]) if told.get("sex") else None)
        self.born.set_value(str(told.get("born") or ""))
        self.left.set_value(str(told.get("left") or ""))
        self.groups.set_value([SpecialGroup(one) for one in told.get("groups", ())])
        self.head.setChecked(bool(told.get("head")))
        self._say_link(())

    def _name_typed(self) -> None:
        self.person_id = None
        self.changed.emit()

    def _look(self) -> None:
        typed = self.name.value()
        if self.person_id is None and len(typed) >= _FEWEST:
            wanted = TypedPerson(side=Side.SEEKER, name=typed)
            self._desk.ask(self, self._say_link, matches, wanted, failed=_nobody)

    def _say_link(self, found: tuple[PersonMatch, ...]) -> None:
        clear(self._found)
        if self.person_id is not None:
            linked = Button(_("Linked to the person on record · undo"), "text", icon="link", compact=True)
            linked.clicked.connect(self._unlink)
            self._found.addWidget(linked)
            return
        for one in found:
            if not one.name:
                continue  # whoever must be met carefully is not offered at the counter
            age = _("aged {years}", years=one.age) if one.age is not None else ""
            said = " · ".join(filter(None, (self._desk.shown(one.name), term(one.sex), age)))
            button = Button(_("Same person: {who}", who=said), "text", icon="link", compact=True)
            button.clicked.connect(lambda _on=False, match=one: self._link(match))
            self._found.addWidget(button)

    def _link(self, match: PersonMatch) -> None:
        self.name.set_value(match.name)
        self.person_id = match.person_id
        if match.sex in (Sex.FEMALE, Sex.MALE):
            self.sex.set_value(match.sex)
        self._say_link(())
        self.changed.emit()

    def _unlink(self) -> None:
        self.person_id = None
        self._say_link(())
        self.changed.emit()


def _nobody(_fault: DeskError) -> None:
    """Whoever may not look for people links nobody."""


def new_member(*, head: bool = False) -> Member:
    """An empty line."""
    return Member(id=uuid4().hex, name="", head=head, relation=_("Head") if head else "")
