"""The place above a page's body where one notice stands at a time."""

from __future__ import annotations

from mediation_desk.ui import style
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.notice import Notice


class NoticePlace(Column):
    """Takes no room while nothing is said."""

    def __init__(self) -> None:
        super().__init__(gap=0)

    def say(self, notice: Notice | None) -> None:
        """Show this notice in place of the one before; None shows nothing."""
        clear(self)
        if notice is not None:
            notice.closed.connect(self.say_nothing)
            self.addWidget(notice)
            self.addSpacing(style.px(12))

    def say_nothing(self) -> None:
        """Take the notice away."""
        self.say(None)
