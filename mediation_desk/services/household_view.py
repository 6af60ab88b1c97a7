"""One household with all that belongs to it, as far as whoever asks may know."""

from __future__ import annotations

from mediation_desk.domain.colour import OPEN_CASE, ColourScheme, highest
from mediation_desk.domain.household import Household
from mediation_desk.domain.household_view import HouseholdView, Suggestion, Told
from mediation_desk.register import (
    areas,
    colour_schemes,
    household_colours,
    household_facts,
    household_links,
    households,
    office,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import (
    CLUE_READ,
    COLOUR_REASON_READ,
    DOSSIER_INDEX,
    HOME_VISIT_READ,
    HOUSEHOLD_READ,
)
from mediation_desk.services.permission import allowed


@allowed(HOUSEHOLD_READ)
def household_view(records: Records, household_id: str) -> HouseholdView:
    """A household as its page shows it. DeskError("household.missing")."""
    household = households.get(records, household_id)
    schemes = colour_schemes.every(records)
    scheme = next(one for one in schemes if one.active)
    cases = _cases(records, household)
    roles = records.staff.roles
    return HouseholdView(
        household=household,
        area=areas.names(records).get(household.area_id, ""),
        scheme=scheme,
        schemes=schemes,
        history=household_colours.history(records, household_id),
        suggestion=suggested(household, scheme, cases),
        links=household_links.of_household(records, household_id),
        measures=household_links.measures(records, household_id),
        visits=household_facts.visits(records, household_id) if roles & HOME_VISIT_READ else (),
        clues=household_facts.clues(records, household_id) if roles & CLUE_READ else (),
        cases=cases,
        staff=tuple((one.id, one.name) for one in office.all_staff(records)),
        seals=bool(roles & COLOUR_REASON_READ) and household_colours.opens_here(records, household_id),
    )


def suggested(household: Household, scheme: ColourScheme, cases: tuple[Told, ...]) -> Suggestion:
    """The colour that open cases and special groups suggest; nothing of counselling, screening or safety.

    Whoever may not know of the cases gets a suggestion without them.
    """
    facts = {one.value for one in household.every_group}
    if any(one.open for one in cases):
        facts.add(OPEN_CASE)
    met = tuple(one.code for one in scheme.colours if facts & set(one.facts))
    code, also = highest(met, scheme)
    told = {fact for one in scheme.colours if one.code in met for fact in one.facts} & facts
    return Suggestion(code=code, also=also, facts=tuple(sorted(told)))


def _cases(records: Records, household: Household) -> tuple[Told, ...]:
    if not records.staff.roles & DOSSIER_INDEX:
        return ()
    person_ids = [one.person_id for one in household.present if one.person_id]
    return household_facts.cases_of(records, person_ids)
