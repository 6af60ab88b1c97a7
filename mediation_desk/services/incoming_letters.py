"""Letters that came in: register one, answer within its days, make it a reception, report the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.incoming_letter import SOURCE_OF, IncomingContent, check_incoming
from mediation_desk.domain.party import Party, PartyRole, Relation, Side
from mediation_desk.domain.person import Person
from mediation_desk.domain.reception import Mode, Reception
from mediation_desk.domain.referral import Direction, Referral, ReferralEvent, ReferralState
from mediation_desk.domain.staff import Role
from mediation_desk.domain.texts import check_text
from mediation_desk.domain.value_text import as_text
from mediation_desk.errors import DeskError
from mediation_desk.register import office, referrals
from mediation_desk.register.records import Records
from mediation_desk.services.access import REFERRAL_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.receptions import ReceptionEntry, save_reception
from mediation_desk.services.referral_seal import is_restricted, readers_of
from mediation_desk.services.referral_standing import clocked
from mediation_desk.services.referrals import opened_content, unchanged

_CHANGES = {"referral", "journal", "draft"}
_HANDLERS = frozenset({Role.MEDIATOR, Role.COUNSELLOR, Role.DIRECTOR})


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def keep_letter(
    records: Records,
    letter_id: str,
    version: int,
    their_number: str,
    received_on: date,
    handler_id: str,
    content: IncomingContent,
) -> Referral:
    """Keep a letter that came in (version 0) or put its facts right before it is answered.

    Raises DeskError: incoming.*, date.in_future, incoming.handler_needed, referral.not_from_here (answered),
    text.*, record.changed_meanwhile, referral.not_yours, sealed.not_yours, sealed.no_seat.
    """
    check_incoming(content, received_on, records.today)
    check_text(their_number, "their_number")
    _check_handler(records, handler_id)
    content = replace(content, their_number=their_number.strip())
    if version == 0:
        fresh = Referral(
            id=letter_id,
            direction=Direction.IN,
            state=ReferralState.RECEIVED,
            author=records.staff.id,
            begun_at=records.now,
            since=records.now,
        )
        made = _facts(records, fresh, received_on, handler_id, content)
        return referrals.add(records, made, as_text(content), readers_of(records, made))
    known = _letter(records, letter_id, version)
    if known.state is not ReferralState.RECEIVED:
        raise DeskError("referral.not_from_here")
    changed = _facts(records, known, received_on, handler_id, content)
    sealed_id = referrals.write(records, known, as_text(content), readers_of(records, changed))
    referrals.note(records, known.id, ReferralEvent.CHANGED)
    kept = replace(changed, content_id=sealed_id)
    if handler_id != known.handler_id:
        referrals.share(records, kept, {handler_id})
        referrals.note(records, known.id, ReferralEvent.HANDLER_NAMED)
    return referrals.save(records, kept, "change_referral", *_KEPT, "content_id")


@allowed(REFERRAL_WRITE, changes=_CHANGES | {"reception", "person"})
def open_reception_from(records: Records, letter_id: str, version: int) -> Referral:
    """Make a reception of a letter: its parties by name, what it is about, where it came from; linked.

    The first party stands as whoever seeks help. Raises DeskError: incoming.reception_already,
    referral.not_from_here (refused or closed), and those of `save_reception`.
    """
    letter = _letter(records, letter_id, version)
    content = opened_content(records, letter)
    if letter.reception_id is not None:
        raise DeskError("incoming.reception_already")
    open_states = (ReferralState.RECEIVED, ReferralState.IN_PROGRESS)
    if letter.state not in open_states or not isinstance(content, IncomingContent):
        raise DeskError("referral.not_from_here")
    people = tuple(Person(id=uuid4().hex, name=name) for name in content.party_names)
    reception = Reception(
        id=uuid4().hex,
        mode=Mode.VISIT,
        source=SOURCE_OF[content.kind],
        received_at=records.now,
        parties=tuple(_party(person.id, place) for place, person in enumerate(people)),
        staff_id=records.staff.id,
        summary="" if letter.restricted else content.cause,
    )
    kept = save_reception(records, ReceptionEntry(reception=reception, people=people))
    referrals.note(records, letter.id, ReferralEvent.OPENED_RECEPTION)
    linked = replace(letter, reception_id=kept.reception.id)
    return referrals.save(records, linked, "open_reception_from_letter", "reception_id")


@allowed(REFERRAL_WRITE, changes={"referral", "journal"})
def name_handler(records: Records, letter_id: str, version: int, handler_id: str) -> Referral:
    """Name who deals with a letter; they may open everything of it from now on.

    Raises DeskError: incoming.handler_needed, sealed.reader_swapped, record.changed_meanwhile.
    """
    letter = _letter(records, letter_id, version)
    _check_handler(records, handler_id)
    referrals.share(records, letter, {handler_id})
    referrals.note(records, letter.id, ReferralEvent.HANDLER_NAMED)
    return referrals.save(records, replace(letter, handler_id=handler_id), "name_handler", "handler_id")


_KEPT = (
    "their_number",
    "received_on",
    "handler_id",
    "restricted",
    "agency_id",
    "agency",
    "clock",
    "due_at",
    "court_rule",
)


def _facts(
    records: Records,
    letter: Referral,
    received_on: date,
    handler_id: str,
    content: IncomingContent,
) -> Referral:
    restricted = is_restricted(records, letter, content)
    known = replace(
        letter,
        their_number="" if restricted else content.their_number,
        received_on=received_on,
        handler_id=handler_id,
        restricted=restricted,
        agency_id="" if restricted else content.agency_id,
        agency="" if restricted else content.agency.strip(),
    )
    return clocked(records, known, content)


def _letter(records: Records, letter_id: str, version: int) -> Referral:
    letter = unchanged(records, letter_id, version)
    if letter.direction is not Direction.IN:
        raise DeskError("referral.not_from_here")
    if not referrals.opens(records, letter):
        raise DeskError("sealed.not_yours")
    return letter


def _check_handler(records: Records, handler_id: str) -> None:
    there = {one.id for one in office.all_staff(records) if one.active and one.roles & _HANDLERS}
    if handler_id not in there:
        raise DeskError("incoming.handler_needed", field="handler")


def _party(person_id: str, place: int) -> Party:
    if place == 0:
        return Party(person_id=person_id, side=Side.SEEKER, role=PartyRole.APPLICANT, relation=Relation.SELF)
    return Party(person_id=person_id, side=Side.OTHER, role=PartyRole.RESPONDENT, relation=Relation.OTHER)
