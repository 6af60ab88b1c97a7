"""What a reception must hold before it is kept, and what is known of safety on the phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mediation_desk.domain import stages
from mediation_desk.domain.dates import age
from mediation_desk.domain.identity import OLDEST, read_identity
from mediation_desk.domain.merging import Keep, conflicts, merge
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Contact, Person
from mediation_desk.domain.phones import read_phone
from mediation_desk.domain.reception import Reception, StageEntry
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

NAME = 60
MOST_PARTIES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneSafety:
    """现在安全吗, 怎样联系安全: all that is asked when nobody can be alone with us."""

    safe_now: bool | None = None
    how_to_reach: str = ""

    @property
    def said(self) -> bool:
        """Whether anything was said at all."""
        return self.safe_now is not None or bool(self.how_to_reach.strip())


def check_reception(reception: Reception, people: Mapping[str, Person]) -> None:
    """Refuse a reception that could not stand; `people` holds everybody in it by id.

    Raises DeskError: reception.seeker_needed, reception.twice, reception.too_many, stage.*, text.*.
    """
    parties = reception.parties
    if not parties or parties[0].side is not Side.SEEKER:
        raise DeskError("reception.seeker_needed", field="seeker.name")
    if len({party.person_id for party in parties}) != len(parties):
        raise DeskError("reception.twice")
    if len(parties) > MOST_PARTIES:
        raise DeskError("reception.too_many", most=MOST_PARTIES)
    if any(party.person_id not in people for party in parties):
        raise ValueError("a party without its person")
    check_text(reception.wish, "wish")
    check_text(reception.summary, "summary", PARAGRAPH, lines=True)
    for party in parties:
        check_text(party.lives_with, "lives_with")
    walked: tuple[StageEntry, ...] = ()
    for entry in reception.stages:
        check_text(entry.note, "stage_note", lines=True)
        check_text(entry.skipped_reason, "skipped_reason", lines=True)
        walked = stages.add(walked, entry)


def check_person(person: Person, today: date) -> None:
    """Refuse a person that could not be kept.

    Raises DeskError: person.name_needed, person.alias_has_identity, person.future, person.too_old,
    person.income, identity.*, phone.*, text.*.
    """
    if not person.name.strip():
        raise DeskError("person.name_needed", field="name")
    check_text(person.name, "name", NAME)
    texts = ("ethnicity", "no_identity_reason", "occupation", "work_unit", "education", "school")
    for field in texts:
        check_text(getattr(person, field), field)
    if person.alias and person.identity_number:
        raise DeskError("person.alias_has_identity", field="identity_number")
    if person.identity_number:
        facts = read_identity(person.identity_kind, person.identity_number, today)
        if facts.number != person.identity_number:
            raise DeskError("identity.unreadable", field="identity_number")
    if person.born is not None and person.born > today:
        raise DeskError("person.future", field="born")
    if person.born is not None and age(person.born, today) > OLDEST:
        raise DeskError("person.too_old", field="born", years=OLDEST)
    if person.monthly_income is not None and not 0 <= person.monthly_income < 10**12:
        raise DeskError("person.income", field="monthly_income")
    if person.contact is not None:
        _check_contact(person.contact)


def filled(known: Person, typed: Person) -> Person:
    """A known person with what was typed at the counter: typed facts win, empty ones take nothing away.

    Phones are united, safe contact never ends this way, and the known name stays unless it was an alias.
    Raises DeskError("merge.sealed") when a sealed contact was not opened but one was typed.
    """
    if known.contact is None and typed.contact in (None, Contact()):
        merged = filled(replace(known, contact=Contact()), replace(typed, contact=Contact()))
        return replace(merged, contact=None)
    different = conflicts(known, typed)
    chosen = {field: Keep.FIRST if field in ("name", "sex", "born") else Keep.SECOND for field in different}
    return merge(known, replace(typed, id=""), chosen)


def _check_contact(contact: Contact) -> None:
    check_text(contact.address, "address")
    check_text(contact.registered_address, "registered_address")
    for phone in contact.phones:
        if read_phone(phone.number) != phone.number:
            raise DeskError("phone.unreadable", field="phone")
        check_text(phone.owner, "phone_owner")
        check_text(phone.safe_hours, "safe_hours")
