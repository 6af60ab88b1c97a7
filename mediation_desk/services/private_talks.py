"""Private talks: everything the page of one person's talk alone shows, of a reception or of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.party import Party
from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.screening import ScreeningForm
from mediation_desk.domain.screening_sheet import form_for
from mediation_desk.domain.standing import Standing
from mediation_desk.domain.transitions import Refusal, may_sit
from mediation_desk.errors import DeskError
from mediation_desk.register import case_notes, cases, office, people, reception_words, receptions, screenings
from mediation_desk.register.records import Records
from mediation_desk.services.access import SCREENING_ANSWERS
from mediation_desk.services.case_facts import facts_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import screened_people, standings


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierTalk:
    """A sheet asked earlier or a mark raised by staff (`raised`); `may_open` tells whose seal it is.

    `asked_by` and `approved_by` (the director who let it lower the mark) are names.
    """

    id: str
    asked_by: str
    asked_at: datetime
    mark: Mark
    finished: bool
    raised: bool
    may_open: bool
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPerson:
    """One person asked alone: name, form, where they stand, and what was asked before, newest first."""

    party: Party
    name: str
    form: ScreeningForm
    standing: Standing
    earlier: tuple[EarlierTalk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """The people of a matter who are asked alone; a matter is a reception, and a case once accepted.

    For a case `shuttle` is why talks back to back may not go on yet, `shuttle_approved` the director's word.
    """

    people: tuple[TalkPerson, ...]
    reception_id: str | None = None
    case_id: str | None = None
    shuttle: tuple[Refusal, ...] = ()
    shuttle_approved: bool = False

    @property
    def mark(self) -> Mark:
        """The mark of the matter: the highest of these people."""
        return highest([one.standing.mark for one in self.people])

    def person(self, person_id: str) -> TalkPerson | None:
        """One of them, or None."""
        return next((one for one in self.people if one.party.person_id == person_id), None)


@allowed(SCREENING_ANSWERS)
def talks_of(records: Records, matter_id: str) -> Talks:
    """Everybody of a reception or case who is asked alone.

    Raises DeskError: reception.missing, and case.not_yours for whoever stands apart from the case.
    """
    try:
        case = cases.get(records, matter_id)
    except DeskError:
        reception = receptions.get(records, matter_id)
        apart = reception_words.in_conflict(records, matter_id)
        if reception.case_id is not None:
            apart |= case_notes.in_conflict(records, reception.case_id)
        if records.staff.id in apart:
            raise DeskError("case.not_yours") from None
        told = _people(records, reception.parties)
        return Talks(people=told, reception_id=matter_id, case_id=reception.case_id)
    if records.staff.id in case_notes.in_conflict(records, case.id):
        raise DeskError("case.not_yours")
    facts = facts_of(records, case)
    return Talks(
        people=_people(records, case.parties),
        case_id=case.id,
        shuttle=may_sit(Sitting.SEPARATE, facts),
        shuttle_approved=facts.shuttle_approved,
    )


def _people(records: Records, parties: tuple[Party, ...]) -> tuple[TalkPerson, ...]:
    asked = screened_people(parties)
    names = people.names(records, [party.person_id for party in asked])
    staff = {one.id: one.name for one in office.all_staff(records)}
    stands = standings(records, parties)
    return tuple(
        TalkPerson(
            party=party,
            name=names.get(party.person_id, ""),
            form=form_for(party.person_id, parties),
            standing=stands[party.person_id],
            earlier=_earlier(records, party.person_id, staff),
        )
        for party in asked
    )


def _earlier(records: Records, person_id: str, staff: dict[str, str]) -> tuple[EarlierTalk, ...]:
    mine = screenings.openable(records, person_id)
    raised = screenings.raised(records, person_id)
    sheets = [*screenings.of_person(records, person_id), *raised]
    return tuple(
        EarlierTalk(
            id=sheet.id,
            asked_by=staff.get(sheet.asked_by, ""),
            asked_at=sheet.asked_at,
            mark=sheet.mark,
            finished=sheet.finished,
            raised=sheet in raised,
            may_open=sheet.id in mine,
            approved_by=staff.get(sheet.lowering_approved_by or "", ""),
        )
        for sheet in sorted(sheets, key=lambda sheet: sheet.asked_at, reverse=True)
    )
