"""Who has to do with a return visit: the team of its case, or the counsellor who leads its file.

The director sees that visits of a counselling file exist; what was said there opens for its readers alone.
"""

from __future__ import annotations

from mediation_desk.domain.counselling_file import CounsellingFile
from mediation_desk.domain.return_visit import ReturnVisit
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, counselling_files, return_visits
from mediation_desk.register.records import Records
from mediation_desk.services.case_team import opened_case


def known_visit(records: Records, visit_id: str) -> ReturnVisit:
    """A visit whoever asks may know of. DeskError: visit.missing, case.not_yours, counselling.not_yours."""
    visit = return_visits.get(records, visit_id)
    if visit.case_id is not None:
        opened_case(records, visit.case_id)
    elif visit.file_id is not None:
        known_file(records, visit.file_id)
    return visit


def own_visit(records: Records, visit_id: str) -> ReturnVisit:
    """A visit whoever acts may write. DeskError: visit.missing, case.not_yours, counselling.not_yours."""
    visit = return_visits.get(records, visit_id)
    check_may_plan(records, visit.case_id, visit.file_id)
    return visit


def check_may_plan(records: Records, case_id: str | None, file_id: str | None) -> None:
    """Refuse whoever does not work on it, and anybody once its case is in the archive.

    Raises DeskError: case.not_yours, case.archived, counselling.not_yours, visit.of_nothing.
    """
    if case_id is not None and file_id is None:
        case = opened_case(records, case_id)
        if case.filed:
            raise DeskError("case.archived")
        if records.staff.id not in case.mediator_ids and Role.DIRECTOR not in records.staff.roles:
            raise DeskError("case.not_yours")
    elif file_id is not None and case_id is None:
        file = counselling_files.get(records, file_id)
        if file.counsellor_id != records.staff.id or Role.COUNSELLOR not in records.staff.roles:
            raise DeskError("counselling.not_yours")
    else:
        raise DeskError("visit.of_nothing")


def known_file(records: Records, file_id: str) -> CounsellingFile:
    """A file whose visits whoever asks may know of: its counsellor, and the director. DeskError as above."""
    file = counselling_files.get(records, file_id)
    leads = file.counsellor_id == records.staff.id and Role.COUNSELLOR in records.staff.roles
    if not leads and Role.DIRECTOR not in records.staff.roles:
        raise DeskError("counselling.not_yours")
    return file


def visitor_of(records: Records, visit: ReturnVisit) -> str:
    """Id of who is to make it: whoever was named, else who leads the case or the file now."""
    if visit.file_id is not None:
        return counselling_files.get(records, visit.file_id).counsellor_id
    if visit.case_id is None:
        return visit.staff_id
    team = cases.get(records, visit.case_id).mediator_ids
    return visit.staff_id if visit.staff_id in team or not team else team[0]
