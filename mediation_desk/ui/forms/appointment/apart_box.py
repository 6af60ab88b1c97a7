"""Together, or apart: two staggered stays in rooms of their own; no choice where the rules ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import Appointment
from mediation_desk.domain.dates import span_said
from mediation_desk.domain.keep_apart import Pair
from mediation_desk.domain.party import Side
from mediation_desk.services.booking_matter import Matter
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.words import N_, _

_WAYS = ((False, N_("Together")), (True, N_("Back to back, arriving apart")))


class ApartBox(QWidget):
    """`altered` when the manner changed; `judge` tells who comes and whom the rules keep apart."""

    altered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.how = SegmentsField("apart", _("How they come"), [(one, _(words)) for one, words in _WAYS])
        self.how.set_value(False)
        self.known: tuple[Field, ...] = (self.how,)
        self._why = QWidget()
        row = Row(self._why, gap=8)
        row.addWidget(IconLabel("lock", "plum", 16, line=20))
        self._reason = Prose("", "small", tone="plum")
        row.addWidget(self._reason, 1)
        self.times = Prose("", "small", tone="ink2")
        column = Column(self, gap=4)
        for thing in (self.how, self._why, self.times):
            column.addWidget(thing)
        self._matter: Matter | None = None
        self._pairs: tuple[Pair, ...] = ()
        self._ids: tuple[str, ...] = ()
        self._possible = self._must = False
        self.how.changed.connect(self._changed)
        self.judge(None, (), possible=False)

    @property
    def apart(self) -> bool:
        """Whether two groups come, each to a room of its own."""
        return self._possible and bool(self.how.value())

    def judge(self, matter: Matter | None, person_ids: Sequence[str], *, possible: bool) -> None:
        """Who comes now; `possible`: the kind of appointment knows two sides."""
        self._matter, self._ids = matter, tuple(person_ids)
        self._pairs = tuple(
            one
            for one in (matter.pairs if matter else ())
            if one.person_id in self._ids and one.other_id in self._ids
        )
        both = all(self.groups(self._ids))
        self._possible = both and (possible or bool(self._pairs))
        self._must = self._possible and bool(self._pairs)
        self.setVisible(self._possible)
        if self._must and not self.how.value():
            self.how.set_value(True)
        self.how.segments.setEnabled(not self._must)
        self._why.setVisible(self._must)
        key = matter.apart_key if matter is not None and matter.apart_key else "appointment.kept_apart"
        self._reason.setText(_(key) if self._must else "")

    def groups(self, person_ids: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who comes and leaves first, and who after them; the second is empty when there is one group alone.

        The protected one is among the first: leaving, too, they go before the other.
        """
        ids = tuple(person_ids)
        pair = next(iter(self._pairs), None)
        if pair is not None:
            one, other = pair.person_id, pair.other_id
            if pair.protected is False:
                one, other = other, one
        else:
            one = next((each for each in ids if self._side(each) is Side.SEEKER), "")
            other = next((each for each in ids if self._side(each) is Side.OTHER), "")
        if not one or not other:
            return ids, ()
        second = tuple(each for each in ids if self._goes_with(each, one, other))
        return tuple(each for each in ids if each not in second), second

    def show_times(self, halves: Sequence[Appointment]) -> None:
        """Each group's own time, under the choice."""
        if len(halves) < 2:
            self.times.setText("")
            self.times.hide()
            return
        said = [
            _("{names}: {span}", names=self.names(half.person_ids), span=span_said(half.starts, half.ends))
            for half in halves
        ]
        self.times.setText("\n".join(said))
        self.times.show()

    def names(self, person_ids: Sequence[str]) -> str:
        """The names of a group as the screen may show them."""
        known = (self._matter.comer(one) for one in person_ids) if self._matter else ()
        return "、".join(self._desk.shown(one.name) for one in known if one is not None)

    def _goes_with(self, each: str, one: str, other: str) -> bool:
        """Whether somebody belongs to the second group: kept from the first, else on the other's side."""
        if each in (one, other):
            return each == other
        kept = {(pair.person_id, pair.other_id) for pair in self._pairs}
        if (each, one) in kept or (one, each) in kept:
            return True
        if (each, other) in kept or (other, each) in kept:
            return False
        side = self._side(each)
        return side is not None and side is self._side(other) and side is not self._side(one)

    def _side(self, person_id: str) -> Side | None:
        comer = self._matter.comer(person_id) if self._matter else None
        return comer.side if comer else None

    def _changed(self) -> None:
        if self._must and not self.how.value():
            self.how.set_value(True)
        self.altered.emit()
