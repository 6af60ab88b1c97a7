"""The main line of a case as discs: 接待 筛查 受理 调解 协议 结案 归档, each with its date or figure."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.case import CaseState, EventKind
from mediation_desk.domain.dates import legal_day
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui import limits
from mediation_desk.ui.kit.steps import Step, StepState
from mediation_desk.words import _, count, term

_ENDED = (CaseState.TERMINATED, CaseState.WITHDRAWN)
_AGREED = (CaseState.AGREED_WRITTEN, CaseState.AGREED_ORAL, CaseState.AGREED_PARTLY)
_OVER = (CaseState.CLOSED, CaseState.ARCHIVED, CaseState.RETENTION_DUE)
_FILED = (CaseState.ARCHIVED, CaseState.RETENTION_DUE)


def case_steps(sheet: CaseSheet, today: date) -> list[Step]:
    """Seven steps; what the case passed by (ended without agreement) stays an empty disc."""
    case = sheet.view.case
    received = _day_of(sheet, EventKind.RECEIVED)
    talked = all(standing.valid_on(today) for _person, standing in sheet.view.standings)
    in_mediation = case.state in (CaseState.IN_MEDIATION, CaseState.SUSPENDED)
    agreed = bool(case.written_effective_on or case.oral_reached_on)
    accepted_now = case.state is CaseState.ACCEPTED
    return [
        Step(
            word=_("step.reception"),
            state=StepState.DONE,
            fact=limits.day(received, today) if received else term(case.source),
        ),
        Step(
            word=_("step.talks"),
            state=StepState.DONE if talked or _mediated(sheet) else StepState.NOW,
            fact=_("each alone") if talked else _("not finished"),
        ),
        Step(word=_("step.accepted"), state=StepState.DONE, fact=limits.day(case.accepted_on, today)),
        Step(
            word=_("step.mediation"),
            state=StepState.NOW
            if in_mediation or (accepted_now and talked)
            else StepState.DONE
            if _mediated(sheet)
            else StepState.LATER,
            fact=_sittings(sheet),
        ),
        Step(
            word=_("step.agreement"),
            state=StepState.DONE if agreed else StepState.LATER,
            fact=_agreement(sheet, today),
        ),
        Step(
            word=_("step.closed"),
            state=StepState.DONE
            if case.state in _OVER
            else StepState.NOW
            if case.state in (*_ENDED, *_AGREED)
            else StepState.LATER,
            fact=_closing(sheet, today),
        ),
        Step(word=_("step.archived"), state=StepState.DONE if case.state in _FILED else StepState.LATER),
    ]


def _mediated(sheet: CaseSheet) -> bool:
    """Whether mediation ever began: only then was it a step of this case."""
    return any(
        event.kind is EventKind.MOVED and dict(event.names).get("state") == CaseState.IN_MEDIATION
        for event in sheet.view.events
    )


def _sittings(sheet: CaseSheet) -> str:
    if sheet.view.case.state is CaseState.SUSPENDED:
        return term(CaseState.SUSPENDED)
    return count("{n} sitting", "{n} sittings", len(sheet.records)) if sheet.records else ""


def _agreement(sheet: CaseSheet, today: date) -> str:
    case = sheet.view.case
    effective = case.written_effective_on or case.oral_reached_on
    if effective:
        return _("in force {day}", day=limits.day(effective, today))
    if any(one.current for one in sheet.agreements):
        return _("to be signed")
    return _("draft") if sheet.agreements else ""


def _closing(sheet: CaseSheet, today: date) -> str:
    case = sheet.view.case
    if case.closed_on:
        return limits.day(case.closed_on, today)
    return term(case.state) if case.state in _ENDED else ""


def _day_of(sheet: CaseSheet, kind: EventKind) -> date | None:
    return next((legal_day(event.at) for event in sheet.view.events if event.kind is kind), None)
