"""One return visit: plan it, reach the person, record what was found, print the record, plan the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.return_visit import CHOSEN_REASONS, CancelReason, FollowUp, ReturnVisit, VisitState
from mediation_desk.domain.written_paper import WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.services import return_visits
from mediation_desk.services.return_visits import VisitSheet
from mediation_desk.services.visit_papers import write_visit_record
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.forms.visit_plan import VisitPlanForm
from mediation_desk.ui.forms.visit_record import VisitRecordForm
from mediation_desk.ui.forms.visit_told import VisitTold
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.return_visit.follow_ups import follow_up_notices
from mediation_desk.ui.pages.return_visit.head import show_acts, show_head
from mediation_desk.ui.pages.return_visit.reaching import Reaching
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _, term

RECORD, PLAN = "return_visit", "return_visit_plan"
"""Forms whose half-typed words are kept: of a visit by its id, of a new one by what it is of."""


class ReturnVisitPage(Page):
    """`desk.go("return_visit", visit id)`, or `("", "case" | "file" | "after", id)` for a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Return visit"))
        self._args: tuple[str, ...] = ()
        self._sheet: VisitSheet | None = None
        self.plan: VisitPlanForm | None = None
        self.form: VisitRecordForm | None = None
        self.both: TwoPanes | None = None
        self.asked: Ask | None = None
        self._drafts: list[Draft] = []
        self.to_matter = Button(_("To the case"), "text")
        self.to_matter.clicked.connect(self._go_to_matter)
        self.again = Button(_("Visit again"), icon="calendar-plus")
        self.again.clicked.connect(self._plan_again)
        self.paper = Button(_("Print the record"), icon="printer")
        self.paper.setToolTip("Ctrl+P")
        self.paper.clicked.connect(self.print)
        self.act = Button(_("Save the visit"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        for button in (self.to_matter, self.again, self.paper, self.act):
            self.head.add_button(button)
            button.hide()
        self.reaching = Reaching(desk)
        self.reaching.hide()
        self.reaching.tried.connect(self._ask)
        self._notices, self._asking = NoticePlace(), Column()
        self._place = Row(gap=16)
        self.body.setSpacing(8)
        self.body.addLayout(self._notices)
        self.body.addLayout(self._asking)
        self.body.addLayout(self._place, 1)
        bind(self, "F7", self.reaching.note)
        desk.masked_changed.connect(self._again)
        desk.changed.connect(self._changed)

    def opened(self, *args: object) -> None:
        """A visit's id, or what a new one is of."""
        self._keep_drafts()
        self._args = tuple(str(one) for one in args) or self._args
        self._put_ask(None)
        self.reaching.forget()
        self._ask()

    def left(self) -> bool:
        """Nothing is lost: drafts are kept; numbers are not shown again."""
        self._keep_drafts()
        self.reaching.forget()
        return True

    def save(self) -> None:
        """Ctrl+S keeps the drafts."""
        self._keep_drafts()

    def primary(self) -> None:
        """What the question asks, else plan a new visit, else save what was found."""
        if self.desk.masked or not self.act.isEnabled():
            return
        if self.asked is not None:
            self.asked.give()
        elif self._sheet is not None and not self._sheet.visit.version:
            self._plan()
        elif self.form is not None:
            self._record()

    def print(self) -> None:
        """The record (D14) of a visit that was made: begun from it, or the one begun already."""
        if self._sheet is not None and self.paper.isVisible():
            self.desk.do(self, self._paper_made, write_visit_record, self._sheet.visit.id)

    def panes(self) -> tuple[QWidget, ...]:
        """Plan, reaching, record."""
        shown = (self.asked, self.plan, self.reaching, self.form)
        return tuple(one for one in shown if one is not None and one.isVisible())

    # --- showing ------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        visit_id, kind, of = (*self._args, "", "", "")[:3]
        if visit_id:
            self.desk.do(self, self._show, return_visits.visit_sheet, visit_id, failed=self._refused)
        elif kind in ("case", "file", "after"):
            name = {"case": "case_id", "file": "file_id", "after": "earlier_id"}[kind]
            self.desk.ask(self, self._show, return_visits.new_visit, failed=self._refused, **{name: of})

    def _again(self, _masked: bool) -> None:
        self._keep_drafts()
        self.reaching.forget()
        if self._sheet is not None:
            self._show(self._sheet)

    def _show(self, sheet: VisitSheet) -> None:
        self._keep_drafts()
        self._sheet = sheet
        self.plan, self.form, self.both, self._drafts = None, None, None, []
        self.reaching.setParent(self)
        self.reaching.hide()
        clear(self._place)
        show_acts(
            self.desk,
            sheet,
            to_matter=self.to_matter,
            again=self.again,
            paper=self.paper,
            act=self.act,
        )
        show_head(self, self.desk, sheet)
        if self.desk.masked:
            self._notices.say(None)
            self._place.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
            return
        self._say_notices(sheet)
        visit = sheet.visit
        if sheet.writes and not visit.version:
            self._place.addWidget(size(self._left(sheet), max_width=640), 1)
            self._place.addStretch(1)
        elif sheet.writes and not visit.over:
            said = _("Reaching and planning"), _("What the visit found")
            self.both = TwoPanes(self._left(sheet), self._form(sheet), said, weights=(2, 3))
            self._place.addWidget(self.both, 1)
        else:
            told = Sheet(_("What the visit found"))
            told.add(scrolling(VisitTold(self.desk, sheet)), 1)
            self._place.addWidget(told, 1)

    def _left(self, sheet: VisitSheet) -> QWidget:
        inside = QWidget()
        column = Column(inside, margin=(0, 0, 8, 0), gap=16)
        planned = Sheet(_("Day and way"))
        self.plan = VisitPlanForm(sheet, self.desk.shown, self.desk.today())
        self._with_draft(self.plan, PLAN, self._plan_subject(sheet))
        planned.add(self.plan)
        visit = sheet.visit
        if visit.version:
            acts = Row(gap=8)
            for words, act in ((_("Keep day and way"), self._move), (_("Not to be made…"), self._ask_cancel)):
                button = Button(words, compact=True)
                button.clicked.connect(act)
                acts.addWidget(button)
            acts.addStretch(1)
            planned.add(acts)
            if sheet.attempts:
                give_up = Button(_("End as not reached"), compact=True)
                give_up.clicked.connect(self._give_up)
                planned.add(give_up)
        if visit.version:
            self.reaching.show_sheet(sheet)
            column.addWidget(self.reaching)
            self.reaching.show()
        column.addWidget(planned)
        column.addStretch(1)
        return scrolling(inside)

    def _form(self, sheet: VisitSheet) -> QWidget:
        self.form = VisitRecordForm(sheet, self.desk.hidden, self.desk.today())
        self._with_draft(self.form, RECORD, sheet.visit.id)
        self.form.submitted.connect(self.primary)
        inside = QWidget()
        Column(inside, margin=(2, 2, 12, 8)).addWidget(self.form)
        found = Sheet(_("What the visit found"))
        found.add(scrolling(inside), 1)
        return found

    def _say_notices(self, sheet: VisitSheet) -> None:
        visit = sheet.visit
        if visit.state is VisitState.MADE and sheet.follow_ups:
            self._notices.say(follow_up_notices(sheet, self._follow))
        elif sheet.visit.person_id in sheet.guarded and not visit.over:
            self._notices.say(
                Notice(
                    _("Talk with this person alone, by the way they named. Ask first whether they can talk."),
                    "plum",
                    second=_("Whoever else answers is told nothing of what it is about."),
                )
            )
        else:
            self._notices.say(None)

    def _with_draft(self, form: VisitPlanForm | VisitRecordForm, key: str, subject: str) -> None:
        draft = self.desk.draft(form, key, subject)
        self._drafts.append(draft)
        draft.look(partial(self._put_draft, form))
        form.typed.connect(lambda: draft.typed(form.text))
        form.setProperty("draft", key)

    def _put_draft(self, form: VisitPlanForm | VisitRecordForm, text: str | None) -> None:
        if text and form in (self.plan, self.form) and form.put_text(text):
            self.desk.toast(_("These are your words that were not saved yet."))

    def _keep_drafts(self) -> None:
        for draft in self._drafts:
            draft.put_by()

    def _drop_drafts(self, *forms: QWidget | None) -> None:
        for draft in [one for one in self._drafts if one.parent() in forms]:
            draft.drop()
            self._drafts.remove(draft)

    @staticmethod
    def _plan_subject(sheet: VisitSheet) -> str:
        visit = sheet.visit
        if visit.version:
            return visit.id
        of = (("after", visit.earlier_id), ("case", visit.case_id), ("file", visit.file_id))
        return next((f"{kind}/{subject}" for kind, subject in of if subject), "")

    # --- acting -------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        visit = self._read_plan()
        if visit is not None:
            self.act.block(_("It is being kept."))
            self.desk.do(self, self._planned, return_visits.plan_visit, visit, failed=self._refused)

    def _planned(self, visit: ReturnVisit) -> None:
        self._drop_drafts(self.plan)
        self.desk.toast(_("The visit is planned."))
        self._args = (visit.id,)
        self._ask()

    def _move(self) -> None:
        visit = self._read_plan()
        if visit is not None:
            use_case, at = return_visits.move_visit, (visit.planned_on, visit.mode, visit.staff_id)
            self.desk.do(self, self._moved, use_case, visit.id, visit.version, *at, failed=self._refused)

    def _moved(self, _visit: ReturnVisit) -> None:
        self._drop_drafts(self.plan)
        self.desk.toast(_("Kept."))
        self._ask()

    def _read_plan(self) -> ReturnVisit | None:
        if self.plan is None:
            return None
        self.plan.clear_errors()
        try:
            return self.plan.read()
        except DeskError as fault:
            self._refused(fault)
            return None

    def _record(self) -> None:
        assert self.form is not None
        assert self._sheet is not None
        self.form.clear_errors()
        try:
            made = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        visit = self._sheet.visit
        self.act.block(_("It is being kept."))
        use_case = return_visits.record_visit
        self.desk.do(self, self._recorded, use_case, visit.id, visit.version, made, failed=self._refused)

    def _recorded(self, sheet: VisitSheet) -> None:
        self._drop_drafts(self.form, self.plan)
        self.desk.toast(_("The visit is saved."))
        self._show(sheet)

    def _ask_cancel(self) -> None:
        reasons = [(one.value, term(one)) for one in CHOSEN_REASONS]
        fields = (
            (ComboField("reason", _("Why it was cancelled"), reasons),),
            (MultilineField("words", _("In words"), rows=2, most_rows=5, optional=True),),
        )
        self._put_ask(Ask(_("This visit is not to be made"), _("Cancel the visit"), self._cancel, fields))

    def _cancel(self, values: dict[str, object]) -> None:
        if self._sheet is None or self.asked is None:
            return
        if not values["reason"]:
            self.asked.show_fault(DeskError("visit.cancel_why", field="reason"))
            return
        visit, reason = self._sheet.visit, CancelReason(str(values["reason"]))
        args = visit.id, visit.version, reason, str(values["words"])
        self.desk.do(self, self._ended, return_visits.cancel_visit, *args, failed=self.asked.show_fault)

    def _give_up(self) -> None:
        if self._sheet is not None:
            visit = self._sheet.visit
            use_case = return_visits.give_visit_up
            self.desk.do(self, self._ended, use_case, visit.id, visit.version, failed=self._refused)

    def _ended(self, _visit: ReturnVisit) -> None:
        self._put_ask(None)
        self._drop_drafts(self.plan)
        self._ask()

    def _put_ask(self, ask: Ask | None) -> None:
        clear(self._asking)
        self.asked = ask
        if ask is not None:
            ask.closed.connect(lambda: self._put_ask(None))
            self._asking.addWidget(ask)
            ask.form.setFocus()

    def _paper_made(self, paper: WrittenPaper) -> None:
        self.desk.go("written_paper", paper.case_id, paper.id)

    def _plan_again(self) -> None:
        if self._sheet is not None:
            self.desk.go("return_visit", "", "after", self._sheet.visit.id)

    def _follow(self, what: FollowUp) -> None:
        sheet = self._sheet
        if sheet is None or sheet.visit.case_id is None:
            return
        case_id = sheet.visit.case_id
        places: dict[FollowUp, tuple[object, ...]] = {
            FollowUp.URGE: ("case", case_id, "performance"),
            FollowUp.MEDIATE_AGAIN: ("reception", ""),
            FollowUp.REPORT_TO_POLICE: ("referral", "", "case", case_id),
            FollowUp.SAFETY_RECORD: ("safety", sheet.visit.person_id, case_id),
        }
        if what in places:
            page, *args = places[what]
            self.desk.go(str(page), *args)

    def _go_to_matter(self) -> None:
        if self._sheet is not None and self._sheet.case is not None:
            self.desk.go("case", self._sheet.case.id, "performance")
        elif self._sheet is not None and self._sheet.file is not None:
            self.desk.go("counselling_file", self._sheet.file.id)

    def _refused(self, error: DeskError) -> None:
        self.act.allow()
        for form, part in ((self.form, "right"), (self.plan, "left")):
            if form is not None and error.field in form.fields:
                if self.both is not None:
                    self.both.look_at(part)
                form.show_fault(error)
                return
        self.desk.refuse(error, of=self)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"screening", "person"} and self.isVisible() and self._sheet is not None:
            self._ask()
