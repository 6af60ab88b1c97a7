"""One crisis event: what to do, what was said where it opens, every later look, and the next one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.crisis import QUESTIONS, CrisisSheet
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.services import crises
from mediation_desk.services.crises import CrisisView
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.crisis import ASKED, TONES
from mediation_desk.ui.forms.crisis_look import CrisisLookForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term


class CrisisEventPage(Page):
    """`desk.go("crisis_event", event id)`; opening it is journalled."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Risk protocol"))
        self._event_id = ""
        self._view: CrisisView | None = None
        self.form: CrisisLookForm | None = None
        self._draft: Draft | None = None
        back = Button(_("All open protocols"), "text")
        back.clicked.connect(lambda: desk.go("crises"))
        self.act = Button(_("Keep this look"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        self.head.add_button(back)
        self.head.add_button(self.act)
        self._place = Row(gap=16)
        self.body.addLayout(self._place, 1)
        desk.masked_changed.connect(self._again)

    def opened(self, *args: object) -> None:
        """An event's id."""
        self._keep_draft()
        self._event_id = str(args[0]) if args else self._event_id
        self.desk.do(self, self._show, crises.open_crisis, self._event_id)

    def left(self) -> bool:
        """Nothing is lost: the draft is kept."""
        self._keep_draft()
        return True

    def primary(self) -> None:
        """Keep the look that was typed."""
        if self.form is None or not self.act.isEnabled():
            return
        self.form.clear_errors()
        try:
            look = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.act.block(_("It is being kept."))
        self.desk.do(self, self._kept, crises.look_again, self._event_id, look, failed=self._refused)

    def _again(self, _masked: bool) -> None:
        if self._view is not None:
            self._keep_draft()
            self._show(self._view)

    def _show(self, view: CrisisView) -> None:
        self._view = view
        clear(self._place)
        self.form, self._draft = None, None
        event = view.event
        level = _("Danger: {level}", level=term(event.level))
        self.head.set_facts(Chip(level, TONES[event.level]))
        self.head.set_under(self.desk.shown(view.name))
        self.act.setVisible(event.next_at is not None and not self.desk.masked)
        self.act.allow()
        if self.desk.masked:
            self._place.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
            return
        told = QWidget()
        column = Column(told, margin=(2, 2, 12, 8), gap=16)
        column.addWidget(Notice(event.instructions or _("No instructions were given."), "plum"))
        if event.sheet is not None:
            self._tell(column, event.sheet)
        else:
            column.addWidget(
                Label(_("What was said is open to its author and the director."), "small", wrap=True)
            )
        column.addStretch(1)
        left = Sheet(_("What to do"), fact=self._by(event.assessed_by, event.assessed_at))
        left.add(scrolling(told), 1)
        self._place.addWidget(left, 1)
        self._place.addWidget(self._looks(view), 1)

    def _tell(self, column: Column, sheet: CrisisSheet) -> None:
        for name in QUESTIONS:
            column.addWidget(_told(_(ASKED[name][0]), getattr(sheet, name)))
        column.addWidget(
            _told(_("What was done at once"), "；".join(term(one) for one in sorted(sheet.done)))
        )
        if sheet.why_not:
            column.addWidget(_told(_("Why the rest was not done"), sheet.why_not))

    def _looks(self, view: CrisisView) -> QWidget:
        sheet = Sheet(_("Looking again"), fact=self._due(view.event.next_at))
        inside = QWidget()
        column = Column(inside, margin=(2, 2, 12, 8), gap=16)
        for look in view.looks:
            by = self._by(look.by, look.at) if look.at else ""
            head = f"{by} · {_('Danger: {level}', level=term(look.level))}"
            column.addWidget(_told(head, look.words))
        if view.event.next_at is not None:
            self.form = CrisisLookForm()
            self._draft = self.desk.draft(self.form, "crisis_look", self._event_id)
            self._draft.look(self._put_draft)
            self.form.typed.connect(self._typed)
            self.form.submitted.connect(self.primary)
            column.addWidget(self.form)
        elif not view.looks:
            column.addWidget(Label(_("Nobody need look again."), "small"))
        column.addStretch(1)
        sheet.add(scrolling(inside), 1)
        return sheet

    def _by(self, staff_id: str, at: datetime) -> str:
        assert self._view is not None
        local = at.astimezone(SHANGHAI)
        day = limits.day(local.date(), self.desk.today())
        return f"{self._view.staff.get(staff_id, '')} {day} {local:%H:%M}"

    def _due(self, at: datetime | None) -> str:
        if at is None:
            return ""
        local = at.astimezone(SHANGHAI)
        return _(
            "look again {day} {time}", day=limits.day(local.date(), self.desk.today()), time=f"{local:%H:%M}"
        )

    def _put_draft(self, text: str | None) -> None:
        if text and self.form is not None:
            self.form.put_text(text)

    def _typed(self) -> None:
        if self._draft is not None and self.form is not None:
            self._draft.typed(self.form.text)

    def _keep_draft(self) -> None:
        if self._draft is not None:
            self._draft.put_by()

    def _kept(self, _nothing: None) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.desk.toast(_("Kept. Whoever must act can read it."))
        self.desk.do(self, self._show, crises.open_crisis, self._event_id)

    def _refused(self, error: DeskError) -> None:
        self.act.allow()
        if self.form is None or not self.form.show_fault(error):
            self.desk.refuse(error, of=self)


def _told(label: str, words: str) -> QWidget:
    holder = QWidget()
    column = Column(holder, gap=4)
    column.addWidget(size(Label(label, "small"), min_width=80))
    column.addWidget(Prose(words or "—"))
    return holder
