"""Households for tests: a small tree of areas with codes, and households of invented people in it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from mediation_desk.domain.area import Area
from mediation_desk.domain.household import Household, Member
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.register import areas
from mediation_desk.register.records import Records
from mediation_desk.services.households import open_household

TREE = (
    ("青禾区", "", None),
    ("柳庄镇", "01", 0),
    ("槐荫村", "07", 1),
    ("前楼村", "11", 1),
    ("云岭乡", "03", 0),
    ("松坪村", "05", 4),
)


def lay_areas(records: Records) -> list[Area]:
    """The tree, each area after the one it lies in."""
    laid: list[Area] = []
    for name, code, above in TREE:
        parent = None if above is None else laid[above].id
        laid.append(areas.add(records, Area(id=uuid4().hex, parent_id=parent, name=name, code=code)))
    return laid


def household(
    area: Area, head: str = "葛四海", *others: str, groups: frozenset[SpecialGroup] = frozenset()
) -> Household:
    """A household as a form would give it."""
    members = [Member(id=uuid4().hex, name=head, head=True, relation="户主")]
    members += [Member(id=uuid4().hex, name=one, relation="家人") for one in others]
    return Household(
        id=uuid4().hex,
        area_id=area.id,
        address=f"{area.name} 7 号",
        members=tuple(members),
        groups=groups,
        registered_on=date(2026, 3, 1),
    )


def opened(records: Records, area: Area, head: str = "葛四海", *others: str) -> Household:
    """One that is in the register."""
    return open_household(records, household(area, head, *others))
