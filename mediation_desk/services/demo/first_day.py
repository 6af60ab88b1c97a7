"""What a newcomer is led to in the demo."""

from __future__ import annotations

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.register.records import Records
from mediation_desk.services import agreements, cases
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.permission import allowed


@allowed(DOSSIER_READ)
def drafted_case(records: Records) -> str:
    """The id of the case in mediation whose agreement is drafted furthest and printed nowhere."""
    in_mediation = CaseFilter(states=frozenset({CaseState.IN_MEDIATION}))
    drafts = {
        line.id: len(file.agreement.clauses)
        for line in cases.case_page(records, in_mediation).lines
        for file in agreements.agreements_of(records, line.id)
        if not file.prints
    }
    return max(drafts, key=drafts.__getitem__)
