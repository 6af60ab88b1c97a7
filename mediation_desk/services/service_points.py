"""Service points: 区中心, 街道（镇）站, 村（社区）工作室, kept in their areas."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.area import ServicePoint, check_point
from mediation_desk.register import areas, service_points
from mediation_desk.register.records import Records
from mediation_desk.services.access import GRID_READ, GRID_WRITE
from mediation_desk.services.permission import allowed


@allowed(GRID_READ)
def points(records: Records) -> tuple[ServicePoint, ...]:
    """All points: the centre, then stations, then studios; closed ones too."""
    return tuple(service_points.every(records))


@allowed(GRID_WRITE, changes={"service_point"})
def keep_point(records: Records, point: ServicePoint) -> ServicePoint:
    """Keep a new (version 0) or changed point.

    Raises DeskError: point.name_needed, point.area_needed, point.closed_early, text.*, area.missing,
    record.changed_meanwhile.
    """
    check_point(point)
    areas.get(records, point.area_id)
    return service_points.save(records, replace(point, id=point.id or uuid4().hex, name=point.name.strip()))
