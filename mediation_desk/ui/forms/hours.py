"""Working hours: two spans for each day of the week."""

from __future__ import annotations

import json
from datetime import time

from mediation_desk.domain.room import SPANS_A_DAY, WorkSpan
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Grid
from mediation_desk.words import N_, _, sentence

WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_PARTS = (N_("Morning from"), N_("to"), N_("Afternoon from"), N_("to"))
_ENDS = ("from", "to")
_HALVES = (N_("Morning"), N_("Afternoon"))


class HoursForm(Form):
    """`read()` gives the spans as typed, for `staff_id`; an empty pair is no work."""

    def __init__(self) -> None:
        super().__init__(gap=4)
        self.staff_id = ""
        grid = Grid(gap=4)
        for column, words in enumerate(_PARTS):
            grid.addWidget(Label(_(words), "small"), 0, column + 1)
            grid.setColumnStretch(column + 1, 1)
        for weekday, word in enumerate(WEEKDAYS):
            grid.addWidget(Label(_(word)), weekday + 1, 0)
            for part in range(SPANS_A_DAY):
                for place, end in enumerate(_ENDS):
                    field = TimeField(f"{weekday}-{part}-{end}", "")
                    column = part * 2 + place
                    half, end_said = _(_HALVES[part]), _("from") if place == 0 else _("to")
                    field.control.setAccessibleName(f"{_(word)} {half} {end_said}")
                    self.know(field)
                    grid.addWidget(field, weekday + 1, column + 1)
        self.put(grid)

    def read(self) -> tuple[WorkSpan, ...]:
        """The spans as typed. DeskError naming a field: time.unclear, hours.half when one end is missing."""
        spans = []
        for weekday in range(len(WEEKDAYS)):
            for part in range(SPANS_A_DAY):
                begins, ends = (self.fields[f"{weekday}-{part}-{end}"].value() for end in _ENDS)
                if begins is None and ends is None:
                    continue
                if not isinstance(begins, time) or not isinstance(ends, time):
                    missing = "to" if begins else "from"
                    raise DeskError("hours.half", field=f"{weekday}-{part}-{missing}")
                spans.append(WorkSpan(weekday=weekday, begins=begins, ends=ends, staff_id=self.staff_id))
        return tuple(spans)

    def write(self, value: object) -> None:
        """Show spans, as many a day as there is room for."""
        self.filling(True)
        for field in self.fields.values():
            field.set_value(None)
        part: dict[int, int] = {}
        for one in value if isinstance(value, tuple) else ():
            place = part.get(one.weekday, 1 if one.begins >= time(12) else 0)
            if place < SPANS_A_DAY:
                self.fields[f"{one.weekday}-{place}-from"].set_value(one.begins)
                self.fields[f"{one.weekday}-{place}-to"].set_value(one.ends)
            part[one.weekday] = place + 1
        self.filling(False)

    def monday_for_all(self) -> None:
        """What stands for Monday, also from Tuesday to Friday."""
        for weekday in range(1, 5):
            for part in range(SPANS_A_DAY):
                for end in _ENDS:
                    monday = self.fields[f"0-{part}-{end}"]
                    assert isinstance(monday, TimeField)
                    self.fields[f"{weekday}-{part}-{end}"].set_value(monday.text() or None)

    def show_fault(self, fault: DeskError) -> bool:
        """A span that is wrong is shown at its end."""
        place = fault.field or ""
        return self.show_error(place if place in self.fields else f"{place}-to", sentence(fault))

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        told = {name: field.text() for name, field in self.fields.items() if isinstance(field, TimeField)}
        return json.dumps(told, ensure_ascii=False)

    def put_text(self, text: str) -> None:
        """Show a draft; one that is none of this form is passed over."""
        try:
            told = json.loads(text)
        except ValueError:
            return
        if isinstance(told, dict):
            self.filling(True)
            for name, field in self.fields.items():
                if name in told:
                    field.set_value(told[name])
            self.filling(False)
