"""The director's look at a proposed award: opened on purpose, journalled, decided with a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.award import AwardCheck
from mediation_desk.domain.award_concern import RESTRICTED
from mediation_desk.domain.dates import legal_day
from mediation_desk.errors import DeskError
from mediation_desk.services.award_check import (
    AwardCheckSheet,
    ConcernLine,
    award_check_sheet,
    decide_award_check,
)
from mediation_desk.services.awards import AwardRow
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.entry_form import EntryForm
from mediation_desk.ui.forms.specs import lines
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.words import N_, _, term


class CheckPart(QWidget):
    """`show_of(row)`; what there is stays closed until the director opens it, and closes with another row."""

    decided = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._award_id = desk, ""
        self.open = Button(_("See what there is to check"), icon="eye")
        self.open.clicked.connect(self._ask)
        self.title = Label(_("To be checked"), "section")
        self.lines = LineList(grows=True, name=_("To be checked"))
        self.former = Prose("", "small", tone="ink2")
        self.form = EntryForm(
            [[lines("note", N_("What the check came to"), N_("Only directors read it."))]], desk.now()
        )
        self._draft = desk.draft(self.form, "award_check", "")
        self.form.typed.connect(lambda: self._draft.typed(self.form.text))
        self.passes = Button(_("Let it pass"), icon="check")
        self.refuses = Button(_("Do not agree"), icon="ban")
        self.passes.clicked.connect(lambda: self._decide(passes=True))
        self.refuses.clicked.connect(lambda: self._decide(passes=False))
        acts = Row(gap=8)
        acts.addWidget(self.passes)
        acts.addWidget(self.refuses)
        acts.addStretch(1)
        self.acts = QWidget()
        below = Column(self.acts, gap=8)
        below.addWidget(self.form)
        below.addLayout(acts)
        column = Column(self, gap=8)
        for one in (self.open, self.title, self.lines, self.former, self.acts):
            column.addWidget(one)
        desk.masked_changed.connect(lambda masked: self._close() if masked else None)

    def show_of(self, row: AwardRow) -> None:
        """This award; closed again when it is another one."""
        asked = row.award.check is AwardCheck.ASKED
        self.setVisible(row.award.check is not AwardCheck.NONE)
        if row.id != self._award_id:
            self._draft.put_by()
            self._draft.deleteLater()
            self.form.fields["note"].set_value("")
            self._draft = self._desk.draft(self.form, "award_check", row.id)
            self._draft.look(self.form.take_draft)
        self._award_id = row.id
        self._asked = asked
        self._close()

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        self._draft.put_by()

    def _close(self) -> None:
        self.open.show()
        self.lines.set_lines([])
        self.former.setText("")
        for one in (self.title, self.lines, self.former, self.acts):
            one.hide()

    def _ask(self) -> None:
        self._desk.do(self, self._show, award_check_sheet, self._award_id)

    def _show(self, sheet: AwardCheckSheet) -> None:
        if sheet.award.id != self._award_id:
            return
        self.open.hide()
        self.lines.set_lines([_line(n, one) for n, one in enumerate(sheet.lines)])
        self.former.setText(_("Noted before: {note}", note=sheet.note) if sheet.note else "")
        self.former.setVisible(bool(sheet.note))
        self.title.show()
        self.lines.show()
        self.acts.setVisible(self._asked)
        if self._asked:
            self.form.fields["note"].setFocus()

    def _decide(self, *, passes: bool) -> None:
        self.form.clear_errors()
        note = str(self.form.values()["note"])
        self._desk.do(
            self,
            self._done,
            decide_award_check,
            self._award_id,
            passes=passes,
            note=note,
            failed=self._refused,
        )

    def _done(self, award: object) -> None:
        self.form.settle()
        self._draft.drop()
        self.form.fields["note"].set_value("")
        self._close()
        self.decided.emit(award)

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)


def _line(n: int, one: ConcernLine) -> Line:
    parts = [
        legal_day(one.at).isoformat() if one.at else "",
        term(one.safety) if one.safety else "",
        _("until {day}", day=one.until.isoformat()) if one.until else "",
        _("sealed; it does not open for you") if one.closed else one.said,
    ]
    return Line(
        id=n,
        first=term(one.kind),
        second=" · ".join(filter(None, parts)),
        icon="lock" if one.kind in RESTRICTED else "info-circle",
    )
