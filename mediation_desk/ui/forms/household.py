"""The form of a household: who lives there, where, tags, the five actions, how to get in touch."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.household import FiveAction, Household, Member
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.household_members import MemberRow, new_member
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, sentence, term


class HouseholdForm(Form):
    """`read()` gives the household as typed; `write` shows one; `text`/`put_text` are its draft."""

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__(gap=16)
        self._desk, self._today = desk, today
        self._before = Household(id="")
        self.rows: list[MemberRow] = []
        self.area = AreaField(desk)
        self.address = TextField("address", _("Address"), placeholder=_("House number, building, flat"))
        self.safe = CheckField(
            "safe_contact",
            _("Get in touch only as agreed"),
            helper=_("Nobody calls or rings unannounced; papers carry the number alone."),
        )
        self.groups = TogglesField(
            "groups", _("Tags of the whole household"), [(one, term(one)) for one in SpecialGroup]
        )
        self.five = TogglesField("actions", _("Five actions"), [(one, term(one)) for one in FiveAction])
        self.note = MultilineField(
            "note",
            _("Note"),
            helper=_("Everybody of the centre reads this; what must be kept safe goes elsewhere."),
            optional=True,
        )
        self._lines = Column(gap=12)
        self._fault = Prose("", "small", tone="red")
        self._fault.hide()
        add = Button(_("Another member"), "text", icon="plus", compact=True)
        add.clicked.connect(self.add_member)
        people = Sheet(_("Household members"))
        people.add(self._lines)
        people.add(self._fault)
        holder = QWidget()
        Column(holder).addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        people.add(holder)
        self.put(people)
        where = Sheet(_("Where it lives"))
        for field in (self.area, self.address, self.safe, self.groups, self.five, self.note):
            self.know(field)
            where.add(field)
        self.put(where)
        self.column.addStretch(1)

    def add_member(self, *_pressed: object) -> None:
        """One more line, the cursor in it."""
        row = self._put_row(new_member(head=not self.rows))
        row.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.touch()

    def read(self) -> Household:
        """The household as typed; lines without a name are left out. DeskError naming a field."""
        members = [row.read() for row in self.rows if row.name.value() or row.person_id]
        return replace(
            self._before,
            id=self._before.id or uuid4().hex,
            area_id=self.area.value(),
            address=self.address.value(),
            safe_contact=self.safe.value(),
            groups=frozenset(self.groups.value()),
            actions=frozenset(self.five.value()),
            note=self.note.value(),
            members=tuple(members),
        )

    def write(self, value: object) -> None:
        """Show a household; one without members begins with a line for the head."""
        assert isinstance(value, Household)
        self.filling(True)
        self._before = value
        self.area.set_value(value.area_id)
        self.address.set_value(value.address)
        self.safe.set_value(value.safe_contact)
        self.groups.set_value(sorted(value.groups))
        self.five.set_value(sorted(value.actions))
        self.note.set_value(value.note)
        self._put_rows(value.members or (new_member(head=True),))
        self.filling(False)

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        told = {
            "area_id": self.area.text(),
            "address": self.address.value(),
            "safe_contact": self.safe.value(),
            "groups": sorted(self.groups.value()),
            "actions": sorted(self.five.value()),
            "note": self.note.value(),
            "members": [row.told() for row in self.rows],
        }
        return json.dumps(told, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show a draft; False when it is none of this form."""
        try:
            told = json.loads(text)
            members = [one for one in told["members"] if isinstance(one["id"], str)]
        except (ValueError, KeyError, TypeError):
            return False
        self.filling(True)
        self.area.set_value(told["area_id"])
        self.address.set_value(told["address"])
        self.safe.set_value(told["safe_contact"])
        self.groups.set_value([SpecialGroup(one) for one in told["groups"]])
        self.five.set_value([FiveAction(one) for one in told["actions"]])
        self.note.set_value(told["note"])
        self._put_rows([Member(id=one["id"], name="") for one in members])
        for row, one in zip(self.rows, members, strict=True):
            row.put_told(one)
        self.filling(False)
        return True

    def show_fault(self, fault: DeskError) -> bool:
        """As every form; what concerns all members stands under their lines."""
        if fault.field == "members":
            self._fault.setText(sentence(fault))
            self._fault.show()
            if self.rows:
                self.rows[0].name.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().show_fault(fault)

    def clear_errors(self) -> None:
        """Take all errors away."""
        self._fault.hide()
        super().clear_errors()

    def _put_rows(self, members: Sequence[Member]) -> None:
        for row in list(self.rows):
            self._drop(row)
        for one in members:
            self._put_row(one)

    def _put_row(self, member: Member) -> MemberRow:
        row = MemberRow(self._desk, member, self._today)
        row.removed.connect(self._remove)
        row.wants_head.connect(self._make_head)
        row.changed.connect(self.touch)
        for field in row.all_fields():
            self.know(field)
        self._lines.addWidget(row)
        self.rows.append(row)
        return row

    def _remove(self, row: MemberRow) -> None:
        self._drop(row)
        if not self.rows:
            self._put_row(new_member(head=True))
        self.touch()

    def _drop(self, row: MemberRow) -> None:
        for field in row.all_fields():
            self.forget(field)
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _make_head(self, row: MemberRow) -> None:
        for one in self.rows:
            one.head.setChecked(one is row)
        self.touch()
