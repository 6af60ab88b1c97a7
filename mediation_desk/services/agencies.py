"""The directory of agencies: to be read by whoever refers, kept by the office."""

from __future__ import annotations

from mediation_desk.domain.agency import Agency, check_agency
from mediation_desk.register import agencies
from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK, REFERRAL_WRITE
from mediation_desk.services.permission import allowed


@allowed(AT_THE_DESK)
def agency_directory(records: Records) -> tuple[Agency, ...]:
    """The whole directory, inactive lines included; nothing in it is about anybody."""
    return tuple(agencies.every(records))


@allowed(REFERRAL_WRITE, changes={"agency"})
def keep_agency(records: Records, agency: Agency) -> Agency:
    """Keep a new or changed line. DeskError: agency.name_needed, text.*, record.changed_meanwhile."""
    check_agency(agency)
    return agencies.save(records, agency)
