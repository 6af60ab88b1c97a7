"""人民调解回访记录 (D14) of a visit: begun from what it found, then completed and issued like every paper."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.return_visit import VisitState, VisitWords
from mediation_desk.domain.written_paper import ONE_SIDE, Audience, WrittenPaper, WrittenState
from mediation_desk.errors import DeskError
from mediation_desk.register import return_visits, written_papers
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.filling import source_of
from mediation_desk.services.filling.visit_filling import told_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.visit_access import own_visit
from mediation_desk.services.visit_clauses import clauses_asked
from mediation_desk.services.visit_safety import guarded, side_of
from mediation_desk.services.written_papers import keep_written
from mediation_desk.services.written_values import in_order, kind_of

KEY = "return_visit_record"


@allowed(DOSSIER_WRITE, changes={"written", "visit", "journal"})
def write_visit_record(records: Records, visit_id: str) -> WrittenPaper:
    """The record of a visit that was made: the one begun already, unless it was voided, else a new draft.

    It is made for the side that was visited alone, so that it is compared with what the other must not
    learn. Raises DeskError: visit.not_made, visit.no_paper_of_file, case.not_yours, sealed.not_yours.
    """
    visit = own_visit(records, visit_id)
    if visit.case_id is None:
        raise DeskError("visit.no_paper_of_file")
    if visit.state is not VisitState.MADE:
        raise DeskError("visit.not_made")
    if visit.paper_id:
        paper = written_papers.get(records, visit.paper_id)
        if paper.state is not WrittenState.VOIDED:
            return paper
    case = opened_case(records, visit.case_id)
    said, risk = return_visits.words(records, visit)
    if said is None:
        raise DeskError("sealed.not_yours")
    side = side_of(case, visit.person_id)
    audience = next((one for one in ONE_SIDE if side in one.sides), Audience.BOTH)
    told = told_of(
        source_of(records, case, KEY, audience),
        visit,
        clauses_asked(records, visit),
        dict(return_visits.results_of(records, [visit.id]).get(visit.id, ())),
        said or VisitWords(),
        None if guarded(records, visit.person_id) else risk,
    )
    begun = keep_written(
        records,
        WrittenPaper(
            id=uuid4().hex,
            case_id=case.id,
            key=KEY,
            audience=audience,
            author=records.staff.id,
            values=in_order(kind_of(KEY), told),
        ),
    )
    return_visits.save(records, replace(visit, paper_id=begun.id), "write_visit_record", "paper_id")
    return begun
