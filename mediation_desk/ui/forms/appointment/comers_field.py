"""Who comes: everybody of the matter as a check with their side and the words of their mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.domain.party import Side
from mediation_desk.services.booking_matter import Comer
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.checks import CheckBox
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import Row, clear
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.words import N_, _, term

_SIDES = {Side.SEEKER: N_("side.first"), Side.OTHER: N_("side.second"), Side.CHILD: N_("side.child")}


def side_words(side: Side) -> str:
    """The side as a case names it: 甲方, 乙方, 子女."""
    words = _SIDES.get(side)
    return _(words) if words else term(side)


class _Checks(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = FlowLayout(self, gap=20)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.boxes: dict[str, CheckBox] = {}


class ComersField(Field):
    """`.value()` are the ids checked, in the order offered; nobody offered hides the field."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.checks = _Checks()
        super().__init__("people", _("Who comes"), self.checks)
        self.checks.changed.connect(self._was_changed)
        self._wanted: tuple[str, ...] = ()
        self._comers: tuple[Comer, ...] = ()
        self.hide()

    def offer(self, comers: Sequence[Comer]) -> None:
        """Offer these people; who was checked or is wanted stays checked."""
        wanted = self.value() or self._wanted
        self._comers = tuple(comers)
        clear(self.checks.rows)
        self.checks.boxes = {}
        for comer in comers:
            self.checks.rows.addWidget(self._row(comer, checked=comer.person_id in wanted))
        first = next(iter(self.checks.boxes.values()), None)
        if first is not None:
            self.checks.setFocusProxy(first)
        self.setVisible(bool(comers))

    def value(self) -> tuple[str, ...]:
        """Ids of those who come."""
        return tuple(key for key, box in self.checks.boxes.items() if box.isChecked())

    def set_value(self, value: object) -> None:
        """Check these, also those only offered later."""
        wanted = tuple(value) if isinstance(value, list | tuple) else ()
        for key, box in self.checks.boxes.items():
            box.setChecked(key in wanted)
        self._wanted = wanted

    def _row(self, comer: Comer, *, checked: bool) -> QWidget:
        holder = QWidget()
        row = Row(holder, gap=8)
        name = self._desk.shown(comer.name)
        box = CheckBox(name, checked=checked)
        said = [name]
        row.addWidget(box)
        if comer.side is not None:
            words = side_words(comer.side)
            row.addWidget(Chip(words, "outline"))
            said.append(words)
        mark = SafetyMark(comer.mark, masked=self._desk.masked)
        row.addWidget(mark)
        said.append(mark.accessibleName())
        box.setAccessibleName("，".join(filter(None, said)))
        box.toggled.connect(self._toggled)
        self.checks.boxes[comer.person_id] = box
        return holder

    def _toggled(self) -> None:
        self._wanted = self.value()
        self.checks.changed.emit()
