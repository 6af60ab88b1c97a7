"""The page of one case: who is who, where it stands, what happened, what may come next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from mediation_desk.domain.person import Contact
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.services.case_desk import CaseSheet, case_sheet
from mediation_desk.services.safe_contact import reveal_address
from mediation_desk.ui import icons, style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.notice import Notice, Refusal
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.steps import Stepper
from mediation_desk.ui.pages.case.about import About, Notes
from mediation_desk.ui.pages.case.acting import Acting
from mediation_desk.ui.pages.case.appointments_part import AppointmentsPart
from mediation_desk.ui.pages.case.confirmation_part import ConfirmationPart
from mediation_desk.ui.pages.case.dossier_part import DossierPart
from mediation_desk.ui.pages.case.file_lines import agreement_lines, record_lines
from mediation_desk.ui.pages.case.hand_over import hand_over_notices
from mediation_desk.ui.pages.case.head import show_head
from mediation_desk.ui.pages.case.limits_part import LimitsPart
from mediation_desk.ui.pages.case.line_of_steps import case_steps
from mediation_desk.ui.pages.case.listed import Listed
from mediation_desk.ui.pages.case.next_acts import NextAct, next_acts, primary, without_safety
from mediation_desk.ui.pages.case.overview import Overview
from mediation_desk.ui.pages.case.papers_part import PapersPart
from mediation_desk.ui.pages.case.part_tabs import part_tabs
from mediation_desk.ui.pages.case.performance_part import PerformancePart
from mediation_desk.ui.pages.case.referrals_part import ReferralsPart
from mediation_desk.ui.pages.case.safety_part import SafetyPart
from mediation_desk.ui.pages.case.scans.part import ScanPart
from mediation_desk.ui.pages.case.tracks import Tracks
from mediation_desk.ui.pages.case.way_part import WayPart
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence

_LONGEST_VERB = 16  # characters; a longer one leaves the name to the list of what may come next
_NOUNS = {"case", "screening", "safety", "person", "mediation_record", "agreement", "written", "court"}
_NOUNS |= {"visit", "limit"}


class CasePage(Page):
    """`desk.go("case", case_id)`; asks anew whenever the case changed, answers questions in place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Case"))
        self._case_id = ""
        self._sheet: CaseSheet | None = None
        self._primary: NextAct | None = None
        self._opened: dict[str, Contact] = {}
        self.acting = Acting(desk, self)
        self.more = Button(_("More"), icon="dots")
        self.papers_button = Button(_("part.papers"), icon="printer")
        self.act = Button("", "primary")
        for button in (self.more, self.papers_button, self.act):
            self.head.add_button(button)
        self.stepper, self.tracks = Stepper(), Tracks()
        self.tabs = part_tabs()
        self.overview = Overview(desk)
        self.records, self.agreements = (
            LineList(name=_("Mediation records")),
            LineList(name=_("part.agreement")),
        )
        self.papers = PapersPart(desk)
        self.confirmation, self.limits = ConfirmationPart(desk), LimitsPart(desk)
        self.performance = PerformancePart(desk)
        self.appointments = AppointmentsPart(desk)
        self.about, self.notes = About(desk), Notes(desk)
        self.scans, self.safety = ScanPart(desk), SafetyPart(desk)
        self.dossier, self.referrals = DossierPart(desk), ReferralsPart(desk)
        self.way = WayPart(desk)
        self.parts = Stack()
        self._question = QWidget()
        self.asking = scrolling(self._question)
        self.asked: Ask | None = None
        self._lay_out()
        self._listen()
        style.on_refit(self, self._fit)

    def opened(self, *args: object) -> None:
        """A case's id, and the tab to show."""
        case_id = str(args[0]) if args else self._case_id
        if case_id != self._case_id:
            self._case_id, self._sheet, self._opened = case_id, None, {}
            self.overview.parties.forget_addresses()
            self._put_ask(None)
            self.content.hide()
            self.tabs.show_tab("overview")
        if len(args) > 1:
            self.tabs.show_tab(str(args[1]))
        self._look()

    def left(self) -> bool:
        """What was opened to be read once is not shown again without asking: another may sit here then."""
        self._opened = {}
        self.overview.parties.forget_addresses()
        self.scans.forget()
        if self._sheet is not None:
            self.overview.parties.show_sheet(self._sheet, self._opened)
        return True

    def primary(self) -> None:
        """The next lawful act, or the question that stands open."""
        if self.asked is not None:
            if not self.desk.masked:
                self.asked.give()
        elif self.tabs.current() == "performance" and self.performance.give():
            return
        elif self._primary is not None:
            self.acting.follow(self._primary)

    def print(self) -> None:
        """The papers of the case."""
        self.tabs.show_tab("papers")

    def find_in_list(self) -> None:
        """Among the papers that can be written."""
        if self.tabs.current() == "papers":
            self.papers.begin_search()

    def panes(self) -> tuple[QWidget, ...]:
        """Tabs, the question if one stands open, then the sheets of the tab."""
        asked = (self.asked,) if self.asked is not None else ()
        if self.tabs.current() != "overview":
            return (self.tabs, *asked, self.parts)
        overview = self.overview
        return (self.tabs, *asked, overview.parties, overview.story, overview.next)

    def _lay_out(self) -> None:
        self._top = QWidget()
        self._top_row = top = Row(self._top, gap=16)
        steps = Sheet(margin=(24, 10, 24, 6))
        steps.add(self.stepper)
        top.addWidget(steps, 1)
        top.addWidget(self.tracks)
        self._asking = Column(self._question)
        self.asking.hide()
        about = QWidget()
        both = Row(about, gap=16)
        both.addWidget(self.about, 1)
        both.addWidget(self.notes, 1)
        begin = (_("Draft the agreement"), lambda: self.desk.go("agreement", self._case_id))
        self._record_part = Listed(self.records, _("No sitting written yet"))
        self._agreement_part = Listed(self.agreements, _("No agreement begun yet"), begin)
        tracks = (self.confirmation, self.performance, self.limits)
        listed = (self._record_part, self._agreement_part, *tracks, self.papers)
        beside = (self.referrals, self.way, self.safety, self.dossier)
        first = (self.overview, self.appointments, *listed)
        for part in (*first, scrolling(self.scans), about, *map(scrolling, beside)):
            self.parts.addWidget(part)
        self.content = QWidget()
        column = Column(self.content, gap=12)
        column.addWidget(self._top)
        column.addWidget(self.tabs)
        column.addWidget(self.asking, 1)
        column.addWidget(self.parts, 1)
        self._refused_at = Column()
        self.body.addLayout(self._refused_at)
        self.body.addWidget(self.content, 1)
        self.content.hide()

    def _fit(self) -> None:
        """In large text the tracks move down; an open question stands in place of the parts."""
        stacked = self.overview.stacked
        if stacked:
            self.overview.put_below(self.tracks)
        else:
            self._top_row.addWidget(self.tracks)
        self.tracks.setMinimumWidth(0 if stacked else style.px(304))
        self.papers_button.setVisible(self._sheet is not None and not stacked)
        self._show_top()
        self._show_one_of_both()
        self.more.set_text("" if stacked else _("More"))
        self.more.setAccessibleName(_("More"))
        if self._sheet is not None:
            show_head(self, self.desk, self._sheet)
        if self._primary is not None:
            words = self._primary.words
            named = f"{words} · {name}" if (name := self._named(self._primary)) else words
            self.act.set_text(words if stacked or len(named) > _LONGEST_VERB else named)

    def _show_top(self) -> None:
        """Where the case stands, unless large text or pages need its room."""
        large, here = self.overview.stacked, self.tabs.current()
        crowded = large and (self.asked is not None or here != "overview")
        self._top.setVisible(not crowded and here not in ("scans", "dossier", "performance", "limits"))

    def _show_one_of_both(self) -> None:
        """The question or the parts, never both at once: the window would have to grow.

        While masked the parts: what is typed into a question is no word for a visitor.
        """
        asking = self.asked is not None and not self.desk.masked
        gone, shown = (self.parts, self.asking) if asking else (self.asking, self.parts)
        gone.hide()
        shown.show()

    def _listen(self) -> None:
        desk, acting, overview = self.desk, self.acting, self.overview
        self.act.clicked.connect(self.primary)
        self.more.clicked.connect(self._more)
        self.papers_button.clicked.connect(self.print)
        self.tabs.chosen.connect(self._show_part)
        acting.asked.connect(self._put_ask)
        self.confirmation.acting.asked.connect(self._put_ask)
        self.confirmation.paper_wanted.connect(lambda what: desk.go("written_paper", self._case_id, what))
        acting.opened.connect(self._contact_opened)
        overview.next.opened.connect(lambda number: acting.follow(overview.act(number)))
        overview.story.wanted.connect(lambda key, args: desk.go(key, *args))
        overview.parties.day_wanted.connect(acting.ask_day)
        overview.parties.talk_wanted.connect(lambda person_id: desk.go("screening", self._case_id, person_id))
        overview.parties.contact_wanted.connect(acting.open_contact)
        overview.parties.address_wanted.connect(self._reveal)
        overview.clocks.link_opened.connect(lambda: self.tabs.show_tab("limits"))
        for about in (overview.about, self.about):
            about.link_opened.connect(acting.ask_facts)
        for notes in (overview.notes, self.notes):
            notes.link_opened.connect(acting.ask_note)
        self.records.opened.connect(lambda one: desk.go("mediation_record", self._case_id, one))
        self.agreements.opened.connect(lambda one: desk.go("agreement", self._case_id, one))
        self.scans.counted.connect(lambda n: self.tabs.set_count("scans", n or None))
        self.limits.paper_wanted.connect(lambda what: desk.go("written_paper", self._case_id, what))
        self.limits.acting.asked.connect(self._put_ask)
        self.limits.tab_wanted.connect(self.tabs.show_tab)
        self.safety.person_wanted.connect(lambda one: desk.go("safety", one, self._case_id))
        self.safety.sides.phrase_wanted.connect(acting.ask_phrase)
        self.safety.sides.details_wanted.connect(acting.ask_details)
        self.safety.sides.freed.connect(acting.free_phrase)
        self.papers.paper_wanted.connect(lambda one: desk.go("paper", one[0], self._case_id, one[1]))
        self.papers.written_wanted.connect(lambda what: desk.go("written_paper", self._case_id, what))
        self.performance.paper_wanted.connect(lambda one: desk.go("written_paper", self._case_id, one))
        for key in ("limits", "appointments", "performance", "papers", "referrals", "dossier", "way"):
            getattr(self, key).counted.connect(partial(self.tabs.set_count, key))
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._show_again)
        self.dossier.tab_wanted.connect(self.tabs.show_tab)
        self.dossier.written_wanted.connect(lambda key: desk.go("written_paper", self._case_id, key))
        bind(self, "Ctrl+Tab", self.tabs.next)

    def _look(self) -> None:
        self.desk.ask(self, self._show, case_sheet, self._case_id, failed=self._refused)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self.isVisible():
            self._look()

    def _show(self, sheet: CaseSheet) -> None:
        if sheet.view.case.id != self._case_id:
            return
        clear(self._refused_at)
        self._sheet = sheet
        self.acting.about(sheet)
        self.content.show()
        self._show_again()

    def _show_again(self, _masked: bool = False) -> None:
        sheet, today = self._sheet, self.desk.today()
        if sheet is None:
            return
        self.stepper.set_steps(case_steps(sheet, today))
        acts = next_acts(sheet, self.desk.shown)
        if self.desk.masked:
            acts = without_safety(acts)
        self.overview.show_sheet(sheet, self._opened, acts)
        self._record_part.put(record_lines(sheet, self.desk))
        self._agreement_part.put(agreement_lines(sheet, today))
        self.papers.show_sheet(sheet)
        self.confirmation.show_sheet(sheet)
        self.performance.show_sheet(sheet)
        self.appointments.show_sheet(sheet)
        self.limits.show_sheet(sheet)
        self.tracks.show_sheet(sheet, today)
        self.about.show_sheet(sheet)
        self.notes.show_sheet(sheet)
        self.scans.about(self._case_id)
        self.referrals.show_sheet(sheet)
        self.way.show_sheet(sheet)
        self.safety.show_sheet(sheet)
        self.dossier.show_sheet(sheet)
        for key, count in (
            ("records", len(sheet.records)),
            ("agreements", len(sheet.agreements)),
            ("about", len(sheet.view.notes)),
        ):
            self.tabs.set_count(key, count or None)
        self._primary = primary(acts)
        self.act.setVisible(self._primary is not None)
        self.more.setVisible(not sheet.filed)
        self._fit()
        if self._primary is not None:
            self.act.set_icon(self._primary.icon)
        self._say_conflict(sheet)

    def _named(self, act: NextAct) -> str:
        people = {one.person_id for one in self._sheet.view.case.parties} if self._sheet else set()
        return act.second if act.subject in people else ""

    def _say_conflict(self, sheet: CaseSheet) -> None:
        clear(self._refused_at)
        if sheet.view.conflict:
            acts = [(_("Assign another mediator"), self.acting.ask_mediators)]
            self._refused_at.addWidget(Notice(_("Please send another mediator."), "amber", acts=acts))
        for notice in hand_over_notices(sheet, self.desk, self.acting.hand_contacts_over):
            self._refused_at.addWidget(notice)

    def _refused(self, error: DeskError) -> None:
        self._sheet = None
        self.content.hide()
        for button in (self.more, self.papers_button, self.act):
            button.hide()
        self.set_title(_("Case"))
        self.head.set_facts()
        self.head.set_under("")
        clear(self._refused_at)
        acts = [(_("To the list of cases"), lambda: self.desk.go("cases"))]
        refusal = Refusal(_("This case stays closed"), sentence(error), tone="red", acts=acts)
        refusal.closed.connect(lambda: self.desk.go("cases"))
        self._refused_at.addWidget(refusal)
        self._refused_at.addStretch(1)
        refusal.announce()

    def _contact_opened(self, person_id: str, contact: Contact) -> None:
        self._opened[person_id] = contact
        self._show_again()

    def _reveal(self, person_id: str) -> None:
        def show(address: str) -> None:
            self.overview.parties.show_address(person_id, address)
            self._show_again()

        self.desk.do(self, show, reveal_address, person_id)

    def _put_ask(self, ask: Ask | None) -> None:
        if self.asked is not None:
            self.desk.keep_drafts()
        clear(self._asking)
        self.asked = ask
        self._fit()
        if ask is not None:
            ask.closed.connect(self._close_ask)
            self._asking.addWidget(ask)
            self._asking.addStretch(1)
            ask.take_focus()

    def _close_ask(self) -> None:
        self._put_ask(None)
        self.acting.put_away()
        self.confirmation.acting.put_away()
        self.limits.acting.put_away()
        self.tabs.setFocus()

    def _show_part(self, _key: str) -> None:
        self.parts.setCurrentIndex(self.tabs.currentIndex())
        self._show_top()
        if self.asked is not None:
            self._close_ask()

    def _more(self) -> None:
        menu, acting, sheet = QMenu(self), self.acting, self._sheet
        lines = [("notes", _("Write a note"), acting.ask_note)]
        if sheet is not None and sheet.changes:
            lines += [
                ("pencil", _("Change what the dispute is about"), acting.ask_facts),
                ("users", _("Mediators of this case"), acting.ask_mediators),
                ("check", _("Note a harm prevented"), acting.ask_harm),
                ("user-plus", _("Experts asked into this case"), acting.ask_experts),
            ]
        if sheet is not None and self.desk.staff.id in sheet.view.case.mediator_ids:
            lines.append(("separator-vertical", _("Step aside from this case"), acting.ask_conflict))
        for icon, words, act in lines:
            menu.addAction(icons.icon(icon, "ink2"), words).triggered.connect(act)
        if sheet is not None and Role.DIRECTOR in self.desk.staff.roles:
            for staff_id in sheet.stand_apart:
                words = _("Lift the conflict of {name}", name=sheet.view.member(staff_id))
                lift = menu.addAction(icons.icon("lock-open", "ink2"), words)
                lift.triggered.connect(lambda _on, who=staff_id: acting.withdraw_conflict(who))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
