"""Which obligations the clauses of an agreement make; a proposal that somebody confirms before it counts.

What each model clause makes is data (`resources/forms/duties.json`): a duty names the gaps that hold debtor,
creditor, amount and day; `@both` are both sides, `@other` is the only other party. A clause written freely
makes none: its obligations are entered by hand beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.clauses.names import Names
from mediation_desk.domain.dates import reaches, read_date
from mediation_desk.domain.instalments import month_day, months_after
from mediation_desk.domain.money import checked
from mediation_desk.domain.obligation import Duty, Every, Terms
from mediation_desk.errors import DeskError

BOTH, OTHER = "@both", "@other"
_ALL, _AMOUNT, _PERCENT = "all", "amount", "percent"
_OF_AGE = 18
_ENDS = ("之前", "以前", "前")
_CELLS = 3

Duties = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What one clause makes: the terms as far as it tells them; `hint` its words about the day."""

    clause: Clause
    n: int
    terms: Terms
    hint: str = ""


def load_duties(source: Path) -> Duties:
    """The data of every clause, by kind."""
    found: Duties = json.loads(source.read_text("utf-8"))["clauses"]
    return found


def derive(agreement: Agreement, names: Names, duties: Duties, effective: date) -> tuple[Derived, ...]:
    """Every obligation its clauses make, in their order; what a clause does not tell stays empty."""
    made = []
    for n, clause in enumerate(agreement.clauses, 1):
        gaps = dict(clause.gaps)
        for duty in duties.get(clause.kind, ()):
            if _holds(duty.get("when"), gaps):
                hint = gaps.get(duty.get("hint", ""), "")
                for terms in _terms(duty, gaps, names, effective):
                    made.append(Derived(clause=clause, n=n, terms=_dated(terms, hint), hint=hint))
    return tuple(made)


def _holds(when: Mapping[str, Any] | None, gaps: Mapping[str, str]) -> bool:
    return when is None or gaps.get(when["gap"], "") in when["is"]


def _terms(
    duty: Mapping[str, Any], gaps: Mapping[str, str], names: Names, effective: date
) -> Iterator[Terms]:
    debtor, creditor = _who(duty, "debtor", gaps, names), _who(duty, "creditor", gaps, names)
    if duty["debtor"] == OTHER:
        debtor = _other(names, creditor)
    elif duty.get("creditor") == OTHER:
        creditor = _other(names, debtor)
    plain = Terms(
        debtor_id=debtor,
        creditor_id=creditor,
        duty=Duty(duty["duty"]),
        what=duty["what"],
        every=Every(duty["every"]),
        amount=_money(gaps.get(duty.get("amount", ""), "")),
        first_due=_day(gaps.get(duty.get("due", ""), "")),
        manner=" · ".join(filter(None, (gaps.get(one, "") for one in duty.get("manner", ())))),
    )
    if "list" in duty:
        yield from _debts(plain, duty, gaps)
    elif plain.every is Every.MONTH:
        yield _monthly(plain, duty, gaps, names, effective)
    else:
        yield plain


def _who(duty: Mapping[str, Any], name: str, gaps: Mapping[str, str], names: Names) -> str:
    gap = duty.get(name, "")
    found = "" if gap.startswith("@") else gaps.get(gap, "")
    return found if names.get(found) is not None else ""


def _other(names: Names, person_id: str) -> str:
    """The only other party; empty where there are several, which somebody must choose from."""
    others = [one.person_id for one in names.parties if one.person_id != person_id]
    return others[0] if person_id and len(others) == 1 else ""


def _monthly(
    plain: Terms, duty: Mapping[str, Any], gaps: Mapping[str, str], names: Names, effective: date
) -> Terms:
    day = _count(gaps.get(duty["day"], ""))
    if not day:
        return plain
    started = gaps.get(duty.get("from", ""), "")
    if started:
        first = _day(f"{started}-01")
        first = month_day(first.year, first.month, day) if first else None
    else:  # a clause without a first month: the first such day after the agreement took effect
        first = month_day(effective.year, effective.month, day)
        first = first if first > effective else months_after(effective, day, 1)
    return replace(plain, day=day, first_due=first, last_due=_until(duty.get("until"), gaps, names, day))


def _until(until: Mapping[str, Any] | None, gaps: Mapping[str, str], names: Names, day: int) -> date | None:
    """The day in the month in which the child comes of age (民法典 art 17); None where no month is told."""
    if until is None or gaps.get(until["gap"], "") != until["is"]:
        return None
    child = names.get(gaps.get(until["child"], ""))
    if child is None or child.born is None:
        return None
    of_age = reaches(child.born, _OF_AGE)
    return month_day(of_age.year, of_age.month, day)


def _debts(plain: Terms, duty: Mapping[str, Any], gaps: Mapping[str, str]) -> Iterator[Terms]:
    """A debt for each row that is paid whole; else one for the share of all."""
    rows = [line.split("\t") for line in gaps.get(duty["list"], "").splitlines() if line.strip()]
    rows = [[*row, "", "", ""][:_CELLS] for row in rows]
    part = gaps.get(duty["share"], "")
    if part == _ALL:
        for name, creditor, amount in rows:
            yield replace(plain, what=f"{plain.what}：{name}", creditor=creditor, amount=_money(amount))
        return
    owed = plain.amount if part == _AMOUNT else _part(rows, gaps.get(duty["percent"], ""))
    creditors = "、".join(dict.fromkeys(row[1] for row in rows if row[1]))
    yield replace(plain, creditor=creditors, amount=owed)


def _part(rows: Sequence[Sequence[str]], percent: str) -> Decimal | None:
    """That share of every debt together, to the cent; None where one of them is no amount."""
    amounts = [_money(row[2]) for row in rows]
    share = _count(percent)
    if not share or any(one is None for one in amounts):
        return None
    total = sum((one for one in amounts if one is not None), Decimal(0))
    return (total * share / 100).quantize(Decimal("0.01"))


def _dated(terms: Terms, hint: str) -> Terms:
    """With the day where its words are a whole date (2026年12月31日前); it is shown before it counts."""
    if terms.every is not Every.ONCE or terms.first_due is not None or not hint:
        return terms
    said = hint.strip()
    for end in _ENDS:
        said = said.removesuffix(end)
    if not said[:4].isdigit():
        return terms
    try:
        return replace(terms, first_due=read_date(said, date.min))
    except DeskError:
        return terms


def _money(text: str) -> Decimal | None:
    try:
        return checked(Decimal(text.replace(",", ""))) if text.strip() else None
    except (InvalidOperation, DeskError):
        return None


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
