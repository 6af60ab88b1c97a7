"""结对 and 认领 of households by helpers, and the help measures taken for them."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.household import HouseholdLink, Measure, check_measure
from mediation_desk.errors import DeskError
from mediation_desk.register import household_links, households
from mediation_desk.register.records import Records
from mediation_desk.services.access import HOUSEHOLD_READ, HOUSEHOLD_WRITE
from mediation_desk.services.permission import allowed


@allowed(HOUSEHOLD_READ)
def who_looks_after(records: Records) -> tuple[tuple[str, str], ...]:
    """(id, name) of the helpers who look after a household now."""
    return household_links.everybody(records)


@allowed(HOUSEHOLD_WRITE, changes={"household"})
def link_household(
    records: Records, household_id: str, kind: HouseholdLink, helper_id: str, since: date
) -> None:
    """Note that a helper pairs with or claims a household.

    DeskError: household.helper_needed, date.in_future, household.linked_already, helper.missing,
    household.missing.
    """
    if not helper_id:
        raise DeskError("household.helper_needed", field="helper_id")
    if since > records.today:
        raise DeskError("date.in_future", field="since")
    households.get(records, household_id)
    household_links.begin(records, household_id, kind, helper_id, since)


@allowed(HOUSEHOLD_WRITE, changes={"household"})
def end_household_link(records: Records, link_id: str, until: date) -> None:
    """Let a link end. DeskError: date.in_future, household.link_missing, household.ends_before."""
    if until > records.today:
        raise DeskError("date.in_future", field="until")
    household_links.end(records, link_id, until)


@allowed(HOUSEHOLD_WRITE, changes={"household"})
def keep_measure(records: Records, measure: Measure) -> str:
    """Keep a help measure. DeskError: those of `check_measure`, household.missing."""
    check_measure(measure, records.today)
    households.get(records, measure.household_id)
    return household_links.keep_measure(records, measure)
