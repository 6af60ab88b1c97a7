"""How D14 is filled from a visit: performance clause by clause, satisfaction, what was found in words.

Way, whom, whether it was convenient, next day and change of risk are the register's and stand on no paper;
what went wrong is left out where the person is kept safe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mediation_desk.domain.numerals import numeral, plain_date
from mediation_desk.domain.return_visit import (
    ClauseResult,
    ReturnVisit,
    RiskWords,
    VisitFinding,
    VisitState,
    VisitWords,
)
from mediation_desk.register import return_visits
from mediation_desk.services.filling.source import Source
from mediation_desk.services.visit_clauses import ClauseAsked
from mediation_desk.words import paper_term


def visit_told(source: Source) -> Mapping[str, Any]:
    """Whose agreement is asked about, and the day: of the newest visit that was made, else today."""
    made = [
        one.made_on
        for one in return_visits.of_case(source.records, source.case.id)
        if one.state is VisitState.MADE and one.made_on is not None
    ]
    return _about(source, max(made, default=source.today))


def told_of(
    source: Source,
    visit: ReturnVisit,
    clauses: Sequence[ClauseAsked],
    results: Mapping[str, ClauseResult],
    said: VisitWords,
    risk: RiskWords | None,
) -> Mapping[str, Any]:
    """The record of one visit that was made; `risk` is None where nothing of it may stand on a paper."""
    told = [
        f"第{numeral(one.n)}条（{one.title}）：{paper_term(results[one.clause_id])}"
        for one in clauses
        if one.clause_id in results
    ]
    lines = [f"履行情况：{'；'.join(told)}。"] if told else []
    if visit.satisfaction is not None:
        lines.append(f"满意度：{paper_term(visit.satisfaction)}。")
    if said.situation.strip():
        lines.append(said.situation.strip())
    if risk is not None and risk.findings:
        named = "、".join(paper_term(one) for one in VisitFinding if one in risk.findings)
        lines.append(f"{named}。采取的措施：{risk.measures.strip()}")
    return {**_about(source, visit.made_on or source.today), "situation": "\n".join(lines)}


def _about(source: Source, on: date) -> Mapping[str, Any]:
    return {
        "parties": source.names,
        "agreement_number": source.agreement_number,
        "subject": source.matter,
        "time": plain_date(on),
    }
