"""One clue: taken in within a minute, then seen to day by day until it ends."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services import clues
from mediation_desk.services.clues import ClueDesk, ClueSheet
from mediation_desk.ui import style
from mediation_desk.ui.clue_words import stands, urgency_tag
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.clue.entry_pane import EntryPane, help_sheet
from mediation_desk.ui.pages.clue.sheet_pane import SheetPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

_NO_HELP_FROM = 1.5
"""In text so large the form needs the room of what helps to fill it in."""
_NOUNS = frozenset({"clue", "reception", "case", "household", "visit", "consultation"})


class CluePage(Page):
    """`desk.go("clue", id)`; `desk.go("clue", "", "new")` takes one in, with a call's id from that call."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Clue"))
        self._sheet: ClueSheet | None = None
        back = Button(_("All clues"), "text")
        back.clicked.connect(lambda: desk.go("clues"))
        self.act = Button(_("Take it in"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        self.head.add_button(back)
        self.head.add_button(self.act)
        self.entry, self.sheet_pane = EntryPane(desk), SheetPane(desk)
        entry = QWidget()
        row = Row(entry, gap=16)
        row.addWidget(self.entry, 1)
        self._help = size(help_sheet(), width=264)
        row.addWidget(self._help)
        self._entry = entry
        style.on_refit(self, self._fit)
        self._cover = EmptyState(_("Masked"), _("F9 shows the form again, once nobody else looks on."))
        self._stack = Stack()
        for one in (entry, self.sheet_pane, self._cover):
            self._stack.addWidget(one)
        self.body.addWidget(self._stack, 1)
        self.entry.kept.connect(self._kept)
        self.sheet_pane.changed.connect(self._show)
        self.sheet_pane.change_wanted.connect(self._change)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def _fit(self) -> None:
        self._help.setVisible(style.look().factor < _NO_HELP_FROM)

    def opened(self, *args: object) -> None:
        """A clue's id; "" and "new" begin one, with a call's id from that call."""
        given = [*(str(one) for one in args), "", "", ""]
        if given[0]:
            self._ask(given[0])
        elif given[1] == "new" or self._sheet is None:
            self._sheet = None
            self.entry.begin(given[2])
            self._show_entry(_("Take a clue in"), _("Take it in"))
        else:
            self._ask(self._sheet.clue.id)

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        self.entry.put_by()
        self.desk.keep_drafts()
        return True

    def primary(self) -> None:
        """Keep the entry; of a known clue write down a follow-up."""
        if self._stack.currentWidget() is self._entry:
            self.entry.save()
        elif self._sheet is not None and self._sheet.may_write:
            self.sheet_pane.ask("follow_up")

    def panes(self) -> tuple[QWidget, ...]:
        """The form, or the three parts of a known clue."""
        if self._stack.currentWidget() is self._entry:
            return (self.entry.form.source,)
        return self.sheet_pane.story, self.sheet_pane.facts, self.sheet_pane.next.lines

    def _ask(self, clue_id: str) -> None:
        self.desk.do(self, self._show, clues.clue_sheet, clue_id)

    def _show(self, sheet: ClueSheet) -> None:
        self._sheet = sheet
        clue = sheet.clue
        self.sheet_pane.show_sheet(sheet)
        self.desk.ask(self, self._know, clues.clue_desk, self.desk.today())
        self._stack.setCurrentWidget(self.sheet_pane)
        self.set_title(clue.number)
        tags = [urgency_tag(clue.urgency), stands(clue.due_on, clue.outcome, self.desk.today())]
        self.head.set_facts(*(_chip(tag) for tag in tags))
        self.head.set_under(_("due {day}", day=clue.due_on.isoformat()))
        self.act.set_text(_("Follow up"))
        self.act.setVisible(sheet.may_write)

    def _know(self, known: ClueDesk) -> None:
        self.sheet_pane.know(known)

    def _change(self) -> None:
        if self._sheet is not None:
            self.entry.change(self._sheet.clue)
            self._show_entry(self._sheet.clue.number, _("Keep the changes"))

    def _show_entry(self, title: str, verb: str) -> None:
        self.set_title(title)
        self.head.set_facts()
        self.head.set_under("")
        self.act.set_text(verb)
        self.act.show()
        self._masked(self.desk.masked)
        if not self.desk.masked:
            self._stack.setCurrentWidget(self._entry)

    def _kept(self, sheet: ClueSheet) -> None:
        self.desk.toast(_("Kept as {number}", number=sheet.clue.number))
        self._show(sheet)

    def _changed(self, nouns: frozenset[str]) -> None:
        shown = self.isVisible() and self._stack.currentWidget() is self.sheet_pane
        if shown and nouns & (_NOUNS - {"clue"}) and self._sheet is not None:
            self._ask(self._sheet.clue.id)

    def _masked(self, masked: bool) -> None:
        here = self._stack.currentWidget()
        if masked and here is self._entry:
            self._stack.setCurrentWidget(self._cover)
        elif not masked and here is self._cover:
            self._stack.setCurrentWidget(self._entry)
        elif here is self.sheet_pane and self._sheet is not None:
            self.sheet_pane.show_sheet(self._sheet)


def _chip(tag: Tag) -> Chip:
    return Chip(tag.text, tag.tone, icon=tag.icon)
