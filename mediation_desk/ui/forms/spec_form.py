"""A form made from its fields as data: rows of specs, one field for each, read into a frozen value."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.specs import How, Spec
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, term

_SEEN_AT_ONCE = 4
"""Up to so many choices stand side by side; more of them in a list."""
Options = Sequence[tuple[Any, str]]


class SpecForm(Form):
    """`values()` gives what stands in the form by name; `write(value)` shows a value's attributes.

    `options` are the entries of PICK fields by name: chosen from a list, or typed freely. A field made
    by whoever asks (an area, a helper) stands in its row as it is.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[Spec | Field]],
        now: datetime,
        options: Mapping[str, Options] | None = None,
    ) -> None:
        super().__init__(gap=12)
        self._now = now.astimezone(SHANGHAI)
        self._options = dict(options or {})
        self._specs = [spec for row in rows for spec in row if isinstance(spec, Spec)]
        self._given = [field for row in rows for field in row if isinstance(field, Field)]
        for row in rows:
            made = [field for spec in row for field in self._made(spec)]
            weights = [1 if isinstance(field, DateField | TimeField) else 3 for field in made]
            self.add(*made, weights=weights if len(set(weights)) > 1 else ())

    def values(self) -> dict[str, Any]:
        """What stands in the form. DeskError naming a field that cannot be read."""
        given = {field.name: field.value() for field in self._given}
        return {spec.name: self._value(spec) for spec in self._specs} | given

    def read(self) -> object:
        """As `values`; forms of one kind of value give that."""
        return self.values()

    def write(self, value: object) -> None:
        """Show a content."""
        self.filling(True)
        for spec in self._specs:
            self._put(spec, getattr(value, spec.name))
        for field in self._given:
            field.set_value(getattr(value, field.name, None))
        self.filling(False)

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        told: dict[str, Any] = {}
        for name, field in self.fields.items():
            value = field.text() if isinstance(field, DateField | TimeField | FinderField) else field.value()
            told[name] = sorted(value) if isinstance(value, tuple) else value
        return json.dumps(told, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show a draft; False when it is none of this form."""
        try:
            told = json.loads(text)
        except ValueError:
            return False
        if not isinstance(told, dict) or not set(told) & set(self.fields):
            return False
        self.filling(True)
        for name, value in told.items():
            if name in self.fields:
                self.fields[name].set_value(value)
        self.filling(False)
        return True

    def _made(self, spec: Spec | Field) -> list[Field]:
        if isinstance(spec, Field):
            return [spec]
        label, helper, today = _(spec.label), _(spec.helper) if spec.helper else "", self._now.date()
        match spec.how:
            case How.LINES:
                return [MultilineField(spec.name, label, rows=1, most_rows=8, helper=helper)]
            case How.DAY:
                return [DateField(spec.name, label, start=today, helper=helper)]
            case How.PAST:
                return [DateField(spec.name, label, start=today, latest=today, helper=helper)]
            case How.MOMENT:
                clock = TimeField(f"{spec.name}_time", _("Time of day"))
                return [DateField(spec.name, label, start=today, helper=helper), clock]
            case How.CHECK:
                return [CheckField(spec.name, label, helper=helper)]
            case How.PICK | How.CHOOSE:
                free = spec.how is How.PICK
                return [
                    ComboField(spec.name, label, self._options.get(spec.name, ()), helper=helper, free=free)
                ]
            case How.ONE | How.MANY:
                assert spec.words is not None
                options = [(word.value, term(word)) for word in spec.words]
                if spec.how is How.MANY:
                    return [TogglesField(spec.name, label, options, helper=helper)]
                kind = SegmentsField if len(options) <= _SEEN_AT_ONCE else ComboField
                return [kind(spec.name, label, options, helper=helper)]
        return [TextField(spec.name, label, helper=helper)]

    def _value(self, spec: Spec) -> object:
        value = self.fields[spec.name].value()
        if spec.how is How.MOMENT:
            return self._moment(spec.name, value)
        if spec.how is How.NUMBER:
            return self._number(spec.name, str(value))
        if spec.how in (How.LINE, How.LINES, How.PICK, How.CHOOSE):
            return value or ""
        if spec.how is How.MANY:
            assert spec.words is not None
            assert isinstance(value, tuple)
            return frozenset(spec.words(one) for one in value)
        if spec.how is How.ONE:
            assert spec.words is not None
            return None if value is None else spec.words(str(value))
        return value

    def _moment(self, name: str, day: object) -> datetime | None:
        clock = self.fields[f"{name}_time"].value()
        if day is None and clock is None:
            return None
        if not isinstance(day, date):
            raise DeskError("moment.day_needed", field=name)
        if not isinstance(clock, time):
            raise DeskError("moment.time_needed", field=f"{name}_time")
        return datetime.combine(day, clock, tzinfo=SHANGHAI)

    def _put(self, spec: Spec, value: object) -> None:
        field = self.fields[spec.name]
        if spec.how is How.MOMENT:
            local = value.astimezone(SHANGHAI) if isinstance(value, datetime) else None
            field.set_value(local.date() if local else None)
            self.fields[f"{spec.name}_time"].set_value(local.time() if local else None)
        elif isinstance(value, frozenset):
            field.set_value([one.value for one in value])
        else:
            field.set_value(value)

    def _number(self, name: str, typed: str) -> int:
        if not typed.isdigit() or len(typed) > 4:
            raise DeskError("number.whole", field=name)
        return int(typed)
