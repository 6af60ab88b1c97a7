"""The columns of the case list and the cells of one line."""

from __future__ import annotations

from mediation_desk.domain.case import CaseLine
from mediation_desk.domain.case_filter import SortBy
from mediation_desk.services.hits import hits
from mediation_desk.services.list_export import ListWords
from mediation_desk.ui import limits, state_tones
from mediation_desk.ui.case_words import short_number
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, SafetyCell, Tag, Text
from mediation_desk.ui.kit.safety_mark import widest_mark
from mediation_desk.words import _, term


def columns() -> tuple[Column, ...]:
    """Number, parties, dispute, state, mediator, next limit, mark; folded from the middle."""
    return (
        Column(key=SortBy.ROW, title=_("Number"), width=88, sort=True),
        Column(key="parties", title=_("Parties"), wrap=True),
        Column(key=SortBy.DISPUTE_SUBTYPE, title=_("Dispute"), width=124, drop=1, sort=True, wrap=True),
        Column(key=SortBy.STATE, title=_("State"), width=118, sort=True),
        Column(key=SortBy.LEAD, title=_("Mediator"), width=88, drop=2, sort=True, wrap=True),
        Column(key=SortBy.NEXT_LIMIT, title=_("Next limit"), width=176, sort=True),
        Column(key=SortBy.MARK, title=_("Mark"), width=widest_mark() + 24, sort=True),
    )


def sheet_words() -> ListWords:
    """What the spreadsheet of the list says: whole numbers and days, and no mark."""
    heads = (_("Number"), _("Accepted on"), _("Parties"), _("Dispute"), _("State"), _("Mediator"))
    return ListWords(
        title=_("Cases"),
        heads=(*heads, _("Next limit")),
        widths=(26, 12, 40, 18, 14, 14, 14),
        cells=_said,
    )


def _said(line: CaseLine) -> tuple[str, ...]:
    limit = line.next_limit.isoformat() if line.next_limit else ""
    return (
        line.number,
        line.accepted_on.isoformat(),
        line.parties,
        term(line.dispute_subtype),
        term(line.state),
        line.mediator,
        limit,
    )


def cells(line: CaseLine, desk: Desk, typed: str) -> tuple[Cell, ...]:
    """One line of the list as it may be shown now."""
    today = desk.today()
    limit = line.next_limit
    tone = limits.tone(limit, today) if limit else "neutral"
    found = () if desk.masked else hits(typed, line.parties)
    return (
        Text(text=short_number(line.number)),
        Text(text=desk.shown(line.parties), hits=found),
        Text(text=desk.hidden(term(line.dispute_subtype))),
        Tag(text=term(line.state), tone=state_tones.tone(line.state)),
        Text(text=line.mediator),
        Text(
            text=limits.plain_day(limit, today) if limit else "—",
            beside=limits.away(limit, today) if limit else "",
            beside_tone="ink2" if tone == "neutral" else tone,
        ),
        SafetyCell(mark=line.mark, masked=desk.masked),
    )
