"""Aid to families in need (困境关爱): money, goods and legal aid."""

from __future__ import annotations

from enum import StrEnum


class AidKind(StrEnum):
    """项目."""

    CHILD = "child"
    MOTHER = "mother"
    TWO_CANCERS = "two_cancers"
    LEGAL_AID = "legal_aid"
    TEMPORARY = "temporary"
    CONDOLENCE = "condolence"
    OTHER = "other"


class AidFor(StrEnum):
    """The class somebody is counted in."""

    WOMAN = "woman"
    CHILD = "child"
    OTHER = "other"


class AidState(StrEnum):
    """Applied for, approved, paid out and signed for, or refused."""

    APPLIED = "applied"
    APPROVED = "approved"
    PAID = "paid"
    REFUSED = "refused"
