"""One paper: filled from the register, completed, looked at as it prints, issued, printed, voided."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from mediation_desk.documents.kind import PaperKind
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.written_paper import WrittenPaper, WrittenState
from mediation_desk.errors import DeskError
from mediation_desk.services import written_desk, written_papers
from mediation_desk.services.written_desk import WrittenSheet
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.forms.written.form import WrittenForm
from mediation_desk.ui.kit.layout import Column, clear, reveal, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.written.acting import Acting
from mediation_desk.ui.pages.written.head import Head
from mediation_desk.ui.pages.written.issued import IssuedText
from mediation_desk.ui.pages.written.keeping import Keeping
from mediation_desk.ui.pages.written.preview import WrittenPreview
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _, sentence


class WrittenPage(Page):
    """`desk.go("written_paper", case id or "", key of a kind or id of a paper)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Paper"))
        self._wanted = ("", "")
        self._words: WrittenPaper | None = None
        self.sheet: WrittenSheet | None = None
        self.kind: PaperKind | None = None
        self.form: WrittenForm | None = None
        self.keeping: Keeping | None = None
        self.asked: Ask | None = None
        self.acting = Acting(desk, self, self)
        self.bar = Head(self, self.acting)
        self._notices, self._asking = NoticePlace(), Column()
        self.fields, self._inside = Sheet(_("Fields")), Column(gap=0)
        self.fields.add(self._inside, 1)
        self.preview = WrittenPreview(desk)
        self.issued, self.view = IssuedText(desk), PaperView(desk)
        self.writing = TwoPanes(self.fields, self.preview, (_("Fields"), _("Paper")))
        self.reading = TwoPanes(self.issued, self.view, (_("This paper"), _("Paper")))
        self.parts = Stack()
        for part in (self.writing, self.reading):
            self.parts.addWidget(part)
        self.parts.hide()
        self.body.setSpacing(0)
        self.body.addLayout(self._notices)
        self.body.addLayout(self._asking)
        self.number = ListedStrip(desk, Series.LETTER)
        self.body.addWidget(self.number)
        self.body.addWidget(self.parts, 1)
        self.acting.asked.connect(self.put_ask)
        self.acting.done.connect(self._show_again)
        self.acting.faulty.connect(self._fault)
        self.acting.again_wanted.connect(self._write_again)
        desk.changed.connect(self._register_changed)

    def opened(self, *args: object) -> None:
        """A case's id (empty for a paper of the office), and what: the key of a kind, or a paper's id."""
        case_id, what = (*(str(one) for one in args), "", "")[:2]
        if what:
            self._keep()
            self._wanted = (case_id, what)
            self._put_away()
            self._look()

    def left(self) -> bool:
        """Nothing is lost: what was changed is kept as the paper's draft."""
        self.put_ask(None)
        self._keep()
        return True

    def save(self) -> None:
        """Keep the draft in the case now."""
        self._keep()

    def primary(self) -> None:
        """Answer the question that stands open, else what the main button says."""
        if self.desk.masked:
            return
        if self.asked is not None:
            self.asked.give()
        else:
            self.bar.primary()

    def print(self) -> None:
        """The 核对稿 of a draft, the print of an issued paper."""
        if self.sheet is None or self.desk.masked:
            return
        if self.sheet.paper.state is WrittenState.DRAFT:
            self.acting.proof()
        else:
            self.bar.primary()

    def panes(self) -> tuple[QWidget, ...]:
        """The question if one stands open, the fields, then the paper."""
        asked = (self.asked,) if self.asked is not None else ()
        if self.form is not None:
            return (*asked, self.fields, self.preview)
        return (*asked, self.issued, self.view) if self.sheet is not None else ()

    def put_ask(self, ask: Ask | None) -> None:
        """Ask something in place, or put the question away."""
        clear(self._asking)
        self.asked = ask
        if ask is not None:
            ask.closed.connect(self._close_ask)
            self._asking.addWidget(ask)
            self._asking.addSpacing(12)
            ask.take_focus()
            reveal(ask)

    # --- showing ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        self.desk.do(self, self._show, written_desk.written_sheet, *self._wanted, failed=self._refused)

    def _put_away(self) -> None:
        self.sheet, self.kind = None, None
        self.put_ask(None)
        self._notices.say(None)
        self._take_form_away()
        self.view.clear()
        self.parts.hide()
        self.bar.show_nothing()

    def _take_form_away(self) -> None:
        clear(self._inside)
        self.form, self.keeping = None, None

    def _show(self, sheet: WrittenSheet) -> None:
        case_id, what = self._wanted
        typing = self.keeping is not None and self.keeping.dirty
        if typing or sheet.paper.case_id != case_id or what not in (sheet.paper.id, sheet.paper.key):
            return  # an answer that came too late: nothing typed meanwhile is put away for it
        self._take_form_away()
        self.put_ask(None)
        self.sheet, self.kind = sheet, sheet.kind
        draft = sheet.paper.state is WrittenState.DRAFT
        self.number.look(needed=draft and sheet.writes and sheet.numbered)
        if draft and sheet.writes:
            self._show_form(sheet, self.kind)
        else:
            self.issued.show_sheet(sheet, self.kind)
            self._show_print(sheet)
        self.parts.setCurrentWidget(self.writing if self.form is not None else self.reading)
        self.parts.show()
        self._say_head()

    def _show_print(self, sheet: WrittenSheet) -> None:
        if sheet.paper.issued_at is not None:
            self.desk.do(self, self.view.show_paper, written_papers.issued_paper, sheet.paper.id)
        elif sheet.paper.state is WrittenState.DRAFT:
            self.desk.do(self, self.view.show_paper, written_desk.proof_of_written, sheet.paper.id)
        else:
            self.view.clear()

    def _show_form(self, sheet: WrittenSheet, kind: PaperKind) -> None:
        form = WrittenForm(sheet, kind, self.desk.today())
        self._inside.addWidget(scrolling(form))
        self.form, self.keeping = form, Keeping(self.desk, form, self.fields)
        self.keeping.kept.connect(self._kept)
        self.keeping.failed.connect(self._fault)
        form.changed_now.connect(self._touched)
        form.audience_changed.connect(self._ask_register)
        form.submitted.connect(self.primary)
        self.preview.turn(0)
        self.preview.want(form.as_typed())
        if self._words is not None and self._words.key == sheet.paper.key:
            form.write(replace(sheet.paper, values=self._words.values, by_hand=self._words.by_hand))
            self._words = None
            self._touched()
        else:
            self.keeping.look(self._put_draft)

    def _put_draft(self, text: str | None) -> None:
        version = self.form.put_text(text) if text and self.form is not None else None
        if version is None or self.sheet is None:
            return
        if version == self.sheet.paper.version:
            self._notices.say(Notice(_("These are your words that were not saved yet."), closable=True))
            return
        acts = [(_("Show what was kept"), self._throw_draft_away)]
        said = _("This paper was kept elsewhere after you typed. These are your words, not kept yet.")
        self._notices.say(Notice(said, "amber", acts=acts, closable=True))

    def _throw_draft_away(self) -> None:
        if self.keeping is not None:
            self.keeping.throw_away()
        self._notices.say(None)
        self._look()

    def _say_head(self) -> None:
        if self.sheet is not None and self.kind is not None:
            unsaved = self.keeping is not None and self.keeping.dirty
            self.bar.show_sheet(self.sheet, self.kind, unsaved=unsaved)

    # --- keeping ------------------------------------------------------------------------------------------

    def _touched(self) -> None:
        if self.form is None or self.keeping is None:
            return
        before = self.keeping.dirty
        self.keeping.touch()
        self.preview.want(self.form.as_typed())
        if not before:
            self._say_head()

    def _ask_register(self) -> None:
        if self.form is not None:
            paper = self.form.as_typed()
            self.desk.ask(self, self.form.take_register, written_desk.register_says, paper)

    def _keep(self) -> None:
        if self.keeping is not None:
            self.keeping.keep()

    def _kept(self, paper: WrittenPaper) -> None:
        keeping = self.keeping
        if self.sheet is None or keeping is None or keeping.paper.id != paper.id:
            return
        self._wanted = (paper.case_id, paper.id)
        held = self.form.sheet if self.form is not None else self.sheet
        self.sheet = replace(held, paper=paper)
        if self.form is not None:
            self.form.kept_as(self.sheet)
            if keeping.dirty:
                keeping.touch()  # what was typed meanwhile is typed on the version just kept
        self._notices.say(None)
        self._say_head()

    def _fault(self, error: DeskError) -> None:
        if self.form is not None and error.field in self.form.fields:
            self.put_ask(None)
            self.writing.look_at("left")
            self.form.show_fault(error)
        else:
            self.desk.refuse(error, of=self)

    def _show_again(self, paper: WrittenPaper) -> None:
        self._wanted = (paper.case_id, paper.id)
        self._look()

    def _write_again(self, paper: WrittenPaper) -> None:
        self._words = paper
        self._wanted = (paper.case_id, paper.key)
        self._put_away()
        self._look()

    def _close_ask(self) -> None:
        self.put_ask(None)
        self.bar.act.setFocus()

    def _refused(self, error: DeskError) -> None:
        case_id = self._wanted[0]
        self._put_away()
        acts = [(_("Back"), lambda: self.desk.go(*(("case", case_id) if case_id else ("office_papers",))))]
        self._notices.say(Notice(sentence(error), "red", acts=acts))

    def _register_changed(self, nouns: frozenset[str]) -> None:
        """What the register fills is filled anew while nobody has typed yet."""
        untouched = self.keeping is not None and not self.keeping.dirty and self.asked is None
        if untouched and self.isVisible() and nouns & {"case", "person", "agreement"}:
            self._look()
