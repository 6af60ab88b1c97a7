"""How referrals are said on screen: states with their tones, clocks, lines of the history."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.referral import ReferralEvent, ReferralLine, ReferralState
from mediation_desk.domain.referral_clocks import Clock
from mediation_desk.domain.return_slip import ReturnSlip
from mediation_desk.domain.value_text import from_text
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.timeline import Entry
from mediation_desk.words import _, term

TONES = {
    ReferralState.DRAFT: "neutral",
    ReferralState.WAITING: "amber",
    ReferralState.APPROVED: "pine",
    ReferralState.SENT: "blue",
    ReferralState.RECEIVED: "blue",
    ReferralState.REFUSED: "red",
    ReferralState.IN_PROGRESS: "blue",
    ReferralState.FEEDBACK: "pine",
    ReferralState.CLOSED: "outline",
}
_ICONS = {
    ReferralEvent.BEGUN: "plus",
    ReferralEvent.CHANGED: "pencil",
    ReferralEvent.MOVED: "arrows-split",
    ReferralEvent.TOLD_BY_PHONE: "phone-call",
    ReferralEvent.CONSENTED: "signature",
    ReferralEvent.CONSENT_WITHDRAWN: "ban",
    ReferralEvent.WITHDRAWAL_TOLD: "phone-call",
    ReferralEvent.FOLLOWED_UP: "notes",
    ReferralEvent.HANDLER_NAMED: "user",
    ReferralEvent.OPENED_RECEPTION: "user-plus",
    ReferralEvent.LETTER_MADE: "file-text",
    ReferralEvent.SLIP_RECORDED: "clipboard-check",
}


def clock_tag(desk: Desk, clock: str, due_at: datetime | None) -> Tag | None:
    """What runs and until when, coloured by how near it is; None while nothing runs."""
    if not clock or due_at is None:
        return None
    on, today = legal_day(due_at), desk.today()
    late = due_at < desk.now()
    away = limits.away(on, today) if not late or on < today else _("overdue since today")
    tone = "red" if late else limits.tone(on, today)
    return Tag(text=f"{term(Clock(clock))} · {away}", tone=tone, icon="alert-triangle" if late else "clock")


def entry(desk: Desk, line: ReferralLine, place: int, staff: dict[str, str]) -> Entry:
    """A line of the history: what happened, by whom, and its words as the screen may show them."""
    local = line.at.astimezone(SHANGHAI)
    first = term(line.event)
    if line.event is ReferralEvent.MOVED and line.state is not None:
        first = term(line.state)
    said = _slip(line.words) if line.event is ReferralEvent.SLIP_RECORDED else line.words
    if line.sealed_id is not None and not line.words:
        said = _("sealed for others")
    if said:
        first = f"{first}：{desk.hidden(said)}"
    day = _("on {day}", day=limits.day(line.on, desk.today())) if line.on else ""
    second = " · ".join(one for one in (staff.get(line.staff_id, ""), f"{local:%H:%M}", day) if one)
    return Entry(
        id=place,
        when=f"{local.month}-{local.day}",
        icon=_ICONS[line.event],
        first=first,
        second=second,
    )


def _slip(words: str) -> str:
    """A return slip in one line."""
    if not words:
        return ""
    slip = from_text(ReturnSlip, words)
    taken = _("accepted") if slip.accepted else _("refused: {reason}", reason=slip.reason)
    told = (
        taken,
        slip.department,
        slip.handler,
        slip.phone,
        slip.measures,
        _("ends {day}", day=slip.expected_on.isoformat()) if slip.expected_on else "",
        slip.feedback,
        "" if slip.stamped else _("not stamped"),
    )
    return "；".join(one for one in told if one)
