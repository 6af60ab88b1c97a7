"""Comparing a fingerprint: five groups are read, three typed from the other side's paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mediation_desk.domain.fingerprint import DIGITS
from mediation_desk.errors import DeskError
from mediation_desk.ui import style
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, clear, size
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _

_IN_A_ROW = 4


class CompareForm(Form):
    """`groups_typed()` are the groups as typed; `submitted` by Enter in the last of them."""

    given = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[int, TextField] = {}
        self._place = QGridLayout()
        self._place.setHorizontalSpacing(style.px(12))
        self._place.setVerticalSpacing(style.px(8))
        self.put(Prose(_("fingerprint.how"), "small", tone="ink2"))
        held = QWidget()
        held.setLayout(self._place)
        self.put(held)

    def show_groups(self, shown: tuple[str, ...], asked: tuple[int, ...]) -> None:
        """Show these groups, with a field where one is to be typed."""
        for name in list(self.fields):
            if name.startswith("group_"):
                self.forget(self.fields[name])
        self.groups = {}
        clear(self._place)
        for at, group in enumerate(shown):
            row, column = divmod(at, _IN_A_ROW)
            self._place.addWidget(self._group(at, group, asked), row, column)
        if self.groups:
            list(self.groups.values())[-1].edit.returnPressed.connect(self.submitted)

    def groups_typed(self) -> dict[int, str]:
        """What was typed, by group."""
        return {at: field.value() for at, field in self.groups.items()}

    def refuse(self, error: DeskError) -> bool:
        """Say it beside the group it is about; False if it is about none."""
        self.clear_errors()
        return self.show_fault(error)

    def _group(self, at: int, group: str, asked: tuple[int, ...]) -> QWidget:
        if at not in asked:
            held = QWidget()
            column = Column(held, gap=4)
            column.addWidget(Label(_("Group {n}", n=at + 1), "small"))
            said = Label(group, "section")
            said.setAccessibleName(_("Group {n}: {digits}", n=at + 1, digits=" ".join(group)))
            column.addWidget(size(said, min_height=40))
            column.addStretch(1)
            return held
        field = TextField(f"group_{at}", _("Group {n}", n=at + 1), max_length=DIGITS * 2)
        self.know(field)
        self.groups[at] = field
        return size(field, max_width=120)
