"""The rest of a person's sheet: document, sex and birth, work, how the phone may be used, safe contact."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from mediation_desk.domain.ethnic_groups import ETHNIC_GROUPS
from mediation_desk.domain.person import Contact, MaritalStatus, Person, Phone, SpecialGroup
from mediation_desk.ui.forms.reception_papers import PaperFields
from mediation_desk.ui.forms.reception_phones import FurtherPhones
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import N_, _, term

SCHOOLING = (
    N_("Postgraduate"),
    N_("Bachelor"),
    N_("College"),
    N_("Upper secondary"),
    N_("Lower secondary"),
    N_("Primary school"),
    N_("Hardly any schooling"),
)


class PersonMore(QWidget):
    """What most visits leave out; folded until asked for."""

    def __init__(self, key: str, papers: PaperFields) -> None:
        super().__init__()
        self._first = papers.kind
        self.alias = CheckField(f"{key}.alias", _("Stays anonymous: an alias, no document"))
        self.safe_contact = CheckField(
            f"{key}.safe_contact",
            _("Safe contact: phone and address are sealed"),
            helper=_("Letters go through the centre; the phone's tail finds nobody."),
        )
        self.ethnicity = ComboField(
            f"{key}.ethnicity", _("Ethnic group"), [(one, one) for one in ETHNIC_GROUPS], filter=True
        )
        self.occupation = TextField(f"{key}.occupation", _("Occupation"))
        self.work_unit = TextField(f"{key}.work_unit", _("Work unit"))
        self.marital_status = ComboField(
            f"{key}.marital_status", _("Marital status"), [(one, term(one)) for one in MaritalStatus]
        )
        self.education = ComboField(
            f"{key}.education", _("Schooling"), [(_(one), _(one)) for one in SCHOOLING], free=True
        )
        self.registered_address = TextField(f"{key}.registered_address", _("Registered address"))
        self.phone_owner = TextField(f"{key}.phone_owner", _("Whose phone"))
        self.safe_to_call = SegmentsField(
            f"{key}.safe_to_call",
            _("May we call"),
            [(True, _("May be called")), (False, _("Do not call"))],
        )
        self.safe_hours = TextField(f"{key}.safe_hours", _("Which hours"))
        self.may_leave_message = CheckField(f"{key}.may_leave_message", _("A message may be left"))
        self.phones = FurtherPhones(key)
        self.special_groups = TogglesField(
            f"{key}.special_groups", _("Needs special care"), [(one, term(one)) for one in SpecialGroup]
        )
        for combo in (papers.kind, self.ethnicity, self.marital_status, self.education):
            narrow(combo)
        column = Column(self, gap=8)
        column.addWidget(self.alias)
        column.addWidget(self.safe_contact)
        for row in (
            (papers.kind, papers.sex),
            (papers.born, self.ethnicity),
            (self.safe_to_call, self.safe_hours),
            (self.phone_owner, self.may_leave_message),
            (self.occupation, self.work_unit),
            (self.marital_status, self.education),
        ):
            fields = FieldRow()
            for field in row:
                fields.addWidget(field)
            column.addLayout(fields)
            if self.may_leave_message in row:
                column.addWidget(self.phones)
        column.addWidget(self.registered_address)
        column.addWidget(self.special_groups)

    def first(self) -> Field:
        """Where typing begins when it is unfolded."""
        return self.alias

    def fields(self, papers: PaperFields) -> list[Field]:
        """Every field, the document's kind before what depends on it."""
        return [
            self.alias,
            self.safe_contact,
            papers.kind,
            papers.sex,
            papers.born,
            self.ethnicity,
            self.safe_to_call,
            self.safe_hours,
            self.phone_owner,
            self.may_leave_message,
            *self.phones.fields(),
            self.occupation,
            self.work_unit,
            self.marital_status,
            self.education,
            self.registered_address,
            self.special_groups,
        ]

    def read(self, person: Person) -> Person:
        """The person with what stands here."""
        return replace(
            person,
            alias=self.alias.value(),
            safe_contact=self.safe_contact.value(),
            ethnicity=self.ethnicity.value() or "",
            occupation=self.occupation.value(),
            work_unit=self.work_unit.value(),
            marital_status=MaritalStatus(self.marital_status.value() or MaritalStatus.UNSTATED),
            education=self.education.value() or "",
            special_groups=frozenset(SpecialGroup(one) for one in self.special_groups.value()),
        )

    def read_phone(self, phone: Phone) -> Phone:
        """The first phone with what may be done with it."""
        return replace(
            phone,
            owner=self.phone_owner.value(),
            safe_to_call=self.safe_to_call.value(),
            safe_hours=self.safe_hours.value(),
            may_leave_message=self.may_leave_message.value(),
        )

    def write(self, person: Person) -> None:
        """Show a person of the register."""
        self.alias.set_value(person.alias)
        self.safe_contact.set_value(person.safe_contact)
        self.ethnicity.set_value(person.ethnicity or None)
        self.occupation.set_value(person.occupation)
        self.work_unit.set_value(person.work_unit)
        unstated = person.marital_status is MaritalStatus.UNSTATED
        self.marital_status.set_value(None if unstated else person.marital_status)
        self.education.set_value(person.education or None)
        self.special_groups.set_value(person.special_groups)

    def write_contact(self, contact: Contact) -> None:
        """Show how the first phone may be used, and the others."""
        first = contact.phones[0] if contact.phones else Phone(number="")
        self.phone_owner.set_value(first.owner)
        self.safe_to_call.set_value(first.safe_to_call)
        self.safe_hours.set_value(first.safe_hours)
        self.may_leave_message.set_value(first.may_leave_message)
        self.phones.write(contact.phones[1:])
        self.registered_address.set_value(contact.registered_address)


def narrow(field: ComboField) -> None:
    """Let a list be narrower than its longest entry, so that it stands beside another field."""
    field.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.box.setMinimumContentsLength(4)
