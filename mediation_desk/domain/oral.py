"""When an oral agreement (D12) is not enough and a written one is needed."""

from __future__ import annotations

from enum import StrEnum

from mediation_desk.domain.agreement import Agreement, AgreementForm
from mediation_desk.domain.case import Case, Difficulty
from mediation_desk.domain.checkup.plain import plain
from mediation_desk.domain.clauses.form import ClauseGroup
from mediation_desk.domain.clauses.library import Library
from mediation_desk.errors import DeskError

_REAL_PROPERTY = ("房屋", "房产", "住房", "住宅", "宅基地", "承包地", "土地", "商铺", "不动产", "过户")
_CHILDREN = ("抚养", "探望", "探视", "监护", "子女", "孩子", "儿子", "女儿")
_MONEY_OVER_TIME = (
    "每月",
    "每年",
    "每季",
    "分期",
    "按月",
    "按年",
    "按季",
    "月供",
    "年底前",
    "月底前",
    "之前付",
    "逐月",
)
_OVER_TIME_KINDS = ("C12", "C13", "C31", "C32", "C40", "C51")
_PROPERTY_KINDS = ("C20", "C21", "C22", "C25")


class WrittenReason(StrEnum):
    """Why the agreement must be written (宁波条例 art 24 taken over; family matters as the centre's rule)."""

    PARTY_ASKS = "party_asks"
    NOT_ON_THE_SPOT = "not_on_the_spot"
    DIFFICULT_CASE = "difficult_case"
    CHILDREN = "children"
    MONEY_OVER_TIME = "money_over_time"
    REAL_PROPERTY = "real_property"


def written_needed(
    agreement: Agreement, case: Case, library: Library, *, party_asks: bool = False
) -> tuple[WrittenReason, ...]:
    """Every reason why this agreement may not stay oral; empty when it may."""
    text = plain(
        "。".join([*(clause.text for clause in agreement.clauses), agreement.manner, agreement.deadline])
    ).text
    kinds = {clause.kind for clause in agreement.clauses}
    groups = {form.group for kind in kinds if (form := library.form(kind))}
    reasons = {
        WrittenReason.PARTY_ASKS: party_asks,
        WrittenReason.NOT_ON_THE_SPOT: not agreement.performed_on_the_spot,
        WrittenReason.DIFFICULT_CASE: case.difficulty in (Difficulty.DIFFICULT, Difficulty.MAJOR),
        WrittenReason.CHILDREN: ClauseGroup.CHILDREN in groups or _says(text, _CHILDREN),
        WrittenReason.MONEY_OVER_TIME: bool(kinds & set(_OVER_TIME_KINDS)) or _says(text, _MONEY_OVER_TIME),
        WrittenReason.REAL_PROPERTY: bool(kinds & set(_PROPERTY_KINDS)) or _says(text, _REAL_PROPERTY),
    }
    return tuple(reason for reason, given in reasons.items() if given)


def must_be_valid(agreement: Agreement, case: Case, library: Library, *, party_asks: bool = False) -> None:
    """Refuse to register an oral agreement that must be written, or that lacks its day or its content.

    An oral agreement takes effect the day it is reached (人民调解法 art 30), so that day is needed.
    Raises DeskError `oral.*`.
    """
    if agreement.form is not AgreementForm.ORAL:
        return
    if agreement.reached_on is None:
        raise DeskError("oral.no_day", field="reached_on")
    if not any(clause.text.strip() or clause.kind for clause in agreement.clauses):
        raise DeskError("oral.no_content", field="clauses")
    reasons = written_needed(agreement, case, library, party_asks=party_asks)
    if reasons:
        raise DeskError("oral.must_be_written", field="form", reason=reasons[0])


def _says(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)
