"""The two-party wall: what of a case belongs to one side, gathered to be looked for in a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mediation_desk.domain.case import Case
from mediation_desk.domain.party import Party, PartyRole, Side
from mediation_desk.domain.person import Contact, Person
from mediation_desk.domain.service_details import AS_REGISTERED, ServiceDetails
from mediation_desk.domain.wall import Find, PrivateKind, PrivateString, find, sentences
from mediation_desk.register import case_notes, people, private_phrases, safety_records, service_details
from mediation_desk.register.records import Records

NOTHING_SHOWN = ServiceDetails(phone=False, address=False, work_unit=False, asked=True)
_A_NUMBER = re.compile(r"\d[\d\s-]{5,}\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Why a paper is not made: what was found in it, and whose secrets could not be looked for.

    `contacts` and `phrases` name the sides whose sealed contacts and phrases do not open here: whoever makes
    the paper must be able to compare, or a colleague makes it. `names` are those of owners who stand on no
    side, because they share a counselling file and no case; `sealed_ids` are those of them whose contact does
    not open here.
    """

    finds: tuple[Find, ...] = ()
    contacts: tuple[Side, ...] = ()
    phrases: tuple[Side, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    sealed_ids: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.finds or self.contacts or self.phrases or self.sealed_ids)

    def name(self, person_id: str) -> str:
        """The name of an owner who stands on no side, empty for whoever stands on one."""
        return dict(self.names).get(person_id, "")


def compare(
    records: Records,
    case: Case,
    texts: Sequence[str],
    readers: frozenset[Side],
    shown: Sequence[str] = (),
    *,
    outside: bool = False,
) -> Stop:
    """Look in the texts of a paper that `readers` will hold for what belongs to anybody else.

    `shown` are the words by which the paper prints what each party agreed to show. `outside`: it goes to
    another body, to which what a party shows the other side was not agreed; the `readers` are spoken of.
    """
    parties = list({party.person_id: party for party in case.parties}.values())
    known = {one.id: one for one in people.get_many(records, [party.person_id for party in parties])}
    contacts = {one: people.contact_to_compare(records, one) for one in known}
    agreed = service_details.of_case(records, case.id)
    strings: list[PrivateString] = []
    shut: list[Side] = []
    for party in parties:
        contact = contacts[party.person_id]
        if not readers - {party.side}:
            continue
        if contact is None:
            shut.append(party.side)
        else:
            answer = NOTHING_SHOWN if outside else agreed.get(party.person_id, AS_REGISTERED)
            strings += _private(party, known[party.person_id], contact, answer)
        strings += _hiding(records, party)
    phrases, sides = _phrases(records, case.id, readers)
    strings += phrases
    found: list[Find] = []
    for side in dict.fromkeys(one.side for one in strings):
        # What the readers gave themselves is no secret to them, though it may be one to somebody else.
        theirs = [
            said
            for party in parties
            if party.side in readers - {side} and (contact := contacts[party.person_id]) is not None
            for said in _said(known[party.person_id], contact)
        ]
        found += find(texts, [one for one in strings if one.side is side], [*shown, *theirs])
    return Stop(finds=tuple(found), contacts=tuple(dict.fromkeys(shut)), phrases=sides)


def compare_clients(
    records: Records, client_ids: Sequence[str], texts: Sequence[str], shown: Sequence[str] = ()
) -> Stop:
    """Look in a paper that all clients of a counselling file hold for what one keeps from the others.

    They need not be in any case: nobody has a side, so that each find is told by its owner's name.
    """
    known = people.get_many(records, client_ids)
    if len(known) < 2:
        return Stop()
    contacts = {one.id: people.contact_to_compare(records, one.id) for one in known}
    found: list[Find] = []
    for person in known:
        contact = contacts[person.id]
        if contact is None:
            continue
        party = Party(person_id=person.id, side=Side.NEUTRAL, role=PartyRole.APPLICANT)
        theirs = [
            said
            for other in known
            if other.id != person.id and (given := contacts[other.id]) is not None
            for said in _said(other, given)
        ]
        own = [*_private(party, person, contact, AS_REGISTERED), *_hiding(records, party)]
        found += find(texts, own, [*shown, *theirs])
    return Stop(
        finds=tuple(found),
        names=tuple((one.id, one.name) for one in known),
        sealed_ids=tuple(one for one, contact in contacts.items() if contact is None),
    )


def _phrases(
    records: Records, case_id: str, readers: frozenset[Side]
) -> tuple[list[PrivateString], tuple[Side, ...]]:
    """What was kept apart by hand, and the sides whose phrases do not open here."""
    strings: list[PrivateString] = []
    shut: list[Side] = []
    for phrase in private_phrases.of_case(records, case_id):
        if not readers - {phrase.side}:
            continue
        if phrase.text is None:
            shut.append(phrase.side)
        else:
            strings.append(PrivateString(kind=PrivateKind.PHRASE, text=phrase.text, side=phrase.side))
    for note in case_notes.notes(records, case_id):
        if note.side is not None and readers - {note.side}:
            said = sentences(note.text)
            strings += [PrivateString(kind=PrivateKind.NOTE, text=one, side=note.side) for one in said]
    return strings, tuple(dict.fromkeys(shut))


def _said(person: Person, contact: Contact) -> list[str]:
    phones = [phone.number for phone in contact.phones]
    places = [contact.address, contact.registered_address, person.work_unit, person.school]
    return [one for one in (*phones, *places, person.identity_number) if one]


def _hiding(records: Records, party: Party) -> list[PrivateString]:
    """Where their restricted records say they may be found, as far as these open here."""
    places = safety_records.hiding_places(records, party.person_id)
    told = [(PrivateKind.ADDRESS, place) for place in places]
    told += [(PrivateKind.PHONE, number) for place in places for number in _A_NUMBER.findall(place)]
    return [
        PrivateString(kind=kind, text=text, side=party.side, owner_id=party.person_id) for kind, text in told
    ]


def _private(party: Party, person: Person, contact: Contact, agreed: ServiceDetails) -> list[PrivateString]:
    hidden = person.safe_contact
    if party.side is Side.CHILD and not hidden:
        return []  # a child's school and home are the parents' own matter, unless the child is kept safe
    told: list[tuple[PrivateKind, str]] = [
        (PrivateKind.PHONE, phone.number)
        for phone in contact.phones
        if hidden or not agreed.phone or phone.safe_to_call is False
    ]
    if hidden or not agreed.address:
        told += [(PrivateKind.ADDRESS, contact.address), (PrivateKind.ADDRESS, contact.registered_address)]
    if hidden or not agreed.work_unit:
        told += [(PrivateKind.PLACE, person.work_unit), (PrivateKind.PLACE, person.school)]
    told.append((PrivateKind.IDENTITY, person.identity_number))
    return [
        PrivateString(kind=kind, text=text, side=party.side, owner_id=person.id)
        for kind, text in told
        if text.strip()
    ]
