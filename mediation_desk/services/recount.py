"""Counting limits anew: of whatever was touched, in the transaction that touched it; of all, in steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from mediation_desk.domain.case_limit import CaseLimit, Holder, LimitFact
from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, counselling_files, limit_holders, limit_look, limits, referrals
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.services.limit_facts import (
    CLUE_SOURCES,
    CONSULTATION_SOURCES,
    FILE_SOURCES,
    RECEPTION_SOURCES,
    REFERRAL_SOURCES,
    SOURCES,
)
from mediation_desk.services.limit_rules import book_of

AT_ONCE = 16
"""How many holders one step of counting everything takes: others wait no longer than that."""


@contextmanager
def writing(register: Register, staff: Staff, now: datetime) -> Iterator[Records]:
    """A transaction in which limits are counted anew before the commit, of whatever was touched."""
    with register.writing(staff, now) as records:
        yield records
        recount_touched(records)


def recount_touched(records: Records) -> None:
    """Count anew for every holder whose facts changed; nothing is asked when nothing was touched."""
    if not records.touched:
        return
    book = book_of(records)
    for holder_id, holder in _with_related(records).items():
        _count(records, book, holder, holder_id)
    records.touched.clear()


def recount(records: Records, case_id: str) -> None:
    """Count every limit of a case anew."""
    _count(records, book_of(records), Holder.CASE, case_id)


def recount_holder(records: Records, holder: Holder, holder_id: str) -> None:
    """Count every limit of a case, file, reception, letter or clue anew."""
    _count(records, book_of(records), holder, holder_id)


def recount_all(records: Records, after: str = "") -> str:
    """Count some holders anew, those after `after`; returns where the next step begins, empty at the end."""
    book = book_of(records)
    found = limit_holders.after(records, after, AT_ONCE)
    for holder, holder_id, _place in found:
        _count(records, book, holder, holder_id)
    return found[-1][2] if len(found) == AT_ONCE else ""


def _with_related(records: Records) -> dict[str, Holder]:
    """What was touched, with what else hangs on it: letters lead to cases, receptions to letters."""
    wanted = dict(records.touched)
    for holder_id, holder in records.touched.items():
        if holder is Holder.RECEPTION:
            wanted |= dict.fromkeys(limit_look.of_reception(records, holder_id), Holder.REFERRAL)
    for holder_id, holder in list(wanted.items()):
        if holder is Holder.REFERRAL:
            case_id = limit_look.case_of(records, referrals.get(records, holder_id))
            wanted |= {case_id: Holder.CASE} if case_id else {}
    return wanted


def _count(records: Records, book: LimitBook, holder: Holder, holder_id: str) -> None:
    counted = [_counted(book, one) for one in _facts(records, holder, holder_id)]
    changed = limits.keep(records, holder_id, counted)
    if changed and holder is Holder.CASE:
        limits.paint_next(records, holder_id)


def _facts(records: Records, holder: Holder, holder_id: str) -> Iterable[LimitFact]:
    try:
        match holder:
            case Holder.CASE:
                case = cases.get(records, holder_id)
                return [fact for source in SOURCES for fact in source(records, case)]
            case Holder.FILE:
                file = counselling_files.get(records, holder_id)
                return [fact for of_file in FILE_SOURCES for fact in of_file(records, file)]
            case Holder.RECEPTION:
                return [fact for of_id in RECEPTION_SOURCES for fact in of_id(records, holder_id)]
            case Holder.REFERRAL:
                return [fact for of_id in REFERRAL_SOURCES for fact in of_id(records, holder_id)]
            case Holder.CLUE:
                return [fact for of_id in CLUE_SOURCES for fact in of_id(records, holder_id)]
            case Holder.CONSULTATION:
                return [fact for of_id in CONSULTATION_SOURCES for fact in of_id(records, holder_id)]
    except DeskError:  # erased in this very transaction
        if limit_holders.exists(records, holder, holder_id):
            raise
    return ()


def _counted(book: LimitBook, fact: LimitFact) -> CaseLimit:
    rule = book.rules[fact.rule]
    counted = book.count(fact.rule, fact.start, fact.amount)
    return CaseLimit(
        id=fact.id,
        fact=fact,
        ends=counted.ends,
        ends_at=counted.ends_at,
        counted=counted.counted,
        last_working=counted.last_working,
        sure=counted.sure,
        told=rule.told_only or fact.passes,
    )
