"""案件汇总登记 (D25) of a period, on screen and on paper: the rows that also leave as a spreadsheet."""

from __future__ import annotations

from mediation_desk.documents.case_ledger import LedgerFacts, case_ledger
from mediation_desk.domain.period import Period
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import LEDGER_EXPORT
from mediation_desk.services.ledger_export import ledger_rows
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.services.report_telling import days_said
from mediation_desk.words import paper_words


@allowed(LEDGER_EXPORT, changes={"journal"})
def ledger_lines(records: Records, period: Period) -> tuple[tuple[str, ...], ...]:
    """Cases accepted in a period, each as the twenty-five columns; that they were read is journalled."""
    records.journal("read_ledger", fields=(period.kind.value,))
    return tuple(ledger_rows(records, period.first, period.last))


@allowed(LEDGER_EXPORT, changes={"journal"})
def ledger_paper(records: Records, period: Period) -> MadePaper:
    """The same as the printed form. DeskError("paper.missing_glyph")."""
    records.journal("make_ledger_paper", fields=(period.kind.value,))
    facts = LedgerFacts(
        unit=office.centre(records).committee,
        period=days_said(period.first, period.last, paper_words),
        cases=tuple(ledger_rows(records, period.first, period.last)),
    )
    return paper_gate.plain("case_ledger", case_ledger(facts))
