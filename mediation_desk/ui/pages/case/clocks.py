"""The sheet 时限: the next legal limit with its bar, and how long the private talks are valid."""

from __future__ import annotations

from datetime import date, timedelta

from mediation_desk.domain.case import LimitKind
from mediation_desk.domain.confirmation_clocks import APPLY_DAYS, CITED, COURT_DAYS, Clock, apply_until
from mediation_desk.domain.law import Citation
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.cases import MEDIATION_DAYS
from mediation_desk.ui import limits
from mediation_desk.ui.basis import basis_line
from mediation_desk.ui.deadline_words import deadline_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.share_bar import ShareBar
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term

_BASIS = {
    LimitKind.MEDIATION: Citation(law="人民调解工作若干规定", article=33),
    LimitKind.CONFIRMATION: Citation(law="人民调解法", article=33),
    LimitKind.COURT_DECISION: CITED[Clock.COURT],
    LimitKind.OBJECTION: CITED[Clock.OBJECTION],
    LimitKind.ENFORCEMENT: CITED[Clock.ENFORCE],
}
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
        today, view = self._desk.today(), sheet.view
        if view.next_limit is not None and view.next_limit_kind is not LimitKind.NONE:
            self._limit(term(view.next_limit_kind), view.next_limit)
            begun, days = _span(sheet, view.next_limit)
            tone = _TOKENS[limits.tone(view.next_limit, today)]
            self._lines.addWidget(ShareBar((today - begun).days / days, tone))
            said = _("{n} days from {day}", n=days, day=limits.plain_day(begun, today))
            below = Row(gap=8)
            below.addWidget(Prose(said, "small", tone="ink2"), 1)
            below.addWidget(basis_line(self._desk, _BASIS[view.next_limit_kind]))
            self._lines.addLayout(below)
            if view.next_limit_kind is LimitKind.CONFIRMATION:
                for words in deadline_words(apply_until(begun), today):
                    self._lines.addWidget(Prose(words, "small", tone="ink2"))
        else:
            self._lines.addWidget(Label(_("No limit runs"), tone="ink2"))
        valid = [standing.valid_until for _person, standing in view.standings if standing.valid_until]
        if valid and len(valid) == len(view.standings) and not self._desk.masked:
            self._lines.addSpacing(8)
            self._limit(_("Private talks valid"), min(valid))

    def _limit(self, words: str, on: date) -> None:
        today = self._desk.today()
        tone = limits.tone(on, today)
        row = Row(gap=8)
        row.addWidget(Label(words), 1)
        said = f"{limits.plain_day(on, today)} · {limits.away(on, today)}"
        row.addWidget(Label(said, "small", tone="ink" if tone == "neutral" else tone))
        self._lines.addLayout(row)


def _span(sheet: CaseSheet, ends: date) -> tuple[date, int]:
    """From which day a limit counts, and how many days, before it rolls over days of rest."""
    view = sheet.view
    if view.next_limit_kind is LimitKind.MEDIATION:
        return ends - timedelta(days=MEDIATION_DAYS), MEDIATION_DAYS
    days = COURT_DAYS if view.next_limit_kind is LimitKind.COURT_DECISION else APPLY_DAYS
    starts = [one.effective_on for one in sheet.agreements if one.effective_on is not None]
    counted = [one for one in starts if apply_until(one).ends == ends]
    return (max(counted) if counted else ends - timedelta(days=days)), days
