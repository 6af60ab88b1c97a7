"""The head of the page: what the paper is, and what may be done with it now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from mediation_desk.documents.kind import PaperKind
from mediation_desk.domain.written_paper import WrittenState
from mediation_desk.services.written_desk import WrittenSheet
from mediation_desk.ui import icons
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.written.acting import Acting
from mediation_desk.words import _, term

TONES = {WrittenState.DRAFT: "amber", WrittenState.ISSUED: "pine", WrittenState.VOIDED: "red"}


class Head:
    """Owns the buttons of the page's head; `primary()` does what the main one says."""

    def __init__(self, page: Page, acting: Acting) -> None:
        self._page, self._acting = page, acting
        self._sheet: WrittenSheet | None = None
        self._main: Callable[[], object] | None = None
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(acting.back)
        page.head.set_lead(self.back)
        self.more = Button(_("More"), icon="dots")
        self.more.clicked.connect(self._menu)
        self.sign = Button(_("Record the signing"), icon="signature")
        self.sign.clicked.connect(acting.ask_signed)
        self.proof = Button(_("Print the proof"), icon="printer")
        self.proof.setToolTip("Ctrl+P")
        self.proof.clicked.connect(acting.proof)
        self.act = Button("", "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        for button in (self.more, self.sign, self.proof, self.act):
            page.head.add_button(button)
        self.show_nothing()

    def primary(self) -> None:
        """What most people do next."""
        if self._main is not None and self.act.isEnabled():
            self._main()

    def show_nothing(self) -> None:
        """No paper is shown."""
        self._sheet, self._main = None, None
        for button in (self.more, self.sign, self.proof, self.act):
            button.hide()
        self._page.head.set_facts()
        self._page.head.set_under("")

    def show_sheet(self, sheet: WrittenSheet, kind: PaperKind, *, unsaved: bool) -> None:
        """Show a paper; `unsaved` while something typed is not kept in the case yet."""
        self._sheet = sheet
        paper = sheet.paper
        self._page.set_title(kind.title)
        draft, issued = paper.state is WrittenState.DRAFT, paper.state is WrittenState.ISSUED
        self._page.head.set_facts(*self._facts(unsaved))
        case = sheet.case.number if sheet.case is not None else ""
        own = paper.number if paper.number != case else ""
        self._page.head.set_under(" · ".join(filter(None, (case, own, paper.code))))
        self.more.setVisible(sheet.writes or not draft)
        self.sign.setVisible(issued and paper.signed_on is None and sheet.writes)
        self.proof.setVisible(draft)
        self.act.show()
        if draft and sheet.writes:
            self._say(_("Issue it"), "file-certificate", self._acting.ask_issue)
        elif issued:
            self._say(_("Print"), "printer", self._acting.ask_copies)
        elif sheet.writes and paper.state is WrittenState.VOIDED:
            self._say(_("Write it again"), "pencil", self._acting.again)
        else:
            self.act.hide()
            self._main = None

    def _facts(self, unsaved: bool) -> list[Chip]:
        assert self._sheet is not None
        paper = self._sheet.paper
        state = _("Not saved yet") if unsaved or not paper.version else term(paper.state)
        if paper.counts:
            state = _("signed")
        return [Chip(state, TONES[paper.state]), Chip(term(paper.audience), "outline")]

    def _say(self, words: str, icon: str, act: Callable[[], object]) -> None:
        self._main = act
        self.act.set_text(words)
        self.act.set_icon(icon)

    def _menu(self) -> None:
        if self._sheet is None:
            return
        menu = QMenu(self.more)
        for icon, words, act in self._acts(self._sheet):
            menu.addAction(icons.icon(icon, "ink2"), words).triggered.connect(act)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _acts(self, sheet: WrittenSheet) -> list[tuple[str, str, Callable[[], object]]]:
        paper, acting = sheet.paper, self._acting
        acts: list[tuple[str, str, Callable[[], object]]] = []
        if paper.state is WrittenState.DRAFT:
            acts.append(("file-export", _("Export the proof as Word"), acting.export_proof_word))
            acts.append(("file-export", _("Export the proof as PDF"), acting.export_proof_pdf))
            if sheet.writes and paper.version:
                acts.append(("trash", _("Put this draft away"), acting.ask_void))
            return acts
        if paper.issued_at is not None:
            acts.append(("file-export", _("Export Word"), acting.export_word))
            acts.append(("file-export", _("Export PDF"), acting.export_pdf))
        if sheet.writes and paper.state is WrittenState.ISSUED:
            acts.append(("copy", _("Another one with the same words"), acting.again))
            acts.append(("ban", _("Void this paper"), acting.ask_void))
        return acts
