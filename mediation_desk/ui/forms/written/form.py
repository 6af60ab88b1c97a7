"""The form of one written paper: whom it is for, then its fields in the order they print."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal

from mediation_desk.documents.kind import PaperKind
from mediation_desk.domain.written_paper import Audience, Value, Values, WrittenPaper
from mediation_desk.services.written_desk import WrittenSheet
from mediation_desk.services.written_values import formed
from mediation_desk.ui.forms.written.editors import editor_of, kept, tell
from mediation_desk.ui.forms.written.editors import told as told_by
from mediation_desk.ui.forms.written.rows import RowsField
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_grid import COLUMNS, FieldGrid
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term

_HALF = COLUMNS // 2
_SHORT = 24
"""Characters of what the register says that are shown below a field which says otherwise."""


class WrittenForm(Form):
    """`read()` gives the paper; `as_typed()` the same without refusing a half-typed day.

    `text()` and `put_text()` are its draft. `changed_now` comes with every key, for the preview.
    """

    changed_now = Signal()
    audience_changed = Signal()

    def __init__(self, sheet: WrittenSheet, kind: PaperKind, today: date) -> None:
        super().__init__(margin=(0, 0, 12, 0), gap=16)
        self.sheet, self.kind = sheet, kind
        self._specs = {field.name: field for field in kind.fields}
        self.audience: SegmentsField | None = None
        if len(sheet.audiences) > 1:
            options = [(one, term(one)) for one in sheet.audiences]
            self.audience = SegmentsField("audience", _("Whom this paper is for"), options, compact=True)
            self.add(self.audience)
            self.audience.changed.connect(self._say_audience)
        self.editors: dict[str, Field] = {}
        for field in kind.fields:
            editor = editor_of(field, sheet.speakers, self._note, today)
            self.editors[field.name] = editor
            editor.changed.connect(self._remark)
        self._lay_out()
        self.by_hand = CheckField("by_hand", _("Leave empty fields blank, to be written in by hand"))
        self.add(self.by_hand)
        self.column.addStretch(1)
        for one in self.fields.values():
            one.changed.connect(self._say_changed)
        self.write(sheet.paper)

    def read(self) -> WrittenPaper:
        """The paper; DeskError names the field that cannot be understood."""
        for field in self.editors.values():
            if isinstance(field, DateField):
                field.value()
        return self.as_typed()

    def as_typed(self) -> WrittenPaper:
        """The paper as it stands, also with what cannot be understood yet."""
        chosen = self.audience.value() if self.audience is not None else None
        values = tuple((name, told_by(field)) for name, field in self.editors.items())
        audience = chosen or self.sheet.paper.audience
        return replace(self.sheet.paper, audience=audience, by_hand=self.by_hand.value(), values=values)

    def write(self, value: object) -> None:
        """Show a paper."""
        if not isinstance(value, WrittenPaper):
            raise TypeError("the form shows a WrittenPaper")
        self.filling(True)
        if self.audience is not None:
            self.audience.set_value(value.audience)
        self.by_hand.set_value(value.by_hand)
        for name, field in self.editors.items():
            tell(field, value.value(name))
        self.filling(False)
        self._remark()

    def kept_as(self, sheet: WrittenSheet) -> None:
        """The paper was kept: go on from its new version without touching a field."""
        self.sheet = sheet

    def text(self) -> str:
        """What stands in the fields, also what cannot be understood yet, as JSON."""
        values = {name: kept(field) for name, field in self.editors.items()}
        audience = self.audience.value() if self.audience is not None else self.sheet.paper.audience
        told_now = {"version": self.sheet.paper.version, "by_hand": self.by_hand.value(), "values": values}
        return json.dumps(told_now | {"audience": audience, "key": self.kind.key}, ensure_ascii=False)

    def put_text(self, text: str) -> int | None:
        """Show a draft; the version it was typed on, None when it is none of ours."""
        try:
            draft = json.loads(text)
            values, version = dict(draft["values"]), int(draft["version"])
            audience, by_hand = Audience(draft["audience"]), bool(draft["by_hand"])
        except (ValueError, KeyError, TypeError):
            return None
        self.filling(True)
        for name, field in self.editors.items():
            if name in values:
                tell(field, _again(values[name], formed(self._specs[name], values[name])))
        if self.audience is not None and audience in self.sheet.audiences:
            self.audience.set_value(audience)
        self.by_hand.set_value(by_hand)
        self.filling(False)
        self._remark()
        self.changed_now.emit()
        return version

    def _lay_out(self) -> None:
        """Short fields two to a line, everything else on a line of its own."""
        waiting: list[Field] = []
        for field in self.kind.fields:
            editor = self.editors[field.name]
            if not _is_short(editor):
                self._put_waiting(waiting)
                self.add(editor)
                continue
            waiting.append(editor)
        self._put_waiting(waiting)

    def _put_waiting(self, waiting: list[Field]) -> None:
        grid = FieldGrid((_HALF,) * len(waiting))
        for editor in waiting:
            self.know(editor)
            grid.addWidget(editor)
        if waiting:
            self.column.addLayout(grid)
        waiting.clear()

    def take_register(self, told: Values) -> None:
        """The register says something else, for other readers: fields nobody corrected follow it."""
        before = dict(self.sheet.told)
        self.sheet = replace(self.sheet, told=told)
        for name, value in told:
            field = self.editors.get(name)
            if field is not None and told_by(field) == before.get(name, "") != value:
                tell(field, value)
        self._remark()

    def _say_audience(self) -> None:
        if not self._quiet:
            self.audience_changed.emit()

    def _say_changed(self) -> None:
        if not self._quiet:
            self.changed_now.emit()

    def _remark(self) -> None:
        """Below each field: whether the register says the same."""
        if self._quiet:
            return
        for name, field in self.editors.items():
            if not isinstance(field, DateField):
                usual = field.usual_helper if isinstance(field, RowsField) else ""
                field.set_helper(self._note(name, told_by(field)) or usual)

    def _note(self, name: str, value: object) -> str:
        says = self.sheet.register_says(name)
        if not says:
            return ""
        if says == value:
            return _("From the register")
        if isinstance(says, str) and len(says) <= _SHORT and "\n" not in says:
            return _("The register says: {value}", value=says)
        return _("The register says otherwise")


def _is_short(field: Field) -> bool:
    return isinstance(field, DateField | TextField | ComboField)


def _again(typed: object, value: Value) -> Value:
    """Half-typed words of a day or a talk as they were, everything else in its own form."""
    return typed if isinstance(typed, str) else value
