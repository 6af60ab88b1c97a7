"""The check-up itself: every rule over one agreement, and what may be printed after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation_desk.domain.agreement import Agreement
from mediation_desk.domain.checkup import children, effect, paper, words
from mediation_desk.domain.checkup.context import CheckContext, read
from mediation_desk.domain.checkup.finding import Finding, Severity
from mediation_desk.domain.clauses.sentence import render

_WEIGHT = {Severity.FORBIDDEN: 0, Severity.REMINDER: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many clauses pass or carry what at worst; findings on the whole agreement are in `whole`."""

    passed: int
    noted: int
    reminded: int
    forbidden: int
    whole: tuple[Finding, ...]


def check(agreement: Agreement, context: CheckContext) -> tuple[Finding, ...]:
    """Every finding, clause by clause in order, the weightiest first, the whole agreement last.

    One rule speaks once per clause, so that keeping a 提醒 with a reason is keeping all of it.
    """
    text = read(agreement, context)
    found: dict[tuple[str, str | None, str, tuple[tuple[str, str], ...]], Finding] = {}
    for room in (words, children, paper, effect):
        for finding in room.findings(text):
            child = finding.names if finding.clause_id is None else ()
            found.setdefault((finding.rule, finding.clause_id, finding.part, child), finding)
    findings = _harming_creditors(tuple(found.values()), context)
    order = {clause.id: place for place, clause in enumerate(agreement.clauses)}
    last = len(order)
    return tuple(
        sorted(findings, key=lambda one: (order.get(one.clause_id or "", last), _WEIGHT[one.severity]))
    )


def worst(findings: Iterable[Finding], clause_id: str) -> Severity | None:
    """What a clause's mark shows; None is passed."""
    of_clause = [finding.severity for finding in findings if finding.clause_id == clause_id]
    return min(of_clause, key=_WEIGHT.__getitem__, default=None)


def tally(agreement: Agreement, findings: Iterable[Finding]) -> Tally:
    """The foot of the clause list: so many 通过, 说明, 提醒 and 禁止."""
    findings = tuple(findings)
    marks = [worst(findings, clause.id) for clause in agreement.clauses]
    return Tally(
        passed=marks.count(None),
        noted=marks.count(Severity.NOTE),
        reminded=marks.count(Severity.REMINDER),
        forbidden=marks.count(Severity.FORBIDDEN),
        whole=tuple(finding for finding in findings if finding.clause_id is None),
    )


def not_kept(agreement: Agreement, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The 提醒 that still need a change or a reason for keeping them."""
    kept = {(one.rule, one.clause_id) for one in agreement.kept if one.reason.strip()}
    return tuple(
        finding
        for finding in findings
        if finding.severity is Severity.REMINDER and (finding.rule, finding.clause_id) not in kept
    )


def unfilled(agreement: Agreement, context: CheckContext) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Clause ids with the gaps that still print as ____."""
    rendered = (
        (clause.id, render(clause, context.library, context.names, context.today).missing)
        for clause in agreement.clauses
    )
    return tuple((clause_id, missing) for clause_id, missing in rendered if missing)


def may_print(agreement: Agreement, context: CheckContext) -> bool:
    """Whether the final print is open: nothing forbidden, every 提醒 kept with a reason, no gap left."""
    findings = check(agreement, context)
    forbidden = any(finding.severity is Severity.FORBIDDEN for finding in findings)
    return not (forbidden or not_kept(agreement, findings) or unfilled(agreement, context))


def _harming_creditors(findings: tuple[Finding, ...], context: CheckContext) -> tuple[Finding, ...]:
    """All property to one and debts settled between them: creditors may attack it (解释（二） art 3)."""
    rules = {finding.rule for finding in findings}
    if {"leaves_with_nothing", "debts_creditors"} <= rules and "creditors_harmed" not in rules:
        return (*findings, context.rules.finding("creditors_harmed"))
    return findings
