"""The lines of papers written on the desk, and of the kinds that can be written."""

from __future__ import annotations

from datetime import date

from mediation_desk.documents.kind import PaperKind, Shelf
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.dossier import ITEMS, Need
from mediation_desk.domain.written_paper import Audience, Copies, WrittenPaper, WrittenState
from mediation_desk.services.filling import offered
from mediation_desk.services.filling.filling import Home
from mediation_desk.services.name_letters import is_within
from mediation_desk.services.written_desk import WrittenLine
from mediation_desk.services.written_values import KINDS
from mediation_desk.ui import limits
from mediation_desk.ui.copies_said import copies_said
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.words import N_, _, term

_SHELVES = {
    Shelf.MAIN: N_("Main volume"),
    Shelf.SIDE: N_("Side volume"),
    Shelf.OUT: N_("For others, not bound"),
    Shelf.OFFICE: N_("Books of the office"),
    Shelf.COUNSELLING: N_("Counselling, never in a dossier"),
}
_TONES = {WrittenState.DRAFT: "amber", WrittenState.ISSUED: "blue", WrittenState.VOIDED: "neutral"}
NONE: frozenset[str] = frozenset()
REQUIRED = frozenset(key for item in ITEMS if item.need is Need.REQUIRED for key in item.papers[:1])
"""Kinds every dossier has (必须); the others are added as needed, or stand in place of these (按需)."""


def written_line(line: WrittenLine, today: date) -> Line:
    """One paper: its id, what it is, number and code, copies, state and day."""
    paper = line.paper
    return Line(
        id=("written", paper.id),
        first=title_of(paper),
        second=" · ".join(filter(None, _told(paper, line.copies))),
        icon="lock" if paper.restricted else "file-text",
        chip=_state(paper),
        fact=limits.day(legal_day(paper.changed_at), today) if paper.changed_at else "",
        locked="" if line.opens else _("Sealed for its author and the director"),
        arrow=line.opens,
    )


def title_of(paper: WrittenPaper) -> str:
    """What the paper is called; a restricted one keeps its kind to itself."""
    if paper.restricted:
        return _("A restricted paper")
    kind = KINDS.get(paper.key)
    return kind.title if kind is not None else paper.key


def kind_lines(
    typed: str, home: Home, have: frozenset[str] = NONE, lacking: frozenset[str] = NONE
) -> list[Line | Group]:
    """Kinds that can be written whose name, form or letters hold what was typed, under their shelves.

    `have` are keys of which the case holds one already, `lacking` those its dossier still needs.
    """
    lines: list[Line | Group] = []
    shelf: Shelf | None = None
    for kind in offered(home):
        if typed and not (is_within(kind.title, typed) or typed.casefold() in kind.form.casefold()):
            continue
        if kind.shelf is not shelf:
            shelf = kind.shelf
            lines.append(Group(title=_(_SHELVES[shelf])))
        lines.append(_kind_line(kind, kind.key in have, kind.key in lacking))
    return lines


def _kind_line(kind: PaperKind, held: bool, lacking: bool) -> Line:
    required = kind.key in REQUIRED
    chip = Tag(text=_("required") if required else _("as needed"), tone="amber" if required else "neutral")
    if lacking:
        chip = Tag(text=_("the dossier lacks it"), tone="amber", icon="alert-triangle")
    elif held:
        chip = Tag(text=_("there is one"), tone="pine", icon="check")
    bound = kind.shelf in (Shelf.MAIN, Shelf.SIDE)
    return Line(
        id=kind.key,
        first=kind.title,
        second=kind.form,
        icon="lock" if kind.restricted else "plus",
        chip=chip if held or bound or lacking else None,
    )


def _told(paper: WrittenPaper, copies: tuple[Copies, ...]) -> tuple[str, ...]:
    whom = term(paper.audience) if paper.audience is not Audience.HOUSE else ""
    if paper.state is WrittenState.DRAFT:
        return (whom,)
    return (paper.number, paper.code, whom, copies_said(copies))


def _state(paper: WrittenPaper) -> Tag:
    if paper.counts:
        return Tag(text=_("signed"), tone="pine")
    return Tag(text=term(paper.state), tone=_TONES[paper.state])
