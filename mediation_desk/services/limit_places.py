"""Where a limit is met: the page of what it hangs on, for board, first page and reminders alike."""

from __future__ import annotations

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.limit_board import BoardLine


def place_of(line: BoardLine) -> tuple[str, ...]:
    """The key of the page and its arguments: tab of the case, file, decision on a reception, letter, clue."""
    match line.holder:
        case Holder.CONSULTATION:
            return "consultation", line.holder_id
        case Holder.CASE:
            return "case", line.holder_id, "safety" if line.restricted else "limits"
        case Holder.FILE:
            return "counselling_file", line.holder_id
        case Holder.RECEPTION:
            return "decision", line.holder_id
        case Holder.REFERRAL:
            came_in = line.rule.startswith(("delegation_", "court_"))
            return "incoming_letter" if came_in else "referral", line.holder_id
        case Holder.CLUE:
            return "clue", line.holder_id
