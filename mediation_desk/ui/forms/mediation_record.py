"""The form of one sitting's minutes (D10): when and where, who, how they sat, what was said, the result."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.mediation_record import MediationRecord, Sitting, SittingResult, Writing
from mediation_desk.domain.party import PartyRole
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.mediation_records import SittingSheet
from mediation_desk.ui import style
from mediation_desk.ui.forms.minutes_edit import MinutesField
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, term

_SPEAKERS = ("调解员", "甲方", "乙方")  # as minutes name whoever speaks, besides 问, 答 and names
_BETWEEN = "、"  # how invited people are joined in one line, as on the paper


class MediationRecordForm(Form):
    """`read()` gives the record; `text()` and `put_text()` are its draft, whatever is typed so far."""

    def __init__(
        self,
        sheet: SittingSheet,
        shown: Callable[[str], str],
        now: datetime,
        staff: Staff,
        begun: MediationRecord | None = None,
    ) -> None:
        """`begun`: a new record as its appointment tells of it."""
        super().__init__(gap=0)
        self.sheet = sheet
        start = sheet.record or begun
        self._id = start.id if start else uuid4().hex
        self._make_fields(shown, legal_day(now))
        self._refused: Notice | None = None
        self._sitting_place = Column(gap=0)
        self.left, self.right = self._left(), self._right()
        for field in self._all():
            self.know(field)
        self.writing.changed.connect(self._writing_changed)
        self.sitting.changed.connect(self._judge_sitting)
        self.present.changed.connect(self._know_speakers)
        self.write(start or self._blank(now, staff))

    def read(self) -> MediationRecord:
        """The record; DeskError names the field that is missing or not understood."""
        day, began = self.day.value(), self.began.value()
        if day is None:
            raise DeskError("mediation_record.day_needed", field="day")
        if began is None:
            raise DeskError("mediation_record.time_needed", field="began")
        ended = self.ended.value()
        prose = self.writing.value() is Writing.PROSE
        record = MediationRecord(
            id=self._id,
            case_id=self.sheet.case.id,
            ordinal=self.sheet.ordinal,
            version=self.sheet.record.version if self.sheet.record else 0,
            began=_moment(day, began),
            ended=_moment(day, ended) if ended else None,
            place=self.place.value(),
            present_ids=self.present.value(),
            mediator_ids=self.mediators.value(),
            recorder_id=self.recorder.value() or "",
            sitting=self.sitting.value(),
            subject=self.subject.value(),
            participants=_invited(self.participants.value()),
            rights_explained=self.rights.value(),
            writing=self.writing.value(),
            prose=self.content.value() if prose else "",
            utterances=() if prose else self.content.utterances(),
            result=self.result.value(),
            result_note=self.note.value(),
        )
        if record.ended is not None and record.ended < record.began:
            raise DeskError("mediation_record.ends_before_it_begins", field="ended")
        return record

    def write(self, value: object) -> None:
        """Show a record."""
        if not isinstance(value, MediationRecord):
            raise TypeError("minutes show a MediationRecord")
        began = value.began.astimezone(SHANGHAI)
        ended = value.ended.astimezone(SHANGHAI) if value.ended else None
        self.filling(True)
        for field, shown in (
            (self.day, began.date()),
            (self.began, began.time()),
            (self.ended, ended.time() if ended else None),
            (self.place, value.place),
            (self.present, value.present_ids),
            (self.mediators, value.mediator_ids),
            (self.recorder, value.recorder_id or None),
            (self.sitting, value.sitting),
            (self.subject, value.subject),
            (self.participants, _BETWEEN.join(value.participants)),
            (self.rights, value.rights_explained),
            (self.writing, value.writing),
            (self.result, value.result),
            (self.note, value.result_note),
        ):
            field.set_value(shown)
        self._know_speakers()
        if value.writing is Writing.PROSE:
            self.content.set_value(value.prose)
        else:
            self.content.show_utterances(value.utterances)
        self.content.set_writing(value.writing)
        self.filling(False)
        self._judge_sitting()

    def text(self) -> str:
        """What stands in the fields, also what cannot be read yet, as JSON."""
        kept: dict[str, Any] = {name: _plain(field) for name, field in self.fields.items()}
        return json.dumps(kept, ensure_ascii=False)

    def put_text(self, text: str) -> bool:
        """Show a draft; False when it is none of ours."""
        try:
            kept = json.loads(text)
            known = {name: kept[name] for name in self.fields}
            chosen = {
                "sitting": Sitting(known["sitting"]),
                "writing": Writing(known["writing"]),
                "result": SittingResult(known["result"]) if known["result"] else None,
            }
        except (ValueError, KeyError, TypeError):
            return False
        self.filling(True)
        for name, value in (known | chosen).items():
            self.fields[name].set_value(tuple(value) if isinstance(value, list) else value)
        self.content.set_writing(self.writing.value())
        self.filling(False)
        self._know_speakers()
        self._judge_sitting()
        return True

    def _make_fields(self, shown: Callable[[str], str], today: date) -> None:
        case, people = self.sheet.case, {one.id: one for one in self.sheet.people}
        adults = [party for party in case.parties if party.role is not PartyRole.CHILD]
        self._names = {party.person_id: people[party.person_id].name for party in adults}
        self._staff = {one.id: one.name for one in self.sheet.staff}
        mediating = [one for one in self.sheet.staff if one.roles & {Role.MEDIATOR, Role.DIRECTOR}]
        self.day = DateField("day", _("Day of the sitting"), latest=today)
        self.began = TimeField("began", _("Began at"))
        self.ended = TimeField("ended", _("Ended at"))
        self.place = TextField("place", _("Place of the sitting"))
        self.sitting = SegmentsField("sitting", _("How they sat"), [(one, term(one)) for one in Sitting])
        named = [(key, shown(name)) for key, name in self._names.items()]
        self.present = TogglesField("present", _("Parties present"), named)
        self.participants = TextField(
            "participants",
            _("Invited by the committee"),
            helper=_("Not the parties, mediators or recorder; names joined by 、"),
            optional=True,
        )
        self.mediators = TogglesField("mediators", _("Mediators"), [(one.id, one.name) for one in mediating])
        self.recorder = ComboField("recorder", _("Recorder"), list(self._staff.items()))
        self.rights = CheckField("rights_explained", _("Rights and rules were explained to all present"))
        self.subject = TextField("subject", _("Matter"), optional=True)
        self.writing = SegmentsField("writing", "", [(one, term(one)) for one in Writing], compact=True)
        self.content = MinutesField("content", "")
        self.content.control.setAccessibleName(_("Content of the minutes"))
        results = [(one, term(one)) for one in SittingResult]
        self.result = SegmentsField("result", _("Result of the sitting"), results)
        self.note = MultilineField("result_note", _("Note on the result"), rows=1, most_rows=4, optional=True)

    def _all(self) -> tuple[Any, ...]:
        head = (self.day, self.began, self.ended, self.place, self.sitting, self.present, self.participants)
        people = (self.mediators, self.recorder, self.rights, self.subject)
        return (*head, *people, self.writing, self.content, self.result, self.note)

    def _left(self) -> QWidget:
        sheet = Sheet(_("The sitting"), scrolls=True)
        inner = Form()
        inner.add(self.day)
        inner.add(self.began, self.ended)
        inner.add(self.place)
        inner.add(self.sitting)
        inner.put(self._sitting_place)
        for field in (self.present, self.participants, self.mediators, self.recorder, self.rights):
            inner.add(field)
        inner.column.addStretch(1)
        sheet.body.setContentsMargins(0, 0, 10, 0)
        sheet.add(inner)
        return sheet

    def _right(self) -> QWidget:
        sheet = Sheet(_("Minutes"))
        sheet.head.addWidget(self.writing)
        inside = QWidget()
        column = Column(inside, margin=(0, 0, 10, 0), gap=12)
        column.addWidget(self.subject)
        for field in (self.content, self.result, self.note):
            column.addWidget(field)
        column.addStretch(1)
        self._area = scrolling(inside)
        sheet.add(self._area, 1)
        self.content.edit.cursorPositionChanged.connect(self._follow)
        return sheet

    def _follow(self) -> None:
        """The editor grows instead of scrolling: the sheet scrolls so that the caret stays in sight."""
        caret = self.content.edit.cursorRect().center()
        inside = self._area.widget()
        place = self.content.edit.viewport().mapTo(inside, caret)
        self._area.ensureVisible(0, place.y(), 0, style.px(48))

    def _blank(self, now: datetime, staff: Staff) -> MediationRecord:
        joint = not self.sheet.refusals(Sitting.JOINT)
        leading = self.sheet.case.mediator_ids
        return MediationRecord(
            id=self._id,
            case_id=self.sheet.case.id,
            ordinal=self.sheet.ordinal,
            began=now.replace(second=0, microsecond=0),
            ended=None,
            place="",
            present_ids=tuple(self._names) if joint else (),
            mediator_ids=leading,
            recorder_id=staff.id if staff.id not in leading[:1] else "",
            sitting=Sitting.JOINT if joint else Sitting.SEPARATE,
        )

    def _know_speakers(self) -> None:
        self.content.know_speakers((*self._names.values(), *self._staff.values(), *_SPEAKERS))

    def _writing_changed(self) -> None:
        if not self._quiet and self.writing.value() is not None:
            self.content.set_writing(self.writing.value())

    def _judge_sitting(self) -> None:
        """Beside the field, at once: why they may not sit like this."""
        sitting = self.sitting.value()
        written = self.sheet.record
        judged = sitting is not None and (written is None or written.sitting is not sitting)
        said = [_(one.key) for one in self.sheet.refusals(sitting)] if judged else []
        if self._refused is not None:
            self._sitting_place.removeWidget(self._refused)
            self._refused.hide()
            self._refused.deleteLater()
            self._refused = None
        if said:
            self._refused = Notice(said[0], "plum", second="\n".join(said[1:]))
            self._sitting_place.addWidget(self._refused)

    @property
    def refused(self) -> bool:
        """Whether the manner of sitting chosen is refused for safety."""
        return self._refused is not None


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=SHANGHAI)


def _invited(typed: str) -> tuple[str, ...]:
    for mark in "，,；;/":
        typed = typed.replace(mark, _BETWEEN)
    return tuple(name for part in typed.split(_BETWEEN) if (name := part.strip()))


def _plain(field: Any) -> Any:
    """A field for a draft: its words as typed where it has some, so that half a date is kept too."""
    return field.text() if isinstance(field, DateField | TimeField) else field.value()
