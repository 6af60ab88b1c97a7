"""What stands on the last day: corps, bases, levels, service points; and what the service model recorded."""

from __future__ import annotations

from sqlalchemy import func, select

from mediation_desk.domain.area import PointKind
from mediation_desk.domain.service_step import StepOf
from mediation_desk.register.figures.behind import Rows, Source, Span, behind, day_of, path_of, worded
from mediation_desk.register.tables.activities import activities, legal_bases
from mediation_desk.register.tables.areas import areas, call_out_helpers, call_outs, corps, service_points
from mediation_desk.register.tables.consultations import service_steps
from mediation_desk.register.tables.counselling import counselling_sessions
from mediation_desk.register.tables.receptions import receptions


def _corps(span: Span) -> list[Rows]:
    return [
        behind("corps", corps.c.id, corps.c.founded_on, title=corps.c.name).where(
            span.standing(corps.c.founded_on, corps.c.disbanded_on)
        )
    ]


def call_out_minutes(span: Span) -> list[Rows]:
    """Minutes helpers of the corps worked at call-outs in the period."""
    return [
        behind(
            "call_out",
            call_outs.c.id,
            call_outs.c.on,
            value=call_out_helpers.c.minutes,
            area=path_of(call_outs.c.area_id),
            title=corps.c.name,
        )
        .join_from(call_outs, call_out_helpers, call_out_helpers.c.call_out_id == call_outs.c.id)
        .join(corps, corps.c.id == call_outs.c.corps_id)
        .where(span.holds(call_outs.c.on))
    ]


def _bases(span: Span) -> list[Rows]:
    return [
        behind(
            "legal_base",
            legal_bases.c.id,
            legal_bases.c.since,
            area=path_of(legal_bases.c.area_id),
            title=legal_bases.c.name,
        ).where(span.standing(legal_bases.c.since, legal_bases.c.until))
    ]


def _levels(span: Span) -> list[Rows]:
    first = select(func.min(areas.c.row)).group_by(areas.c.level)
    open_then = areas.c.closed_on.is_(None) | (areas.c.closed_on > span.last)
    return [
        behind("area", areas.c.id, None, area=areas.c.path, title=areas.c.name).where(
            areas.c.row.in_(first.where(open_then).scalar_subquery())
        )
    ]


def _points(span: Span) -> list[Rows]:
    return [
        behind(
            "service_point",
            service_points.c.id,
            service_points.c.opened_on,
            area=path_of(service_points.c.area_id),
            title=service_points.c.name,
            word=worded(PointKind, service_points.c.kind),
        ).where(span.standing(service_points.c.opened_on, service_points.c.closed_on))
    ]


def _elements(span: Span) -> list[Rows]:
    return [
        behind(
            "reception",
            receptions.c.id,
            day_of(receptions.c.received_at),
            staff=receptions.c.staff_id,
            title=receptions.c.number,
        ).where(
            span.holds_moment(receptions.c.received_at), func.json_array_length(receptions.c.elements) > 0
        ),
        behind("counselling_session", counselling_sessions.c.id, day_of(counselling_sessions.c.began)).where(
            span.holds_moment(counselling_sessions.c.began),
            func.json_array_length(counselling_sessions.c.elements) > 0,
        ),
        behind("activity", activities.c.id, activities.c.on, title=activities.c.title).where(
            span.holds(activities.c.on), func.json_array_length(activities.c.elements) > 0
        ),
        _step(span).where(func.json_array_length(service_steps.c.elements) > 0),
    ]


def _stages(span: Span) -> list[Rows]:
    each = func.json_each(receptions.c.stages).table_valued("value")
    walked = func.json_extract(each.c.value, "$[3]")
    return [
        behind(
            "reception",
            receptions.c.id,
            day_of(receptions.c.received_at),
            staff=receptions.c.staff_id,
            title=receptions.c.number,
        )
        .select_from(receptions.join(each, walked == ""))
        .where(span.holds_moment(receptions.c.received_at)),
        _step(span).where(service_steps.c.stage.is_not(None), service_steps.c.skipped == ""),
    ]


def _step(span: Span) -> Rows:
    return behind(
        "service_step",
        service_steps.c.id,
        day_of(service_steps.c.at),
        staff=service_steps.c.staff_id,
        word=worded(StepOf, service_steps.c.of),
    ).where(span.holds_moment(service_steps.c.at))


OFFICE: dict[str, Source] = {
    "corps": _corps,
    "corps_minutes": call_out_minutes,
    "legal_bases": _bases,
    "area_levels": _levels,
    "service_points": _points,
    "service_elements": _elements,
    "stages_walked": _stages,
}
