"""Service points in the register: the centre, stations and studios, each in its area."""

from __future__ import annotations

from dataclasses import fields, replace

from sqlalchemy import insert, select, update

from mediation_desk.domain.area import PointKind, ServicePoint
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import service_points

_COLUMNS = tuple(one.name for one in fields(ServicePoint))


def every(records: Records) -> list[ServicePoint]:
    """All points: the centre, then stations, then studios; closed ones too."""
    found = [
        ServicePoint(**{name: getattr(row, name) for name in _COLUMNS})
        for row in records.connection.execute(select(service_points))
    ]
    order = list(PointKind)
    return sorted(found, key=lambda one: (order.index(one.kind), one.name))


def save(records: Records, point: ServicePoint) -> ServicePoint:
    """Keep a new (version 0) or changed point. DeskError("record.changed_meanwhile")."""
    kept = replace(point, version=point.version + 1)
    values = {name: getattr(kept, name) for name in _COLUMNS}
    if point.version == 0:
        records.connection.execute(insert(service_points).values(**values))
    else:
        same = (service_points.c.id == point.id, service_points.c.version == point.version)
        if records.connection.execute(update(service_points).where(*same).values(**values)).rowcount != 1:
            raise DeskError("record.changed_meanwhile")
    records.journal("keep_service_point", kept.id)
    return kept
