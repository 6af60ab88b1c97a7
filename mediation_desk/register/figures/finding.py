"""Clues found, due and resolved, calls to the hotline, and home visits."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func

from mediation_desk.domain.clue import ClueKind, ClueOutcome, ClueSource
from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.domain.reception import Source as CameFrom
from mediation_desk.register.figures.behind import Rows, Source, Span, behind, day_of, path_of, worded
from mediation_desk.register.tables.clues import clues, hotline_calls
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.receptions import receptions

SCREENED = (clues.c.source == ClueSource.DOOR_KNOCK) | clues.c.round_id.is_not(None)
DISPUTE = SCREENED & (clues.c.kind != ClueKind.HARDSHIP)
"""Found by knocking at doors or in a screening round, and a dispute rather than hardship."""


def of_clue(day: ColumnElement[Any], **more: Any) -> Rows:
    """Select rows that are clues; what kind they are of is nobody's business in a list of figures."""
    return behind(
        "clue",
        clues.c.id,
        day,
        area=clues.c.area_path,
        staff=clues.c.responsible,
        title=clues.c.number,
        word=worded(ClueSource, clues.c.source),
        **more,
    )


def _found(span: Span) -> list[Rows]:
    return [of_clue(clues.c.found_on).where(span.holds(clues.c.found_on))]


def _timely(span: Span) -> list[Rows]:
    in_time = and_(
        clues.c.outcome == ClueOutcome.RESOLVED,
        clues.c.closed_on.is_not(None),
        clues.c.closed_on <= clues.c.due_on,
    )
    hit = func.coalesce(in_time, 0)
    return [of_clue(clues.c.due_on, hit=hit).where(clues.c.due_on.between(span.first, span.come))]


def disputes(span: Span) -> list[Rows]:
    """Disputes found by visiting in the period; above the line those resolved by its last day."""
    resolved = func.coalesce(and_(clues.c.outcome == ClueOutcome.RESOLVED, clues.c.closed_on <= span.last), 0)
    return [of_clue(clues.c.found_on, hit=resolved).where(span.holds(clues.c.found_on), DISPUTE)]


def _calls(span: Span) -> list[Rows]:
    about_clue = exists().where(hotline_calls.c.clue_id == clues.c.id)
    about_reception = exists().where(hotline_calls.c.reception_id == receptions.c.id)
    received = day_of(receptions.c.received_at)
    word = f"ClueSource.{ClueSource.HOTLINE_12338}"
    return [
        behind(
            "hotline_call",
            hotline_calls.c.id,
            day_of(hotline_calls.c.at),
            area=path_of(hotline_calls.c.area_id),
            word=word,
        ).where(span.holds_moment(hotline_calls.c.at)),
        of_clue(clues.c.found_on).where(
            span.holds(clues.c.found_on), clues.c.source == ClueSource.HOTLINE_12338, ~about_clue
        ),
        behind("reception", receptions.c.id, received, title=receptions.c.number, word=word).where(
            span.holds_moment(receptions.c.received_at),
            receptions.c.source == CameFrom.HOTLINE_12338,
            ~about_reception,
            ~exists().where(clues.c.reception_id == receptions.c.id),
        ),
    ]


def of_visit(**more: Any) -> Rows:
    """Select rows that are home visits."""
    return behind(
        "home_visit",
        home_visits.c.id,
        home_visits.c.on,
        area=home_visits.c.area_path,
        word=worded(VisitPurpose, home_visits.c.purpose),
        **more,
    )


def screening_visits(span: Span) -> list[Rows]:
    """Home visits made for screening in the period."""
    return _visits(span, VisitPurpose.SCREENING)


def _contact_visits(span: Span) -> list[Rows]:
    return _visits(span, VisitPurpose.CONTACT)


def _visits(span: Span, purpose: VisitPurpose) -> list[Rows]:
    return [of_visit().where(span.holds(home_visits.c.on), home_visits.c.purpose == purpose)]


def _people_met(span: Span) -> list[Rows]:
    return [of_visit(value=home_visits.c.people_met).where(span.holds(home_visits.c.on))]


FINDING: dict[str, Source] = {
    "clues_found": _found,
    "clues_timely": _timely,
    "disputes_found": disputes,
    "disputes_resolved": disputes,
    "hotline_calls": _calls,
    "screening_visits": screening_visits,
    "people_met": _people_met,
    "contact_visits": _contact_visits,
}
