"""One person, two records: seen side by side, merged, and undone within thirty days."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.errors import DeskError
from mediation_desk.services import merges
from mediation_desk.services.merges import Pair, RecentMerge
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.merge_choice import MergeChoice
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, count, sentence


class MergePage(Page):
    """`desk.go("merge", first id, second id)`; without ids only the merges that can still be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("One person, two records"))
        self._ids: tuple[str, str] | None = None
        self._pair: Pair | None = None
        self.choice: MergeChoice | None = None
        self.back = Button(_("Two people, leave them"), "text")
        self.act = Button(_("Merge into one"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.back.clicked.connect(self._leave)
        self.act.clicked.connect(self.primary)
        for button in (self.back, self.act):
            self.head.add_button(button)
        self._notices = NoticePlace()
        self.body.setSpacing(0)
        self.body.addLayout(self._notices)
        self.sheet = Sheet(_("Side by side"), fact=_("Roles, cases, marks and consents of both are kept"))
        self.empty = EmptyState(_("Nothing to compare"), _("A match in a reception leads here."))
        self.sheet.add(self.empty)
        self._at = Column()
        self.sheet.add(self._at, 1)
        self.recent = Sheet(_("Merged lately"), scrolls=True)
        self._lines = Column(gap=12)
        self.recent.add(self._lines)
        self.recent.body.addStretch(1)
        row = Row(gap=16)
        row.addWidget(self.sheet, 1)
        row.addWidget(size(self.recent, width=304))
        self.body.addLayout(row, 1)
        desk.masked_changed.connect(self._masked)

    def opened(self, *args: object) -> None:
        """Two persons' ids."""
        self._notices.say(None)
        self._ids = (str(args[0]), str(args[1])) if len(args) > 1 else None
        self._show(None)
        if self._ids is not None:
            self.desk.do(self, self._show, merges.compare, *self._ids, failed=self._refused)
        self._ask_recent()

    def panes(self) -> tuple[QWidget, ...]:
        """The records, then what was merged lately."""
        return self.sheet, self.recent

    def primary(self) -> None:
        """Merge."""
        if self._pair is None or self.choice is None or not self.act.isEnabled():
            return
        first, second = self._pair.first, self._pair.second
        self.act.block(_("Being recorded"))
        self.desk.do(
            self,
            self._merged,
            merges.merge_people,
            (first.id, first.version),
            (second.id, second.version),
            self.choice.chosen(),
            failed=self._refused,
        )

    def _show(self, pair: Pair | None) -> None:
        self._pair = pair
        clear(self._at)
        self.choice = None
        self.empty.setVisible(pair is None)
        if pair is None:
            self.act.block(_("Nothing to compare"))
            return
        self.choice = MergeChoice(pair, self.desk.shown, self.desk.hidden)
        self.choice.changed.connect(self._follow)
        self._at.addWidget(scrolling(self.choice))
        first = self.choice.first_choice()
        (first or self.act).setFocus()
        self._follow()

    def _follow(self) -> None:
        pair, left = self._pair, self.choice.undecided() if self.choice else 0
        if pair is None:
            return
        if pair.first.contact is None or pair.second.contact is None:
            self.act.block(sentence(DeskError("merge.sealed")))
        elif left:
            self.act.block(count("{n} field still differs: choose one.", "{n} fields still differ.", left))
        else:
            self.act.allow()

    def _merged(self, merge_id: str) -> None:
        self._show(None)
        self._ids = None
        self.desk.toast(_("Merged. It can be undone for thirty days."), partial(self._undo, merge_id))
        self._ask_recent()

    def _undo(self, merge_id: str) -> None:
        self.desk.do(self, self._undone, merges.undo_merge, merge_id, failed=self._refused)

    def _undone(self, _nothing: None) -> None:
        self.desk.toast(_("Both records stand apart again."))
        self._ask_recent()

    def _refused(self, fault: DeskError) -> None:
        self._follow()
        self._notices.say(Notice(sentence(fault), "red", closable=True))

    def _ask_recent(self) -> None:
        self.desk.ask(self, self._show_recent, merges.recent_merges)

    def _show_recent(self, recent: tuple[RecentMerge, ...]) -> None:
        clear(self._lines)
        if not recent:
            self._lines.addWidget(Prose(_("None in the last thirty days."), tone="ink2"))
        for n, one in enumerate(recent):
            if n:
                self._lines.addWidget(rule())
            self._lines.addWidget(Prose(self.desk.shown(one.name)))
            said = _(
                "{day} by {name}; can be undone until {until}",
                day=legal_day(one.merged_at).isoformat(),
                name=one.merged_by,
                until=legal_day(one.until).isoformat(),
            )
            self._lines.addWidget(Prose(said, "small", tone="ink2"))
            undo = DangerButton(_("Undo the merge"), compact=True)
            undo.confirmed.connect(partial(self._undo, one.id))
            self._lines.addWidget(undo)

    def _masked(self, _masked: bool) -> None:
        if self._pair is not None and self.choice is not None:
            chosen = self.choice.chosen()
            self._show(self._pair)
            for field, keep in chosen.items():
                self.choice.choose(field, keep)
        self._ask_recent()

    def _leave(self) -> None:
        self.desk.go("receptions")
