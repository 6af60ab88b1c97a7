"""Findings in the words themselves: forbidden promises, vague ones, amounts that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from mediation_desk.domain.checkup import days, duties, naming, sums
from mediation_desk.domain.checkup.context import Read
from mediation_desk.domain.checkup.finding import Finding, Severity, Span
from mediation_desk.domain.checkup.plain import Plain, plain
from mediation_desk.domain.checkup.wording import read_plain
from mediation_desk.domain.money import read_capital

_BOTH = re.compile(
    r"(?P<figures>\d{1,15}(?:，\d{3}){0,5}(?:\.\d{1,4})?)(?P<scale>万?)元"
    r"[（\(]?(?:人民币)?大写[：:]?(?P<capitals>(?:人民币)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)"
)
_NET = "look_closely"  # the net under the rules: violence or police, and a word of giving something up
_FOR_BOTH = re.compile(r"(?:任何一方|双方|各方)[^。；]{0,12}(?:违约|反悔|逾期|违反|不履行)")


def findings(read: Read) -> Iterator[Finding]:
    """Clause by clause, then the manner and the time of performance, and who is named in the facts."""
    fair = any(_FOR_BOTH.search(text.text) for _clause, text in read.evened)
    for clause, text in read.evened:
        for found in (*_in_text(read, text), *duties.findings(clause, text, read)):
            if not (fair and found.rule == "one_sided_penalty"):
                yield replace(found, clause_id=clause.id)
    agreement = read.agreement
    for part, words in (("manner", agreement.manner), ("deadline", agreement.deadline)):
        for found in _in_text(read, plain(words)):
            if found.severity is not Severity.NOTE:
                yield replace(found, part=part)
    facts = plain(agreement.facts)
    for found in (*naming.findings(facts, read.context), *days.impossible(facts, read.context)):
        yield replace(found, part="facts")


def _in_text(read: Read, text: Plain) -> Iterator[Finding]:
    rules = read.context.rules
    said = list(read_plain(text, rules))
    certain = {found.span for found in said if found.severity is Severity.FORBIDDEN}
    for found in said:
        if found.rule == _NET and found.span in certain:
            continue  # another rule says of this sentence what is wrong with it
        if found.rule == "waiver_final" and read.context.dv_recorded:
            yield replace(rules.finding("waiver_with_violence"), span=found.span, names=found.names)
        else:
            yield found
    if disagreeing := _amounts(text):
        span, figures, capitals = disagreeing
        found = rules.finding("amounts_disagree", figures=figures, capitals=capitals)
        yield replace(found, span=span)
    yield from sums.findings(text, rules)
    yield from days.findings(text, read.context)
    yield from naming.findings(text, read.context)


def _amounts(even: Plain) -> tuple[Span, str, str] | None:
    """The first amount whose figures and capitals differ: where, and both as written."""
    for match in _BOTH.finditer(even.text):
        try:
            figures = Decimal(match["figures"].replace("，", "")) * (10_000 if match["scale"] else 1)
        except InvalidOperation:
            continue
        if read_capital(match["capitals"]) != figures:
            start, end = even.original(match.start(), match.end())
            return Span(start=start, end=end), match["figures"] + match["scale"], match["capitals"]
    return None
