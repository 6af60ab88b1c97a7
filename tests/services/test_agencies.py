"""The directory: shipped lines with the district in their names, changed and own ones over them."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from mediation_desk.domain.agency import Agency, AgencyKind
from mediation_desk.errors import DeskError
from mediation_desk.services.agencies import agency_directory, keep_agency
from tests.desk_fixtures import DIRECTOR, MEDIATOR, RECEPTION, Office


def test_shipped_lines_carry_the_district(desk_office: Office) -> None:
    with desk_office.reading(RECEPTION) as records:
        found = {one.id: one for one in agency_directory(records)}
    assert found["police"].name == "青禾区公安局"
    assert {"12338", "12356", "12368"} <= {one.phone for one in found.values()}
    assert not any("{" in one.name for one in found.values())
    assert {one.kind for one in found.values()} == set(AgencyKind) - {AgencyKind.OTHER}


def test_changed_and_own_lines(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        police = next(one for one in agency_directory(records) if one.id == "police")
        kept = keep_agency(records, replace(police, contact_person="郑警官", phone="0531-80000110"))
        keep_agency(
            records, Agency(id=uuid4().hex, name="青禾区心理服务中心", kind=AgencyKind.HEALTH, own=True)
        )
    with desk_office.as_(DIRECTOR) as records:
        keep_agency(records, replace(kept, active=False))
        with pytest.raises(DeskError, match="changed_meanwhile"):
            keep_agency(records, kept)
        with pytest.raises(DeskError, match="name_needed"):
            keep_agency(records, replace(police, name=" "))
        found = agency_directory(records)
    police = next(one for one in found if one.id == "police")
    assert (police.contact_person, police.active, police.version) == ("郑警官", False, 2)
    assert [one.own for one in found if one.kind is AgencyKind.HEALTH][-1]
    with pytest.raises(DeskError, match="permission"), desk_office.as_(RECEPTION) as records:
        keep_agency(records, police)
