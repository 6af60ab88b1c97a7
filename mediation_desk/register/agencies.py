"""The directory of agencies: what is shipped, put over by what the centre changed, and its own lines."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from functools import cache

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.agency import Agency, AgencyKind, named_for
from mediation_desk.errors import DeskError
from mediation_desk.paths import RESOURCES
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.tables.referrals import agencies

_SHIPPED = RESOURCES / "agencies.json"


def every(records: Records) -> list[Agency]:
    """The whole directory: kinds in their order, own lines after what is shipped."""
    kept = {row.id: _agency(row) for row in records.connection.execute(select(agencies))}
    district = office.centre(records).district
    found = [kept.pop(one.id, replace(one, name=named_for(one.name, district))) for one in _shipped()]
    order = list(AgencyKind)
    return sorted([*found, *kept.values()], key=lambda one: order.index(one.kind))


def get(records: Records, agency_id: str) -> Agency:
    """One line of the directory. DeskError("agency.missing")."""
    found = next((one for one in every(records) if one.id == agency_id), None)
    if found is None:
        raise DeskError("agency.missing")
    return found


def save(records: Records, agency: Agency) -> Agency:
    """Keep a new or changed line; returns its new version. DeskError("record.changed_meanwhile")."""
    kept = replace(agency, version=agency.version + 1)
    values = {field.name: getattr(kept, field.name) for field in fields(kept)}
    there = records.connection.execute(select(agencies.c.version).where(agencies.c.id == kept.id)).scalar()
    if (there or 0) != agency.version:
        raise DeskError("record.changed_meanwhile")
    if there is None:
        records.connection.execute(insert(agencies).values(**values))
    else:
        records.connection.execute(update(agencies).where(agencies.c.id == kept.id).values(**values))
    records.journal("keep_agency", kept.id)
    return kept


def shipped_of(kind: AgencyKind) -> tuple[str, ...]:
    """Ids of the shipped lines of a kind; a line the centre changed keeps its id."""
    return tuple(one.id for one in _shipped() if one.kind is kind)


@cache
def _shipped() -> tuple[Agency, ...]:
    lines = json.loads(_SHIPPED.read_text(encoding="utf-8"))
    return tuple(Agency(**(line | {"kind": AgencyKind(line["kind"])})) for line in lines)


def _agency(row: Row[tuple[object, ...]]) -> Agency:
    return Agency(**{field.name: getattr(row, field.name) for field in fields(Agency)})
