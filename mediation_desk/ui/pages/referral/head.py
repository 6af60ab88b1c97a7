"""The head of a referral's page: its numbers and whom it is about, its state and what runs."""

from __future__ import annotations

from mediation_desk.domain.incoming_letter import IncomingContent
from mediation_desk.services.referrals import ReferralView
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.pages.page import PageHead
from mediation_desk.ui.pages.referral.progress import forward, words_of_move
from mediation_desk.ui.pages.referral.words import TONES, clock_tag
from mediation_desk.words import term


def show_head(desk: Desk, head: PageHead, act: Button, view: ReferralView) -> None:
    """Say how it stands; the primary button makes the next move, or is not there."""
    referral = view.referral
    name = desk.shown(view.person.name) if view.person else ""
    theirs = referral.their_number
    if isinstance(view.content, IncomingContent):  # of a restricted letter it is sealed with what it says
        theirs = view.content.their_number or theirs
    numbers = (referral.number, theirs, name, view.number)
    head.set_under(" · ".join(one for one in numbers if one))
    clock = clock_tag(desk, referral.clock, referral.due_at)
    chips = [Chip(term(referral.state), TONES[referral.state])]
    if clock is not None:
        chips.append(Chip(clock.text, clock.tone, icon=clock.icon))
    head.set_facts(*chips)
    move = forward(view)
    act.setVisible(move is not None)
    if move is not None:
        act.set_text(words_of_move(referral.direction, move)[0])
        act.allow()
