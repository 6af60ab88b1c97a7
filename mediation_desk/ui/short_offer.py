"""After the first time the desk was left alone: say that a code would be quicker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediation_desk.errors import DeskError
from mediation_desk.services.short_lock import ShortLockChoice, short_lock_choice
from mediation_desk.words import _

if TYPE_CHECKING:
    from mediation_desk.ui.desk import Desk
    from mediation_desk.ui.frame import Frame


def offer_code(desk: Desk, frame: Frame) -> None:
    """Ask whether this person has none and may have one, and say so above the page."""

    def offer(choice: ShortLockChoice) -> None:
        if choice.allowed and not choice.has_code:
            text = _("With a six-digit code of your own, a desk left alone opens again without the password.")
            frame.messages.notice("neutral", text, (_("Choose a code"), lambda: desk.go("settings")))

    desk.ask(frame, offer, short_lock_choice, failed=_leave_it)


def _leave_it(_error: DeskError) -> None:
    """Not worth a word."""
