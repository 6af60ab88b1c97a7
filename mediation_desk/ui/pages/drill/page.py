"""Restore drill: do one at the left; its receipt in the middle; those done at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.drill import Drill, own_key_allowed
from mediation_desk.services.backups import Backups, list_copies
from mediation_desk.services.drills import list_drills
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.drill_run import DrillRun
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.drill.doing import Doing
from mediation_desk.ui.pages.drill.receipt import DrillReceiptSheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.stick_watch import StickWatch
from mediation_desk.ui.three_columns import ThreeColumns
from mediation_desk.words import _, term


class DrillPage(Page):
    """`desk.go("drill")`: for who may restore."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Restore drill"))
        self.run = DrillRun(desk, self)
        self.doing = Doing(desk, self.run)
        self.receipt = DrillReceiptSheet(desk)
        self.drills = Table(
            (
                Column(key="at", title=_("Time"), width=112),
                Column(key="how", title=_("Opened with"), width=96, wrap=True),
                Column(key="result", title=_("How it went"), width=112, wrap=True),
            ),
            self._cells,
            key=_number,
            name=_("Drills done"),
            row_height=44,
        )
        back = IconButton(_("Back"), "chevron-left")
        back.clicked.connect(self._back)
        self.head.set_lead(back)
        self._lay_out()
        self.drills.chosen.connect(self._chosen)
        self.run.done.connect(self._done)
        desk.changed.connect(self._changed)
        StickWatch(desk.files, self).changed.connect(self.doing.plugged)

    def opened(self, *_args: object) -> None:
        """Look for the stick and ask for the drills."""
        if not self.run.running:
            self.doing.look()
        self._ask()

    def primary(self) -> None:
        """Begin a drill."""
        self.doing.begin()

    def print(self) -> None:
        """Print the receipt shown."""
        self.receipt.print_it.click()

    def panes(self) -> tuple[QWidget, ...]:
        """Doing, receipt, list."""
        return (self.doing, self.receipt, self._list)

    def _back(self) -> None:
        self.desk.go("backup")

    def _ask(self) -> None:
        self.desk.ask(self, self._show, list_drills)
        self.desk.ask(self, self._name_sticks, list_copies)

    def _name_sticks(self, known: Backups) -> None:
        self.doing.sticks.put(known.sticks)
        self.doing.name()

    def _show(self, known: tuple[Drill, ...]) -> None:
        self.drills.set_rows(known)
        self._listed.setCurrentIndex(0 if known else 1)
        self.doing.own_key_allowed(own_key_allowed(known))
        shown = self.receipt.drill
        self.receipt.show_drill(next((one for one in known if one == shown), known[0] if known else None))
        passed = next((one for one in known if one.passed), None)
        if passed is None:
            self.head.set_facts(Label(_("No drill has passed yet"), tone="amber"))
        else:
            when = moment_said(passed.at, self.desk.today())
            self.head.set_facts(Label(_("Last passed {time}", time=when), tone="ink2"))

    def _chosen(self, drill: object) -> None:
        if isinstance(drill, Drill):
            self.receipt.show_drill(drill)

    def _done(self, drill: object) -> None:
        self._chosen(drill)
        self._ask()

    def _changed(self, nouns: frozenset[str]) -> None:
        if "drill" in nouns:
            self._ask()

    def _cells(self, done: Drill) -> tuple[Cell, ...]:
        if done.passed:
            result = Text(text=_("Passed"), tone="pine", icon="check")
        else:
            result = Text(text=_("Not passed"), tone="red", icon="x")
        return Text(text=moment_said(done.at, self.desk.today())), Text(text=term(done.how)), result

    def _lay_out(self) -> None:
        self._list = Sheet(_("Drills done"))
        self._listed = Stack()
        self._listed.addWidget(self.drills)
        self._listed.addWidget(EmptyState(_("No drill was done yet"), _("Do one every month")))
        self._list.add(self._listed, 1)
        beside = ((_("Receipt"), self.receipt, 320), (_("Drills done"), self._list, 360))
        self.body.addWidget(ThreeColumns(self.doing, beside, 400), 1)


def _number(drill: Drill) -> int:
    return drill.number
