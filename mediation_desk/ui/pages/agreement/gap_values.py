"""What is typed into a gap and what the clause keeps of it: canonical text, or `?` and the words as typed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from mediation_desk.domain.clauses.names import Names
from mediation_desk.domain.clauses.said import share_of
from mediation_desk.errors import DeskError
from mediation_desk.words import _

UNCLEAR = "?"
"""Before words that are no value: the field keeps them, the clause prints ____ until put right."""

_MONTH = re.compile(r"(\d{4})\s*[-./年]?\s*(\d{1,2})\s*月?")
_ACCOUNT = re.compile(r"[0-9]{8,30}")
_SHARES = re.compile(r"\d{1,3}(?:\.\d{1,2})?")


def read_month(typed: str) -> date:
    """2026-4, 202604 or 2026年4月 as the first of that month; DeskError("gap.month")."""
    found = _MONTH.fullmatch(typed.strip())
    try:
        return date(int(found[1]), int(found[2]), 1) if found else _refuse("gap.month")
    except ValueError:
        raise DeskError("gap.month") from None


def show_month(first: date) -> str:
    """2026年4月."""
    return _("{year}-{month} (month)", year=first.year, month=first.month)


def read_whole(typed: str, most: int = 9_999) -> int:
    """A whole number from 1 to `most`; DeskError("gap.whole")."""
    bare = typed.strip().rstrip("日天次期年").strip()
    if not re.fullmatch(r"\d{1,4}", bare, re.ASCII) or not 1 <= int(bare) <= most:
        raise DeskError("gap.whole", most=most)
    return int(bare)


def read_account(bare: str) -> str:
    """A bank account number, digits only (hyphens are left out); DeskError("gap.account")."""
    digits = bare.replace("-", "")
    if not _ACCOUNT.fullmatch(digits):
        raise DeskError("gap.account")
    return digits


def read_shares(typed: str, names: Names) -> str:
    """60:40, one figure per party in their order, as the canonical shares; DeskError("gap.shares")."""
    figures = _SHARES.findall(typed)
    people = names.parties
    shares = ",".join(f"{who.person_id}:{figure}" for who, figure in zip(people, figures, strict=False))
    if len(figures) != len(people) or share_of(shares) is None:
        raise DeskError("gap.shares", n=len(people))
    return shares


def show_shares(value: str, names: Names) -> str:
    """甲方 60% (of two), or every party with its part."""
    said = [(names.get(who), percent) for who, percent in share_of(value) or ()]
    shown = said[:1] if len(said) == 2 else said
    return "、".join(f"{who.label} {_plain(percent)}%" for who, percent in shown if who)


def _plain(percent: Decimal) -> str:
    return f"{percent.normalize():f}"


def _refuse(key: str) -> date:
    raise DeskError(key)
