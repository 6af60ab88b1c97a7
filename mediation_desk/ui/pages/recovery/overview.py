"""How things stand: the card, the keepers, what is missing, and everything that was done with them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.recovery import Recovery, Rehearsed, due
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _


class Overview(QWidget):
    """`wanted` carries the way to begin: rehearse_card, renew, rehearse_sheets, appoint or session."""

    wanted = Signal(str)

    def __init__(self, *, may_act: bool) -> None:
        super().__init__()
        self._may_act = may_act
        self.buttons: dict[str, Button] = {}
        self.card, self.keepers = Sheet(_("Restore card"), margin=24), Sheet(_("Keepers' sheets"), margin=24)
        self.told = LineList(grows=True, name=_("Rehearsals and sessions"))
        self._card, self._keepers = Column(gap=8), Column(gap=8)
        across = Row(gap=16)
        for sheet, inside, says, ways in (
            (
                self.card,
                self._card,
                _("recovery.card"),
                (("rehearse_card", _("Rehearse")), ("renew", _("New card"))),
            ),
            (
                self.keepers,
                self._keepers,
                _("recovery.keepers"),
                (
                    ("rehearse_sheets", _("Rehearse")),
                    ("appoint", _("Appoint keepers")),
                    ("session", _("Keepers' session")),
                ),
            ),
        ):
            sheet.add(Prose(says, "small", tone="ink2"))
            sheet.add(inside)
            sheet.body.addStretch(1)
            sheet.add(self._ways(ways))
            across.addWidget(sheet, 1)
        self.keeping = Sheet(_("Where they are kept"), margin=24)
        done = Sheet(_("Rehearsals and sessions"))
        done.add(self.told)
        done.body.addStretch(1)
        whole = QWidget()
        column = Column(whole, gap=16)
        column.addLayout(across)
        column.addWidget(self.keeping)
        column.addWidget(done, 1)
        Column(self).addWidget(scrolling(whole))

    def show_state(self, found: Recovery, done: list[Line], now: datetime) -> None:
        """Show this state and what was done, newest first."""
        clear(self._card)
        clear(self._keepers)
        if found.card_confirmed is None:
            self._card.addWidget(_fact(_("Not typed back yet"), good=False))
        else:
            day = _day(found.card_confirmed)
            self._card.addWidget(_fact(_("Typed back on {day}", day=day), good=True))
            self._card.addWidget(_rehearsal(found, Rehearsed.CARD, now))
        if found.swapped:
            self._keepers.addWidget(_fact(_("keepers.swapped"), good=False))
        for keeper in found.keepers:
            self._keepers.addWidget(
                Label(
                    _(
                        "Sheet {n}: {keeper}, since {day}",
                        n=keeper.sheet,
                        keeper=keeper.name,
                        day=whole_day(keeper.given_on),
                    ),
                    wrap=True,
                )
            )
        if found.keepers_confirmed is None:
            self._keepers.addWidget(_fact(_("No keepers appointed"), good=False))
        else:
            self._keepers.addWidget(_rehearsal(found, Rehearsed.SHEETS, now))
        if found.unboxed:
            self._keepers.addWidget(
                Label(
                    _("{n} texts wait until their readers sign in once", n=found.unboxed), "small", wrap=True
                )
            )
        self._name_ways(found)
        self.told.set_lines(done or [Line(id="", first=_("Nothing yet"))])

    def _name_ways(self, found: Recovery) -> None:
        if not self._may_act:
            return
        kept = found.keepers_confirmed is not None
        self.buttons["appoint"].set_text(_("Change the keepers") if kept else _("Appoint keepers"))
        for way in ("rehearse_sheets", "session"):
            self.buttons[way].setVisible(kept)

    def _ways(self, ways: tuple[tuple[str, str], ...]) -> FlowLayout:
        row = FlowLayout(gap=12)
        for way, word in ways if self._may_act else ():
            button = self.buttons[way] = Button(word)
            button.clicked.connect(lambda _checked=False, way=way: self.wanted.emit(way))
            row.addWidget(button)
        row.addStretch(1)
        return row


def _rehearsal(found: Recovery, what: Rehearsed, now: datetime) -> QWidget:
    newest = next((one.at for one in found.rehearsals if one.what is what), None)
    late = due(found, what, now)
    said = _("Rehearsed on {day}", day=_day(newest)) if newest else _("Not rehearsed since")
    if newest is None and not late:
        return _fact(said, good=True, icon="clock")  # typed back lately, but nothing was proved since
    return _fact(f"{said} · {_('Half a year has passed')}" if late else said, good=not late)


def _fact(words: str, *, good: bool, icon: str = "") -> QWidget:
    line = QWidget()
    row = Row(line, gap=8)
    sign = IconLabel("circle-check", "pine") if good else IconLabel("alert-triangle", "amber")
    row.addWidget(IconLabel(icon, "ink2") if icon else sign)
    row.addWidget(Label(words, tone="ink" if good else "amber", wrap=True), 1)
    return line


def _day(moment: datetime) -> str:
    return whole_day(legal_day(moment))
