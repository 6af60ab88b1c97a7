"""Experts (外聘专家) beside the mediators: asked into single cases, and let go again."""

from __future__ import annotations

from mediation_desk.domain.case import EventKind
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import case_experts, case_notes, cases, office
from mediation_desk.register.records import Records
from mediation_desk.services.access import EXPERT_ASK
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, need_keys


@allowed(EXPERT_ASK, changes={"case"})
def choose_experts(records: Records, confirmed: Confirmed, case_id: str, staff_ids: tuple[str, ...]) -> None:
    """Ask exactly these experts into a case; whoever was asked before and is not named is let go.

    An expert reads this case as its mediators do, without screening answers, and writes records of sittings
    and notes; nothing else. Sealed contacts open for them only when a reader shares one.
    Raises DeskError: sealed.no_seat (this computer lets nobody in further), password.ask_again,
    case.not_yours, case.expert_needed, case.assign_another.
    """
    need_keys(records)
    require(confirmed, records.staff.id, records.now)
    opened_case(records, case_id)
    here = case_experts.asked(records, case_id)
    fresh = tuple(one for one in dict.fromkeys(staff_ids) if one not in here)
    experts = {one.id for one in office.all_staff(records) if one.active and Role.EXPERT in one.roles}
    if not set(fresh) <= experts:
        raise DeskError("case.expert_needed", field="experts")
    if case_notes.in_conflict(records, case_id) & set(fresh):
        raise DeskError("case.assign_another", field="experts")
    for one in fresh:
        case_experts.ask(records, case_id, one)
        cases.note_event(records, case_id, EventKind.EXPERT_ASKED, names={"staff_id": one})
    for one in here:
        if one not in staff_ids:
            case_experts.end(records, case_id, one)
            cases.note_event(records, case_id, EventKind.EXPERT_ENDED, names={"staff_id": one})
    cases.reindex(records, case_id)  # an expert finds a case by its summary as long as they may open it
