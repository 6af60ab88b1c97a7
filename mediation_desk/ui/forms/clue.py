"""The entry of a clue: where it came from, about whom, where, what, how soon; typed without the mouse."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal

from mediation_desk.domain.clue import Clue, ClueKind, ClueSource, Urgency
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.domain.phones import read_phone
from mediation_desk.errors import DeskError
from mediation_desk.services.clues import ClueDesk
from mediation_desk.ui.clue_words import KINDS, SOURCES, options
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.household_field import HouseholdField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, term

_PLAIN = (
    "found_on",
    "subject",
    "area_id",
    "place",
    "household_id",
    "kind",
    "summary",
    "urgency",
    "due_on",
    "responsible",
    "reported_by",
    "reporter_phone",
)


class ClueForm(Form):
    """`read()` gives the clue. `found_on_changed` asks for due days anew, `kind_changed` tells the kind.

    A due day that was proposed follows urgency and day; one typed by the person stays.
    """

    found_on_changed = Signal()
    kind_changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(gap=12)
        self._desk = desk
        self._clue: Clue | None = None
        self._known: ClueDesk | None = None
        self._proposed = ""
        self.clue_id = uuid4().hex
        today = desk.today()
        self.source = SegmentsField("source", _("clue.source"), options(SOURCES))
        self.found_on = DateField("found_on", _("Found on"), start=today, latest=today)
        self.subject = TextField("subject", _("About whom"), placeholder=_("A name, or which family"))
        self.area = AreaField(desk, "area_id", _("Area"), optional=True)
        self.place = TextField("place", _("clue.place"), placeholder=_("Street, house, group"), optional=True)
        self.household = HouseholdField(desk, "household_id", _("Known household"), optional=True)
        self.kind = SegmentsField("kind", _("clue.kind"), options(KINDS))
        self.summary = MultilineField("summary", _("clue.summary"), rows=3, most_rows=8)
        self.urgency = SegmentsField("urgency", _("How soon"), [(one, term(one)) for one in Urgency])
        self.due_on = DateField("due_on", _("clue.due"))
        self.responsible = ComboField("responsible", _("Who sees to it"), [])
        self.reported_by = TextField("reported_by", _("Who reported it"), optional=True)
        self.reporter_phone = TextField("reporter_phone", _("Phone of whoever reported"), optional=True)
        groups = [(one.value, term(one)) for one in SpecialGroup]
        self.groups = TogglesField("groups", _("Special groups"), groups)
        actions = [(one.value, term(one)) for one in FiveAction]
        self.five_actions = TogglesField("actions", _("Five actions"), actions)
        self.reason = TextField("reason", _("Reason for another due day"), optional=True)
        self._lay_out()
        self.found_on.changed.connect(self._day_moved)
        self.urgency.changed.connect(self._propose)
        self.kind.changed.connect(self._kind_moved)
        self.start()

    def _lay_out(self) -> None:
        self.add(self.source)
        self.add(self.subject, self.found_on, weights=(7, 3))
        self.add(self.area, self.place)
        self.add(self.household)
        self.add(self.kind)
        self.add(self.summary)
        self.add(self.urgency, self.due_on, self.responsible, weights=(4, 3, 3))
        self.add(self.reported_by, self.reporter_phone)
        self.add(self.groups)
        self.add(self.five_actions)
        self.add(self.reason)

    def start(self, source: ClueSource = ClueSource.PHONE) -> None:
        """An empty form for a new clue."""
        self.filling(True)
        self._clue, self.clue_id = None, uuid4().hex
        for field in self.fields.values():
            field.set_value(None)
        self.groups.set_value(())
        self.five_actions.set_value(())
        self.source.set_value(source)
        self.found_on.set_value(self._desk.today())
        self.urgency.set_value(Urgency.ORDINARY)
        self.responsible.set_value(self._desk.staff.id)
        self.reason.hide()
        self.clear_errors()
        self.filling(False)
        self._propose()

    def offer(self, known: ClueDesk) -> None:
        """Who may see to it, and which days are proposed."""
        self._known = known
        chosen = self.responsible.value()
        self.filling(True)
        self.responsible.set_options([(one.id, one.name) for one in known.colleagues])
        self.responsible.set_value(chosen or self._desk.staff.id)
        self.filling(False)
        self._propose()

    def read(self) -> Clue:
        """The clue as typed. DeskError naming a field."""
        source, kind, urgency = self.source.value(), self.kind.value(), self.urgency.value()
        for field, value in ((self.source, source), (self.kind, kind), (self.urgency, urgency)):
            if value is None:
                raise DeskError("clue.choose", field=field.name)
        phone = self.reporter_phone.value()
        base = self._clue or Clue(
            id=self.clue_id,
            found_on=self._desk.today(),
            source=ClueSource(source),
            subject="",
            kind=ClueKind(kind),
            urgency=Urgency(urgency),
            responsible="",
            due_on=self._desk.today(),
        )
        return replace(
            base,
            source=ClueSource(source),
            found_on=_day(self.found_on),
            subject=self.subject.value(),
            area_id=self.area.value(),
            place=self.place.value(),
            household_id=self.household.value(),
            kind=ClueKind(kind),
            summary=self.summary.value(),
            urgency=Urgency(urgency),
            due_on=_day(self.due_on),
            responsible=str(self.responsible.value() or ""),
            reported_by=self.reported_by.value(),
            reporter_phone=read_phone(phone, field="reporter_phone") if phone else "",
            groups=frozenset(map(SpecialGroup, self.groups.value())),
            actions=frozenset(map(FiveAction, self.five_actions.value())),
        )

    def write(self, value: object) -> None:
        """Show a clue of the register."""
        assert isinstance(value, Clue)
        self.start(value.source)
        self.filling(True)
        self._clue, self.clue_id = value, value.id
        for name in _PLAIN:
            self.fields[name].set_value(getattr(value, name))
        self.groups.set_value([one.value for one in value.groups])
        self.five_actions.set_value([one.value for one in value.actions])
        self.filling(False)

    def put_values(self, told: dict[str, Any]) -> None:
        """Show what came along from elsewhere (a call): it counts as typed."""
        for name, value in told.items():
            if name in self.fields:
                self.fields[name].set_value(value)

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        return json.dumps({name: _raw(field) for name, field in self.fields.items()}, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show a draft; False when it is none of this form."""
        try:
            told = json.loads(text)
        except ValueError:
            return False
        if not isinstance(told, dict) or not set(told) & set(self.fields):
            return False
        self.filling(True)
        self.put_values(told)
        self.filling(False)
        return True

    @property
    def due_moved(self) -> bool:
        """Whether the day of a known clue was set to another one."""
        try:
            return self._clue is not None and self.due_on.value() != self._clue.due_on
        except DeskError:
            return False

    def _day_moved(self) -> None:
        if not self._quiet:
            self.found_on_changed.emit()

    def _kind_moved(self) -> None:
        kind = self.kind.value()
        if kind is ClueKind.VIOLENCE and not self._quiet and self._clue is None:
            self.urgency.set_value(Urgency.AT_ONCE)
        self.kind_changed.emit(kind)

    def _propose(self) -> None:
        urgency = self.urgency.value()
        standing = self.due_on.text()
        if self._known is None or urgency is None or self._clue is not None:
            self.reason.setVisible(self._clue is not None)
            return
        if standing and standing != self._proposed:
            return  # the person named a day
        due: date = self._known.due_of(Urgency(urgency))
        self._proposed = due.isoformat()
        self.due_on.set_value(due)


def _day(field: DateField) -> date:
    value = field.value()
    if not isinstance(value, date):
        raise DeskError("clue.day_needed", field=field.name)
    return value


def _raw(field: Field) -> Any:
    if isinstance(field, ParsedField | FinderField):
        return field.text()
    value = field.value()
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
