"""The entry of a clue beside what to do at once; what is typed stays as a draft until it is kept."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.clue import Clue, ClueKind, ClueSource
from mediation_desk.domain.hotline_call import HotlineCall
from mediation_desk.domain.limit_rule import RuleGroup
from mediation_desk.domain.numbering import Series
from mediation_desk.errors import DeskError
from mediation_desk.services import clues, hotline_calls
from mediation_desk.services.clues import ClueDesk, ClueSheet
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.clue import ClueForm
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.words import _, sentence

_FORM = "clue"
_CALL = "call/"


class EntryPane(QWidget):
    """`begin` a new clue, `change` a known one; `kept(sheet)` once it stands in the register."""

    kept = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.call_id = ""
        self._changing = False
        self._saving = False
        self.form = ClueForm(desk)
        self.form.found_on_changed.connect(self._ask_days)
        self.form.kind_changed.connect(self._say_danger)
        self.form.submitted.connect(self.save)
        self.form.typed.connect(self._typed)
        self.draft: Draft = desk.draft(self.form, _FORM, "")
        self.number = ListedStrip(desk, Series.CLUE)
        self._notices = NoticePlace()
        self._danger = NoticePlace()
        inside = QWidget()
        column = Column(inside, margin=(2, 2, 12, 8), gap=12)
        column.addLayout(self._notices)
        column.addWidget(self.number)
        column.addLayout(self._danger)
        column.addWidget(self.form)
        column.addStretch(1)
        sheet = Sheet()
        sheet.add(scrolling(inside), 1)
        Column(self).addWidget(sheet, 1)

    def begin(self, call_id: str = "") -> None:
        """An empty form, or one that begins with a call; what was typed before comes back."""
        self._keep()
        self._changing, self.call_id, self._saving = False, call_id, False
        self.form.start()
        self._look(f"{_CALL}{call_id}" if call_id else "")
        if call_id:
            self.desk.do(self, self._put_call, hotline_calls.open_call, call_id)
        self.form.subject.setFocus()

    def change(self, clue: Clue) -> None:
        """A known clue to be corrected."""
        self._keep()
        self._changing, self.call_id, self._saving = True, "", False
        self.form.write(clue)
        self._look(clue.id)
        self.form.subject.setFocus()

    def put_by(self) -> None:
        """Keep what is half typed."""
        self._keep()

    def save(self) -> None:
        """Keep the clue; a refusal stands beside its field."""
        if self._saving:
            return
        self.form.clear_errors()
        try:
            clue = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self._saving = True
        if self._changing:
            reason = self.form.reason.value()
            self.desk.do(self, self._kept, clues.change_clue, clue, reason, failed=self._refused)
        else:
            self.desk.do(
                self,
                self._kept,
                clues.take_in_clue,
                clue,
                listed=self.number.value(),
                call_id=self.call_id,
                failed=self._refused,
            )

    def _look(self, subject_id: str) -> None:
        self._notices.say(None)
        self._say_danger(self.form.kind.value())
        self.number.look(needed=not self._changing)
        self.draft.deleteLater()
        self.draft = self.desk.draft(self.form, _FORM, subject_id)
        self.draft.look(self._put_draft)
        self._ask_days()

    def _put_draft(self, text: str | None) -> None:
        if text and self.form.put_text(text):
            acts: list[Act] = [(_("Begin afresh"), self._afresh)]
            self._notices.say(Notice(_("Going on with what was typed before."), acts=acts, closable=True))
            self._say_danger(self.form.kind.value())

    def _afresh(self) -> None:
        self.draft.drop()
        self._notices.say(None)
        if not self._changing:
            self.form.start()
            self._ask_days()

    def _put_call(self, call: HotlineCall) -> None:
        told: dict[str, Any] = {
            "source": ClueSource.HOTLINE_12338,
            "reported_by": call.caller,
            "reporter_phone": call.phone,
            "summary": call.about,
            "area_id": call.area_id,
        }
        if call.restricted:
            told["kind"] = ClueKind.VIOLENCE
        if not self.form.summary.value():  # a draft says more than the call
            self.form.put_values(told)

    def _ask_days(self) -> None:
        try:
            day = self.form.found_on.value()
        except DeskError:
            return
        self.desk.ask(self, self._know, clues.clue_desk, day or self.desk.today())

    def _know(self, known: ClueDesk) -> None:
        self.form.offer(known)

    def _say_danger(self, kind: object) -> None:
        if kind is not ClueKind.VIOLENCE and kind != ClueKind.VIOLENCE.value:
            self._danger.say(None)
            return
        acts: list[Act] = [(_("Duties and their clocks"), partial(self.desk.go, "limits", RuleGroup.SAFETY))]
        self._danger.say(Notice(_("clue.danger_first"), "plum", second=_("clue.danger_more"), acts=acts))

    def _typed(self) -> None:
        self.draft.typed(self.form.text)

    def _keep(self) -> None:
        self.draft.put_by()

    def _kept(self, sheet: ClueSheet) -> None:
        self._saving = False
        self.form.settle()  # what the form still holds back would otherwise be kept after the drop
        self.draft.drop()
        self.kept.emit(sheet)

    def _refused(self, fault: DeskError) -> None:
        self._saving = False
        if not self.form.show_fault(fault):
            self._notices.say(Notice(sentence(fault), "red", closable=True))


def help_sheet() -> QWidget:
    """What stands beside the entry: how to be quick, and what is done with what is typed."""
    sheet = Sheet(_("In under a minute"))
    for words in (_("clue.quick_keys"), _("clue.quick_due"), _("clue.quick_sealed")):
        sheet.add(Prose(words, "small", tone="ink2"))
    sheet.body.addStretch(1)
    return sheet
