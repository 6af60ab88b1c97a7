"""Safe-contact mode: from the moment a mark is red a person is reached by their safe way only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mediation_desk.domain.safety import Mark
from mediation_desk.register import case_notes, cases, people
from mediation_desk.register.records import Records
from mediation_desk.services.access import CONTACT_READ
from mediation_desk.services.permission import allowed


def guard(records: Records, person_id: str, mark: Mark) -> None:
    """Seal how a person is reached once their mark is RED; nothing happens to whoever is guarded already.

    Readers are whoever acts, the mediators of their cases, the office of director and the keepers. It is
    never ended here: a lower mark leaves it standing, until a reader ends it with the person.
    """
    person = people.get(records, person_id)
    if mark is Mark.RED and not person.safe_contact and person.contact is not None:
        begin(records, person_id)


def begin(records: Records, person_id: str) -> None:
    """Put a person into safe-contact mode, unless they are in it."""
    person = people.get(records, person_id)
    if person.safe_contact or person.contact is None:
        return
    team, left = readers_of(records, person.id)
    people.save(records, replace(person, safe_contact=True), team, left)
    for case_id in cases.of_person(records, person.id):
        cases.repaint(records, case_id)


def readers_of(records: Records, person_id: str, besides: Iterable[str] = ()) -> tuple[set[str], set[str]]:
    """(who may open a person's safe contact, who no longer may): mediators of their cases, and those gone."""
    team: set[str] = set()
    left: set[str] = set()
    for case_id in cases.of_person(records, person_id):
        apart = case_notes.in_conflict(records, case_id)
        team |= set(cases.get(records, case_id).mediator_ids) - apart
        left |= cases.left_team(records, case_id) | apart
    return team | set(besides), left - team


@allowed(CONTACT_READ, changes={"journal"})
def reveal_address(records: Records, person_id: str) -> str:
    """The address of somebody in safe-contact mode; an act of its own, journalled beside the opening.

    Raises DeskError: sealed.not_yours, person.missing.
    """
    contact = people.open_contact(records, person_id)
    records.journal("reveal_address", person_id)
    return contact.address
