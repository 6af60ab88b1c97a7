"""The head of the case page: title, state, mark, number and people; papers, more, and the next lawful act."""

from __future__ import annotations

from mediation_desk.domain.party import PARTY_ROLES, Side
from mediation_desk.domain.safety import Mark
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui import state_tones, style
from mediation_desk.ui.case_words import case_title
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term

_SHORT_FROM = 1.5  # text this large leaves room for number and lead only


def show_head(page: Page, desk: Desk, sheet: CaseSheet) -> None:
    """Say on a page which case it shows."""
    case = sheet.view.case
    title = case_title(desk, parties_words(sheet), case.dispute_subtype)
    page.set_title(title, _("Case"))
    facts: list[Chip | SafetyMark] = [Chip(term(case.state), state_tones.tone(case.state))]
    if sheet.view.mark is not Mark.NONE:
        facts.append(SafetyMark(sheet.view.mark, masked=desk.masked))
    page.head.set_facts(*facts)
    names = [sheet.view.member(one) for one in case.mediator_ids]
    leads = [_("{name} leads", name=names[0])] if names else []
    assists = [_("{names} assists", names="、".join(names[1:]))] if names[1:] else []
    experts = "、".join(sheet.view.member(one) for one in sheet.experts)
    asked = [_("Expert: {names}", names=experts)] if experts else []
    said = (
        [case.number, *leads]
        if style.look().factor >= _SHORT_FROM
        else [case.number, *leads, *assists, *asked, term(case.source)]
    )
    page.head.set_under(" · ".join(said))


def parties_words(sheet: CaseSheet) -> str:
    """欧阳静姝 ／ 司马宏毅: the sides' own parties, as the list paints them."""
    sides = []
    for side in (Side.SEEKER, Side.OTHER):
        on_side = [one for one in sheet.view.case.parties if one.side is side and one.role in PARTY_ROLES]
        named = "、".join(sheet.view.person(one.person_id).name for one in on_side[:2])
        sides.append(_("{names} and {n} in all", names=named, n=len(on_side)) if len(on_side) > 2 else named)
    return " ／ ".join(side for side in sides if side)
