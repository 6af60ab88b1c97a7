"""One joint consultation: what is typed left, names to be avoided and tasks right, its papers above."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.brief import BriefCheck
from mediation_desk.domain.consultation import (
    Consultation,
    ConsultationState,
    ConsultedKind,
    Subject,
)
from mediation_desk.domain.consultation_check import written
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.written_paper import WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.services import consultations as acts
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.brief_check import look_through
from mediation_desk.services.consultation_desk import (
    CallSheet,
    ConsultationView,
    call_sheet,
    consultation_view,
    state_now,
)
from mediation_desk.services.consultation_papers import CALL, RECORD, write_consultation_record
from mediation_desk.ui.consultation_lines import TONES
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.consultation.form import ConsultationForm
from mediation_desk.ui.forms.consultation.found_names import FoundNames
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.notice import Notice, Refusal
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sealed_panel import SealedPanel
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.consultation.calling_off import CallingOff
from mediation_desk.ui.pages.consultation.codes_sheet import CodesSheet
from mediation_desk.ui.pages.consultation.reading import read_consultation
from mediation_desk.ui.pages.consultation.tasks_pane import TasksPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence, term

_NAMED = ("consultation.names_somebody", "consultation.cannot_compare")


class ConsultationPage(Page):
    """`desk.go("consultation", its id)`, or `("consultation", "", "case", case id)` to call one.

    In place of "case" stand "reception", "clue" or "household".
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Joint consultation"))
        self._subject: Subject | None = None
        self._view: ConsultationView | None = None
        self._id = self._fresh = ""
        self.form: ConsultationForm | None = None
        self._draft: Draft | None = None
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(lambda: desk.back())
        self.head.set_lead(self.back)
        self.call_paper = Button(_("Invitation"), icon="printer")
        self.record_paper = Button(_("Record on paper"), icon="printer")
        self.file_it = Button(_("Into the dossier"))
        self.off = Button(_("Call this consultation off"), "text")
        self.keep = Button(_("Keep"))
        self.act = Button("", "primary")
        self.call_paper.clicked.connect(lambda: desk.go("paper", CALL, "", self._id))
        self.record_paper.clicked.connect(self.print)
        self.file_it.clicked.connect(self._file)
        self.off.clicked.connect(self._ask_off)
        self.keep.clicked.connect(self.keep_it)
        self.act.clicked.connect(self.primary)
        self._buttons = (
            self.off,
            self.call_paper,
            self.record_paper,
            self.file_it,
            self.keep,
            self.act,
        )
        for button in self._buttons:
            self.head.add_button(button)
        self.number = ListedStrip(desk, Series.CONSULTATION)
        self.found = FoundNames(desk)
        self.found.replaced.connect(self._replace)
        self.codes = CodesSheet(desk)
        self.tasks = TasksPane(desk)
        self.calling_off = CallingOff(desk, self._kept)
        self._notices = NoticePlace()
        self._lay_out()
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._mask)

    def opened(self, *args: object) -> None:
        """An id, or what a new one is about."""
        given = (*(str(one) for one in args), "", "", "")
        self._put_by()
        self._empty()
        if given[0]:
            self._id, self._subject = given[0], None
            self._look()
        elif given[1]:
            self._id, self._fresh = "", uuid4().hex
            self._subject = Subject(kind=ConsultedKind(given[1]), id=given[2])
            self.desk.ask(self, self._begin, call_sheet, self._subject, failed=self._shut)
        elif self._id:
            self._look()

    def left(self) -> bool:
        """Nothing typed is lost, and nothing opened stays."""
        self._put_by()
        self._empty()
        return True

    def save(self) -> None:
        """Ctrl+S keeps the draft."""
        self._put_by()

    def primary(self) -> None:
        """An open question about a task, else call it, or close the record."""
        if self.desk.masked:
            return
        asked = self.calling_off.asked or self.tasks.asked
        if asked is not None:
            asked.give()
        elif self.act.isVisible():
            self._send(closes=self._view is not None)

    def keep_it(self) -> None:
        """Keep what was changed."""
        self._send(closes=False)

    def print(self) -> None:
        """D29 as it prints."""
        if self._id and self.record_paper.isVisible():
            self.desk.go("paper", RECORD, "", self._id)

    def panes(self) -> tuple[QWidget, ...]:
        """What it says, then names and tasks."""
        return self.paper, self.right

    def _lay_out(self) -> None:
        self.paper = Sheet(_("What is consulted"), fact=" ", scrolls=True)
        self._place = Column(gap=12)
        self.paper.add(self._place)
        inside = QWidget()
        column = Column(inside, gap=12)
        for part in (self.number, self.calling_off, self.found, self.codes, self.tasks):
            column.addWidget(part)
        column.addStretch(1)
        self.right = scrolling(inside)
        across = Row(gap=16)
        across.addWidget(size(self.paper, min_width=340), 7)
        across.addWidget(size(self.right, min_width=280), 4)
        content = QWidget()
        whole = Column(content, gap=0)
        whole.addLayout(self._notices)
        whole.addLayout(across, 1)
        self._stack = Stack()
        self._stack.addWidget(content)
        self._stack.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
        self.body.addWidget(self._stack, 1)
        self._mask(self.desk.masked)

    def _look(self) -> None:
        self.desk.do(self, self._show, consultation_view, self._id, failed=self._shut)

    def _begin(self, sheet: CallSheet) -> None:
        assert self._subject is not None
        self._head(None, sheet.line.number, sheet.line.names)
        self.act.set_text(_("Call the consultation"))
        self.act.show()
        self.number.look()
        self.codes.say(sheet.codes)
        form = ConsultationForm(self.desk.today(), sheet.agencies)
        form.begin(sheet.host, sheet.place, sheet.recorder)
        self._put_form(form, f"{self._subject.kind.value}/{self._subject.id}")

    def _show(self, view: ConsultationView) -> None:
        one = view.one
        if one.id != self._id:
            return
        self._view, self._subject = view, one.subject
        clear(self._place)
        self.form = self._draft = None
        self.found.say(BriefCheck(), {})
        self._head(one, view.line.number, "" if one.restricted else view.line.names)
        self.codes.say(view.codes)
        self.tasks.show_tasks(one, writes=view.may_write and one.state is not ConsultationState.CALLED_OFF)
        self.tasks.show()
        self._show_buttons(view)
        if view.words is None:
            said = _("Who called it, the mediators of the case and the director read what it says.")
            self._place.addWidget(SealedPanel(said))
        elif one.open and view.may_write:
            form = ConsultationForm(self.desk.today(), view.agencies)
            form.write((one, view.words))
            self._put_form(form, one.id)
            return
        else:
            self._place.addLayout(read_consultation(one, view.words))
        self._place.addStretch(1)

    def _show_buttons(self, view: ConsultationView) -> None:
        one, opens = view.one, view.words is not None
        writes = view.may_write and one.open
        gone = one.state is ConsultationState.CALLED_OFF
        self.call_paper.setVisible(opens and not gone and one.open)
        self.record_paper.setVisible(opens and not gone and one.meets_at <= self.desk.now())
        recorded = one.state is ConsultationState.RECORDED and one.subject.kind is ConsultedKind.CASE
        self.file_it.setVisible(opens and recorded and bool(self.desk.staff.roles & DOSSIER_WRITE))
        self.off.setVisible(writes)
        self.keep.setVisible(writes)
        self.act.setVisible(writes and one.meets_at <= self.desk.now())
        self.act.set_text(_("Close the record"))
        for button in self._buttons:
            button.allow()

    def _head(self, one: Consultation | None, number: str, names: str) -> None:
        told = (one.number if one else "", number, self.desk.shown(names))
        self.head.set_under(" · ".join(part for part in told if part))
        if one is None:
            self.head.set_facts(Chip(_("New")))
            return
        state = state_now(one, self.desk.now())
        self.head.set_facts(Chip(term(state), TONES[state]))

    def _put_form(self, form: ConsultationForm, subject: str) -> None:
        self.form = form
        self._place.addWidget(form)
        self._draft = draft = self.desk.draft(form, "consultation", subject)
        draft.look(self._put_draft)
        form.typed.connect(lambda: draft.typed(form.text))
        form.submitted.connect(self.primary)

    def _put_draft(self, text: str | None) -> None:
        if text and self.form is not None and self.form.put_text(text):
            self._notices.say(Notice(_("These are your words that were not saved yet."), closable=True))

    def _send(self, *, closes: bool) -> None:
        form, view = self.form, self._view
        if form is None or self._subject is None or self.desk.masked:
            return
        form.clear_errors()
        self.found.say(BriefCheck(), {})
        try:
            typed = form.typed_now()
        except DeskError as fault:
            self._refused(fault)
            return
        for button in (self.keep, self.act):
            button.block(_("Being recorded"))
        if view is None:
            given = (self._fresh, self._subject, typed)
            use_case, named = acts.call_consultation, {"listed": self.number.value()}
            self.desk.do(self, self._kept, use_case, *given, failed=self._refused, **named)
            return
        use = acts.record_consultation if closes else acts.keep_consultation
        self.desk.do(self, self._kept, use, view.one.id, view.one.version, typed, failed=self._refused)

    def _kept(self, one: Consultation) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.form = None
        self._id = one.id
        self.number.hide()
        recorded = one.state is ConsultationState.RECORDED
        self.desk.toast(_("The record is closed.") if recorded else _("Kept and sealed."))
        self._notices.say(None)
        self._look()

    def _refused(self, fault: DeskError) -> None:
        for button in (self.keep, self.act):
            button.allow()
        if fault.key in _NAMED:
            self._look_through()
        if self.form is None or not self.form.show_fault(fault):
            self._notices.say(Notice(sentence(fault), "red", closable=True))

    def _look_through(self) -> None:
        """Show each sentence that tells who somebody is, with what to write instead."""
        if self.form is None or self._subject is None:
            return
        typed = self.form.typed_now()
        texts = written(typed.words, typed.tasks, place=typed.place, manner=typed.manner)
        self.desk.ask(self, self._found, look_through, self._subject, texts)

    def _found(self, check: BriefCheck) -> None:
        labels = {name: field.control.accessibleName() for name, field in self._fields().items()}
        self.found.say(check, labels)

    def _fields(self) -> dict[str, Field]:
        return dict(self.form.fields) if self.form is not None else {}

    def _replace(self, field: str, words: str, code: str) -> None:
        if self.form is not None:
            self.form.replace_words(field, words, code)
            self.form.touch()
            self._look_through()

    def _file(self) -> None:
        self.desk.do(self, self._filed, write_consultation_record, self._id)

    def _filed(self, paper: WrittenPaper) -> None:
        self.desk.go("written_paper", paper.case_id, paper.id)

    def _ask_off(self) -> None:
        if self._view is not None and not self.desk.masked:
            self.calling_off.ask(self._view.one)

    def _changed(self, nouns: frozenset[str]) -> None:
        unsaved = self._draft is not None and self._draft.unkept() is not None
        if "consultation" in nouns and self.isVisible() and self._view is not None and not unsaved:
            self._look()

    def _shut(self, fault: DeskError) -> None:
        self._empty()
        refusal = Refusal(
            _("This stays closed"),
            sentence(fault),
            tone="red",
            acts=[(_("To the list"), lambda: self.desk.go("consultations"))],
        )
        self._place.addWidget(refusal)
        self._place.addStretch(1)
        refusal.announce()

    def _put_by(self) -> None:
        self.tasks.put_away()
        self.calling_off.put_away()
        if self._draft is not None:
            self._draft.put_by()

    def _empty(self) -> None:
        clear(self._place)
        self.form, self._draft, self._view = None, None, None
        self._notices.say(None)
        self.found.say(BriefCheck(), {})
        self.codes.say(())
        self.number.hide()
        self.tasks.hide()
        for button in self._buttons:
            button.hide()
            button.allow()

    def _mask(self, masked: bool) -> None:
        self._stack.setCurrentIndex(1 if masked else 0)
        if self._view is not None:
            view = self._view
            self._head(view.one, view.line.number, "" if view.one.restricted else view.line.names)
