"""Where restore card and keepers' sheets are kept, noted beside what is known of them."""

from __future__ import annotations

from mediation_desk.domain.recovery_places import Places, check_places
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import RECOVERY, RECOVERY_KNOW
from mediation_desk.services.permission import allowed

PLACES = "recovery_places"


@allowed(RECOVERY_KNOW)
def recovery_places(records: Records) -> Places:
    """Where card and sheets are kept."""
    return places_of(records)


@allowed(RECOVERY, changes={"recovery", "journal"})
def keep_places(records: Records, wanted: Places) -> Places:
    """Note where card and sheets are kept. DeskError of `check_places`."""
    kept = check_places(wanted)
    if kept != places_of(records):
        office.set_setting(records, PLACES, [kept.card, kept.sheets])
    return kept


def places_of(records: Records) -> Places:
    """As the register knows them, for what shows a part of it."""
    card, sheets = office.setting(records, PLACES, ["", ""])
    return Places(card=card, sheets=sheets)
