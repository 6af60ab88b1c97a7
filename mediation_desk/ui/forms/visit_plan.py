"""When, whom, how and by whom a visit is to be made; of somebody kept safe only the ways that are open."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from mediation_desk.domain.return_visit import ReturnVisit, VisitMode, modes_for
from mediation_desk.errors import DeskError
from mediation_desk.services.return_visits import VisitSheet
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.words import _, term


class VisitPlanForm(Form):
    """`read()` gives the visit with its day, way, person and visitor; the person of a kept one stays."""

    def __init__(self, sheet: VisitSheet, shown: Callable[[str], str], today: date) -> None:
        super().__init__(gap=12)
        self._sheet = sheet
        visit = sheet.visit
        people = [(one.id, shown(one.name)) for one in sheet.people]
        self.person = ComboField("person", _("Whom to visit"), people)
        self.day = DateField("planned_on", _("Planned day"), start=today)
        self.mode = ComboField("mode", _("How"), self._modes(visit.person_id), optional=True)
        self.staff = ComboField("staff", _("Visitor"), [(one.id, one.name) for one in sheet.staff])
        if not visit.version and not visit.earlier_id:
            self.add(self.person)
        else:
            self.know(self.person)
            self.person.setParent(self)
            self.person.hide()
        self.add(self.day)
        self.add(self.mode)
        self.add(self.staff)
        self.write(visit)
        self.person.changed.connect(self._person_chosen)

    def read(self) -> ReturnVisit:
        """The visit as planned here. DeskError naming a field that cannot be read."""
        day = self.day.value()
        if not isinstance(day, date):
            raise DeskError("visit.day_needed", field="planned_on")
        mode = self.mode.value()
        return replace(
            self._sheet.visit,
            person_id=str(self.person.value() or ""),
            planned_on=day,
            mode=None if mode is None else VisitMode(str(mode)),
            staff_id=str(self.staff.value() or ""),
        )

    def write(self, value: object) -> None:
        """Show a visit."""
        assert isinstance(value, ReturnVisit)
        self.filling(True)
        self.person.set_value(value.person_id or None)
        self.day.set_value(value.planned_on)
        allowed = {one for one, _words in self._modes(value.person_id)}
        self.mode.set_value(value.mode.value if value.mode and value.mode.value in allowed else None)
        self.staff.set_value(self._sheet.visitor or None)
        self.filling(False)

    def text(self) -> str:
        """What is typed, for the draft."""
        told: dict[str, Any] = {
            "person": self.person.value(),
            "planned_on": self.day.text(),
            "mode": self.mode.value(),
            "staff": self.staff.value(),
        }
        return json.dumps(told, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show a draft; False when it is none of this form."""
        try:
            told = json.loads(text)
        except ValueError:
            return False
        if not isinstance(told, dict) or set(told) != set(self.fields):
            return False
        self.filling(True)
        for name, value in told.items():
            self.fields[name].set_value(value)
        self.filling(False)
        return True

    def _modes(self, person_id: str) -> list[tuple[str, str]]:
        safe = person_id in self._sheet.guarded
        ways = self._sheet.modes if person_id == self._sheet.visit.person_id else modes_for(safe)
        return [(one.value, term(one)) for one in VisitMode if one in ways]

    def _person_chosen(self) -> None:
        chosen = self.mode.value()
        options = self._modes(str(self.person.value() or ""))
        self.mode.set_options(options)
        self.mode.set_value(chosen if chosen in {one for one, _words in options} else None)
