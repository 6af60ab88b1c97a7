"""One grown-up person of a reception: name, phone, document, address at once, the rest one press away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal

from mediation_desk.domain.intake import NAME
from mediation_desk.domain.party import Party, PartyRole, Relation, Side
from mediation_desk.domain.person import Contact, IdentityKind, Person, Phone, Sex
from mediation_desk.domain.phones import read_phone
from mediation_desk.services.people import TypedPerson
from mediation_desk.ui.forms.earlier_facts import EarlierFacts
from mediation_desk.ui.forms.reception_papers import PaperFields
from mediation_desk.ui.forms.reception_person_more import PersonMore, narrow
from mediation_desk.ui.forms.reception_values import put, raws
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.guarded_fields import RestrictedField
from mediation_desk.ui.kit.layout import size
from mediation_desk.ui.kit.number_fields import PhoneField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term

SAME_HOME = "same_home"
ROLES = {
    Side.SEEKER: PartyRole.APPLICANT,
    Side.OTHER: PartyRole.RESPONDENT,
    Side.NEUTRAL: PartyRole.PARTICIPANT,
}


class PersonSheet(Sheet):
    """A person's sheet; `key` begins the names of its fields (`seeker.phone`).

    `typed` comes with whatever may find an earlier record; `contact_wanted` with a person id when the eye of
    a sealed contact was pressed; `removed` when the sheet is no longer wanted; `phones_moved` with every
    phone added or taken off.
    """

    typed = Signal()
    contact_wanted = Signal(str)
    removed = Signal()
    phones_moved = Signal()

    def __init__(
        self, key: str, side: Side, today: Callable[[], date], *, own_relation: bool = False
    ) -> None:
        super().__init__(term(side), fact=" ", gap=8)
        self.key, self.side = key, side
        self._known: Person | None = None
        self._id = uuid4().hex
        self.linked = False
        self.papers = PaperFields(key, today, self)
        self.name = TextField(f"{key}.name", _("Name"), max_length=NAME)
        self.phone = PhoneField(f"{key}.phone", _("Phone"), parse=_phone)
        self.address = self._address(key, side)
        self.sealed = RestrictedField(f"{key}.sealed", _("Phone and address"))
        self.relation = ComboField(
            f"{key}.relation", _("What they are to the visitor"), [(one, term(one)) for one in Relation]
        )
        self.role = ComboField(
            f"{key}.role", _("Part in the matter"), [(one, term(one)) for one in _roles(side)]
        )
        self.more = PersonMore(key, self.papers)
        for combo in (self.relation, self.role):
            narrow(combo)
        if isinstance(self.address, ComboField):
            narrow(self.address)
        self._call = Chip("", "pine", icon="phone")
        self._linked_chip = Chip(_("Linked"), "pine", icon="check")
        self.earlier = EarlierFacts(self.papers, self.address)
        self._lay_out(removable=own_relation)
        self._own_relation = own_relation
        self.more.setVisible(False)
        self.link_opened.connect(self._unfold)
        for field in (self.name, self.phone, self.papers.number):
            field.changed.connect(self.typed)
        self.more.safe_to_call.changed.connect(self._show_call)
        self.more.phones.rows_changed.connect(self.phones_moved)
        self.more.alias.changed.connect(self._show_alias)
        self.phone.changed.connect(self._show_call)
        self.sealed.opened.connect(self._ask_contact)
        size(self, min_width=392)
        self.clear()

    def _lay_out(self, *, removable: bool) -> None:
        self.fact.setText(_side_words(self.side))
        self.fact.setVisible(True)
        self.head.removeWidget(self.fact)
        self.head.insertWidget(1, self.fact)
        self.head.insertWidget(2, self._linked_chip)
        if not removable:
            self.role.hide()
        if self.side is Side.SEEKER:  # shown before it has a place, a field would be a window of its own
            self.relation.hide()
        self.set_link(_("More"))
        if removable:
            remove = IconButton(_("Take this person off"), "x")
            remove.clicked.connect(self.removed)
            self.head.addWidget(remove)
        first = FieldRow(weights=(10, 11))
        first.addWidget(self.name)
        first.addWidget(self.phone)
        self.phone.edit.put_after(self._call)
        self.body.addWidget(self.earlier)
        self.body.addLayout(first)
        self.body.addWidget(self.papers.number)
        self.body.addWidget(self.papers.no_reason)
        last = FieldRow(weights=(5, 3, 3))
        for field in (self.address, self.sealed, self.relation, self.role):
            last.addWidget(field)
        self.body.addLayout(last)
        self.body.addWidget(self.more)
        self.body.addStretch(1)

    @staticmethod
    def _address(key: str, side: Side) -> TextField | ComboField:
        if side is Side.SEEKER:
            return TextField(f"{key}.address", _("Present address"))
        return ComboField(
            f"{key}.address", _("Present address"), [(SAME_HOME, _("Lives with the visitor"))], free=True
        )

    def all_fields(self) -> list[Field]:
        """Every field, in the order they are typed."""
        main: list[Field] = [self.name, self.phone, self.papers.number, self.papers.no_reason, self.address]
        return [*main, self.relation, self.role, *self.more.fields(self.papers)]

    @property
    def person_id(self) -> str:
        """The id this person has, or will have."""
        return self._id

    def empty(self) -> bool:
        """Whether nothing that makes a person was typed."""
        texts = (self.name.value(), self.phone.text(), self.papers.number_text())
        return not any(texts) and self._known is None

    def typed_person(self) -> TypedPerson:
        """What stands here so far, for finding earlier records."""
        return TypedPerson(
            side=self.side,
            name=self.name.value(),
            phone=self.phone.text(),
            identity=self.papers.number_text(),
        )

    def link_to(self, person_id: str | None) -> None:
        """This is a person the register knows; None takes it back."""
        self.linked = person_id is not None
        self._id = person_id or uuid4().hex
        self._linked_chip.setVisible(self.linked)
        self.earlier.take_back()

    def show_earlier(self, person: Person, today: date) -> None:
        """What is known of the linked person already; what was typed stays."""
        if self.linked and person.id == self._id:
            self.earlier.show_person(person, today)

    def read(self, home: str) -> tuple[Person, Party]:
        """The person and their part; `home` is the visitor's address. DeskError names a field of this."""
        facts = self.papers.facts()
        kind = facts.kind if facts else IdentityKind(self.papers.kind.value() or IdentityKind.RESIDENT_ID)
        born = self.papers.born.value()
        known = self._known or Person(id=self._id, name="")
        person = replace(
            self.more.read(known),
            id=self._id,
            name=self.name.value(),
            sex=Sex(self.papers.sex.value() or (facts.sex if facts else Sex.UNKNOWN)),
            born=born if isinstance(born, date) else facts.born if facts else None,
            identity_kind=kind,
            identity_number=facts.number if facts else "",
            no_identity_reason=self.papers.no_reason.value() if kind is IdentityKind.NONE else "",
            contact=self._read_contact(home),
        )
        return person, self._read_party()

    def _read_party(self) -> Party:
        relation = Relation.SELF if self.side is Side.SEEKER and not self._own_relation else None
        return Party(
            person_id=self._id,
            side=self.side,
            role=PartyRole(self.role.value() or ROLES[self.side]),
            relation=relation or Relation(self.relation.value() or Relation.OTHER),
        )

    def _read_contact(self, home: str) -> Contact | None:
        if not self.sealed.isHidden():
            return None
        number, address = self.phone.value(), self.address.value()
        phones = self.more.phones.read()
        if number:
            phones = (self.more.read_phone(Phone(number=number)), *phones)
        return Contact(
            phones=phones,
            address=home if address == SAME_HOME else str(address or ""),
            registered_address=self.more.registered_address.value(),
        )

    def write(self, person: Person, party: Party) -> None:
        """Show a person of the register."""
        self._known, self._id = person, person.id
        self.linked = False
        self.earlier.forget()
        self._linked_chip.hide()
        self.name.set_value(person.name)
        self.papers.kind.set_value(person.identity_kind)
        self.papers.sex.set_value(person.sex if person.sex is not Sex.UNKNOWN else None)
        self.papers.born.set_value(person.born)
        self.papers.number.set_value(person.identity_number or None)
        self.papers.no_reason.set_value(person.no_identity_reason)
        self.relation.set_value(party.relation)
        self.role.set_value(party.role)
        self.more.write(person)
        self.show_contact(person.contact)

    def show_contact(self, contact: Contact | None) -> None:
        """Show a contact, or that it is sealed."""
        if contact is not None and self._known is not None:
            self._known = replace(self._known, contact=contact)
        for widget in (self.phone, self.address, self.more.phones):
            widget.setVisible(contact is not None)
        self.sealed.setVisible(contact is None)
        if contact is not None:
            self.phone.set_value(contact.phones[0].number if contact.phones else None)
            self.address.set_value(contact.address)
            self.more.write_contact(contact)
        self._show_call()

    def clear(self) -> None:
        """Nobody yet."""
        self._known, self._id, self.linked = None, uuid4().hex, False
        self.earlier.forget()
        self._linked_chip.hide()
        self.sealed.hide()
        for widget in (self.phone, self.address, self.more.phones):
            widget.show()
        self.more.phones.write(())
        for field in self.all_fields():
            field.set_value(None)
            field.set_error(None)
        self.papers.kind.set_value(IdentityKind.RESIDENT_ID)
        self.role.set_value(ROLES[self.side])
        self.relation.set_value(Relation.SPOUSE if self.side is Side.OTHER else None)
        self._show_call()

    def told(self) -> dict[str, Any]:
        """What stands here, for the draft."""
        told = {"id": self._id, "linked": self.linked, "side": self.side.value, **raws(self.all_fields())}
        return told | {"phones": self.more.phones.told()}

    def put_told(self, told: dict[str, Any]) -> None:
        """Show what a draft kept; a person of the register keeps being that person."""
        if self._known is None:
            self.link_to(told["id"] if told["linked"] else None)
        if "phones" in told:
            self.more.phones.put_told(told["phones"])
        put(self.all_fields(), told)

    def _unfold(self) -> None:
        shown = self.more.isHidden()
        self.more.setVisible(shown)
        self.set_link(_("Less") if shown else _("More"))
        if shown:
            self.more.first().setFocus()

    def unfold_for(self, field: Field) -> None:
        """Make a field of the folded part visible."""
        if self.more.isHidden() and self.more.isAncestorOf(field):
            self._unfold()

    def _show_call(self) -> None:
        allowed = self.more.safe_to_call.value()
        self._call.setVisible(bool(self.phone.text()) and allowed is not None)
        words, tone = (_("Calls OK"), "pine") if allowed else (_("No calls"), "amber")
        self._call.show_state(words, tone, "phone")

    def _show_alias(self) -> None:
        hidden = self.more.alias.value()
        self.papers.number.setVisible(not hidden and self.papers.kind.value() != IdentityKind.NONE)
        self.name.set_label(_("Alias") if hidden else _("Name"))
        if hidden:
            self.papers.number.set_value(None)

    def _ask_contact(self) -> None:
        self.contact_wanted.emit(self._id)


def _phone(text: str) -> str:
    return read_phone(text)


def _roles(side: Side) -> tuple[PartyRole, ...]:
    rest = (PartyRole.THIRD_PARTY, PartyRole.AGENT, PartyRole.LEGAL_GUARDIAN, PartyRole.PARTICIPANT)
    if side is Side.NEUTRAL:
        return rest
    return (ROLES[side], *rest)


def _side_words(side: Side) -> str:
    return {
        Side.SEEKER: _("Party A · applicant"),
        Side.OTHER: _("Party B · respondent"),
    }.get(side, "")
