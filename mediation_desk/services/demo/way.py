"""One story on its way through the register: what every later act must know of the earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Staff
from mediation_desk.register import cases, receptions
from mediation_desk.register.records import Records
from mediation_desk.services.demo.calendar import Act
from mediation_desk.services.demo.data import Kit, Story
from mediation_desk.services.demo.people import parties_of, people_of


class Way:
    """A story with its people and staff; the ids are filled in as acts happen."""

    def __init__(self, story: Story, staff: Mapping[str, Staff], kit: Kit | None, today: date) -> None:
        self.story, self.staff, self.kit = story, staff, kit
        self.people = people_of(story, today)
        self.parties = parties_of(story, self.people)
        self.lead = staff[story.get("lead", "zhou")]
        self.director = next(iter(staff.values()))
        self.reception_id = self.case_id = self.agreement_id = ""

    def person(self, place: str) -> str:
        """The id of whoever holds this place."""
        return self.people[place].id

    @property
    def sides(self) -> tuple[str, ...]:
        """The places of everybody but children."""
        return tuple(place for place in self.people if not place.startswith("child"))

    @property
    def apart(self) -> bool:
        """Whether somebody's mark keeps the sides from one room."""
        raised = self.story.get("raised", ("", "", ""))[1]
        marks = {self.story.get("mark"), self.story.get("other_mark"), raised}
        return bool(marks & {Mark.ORANGE, Mark.RED})

    @property
    def mediators(self) -> tuple[str, ...]:
        """Who leads, then who assists."""
        keys = (self.story.get("lead", "zhou"), *self.story.get("assist", ()))
        return tuple(self.staff[key].id for key in keys)

    def case_version(self, records: Records) -> int:
        """The case's version now."""
        return cases.get(records, self.case_id).version

    def reception_version(self, records: Records) -> int:
        """The reception's version now."""
        return receptions.get(records, self.reception_id).version


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act that stands in the story as a word: who, how many days after the reception, and what."""

    after: int
    staff: Staff
    act: Act
