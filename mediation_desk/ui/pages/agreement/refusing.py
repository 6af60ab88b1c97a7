"""Why the final print is refused, in words beside the work: which sentence, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.law import Citation
from mediation_desk.errors import DeskError
from mediation_desk.ui.basis import all_cited
from mediation_desk.ui.clause_number import written
from mediation_desk.ui.kit.notice import Refusal
from mediation_desk.ui.pages.agreement.checking import Checked
from mediation_desk.ui.pages.agreement.finding_card import headline
from mediation_desk.words import _, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where a refusal can lead: a clause (and a gap of it), a segment, a field of 履行方式, its basis."""

    clause: Callable[[str, str], object]
    segment: Callable[[str], object]
    performance: Callable[[str], object]
    basis: Callable[[str, Finding], object]
    law: Callable[[Citation], object]


def refusal(fault: DeskError, found: Checked, ways: Ways) -> Refusal:
    """The refused print with the reason, what is kept, and buttons that help."""
    text, article, acts = sentence(fault), "", []
    basis: Callable[[], object] | None = None
    if fault.key == "agreement.not_ready.unfilled" and found.open_gaps:
        clause_id, gaps = found.open_gaps[0]
        acts.append((_go_to(found, clause_id), lambda: ways.clause(clause_id, gaps[0])))
    elif fault.key in ("agreement.not_ready.forbidden", "agreement.not_ready.reminder"):
        forbidden = fault.key.endswith("forbidden")
        finding = found.first_forbidden() if forbidden else found.first_unkept()
        if finding is not None:
            text, article = f"{text}{_said(found, finding)}", all_cited(finding.citations)
            where = finding.clause_id
            if where:
                acts.append((_go_to(found, where), lambda: ways.clause(where, "")))
                basis = (lambda: ways.basis(where, finding)) if finding.citation else None
            else:
                segment = _segment_of(found, finding)
                acts.append((_("Look at it"), lambda: ways.segment(segment)))
                citation = finding.citation
                basis = (lambda: ways.law(citation)) if citation else None
    elif fault.key.startswith("oral."):
        acts.append((_("Look at the performance"), lambda: ways.performance(fault.field or "")))
    elif fault.field == "facts":
        acts.append((_("Write the facts"), lambda: ways.segment("facts")))
    title = _("The final print is not open yet")
    return Refusal(title, text, tone="red", acts=acts, basis=basis, article=article)


def _said(found: Checked, finding: Finding) -> str:
    clause = next((one for one in found.agreement.clauses if one.id == finding.clause_id), None)
    quoted = ""
    if clause is not None and finding.span is not None:
        quoted = found.said(clause).text[finding.span.start : finding.span.end]
    return _("“{sentence}”: {why}", sentence=quoted, why=headline(finding)) if quoted else headline(finding)


def _go_to(found: Checked, clause_id: str) -> str:
    ids = [clause.id for clause in found.agreement.clauses]
    return _("Go to clause {number}", number=written(ids.index(clause_id) + 1))


def _segment_of(found: Checked, finding: Finding) -> str:
    for segment in ("facts", "performance", "signers"):
        if any(one.finding == finding for one in found.of_segment(segment)):
            return segment
    return "whole"
