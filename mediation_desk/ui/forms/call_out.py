"""The form of a call-out: which corps, when, where, what for, and who helped how many hours."""

from __future__ import annotations

import json
import re

from mediation_desk.domain.corps import LONGEST_MINUTES, CallOut, Corps
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.helper_field import HelperField
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _

_HOURS = re.compile(r"\d{1,2}([.．]\d{1,2})?")
_AT_FIRST = 2


class CallOutForm(Form):
    """`read()` gives the call-out, `about()` the number it is for; every helper has a row of two fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(gap=12)
        self._desk = desk
        self._before: CallOut | None = None
        self.corps = ComboField("corps_id", _("Corps"))
        self.add(self.corps)
        self.add(DateField("on", _("Day"), start=desk.today(), latest=desk.today()))
        self.add(MultilineField("what", _("Why called out"), rows=2, most_rows=4))
        self._rows: list[tuple[HelperField, TextField]] = []
        self.more = Button(_("One more helper"), "text", icon="plus", compact=True)
        self.more.clicked.connect(lambda: self._row().setFocus())
        self.put(self.more)
        for _n in range(_AT_FIRST):
            self._row()
        self.add(AreaField(desk, optional=True))
        self.add(TextField("about", _("Number of a case, clue or household"), optional=True))

    def offer(self, corps: tuple[Corps, ...]) -> None:
        """The corps to choose from."""
        self.corps.set_options([(one.id, one.name) for one in corps])

    def write(self, value: object) -> None:
        """Show a call-out."""
        if not isinstance(value, CallOut):
            return
        self._before = value
        self.filling(True)
        for name in ("corps_id", "on", "area_id", "what"):
            self.fields[name].set_value(getattr(value, name))
        while len(self._rows) < len(value.minutes) + 1:
            self._row()
        for n, (helper, hours) in enumerate(self._rows):
            helper_id, minutes = value.minutes[n] if n < len(value.minutes) else ("", 0)
            helper.set_value(helper_id)
            hours.set_value(f"{minutes / 60:.2f}".rstrip("0").rstrip(".") if minutes else "")
        self.filling(False)

    def show_about(self, number: str) -> None:
        """The number it is for."""
        self.fields["about"].set_value(number)

    def about(self) -> str:
        """The number typed."""
        return str(self.fields["about"].value())

    def read(self) -> CallOut:
        """The call-out as typed. DeskError naming a field: call_out.*."""
        said = {name: self.fields[name].value() for name in ("corps_id", "on", "area_id", "what")}
        if not said["corps_id"]:
            raise DeskError("call_out.corps_needed", field="corps_id")
        if said["on"] is None:
            raise DeskError("call_out.on_needed", field="on")
        minutes = tuple(
            (str(helper.value()), self._minutes(hours)) for helper, hours in self._rows if helper.value()
        )
        if not minutes:
            raise DeskError("call_out.nobody", field=self._rows[0][0].name)
        return CallOut(
            id=self._before.id if self._before else "",
            version=self._before.version if self._before else 0,
            corps_id=str(said["corps_id"]),
            on=said["on"],  # type: ignore[arg-type]  # the field's day, looked at above
            area_id=str(said["area_id"]) or None,
            what=str(said["what"]),
            activity_id=self._before.activity_id if self._before else None,
            minutes=minutes,
        )

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        told = {name: _words(field) for name, field in self.fields.items()}
        return json.dumps(told, ensure_ascii=False)

    def put_text(self, text: str) -> None:
        """Show a draft; one that is none of this form is passed over."""
        try:
            told = json.loads(text)
        except ValueError:
            return
        while isinstance(told, dict) and f"helper{len(self._rows)}" in told:
            self._row()
        self.filling(True)
        for name, words in told.items():
            if name in self.fields:
                self.fields[name].set_value(words)
        self.filling(False)

    def _row(self) -> HelperField:
        n = len(self._rows)
        helper = HelperField(self._desk, f"helper{n}", _("Helper"), optional=bool(n))
        hours = TextField(f"hours{n}", _("Hours given"), max_length=5)
        row = FieldRow(weights=(3, 2))
        for field in (helper, hours):
            self.know(field)
            row.addWidget(field)
        self._rows.append((helper, hours))
        self.column.insertLayout(self.column.indexOf(self.more), row)
        return helper

    def _minutes(self, hours: TextField) -> int:
        typed = hours.value()
        if not _HOURS.fullmatch(typed):
            raise DeskError("call_out.hours", field=hours.name)
        minutes = round(float(typed.replace("．", ".")) * 60)
        if not 0 < minutes <= LONGEST_MINUTES:
            raise DeskError("call_out.minutes", field=hours.name)
        return minutes


def _words(field: object) -> object:
    if isinstance(field, DateField | AreaField | HelperField):
        return field.text()
    return field.value() if isinstance(field, TextField | MultilineField | ComboField) else ""
