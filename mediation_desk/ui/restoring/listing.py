"""Step 3: every copy on the stick with what is in it; those that cannot be used say why."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.generation import Generation, GenerationState
from mediation_desk.domain.sizes import size_said
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.seams import Clock
from mediation_desk.words import N_, _, count, term

_WHY = {
    GenerationState.OTHER_KEYS: N_("generation.other_keys"),
    GenerationState.OTHER_REGISTER: N_("generation.other_register"),
    GenerationState.UNFINISHED: N_("copy.unfinished"),
    GenerationState.FAILED: N_("copy.failed_once"),
    GenerationState.DAMAGED: N_("copy.damaged"),
    GenerationState.NEWER_PROGRAM: N_("copy.newer"),
}


class ListingStep(Sheet):
    """`wanted` when the copy chosen is to be proved; `other_key` to open those with other keys."""

    wanted = Signal()
    other_key = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__(_("Which copy"), margin=24, gap=12)
        self._clock = clock
        self.table = Table(
            (
                Column(key="made", title=_("Made"), width=176, wrap=True, sort=True),
                Column(key="cases", title=_("Cases"), width=72, right=True, sort=True),
                Column(key="newest", title=_("Newest case"), wrap=True),
                Column(key="files", title=_("Attachments"), width=88, right=True, drop=2),
                Column(key="entries", title=_("Journal"), width=96, right=True, drop=3),
                Column(key="size", title=_("Size"), width=80, right=True, drop=1),
                Column(key="state", title=_("State"), width=112, wrap=True),
            ),
            self._cells,
            key=_name,
            name=_("Copies on the stick"),
        )
        self.why = Prose("", "small", tone="amber")
        self.prove = Button(_("Verify this copy"), "primary")
        self.keys = Button(_("Open with card or sheets"), "link")
        self._found: tuple[Generation, ...] = ()
        self._lay_out()
        self.table.chosen.connect(self._chose)
        self.table.opened.connect(self._opened)
        self.table.sorted_by.connect(self._sort)
        self.prove.clicked.connect(self.wanted)
        self.keys.clicked.connect(self.other_key)

    @property
    def chosen(self) -> Generation | None:
        """The copy that is marked, if it can be used."""
        row = self.table.current_row()
        return row if isinstance(row, Generation) and row.may_be_chosen else None

    def show_copies(self, found: tuple[Generation, ...], wanted: str = "") -> None:
        """List these; mark the one whose folder was given, or the newest that can be used."""
        self._found = found
        self.table.set_rows(found)
        self.table.show_sort("made", descending=True)
        usable = [one.name for one in found if one.may_be_chosen]
        if usable:
            self.table.choose(wanted if wanted in usable else usable[0])
        n = len(usable)
        self.set_fact(count("{n} copy can be restored", "{n} copies can be restored", n))
        self._chose(self.table.current_row())

    def _chose(self, row: object) -> None:
        one = row if isinstance(row, Generation) else None
        said = self._reason(one)
        self.why.setText(said)
        self.why.setVisible(bool(said))
        if self.chosen is None:
            self.prove.block(said or _("Choose a copy first"))
        else:
            self.prove.allow()

    def _reason(self, one: Generation | None) -> str:
        if one is None:
            return ""
        if one.state in _WHY:
            return _(_WHY[one.state])
        if one.lost:
            return _("copy.lost", n=one.lost)
        return "" if one.proved else _("generation.only_found")

    def _opened(self, _row: object) -> None:
        if self.chosen is not None:
            self.wanted.emit()

    def _sort(self, column: str, descending: bool) -> None:
        keys = {
            "made": lambda one: one.made_at.timestamp() if one.made_at else 0.0,
            "cases": lambda one: float(one.cases),
        }
        self.table.set_rows(sorted(self._found, key=keys[column], reverse=descending))

    def _cells(self, one: Generation) -> tuple[Cell, ...]:
        today = legal_day(self._clock.now())
        made = moment_said(one.made_at, today) if one.made_at else one.name
        if not one.may_be_chosen:
            quiet = [Text(text=made, tone="ink3"), *(Text(text="—", tone="ink3") for _n in range(5))]
            return (*quiet, Text(text=term(one.state), tone="amber", icon="ban"))
        state = (
            Text(text=_("Proved here"), tone="pine", icon="check")
            if one.proved
            else Text(text=_("Only found"), tone="ink2")
        )
        return (
            Text(text=made),
            Text(text=f"{one.cases:,}"),
            Text(text=one.newest_case or "—"),
            Text(text=f"{one.attachments:,}"),
            Text(text=f"{one.entries:,}"),
            Text(text=size_said(one.bytes)),
            state,
        )

    def _lay_out(self) -> None:
        self.add(self.table, 1)
        self.add(self.why)
        row = Row(gap=12)
        row.addWidget(self.keys)
        row.addStretch(1)
        row.addWidget(self.prove)
        self.body.addLayout(row)


def _name(one: Generation) -> str:
    return one.name
