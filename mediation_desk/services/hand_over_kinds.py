"""What is handed over before somebody leaves: one line in KINDS for each kind of file.

A new kind gives its listing, who may take one, the act that hands it on, and which sealed files belong to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mediation_desk.domain.case import EventKind
from mediation_desk.domain.counselling_note import GrantPurpose
from mediation_desk.domain.hand_over import HeldFile, HeldKind
from mediation_desk.domain.sealed_file import SealedFileId, SealedFileKind
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_notes,
    cases,
    counselling_files,
    counselling_grants,
    hand_overs,
    mediation_records,
    people,
    reception_words,
    receptions,
)
from mediation_desk.register import staff as staff_register
from mediation_desk.register.records import Records
from mediation_desk.services import hand_over_appointments
from mediation_desk.services.access import DOSSIER_WRITE, NOTE_WRITE, RECEPTION_WRITE

Listing = Callable[[Records, str], list[HeldFile]]
Takers = Callable[[Records, str], tuple[frozenset[Role], frozenset[str]]]
Hand = Callable[[Records, str, str, str], None]
Sealed = Callable[[Records, str], set[SealedFileId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldKindLine:
    """One kind: `listing(records, staff_id)`; `takers(records, file_id)` gives roles and who may not.

    `hand(records, file_id, from_id, to_id)` is None for what nobody can take over; `sealed(records, file_id)`
    names the files whose sealed texts go along. What has a `hand` must be handed over before somebody leaves.
    """

    kind: HeldKind
    listing: Listing
    takers: Takers | None = None
    hand: Hand | None = None
    sealed: Sealed | None = None

    def held(self, records: Records, staff_id: str, staff: list[Staff]) -> list[HeldFile]:
        """What somebody holds of this kind, each with those who may take it."""
        found = self.listing(records, staff_id)
        if self.takers is None:
            return found
        return [replace(one, takers=self.may_take(records, one.id, staff_id, staff)) for one in found]

    def may_take(self, records: Records, file_id: str, staff_id: str, staff: list[Staff]) -> tuple[str, ...]:
        """Ids of those who may take one file from somebody."""
        if self.takers is None:
            return ()
        roles, apart = self.takers(records, file_id)
        return tuple(
            one.id
            for one in staff
            if one.active and one.roles & roles and one.id != staff_id and one.id not in apart
        )


def _case_takers(records: Records, case_id: str) -> tuple[frozenset[Role], frozenset[str]]:
    return frozenset({Role.MEDIATOR, Role.DIRECTOR}), case_notes.in_conflict(records, case_id)


def _hand_case(records: Records, case_id: str, from_id: str, to_id: str) -> None:
    case = cases.get(records, case_id)
    team = tuple(dict.fromkeys(to_id if one == from_id else one for one in case.mediator_ids))
    cases.save(records, replace(case, mediator_ids=team), "assign_mediators", "mediator_ids")
    cases.note_event(records, case_id, EventKind.ASSIGNED, names={"left": from_id})


def _of_case(records: Records, case_id: str) -> set[SealedFileId]:
    case = cases.get(records, case_id)
    files = {SealedFileId(kind=SealedFileKind.CASE, id=case_id)}
    files |= {SealedFileId(kind=SealedFileKind.PERSON, id=party.person_id) for party in case.parties}
    if case.reception_id is not None:
        files.add(SealedFileId(kind=SealedFileKind.RECEPTION, id=case.reception_id))
    return files


def _record_takers(records: Records, record_id: str) -> tuple[frozenset[Role], frozenset[str]]:
    record = mediation_records.get(records, record_id)
    return DOSSIER_WRITE, case_notes.in_conflict(records, record.case_id)


def _hand_record(records: Records, record_id: str, _from_id: str, to_id: str) -> None:
    record = mediation_records.get(records, record_id)
    mediation_records.save(records, replace(record, recorder_id=to_id))


def _reception_takers(records: Records, reception_id: str) -> tuple[frozenset[Role], frozenset[str]]:
    return RECEPTION_WRITE, reception_words.in_conflict(records, reception_id)


def _hand_reception(records: Records, reception_id: str, _from_id: str, to_id: str) -> None:
    reception = receptions.get(records, reception_id)
    receptions.save(records, replace(reception, staff_id=to_id), "hand_reception_over", "staff_id")


def _of_reception(records: Records, reception_id: str) -> set[SealedFileId]:
    reception = receptions.get(records, reception_id)
    files = {SealedFileId(kind=SealedFileKind.RECEPTION, id=reception_id)}
    people = (party.person_id for party in reception.parties)
    return files | {SealedFileId(kind=SealedFileKind.PERSON, id=one) for one in people}


def _counselling_files(records: Records, staff_id: str) -> list[HeldFile]:
    files = counselling_files.open_of(records, staff_id)
    names = people.names(records, [one for file in files for one in file.client_ids])
    return [
        HeldFile(
            kind=HeldKind.COUNSELLING,
            id=file.id,
            number=file.number,
            second="、".join(names.get(one, "") for one in file.client_ids),
            since=file.opened_on,
        )
        for file in files
    ]


def _counselling_takers(records: Records, file_id: str) -> tuple[frozenset[Role], frozenset[str]]:
    clients = counselling_files.get(records, file_id).client_ids
    apart = (reception_words.apart_from(records, one) for one in clients)
    return NOTE_WRITE, frozenset().union(*apart)


def _hand_counselling(records: Records, file_id: str, _from_id: str, to_id: str) -> None:
    """The clients chose to go on with this colleague: asked before, since nobody is handed over unasked."""
    file = counselling_files.get(records, file_id)
    changed = replace(file, counsellor_id=to_id)
    counselling_files.save(records, changed, "hand_counselling_over", "counsellor_id")
    counselling_grants.add(records, file_id, None, to_id, GrantPurpose.SUCCESSOR)


def _of_counselling(records: Records, file_id: str) -> set[SealedFileId]:
    clients = counselling_files.get(records, file_id).client_ids
    files = {SealedFileId(kind=SealedFileKind.COUNSELLING, id=file_id)}
    return files | {SealedFileId(kind=SealedFileKind.PERSON, id=one) for one in clients}


def _drafts(records: Records, staff_id: str) -> list[HeldFile]:
    count = staff_register.drafts_of(records, staff_id)
    return [HeldFile(kind=HeldKind.DRAFTS, id=staff_id, number=str(count))] if count else []


KINDS: tuple[HeldKindLine, ...] = (
    HeldKindLine(
        kind=HeldKind.CASE,
        listing=hand_overs.open_cases,
        takers=_case_takers,
        hand=_hand_case,
        sealed=_of_case,
    ),
    HeldKindLine(
        kind=HeldKind.RECORD,
        listing=hand_overs.unsigned_records,
        takers=_record_takers,
        hand=_hand_record,
    ),
    HeldKindLine(
        kind=HeldKind.RECEPTION,
        listing=hand_overs.open_receptions,
        takers=_reception_takers,
        hand=_hand_reception,
        sealed=_of_reception,
    ),
    HeldKindLine(
        kind=HeldKind.COUNSELLING,
        listing=_counselling_files,
        takers=_counselling_takers,
        hand=_hand_counselling,
        sealed=_of_counselling,
    ),
    HeldKindLine(
        kind=HeldKind.APPOINTMENT,
        listing=hand_over_appointments.ahead,
        takers=hand_over_appointments.takers,
        hand=hand_over_appointments.hand,
    ),
    HeldKindLine(kind=HeldKind.DRAFTS, listing=_drafts),
)


def kind_line(kind: HeldKind) -> HeldKindLine:
    """The line of one kind. DeskError("hand_over.not_taken") when nobody can take it over."""
    line = next((one for one in KINDS if one.kind is kind), None)
    if line is None or line.hand is None:
        raise DeskError("hand_over.not_taken")
    return line
