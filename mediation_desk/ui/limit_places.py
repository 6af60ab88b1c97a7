"""Where a limit is met: the page of what it hangs on."""

from __future__ import annotations

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.limit_board import BoardLine

_PAGES = {
    Holder.CASE: "case",
    Holder.FILE: "counselling_file",
    Holder.RECEPTION: "decision",
    Holder.REFERRAL: "referral",
}


def place_of(line: BoardLine) -> tuple[str, str]:
    """The key of the page and its argument."""
    return _PAGES[line.holder], line.holder_id
