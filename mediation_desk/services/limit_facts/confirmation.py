"""Judicial confirmation: the joint application, the court, objections, enforcement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from mediation_desk.domain.agreement import Agreement
from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.confirmation import Confirmation, ConfirmationState, StepKind
from mediation_desk.domain.confirmation_clocks import enforcement_begins
from mediation_desk.domain.confirmation_steps import state_of
from mediation_desk.domain.reception import Source
from mediation_desk.register import agreements, confirmations, obligations
from mediation_desk.register.records import Records
from mediation_desk.services.agreement_force import in_force_on
from mediation_desk.services.limit_facts.mediation import lead_of

_S, _K = ConfirmationState, StepKind
_APPLIED = (_S.APPLIED, _S.ACCEPTED, _S.CONFIRMED, _S.DISMISSED)
_RULED = (_K.CONFIRM, _K.DISMISS, _K.WITHDRAW, _K.DEEM_WITHDRAWN)
_OVER = (CaseState.CLOSED, CaseState.ARCHIVED, CaseState.RETENTION_DUE)


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """Of every agreement in force and its newest application."""
    if case.written_effective_on is None and case.oral_reached_on is None:
        return
    for agreement in agreements.of_case(records, case.id):
        effective = in_force_on(records, agreement)
        if effective is not None:
            application = confirmations.of_agreement(records, agreement.id)
            yield from _apply(case, agreement, application, effective)
            if application is not None:
                yield from _court(records, case, application)


def _apply(
    case: Case, agreement: Agreement, application: Confirmation | None, effective: date
) -> Iterator[LimitFact]:
    """Both parties together; not where a court sent the case after filing (特邀调解规定 art 20).

    Once a case is closed without an application the days run out by themselves.
    """
    state = state_of(application) if application is not None else None
    if case.source is Source.COURT_POST_FILING or state is _S.GIVEN_UP:
        return
    applied = application.step(_K.APPLY) if application is not None and state in _APPLIED else None
    yield LimitFact(
        rule="confirm",
        start=effective,
        subject_id=agreement.id,
        case_id=case.id,
        staff_id=lead_of(case),
        done_on=applied.on if applied else None,
        passes=case.state in _OVER and state is not _S.PREPARED,
    )


def _court(records: Records, case: Case, application: Confirmation) -> Iterator[LimitFact]:
    of = partial(LimitFact, subject_id=application.id, case_id=case.id, staff_id=lead_of(case))
    accepted, ruled = application.step(_K.ACCEPT), application.step(*_RULED)
    if accepted is not None:
        yield of(rule="confirm_court", start=accepted.on, done_on=ruled.on if ruled else None)
    if state_of(application) is not _S.CONFIRMED or ruled is None:
        return
    for person_id, on in application.received.items():
        yield of(rule="objection", start=on, person_id=person_id)
    yield of(rule="confirm_third_party", start=ruled.on)
    owed = application.last_due or obligations.last_due(records, application.agreement_id)
    if (begins := enforcement_begins(replace(application, last_due=owed))) is not None:
        yield of(rule="enforce", start=begins)
