"""What the register is now, the last number on paper of every series, and what was answered so far."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.permission import roles_of
from mediation_desk.services.restored_numbers import (
    AskedSeries,
    RestoredDesk,
    restored_desk,
    tell_last_numbers,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.restored.last_form import LastForm
from mediation_desk.ui.restored_words import restored_said
from mediation_desk.ui.saying import long_time
from mediation_desk.words import _, term

_DRAFT = "last_numbers"


class AskedPane(QWidget):
    """Sheets one under the other: what is asked, what was answered; a notice above says why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._desk_of: RestoredDesk | None = None
        self._again: set[tuple[str, int]] = set()
        self._draft: Draft | None = None
        self.form = LastForm()
        self.notices = NoticePlace()
        self.act = Button(_("Keep the last numbers"), "primary")
        self.act.clicked.connect(self.primary)
        self.empty = EmptyState(
            _("Never put back from a copy"), _("Then every number follows the one before.")
        )
        self._inside = QWidget()
        self._column = Column(self._inside, gap=16)
        column = Column(self, gap=0)
        column.addLayout(self.notices)
        column.addWidget(self.empty, 1)
        self._area = scrolling(self._inside)
        column.addWidget(self._area, 1)

    def look(self) -> None:
        """Ask how the register stands."""
        self.desk.ask(self, self.show_desk, restored_desk)

    def primary(self) -> None:
        """Keep what was typed; what cannot be is said beside its field."""
        if not self._writes or not self.form.fields:
            return
        self.form.clear_errors()
        try:
            told = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.desk.do(self, self._told, tell_last_numbers, told, failed=self._refused)

    def parts(self) -> tuple[QWidget, ...]:
        """The form."""
        return (self.form,)

    def leave(self) -> None:
        """What was typed is kept as a draft."""
        if self._draft is not None:
            self._draft.put_by()

    def _say_act(self) -> None:
        """The button stands in the head of the page, always in sight."""
        if self._writes and self.form.fields:
            self.act.allow()
        else:
            self.act.block(
                _("Nothing is asked") if self._writes else _("A mediator or the director answers this.")
            )

    @property
    def _writes(self) -> bool:
        return bool(self.desk.staff.roles & roles_of(tell_last_numbers))

    def show_desk(self, found: RestoredDesk | None) -> None:
        """Show it anew; what was typed meanwhile stays."""
        self.leave()
        self._desk_of = found
        clear(self._column)
        self.empty.setVisible(found is None)
        self._area.setVisible(found is not None)
        self.form = LastForm()
        if found is None:
            self.notices.say(None)
            self._say_act()
            return
        said, second = restored_said(found.restored, found.by)
        acts: list[Act] = []
        one = found.restored
        if not one.seen_entries or (one.copy_name and not one.aside):  # nothing here, or only a newer copy
            acts.append((_("Check a receipt"), lambda: self.desk.go("restored", "receipt")))
            second += "\n" + _("restored.nothing_known")
        self.notices.say(Notice(said, "amber", second=second, acts=acts))
        asked = tuple(
            one for one in found.asked if one.answer is None or (one.series, one.year) in self._again
        )
        if asked:
            self._column.addWidget(self._asking(asked))
        answered = tuple(one for one in found.asked if one not in asked)
        if answered:
            self._column.addWidget(self._answered(answered))
        self._column.addStretch(1)
        self._say_act()

    def _asking(self, asked: tuple[AskedSeries, ...]) -> Sheet:
        sheet = Sheet(_("Which is the last number on paper?"), margin=24)
        sheet.add(Prose(_("restored.why"), "small", tone="ink2"))
        self.form = LastForm()
        self.form.ask(asked)
        self.form.submitted.connect(self.primary)
        self.form.setEnabled(self._writes)
        sheet.add(self.form)
        if self._writes:
            draft = self._draft = self.desk.draft(self.form, _DRAFT, "")
            form = self.form
            form.typed.connect(lambda: draft.typed(form.half_typed))
            draft.look(form.put_half_typed)
        else:
            sheet.add(Prose(_("A mediator or the director answers this."), "small", tone="amber"))
        return sheet

    def _answered(self, answered: tuple[AskedSeries, ...]) -> Sheet:
        sheet = Sheet(_("Answered"), margin=24)
        for one in answered:
            row = Row(gap=12)
            row.addWidget(Label(_answer_words(one), wrap=True), 1)
            if self._writes:
                more = Button(_("A later one was found"), "text", compact=True)
                more.clicked.connect(lambda _on=False, one=one: self._ask_again(one))
                row.addWidget(more)
            sheet.add(row)
        return sheet

    def _ask_again(self, one: AskedSeries) -> None:
        self._again.add((one.series, one.year))
        self.show_desk(self._desk_of)
        self.form.numbers[f"{one.series.value}_{one.year}"].setFocus()

    def _told(self, found: RestoredDesk | None) -> None:
        if self._draft is not None:
            self._draft.settle()
            self._draft.drop()
            self._draft = None
        self._again.clear()
        self.show_desk(found)
        self.desk.toast(_("Kept: numbers go on after these"))

    def _refused(self, fault: DeskError) -> None:
        self.form.doubt(fault)
        if not self.form.show_fault(fault):
            self.desk.refuse(fault, of=self)


def _answer_words(one: AskedSeries) -> str:
    given = one.answer
    if given is None:
        return ""
    series = _("{series} of {year}", series=term(one.series), year=one.year)
    when = long_time(given.at)
    if given.last == given.known:
        return _("{series}: nothing newer on paper ({when})", series=series, when=when)
    n = given.last - given.known
    return _(
        "{series}: up to {number}, {n} listed ({when})", series=series, number=given.typed, n=n, when=when
    )
