"""What stands against the appointment as it is typed: each clash, what to do about it, the rule behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal

from mediation_desk.domain.clash import Clash, ClashKind, ClashSeverity
from mediation_desk.domain.dates import time_said
from mediation_desk.ui.appointment_said import day_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import N_, _

_DO = {
    ClashKind.STAFF: N_("Choose somebody else or another time, or say why it is booked all the same."),
    ClashKind.ROOM: N_("Choose another room or another time."),
    ClashKind.CAPACITY: N_("Choose a larger room, or say why it will do."),
    ClashKind.PERSON: N_("Choose another time."),
    ClashKind.HOURS: N_("Choose another time, or say why it is outside working hours."),
    ClashKind.ABSENCE: N_("Choose somebody else or another day, or say why it is booked all the same."),
    ClashKind.DUTY: N_("Choose somebody else, or say who takes over the duty."),
    ClashKind.REST_DAY: N_("Choose a working day, or say why it is on a day of rest."),
    ClashKind.APART: N_("Let them come apart, in rooms of their own, or choose another day."),
    ClashKind.SITTING: N_("Choose to receive them one side at a time, or do first what is missing."),
    ClashKind.STAGGER: N_("Choose one of the times offered."),
}
_APART = (ClashKind.APART, ClashKind.SITTING, ClashKind.STAGGER)
SCREENING = frozenset({"move.screening_missing", "sitting.unfinished"})
"""Refusals that a private talk takes away."""

_LACKING = frozenset({"sitting.approval_needed", "sitting.plan_needed", "sitting.wish_needed"})
"""Refusals of coming one by one: what is lacking is seen to on the page of the case."""

_MOST = 8


class ClashPane(Sheet):
    """`talk_wanted(person id)`: a private talk would help; `time_wanted(moment)`: one of those offered."""

    talk_wanted = Signal(str)
    case_wanted = Signal()
    time_wanted = Signal(object)

    def __init__(self, desk: Desk, name_of: Callable[[str], str]) -> None:
        super().__init__(_("Clashes"), fact=" ", gap=8)
        self._desk, self._name_of = desk, name_of
        self._rows = Column(gap=8)
        self.add(self._rows)
        self.clashes: tuple[Clash, ...] = ()
        self.say_nothing()

    def say_nothing(self) -> None:
        """Too little is typed to look for anything."""
        self.clashes = ()
        clear(self._rows)
        self.set_fact("")
        said = _("As soon as day, time and people are typed, what stands against it is shown here.")
        self._rows.addWidget(Prose(said, "small", tone="ink2"))

    def show_clashes(self, clashes: Sequence[Clash], *, several: bool) -> None:
        """Show them; `several`: they are of several days, so each says its own."""
        clashes = _each_once(clashes, several=several)
        self.clashes = tuple(clashes)
        clear(self._rows)
        self.set_fact(str(len(clashes)) if clashes else "", "ink2")
        if not clashes:
            row = Row(gap=8)
            row.addWidget(IconLabel("circle-check", "pine", 20, line=24))
            row.addWidget(Label(_("Nothing stands against it.")), 1)
            self._rows.addLayout(row)
        for clash in self.clashes[:_MOST]:
            self._rows.addWidget(self._notice(clash, several=several))
        if len(clashes) > _MOST:
            self._rows.addWidget(Label(_("and {n} more", n=len(clashes) - _MOST), "small"))

    def _notice(self, clash: Clash, *, several: bool) -> Notice:
        forbids = clash.severity is ClashSeverity.FORBIDDEN
        tone = "plum" if clash.kind in _APART else "red" if forbids else "amber"
        said = clash_words(clash, self._name_of)
        if several:
            day = day_words(clash.starts, self._desk.today())
            said = _("{day}: {said}", day=day, said=said)
        do = _(_DO[clash.kind])
        if clash.key in _LACKING:
            do = _("See to it on the page of the case, then book.")
        elif clash.key in SCREENING:
            do = _("Talk with them alone first, or book only days on which the talk still counts.")
        second = [do, *([_(clash.cites)] if clash.cites else [])]
        return Notice(said, tone, second="\n".join(second), acts=self._acts(clash))

    def _acts(self, clash: Clash) -> list[Act]:
        acts: list[Act] = []
        if clash.key in SCREENING:
            for person_id in clash.whom[:2]:
                words = _("Private talk with {name}", name=self._name_of(person_id))
                acts.append((words, partial(self.talk_wanted.emit, person_id)))
        if clash.key in _LACKING:
            acts.append((_("To the case"), self.case_wanted.emit))
        for moment in clash.instead[:3]:
            acts.append((time_said(moment), partial(self.time_wanted.emit, moment)))
        return acts


def _each_once(clashes: Sequence[Clash], *, several: bool) -> list[Clash]:
    """Both halves of a sitting meet the same refusal: it is said once, of a series once a day."""
    told: dict[object, Clash] = {}
    for one in clashes:
        told.setdefault((one.key, one.whom, one.room_id, one.names, one.starts if several else None), one)
    return list(told.values())


def clash_words(clash: Clash, name_of: Callable[[str], str]) -> str:
    """The sentence of a clash, with the names of those it is about."""
    names = "、".join(filter(None, map(name_of, clash.whom)))
    said = _(clash.key, **dict(clash.names))
    return _("{names}: {span}", names=names, span=said) if names else said
