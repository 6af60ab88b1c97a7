"""The note of a session being written: the boxes of its style, and three small ones every style has."""

from __future__ import annotations

import json

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_note import STYLES, NotePart, NoteStyle, NoteText, check_note
from mediation_desk.domain.note_styles import restyled
from mediation_desk.services import counselling_notes
from mediation_desk.ui import sealed_clipboard, style
from mediation_desk.ui.forms.note_box import NoteBox
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Column, clear, scrolling
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import N_, _, term

HINTS = {
    NotePart.SAID: N_("in the client's own words"),
    NotePart.SEEN: N_("facts, no labels"),
    NotePart.ASSESSED: N_("no diagnosis"),
    NotePart.CONCERN: N_("in the client's own words"),
    NotePart.DATA: N_("facts, no labels"),
}
_LETTERS = {NoteStyle.SOAP: "SOAP", NoteStyle.DAP: "DAP"}


class NoteForm(Form):
    """`read()` gives the NoteText; `text()` and `put_text()` are its draft, whatever is typed so far."""

    def __init__(self, style_: NoteStyle) -> None:
        super().__init__(gap=0)
        self.style_field = SegmentsField("style", "", [(one, term(one)) for one in NoteStyle], compact=True)
        self.style_field.segments.setAccessibleName(_("How the note is divided"))
        self.interventions = _small("interventions", _("Interventions and methods"))
        self.homework = _small("homework", _("Homework and agreements"))
        self.next_step = _small("next_step", _("Next step"))
        self.inside = QWidget()
        column = Column(self.inside, margin=(0, 0, 10, 0), gap=8)
        self._boxes = Column(gap=4)
        self.facts = Column(gap=0)
        column.addLayout(self._boxes)
        column.addLayout(self.facts)
        besides = FieldRow(least=150)
        for field in (self.interventions, self.homework, self.next_step):
            besides.addWidget(field)
            self.know(field)
            self._watch(field)
        column.addLayout(besides)
        column.addStretch(1)
        self._area = scrolling(self.inside)
        self.column.addWidget(self._area, 1)
        self._style = style_
        self._parts: dict[NotePart, NoteBox] = {}
        self._make_boxes(NoteText(style=style_))
        self.know(self.style_field)
        self.style_field.set_value(style_)
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._follow_focus)
        self.style_field.changed.connect(self._style_chosen)

    def read(self) -> NoteText:
        """The note; DeskError names the box that is wrong."""
        text = self._text()
        check_note(text)
        return text

    def write(self, value: object) -> None:
        """Show a note."""
        if not isinstance(value, NoteText):
            raise TypeError("a note form shows a NoteText")
        self.filling(True)
        self._style = value.style
        self._make_boxes(value)
        self.style_field.set_value(value.style)
        for field in (self.interventions, self.homework, self.next_step):
            field.set_value(getattr(value, field.name))
        self.filling(False)

    def text(self) -> str:
        """What stands in the boxes, as JSON: one flat map of words."""
        return counselling_notes.as_text(self._text())

    def put_text(self, text: str) -> bool:
        """Show a draft; False when it is none of ours."""
        note = note_of(text)
        if note is None:
            return False
        self.write(note)
        return True

    def length(self) -> int:
        """How many characters are written."""
        return self._text().length

    def first_box(self) -> NoteBox:
        """Where writing begins."""
        return self._parts[STYLES[self._style][0]]

    def take_focus(self) -> None:
        """Go on where writing stopped: in the last box with words, behind them; else in the first."""
        written = [box for box in self._parts.values() if box.words()]
        box = written[-1] if written else self.first_box()
        box.setFocus()
        box.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._laid_out.start()

    def _text(self) -> NoteText:
        return NoteText(
            style=self._style,
            parts=tuple((part, box.words()) for part, box in self._parts.items() if box.words()),
            interventions=self.interventions.edit.toPlainText(),
            homework=self.homework.edit.toPlainText(),
            next_step=self.next_step.edit.toPlainText(),
        )

    def _style_chosen(self) -> None:
        chosen = self.style_field.value()
        if self._quiet or chosen is None or chosen is self._style:
            return
        self.write(restyled(self._text(), chosen))
        self.touch()

    def _make_boxes(self, text: NoteText) -> None:
        for box in self._parts.values():
            self.forget(box)
        clear(self._boxes)
        letters = _LETTERS.get(text.style, "")
        self._parts = {}
        for n, part in enumerate(STYLES[text.style]):
            hint = HINTS.get(part)
            rows = 10 if text.style is NoteStyle.FREE else 2
            box = NoteBox(
                part,
                term(part),
                letter=letters[n] if letters else "",
                hint=_(hint) if hint else "",
                rows=rows,
            )
            box.set_value(text.part(part))
            self.know(box)
            self._watch(box)
            self._boxes.addWidget(box)
            self._parts[part] = box

    def _follow_focus(self) -> None:
        for box in self._parts.values():
            self._follow(box)

    def _watch(self, field: MultilineField) -> None:
        sealed_clipboard.guard(field.edit)
        field.edit.cursorPositionChanged.connect(lambda: self._follow(field))

    def _follow(self, field: MultilineField) -> None:
        """Boxes grow instead of scrolling: the sheet scrolls so that the caret stays in sight."""
        if not field.edit.hasFocus():
            return
        place = field.edit.viewport().mapTo(self.inside, field.edit.cursorRect().center())
        self._area.ensureVisible(0, place.y(), 0, style.px(48))


def note_of(text: str) -> NoteText | None:
    """The note in a draft's text, or None when it is none of ours."""
    try:
        kept = json.loads(text)
        style_ = NoteStyle(kept["style"])
        parts = tuple((part, str(kept[part.value])) for part in STYLES[style_] if kept[part.value])
        besides = {name: str(kept[name]) for name in ("interventions", "homework", "next_step")}
    except (ValueError, KeyError, TypeError):
        return None
    return NoteText(style=style_, parts=parts, **besides)


def _small(name: str, label: str) -> MultilineField:
    return MultilineField(name, label, rows=1, most_rows=8, optional=True)
