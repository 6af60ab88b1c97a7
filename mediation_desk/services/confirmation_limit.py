"""Which limit of judicial confirmation a case stands under, over all its agreements."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.agreement import Agreement, PrintState
from mediation_desk.domain.case import Case, CaseState, LimitKind
from mediation_desk.domain.confirmation import Confirmation
from mediation_desk.domain.confirmation_clocks import Clock, running
from mediation_desk.domain.reception import Source
from mediation_desk.domain.signing import effective_on
from mediation_desk.register import agreements, cases, confirmations
from mediation_desk.register.records import Records
from mediation_desk.services.limit_rules import book_of

_KINDS = {Clock.APPLY: LimitKind.CONFIRMATION, Clock.COURT: LimitKind.COURT_DECISION}
"""Those somebody must meet or ask about; objection and enforcement end by themselves."""

_OVER = (CaseState.CLOSED, CaseState.ARCHIVED, CaseState.RETENTION_DUE)


def in_force_on(records: Records, agreement: Agreement) -> date | None:
    """The day a signed agreement took effect; None before that."""
    signed = [one for one in agreements.prints(records, agreement.id) if one.state is PrintState.FROZEN]
    if not signed:
        return None
    return effective_on(agreement, agreements.signatures_on(records, signed[-1].code))


def set_confirmation_limit(records: Records, case: Case) -> None:
    """Keep the case's next limit as its agreements and applications stand; a closed case has none."""
    if case.state in _OVER:
        return
    book = book_of(records)
    found = [
        (one.ends, _KINDS[one.clock])
        for agreement in agreements.of_case(records, case.id)
        if (on := in_force_on(records, agreement)) is not None
        for one in running(confirmations.of_agreement(records, agreement.id), on, book)
        if one.clock in _KINDS and not _spent(case, one.clock)
    ]
    ends, kind = min(found, default=(None, LimitKind.NONE))
    cases.set_next_limit(records, case.id, ends, kind)


def set_ending_limits(records: Records, confirmation: Confirmation, effective: date) -> None:
    """Keep until when an objection may be raised and enforcement asked for."""
    found = running(confirmation, effective, book_of(records))
    objection = [one.ends for one in found if one.clock is Clock.OBJECTION]
    enforce = [one.ends for one in found if one.clock is Clock.ENFORCE]
    confirmations.set_limits(
        records, confirmation.id, max(objection, default=None), max(enforce, default=None)
    )


def _spent(case: Case, clock: Clock) -> bool:
    """No application is possible where a court sent the case after filing (特邀调解规定 art 20)."""
    return clock is Clock.APPLY and case.source is Source.COURT_POST_FILING
