"""Columns and cells of the board of obligations, on the screen and in its spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mediation_desk.domain.money import figures
from mediation_desk.domain.obligation import DueGroup, Duty, ObligationState
from mediation_desk.services.performance_board import Board, BoardLine, BoardWords
from mediation_desk.ui import limits
from mediation_desk.ui.case_words import short_number
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.performance_words import amount_words, money, obligation_tag, when_words
from mediation_desk.words import _, term

SORTS: dict[str, Callable[[BoardLine], object]] = {
    "number": lambda line: line.number,
    "who": lambda line: line.debtor,
    "due": lambda line: line.standing.oldest_open or date.max,
    "arrears": lambda line: line.standing.arrears,
    "status": lambda line: (list(DueGroup).index(line.when), line.standing.status.value),
    "mediator": lambda line: line.mediator,
}
"""By which value each column sorts."""


def columns() -> tuple[Column, ...]:
    """Case, who owes whom what, when, how much is missing, status, mediator."""
    return (
        Column(key="number", title=_("Number"), width=88, sort=True),
        Column(key="who", title=_("Who owes whom"), wrap=True, sort=True),
        Column(key="what", title=_("Promise"), width=136, wrap=True),
        Column(key="due", title=_("Due on"), width=144, sort=True),
        Column(key="amount", title=_("Next amount"), width=124, right=True, drop=2),
        Column(key="arrears", title=_("Missing"), width=124, right=True, sort=True),
        Column(key="status", title=_("State"), width=136, sort=True),
        Column(key="mediator", title=_("Mediator"), width=88, drop=1, sort=True, wrap=True),
    )


def cells(line: BoardLine, desk: Desk) -> tuple[Cell, ...]:
    """One obligation as it may be shown now."""
    today, stands, terms = desk.today(), line.standing, line.obligation.terms
    return (
        Text(text=short_number(line.number)),
        Text(text=desk.shown(who_words(line))),
        Text(text=desk.hidden(terms.what)),
        _due(line, today),
        Text(text=money(stands.next_amount) if stands.next_amount is not None else "—"),
        Text(text=money(stands.arrears) if stands.arrears else "—", tone="red" if stands.arrears else "ink2"),
        obligation_tag(line.obligation, stands),
        Text(text=line.mediator),
    )


def who_words(line: BoardLine) -> str:
    """甲 → 乙; of both sides together their word."""
    debtor = line.debtor or _("both sides")
    return f"{debtor} → {line.creditor}" if line.creditor else debtor


def sheet_words(desk: Desk) -> BoardWords:
    """What the spreadsheet says: whole numbers, plain days, names as the screen may show them."""
    heads = (
        _("Number"),
        _("Who owes whom"),
        _("Promise"),
        _("How much"),
        _("When due"),
        _("Open since"),
        _("Due so far (yuan)"),
        _("Paid (yuan)"),
        _("Missing (yuan)"),
        _("State"),
        _("Mediator"),
    )
    today = desk.today()

    def said(line: BoardLine) -> tuple[str, ...]:
        stands, terms = line.standing, line.obligation.terms
        is_money = terms.duty is Duty.MONEY
        return (
            line.number,
            desk.shown(who_words(line)),
            desk.hidden(terms.what),
            amount_words(terms),
            when_words(terms, today),
            stands.oldest_open.isoformat() if stands.oldest_open else "",
            figures(stands.due) if is_money else "",
            figures(stands.paid) if is_money else "",
            figures(stands.arrears) if is_money else "",
            obligation_tag(line.obligation, stands).text,
            line.mediator,
        )

    return BoardWords(title=_("track.performance"), heads=heads, cells=said, foot=sum_words)


def sum_words(board: Board) -> str:
    """How many of how many, and how much came of what was due."""
    return _(
        "{n} of {every} obligations · {paid} of {due} yuan due so far were paid · {arrears} yuan missing",
        n=len(board.lines),
        every=board.every,
        paid=figures(board.paid),
        due=figures(board.due),
        arrears=figures(board.arrears),
    )


def _due(line: BoardLine, today: date) -> Text:
    due = line.standing.oldest_open
    if due is None or line.obligation.state is ObligationState.PROPOSED:
        return Text(text=term(line.when) if line.when is DueGroup.CHECK else _("no fixed day"), tone="ink2")
    tone = limits.tone(due, today)
    return Text(
        text=limits.plain_day(due, today),
        second=limits.away(due, today),
        tone="ink" if tone == "neutral" else tone,
    )
