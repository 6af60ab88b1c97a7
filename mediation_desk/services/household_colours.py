"""Giving households their colours: at once, or asked for and approved; nothing is ever set by the program."""

from __future__ import annotations

from datetime import timedelta

from mediation_desk.domain.colour import (
    LONGEST_REASON,
    VISIT_BEFORE_DAYS,
    ColourDefinition,
    ColourScheme,
    HouseholdColour,
    highest,
    needs_approval,
)
from mediation_desk.domain.household import ColourState
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import colour_schemes, household_colours, households
from mediation_desk.register.records import Records
from mediation_desk.services.access import (
    COLOUR_APPROVE,
    COLOUR_REASON_READ,
    HOUSEHOLD_READ,
    HOUSEHOLD_WRITE,
)
from mediation_desk.services.permission import allowed


@allowed(HOUSEHOLD_WRITE, changes={"household"})
def assess_colour(records: Records, household_id: str, codes: tuple[str, ...], reason: str) -> bool:
    """Give a household the first of the colours whose criteria it meets; the others stay as tags.

    Returns whether it is in force; a lighter colour than 红 or 橙 waits for the director's approval.
    DeskError naming a field: colour.choose, colour.reason_needed, colour.same, colour.visit_first,
    colour.waiting, household.closed, text.too_long, sealed.no_seat.
    """
    household = households.get(records, household_id)
    if household.closed_on is not None:
        raise DeskError("household.closed")
    scheme = colour_schemes.lay(records)
    wanted, also = _chosen(scheme, codes)
    if not reason.strip():
        raise DeskError("colour.reason_needed", field="reason")
    check_text(reason.strip(), "reason", LONGEST_REASON)
    if household_colours.waiting(records, household_id):
        raise DeskError("colour.waiting")
    same_scheme = household.scheme_id == scheme.id
    if same_scheme and household.colour == wanted.code and _tags(records, household_id) == also:
        raise DeskError("colour.same", field="codes")
    before = household.colour_rank
    asks = needs_approval(wanted.rank, before)
    if asks:
        since = records.today - timedelta(days=VISIT_BEFORE_DAYS)
        if household.last_visit_on is None or household.last_visit_on < since:
            raise DeskError("colour.visit_first", field="codes", days=VISIT_BEFORE_DAYS)
    colour_id = household_colours.ask(records, household, scheme.id, wanted, reason.strip(), also)
    if not asks:
        household_colours.give(records, household, colour_id, approved=False)
    return not asks


@allowed(COLOUR_APPROVE, changes={"household"})
def approve_colour(records: Records, colour_id: str) -> None:
    """Approve a lighter colour that was asked for. DeskError: colour.not_waiting, household.missing."""
    household = households.get(records, household_colours.household_of(records, colour_id))
    household_colours.give(records, household, colour_id, approved=True)


@allowed(COLOUR_APPROVE, changes={"household"})
def refuse_colour(records: Records, colour_id: str, why: str) -> None:
    """Do not approve it. DeskError: colour.why_not, colour.not_waiting, text.too_long, sealed.no_seat."""
    if not why.strip():
        raise DeskError("colour.why_not", field="why")
    check_text(why.strip(), "why", LONGEST_REASON)
    household = households.get(records, household_colours.household_of(records, colour_id))
    household_colours.refuse(records, household, colour_id, why.strip())


@allowed(HOUSEHOLD_READ)
def colour_history(records: Records, household_id: str) -> tuple[HouseholdColour, ...]:
    """Every colour a household had, was refused or is asked for, the newest first."""
    return household_colours.history(records, household_id)


@allowed(COLOUR_REASON_READ, changes={"journal"})
def open_colour_reasons(records: Records, household_id: str) -> dict[str, tuple[str, str]]:
    """Sealed reasons and refusals that open here, by colour id; journalled. DeskError("sealed.not_yours")."""
    return household_colours.open_reasons(records, household_id)


def _chosen(scheme: ColourScheme, codes: tuple[str, ...]) -> tuple[ColourDefinition, tuple[str, ...]]:
    first, also = highest(codes, scheme)
    wanted = scheme.colour(first)
    if wanted is None:
        raise DeskError("colour.choose", field="codes")
    return wanted, also


def _tags(records: Records, household_id: str) -> tuple[str, ...]:
    found = household_colours.history(records, household_id)
    return next((one.also for one in found if one.state is ColourState.IN_FORCE), ())
