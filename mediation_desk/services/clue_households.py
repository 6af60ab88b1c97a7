"""A clue's household: opened from it in one act, or linked when the family is known already."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.household import Household, Member
from mediation_desk.errors import DeskError
from mediation_desk.register import clues
from mediation_desk.register.records import Records
from mediation_desk.services.access import CLUE_WRITE, HOUSEHOLD_WRITE
from mediation_desk.services.clue_sight import opened
from mediation_desk.services.households import open_household
from mediation_desk.services.permission import allowed

_FAMILY = "家"
_LEAST = 3
"""A subject of so many characters that ends in 家 is a name with that word behind it."""


@allowed(CLUE_WRITE & HOUSEHOLD_WRITE, changes={"clue", "household", "limit"})
def open_household_of_clue(records: Records, clue_id: str, version: int) -> Household:
    """Open a household with whom a clue is about as its head, in the clue's area; the link stays.

    From a restricted clue it is one that nobody rings or calls on unannounced, which says nothing of why; no
    text goes along. Raises DeskError: clue.missing, clue.not_yours, record.changed_meanwhile,
    clue.area_needed, clue.has_household, and those of `open_household`.
    """
    clue = opened(records, clue_id, version)
    if clue.household_id:
        raise DeskError("clue.has_household")
    if not clue.area_id:
        raise DeskError("clue.area_needed", field="area_id")
    named = clue.subject.strip()
    head = named.removesuffix(_FAMILY) if len(named) >= _LEAST else named
    household = open_household(
        records,
        Household(
            id=uuid4().hex,
            area_id=clue.area_id,
            address=clue.place,
            members=(Member(id=uuid4().hex, name=head, head=True),),
            groups=clue.groups,
            actions=clue.actions,
            safe_contact=clue.restricted,
        ),
    )
    clues.save(records, replace(clue, household_id=household.id), "clue_became_household", "household_id")
    return household
