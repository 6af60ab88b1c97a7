"""The return slip (转介回执): what the other body answers at the foot of a referral letter."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSlip:
    """收到日期, 是否受理, 理由, 承办部门、人、电话, 拟采取措施, 预计办结, 反馈, 盖章, 日期; all sealed."""

    received_on: date
    accepted: bool = True
    reason: str = ""
    department: str = ""
    handler: str = ""
    phone: str = ""
    measures: str = ""
    expected_on: date | None = None
    feedback: str = ""
    stamped: bool = False
    dated_on: date | None = None


def check_slip(slip: ReturnSlip, sent_on: date, today: date) -> None:
    """Refuse a slip that could not be.

    Raises DeskError: date.in_future, slip.before_sending, slip.reason_needed, slip.ends_before, text.*.
    """
    for field in fields(slip):
        value = getattr(slip, field.name)
        if isinstance(value, str):
            check_text(value, field.name, PARAGRAPH, lines=True)
    for name in ("received_on", "dated_on"):
        day = getattr(slip, name)
        if day is not None and day > today:
            raise DeskError("date.in_future", field=name)
    if slip.received_on < sent_on:
        raise DeskError("slip.before_sending", field="received_on")
    if not slip.accepted and not slip.reason.strip():
        raise DeskError("slip.reason_needed", field="reason")
    if slip.expected_on is not None and slip.expected_on < slip.received_on:
        raise DeskError("slip.ends_before", field="expected_on")
