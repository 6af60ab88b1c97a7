"""Handing sealed contacts over: a reader lets the mediators who came to a case later open them too."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.case import Case
from mediation_desk.register import case_notes, office, people
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A person's sealed contact that mediators of the case cannot open yet; `mine`: whoever asks can."""

    person_id: str
    staff_ids: tuple[str, ...]
    mine: bool


def hand_overs(records: Records, case: Case) -> tuple[HandOver, ...]:
    """Every sealed contact of a case that one of its mediators, with keys of their own, cannot open."""
    with_keys = {one.id for one in office.all_staff(records) if one.active and one.signs_in}
    team = with_keys - case_notes.in_conflict(records, case.id)
    found = []
    for person_id in dict.fromkeys(party.person_id for party in case.parties):
        readers = people.contact_readers(records, person_id)
        lacking = tuple(one for one in case.mediator_ids if one in team and one not in readers)
        if readers and lacking:
            mine = records.staff.id in readers
            found.append(HandOver(person_id=person_id, staff_ids=lacking, mine=mine))
    return tuple(found)


@allowed(DOSSIER_WRITE, changes={"case", "journal"})
def hand_contacts_over(records: Records, confirmed: Confirmed, case_id: str) -> tuple[HandOver, ...]:
    """Let the mediators of a case open every sealed contact whoever acts can open; each is journalled.

    Returns what was handed over. Raises DeskError: password.ask_again, case.not_yours, sealed.altered.
    """
    require(confirmed, records.staff.id, records.now)
    given = tuple(one for one in hand_overs(records, opened_case(records, case_id)) if one.mine)
    for one in given:
        people.share_contact(records, one.person_id, one.staff_ids)
    return given
