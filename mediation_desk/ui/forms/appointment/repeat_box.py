"""How often: not again, every week, every other week, every month; and after how many it ends."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.recurrence import Recurrence, Rhythm
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import N_, _, term


class Again(StrEnum):
    """The rhythms offered; MONTHLY keeps the weekday of the month (the second Tuesday)."""

    NONE = "none"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class Ending(StrEnum):
    """How a series ends: after so many, or with the last one not after a day."""

    COUNT = "count"
    UNTIL = "until"


_STEPS = {
    Again.WEEKLY: (Rhythm.WEEK, 1),
    Again.FORTNIGHTLY: (Rhythm.WEEK, 2),
    Again.MONTHLY: (Rhythm.MONTH, 1),
}
_ENDS = ((Ending.COUNT, N_("After so many")), (Ending.UNTIL, N_("On a day")))
_USUAL = "4"


class RepeatBox(QWidget):
    """The fields of a rhythm; `known` are all of them, for the form."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.rhythm = SegmentsField("rhythm", _("Again"), [(one, term(one)) for one in Again])
        self.ending = SegmentsField("ending", _("It ends"), [(key, _(words)) for key, words in _ENDS])
        self.count = TextField("count", _("How many in all"), unit=_("times"), max_length=3)
        self.until = DateField("until", _("Last day"), start=today, earliest=today)
        self.skips = CheckField("skips_rest_days", _("Leave rest days and holidays out"))
        self.known: tuple[Field, ...] = (self.rhythm, self.ending, self.count, self.until, self.skips)
        column = Column(self, gap=12)
        first = FieldRow()
        first.addWidget(self.rhythm)
        column.addLayout(first)
        self._more = QWidget()
        more = Column(self._more, gap=8)
        row = FieldRow()
        for field in (self.ending, self.count, self.until):
            row.addWidget(field)
        more.addLayout(row)
        more.addWidget(self.skips)
        column.addWidget(self._more)
        self.begin_anew()
        for field in (self.rhythm, self.ending):
            field.changed.connect(self._fit)
        self._fit()

    def begin_anew(self) -> None:
        """Not again, as every appointment begins."""
        self.rhythm.set_value(Again.NONE)
        self.ending.set_value(Ending.COUNT)
        self.count.set_value(_USUAL)
        self.until.set_value(None)
        self.skips.set_value(True)

    def value(self, first: date) -> Recurrence | None:
        """The rhythm of a series beginning on `first`, None for a single appointment.

        Raises DeskError beside `count` or `until`: recurrence.end_needed.
        """
        rhythm = self.rhythm.value() or Again.NONE
        if rhythm is Again.NONE:
            return None
        every, interval = _STEPS[rhythm]
        typed, until = self.count.value(), None
        if self.ending.value() is Ending.UNTIL:
            until = self.until.value()
            if until is None:
                raise DeskError("recurrence.end_needed", field="until")
        elif not typed.isdecimal():
            raise DeskError("recurrence.end_needed", field="count")
        return Recurrence(
            every=every,
            interval=interval,
            weekdays=(first.weekday(),) if every is Rhythm.MONTH else (),
            count=None if until else int(typed),
            until=until,
            skips_rest_days=self.skips.value(),
        )

    def _fit(self) -> None:
        self._more.setVisible(self.rhythm.value() not in (None, Again.NONE))
        self.count.setVisible(self.ending.value() is Ending.COUNT)
        self.until.setVisible(self.ending.value() is Ending.UNTIL)
