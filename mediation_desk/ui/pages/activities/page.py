"""活动: courses, law publicity, trainings and fairs; bases for learning the law; what is published."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import ACTIVITY_WRITE
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.activities.activities_pane import ActivitiesPane
from mediation_desk.ui.pages.activities.bases_pane import BasesPane
from mediation_desk.ui.pages.activities.publications_pane import PublicationsPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _


class ActivitiesPage(Page):
    """`desk.go("activities", pane key)`: one pane at a time; without a key the one shown last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("page.activities"))
        self.made: dict[str, ActivitiesPane | BasesPane | PublicationsPane] = {
            "activities": ActivitiesPane(desk),
            "bases": BasesPane(desk),
            "publications": PublicationsPane(desk),
        }
        self.segments = Segments(
            [
                ("activities", _("page.activities")),
                ("bases", _("Bases for learning the law")),
                ("publications", _("Published")),
            ],
            compact=True,
            name=_("What is shown"),
        )
        self.segments.set_value("activities")
        self.stack = Stack()
        for pane in self.made.values():
            self.stack.addWidget(pane)
        self.segments.changed.connect(self._turn)
        self.new = Button("", "primary", icon="plus")
        self.new.clicked.connect(self.primary)
        self.new.setVisible(bool(desk.staff.roles & ACTIVITY_WRITE))
        self.head.add_button(self.new)
        row = Row()
        row.addWidget(self.segments)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)
        self._turn()

    @property
    def pane(self) -> ActivitiesPane | BasesPane | PublicationsPane:
        """The one that is shown."""
        return self.made[self.segments.value()]

    def opened(self, *args: object) -> None:
        """The key of a pane may come along, and the id of one of its rows."""
        if args and str(args[0]) in self.made:
            self.segments.set_value(str(args[0]))
        self.pane.look()
        if len(args) > 1:
            self.pane.list.want(str(args[1]))

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        for pane in self.made.values():
            pane.put_by()
        return True

    def primary(self) -> None:
        """Begin a new entry of what is shown."""
        if self.desk.staff.roles & ACTIVITY_WRITE:
            self.pane.begin()

    def find_in_list(self) -> None:
        """Into the pane's search."""
        self.pane.list.find_in_list()

    def panes(self) -> tuple[QWidget, ...]:
        """The choice of the pane, then its parts."""
        return (self.segments, *self.pane.list.parts())

    def _turn(self) -> None:
        self.stack.setCurrentWidget(self.pane)
        self.new.set_text(self.pane.begins)
        self.pane.look()
