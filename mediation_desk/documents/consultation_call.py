"""D29-1 联合会诊通知及议程: whom it calls where and when, and the matter told by codes and without names."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import opening, sealed
from mediation_desk.documents.paper import PLAIN, Block, Grid, Imprint, Paper, Paragraph, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, free_text, wording

FORM = "consultation_call"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """What goes out before the meeting; `invited` rows of unit, name, post."""

    number: str = ""
    subject_number: str = ""
    time: str = ""
    place: str = ""
    manner: str = ""
    host: str = ""
    chair: str = ""
    invited: tuple[tuple[str, ...], ...] = ()
    summary: str = ""
    risk: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def consultation_call(facts: CallFacts) -> Paper:
    """The invitation with its agenda: one sheet for every unit, without anybody's name."""
    said = wording(FORM)
    by_hand = facts.by_hand
    rows = (
        line(said, ("subject_number", facts.subject_number), width=40, by_hand=by_hand),
        line(said, ("time", facts.time), ("manner", facts.manner), width=24, by_hand=by_hand),
        line(said, ("place", facts.place), width=24, by_hand=by_hand),
        line(said, ("host", facts.host), ("chair", facts.chair), width=24, by_hand=by_hand),
    )
    invited = table(
        fixed_list(FORM, "invited_columns"),
        (12, 0, 30, 28, 26),
        facts.invited,
        by_hand=by_hand,
        blanks=4,
        signed=1,
    )
    *items, last = (f"{n}. {item}" for n, item in enumerate(fixed_list(FORM, "agenda_items"), 1))
    agenda: list[Block] = [
        *(Paragraph(runs=text(f"{item}；")) for item in items),
        Paragraph(runs=text(f"{last}。"), keep=True),  # no seal stands alone on a sheet
    ]
    return Paper(
        form="D29-1",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Grid(rows=rows),
            *_part("summary", facts.summary, 4, by_hand=by_hand),
            *_part("risk", facts.risk, 2, by_hand=by_hand),
            Paragraph(runs=text(said["invited"]), role="heading"),
            invited,
            Paragraph(runs=text(said["agenda"]), role="heading"),
            *agenda,
            Paragraph(runs=text(said["promise"]), role="notice_spaced", keep=True),
            sealed(facts.host, facts.date),
        ),
    )


def _part(key: str, words: str, lines: int, *, by_hand: bool) -> tuple[Block, ...]:
    if not words.strip() and not by_hand:
        return ()
    heading = Paragraph(runs=text(wording(FORM)[key]), role="heading")
    return (heading, *free_text(words, by_hand=by_hand, lines=lines))
