"""Who may open a case: its own mediators and the director, and never whoever stands apart from it."""

from __future__ import annotations

from mediation_desk.domain.case import Case
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import case_notes, cases, reception_words
from mediation_desk.register.records import Records


def opened_case(records: Records, case_id: str) -> Case:
    """The case, if whoever asks works on it. Raises DeskError: case.missing, case.not_yours."""
    case = cases.get(records, case_id)
    works_on_it = records.staff.id in case.mediator_ids
    stands_apart = records.staff.id in case_notes.in_conflict(records, case_id)
    if stands_apart or not (works_on_it or Role.DIRECTOR in records.staff.roles):
        raise DeskError("case.not_yours")
    return case


def refuse_whoever_stands_apart(records: Records, person_id: str) -> None:
    """Nobody asks or judges a person from whose case or reception they stand apart.

    Raises DeskError("case.assign_another"), which says nothing of why.
    """
    apart = reception_words.apart_from(records, person_id)
    for case_id in cases.of_person(records, person_id):
        apart |= case_notes.in_conflict(records, case_id)
    if records.staff.id in apart:
        raise DeskError("case.assign_another")
