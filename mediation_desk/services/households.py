"""Households: found by what is typed, opened, changed, closed; their lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_desk.domain.household import Household, check_household
from mediation_desk.domain.household_list import HouseholdFilter, HouseholdLine, HouseholdPage, Key
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import colour_schemes, household_list, households, people
from mediation_desk.register.records import Records
from mediation_desk.services.access import HOUSEHOLD_READ, HOUSEHOLD_WRITE
from mediation_desk.services.permission import allowed


@allowed(HOUSEHOLD_READ)
def find_households(records: Records, typed: str) -> tuple[HouseholdLine, ...]:
    """The few households whose members, number or address begin with or hold what is typed."""
    return household_list.find(records, typed)


@allowed(HOUSEHOLD_READ)
def household_line(records: Records, household_id: str) -> HouseholdLine | None:
    """A household as a list shows it; None when there is none of this id."""
    return household_list.line(records, household_id)


@allowed(HOUSEHOLD_READ)
def household_page(records: Records, wanted: HouseholdFilter, after: Key | None = None) -> HouseholdPage:
    """A page of the list of households."""
    return household_list.page(records, wanted, colour_schemes.in_force(records), after)


@allowed(HOUSEHOLD_WRITE, changes={"household"})
def open_household(records: Records, household: Household) -> Household:
    """Take a household in under the next number of its village.

    DeskError: those of `check_household`, area.missing, person.missing, household.elsewhere (somebody of
    it lives in another household already).
    """
    return households.open_household(records, _checked(records, household))


@allowed(HOUSEHOLD_WRITE, changes={"household"})
def change_household(records: Records, household: Household) -> Household:
    """Keep changed members, area, address and tags.

    DeskError: as `open_household`, record.changed_meanwhile.
    """
    return households.save(records, _checked(records, household))


@allowed(HOUSEHOLD_WRITE, changes={"household"})
def close_household(records: Records, household_id: str, version: int, on: date, reason: str) -> Household:
    """Close a household that moved away or is no more.

    DeskError: household.reason_needed, date.in_future, household.closed_before, record.changed_meanwhile.
    """
    if not reason.strip():
        raise DeskError("household.reason_needed", field="reason")
    check_text(reason, "reason")
    if on > records.today:
        raise DeskError("date.in_future", field="on")
    registered = households.get(records, household_id).registered_on
    if registered is not None and on < registered:
        raise DeskError("household.closed_before", field="on")
    return households.close(records, household_id, version, on, reason.strip())


@allowed(HOUSEHOLD_WRITE, changes={"household"})
def reopen_household(records: Records, household_id: str, version: int) -> Household:
    """Open a closed household again. DeskError("record.changed_meanwhile")."""
    return households.open_again(records, household_id, version)


def _checked(records: Records, household: Household) -> Household:
    check_household(household, records.today)
    members = []
    for one in household.members:
        if one.person_id is None:
            members.append(one)
            continue
        person_id = people.remaining(records, one.person_id)
        same = people.same(records, person_id)
        lives = set(households.of_person(records, same)) - {household.id}
        if one.left_on is None and lives:
            raise DeskError("household.elsewhere", field=f"name_{one.id}")
        members.append(replace(one, person_id=person_id))
    return replace(household, members=tuple(members))
