"""What the pages of a referral and of a letter to us share: the words left, letter and progress right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agency import Agency
from mediation_desk.domain.referral import Referral
from mediation_desk.errors import DeskError
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.referral_letters import kept_letter
from mediation_desk.services.referrals import ReferralView, referral_view
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.notice import Notice, Refusal
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.referral.asking import Asking
from mediation_desk.ui.pages.referral.head import show_head
from mediation_desk.ui.pages.referral.leaving import LeavingPane
from mediation_desk.ui.pages.referral.progress import ProgressPane, forward
from mediation_desk.words import _, sentence


class ReferralShell(Page):
    """Subclasses give `keep_it`, `act_on` and `show_view`."""

    def __init__(self, desk: Desk, title: str, keep: str, tabs: list[tuple[str, str]]) -> None:
        super().__init__(desk, title)
        self._id = ""
        self._view: ReferralView | None = None
        self._agencies: tuple[Agency, ...] = ()
        self._draft: Draft | None = None
        self._form: SpecForm | None = None
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(self.go_back)
        self.head.set_lead(self.back)
        self.keep = Button(keep)
        self.keep.clicked.connect(self.keep_it)
        self.print_it = Button(_("Print"), icon="printer")
        self.print_it.clicked.connect(self.print)
        self.export = Button(_("Export PDF"))
        self.act = Button("", "primary")
        self.act.clicked.connect(self.move_on)
        for button in (self.keep, self.export, self.print_it, self.act):
            self.head.add_button(button)
        self.leaving, self.progress = LeavingPane(desk), ProgressPane(desk)
        self.export.clicked.connect(self._export)
        self.progress.act_wanted.connect(self._act)
        self.progress.letter_wanted.connect(self.open_letter)
        self.tabs = Tabs(tabs, name=title)
        self.tabs.chosen.connect(self._turn)
        self.paper = Sheet(_("What is told"), fact=" ", scrolls=True)
        self._place = Column(gap=12)
        self.asking = Asking(desk, self, self._done, self._question_shown)
        self._notices = NoticePlace()
        self._lay_out(first=tabs[0][0])
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._mask)

    def keep_it(self) -> None:
        """Keep what stands in the form."""
        raise NotImplementedError

    def act_on(self, key: str, view: ReferralView) -> None:
        """Do, or ask for, one act of the list of what may come next."""
        raise NotImplementedError

    def show_view(self, view: ReferralView) -> None:
        """Show it, once it was found."""
        raise NotImplementedError

    def go_back(self) -> None:
        """To where one came from."""
        self.desk.go("referrals")

    def left(self) -> bool:
        """Nothing typed is lost, and nothing opened stays."""
        self.put_by()
        self.empty()
        return True

    def save(self) -> None:
        """Ctrl+S keeps the draft."""
        self.put_by()

    def primary(self) -> None:
        """The question that stands open, else the next move; a new one is kept first."""
        if not self.desk.masked and not self.asking.give():
            self.move_on()

    def move_on(self) -> None:
        """What the head's button names, also while a question about something else stands open."""
        if self.desk.masked:
            return
        move = forward(self._view) if self._view is not None else None
        if self._view is None:
            self.keep_it()
        elif move is not None and self.asking.key == move.to.value:
            self.asking.give()
        elif move is not None:
            self._act(move.to.value)

    def print(self) -> None:
        """Print the letter as kept."""
        if self.print_it.isVisible():
            self.leaving.view.print_it()

    def panes(self) -> tuple[QWidget, ...]:
        """What it says, then the letter or its progress."""
        return self.paper, self.tabs, self.right

    def ask_view(self) -> None:
        """Ask for everything of it; journalled."""
        self.desk.do(self, self._found, referral_view, self._id, failed=self.shut)

    def head_of(self, view: ReferralView, *, may_change: bool) -> None:
        """Say in the head how it stands."""
        show_head(self.desk, self.head, self.act, view)
        self.keep.setVisible(view.may_write and may_change)
        for button in (self.print_it, self.export):
            button.setVisible(bool(view.prints))

    def put_form(self, form: SpecForm, key: str, subject: str) -> None:
        """Show a form with its draft."""
        self._form = form
        self._place.addWidget(form)
        self._place.addStretch(1)
        self.keep.setVisible(True)
        self.keep.allow()
        self._draft = self.desk.draft(form, key, subject)
        self._draft.look(self._put_draft)
        form.typed.connect(self.typed)
        form.submitted.connect(self.keep_it)

    def typed(self) -> None:
        """Somebody typed: a draft is due."""
        if self._draft is not None and self._form is not None:
            self._draft.typed(self._form.text)

    def kept(self, referral: Referral) -> None:
        """It was kept: its draft is no longer wanted."""
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self._id = referral.id
        self.keep.allow()
        self.desk.toast(_("Kept and sealed."))
        self._form = None
        self.ask_view()

    def refused(self, fault: DeskError) -> None:
        """Beside its field, else above the page."""
        self.keep.allow()
        if self._form is None or not self._form.show_fault(fault):
            self._notices.say(Notice(sentence(fault), "red", closable=True))

    def shut(self, fault: DeskError) -> None:
        """It does not open for whoever asks."""
        self.empty()
        refusal = Refusal(
            _("This stays closed"), sentence(fault), tone="red", acts=[(_("Back"), self.go_back)]
        )
        self._place.addWidget(refusal)
        self._place.addStretch(1)
        refusal.announce()

    def open_letter(self, code: str) -> None:
        """Show a letter exactly as it was kept."""
        self.tabs.show_tab("letter")
        self.fetch_letter(code)

    def fetch_letter(self, code: str) -> None:
        """As `open_letter`, without turning to it."""
        if self._view is not None:
            self.desk.do(self, self._letter_opened, kept_letter, self._view.referral.id, code)

    def put_by(self) -> None:
        """Keep what is half typed."""
        self.asking.put_away()
        if self._draft is not None:
            self._draft.put_by()

    def empty(self) -> None:
        """Nothing opened stays on the screen."""
        clear(self._place)
        self._form, self._draft, self._view = None, None, None
        self.leaving.show_nothing()
        for button in (self.keep, self.export, self.print_it, self.act):
            button.hide()

    def _lay_out(self, first: str) -> None:
        self.paper.body.setContentsMargins(0, 0, 10, 0)  # the scroll bar stands beside the fields
        self.paper.add(self._place)
        self.right = Stack()
        panes = (self.leaving, self.progress) if first == "letter" else (self.progress, self.leaving)
        for pane in panes:
            self.right.addWidget(pane)
        question = QWidget()
        question.setLayout(self.asking)
        self._question = scrolling(question)
        self._question.hide()
        beside = Column(gap=12)
        beside.addWidget(self.tabs)
        beside.addWidget(self._question, 1)
        beside.addWidget(self.right, 1)
        across = Row(gap=16)
        across.addWidget(size(self.paper, min_width=340), 5)
        across.addLayout(beside, 5)
        content = QWidget()
        column = Column(content, gap=0)
        column.addLayout(self._notices)
        column.addLayout(across, 1)
        self._stack = Stack()
        self._stack.addWidget(content)
        self._stack.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
        self.body.addWidget(self._stack, 1)
        self._stack.setCurrentIndex(1 if self.desk.masked else 0)

    def _found(self, view: ReferralView) -> None:
        if view.referral.id == self._id:
            self.show_view(view)

    def _put_draft(self, text: str | None) -> None:
        if text and self._form is not None and self._form.put_text(text):
            self._notices.say(Notice(_("These are your words that were not saved yet."), closable=True))
            self.typed()

    def _letter_opened(self, made: MadePaper) -> None:
        told = self._view.told[0].told if self._view is not None and self._view.told else ()
        self.leaving.show_kept(made, told)

    def _export(self) -> None:
        self.leaving.view.export("pdf")

    def _act(self, key: str) -> None:
        if self._view is not None and not self.desk.masked:
            self._notices.say(None)
            self.act_on(key, self._view)

    def _done(self, _value: object) -> None:
        self._form = None
        self.desk.toast(_("Noted"))
        self.ask_view()

    def _question_shown(self, asked: bool) -> None:
        """A question stands in place of the letter and its progress, beside the words it is about."""
        self._question.setVisible(asked)
        self.right.setVisible(not asked)
        self.tabs.setVisible(not asked)

    def _turn(self, key: str) -> None:
        self.right.setCurrentWidget(self.leaving if key == "letter" else self.progress)

    def _changed(self, nouns: frozenset[str]) -> None:
        unsaved = self._form is not None or self.asking.asked is not None
        if "referral" in nouns and self.isVisible() and self._view is not None and not unsaved:
            self.ask_view()

    def _mask(self, masked: bool) -> None:
        self._stack.setCurrentIndex(1 if masked else 0)
        if self._view is not None:
            show_head(self.desk, self.head, self.act, self._view)
