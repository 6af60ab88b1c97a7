"""The row over the board of limits: whose, how near with figures, words to find, which part of the work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case_limit import Holder, LimitUrgency
from mediation_desk.domain.limit_board import MOST_COUNTED, Board, BoardFilter
from mediation_desk.domain.limit_rule import RuleGroup
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.toggles import Toggle
from mediation_desk.words import _, term

_PAUSE = 40
_FOLDS_FROM = 1.5


class LimitFilters(QWidget):
    """`changed` after every choice; `wanted()` is the filter."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.whose = Segments(
            [(True, _("My limits")), (False, _("Of everybody"))], compact=True, name=_("Whose limits")
        )
        self.whose.set_value(True)
        self.near = {one: Toggle(term(one)) for one in LimitUrgency}
        self.typed = LineEdit(_("Find a name or case number"), compact=True)
        self.typed.put_before(IconLabel("search", "ink2"))
        self.typed.setAccessibleName(_("Find a name or case number"))
        self.groups = FilterButton(_("Part of the work"), [(one, term(one)) for one in RuleGroup])
        self.holders = FilterButton(_("Kind"), [(one, term(one)) for one in Holder])
        self.staff = FilterButton(_("Who meets it"), [])
        self.told = Toggle(_("also information"))
        self.told.setToolTip(_("Also limits of others and those that pass by themselves"))
        self.fold = Button("", compact=True, icon="filter")
        self.fold.setCheckable(True)
        self._more = QWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._listen()
        style.on_refit(self, self._fit)

    def wanted(self) -> BoardFilter:
        """The filter as chosen."""
        return BoardFilter(
            mine=self.whose.value() is not False,
            urgencies=frozenset(one for one, button in self.near.items() if button.isChecked()),
            groups=frozenset(self.groups.value()),
            holders=frozenset(self.holders.value()),
            staff_ids=frozenset(self.staff.value()),
            typed=self.typed.text(),
            told=self.told.isChecked(),
        )

    def show_board(self, board: Board) -> None:
        """The figures, and what may be asked for."""
        self.whose.setVisible(board.may_see_all)
        self.staff.setVisible(board.everybody)
        for one, button in self.near.items():
            n = board.count(one)
            figure = f"{MOST_COUNTED:,}+" if n >= MOST_COUNTED else f"{n:,}"
            button.set_text(f"{term(one)} {figure}")

    def offer_staff(self, staff: Sequence[Staff]) -> None:
        """Offer everybody who works with people."""
        working = [one for one in staff if one.active and one.roles - {Role.ADMINISTRATOR}]
        self.staff.set_options([(one.id, one.name) for one in working])

    def choose_everybody(self) -> None:
        """Everybody's limits; nothing is told of the change."""
        blocked = self.whose.blockSignals(True)
        self.whose.set_value(False)
        self.whose.blockSignals(blocked)

    def choose(self, urgency: LimitUrgency) -> None:
        """Only what is as near as this."""
        for one, button in self.near.items():
            button.setChecked(one is urgency)

    def choose_group(self, group: RuleGroup) -> None:
        """One part of the work, however near, information too."""
        for button in self.near.values():
            button.setChecked(False)
        self.groups.set_value((group,))
        self.told.setChecked(True)

    def _lay_out(self) -> None:
        first = FlowLayout(gap=8)
        first.addWidget(self.whose)
        for button in self.near.values():
            first.addWidget(button)
        first.addStretch()
        self.typed.setMinimumWidth(style.px(240))
        first.addWidget(self.typed)
        first.addWidget(self.fold)
        more = FlowLayout(self._more, gap=8)
        for one in (self.groups, self.holders, self.staff, self.told):
            more.addWidget(one)
        column = Column(self, gap=8)
        column.addLayout(first)
        column.addWidget(self._more)

    def _listen(self) -> None:
        self._pause.timeout.connect(self.changed)
        self.typed.textChanged.connect(lambda _text: self._pause.start())
        self.whose.changed.connect(self.changed)
        for button in (*self.near.values(), self.told):
            button.toggled.connect(lambda _on: self._pause.start())
        for filtering in (self.groups, self.holders, self.staff):
            filtering.changed.connect(self.changed)
            filtering.changed.connect(self._fit)
        self.fold.toggled.connect(self._fit)

    def _fit(self) -> None:
        folds = style.look().factor >= _FOLDS_FROM
        active = sum(1 for one in (self.groups, self.holders, self.staff) if one.value())
        self.fold.set_text(_("Filter · {n}", n=active) if active else _("Filter"))
        self.fold.setVisible(folds)
        self._more.setVisible(not folds or self.fold.isChecked())
