"""The page 时限与节假日: the table of rules with one to try and change, and the holidays of each year."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import OFFICE_WRITE
from mediation_desk.services.limit_counting import count_on
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.pages.limit_rules.rules_pane import RulesPane
from mediation_desk.ui.pages.limit_rules.years_pane import YearsPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _


class LimitRulesPage(Page):
    """`desk.go("limit_rules")`, or with the key of a rule, or with a year to look at its holidays."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Time limits and holidays"))
        writes = bool(desk.staff.roles & OFFICE_WRITE)
        self.rules = RulesPane(desk, writes=writes)
        self.years = YearsPane(desk, writes=writes)
        self.parts = Tabs([("rules", _("Rules")), ("years", _("Holidays"))], name=_("Parts of the page"))
        self.parts.chosen.connect(self._turn)
        self._stack = Stack()
        self._stack.addWidget(self.rules)
        self._stack.addWidget(self.years)
        self.take_in = Button(_("Take holidays from a file"), icon="upload")
        self.take_in.clicked.connect(self.years.take_in)
        self.take_out = Button(_("Write holidays to a file"), icon="file-export")
        self.take_out.clicked.connect(self.years.take_out)
        for button in (self.take_out, self.take_in):
            self.head.add_button(button)
        self._writes = writes
        self.body.addWidget(self.parts)
        self.body.addWidget(self._stack, 1)
        for pane in (self.rules, self.years):
            pane.changed.connect(self._count_on)
        desk.changed.connect(self._changed)
        self._turn("rules")

    def opened(self, *args: object) -> None:
        """Shown, at a rule or a year if one is named."""
        self.rules.look()
        self.years.look()
        named = str(args[0]) if args else ""
        if named.isdecimal():
            self.parts.show_tab("years")
            self._turn("years")
            self.years.open_year(int(named))
        elif named:
            self.rules.open_rule(named)

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        self.rules.put_by()
        self.years.put_by()
        return True

    def find_in_list(self) -> None:
        """The cursor goes where the rules are searched."""
        self.rules.search()

    def panes(self) -> tuple[QWidget, ...]:
        """Parts, then what is shown of them."""
        return (self.parts, *self._shown().panes())

    def _shown(self) -> RulesPane | YearsPane:
        return self.rules if self._stack.currentWidget() is self.rules else self.years

    def _turn(self, key: str) -> None:
        self._stack.setCurrentWidget(self.rules if key == "rules" else self.years)
        self.take_in.setVisible(self._writes and key == "years")
        self.take_out.setVisible(key == "years")

    def _count_on(self, more: object = True) -> None:
        """Every limit that runs is counted anew, a step at a time so that others may act in between."""
        if more:
            self.desk.do(self, self._count_on, count_on)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"limit_rule", "work_calendar"}:
            self.rules.look()
            self.years.look()
