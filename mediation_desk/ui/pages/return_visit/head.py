"""The head of the page of a visit: how it stands, whose it is, and which acts there are."""

from __future__ import annotations

from mediation_desk.domain.return_visit import VisitState
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.return_visits import VisitSheet
from mediation_desk.ui import limits
from mediation_desk.ui.case_words import short_number
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term

_TONES = {
    VisitState.PLANNED: "amber",
    VisitState.MADE: "pine",
    VisitState.NOT_REACHED: "neutral",
    VisitState.CANCELLED: "neutral",
}


def show_head(page: Page, desk: Desk, sheet: VisitSheet) -> None:
    """Title, chips, number and name."""
    visit, person = sheet.visit, sheet.person
    fresh = not visit.version
    page.set_title(_("Plan a return visit") if fresh else _("Return visit"))
    facts = [] if fresh else [Chip(term(visit.state), _TONES[visit.state])]
    if not fresh and visit.state is VisitState.PLANNED:
        away = limits.away(visit.planned_on, desk.today())
        facts.append(Chip(away, limits.tone(visit.planned_on, desk.today())))
    page.head.set_facts(*facts)
    name = desk.shown(person.name) if person is not None else ""
    said = (short_number(sheet.number), name, "" if fresh else term(visit.occasion))
    page.head.set_under(" · ".join(one for one in said if one))


def show_acts(
    desk: Desk, sheet: VisitSheet, *, to_matter: Button, again: Button, paper: Button, act: Button
) -> None:
    """The buttons that make sense now."""
    visit = sheet.visit
    fresh = not visit.version
    to_matter.show()
    to_matter.set_text(_("To the case") if sheet.case else _("To the file"))
    made = visit.state is VisitState.MADE
    may = bool(desk.staff.roles & DOSSIER_WRITE)
    paper.setVisible(made and sheet.writes and sheet.case is not None and may)
    paper.set_text(_("Open the record") if visit.paper_id else _("Print the record"))
    again.setVisible(visit.over and sheet.writes)
    act.setVisible(sheet.writes and not visit.over and not desk.masked)
    act.set_text(_("Plan the visit") if fresh else _("Save the visit"))
    act.allow()
