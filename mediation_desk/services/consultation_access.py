"""Who has to do with a joint consultation: who called it, the team of its case, the director."""

from __future__ import annotations

from mediation_desk.domain.consultation import Consultation, ConsultedKind
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import case_notes, consultations, reception_words
from mediation_desk.register.records import Records
from mediation_desk.services.case_team import works_on


def known_consultation(records: Records, consultation_id: str) -> Consultation:
    """One whoever asks has to do with. DeskError: consultation.missing, consultation.not_yours."""
    one = consultations.get(records, consultation_id)
    if not has_to_do_with(records, one):
        raise DeskError("consultation.not_yours")
    return one


def has_to_do_with(records: Records, one: Consultation) -> bool:
    """Whether whoever asks works on it, and stands apart from nobody in it."""
    subject, me = one.subject, records.staff.id
    if subject.kind is ConsultedKind.CASE:
        if me in case_notes.in_conflict(records, subject.id):
            return False
        return works_on(records, subject.id)
    if subject.kind is ConsultedKind.RECEPTION and me in reception_words.in_conflict(records, subject.id):
        return False
    return me == one.called_by or Role.DIRECTOR in records.staff.roles


def may_write(records: Records, one: Consultation) -> bool:
    """Whether whoever asks, and has to do with it, changes it too: an asked expert reads only."""
    roles = records.staff.roles
    return bool(roles & {Role.DIRECTOR, Role.MEDIATOR}) or one.called_by == records.staff.id
