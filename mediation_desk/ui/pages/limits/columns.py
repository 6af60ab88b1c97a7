"""The columns of the board of limits, the cells of one line, and the same as words for a spreadsheet."""

from __future__ import annotations

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.limit_board import BoardLine
from mediation_desk.services.hits import hits
from mediation_desk.services.limit_export import SheetWords
from mediation_desk.ui import limits
from mediation_desk.ui.case_words import short_number
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.limit_words import limit_name, urgency_tag
from mediation_desk.words import _, term


def columns() -> tuple[Column, ...]:
    """How near, what, of which case, until when, whose; folded from the end."""
    return (
        Column(key="urgency", title=_("How near"), width=128),
        Column(key="rule", title=_("Limit"), width=232, wrap=True),
        Column(key="parties", title=_("Parties"), wrap=True),
        Column(key="number", title=_("Number"), width=168, drop=2),
        Column(key="last", title=_("Ends on"), width=160),
        Column(key="staff", title=_("Who meets it"), width=96, drop=3, wrap=True),
    )


def cells(line: BoardLine, desk: Desk, typed: str) -> tuple[Cell, ...]:
    """One line as it may be shown now."""
    today = desk.today()
    names = desk.shown(line.parties) if line.parties else term(line.holder)
    tag = urgency_tag(line.moment, line.last, line.urgency, desk.now(), told=line.told)
    return (
        Tag(text=tag.text, tone=tag.tone, icon=tag.icon),
        Text(text=_name(line), icon=_icon(line), second=desk.shown(line.person)),
        Text(text=names, hits=() if desk.masked else hits(typed, line.parties)),
        Text(text=_number(line)),
        Text(text=limits.plain_day(line.last, today), second=_note(line)),
        Text(text=line.staff or "—"),
    )


def sheet_words(desk: Desk) -> SheetWords:
    """What the spreadsheet says, as the screen may show it now."""
    heads = tuple(one.title for one in columns())

    def said(line: BoardLine) -> tuple[str, ...]:
        tag = urgency_tag(line.moment, line.last, line.urgency, desk.now(), told=line.told)
        return (
            tag.text,
            " · ".join(filter(None, (_name(line), desk.shown(line.person)))),
            desk.shown(line.parties),
            line.number,
            f"{line.moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
            line.staff,
            _note(line),
        )

    return SheetWords(title=_("Board of limits"), heads=(*heads, _("Note")), cells=said)


def _name(line: BoardLine) -> str:
    return limit_name(line.rule, line.label, restricted=line.restricted)


def _number(line: BoardLine) -> str:
    return short_number(line.number) if line.holder is Holder.CASE else line.number or "—"


def _icon(line: BoardLine) -> str:
    return "lock" if line.restricted else ""


def _note(line: BoardLine) -> str:
    """That it was extended, or that the day may still move."""
    said = [_("Extended")] if line.extended else []
    said += [] if line.sure else [_("the day may still move")]
    return " · ".join(said)
