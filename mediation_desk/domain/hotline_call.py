"""A call to 12338: who rang about what, who rings back until when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.texts import LINE, PARAGRAPH, check_text
from mediation_desk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class HotlineCall:
    """One call; `responsible` rings back, `call_back_by` until when, both empty where nobody needs to.

    Of a `restricted` call who rang, the phone and both texts are empty wherever `opened` is False.
    """

    id: str
    at: datetime
    caller: str
    phone: str
    about: str
    version: int = 0
    row: int = 0
    area_id: str = ""
    answered_by: str = ""
    responsible: str = ""
    call_back_by: datetime | None = None
    called_back_at: datetime | None = None
    call_back_said: str = ""
    clue_id: str = ""
    reception_id: str = ""
    restricted: bool = False
    opened: bool = True

    @property
    def waits(self) -> bool:
        """Whether somebody still has to ring back."""
        return self.call_back_by is not None and self.called_back_at is None


def check_call(call: HotlineCall, now: datetime) -> None:
    """Refuse a call nobody could ring back to, or that says nothing.

    Raises DeskError: call.about_needed, call.future, call.phone_needed, call.back_before, text.*.
    """
    if not call.about.strip():
        raise DeskError("call.about_needed", field="about")
    if call.at > now:
        raise DeskError("call.future", field="at")
    if call.call_back_by is not None:
        if not call.phone.strip():
            raise DeskError("call.phone_needed", field="phone")
        if call.call_back_by < call.at:
            raise DeskError("call.back_before", field="call_back_by")
    for name in ("caller", "phone"):
        check_text(getattr(call, name), name, LINE)
    check_text(call.about, "about", PARAGRAPH, lines=True)
