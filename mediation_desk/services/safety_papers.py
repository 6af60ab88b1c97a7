"""The safety plan on paper: only by the person's recorded choice, after the password, journalled."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.documents.safety_plan import FIELDS, PlanFacts, safety_plan
from mediation_desk.documents.wording import wording
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.safety_plan import SafetyPlan
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, people, safety_records
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import SAFETY_RECORD_READ
from mediation_desk.services.case_team import refuse_whoever_stands_apart
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers_out import Way
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.words import paper_term

KEY = "safety_plan"


@allowed(SAFETY_RECORD_READ, changes={"journal"})
def plan_paper(records: Records, confirmed: Confirmed, record_id: str) -> MadePaper:
    """The newest version of a plan as a paper for the person alone; journalled.

    It belongs to no case's papers, so that nobody else learns of it. Raises DeskError: plan.no_plan,
    plan.paper_not_wanted, sealed.not_yours, password.ask_again, case.assign_another.
    """
    require(confirmed, records.staff.id, records.now)
    record = safety_records.get(records, record_id)
    refuse_whoever_stands_apart(records, record.person_id)
    plan = record.content
    if not isinstance(plan, SafetyPlan):
        raise DeskError("plan.no_plan")
    if not plan.paper_wanted:
        raise DeskError("plan.paper_not_wanted")
    paper = safety_plan(PlanFacts(said=_said(plan)))
    made = paper_gate.plain(KEY, paper)
    ids = people.same(records, record.person_id)
    # A plan of no case is held apart from whoever is in any case of this person.
    for case_id in [record.case_id] if record.case_id else cases.of_person(records, record.person_id):
        case = cases.get(records, case_id)
        own = frozenset(party.side for party in case.parties if party.person_id in ids)
        made = paper_gate.made(records, KEY, paper, case, subject_id=record_id, readers=own)
        if made.stop:
            break
    return replace(made, name=wording(KEY)["file"], case_id="", subject_id=record_id)


@allowed(SAFETY_RECORD_READ, changes={"journal"})
def note_plan_out(records: Records, record_id: str, way: Way) -> None:
    """Note in the journal alone that a plan went to a printer or into a file. DeskError: sealed.not_yours."""
    if records.staff.id not in safety_records.readers(records, record_id):
        raise DeskError("sealed.not_yours")
    act = "print_paper" if way is Way.PRINTER else "export_paper"
    records.journal(act, record_id, fields=(KEY, way.value))


def _said(plan: SafetyPlan) -> tuple[tuple[str, str], ...]:
    words = wording(KEY)
    local = plan.next_contact.astimezone(SHANGHAI) if plan.next_contact else None
    told = {name: str(getattr(plan, name)) for name in FIELDS if isinstance(getattr(plan, name, None), str)}
    told |= {
        "next_contact": f"{plain_date(local.date())}{local:%H:%M}" if local else "",
        "message": words["may"] if plan.may_leave_message else words["may_not"],
        "order_wish": paper_term(plan.order_wish),
        "hand_over": paper_term(plan.hand_over) if plan.hand_over else "",
    }
    return tuple((name, told.get(name, "")) for name in FIELDS)
