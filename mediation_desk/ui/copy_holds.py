"""What a proved copy holds, how old it is against the register in place, and the button to put it there."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.backup import Holds
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.sizes import size_said
from mediation_desk.services.restoring import Beginning
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row, clear, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class HoldsSheet(Sheet):
    """`say(…)` shows a copy; nothing of anybody in it. `put` is the button."""

    def __init__(self) -> None:
        super().__init__(_("What the copy holds"), margin=24, gap=8)
        self.other = Button(_("Choose another copy"))
        self.put = Button(_("Put this copy in place of the register"), "primary")

    def say(self, holds: Holds, present: Beginning | None, now: datetime) -> None:
        """Facts, then the difference to what is in place now, as far as it can be read."""
        clear(self.body)
        today = legal_day(now)
        facts = [
            (_("Made"), moment_said(holds.made_at, today)),
            (_("Cases"), f"{holds.cases:,}"),
            (_("Attachments"), f"{holds.files:,}"),
            (_("Size"), size_said(holds.bytes)),
            (_("Journal"), _("{n} entries, last {head}", n=f"{holds.entries:,}", head=holds.head[:16])),
        ]
        for name, value in facts:
            line = Row(gap=12)
            line.addWidget(Label(name, "small", tone="ink2"))
            line.addStretch(1)
            line.addWidget(Label(value))
            self.body.addLayout(line)
        self.add(rule())
        if holds.lost:
            self.add(Prose(_("copy.lost", n=len(holds.lost)), tone="red"))
        self.add(Prose(_age(holds, present, now), tone="amber"))
        self.add(Prose(_("restore.meaning"), "small", tone="ink2"))
        row = Row(gap=12)
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.put)
        self.body.addLayout(row)


def _age(holds: Holds, present: Beginning | None, now: datetime) -> str:
    days = (legal_day(now) - legal_day(holds.made_at)).days
    old = _("The copy is {n} days old.", n=days) if days else _("The copy is of today.")
    if present is None:
        return old
    lost = present.entries - holds.entries
    if lost <= 0:
        said = _("The register in place has nothing that the copy lacks.")
        return f"{old} {said}"
    said = _("The register in place has {n} acts the copy lacks; they stay in the folder set aside.", n=lost)
    return f"{old} {said}"
