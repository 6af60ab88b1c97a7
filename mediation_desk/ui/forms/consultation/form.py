"""What is typed about a joint consultation, from the invitation to the tasks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from mediation_desk.domain.agency import Agency
from mediation_desk.domain.consultation import Consultation, ConsultationWords, Member, Task
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.services.consultations import TypedConsultation
from mediation_desk.ui.forms.consultation.lines_field import FieldsLine, LinesField
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.forms.written.rows import RowsField
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _

_MANNERS = ("现场会商", "视频会商", "电话会商")
TEXTS = ("brief", "risk", "causes", "conclusion", "place", "manner")
"""Fields of plain words."""


class ConsultationForm(Form):
    """`typed_now()` gives what stands here; `text()` and `put_text()` are its draft."""

    def __init__(self, today: date, agencies: Sequence[Agency]) -> None:
        super().__init__(margin=(0, 0, 12, 0), gap=16)
        self._today = today
        self._units = [(one.name, one.name) for one in agencies]
        self._ids = {one.name: one.id for one in agencies}
        day = DateField("meets_at", _("Day of the consultation"), start=today)
        self.add(day, TimeField("meets_time", _("Time of day")), weights=(3, 2))
        manners = [(one, one) for one in _MANNERS]
        self.add(
            TextField("place", _("Place of the consultation")),
            ComboField("manner", _("Manner of the consultation"), manners, free=True),
            weights=(3, 2),
        )
        self.add(
            TextField("host", _("Unit that called it")),
            TextField("chair", _("Chaired by")),
            TextField("recorder", _("Recorded by")),
            weights=(2, 1, 1),
        )
        self.members = LinesField(
            "members", _("Units and people there"), _("One more unit"), self._member_line
        )
        self.add(self.members)
        codes = _("By codes such as 甲方, 女方, 孩子: no name, number, phone or address")
        self.add(MultilineField("brief", _("The case, without names"), rows=4, most_rows=14, helper=codes))
        self.add(MultilineField("risk", _("Assessment of the risk"), rows=2, most_rows=8))
        self.add(RowsField("opinions", _("Opinions of the units"), (_("Unit"), _("Opinion"))))
        self.add(MultilineField("causes", _("Causes"), rows=2, most_rows=8))
        self.add(MultilineField("conclusion", _("Conclusion and plan"), rows=3, most_rows=10))
        self.add(LinesField("tasks", _("Tasks"), _("One more task"), self._task_line))
        self.add(
            DateField("next_at", _("Next consultation"), start=today, optional=True),
            TimeField("next_time", _("Time of day"), optional=True),
            weights=(3, 2),
        )
        said = f"{_('Next consultation')} {_('Time of day')}"
        self.fields["next_time"].control.setAccessibleName(said)
        self.add(CheckField("promised", _("Everybody there signed the promise to keep it to themselves")))
        self.column.addStretch(1)

    def typed_now(self) -> TypedConsultation:
        """What stands in the form. DeskError naming a field that cannot be read."""
        values = {name: self.fields[name].value() for name in (*TEXTS, "host", "chair", "recorder")}
        meets_at = self._moment("meets_at", "meets_time")
        if meets_at is None:
            raise DeskError("moment.day_needed", field="meets_at")
        opinions = self.fields["opinions"].value()
        assert isinstance(opinions, tuple)
        words = ConsultationWords(
            brief=str(values["brief"] or ""),
            risk=str(values["risk"] or ""),
            opinions=tuple((row[0].strip(), row[1]) for row in opinions if any(row)),
            causes=str(values["causes"] or ""),
            conclusion=str(values["conclusion"] or ""),
        )
        return TypedConsultation(
            meets_at=meets_at,
            place=str(values["place"] or ""),
            manner=str(values["manner"] or ""),
            host=str(values["host"] or ""),
            chair=str(values["chair"] or ""),
            recorder=str(values["recorder"] or ""),
            members=self._members(),
            words=words,
            tasks=self._tasks(),
            next_at=self._moment("next_at", "next_time"),
            promised=bool(self.fields["promised"].value()),
        )

    def read(self) -> object:
        """As `typed_now`."""
        return self.typed_now()

    def write(self, value: object) -> None:
        """Show a consultation with its words."""
        assert isinstance(value, tuple)
        one, words = value
        assert isinstance(one, Consultation)
        assert isinstance(words, ConsultationWords)
        self.filling(True)
        for name in ("place", "manner", "host", "chair", "recorder", "promised"):
            self.fields[name].set_value(getattr(one, name))
        self._put_moment("meets_at", "meets_time", one.meets_at)
        self._put_moment("next_at", "next_time", one.next_at)
        for name in ("brief", "risk", "causes", "conclusion"):
            self.fields[name].set_value(getattr(words, name))
        self.fields["opinions"].set_value(words.opinions)
        self.members.set_value(
            [
                {"unit": member.unit, "name": member.name, "post": member.post, "came": member.came}
                for member in one.members
            ]
        )
        self.fields["tasks"].set_value(
            [
                {
                    "id": task.id,
                    "task": task.task,
                    "unit": task.unit,
                    "person": task.person,
                    "due_on": task.due_on,
                }
                for task in one.tasks
            ]
        )
        self.filling(False)

    def begin(self, host: str, place: str, recorder: str) -> None:
        """Show an empty one with what the house knows."""
        self.filling(True)
        for name, words in (("host", host), ("place", place), ("recorder", recorder)):
            self.fields[name].set_value(words)
        self.fields["manner"].set_value(_MANNERS[0])
        self.members.one_more()
        self.filling(False)

    def replace_words(self, name: str, words: str, instead: str) -> None:
        """Put a code in place of what was found, wherever it stands in this field."""
        field = self.fields.get(name)
        if field is None:
            return
        value = field.value()
        if isinstance(value, str):
            field.set_value(value.replace(words, instead))
        elif isinstance(value, tuple):
            field.set_value(tuple(tuple(cell.replace(words, instead) for cell in row) for row in value))
        elif isinstance(value, list):
            field.set_value(
                [
                    {
                        key: told.replace(words, instead) if isinstance(told, str) and key == "task" else told
                        for key, told in line.items()
                    }
                    for line in value
                ]
            )
        field.set_error(None)

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        told = {
            name: field.text() if isinstance(field, DateField | TimeField) else field.value()
            for name, field in self.fields.items()
        }
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

    def _members(self) -> tuple[Member, ...]:
        told = [one for one in self.members.value() if any(str(one[key]).strip() for key in ("unit", "name"))]
        return tuple(
            Member(
                unit=str(one["unit"] or ""),
                agency_id=self._ids.get(str(one["unit"] or "").strip(), ""),
                name=str(one["name"]),
                post=str(one["post"]),
                came=bool(one["came"]),
            )
            for one in told
        )

    def _tasks(self) -> tuple[Task, ...]:
        field = self.fields["tasks"]
        assert isinstance(field, LinesField)
        found = []
        for number, line in enumerate(field.lines, 1):
            told = line.told()
            if not any(str(told[key] or "").strip() for key in ("task", "unit", "person", "due_on")):
                continue
            try:
                due_on = line.fields["due_on"].value()
            except DeskError:
                due_on = None
            if not isinstance(due_on, date):
                raise DeskError("consultation.task_due_needed", field="tasks", n=number)
            found.append(
                Task(
                    id=str(told["id"]),
                    task=str(told["task"]),
                    unit=str(told["unit"] or ""),
                    person=str(told["person"]),
                    due_on=due_on,
                )
            )
        return tuple(replace(one, id=one.id or uuid4().hex) for one in found)

    def _member_line(self) -> FieldsLine:
        fields: tuple[Field, ...] = (
            ComboField("unit", _("Unit"), self._units, free=True),
            TextField("name", _("Name")),
            TextField("post", _("Post")),
        )
        return FieldsLine(fields, (5, 2, 2), CheckField("came", _("Came")))

    def _task_line(self) -> FieldsLine:
        fields: tuple[Field, ...] = (
            MultilineField("task", _("Task"), rows=1, most_rows=5),
            ComboField("unit", _("Unit in charge"), self._units, free=True),
            TextField("person", _("Person in charge")),
            DateField("due_on", _("Due"), start=self._today),
        )
        return TaskLine(fields, (4, 4, 2, 3))

    def _moment(self, day_name: str, time_name: str) -> datetime | None:
        day, clock = self.fields[day_name].value(), self.fields[time_name].value()
        if day is None and clock is None:
            return None
        if not isinstance(day, date):
            raise DeskError("moment.day_needed", field=day_name)
        if not isinstance(clock, time):
            raise DeskError("moment.time_needed", field=time_name)
        return datetime.combine(day, clock, tzinfo=SHANGHAI)

    def _put_moment(self, day_name: str, time_name: str, moment: datetime | None) -> None:
        local = moment.astimezone(SHANGHAI) if moment is not None else None
        self.fields[day_name].set_value(local.date() if local else None)
        self.fields[time_name].set_value(local.time() if local else None)


class TaskLine(FieldsLine):
    """A task, which keeps its id: how far it is belongs to it wherever it stands."""

    def __init__(self, fields: tuple[Field, ...], weights: tuple[int, ...]) -> None:
        super().__init__(fields, weights)
        self._id = uuid4().hex

    def told(self) -> dict[str, Any]:
        """As typed, with its id."""
        return {**super().told(), "id": self._id}

    def put(self, told: Any) -> None:
        """Show a task."""
        self._id = str(told.get("id") or self._id)
        super().put(told)
