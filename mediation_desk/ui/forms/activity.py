"""The form of an activity: what, when and where; and its numbers, each with what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from mediation_desk.domain.activity import Activity, ActivityKind
from mediation_desk.domain.attendance import Tally
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.legal_base import LegalBase
from mediation_desk.domain.reception import ServiceElement
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.entry_form import EntryForm, Part
from mediation_desk.ui.forms.specs import choose, day, line, lines, many, number, pick
from mediation_desk.words import N_, _, term

_OF_PEOPLE = ("attendances", "persons", "women")


class ActivityForm(EntryForm):
    """`read()` gives the activity as typed, with the lists of the one before."""

    def __init__(self, desk: Desk) -> None:
        self.before: Activity | None = None
        rows: list[list[Part]] = [
            [choose("kind", N_("Type"))],
            [line("title", N_("Subject"))],
            [day("on", N_("Day it begins")), day("until", N_("Until (optional)"))],
            [
                number("sessions", N_("Sessions (场次)"), N_("How often people met; one morning is one.")),
                number("batch", N_("Batch (第几期)"), N_("Which one of a row of trainings this is.")),
                number("issues", N_("Issues online (期)"), N_("How many issues went out online.")),
            ],
            [
                number("attendances", N_("Attendances (人次)"), N_("Who came twice counts twice.")),
                number("persons", N_("Persons (人)"), N_("Each person once.")),
                number("women", N_("Women among them (名)"), N_("Women among the persons.")),
            ],
            [
                AreaField(desk, label=_("Area"), optional=True),
                line("place", N_("Venue")),
                choose("base_id", N_("Base for learning the law")),
            ],
            [pick("lecturers", N_("Lecturers"), N_("Pick one, or type names with 、 between them."))],
            [line("host", N_("Host")), line("co_hosts", N_("Co-hosts"))],
            [line("audience", N_("For whom"))],
            [many("elements", N_("Service elements"), ServiceElement)],
            [many("actions", N_("Five actions"), FiveAction)],
            [lines("feedback", N_("Feedback"))],
        ]
        options = {"kind": [(one.value, term(one)) for one in ActivityKind]}
        super().__init__(rows, desk.now(), options, blank=frozenset({"batch"}))

    def offer(self, bases: Sequence[LegalBase], lecturers: Sequence[str]) -> None:
        """Bases and lecturers to choose from."""
        self.filling(True)
        named: Any = self.fields["base_id"]
        named.set_options([("", _("no base")), *((one.id, one.name) for one in bases)])
        named.set_value(self.before.base_id if self.before else "")
        said: Any = self.fields["lecturers"]
        typed = said.value()
        said.set_options([(one, one) for one in lecturers])
        said.set_value(typed)
        self.filling(False)

    def write(self, value: object) -> None:
        """Show an activity."""
        assert isinstance(value, Activity)
        self.before = value
        super().write(replace(value, kind=value.kind.value))  # type: ignore[arg-type]  # the list's own value

    def follow(self, sums: Tally | None) -> None:
        """With a list of names the three numbers of people are those it says and cannot be typed."""
        self.filling(True)
        for name in _OF_PEOPLE:
            field = self.fields[name]
            if sums is not None:
                field.set_value(str(getattr(sums, name)))
            elif not field.isEnabled():
                field.set_value("")
            field.setEnabled(sums is None)
        self.filling(False)

    def read(self) -> Activity:
        """The activity as typed. DeskError naming a field: activity.kind_needed, activity.day_needed."""
        assert self.before is not None
        said = self.values()
        if not said["kind"]:
            raise DeskError("activity.kind_needed", field="kind")
        if said["on"] is None:
            raise DeskError("activity.day_needed", field="on")
        said["kind"] = ActivityKind(said["kind"])
        said["elements"] = frozenset(one.value for one in said["elements"])
        return replace(self.before, **said)
