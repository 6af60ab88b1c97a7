"""The centre's own list of courts."""

from __future__ import annotations

from dataclasses import asdict, replace

from mediation_desk.domain.court import Court, check_courts, usual_court
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.permission import allowed

_KEY = "courts"


@allowed(DOSSIER_READ)
def courts(records: Records) -> tuple[Court, ...]:
    """Every court in the centre's order; before anybody wrote one, the court of the centre's own county."""
    kept = office.setting(records, _KEY, [])
    return tuple(Court(**one) for one in kept) or (usual_court(office.centre(records)),)


@allowed(DOSSIER_WRITE, changes={"court"})
def keep_courts(records: Records, wanted: tuple[Court, ...]) -> tuple[Court, ...]:
    """Keep the list as it is now. DeskError: court.name_needed, court.twice, court.too_many."""
    bare = tuple(
        replace(one, name=one.name.strip(), address=one.address.strip(), phone=one.phone.strip())
        for one in wanted
    )
    check_courts(bare)
    office.set_setting(records, _KEY, [asdict(one) for one in bare])
    return courts(records)
