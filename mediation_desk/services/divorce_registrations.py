"""The track of a divorce by registration beside a case: receipt, cooling-off, certificate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.divorce_registration import (
    DivorceClock,
    DivorceOutcome,
    DivorceRegistration,
    DivorceState,
    check_registration,
    clock_of,
    state_on,
)
from mediation_desk.domain.party import PartyRole
from mediation_desk.errors import DeskError
from mediation_desk.register import divorce_registrations, people
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed

_SPOUSES = (PartyRole.APPLICANT, PartyRole.RESPONDENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class DivorceLine:
    """One registration with its clock and where it stands today."""

    registration: DivorceRegistration
    clock: DivorceClock
    state: DivorceState


@dataclass(frozen=True, slots=True, kw_only=True)
class DivorceTrack:
    """Every registration of a case, the newest first; `parties` are (id, name); `writes` who may enter."""

    case_id: str
    lines: tuple[DivorceLine, ...]
    parties: tuple[tuple[str, str], ...]
    writes: bool

    @property
    def runs(self) -> bool:
        """Whether a registration goes on, so that no other may begin."""
        return any(one.state in (DivorceState.COOLING, DivorceState.WINDOW) for one in self.lines)


@allowed(DOSSIER_READ)
def divorce_track(records: Records, case_id: str) -> DivorceTrack:
    """The registrations of a case. Raises DeskError: case.missing, case.not_yours."""
    case = opened_case(records, case_id)
    book = book_of(records)
    ids = _spouses(records, case_id)
    names = {one.id: one.name for one in people.get_many(records, ids)}
    return DivorceTrack(
        case_id=case_id,
        lines=tuple(
            DivorceLine(
                registration=one,
                clock=clock_of(one.received_on, book),
                state=state_on(one, book, records.today),
            )
            for one in reversed(divorce_registrations.of_case(records, case_id))
        ),
        parties=tuple((one, names[one]) for one in ids if one in names),
        writes=bool(records.staff.roles & DOSSIER_WRITE) and not case.filed,
    )


@allowed(DOSSIER_WRITE, changes={"case", "divorce_registration", "limit"})
def record_divorce_registration(
    records: Records, case_id: str, received_on: date, receipt: str = "", registry: str = ""
) -> DivorceRegistration:
    """Note that a registry received the application of both.

    Raises DeskError: divorce.runs_already, case.archived, and those of `check_registration`.
    """
    book = book_of(records)
    for before in divorce_registrations.of_case(records, case_id):
        state = state_on(before, book, records.today)
        if state in (DivorceState.COOLING, DivorceState.WINDOW):
            raise DeskError("divorce.runs_already")
    made = DivorceRegistration(
        id=uuid4().hex,
        case_id=case_id,
        received_on=received_on,
        receipt=receipt.strip(),
        registry=registry.strip(),
    )
    return _keep(records, made)


@allowed(DOSSIER_WRITE, changes={"case", "divorce_registration", "limit"})
def change_divorce_registration(records: Records, changed: DivorceRegistration) -> DivorceRegistration:
    """Correct a registration, note how it ended, or take an end back as a mistake.

    Raises DeskError: record.changed_meanwhile, case.archived, and those of `check_registration`.
    """
    tidy = replace(
        changed, receipt=changed.receipt.strip(), registry=changed.registry.strip(), note=changed.note.strip()
    )
    if tidy.outcome is DivorceOutcome.RUNNING:
        tidy = replace(tidy, ended_on=None, ended_by="", note="")
    elif tidy.outcome is not DivorceOutcome.WITHDRAWN:
        tidy = replace(tidy, ended_by="")
    return _keep(records, tidy)


def _keep(records: Records, registration: DivorceRegistration) -> DivorceRegistration:
    case = opened_case(records, registration.case_id)
    if case.filed:
        raise DeskError("case.archived")
    check_registration(registration, book_of(records), records.today, _spouses(records, case.id))
    kept = divorce_registrations.save(records, registration)
    records.touch(case.id)
    return kept


def _spouses(records: Records, case_id: str) -> tuple[str, ...]:
    """The two sides of a case: who asked and whom it is about."""
    parties = opened_case(records, case_id).parties
    return tuple(dict.fromkeys(one.person_id for one in parties if one.role in _SPOUSES))
