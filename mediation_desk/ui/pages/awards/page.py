"""表彰与救助: model families from proposal to award, and aid from application to the visit afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import ACTIVITY_WRITE, AID_WRITE, AWARD_CHECK
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.awards.aid_pane import AidPane
from mediation_desk.ui.pages.awards.awards_pane import AwardsPane
from mediation_desk.ui.pages.awards.rules_pane import RulesPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _


class AwardsPage(Page):
    """`desk.go("awards", "awards" | "aid" | "rules")`; without a key the one shown last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("page.awards"))
        self.awards, self.aid = AwardsPane(desk), AidPane(desk)
        self.rules = RulesPane(desk) if desk.staff.roles & AWARD_CHECK else None
        self.writes = {
            "awards": bool(desk.staff.roles & ACTIVITY_WRITE),
            "aid": bool(desk.staff.roles & AID_WRITE),
            "rules": False,
        }
        words = [("awards", _("Awards")), ("aid", _("Aid"))]
        words += [("rules", _("Rules of both"))] if self.rules else []
        self.segments = Segments(words, compact=True, name=_("What is shown"))
        self.segments.set_value("awards")
        self.stack = Stack()
        for pane in filter(None, (self.awards, self.aid, self.rules)):
            self.stack.addWidget(pane)
        self.segments.changed.connect(self._turn)
        self.new = Button("", "primary", icon="plus")
        self.new.clicked.connect(self.primary)
        self.head.add_button(self.new)
        row = Row()
        row.addWidget(self.segments)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)
        self._turn()

    @property
    def pane(self) -> AwardsPane | AidPane | RulesPane:
        """The one that is shown."""
        shown = {"awards": self.awards, "aid": self.aid, "rules": self.rules}[self.segments.value()]
        assert shown is not None
        return shown

    def opened(self, *args: object) -> None:
        """The key of a pane may come along, and the id of one of its rows."""
        if args and str(args[0]) in ("awards", "aid", *(("rules",) if self.rules else ())):
            self.segments.set_value(str(args[0]))
        self.pane.look()
        if len(args) > 1 and not isinstance(self.pane, RulesPane):
            self.pane.list.want(str(args[1]))

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        self.awards.put_by()
        self.aid.put_by()
        return True

    def primary(self) -> None:
        """Begin a new proposal or application."""
        if self.writes[self.segments.value()] and not isinstance(self.pane, RulesPane):
            self.pane.begin()

    def find_in_list(self) -> None:
        """Into the pane's search."""
        if not isinstance(self.pane, RulesPane):
            self.pane.list.find_in_list()

    def panes(self) -> tuple[QWidget, ...]:
        """The choice of the pane, then its parts."""
        return (self.segments, *self.pane.parts())

    def _turn(self) -> None:
        self.stack.setCurrentWidget(self.pane)
        key = self.segments.value()
        self.new.setVisible(self.writes[key])
        self.new.set_text(_("Apply for aid") if key == "aid" else _("Propose an award"))
        self.pane.look()
