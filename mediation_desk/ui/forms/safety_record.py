"""The form of a restricted record, made from its fields; one for every kind."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.safety_record import CONTENTS, SafetyContent, SafetyKind
from mediation_desk.ui.forms.safety_fields import FIELDS
from mediation_desk.ui.forms.spec_form import SpecForm


class SafetyRecordForm(SpecForm):
    """`read()` gives the content of its kind; `write(content)` shows one."""

    def __init__(self, kind: SafetyKind, now: datetime) -> None:
        super().__init__(FIELDS[kind], now)
        self.kind = kind
        self.filling(True)
        self._start()
        self.filling(False)

    def read(self) -> SafetyContent:
        """What stands in the form. DeskError naming a field that cannot be read."""
        return CONTENTS[self.kind](**self.values())

    def _start(self) -> None:
        if self.kind is SafetyKind.MINOR_REPORT:  # the minutes count from now unless somebody says otherwise
            self.fields["found_at"].set_value(self._now.date())
            self.fields["found_at_time"].set_value(self._now.time().replace(second=0, microsecond=0))
        for name, value in (("order_wish", "undecided"), ("secrecy", "those_who_act")):
            if name in self.fields:
                self.fields[name].set_value(value)
