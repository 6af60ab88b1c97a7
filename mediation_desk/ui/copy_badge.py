"""What says on every page that a copy is read: badge in the bar, status line, and the line above the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from mediation_desk.domain.copy_read import CopyRead
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, count, sentence

if TYPE_CHECKING:
    from mediation_desk.ui.desk import Desk
    from mediation_desk.ui.kit.status_line import StatusLine
    from mediation_desk.ui.kit.top_bar import TopBar
    from mediation_desk.ui.pages.page_line import PageLine

_KEPT_AWAY = frozenset({"backup", "recovery"})
"""Pages about the register itself, its keys and its copies: in a copy they would speak of something else."""


def offered(desk: Desk, line: PageLine) -> bool:
    """Whether a page is offered to this person, in what is open here."""
    away = desk.copy is not None and bool({line.key, line.parent} & _KEPT_AWAY)
    return line.open_to(desk.staff) and not away


def copy_said(copy: CopyRead) -> str:
    """副本 2026年3月18日 09:41"""
    return _("Copy of {moment}", moment=f"{whole_day(copy.day)} {copy.made_at.astimezone(SHANGHAI):%H:%M}")


def age_said(copy: CopyRead, today: date) -> str:
    """How old it is, in days."""
    days = (today - copy.day).days
    if days <= 0:
        return _("made today")
    return count("made {n} day ago", "made {n} days ago", days)


def say_copy(desk: Desk, copy: CopyRead, bar: TopBar, status: StatusLine) -> None:
    """Put it into bar and status line."""
    said = copy_said(copy)
    bar.set_badge(said)
    status.say("read", f"{said} · {age_said(copy, legal_day(desk.now()))}", "history", "amber")


class CopyLine(QFrame):
    """One line above every page: that nothing can be changed here, and the ways out."""

    def __init__(self, desk: Desk, copy: CopyRead) -> None:
        super().__init__()
        holder = Row(self, margin=(24, 4, 24, 0), gap=0)
        strip = QFrame()
        strip.setProperty("notice", "amber")
        row = Row(strip, margin=(16, 4, 16, 4), gap=12)
        row.addWidget(IconLabel("lock", "amber"))
        row.addWidget(Prose(sentence(copy.refusal())), 3)
        if copy.destroyed:
            told = count(
                "{n} case in it was destroyed since: do not open it",
                "{n} cases in it were destroyed since: do not open them",
                copy.destroyed,
            )
            row.addWidget(Prose(told, "small", tone="red"), 2)
        self.restore, self.leave = Button(_("Restore this copy"), "link"), Button(_("Leave the copy"), "link")
        self.restore.clicked.connect(desk.restore_wanted)
        self.leave.clicked.connect(desk.leave_wanted)
        row.addWidget(self.restore)
        row.addWidget(self.leave)
        holder.addWidget(strip)
