"""案件汇总登记 out of the register: the paper ledger's cases as written, the desk's own in the same columns.

What leaves can be taken in again, here or at another desk: the columns of both are equal, letter for letter.
"""

from __future__ import annotations

from datetime import date

from mediation_desk.documents.wording import our_wording
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.register import areas, cases, ledger_cases, office
from mediation_desk.register.ledger_cases import CaseFacts
from mediation_desk.register.records import Records
from mediation_desk.services.access import LEDGER_EXPORT
from mediation_desk.services.filling.performed import status_word
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.performance_desk import performance_status
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import spreadsheet
from mediation_desk.words import paper_term

_WIDTHS = (22, 20, 14, 10, 12, 14, 12, 16, 14, 8, 12, 14, 12, 22, 14, 16, 14, 24, 10, 48, 12, 10, 16, 16, 12)
_ENDED = frozenset({CaseState.TERMINATED, CaseState.WITHDRAWN})
SHEET = "案件汇总登记"


@allowed(LEDGER_EXPORT, changes={"journal"})
def export_cases(records: Records, first: date | None, last: date | None, confirmed: Confirmed) -> bytes:
    """Every case accepted in a period in the twenty-five columns, as an .xlsx file.

    Cases from which whoever exports stands apart are without their summary. DeskError: password.ask_again.
    """
    require(confirmed, records.staff.id, records.now)
    rows = ledger_rows(records, first, last)
    records.journal("export_ledger", fields=(str(len(rows)),))
    return spreadsheet(SHEET, our_wording("case_ledger").lists["columns"], _WIDTHS, rows)


def ledger_rows(records: Records, first: date | None, last: date | None) -> list[tuple[str, ...]]:
    """The rows themselves: the paper ledger's first, then the desk's own, each by its order."""
    committee, named = office.centre(records).committee, areas.names(records)
    paper = [one.columns for one in ledger_cases.of_paper(records, first, last)]
    return [
        *paper,
        *(_row(records, one, committee, named) for one in ledger_cases.of_the_desk(records, first, last)),
    ]


def _row(records: Records, one: CaseFacts, committee: str, named: dict[str, str]) -> tuple[str, ...]:
    row, said = one.row, our_wording("case_slip").lists
    agreed = row.written_effective_on or row.oral_reached_on
    result = said["results"][0] if agreed else said["results"][3] if row.state in _ENDED else ""
    status = performance_status(records, cases.get(records, row.id)) if agreed else None
    held = agreed or row.closed_on or (legal_day(one.sat_at) if one.sat_at else None)
    form = said["agreements"][0 if row.written_effective_on else 1] if agreed else ""
    groups = "、".join(paper_term(SpecialGroup(group)) for group in one.groups)
    return (
        row.number,
        committee,
        "",
        one.receptionist,
        row.accepted_on.isoformat(),
        paper_term(row.source),
        paper_term(row.difficulty),
        paper_term(DisputeSubtype(row.dispute_subtype)),
        named.get(row.area_id or "", ""),
        "",
        one.mediators[0] if one.mediators else "",
        "、".join(one.mediators[1:]),
        held.isoformat() if held else "",
        one.agreement_number,
        result,
        "" if one.sum_fen is None else f"{one.sum_fen / 100:.2f}",
        status_word(status) if status is not None else "",
        one.parties,
        form,
        "" if one.hidden else row.summary,
        "",
        "",
        groups,
        "",
        "",
    )
