"""What the check-up is told about a case, and what stands between a draft and its final print."""

from __future__ import annotations

from mediation_desk.domain.agreement import Agreement, AgreementForm
from mediation_desk.domain.case import Case
from mediation_desk.domain.checkup.check import check, not_kept, unfilled
from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.checkup.finding import Severity
from mediation_desk.domain.clauses.names import names_of
from mediation_desk.domain.oral import must_be_valid
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements, cases, office, people
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.clause_books import check_rules, clause_library
from mediation_desk.services.permission import allowed


@allowed(DOSSIER_READ)
def check_context(records: Records, agreement_id: str) -> CheckContext:
    """Everything the editor needs to say clauses and check them while somebody types."""
    agreement = agreements.get(records, agreement_id)
    return context_of(records, opened_case(records, agreement.case_id), agreement)


def context_of(records: Records, case: Case, agreement: Agreement) -> CheckContext:
    """The case, its people, marks, children heard, the library and the rules."""
    known = {one.id: one for one in people.get_many(records, [party.person_id for party in case.parties])}
    dates = cases.party_dates(records, case.id)
    mark = cases.mark(records, case.id)
    return CheckContext(
        case=case,
        people=known,
        names=names_of(
            case,
            known,
            office.centre(records),
            copies=agreement.copies,
            heard=[person_id for person_id, days in dates.items() if days.heard_on],
        ),
        library=clause_library(),
        rules=check_rules(),
        today=records.today,
        mark=mark,
        dv_recorded=mark in (Mark.RED, Mark.ORANGE),
    )


def refuse_unready(context: CheckContext, agreement: Agreement) -> None:
    """Refuse the final print of what is not finished or not lawful.

    Raises DeskError: agreement.not_ready.empty, .facts, .unfilled, .forbidden, .reminder; oral.* for an oral
    agreement that must be written.
    """
    if not agreement.clauses:
        raise DeskError("agreement.not_ready.empty", field="clauses")
    if not agreement.facts.strip():
        raise DeskError("agreement.not_ready.facts", field="facts")
    if unfilled(agreement, context):
        raise DeskError("agreement.not_ready.unfilled", field="clauses")
    findings = check(agreement, context)
    if any(finding.severity is Severity.FORBIDDEN for finding in findings):
        raise DeskError("agreement.not_ready.forbidden", field="clauses")
    if not_kept(agreement, findings):
        raise DeskError("agreement.not_ready.reminder", field="clauses")
    if agreement.form is AgreementForm.ORAL:
        must_be_valid(agreement, context.case, context.library)
