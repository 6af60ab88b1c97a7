"""What each party agreed to show the other side, newest answer last and nothing rewritten."""

from __future__ import annotations

from sqlalchemy import insert, select

from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.register.records import Records
from mediation_desk.register.tables.safety_records import service_details


def keep(records: Records, case_id: str, person_id: str, agreed: ServiceDetails) -> None:
    """Keep a party's answer."""
    records.connection.execute(
        insert(service_details).values(
            case_id=case_id,
            person_id=person_id,
            phone=agreed.phone,
            address=agreed.address,
            work_unit=agreed.work_unit,
            recorded_at=records.now,
            recorded_by=records.staff.id,
        )
    )
    records.journal("agree_service_details", case_id, person_id)


def of_case(records: Records, case_id: str) -> dict[str, ServiceDetails]:
    """The standing answer of everybody asked, by person id."""
    found = select(service_details).where(service_details.c.case_id == case_id)
    return {
        row.person_id: ServiceDetails(
            phone=row.phone, address=row.address, work_unit=row.work_unit, asked=True
        )
        for row in records.connection.execute(found.order_by(service_details.c.row))
    }
