"""The editor of each kind of field a paper has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from mediation_desk.documents.kind import Field as PaperField
from mediation_desk.documents.kind import FieldKind
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.written_paper import Value
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.written.rows import RowsField
from mediation_desk.ui.forms.written.talk import TalkField
from mediation_desk.ui.forms.written.ticks import TicksField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField, parse_day, weekday
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _

_SEGMENTS, _SEGMENTS_LONG = 4, 20
"""Choices that stand side by side: how many at most, and of how many characters together."""
_LONGEST_LINE = 2_000


def editor_of(
    field: PaperField, speakers: Sequence[str], note: Callable[[str, object], str], today: date
) -> Field:
    """The editor of one field; `note(name, value)` is what a day's field says below besides the weekday."""
    label = _("{label} (needed)", label=_(field.label)) if field.needed else _(field.label)
    match field.kind:
        case FieldKind.TEXT:
            return MultilineField(field.name, label, rows=3, most_rows=400)
        case FieldKind.DAY:
            return DateField(field.name, label, start=today, note=_note(field.name, note))
        case FieldKind.CHOICE if len(field.choices) <= _SEGMENTS and (
            sum(map(len, field.choices)) <= _SEGMENTS_LONG
        ):
            return SegmentsField(field.name, label, [(one, one) for one in field.choices])
        case FieldKind.CHOICE:
            offered = [(one, one) for one in field.choices]
            return ComboField(field.name, label, offered, free=True)
        case FieldKind.TICKS:
            return TicksField(field.name, label, field.choices)
        case FieldKind.ROWS:
            return RowsField(field.name, label, [_(one) for one in field.columns])
        case FieldKind.TALK:
            return TalkField(field.name, label, speakers)
        case _:
            return TextField(field.name, label, max_length=_LONGEST_LINE)


def told(field: Field) -> Value:
    """What an editor holds, as the paper prints it; a day half typed is told as it stands."""
    if isinstance(field, DateField):
        try:
            day = field.value()
        except DeskError:
            return field.text()
        return plain_date(day) if isinstance(day, date) else ""
    given = field.value()
    if isinstance(given, tuple):
        return given
    return str(given or "")


def tell(field: Field, value: Value) -> None:
    """Show a value in an editor."""
    if isinstance(field, DateField) and isinstance(value, str):
        try:
            field.set_value(parse_day(value) if value else None)
        except DeskError:
            field.set_value(value)
        return
    if isinstance(field, SegmentsField | ComboField):
        field.set_value(value or None)
        return
    field.set_value(value)


def kept(field: Field) -> object:
    """What a draft keeps of an editor: words as typed where they can be kept so."""
    return field.text() if isinstance(field, DateField | TalkField) else told(field)


def _note(name: str, note: Callable[[str, object], str]) -> Callable[[date], str]:
    def say(day: date) -> str:
        return " · ".join(filter(None, (weekday(day), note(name, plain_date(day)))))

    return say
