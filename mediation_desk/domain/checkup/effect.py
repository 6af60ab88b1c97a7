"""Findings on what the agreement can bring about: registry, court, creditors, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.agreement import AgreementForm
from mediation_desk.domain.checkup.context import Read
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.clauses.form import ClauseGroup
from mediation_desk.domain.dates import age
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.domain.reception import Source
from mediation_desk.domain.safety import Mark

_BESIDE_STATUS = {ClauseGroup.CHILDREN, ClauseGroup.PROPERTY, ClauseGroup.DEBTS, ClauseGroup.MAINTENANCE}
_BY_KIND = {
    "C20": "house_transfer",
    "C26": "betrothal_gift",
    "C30": "debts_creditors",
    "C40": "support_of_parent",
}


def findings(read: Read) -> Iterator[Finding]:
    """Clause by clause what it can do, then the whole."""
    rules = read.context.rules
    for clause, text in read.texts:
        if clause.kind == "C01":
            yield rules.finding("status_not_confirmed", clause.id)
        if clause.kind in _BY_KIND:
            yield rules.finding(_BY_KIND[clause.kind], clause.id)
        elif not clause.kind and "债务" in text:
            yield rules.finding("debts_creditors", clause.id)
    if read.divorce:
        yield from _divorce(read)
        yield from _complete(read)
    yield from _court(read)


def _divorce(read: Read) -> Iterator[Finding]:
    """民法典 art 1076, 1081, 1082: what a wish to divorce meets; no bar where both want it."""
    context, rules = read.context, read.context.rules
    groups = {
        group
        for person_id in context.party_ids
        if (person := context.people.get(person_id))
        for group in person.special_groups
    }
    if SpecialGroup.PREGNANT in groups:
        yield rules.finding("pregnancy_limit")
    if SpecialGroup.SOLDIER_FAMILY in groups:
        yield rules.finding("soldier_limit")
    yield rules.finding("registry_only" if read.of_kind("C01") else "missing_registry_notice")
    if context.mark is Mark.UNFINISHED:
        yield rules.finding("screening_unfinished")


def _complete(read: Read) -> Iterator[Finding]:
    """民法典 art 1076: children (said child by child elsewhere), property, debts; and a home for both."""
    rules = read.context.rules
    lacking = {
        "missing_property": not (read.of_kind("C20", "C21", "C23") or read.saying("财产")),
        "missing_debts": not (read.of_kind("C30") or read.saying("债务")),
        "missing_housing": not (read.of_kind("C20", "C21", "C22") or read.saying("居住", "住房", "房屋")),
    }
    if any(
        child.born is None or age(child.born, read.context.today) < 18
        for child in read.context.names.children
    ):
        school = read.of_kind("C11", "C12", "C14") or read.saying("教育费", "学费", "医疗费", "就学")
        lacking["missing_school_medical"] = not school
        lacking["missing_adjustment"] = not (read.of_kind("C13", "C14") or read.saying("调整", "增加抚养费"))
    for rule, open_still in lacking.items():
        if open_still:
            yield rules.finding(rule)


def _court(read: Read) -> Iterator[Finding]:
    """人民调解法 art 33: what may be confirmed, what is better split, and how to come safely.

    Where the court itself sent the case after filing it makes its own paper (特邀调解规定 art 20).
    """
    context, rules = read.context, read.context.rules
    oral = read.agreement.form is AgreementForm.ORAL
    if not read.agreement.clauses or oral or context.case.source is Source.COURT_POST_FILING:
        return
    forms = [context.library.form(clause.kind) for clause in read.agreement.clauses]
    others = any(form is None or form.group in _BESIDE_STATUS for form in forms)
    if not read.divorce:
        yield rules.finding("confirmation_whole")
    elif others:
        yield rules.finding("split_status")
    if context.mark in (Mark.ORANGE, Mark.RED):
        yield rules.finding("confirmation_together")
