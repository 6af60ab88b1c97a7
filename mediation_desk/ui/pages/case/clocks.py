"""The sheet 时限: the next legal limit with its bar, and how long the private talks are valid."""

from __future__ import annotations

from datetime import date

from mediation_desk.services.case_desk import CaseSheet, NextLimit
from mediation_desk.ui import limits
from mediation_desk.ui.basis import basis_line
from mediation_desk.ui.deadline_words import deadline_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.share_bar import ShareBar
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.rule_words import amount_words, rule_name
from mediation_desk.words import _

_TOKENS = {"neutral": "pine", "amber": "amber", "red": "red"}


class Clocks(Sheet):
    """Limits of one case; nothing runs: a sentence says so."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Limits"))
        self._desk = desk
        self._lines = Column(gap=4)
        self.add(self._lines)
        self.body.addStretch(1)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show the limits that run."""
        clear(self._lines)
        view = sheet.view
        if view.next_limit is not None and view.next_limit_kind:
            self._limit(rule_name(view.next_limit_kind), view.next_limit)
            if sheet.limit is not None:
                self._counted(sheet.limit, view.next_limit)
        else:
            self._lines.addWidget(Label(_("No limit runs"), tone="ink2"))
        valid = [standing.valid_until for _person, standing in view.standings if standing.valid_until]
        if valid and len(valid) == len(view.standings) and not self._desk.masked:
            self._lines.addSpacing(8)
            self._limit(_("Private talks valid"), min(valid))

    def _counted(self, limit: NextLimit, ends: date) -> None:
        today, counted = self._desk.today(), limit.counted
        days = max((counted.counted - counted.start).days, 1)
        tone = _TOKENS[limits.tone(ends, today)]
        self._lines.addWidget(ShareBar((today - counted.start).days / days, tone))
        begun = limits.plain_day(counted.start, today)
        said = _("{span} from {day}", span=amount_words(limit.rule), day=begun)
        below = Row(gap=8)
        below.addWidget(Prose(said, "small", tone="ink2"), 1)
        if limit.rule.citations:
            below.addWidget(basis_line(self._desk, limit.rule.citations[0]))
        self._lines.addLayout(below)
        for words in deadline_words(counted, today):
            self._lines.addWidget(Prose(words, "small", tone="ink2"))

    def _limit(self, words: str, on: date) -> None:
        today = self._desk.today()
        tone = limits.tone(on, today)
        row = Row(gap=8)
        row.addWidget(Label(words), 1)
        said = f"{limits.plain_day(on, today)} · {limits.away(on, today)}"
        row.addWidget(Label(said, "small", tone="ink" if tone == "neutral" else tone))
        self._lines.addLayout(row)
