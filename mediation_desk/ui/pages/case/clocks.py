"""The sheet 时限: the nearest limits with the bar of the first, and how long the private talks are valid."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.dates import legal_day
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.limits import LimitLine
from mediation_desk.ui import limits
from mediation_desk.ui.basis import basis_line
from mediation_desk.ui.deadline_words import deadline_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.share_bar import ShareBar
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.limit_words import limit_name, state_tag
from mediation_desk.ui.rule_words import amount_words
from mediation_desk.words import _

_TOKENS = {"neutral": "pine", "amber": "amber", "red": "red"}
_SHOWN = 2


class Clocks(Sheet):
    """Limits of one case; nothing runs: a sentence says so. Its link opens all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Limits"), link=_("All limits"))
        self._desk = desk
        self._lines = Column(gap=4)
        self.add(self._lines)
        self.body.addStretch(1)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show the limits that run, the one that ends first with how it was counted."""
        clear(self._lines)
        lines = sheet.limits.lines if sheet.limits is not None else ()
        running = [one for one in lines if one.limit.runs and not one.limit.fact.passes]
        now = self._desk.now()
        near = [one for one in running if not one.limit.told or one.limit.last_moment >= now]
        for place, one in enumerate(near[:_SHOWN]):
            self._limit(one, now)
            if place == 0 and one.rule is not None:
                self._counted(one)
        if not near:
            self._lines.addWidget(Label(_("No limit runs"), tone="ink2"))
        valid = [standing.valid_until for _person, standing in sheet.view.standings if standing.valid_until]
        if valid and len(valid) == len(sheet.view.standings) and not self._desk.masked:
            self._lines.addSpacing(8)
            today, on = self._desk.today(), min(valid)
            said = f"{limits.plain_day(on, today)} · {limits.away(on, today)}"
            self._row(_("Private talks valid"), said, limits.tone(on, today))

    def _counted(self, line: LimitLine) -> None:
        assert line.rule is not None
        limit, today = line.limit, self._desk.today()
        start = limit.fact.start
        begun = legal_day(start) if isinstance(start, datetime) else start
        days = max((limit.last - begun).days, 1)
        tone = _TOKENS[limits.tone(limit.last, today)]
        self._lines.addWidget(ShareBar((today - begun).days / days, tone))
        said = _("{span} from {day}", span=amount_words(line.rule), day=limits.plain_day(begun, today))
        below = Row(gap=8)
        below.addWidget(Prose(said, "small", tone="ink2"), 1)
        if line.rule.citations:
            below.addWidget(basis_line(self._desk, line.rule.citations[0]))
        self._lines.addLayout(below)
        for words in deadline_words(limit, today):
            self._lines.addWidget(Prose(words, "small", tone="ink2"))

    def _limit(self, line: LimitLine, now: datetime) -> None:
        limit, tag = line.limit, state_tag(line.limit, now)
        name = limit_name(limit.fact.rule, limit.fact.label, restricted=limit.fact.restricted)
        said = f"{limits.plain_day(limit.last, self._desk.today())} · {tag.text}"
        self._row(name, said, tag.tone)

    def _row(self, words: str, said: str, tone: str) -> None:
        row = Row(gap=8)
        row.addWidget(Prose(words), 1)
        row.addWidget(Label(said, "small", tone=tone if tone in ("amber", "red") else "ink"))
        self._lines.addLayout(row)
