"""Screening: talk with one person alone, keep what was said sealed, act on the mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mediation_desk.domain import screening_sheet
from mediation_desk.domain.case import EventKind
from mediation_desk.domain.party import Party, PartyRole
from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.screening import Screening, ScreeningForm
from mediation_desk.domain.screening_sheet import form_for
from mediation_desk.domain.standing import Standing, check_lowering, lowers, standing
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, people, receptions, screenings
from mediation_desk.register.records import Records
from mediation_desk.services.access import (
    AT_THE_DESK,
    SAFETY_APPROVE,
    SAFETY_MARK,
    SCREENING_ANSWERS,
    SCREENING_ASK,
)
from mediation_desk.services.case_team import refuse_experts_elsewhere, refuse_whoever_stands_apart
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.safe_contact import guard

_NOT_SCREENED = (PartyRole.AGENT, PartyRole.PARTICIPANT, PartyRole.CHILD)


@allowed(SCREENING_ASK, changes={"screening", "case", "reception", "person"})
def save_screening(records: Records, screening: Screening) -> Screening:
    """Keep a sheet asked alone; returns it with mark and finished as computed. The stricter mark counts now.

    Who asked and when are those of this act, whatever the sheet says: nobody writes in another's name, and
    a sheet never sorts before one that stands already. A finished talk lets receptions be decided.
    Raises DeskError: screening.reason_needed, screening.only_raises, sealed.no_seat, case.assign_another.
    """
    refuse_whoever_stands_apart(records, screening.person_id)
    asked = replace(screening, asked_by=records.staff.id, asked_at=records.now, lowering_approved_by=None)
    kept = screenings.add(records, screening_sheet.settled(asked))
    if kept.finished:
        receptions.talked(records, kept.person_id)
    remark(records, kept.person_id)
    for case_id in cases.of_person(records, kept.person_id):
        cases.note_event(
            records,
            case_id,
            EventKind.SCREENED,
            subject_id=kept.id,
            restricted=True,
            names={"person_id": kept.person_id},
        )
    return kept


@allowed(SCREENING_ANSWERS, changes={"journal"})
def open_screening(records: Records, screening_id: str) -> Screening:
    """Open one sheet's answers; journalled, and only the seal's readers can."""
    return screenings.open_sheet(records, screening_id)


@allowed(SCREENING_ANSWERS, changes={"journal"})
def open_raised_mark(records: Records, raised_id: str) -> str:
    """Why staff raised a mark; journalled, and only the seal's readers can."""
    return screenings.open_reason(records, raised_id)


@allowed(SCREENING_ANSWERS)
def screenings_of(records: Records, person_id: str) -> tuple[Screening, ...]:
    """Every sheet of a person without answers, newest first."""
    return tuple(screenings.of_person(records, person_id))


@allowed(SAFETY_MARK)
def standing_of(records: Records, person_id: str) -> Standing:
    """Where a person stands now: mark, validity, what waits for the director.

    Raises DeskError("permission.refused") to an expert not asked into a case of theirs.
    """
    refuse_experts_elsewhere(records, person_id)
    return _standing(records, person_id)


@allowed(AT_THE_DESK, changes={"screening", "case", "reception", "person"})
def raise_mark(records: Records, person_id: str, mark: Mark, reason: str) -> None:
    """Raise a person's mark at once, with a reason (sealed).

    Raises DeskError: screening.reason_needed, screening.only_raises, permission.refused.
    """
    refuse_experts_elsewhere(records, person_id)
    if not reason.strip():
        raise DeskError("screening.reason_needed", field="judgement_reason")
    held = _standing(records, person_id).mark
    if mark in (Mark.NONE, Mark.UNFINISHED) or lowers(held, mark):
        raise DeskError("screening.only_raises", field="judgement")
    screenings.raise_mark(records, person_id, mark, reason.strip())
    remark(records, person_id)


@allowed(SAFETY_APPROVE, changes={"screening", "case", "reception", "person"})
def approve_lower_mark(records: Records, person_id: str, screening_id: str) -> None:
    """The director lets a newer, lower sheet of the same person count; the earlier one stays visible.

    Raises DeskError: screening.missing, screening.not_lower, screening.not_finished, screening.newer_talk.
    """
    sheet = next((one for one in screenings.of_person(records, person_id) if one.id == screening_id), None)
    if sheet is None:
        raise DeskError("screening.missing")
    held = _standing(records, person_id)
    check_lowering(held.mark, sheet, records.staff)
    if held.waits_for_director != screening_id:
        raise DeskError("screening.newer_talk")
    screenings.approve_lowering(records, screening_id)
    remark(records, person_id)


@allowed(SAFETY_APPROVE, changes={"case"})
def approve_shuttle(records: Records, case_id: str, person_wishes: bool, safety_plan: bool) -> None:
    """The director lets talks go on back to back.

    Red needs the person's wish and a safety plan; raises DeskError("screening.shuttle_conditions").
    """
    if cases.mark(records, case_id) is Mark.RED and not (person_wishes and safety_plan):
        raise DeskError("screening.shuttle_conditions")
    screenings.approve_shuttle(records, case_id, person_wishes, safety_plan)
    cases.note_event(records, case_id, EventKind.SHUTTLE_APPROVED)


def screened_people(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties who are asked alone: everybody in the dispute but children, agents and guests."""
    return tuple(party for party in parties if party.role not in _NOT_SCREENED)


def standings(records: Records, parties: Iterable[Party]) -> dict[str, Standing]:
    """Where each screened party stands, by person id."""
    parties = tuple(parties)
    return {
        party.person_id: _standing(records, party.person_id, form_for(party.person_id, parties))
        for party in screened_people(parties)
    }


def marks_besides(records: Records, parties: Iterable[Party]) -> tuple[Mark, ...]:
    """Marks raised for children and others who are not asked: they keep people apart as well."""
    unasked = {party.person_id for party in parties if party.role in _NOT_SCREENED}
    marks = (_standing(records, person_id).mark for person_id in unasked)
    return tuple(mark for mark in marks if mark is not Mark.UNFINISHED)


def mark_of_parties(records: Records, parties: Iterable[Party]) -> Mark:
    """The mark of a matter: the highest of its persons."""
    parties = tuple(parties)
    asked = [stand.mark for stand in standings(records, parties).values()]
    return highest([*(asked or [Mark.UNFINISHED]), *marks_besides(records, parties)])


def _standing(records: Records, person_id: str, needed: ScreeningForm | None = None) -> Standing:
    # Oldest first: of two sheets kept in the same second the later one is the newer talk.
    sheets = [*screenings.of_person(records, person_id), *screenings.raised(records, person_id)][::-1]
    if (needed or _needed(records, person_id)) is ScreeningForm.FULL:
        sheets = [_as_begun(sheet) if sheet.form is ScreeningForm.SHORT else sheet for sheet in sheets]
    return standing(sheets, book_of(records))


def _needed(records: Records, person_id: str) -> ScreeningForm:
    ids = people.same(records, person_id)
    for case_id in cases.of_person(records, person_id):
        parties = cases.get(records, case_id).parties
        own = (party.person_id for party in screened_people(parties) if party.person_id in ids)
        if any(form_for(one, parties) is ScreeningForm.FULL for one in own):
            return ScreeningForm.FULL
    return ScreeningForm.SHORT


def _as_begun(sheet: Screening) -> Screening:
    # The short form leaves out what is asked of couples: between them it raises a mark and finishes nothing.
    return replace(sheet, finished=False)


def remark(records: Records, person_id: str) -> None:
    """Let every case of a person show the mark that stands now; a red one guards how they are reached."""
    guard(records, person_id, _standing(records, person_id).mark)
    for case_id in cases.of_person(records, person_id):
        cases.set_mark(records, case_id, mark_of_parties(records, cases.get(records, case_id).parties))
