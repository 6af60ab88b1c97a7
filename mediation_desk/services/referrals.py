"""Referrals of ours: begin one from a case, a reception or a counselling file, keep it, see it, list them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.domain.access_matrix import only_expert
from mediation_desk.domain.agency import Agency
from mediation_desk.domain.disclosure import DisclosureEntry
from mediation_desk.domain.incoming_letter import IncomingContent
from mediation_desk.domain.person import Person
from mediation_desk.domain.referral import (
    Direction,
    LetterPrint,
    Referral,
    ReferralEvent,
    ReferralLine,
    ReferralState,
)
from mediation_desk.domain.referral_content import ReferralContent, check_typed
from mediation_desk.domain.referral_ground import ReferralConsent
from mediation_desk.domain.referral_moves import MOVES
from mediation_desk.domain.value_text import as_text, from_text
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    agencies,
    cases,
    counselling_files,
    disclosures,
    office,
    people,
    receptions,
    referral_consents,
    referral_prints,
    referrals,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import REFERRAL_READ, REFERRAL_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.counselling_access import led_file
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_access import case_of, has_to_do_with, known_referral
from mediation_desk.services.referral_seal import is_restricted, readers_of
from mediation_desk.services.referral_standing import clocked, refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a referral comes from: exactly one of the three ids."""

    case_id: str | None = None
    reception_id: str | None = None
    file_id: str | None = None

    @property
    def place(self) -> str:
        """Kind and id as one word (case/…), under which a letter not kept yet is drafted."""
        if self.case_id:
            return f"case/{self.case_id}"
        return f"reception/{self.reception_id}" if self.reception_id else f"file/{self.file_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralStart:
    """What a new referral begins with: whom it may speak of, to whom one may turn, who we are."""

    origin: Origin
    number: str
    people: tuple[Person, ...]
    agencies: tuple[Agency, ...]
    our_contact: str
    our_phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextReferralMove:
    """A state that may follow, the key of why not yet (empty: it may), and whether words go with it."""

    to: ReferralState
    refusal: str
    reason_needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralView:
    """One referral as its page shows it; `content` is None for whoever works on it and cannot open it."""

    referral: Referral
    content: ReferralContent | IncomingContent | None
    person: Person | None
    number: str
    history: tuple[ReferralLine, ...]
    consents: tuple[ReferralConsent, ...]
    prints: tuple[LetterPrint, ...]
    told: tuple[DisclosureEntry, ...]
    moves: tuple[NextReferralMove, ...]
    staff: tuple[tuple[str, str], ...]
    may_write: bool

    def member(self, staff_id: str) -> str:
        """The name of a member of staff by id, empty when unknown."""
        return dict(self.staff).get(staff_id, "")


@allowed(REFERRAL_WRITE)
def begin_referral(records: Records, origin: Origin) -> ReferralStart:
    """What a new referral begins with; nothing of a counselling file but who its clients are.

    Raises DeskError: case.not_yours, counselling.not_yours, reception.missing, case.assign_another.
    """
    ids, number = _people_of(records, origin)
    return ReferralStart(
        origin=origin,
        number=number,
        people=tuple(people.get_many(records, ids)),
        agencies=tuple(one for one in agencies.every(records) if one.active),
        our_contact=records.staff.name,
        our_phone=office.centre(records).phone,
    )


@allowed(REFERRAL_WRITE, changes={"referral", "draft"})
def keep_referral(
    records: Records,
    referral_id: str,
    version: int,
    origin: Origin,
    person_id: str,
    content: ReferralContent,
) -> Referral:
    """Keep a new referral (version 0) or what it says now; only a draft is changed.

    Raises DeskError: text.*, referral.reply_days, referral.person_needed, referral.not_yours,
    referral.not_a_draft, record.changed_meanwhile, sealed.no_seat, and those of `begin_referral`.
    """
    check_typed(content)
    if version == 0:
        ids, _number = _people_of(records, origin)
        if person_id not in ids:
            raise DeskError("referral.person_needed", field="person")
        fresh = begun(records, origin, person_id, referral_id)
        made = clocked(records, _open_part(records, fresh, content), content)
        return referrals.add(records, made, as_text(content), readers_of(records, made))
    known = _draft(records, referral_id, version)
    changed = clocked(records, _open_part(records, known, content), content)
    sealed_id = referrals.write(records, known, as_text(content), readers_of(records, changed))
    referrals.note(records, known.id, ReferralEvent.CHANGED)
    kept = replace(changed, content_id=sealed_id)
    return referrals.save(
        records, kept, "change_referral", "content_id", "restricted", "agency_id", "agency", "clock", "due_at"
    )


def begun(records: Records, origin: Origin, person_id: str, referral_id: str = "") -> Referral:
    """A referral as it begins, of a person of where it begins; not kept yet."""
    return Referral(
        id=referral_id,
        direction=Direction.OUT,
        state=ReferralState.DRAFT,
        author=records.staff.id,
        begun_at=records.now,
        since=records.now,
        person_id=person_id,
        case_id=origin.case_id,
        reception_id=origin.reception_id,
        file_id=origin.file_id,
    )


@allowed(REFERRAL_READ, changes={"journal"})
def referral_view(records: Records, referral_id: str) -> ReferralView:
    """One referral with everything that opens of it; journalled. DeskError: referral.*."""
    referral = known_referral(records, referral_id)
    content = opened_content(records, referral) if referrals.opens(records, referral) else None
    consents = referral_consents.of_referral(records, referral.id)
    may_write = bool(records.staff.roles & REFERRAL_WRITE) and not only_expert(records.staff.roles)
    return ReferralView(
        referral=referral,
        content=content,
        person=people.get(records, referral.person_id) if referral.person_id else None,
        number=_number(records, referral),
        history=tuple(referrals.history(records, referral.id)),
        consents=tuple(consents),
        prints=tuple(referral_prints.of_referral(records, referral.id)),
        told=tuple(disclosures.of_referral(records, referral.id)),
        moves=tuple(
            NextReferralMove(
                to=to, refusal=key, reason_needed=MOVES[referral.direction, referral.state, to].reason_needed
            )
            for to, key in (refusals(records, referral, content) if may_write and content else ())
        ),
        staff=tuple((one.id, one.name) for one in office.all_staff(records)),
        may_write=may_write and content is not None,
    )


def opened_content(records: Records, referral: Referral) -> ReferralContent | IncomingContent:
    """What a referral says, journalled. DeskError: sealed.not_yours, sealed.altered."""
    text = referrals.content(records, referral)
    if referral.direction is Direction.IN:
        return from_text(IncomingContent, text)
    return from_text(ReferralContent, text)


def outgoing(records: Records, referral: Referral) -> ReferralContent:
    """What a referral of ours says. DeskError: referral.not_from_here (a letter to us), sealed.not_yours."""
    content = opened_content(records, referral)
    if not isinstance(content, ReferralContent):
        raise DeskError("referral.not_from_here")
    return content


def unchanged(records: Records, referral_id: str, version: int) -> Referral:
    """A referral whoever acts works on, as they saw it.

    Raises DeskError: referral.missing, referral.not_yours, record.changed_meanwhile.
    """
    referral = known_referral(records, referral_id)
    if referral.version != version:
        raise DeskError("record.changed_meanwhile")
    return referral


def _draft(records: Records, referral_id: str, version: int) -> Referral:
    referral = unchanged(records, referral_id, version)
    if not referrals.opens(records, referral):
        raise DeskError("sealed.not_yours")
    if referral.direction is not Direction.OUT or referral.state is not ReferralState.DRAFT:
        raise DeskError("referral.not_a_draft")
    return referral


def _open_part(records: Records, referral: Referral, content: ReferralContent) -> Referral:
    """What may stand in the open of this text: of a restricted one not even to whom it goes."""
    restricted = is_restricted(records, referral, content)
    return replace(
        referral,
        restricted=restricted,
        agency_id="" if restricted else content.agency_id,
        agency="" if restricted else content.agency.strip(),
    )


def _people_of(records: Records, origin: Origin) -> tuple[tuple[str, ...], str]:
    if origin.case_id is not None:
        case = opened_case(records, origin.case_id)
        return tuple(dict.fromkeys(party.person_id for party in case.parties)), case.number
    if origin.file_id is not None:
        file = led_file(records, origin.file_id)
        return file.client_ids, file.number
    if origin.reception_id is not None:
        reception = receptions.get(records, origin.reception_id)
        probe = Referral(
            id="",
            direction=Direction.OUT,
            state=ReferralState.DRAFT,
            author=records.staff.id,
            begun_at=records.now,
            since=records.now,
            reception_id=reception.id,
        )
        if not has_to_do_with(records, probe):
            raise DeskError("case.assign_another")
        return tuple(party.person_id for party in reception.parties), reception.number
    raise ValueError("a referral comes from somewhere")


def _number(records: Records, referral: Referral) -> str:
    """The number of what it belongs to; a counselling file's only to whoever may know of it."""
    case_id = case_of(records, referral)
    if case_id is not None:
        return cases.get(records, case_id).number
    if referral.reception_id is not None:
        return receptions.get(records, referral.reception_id).number
    if referral.file_id is not None:
        return counselling_files.get(records, referral.file_id).number
    return ""
