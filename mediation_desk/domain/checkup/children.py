"""Findings for the children: who was heard, who pays how much, what is still open.

Nothing here asks for less: support above the usual share is explained, never reduced.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.checkup.context import Read
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.clauses.names import Named
from mediation_desk.domain.clauses.said import amount_of
from mediation_desk.domain.dates import age, months
from mediation_desk.domain.money import figures
from mediation_desk.domain.person import Sex

CUSTODY = ("C10", "C11")
SUPPORT = ("C12", "C14")
HEARD_FROM_MONTHS = 8 * 12 - 3  # the hearing is asked for three months before the eighth birthday


def findings(read: Read) -> Iterator[Finding]:
    """Child by child, then payer by payer."""
    context, rules = read.context, read.context.rules
    for child in context.names.children:
        if child.born is None or age(child.born, context.today) < 18:
            yield from _custody(read, child)
    for clause in read.of_kind("C11"):
        yield rules.finding("alternating_custody", clause.id)
    for clause in read.of_kind("C14"):
        yield rules.finding("support_none", clause.id)
    yield from _support(read)


def _custody(read: Read, child: Named) -> Iterator[Finding]:
    """民法典 art 1084: under two with the mother in principle, from eight the child's own wish."""
    context, rules = read.context, read.context.rules
    for clause in read.about(child, CUSTODY, "抚养", "随"):
        if child.born is None:
            continue
        old = months(child.born, context.today)
        if not child.heard and old >= HEARD_FROM_MONTHS:
            yield rules.finding("child_not_heard", clause.id, child=child.name)
        elif not child.heard and old >= 24:
            yield rules.finding("younger_child_heard", clause.id, child=child.name)
        carer = context.people.get(dict(clause.gaps).get("custodian", ""))
        if old < 24 and carer and carer.sex is Sex.MALE:
            yield rules.finding("child_under_two", clause.id, child=child.name)
    if not read.divorce:
        return
    lacking = {
        "missing_custody": not read.about(child, CUSTODY, "抚养"),
        "missing_support": not read.about(child, (*SUPPORT, "C11"), "抚养费"),
        "missing_visits": not read.about(child, ("C15", "C11"), "探望", "探视"),
    }
    for rule, open_still in lacking.items():
        if open_still:
            yield rules.finding(rule, child=child.name)


def _support(read: Read) -> Iterator[Finding]:
    """婚姻家庭编解释（一） art 49: 20 to 30 % of the payer's income for one child, up to 50 % for several."""
    context, rules = read.context, read.context.rules
    payers: dict[str, list[tuple[Clause, Decimal]]] = {}
    for clause in read.of_kind("C12"):
        gaps = dict(clause.gaps)
        amount = None if clause.text else amount_of(gaps.get("amount", ""))
        if amount and context.names.get(gaps.get("payer", "")):
            payers.setdefault(gaps["payer"], []).append((clause, amount))
    for payer, clauses in payers.items():
        income = getattr(context.people.get(payer), "monthly_income", None)
        named = context.names.get(payer)
        label = named.label if named else ""
        if not income:
            for clause, _amount in clauses:
                yield rules.finding("support_income_unknown", clause.id, payer=label)
            continue
        share = sum(amount for _clause, amount in clauses) * 100 / Decimal(income)
        several = len({dict(clause.gaps).get("child", "") for clause, _amount in clauses}) > 1
        rule = "support_low" if share < 20 else "support_high" if share > (50 if several else 30) else ""
        for clause, amount in clauses if rule else ():
            yield rules.finding(
                rule,
                clause.id,
                payer=label,
                income=figures(Decimal(income)).removesuffix(".00"),
                amount=figures(amount).removesuffix(".00"),
                percent=f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP).normalize():f}",
                usual="50" if several else "20–30",
            )
