"""Who may open a case: its own mediators, experts asked into it and the director.

Never whoever stands apart from it.
"""

from __future__ import annotations

from mediation_desk.domain.access_matrix import only_expert
from mediation_desk.domain.case import Case
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import case_experts, case_notes, cases, reception_words
from mediation_desk.register.records import Records


def opened_case(records: Records, case_id: str) -> Case:
    """The case, if whoever asks works on it. Raises DeskError: case.missing, case.not_yours."""
    case = cases.get(records, case_id)
    works_on_it = records.staff.id in case.mediator_ids or _is_asked_in(records, case_id)
    stands_apart = records.staff.id in case_notes.in_conflict(records, case_id)
    if stands_apart or not (works_on_it or Role.DIRECTOR in records.staff.roles):
        raise DeskError("case.not_yours")
    return case


def _is_asked_in(records: Records, case_id: str) -> bool:
    return Role.EXPERT in records.staff.roles and records.staff.id in case_experts.asked(records, case_id)


def refuse_experts_elsewhere(records: Records, person_id: str) -> None:
    """An expert hears of nobody but the people of the cases they are asked into.

    Raises DeskError("permission.refused"); does nothing for everybody else.
    """
    if not only_expert(records.staff.roles):
        return
    theirs = cases.of_person(records, person_id)
    if not any(_is_asked_in(records, case_id) for case_id in theirs):
        raise DeskError("permission.refused")


def refuse_whoever_stands_apart(records: Records, person_id: str) -> None:
    """Nobody asks or judges a person from whose case or reception they stand apart.

    Raises DeskError("case.assign_another"), which says nothing of why.
    """
    apart = reception_words.apart_from(records, person_id)
    for case_id in cases.of_person(records, person_id):
        apart |= case_notes.in_conflict(records, case_id)
    if records.staff.id in apart:
        raise DeskError("case.assign_another")


def works_on(records: Records, case_id: str) -> bool:
    """Whether whoever asks may open the case."""
    try:
        opened_case(records, case_id)
    except DeskError:
        return False
    return True
