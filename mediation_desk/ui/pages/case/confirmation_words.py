"""How judicial confirmation is said: states, points of the check, limits, clause numbers."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.confirmation import Confirmation, ConfirmationState, Step, StepKind
from mediation_desk.domain.confirmation_check import CheckPoint
from mediation_desk.domain.confirmation_clocks import Clock, Deadline
from mediation_desk.domain.confirmation_steps import state_of
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui import limits
from mediation_desk.ui.clause_number import written
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.words import _, listed, term

TONES = {
    ConfirmationState.PREPARED: ("amber", "pencil"),
    ConfirmationState.APPLIED: ("blue", "gavel"),
    ConfirmationState.ACCEPTED: ("blue", "gavel"),
    ConfirmationState.NOT_ACCEPTED: ("red", "ban"),
    ConfirmationState.WITHDRAWN: ("neutral", "arrow-back-up"),
    ConfirmationState.DEEMED_WITHDRAWN: ("neutral", "arrow-back-up"),
    ConfirmationState.CONFIRMED: ("pine", "check"),
    ConfirmationState.DISMISSED: ("red", "ban"),
    ConfirmationState.GIVEN_UP: ("neutral", "minus"),
}
ICONS = {
    StepKind.APPLY: "file-export",
    StepKind.ACCEPT: "gavel",
    StepKind.NOT_ACCEPT: "ban",
    StepKind.WITHDRAW: "arrow-back-up",
    StepKind.DEEM_WITHDRAWN: "arrow-back-up",
    StepKind.CONFIRM: "circle-check",
    StepKind.DISMISS: "ban",
    StepKind.RECEIVE: "file-certificate",
    StepKind.GIVE_UP: "minus",
    StepKind.UNDONE: "refresh",
}


def track_words(sheet: CaseSheet, today: date) -> tuple[str, str]:
    """What the track 司法确认 says, and in which tone: the newest application, else how long there is."""
    if sheet.confirmations:
        newest = sheet.confirmations[-1]
        state = state_of(newest)
        tone = TONES[state][0]
        return _stated(newest, today), tone if tone in ("pine", "amber", "red", "blue") else "ink2"
    return _("track.not_applied"), "ink2"


def _stated(confirmation: Confirmation, today: date) -> str:
    last = next((one for one in reversed(confirmation.standing) if one.kind is not StepKind.RECEIVE), None)
    said = term(state_of(confirmation))
    return f"{said} · {limits.plain_day(last.on, today)}" if last else said


def confirmed_tag(sheet: CaseSheet, agreement_id: str) -> Tag | None:
    """What an agreement's line says of its confirmation: only what a court ruled."""
    own = [one for one in sheet.confirmations if one.agreement_id == agreement_id]
    if not own or state_of(own[-1]) not in (ConfirmationState.CONFIRMED, ConfirmationState.DISMISSED):
        return None
    state = state_of(own[-1])
    tone, icon = TONES[state]
    return Tag(text=term(state), tone=tone, icon=icon)


def point_words(point: CheckPoint) -> tuple[str, str]:
    """(the finding, why), with the clauses it is about."""
    said = term(point.point)
    if point.clauses:
        places = listed(_("clause {n}", n=written(n)) for n in point.clauses)
        said = _("{said} ({clauses})", said=said, clauses=places)
    return said, _(f"confirmation.{point.point.value}.why")


def clock_line(deadline: Deadline, names: dict[str, str], today: date) -> tuple[str, str]:
    """(which limit and whose, its day and how far away)."""
    words = term(deadline.clock)
    if name := names.get(deadline.person_id, ""):
        words = f"{words} · {name}"
    over = deadline.clock is Clock.OBJECTION and deadline.ends < today
    away = _("over") if over else limits.away(deadline.ends, today)
    return words, f"{limits.plain_day(deadline.ends, today)} · {away}"


def clock_tone(deadline: Deadline, today: date) -> str:
    """The token of a limit; one that ends by itself is never overdue."""
    if deadline.ends < today and deadline.clock in (Clock.OBJECTION, Clock.ENFORCE):
        return "ink2"
    tone = limits.tone(deadline.ends, today)
    return "ink" if tone == "neutral" else tone


def step_line(step: Step, names: dict[str, str]) -> str:
    """What happened, with the court's number or who received it."""
    said = [term(step.kind)]
    if step.number:
        said.append(step.number)
    if name := names.get(step.person_id, ""):
        said.append(name)
    return " · ".join(said)
