"""Receptions: keep one with everybody in it, find those that wait, decide what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mediation_desk.domain.case import Difficulty
from mediation_desk.domain.consent import check_consent
from mediation_desk.domain.intake import PhoneSafety, check_reception, filled
from mediation_desk.domain.party import PARTY_ROLES, Consent, ConsentGround, Side
from mediation_desk.domain.person import Person
from mediation_desk.domain.reception import Decision, DecisionTaken, Reception, ReceptionState, RejectReason
from mediation_desk.domain.reception_list import ReceptionFilter, ReceptionLine
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.standing import Standing
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.domain.transitions import may_decide
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_notes,
    clues,
    consents,
    office,
    people,
    reception_words,
    receptions,
    service_details,
)
from mediation_desk.register.records import Records
from mediation_desk.services import cases, reception_ahead
from mediation_desk.services.access import DECIDE, MATCH_OPEN, RECEPTION_READ, RECEPTION_WRITE
from mediation_desk.services.people import keep_person, unchanged
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import mark_of_parties, screened_people, standings


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionEntry:
    """A reception as typed, kept as one: `people` holds everybody in it, each once.

    Version 0 is new; a person of version 0 whose id the register knows was linked: what was typed is added to
    what is known. `phone_safety` None leaves what was said before.
    """

    reception: Reception
    people: tuple[Person, ...]
    consents: tuple[Consent, ...] = ()
    phone_safety: PhoneSafety | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionView:
    """A reception as it stands in the register."""

    reception: Reception
    people: tuple[Person, ...]
    consents: tuple[Consent, ...]
    standings: tuple[tuple[str, Standing], ...]
    staff: tuple[Staff, ...]
    has_phone_safety: bool
    stand_apart: frozenset[str]

    def person(self, person_id: str) -> Person:
        """A person of this reception by id."""
        return next(person for person in self.people if person.id == person_id)

    def consent(self, person_id: str) -> Consent | None:
        """The newest answer of a person, if they were ever asked."""
        return next((one for one in self.consents if one.person_id == person_id), None)

    def member(self, staff_id: str) -> str:
        """The name of a member of staff by id, empty when unknown."""
        return next((one.name for one in self.staff if one.id == staff_id), "")


@allowed(RECEPTION_WRITE, changes={"reception", "person", "case", "clue", "call"})
def save_reception(
    records: Records, entry: ReceptionEntry, *, listed: str = "", begun_by: str = ""
) -> ReceptionView:
    """Keep a new or changed reception with its people, consents and words about safety, and read it back.

    `begun_by` is the clue or call a new one begins with (see `reception_ahead`): the link stays.
    A DeskError's field begins with the person's place: `0.identity_number`, `2.consent.ground`. Raises
    record.changed_meanwhile, reception.*, person.*, identity.*, phone.*, consent.*, stage.*, text.*, and
    those of `numbers.take` for a new one (`listed` is a number of the list 恢复后待补录).
    """
    typed = entry.reception
    check_reception(typed, {person.id: person for person in entry.people})
    if typed.received_at > records.now:
        raise DeskError("reception.future", field="received_at")
    known = None if typed.version == 0 else _mine(records, typed.id)
    kept_people = [_keep(records, place, person) for place, person in enumerate(entry.people)]
    _keep_consents(records, entry.consents, kept_people)
    if known is None:
        fresh = replace(typed, staff_id=records.staff.id, state=ReceptionState.AWAITING_TALK)
        receptions.add(records, replace(fresh, decisions=(), case_id=None), listed)
        reception_ahead.link(records, begun_by, typed.id)
    else:
        settled = replace(
            typed,
            number=known.number,
            staff_id=known.staff_id,
            state=known.state,
            decisions=known.decisions,
            case_id=known.case_id,
        )
        receptions.save(records, settled, "change_reception")
    if entry.phone_safety is not None and entry.phone_safety.said:
        check_text(entry.phone_safety.how_to_reach, "how_to_reach", PARAGRAPH, lines=True)
        reception_words.keep_phone_safety(records, typed.id, entry.phone_safety)
    return _view(records, typed.id)


@allowed(RECEPTION_READ)
def get_reception(records: Records, reception_id: str) -> ReceptionView:
    """One reception with its people. Raises DeskError: reception.missing, permission.refused."""
    _mine(records, reception_id)
    return _view(records, reception_id)


@allowed(RECEPTION_READ)
def reception_page(
    records: Records, wanted: ReceptionFilter, before: int | None = None
) -> tuple[ReceptionLine, ...]:
    """A page of the list of receptions, newest first; the counter sees what is open and its own."""
    if wanted.person_id is not None:
        raise DeskError("permission.refused")  # one person's list opens with `people.open_match` alone
    if not records.staff.roles & MATCH_OPEN:
        wanted = replace(wanted, open_or_of=records.staff.id)
    return tuple(receptions.page(records, wanted, before))


@allowed(RECEPTION_READ, changes={"journal"})
def open_phone_safety(records: Records, reception_id: str) -> PhoneSafety:
    """What was said of safety on the phone; journalled, for its author and the director."""
    return reception_words.open_phone_safety(records, reception_id)


@allowed(DECIDE, changes={"journal"})
def open_decision_reason(records: Records, reception_id: str) -> str:
    """A decision's reason that speaks of safety; journalled, for its author and the director."""
    return reception_words.open_reason(records, reception_id)


@allowed(RECEPTION_WRITE, changes={"reception"})
def declare_conflict(records: Records, reception_id: str, reason: str) -> None:
    """Whoever acts is too near to this matter: others read only that another member of staff is wanted.

    Raises DeskError("conflict.reason_needed").
    """
    if not reason.strip():
        raise DeskError("conflict.reason_needed", field="conflict_reason")
    _mine(records, reception_id)
    reception_words.declare_conflict(records, reception_id, reason.strip())


@allowed(RECEPTION_WRITE, changes={"reception"})
def handle_on_the_spot(records: Records, reception_id: str, version: int, reason: str) -> ReceptionView:
    """Complete a reception at once: what was done is its reason.

    Raises DeskError: decision.reason_needed, decision.already_accepted, record.changed_meanwhile.
    """
    reception = _unchanged(records, reception_id, version)
    _decide(records, reception, Decision.HANDLED_ON_THE_SPOT, reason, None, None)
    return _view(records, reception_id)


@allowed(DECIDE, changes={"reception", "case", "clue"})
def decide(
    records: Records,
    reception_id: str,
    version: int,
    decision: Decision,
    reason: str,
    *,
    reject_reason: RejectReason | None = None,
    mediator_ids: tuple[str, ...] = (),
    difficulty: Difficulty = Difficulty.ORDINARY,
    requests: tuple[str, ...] = (),
    details: tuple[tuple[str, ServiceDetails], ...] = (),
    listed: str = "",
) -> ReceptionView:
    """Record what becomes of a reception; ACCEPTED opens a case with these mediators.

    `details` are what parties already asked let the other side see; those of anybody else are left out.
    Raises DeskError: decision.reason_needed, decision.reject_reason_needed, decision.already_accepted,
    decision.talk_alone_first, case.assign_another, case.mediator_needed, record.changed_meanwhile, and those
    of `numbers.take` (`listed` is a number of the list 恢复后待补录).
    """
    reception = _unchanged(records, reception_id, version)
    if decision is not Decision.NOT_ACCEPTED:
        reject_reason = None
    case_id = None
    if decision is Decision.ACCEPTED:
        if reception_words.in_conflict(records, reception_id) & set(mediator_ids):
            raise DeskError("case.assign_another", field="mediators")
        _check_decision(records, reception, decision, reason, reject_reason)
        case_id = cases.accept(records, reception_id, mediator_ids, difficulty, requests, listed).id
        reception_words.carry_conflicts(records, reception_id, case_id)
        clues.became_case(records, reception_id, case_id)
        _share_contacts(records, reception, mediator_ids)
        parties = {one.person_id for one in reception.parties if one.role in PARTY_ROLES}
        for person_id, agreed in details:
            if person_id in parties:
                service_details.keep(records, case_id, person_id, agreed)
    _decide(records, reception, decision, reason, reject_reason, case_id)
    return _view(records, reception_id)


def _decide(
    records: Records,
    reception: Reception,
    decision: Decision,
    reason: str,
    reject_reason: RejectReason | None,
    case_id: str | None,
) -> None:
    if records.staff.id in reception_words.in_conflict(records, reception.id):
        raise DeskError("case.assign_another")
    _check_decision(records, reception, decision, reason, reject_reason)
    taken = DecisionTaken(
        decision=decision,
        reason=reason.strip(),
        taken_at=records.now,
        staff_id=records.staff.id,
        reject_reason=reject_reason,
    )
    warned = mark_of_parties(records, reception.parties) in (Mark.RED, Mark.ORANGE)
    receptions.decide(records, reception, taken, case_id, of_safety=warned)


def _check_decision(
    records: Records,
    reception: Reception,
    decision: Decision,
    reason: str,
    reject_reason: RejectReason | None,
) -> None:
    check_text(reason, "reason", PARAGRAPH, lines=True)
    came = [party for party in screened_people(reception.parties) if party.side is Side.SEEKER]
    finished = all(stand.finished_on is not None for stand in standings(records, came).values())
    refusals = may_decide(
        reception.state if came else ReceptionState.TALKED,  # an agent is not asked alone
        decision,
        reason=reason,
        taken=tuple(taken.decision for taken in reception.decisions),
        talk_finished=finished,
        reject_reason=reject_reason,
    )
    if refusals:
        raise DeskError(refusals[0].key, field=_FIELDS.get(refusals[0].key))


_FIELDS = {
    "decision.talk_alone_first": "decision",
    "decision.reject_reason_needed": "reject_reason",
    "decision.reason_needed": "reason",
}


def _keep(records: Records, place: int, person: Person) -> Person:
    try:
        if person.version > 0:
            return person if unchanged(records, person) else keep_person(records, person)
        if not people.exists(records, person.id):
            return keep_person(records, person)
        known = people.get(records, person.id)
        united = filled(known, person)
        return known if united == known else keep_person(records, united)
    except DeskError as refused:
        raise _placed(refused, str(place)) from refused


def _keep_consents(records: Records, typed: Iterable[Consent], present: list[Person]) -> None:
    places = {person.id: place for place, person in enumerate(present)}
    latest = consents.latest(records, places)
    for consent in typed:
        place = places[consent.person_id]
        before = latest.get(consent.person_id)
        if before is not None and replace(before, recorded_at=consent.recorded_at) == consent:
            continue
        if before is None and consent.ground is ConsentGround.NOT_YET_ASKED and not consent.notice_given:
            continue
        try:
            check_consent(consent, present[place].born, records.today)
            check_text(consent.article, "article")
        except DeskError as refused:
            raise _placed(refused, f"{place}.consent") from refused
        consents.record(records, consent)


def _placed(refused: DeskError, place: str) -> DeskError:
    if refused.key == "merge.sealed":  # nobody merges here: a phone typed cannot stand beside a sealed one
        refused = DeskError("reception.contact_sealed", field="phone")
    return DeskError(refused.key, field=f"{place}.{refused.field or 'name'}", **refused.names)


def _mine(records: Records, reception_id: str) -> Reception:
    # The counter works with what is open and with what it took itself; the rest is opened by `open_match`.
    reception = receptions.get(records, reception_id)
    decided_by_others = reception.state is ReceptionState.DECIDED and reception.staff_id != records.staff.id
    if decided_by_others and not records.staff.roles & MATCH_OPEN:
        raise DeskError("permission.refused")
    if reception.case_id is not None and records.staff.id in case_notes.in_conflict(
        records, reception.case_id
    ):
        raise DeskError("case.not_yours")
    return reception


def _unchanged(records: Records, reception_id: str, version: int) -> Reception:
    reception = _mine(records, reception_id)
    if reception.version != version:
        raise DeskError("record.changed_meanwhile")
    return reception


def _share_contacts(records: Records, reception: Reception, mediator_ids: tuple[str, ...]) -> None:
    # Whoever accepts may not be a reader of a sealed contact: then the director or its author shares it.
    for party in reception.parties:
        if records.staff.id in people.contact_readers(records, party.person_id):
            people.share_contact(records, party.person_id, mediator_ids)


def _view(records: Records, reception_id: str) -> ReceptionView:
    reception = receptions.get(records, reception_id)
    ids = [party.person_id for party in reception.parties]
    return ReceptionView(
        reception=reception,
        people=tuple(people.get_many(records, ids)),
        consents=tuple(replace(one, person_id=key) for key, one in consents.latest(records, ids).items()),
        standings=tuple(standings(records, reception.parties).items()),
        staff=tuple(office.all_staff(records)),
        has_phone_safety=reception_words.has_phone_safety(records, reception_id),
        stand_apart=reception_words.in_conflict(records, reception_id),
    )
