"""Judicial confirmation: prepare the application with both parties, and record what the court did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.agreement import Agreement
from mediation_desk.domain.case import Case, CaseState, EventKind
from mediation_desk.domain.checkup.check import check
from mediation_desk.domain.confirmation import Attachment, Confirmation, CourtGround, Step, StepKind
from mediation_desk.domain.confirmation_check import CheckPoint, Point, Weight, check_confirmation
from mediation_desk.domain.confirmation_clocks import apply_until
from mediation_desk.domain.confirmation_steps import RULED, RUNNING, check_step, state_of
from mediation_desk.domain.court import grounds_open
from mediation_desk.domain.reception import Source
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements, cases, confirmations
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.agreement_force import in_force_on
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed

_KEPT_AWAY = (CaseState.ARCHIVED, CaseState.RETENTION_DUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What both parties want to ask of which court; `jointly`: both said so.

    `applied_on` is set where they went to the court already.
    """

    jointly: bool
    court: str
    ground: CourtGround
    attachments: tuple[Attachment, ...] = ()
    court_answer: str = ""
    last_due: date | None = None
    applied_on: date | None = None


@allowed(DOSSIER_WRITE, changes={"confirmation", "case"})
def begin_confirmation(records: Records, agreement_id: str, plan: Plan) -> Confirmation:
    """Prepare the application of an agreement in force.

    Raises DeskError: confirmation.both_needed, confirmation.court_needed, confirmation.wrong_ground,
    confirmation.runs_already, confirmation.ruled, confirmation.archived, confirmation.<point> for what
    refuses it (see domain.confirmation_check), confirmation.answer_needed for clauses a court does not
    accept; those of check_step for `applied_on`.
    """
    agreement, case = _opened(records, agreement_id)
    _check_plan(case, plan)
    _refuse_second(records, agreement_id)
    _check_points(records, points_of(records, case, agreement), plan, in_force_on(records, agreement))
    begun = confirmations.add(records, _planned(_new(records, agreement), plan))
    if plan.applied_on is not None:
        return _stepped(records, case, agreement, begun, StepKind.APPLY, plan.applied_on)
    return begun


@allowed(DOSSIER_WRITE, changes={"confirmation", "case"})
def change_confirmation(records: Records, confirmation_id: str, version: int, plan: Plan) -> Confirmation:
    """Change court, attachments or the last day of performance.

    Raises DeskError: as begin_confirmation for court and ground, record.changed_meanwhile.
    """
    before = confirmations.get(records, confirmation_id)
    _agreement, case = _opened(records, before.agreement_id)
    _check_plan(case, plan)
    return confirmations.save(records, _planned(replace(before, version=version), plan))


@allowed(DOSSIER_WRITE, changes={"confirmation", "case"})
def record_confirmation_step(
    records: Records,
    confirmation_id: str,
    version: int,
    kind: StepKind,
    on: date,
    *,
    number: str = "",
    person_id: str = "",
    note: str = "",
) -> Confirmation:
    """Record what happened at the court, or take the newest step back as a mistake.

    Raises DeskError: those of check_step, confirmation.court_needed, confirmation.archived,
    record.changed_meanwhile.
    """
    before = confirmations.get(records, confirmation_id)
    agreement, case = _opened(records, before.agreement_id)
    if before.version != version:
        raise DeskError("record.changed_meanwhile")
    return _stepped(records, case, agreement, before, kind, on, number, person_id, note)


@allowed(DOSSIER_WRITE, changes={"confirmation", "case"})
def give_confirmation_up(records: Records, agreement_id: str, note: str) -> Confirmation:
    """Note that the parties do not want confirmation, and why; the limit to apply stops.

    Raises DeskError: confirmation.not_in_force, confirmation.runs_already, confirmation.ruled,
    confirmation.note_needed, confirmation.archived.
    """
    agreement, case = _opened(records, agreement_id)
    if in_force_on(records, agreement) is None:
        raise DeskError("confirmation.not_in_force")
    _refuse_second(records, agreement_id)
    begun = confirmations.add(records, _new(records, agreement))
    return _stepped(records, case, agreement, begun, StepKind.GIVE_UP, records.today, note=note)


def points_of(records: Records, case: Case, agreement: Agreement) -> tuple[CheckPoint, ...]:
    """What stands against confirming an agreement, in force or not."""
    context = context_of(records, case, agreement)
    return check_confirmation(
        agreement,
        context.library,
        check(agreement, context),
        source=case.source,
        mark=context.mark,
        effective_on=in_force_on(records, agreement),
        today=records.today,
        book=book_of(records),
    )


def _opened(records: Records, agreement_id: str) -> tuple[Agreement, Case]:
    agreement = agreements.get(records, agreement_id)
    case = opened_case(records, agreement.case_id)
    if case.state in _KEPT_AWAY:
        raise DeskError("confirmation.archived")
    return agreement, case


def _refuse_second(records: Records, agreement_id: str) -> None:
    """One application at a time, and none once a court ruled: then another agreement is needed (art 206)."""
    before = confirmations.of_agreement(records, agreement_id)
    state = state_of(before) if before is not None else None
    if state in RUNNING:
        raise DeskError("confirmation.runs_already")
    if state in RULED:
        raise DeskError("confirmation.ruled")


def _check_plan(case: Case, plan: Plan) -> None:
    if not plan.jointly:
        raise DeskError("confirmation.both_needed", field="jointly")
    if not plan.court.strip():
        raise DeskError("confirmation.court_needed", field="court")
    if plan.ground not in grounds_open(invited=case.source is Source.COURT_PRE_FILING):
        raise DeskError("confirmation.wrong_ground", field="ground")


def _check_points(
    records: Records, points: tuple[CheckPoint, ...], plan: Plan, effective: date | None
) -> None:
    in_time = (
        effective is not None
        and plan.applied_on is not None
        and plan.applied_on <= apply_until(effective, book_of(records)).ends
    )
    for one in points:
        if one.weight is Weight.REFUSES and not (one.point is Point.TOO_LATE and in_time):
            raise DeskError(f"confirmation.{one.point.value}")
        if one.weight is Weight.ANSWER and not plan.court_answer.strip():
            raise DeskError("confirmation.answer_needed", field="court_answer")


def _new(records: Records, agreement: Agreement) -> Confirmation:
    return Confirmation(
        id=uuid4().hex,
        case_id=agreement.case_id,
        agreement_id=agreement.id,
        begun_at=records.now,
        begun_by=records.staff.id,
    )


def _planned(confirmation: Confirmation, plan: Plan) -> Confirmation:
    return replace(
        confirmation,
        court=plan.court.strip(),
        ground=plan.ground,
        attachments=tuple(one for one in Attachment if one in plan.attachments),
        court_answer=plan.court_answer.strip(),
        last_due=plan.last_due,
    )


def _stepped(
    records: Records,
    case: Case,
    agreement: Agreement,
    before: Confirmation,
    kind: StepKind,
    on: date,
    number: str = "",
    person_id: str = "",
    note: str = "",
) -> Confirmation:
    step = Step(
        kind=kind,
        on=on,
        at=records.now,
        staff_id=records.staff.id,
        number=number.strip(),
        person_id=person_id,
        note=note.strip(),
    )
    effective = in_force_on(records, agreement)
    if effective is None:
        raise DeskError("confirmation.not_in_force")
    if kind is StepKind.APPLY and not before.court:
        raise DeskError("confirmation.court_needed", field="court")
    check_step(before, step, effective_on=effective, today=records.today)
    kept = confirmations.add_step(records, before, step)
    names = {"step": kind.value, "on": on.isoformat()}
    cases.note_event(records, case.id, EventKind.CONFIRMATION, subject_id=agreement.id, names=names)
    return kept
