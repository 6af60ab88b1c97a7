"""The check-up of the agreement as it stands, and every sentence it speaks about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.checkup.check import Tally, check, not_kept, tally, unfilled, worst
from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.checkup.finding import Finding, Severity
from mediation_desk.domain.clauses.sentence import Rendered, render
from mediation_desk.ui.pages.agreement.findings_box import Found

_MARKS = {
    None: "pass",
    Severity.NOTE: "note",
    Severity.REMINDER: "warn",
    Severity.FORBIDDEN: "forbid",
}
_BY_SEGMENT = {
    "facts": ("art29_facts",),
    "performance": ("art29_manner", "art29_deadline"),
    "signers": ("copies_differ", "party_missing", "art29_party", "art29_mediator"),
}
_PARTS = {"facts": ("facts",), "performance": ("manner", "deadline")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An agreement with its findings; `open_gaps` are clause ids with the gaps still printed as ____."""

    agreement: Agreement
    context: CheckContext
    findings: tuple[Finding, ...]
    tally: Tally
    open_gaps: tuple[tuple[str, tuple[str, ...]], ...]

    def mark(self, clause_id: str) -> str:
        """The icon of a clause in the list: pass, note, warn or forbid; "" while a gap is open."""
        found = worst(self.findings, clause_id)
        waiting = any(clause_id == one for one, _gaps in self.open_gaps)
        return "" if waiting and found is None else _MARKS[found]

    def said(self, clause: Clause) -> Rendered:
        """The sentence of a clause."""
        names = replace(self.context.names, copies=max(self.agreement.copies, 0))
        return render(clause, self.context.library, names, self.context.today)

    def of_clause(self, clause: Clause) -> tuple[Found, ...]:
        """What is shown beside a clause."""
        text = self.said(clause).text
        return tuple(
            self._found(finding, text) for finding in self.findings if finding.clause_id == clause.id
        )

    def of_segment(self, segment: str) -> tuple[Found, ...]:
        """What is shown in 事实, 履行方式 or 签署人."""
        agreement = self.agreement
        parts = {"facts": agreement.facts, "manner": agreement.manner, "deadline": agreement.deadline}
        rules = _BY_SEGMENT.get(segment, ())
        return tuple(
            self._found(finding, parts.get(finding.part, ""))
            for finding in self.findings
            if finding.clause_id is None
            and (finding.rule in rules or finding.part in _PARTS.get(segment, ()))
        )

    def of_whole(self) -> tuple[Found, ...]:
        """What is said about the agreement as a whole and stands in no other segment."""
        elsewhere = {one.finding for segment in _BY_SEGMENT for one in self.of_segment(segment)}
        return tuple(self._found(finding, "") for finding in self.tally.whole if finding not in elsewhere)

    def first_unkept(self) -> Finding | None:
        """The first 提醒 that needs a change or a reason."""
        return next(iter(not_kept(self.agreement, self.findings)), None)

    def first_forbidden(self) -> Finding | None:
        """The first sentence that may not be printed."""
        return next((one for one in self.findings if one.severity is Severity.FORBIDDEN), None)

    def _found(self, finding: Finding, text: str) -> Found:
        span = finding.span
        kept = (
            one.reason
            for one in self.agreement.kept
            if (one.rule, one.clause_id) == (finding.rule, finding.clause_id)
        )
        return Found(
            finding=finding,
            sentence=text[span.start : span.end] if span and text else "",
            reason=next(kept, ""),
        )


def checked(agreement: Agreement, context: CheckContext) -> Checked:
    """Check an agreement up; fast enough for every key (some milliseconds)."""
    findings = check(agreement, context)
    return Checked(
        agreement=agreement,
        context=context,
        findings=findings,
        tally=tally(agreement, findings),
        open_gaps=unfilled(agreement, context),
    )
