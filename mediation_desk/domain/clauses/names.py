"""Who the gaps of a clause may name: the people of a case as the paper calls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.case import Case
from mediation_desk.domain.centre import Centre
from mediation_desk.domain.party import PARTY_ROLES, PartyRole, Side
from mediation_desk.domain.person import Person

_SIDE_LABEL = {Side.SEEKER: "甲方", Side.OTHER: "乙方"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One person as a clause writes them; `label` is 甲方, 乙方 or the name. `heard`: a child was asked."""

    person_id: str
    name: str
    label: str
    born: date | None = None
    child: bool = False
    heard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Everything a clause may have to name beside its own gaps."""

    people: tuple[Named, ...] = ()
    centre: str = ""
    committee: str = ""
    copies: int = 3

    def get(self, person_id: str) -> Named | None:
        """The person with that id, or None when they are not in this case."""
        return next((person for person in self.people if person.person_id == person_id), None)

    @property
    def parties(self) -> tuple[Named, ...]:
        """The persons who promise something, 甲方 first."""
        return tuple(person for person in self.people if not person.child)

    @property
    def children(self) -> tuple[Named, ...]:
        """The children of the case."""
        return tuple(person for person in self.people if person.child)


def names_of(
    case: Case,
    people: Mapping[str, Person],
    centre: Centre,
    *,
    copies: int,
    heard: Iterable[str] = (),
) -> Names:
    """The names for a case: one person on a side is 甲方 or 乙方, several keep their own names.

    `heard` are the ids of the children whose wish was recorded. People not in `people` are left out.
    """
    asked = frozenset(heard)
    sides = Counter(party.side for party in case.parties if party.role in PARTY_ROLES)
    named = []
    for party in case.parties:
        person = people.get(party.person_id)
        child = party.side is Side.CHILD or party.role is PartyRole.CHILD
        if person is None or not (child or party.role in PARTY_ROLES):
            continue
        alone = not child and sides[party.side] == 1
        named.append(
            Named(
                person_id=person.id,
                name=person.name,
                label=_SIDE_LABEL.get(party.side, person.name) if alone else person.name,
                born=person.born,
                child=child,
                heard=person.id in asked,
            )
        )
    named.sort(key=lambda who: {"甲方": 0, "乙方": 1}.get(who.label, 2))
    return Names(
        people=tuple(named), centre=centre.counselling_centre, committee=centre.committee, copies=copies
    )
