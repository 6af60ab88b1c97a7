"""A clue as it stands: its facts, what was done since, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.clue import ClueHandling, ClueOutcome
from mediation_desk.domain.household import Household
from mediation_desk.errors import DeskError
from mediation_desk.services import clue_households, clues, prevented_harms
from mediation_desk.services.clues import ClueDesk, ClueSheet
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.forms.prevented_harm import ask_harm, harm_of
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.ui.pages.clue.asks import ask_assign, ask_close, ask_follow_up, ask_reopen
from mediation_desk.ui.pages.clue.facts_pane import FactsPane
from mediation_desk.ui.pages.clue.next_pane import NextPane
from mediation_desk.ui.pages.clue.story_pane import StoryPane
from mediation_desk.ui.three_columns import ThreeColumns
from mediation_desk.words import _

_LEAST = 400


class SheetPane(QWidget):
    """`show_sheet` a clue; `changed(sheet)` after every act; `change_wanted` when it is to be corrected."""

    changed = Signal(object)
    change_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.sheet: ClueSheet | None = None
        self._known: ClueDesk | None = None
        self.facts, self.next = FactsPane(desk), NextPane(desk)
        self.host = AskHost(desk)
        self.story = StoryPane(desk, self.host)
        self.columns = ThreeColumns(
            self.story,
            ((_("Clue"), self.facts, 320), (_("What comes next"), self.next, 304)),
            _LEAST,
        )
        Column(self).addWidget(self.columns, 1)
        self.facts.change_wanted.connect(self.change_wanted)
        self.next.handled.connect(self._handle)
        self.next.wanted.connect(self.ask)
        size(self.host, min_width=0)

    def show_sheet(self, sheet: ClueSheet) -> None:
        """Show a clue; half-typed questions of another are put by."""
        if self.sheet is None or self.sheet.clue.id != sheet.clue.id:
            self.host.put_away()
        self.sheet = sheet
        self.facts.show_sheet(sheet)
        self.story.show_sheet(sheet)
        self.next.show_sheet(sheet)

    def know(self, known: ClueDesk) -> None:
        """Who may see to a clue."""
        self._known = known

    def ask(self, what: str) -> None:
        """Ask for what an act needs, over the follow-ups."""
        if what == "household" and self.sheet is not None:
            act = clue_households.open_household_of_clue
            clue = self.sheet.clue
            self.desk.do(self, self._opened, act, clue.id, clue.version, failed=self.host.refused)
            return
        asked = self._made(what)
        if asked is None or self.sheet is None:
            return
        self.host.put(asked, f"clue_{what}", self.sheet.clue.id)
        asked.take_focus()

    def _made(self, what: str) -> Ask | None:
        today = self.desk.today()
        if self.sheet is None:
            return None
        match what:
            case "follow_up":
                return ask_follow_up(today, self._follow_up)
            case "close":
                return ask_close(today, self._close)
            case "reopen":
                return ask_reopen(self._reopen)
            case "harm":
                return ask_harm(today, self._harm, self.sheet.harms)
            case "assign" if self._known is not None:
                clue = self.sheet.clue
                may = [
                    (one.id, one.name)
                    for one in self._known.colleagues
                    if not clue.restricted or one.id in self._known.keepers
                ]
                return ask_assign(may, clue.responsible, self._assign)
        return None

    def _handle(self, handling: ClueHandling) -> None:
        assert self.sheet is not None
        clue = self.sheet.clue
        self.desk.do(
            self, self._done, clues.handle_clue, clue.id, clue.version, handling, failed=self.host.refused
        )

    def _follow_up(self, values: dict[str, Any]) -> None:
        self._do(clues.follow_clue_up, self._id, _day(values["on"], self.desk.today()), str(values["said"]))

    def _close(self, values: dict[str, Any]) -> None:
        on = _day(values["on"], self.desk.today())
        outcome = ClueOutcome(values["outcome"])
        self._do(clues.close_clue, self._id, self._version, outcome, on, str(values["note"]))

    def _reopen(self, values: dict[str, Any]) -> None:
        self._do(clues.reopen_clue, self._id, self._version, str(values["reason"]))

    def _assign(self, values: dict[str, Any]) -> None:
        self._do(clues.assign_clue, self._id, self._version, str(values["staff"] or ""))

    def _harm(self, values: dict[str, Any]) -> None:
        try:
            harm = harm_of(values, self.desk.today(), clue_id=self._id)
        except DeskError as fault:
            self.host.refused(fault)
            return
        self.desk.do(self, self._again, prevented_harms.note_harm_of_clue, harm, failed=self.host.refused)

    @property
    def _id(self) -> str:
        assert self.sheet is not None
        return self.sheet.clue.id

    @property
    def _version(self) -> int:
        assert self.sheet is not None
        return self.sheet.clue.version

    def _do(self, act: Any, *given: object) -> None:
        self.desk.do(self, self._done, act, *given, failed=self.host.refused)

    def _opened(self, household: Household) -> None:
        self.desk.toast(_("Household {number} is opened", number=household.number))
        self.desk.do(self, self.changed.emit, clues.clue_sheet, self._id)

    def _again(self, _harms: object) -> None:
        self.host.put_away(drop=True)
        self.desk.do(self, self.changed.emit, clues.clue_sheet, self._id)

    def _done(self, sheet: ClueSheet) -> None:
        self.host.put_away(drop=True)
        self.changed.emit(sheet)


def _day(value: object, today: date) -> date:
    return value if isinstance(value, date) else today
