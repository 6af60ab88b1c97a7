"""钥匙与恢复: the overview, and one way at a time in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.recovery import Lack, Recovery, Rehearsed, due, lacks
from mediation_desk.services.permission import roles_of
from mediation_desk.services.recovery import RecoveryStory, look_at_recovery, renew_card
from mediation_desk.services.recovery_places import recovery_places
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.recovery.appointing import Appointing
from mediation_desk.ui.pages.recovery.flow import Flow
from mediation_desk.ui.pages.recovery.keeping import KeepingForm
from mediation_desk.ui.pages.recovery.opening import Opening
from mediation_desk.ui.pages.recovery.overview import Overview
from mediation_desk.ui.pages.recovery.rehearsing import Rehearsing
from mediation_desk.ui.pages.recovery.renewing import Renewing
from mediation_desk.ui.pages.recovery.story import story_lines
from mediation_desk.words import _

_FIRST = {
    Lack.NO_CARD: "rehearse_card",
    Lack.NO_KEEPERS: "appoint",
    Lack.KEEPERS_SWAPPED: "appoint",
}


class RecoveryPage(Page):
    """For the director; the administrator sees how things stand and no button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Keys and recovery"))
        self.may_act = bool(desk.staff.roles & roles_of(renew_card))
        self.overview = Overview(may_act=self.may_act)
        self.keeping = KeepingForm(desk, may_act=self.may_act)
        self.overview.keeping.add(self.keeping)
        self.flow: Flow | None = None
        self._state: Recovery | None = None
        self._next = "rehearse_card"
        self.first = Button(_("Rehearse"), "primary")
        self.first.clicked.connect(self.primary)
        self.head.add_button(self.first)
        self.first.setVisible(self.may_act)
        self._faces = Stack()
        self._faces.addWidget(self.overview)
        self.body.addWidget(self._faces, 1)
        self.overview.wanted.connect(self.begin)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def opened(self, *args: object) -> None:
        """Ask how things stand; an argument names the way to begin."""
        self._ask()
        if args and self.may_act and self.flow is None:
            self.begin(str(args[0]))

    def primary(self) -> None:
        """What is missing most, or on with the way begun."""
        if self.flow is not None:
            self.flow.go_on()
        elif self.may_act:
            self.begin(self._next)

    def left(self) -> bool:
        """Ask before sheets or a card somebody may have printed are thrown away."""
        if self.flow is not None and self.flow.begun:
            asked = self.desk.questions.choose(
                self,
                _("Leave now?"),
                _("Nothing has changed yet. What was printed or typed here will not count."),
                _("Leave"),
            )
            if asked != 0:
                return False
        self.keeping.keep()
        self.desk.keep_drafts()
        self._end()
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The two sheets, where they lie and the story, or the way begun."""
        shown = self.overview
        parts = (shown.card, shown.keepers, self.keeping, shown.told)
        return (self.flow,) if self.flow is not None else parts

    def begin(self, way: str) -> None:
        """Begin a way: rehearse_card, rehearse_sheets, renew, appoint or session."""
        change = self._state is not None and bool(self._state.keepers)
        flow = _made(self.desk, way, change=change)
        if flow is None or not self.may_act:
            return
        self._end()
        self.flow = flow
        flow.done.connect(self._done)
        flow.given_up.connect(self._give_up)
        self._faces.addWidget(flow)
        self._faces.setCurrentWidget(flow)
        self.first.hide()

    def _give_up(self) -> None:
        self.left()

    def _done(self, said: str) -> None:
        self._end()
        self.desk.toast(said)
        self.opened()

    def _end(self) -> None:
        if self.flow is not None:
            self.flow.forget()
            self._faces.removeWidget(self.flow)
            self.flow.deleteLater()
            self.flow = None
        self._faces.setCurrentIndex(0)
        self.first.setVisible(self.may_act)

    def _show(self, story: RecoveryStory) -> None:
        self._state = story.state
        missing = lacks(story.state, self.desk.now())
        self._next = _FIRST.get(missing[0], "") if missing else "rehearse_sheets"
        if not self._next:  # a rehearsal is due: of the card, unless only the sheets' is
            card = due(story.state, Rehearsed.CARD, self.desk.now())
            self._next = "rehearse_card" if card else "rehearse_sheets"
        typed_back = _("Type the card back") if Lack.NO_CARD in missing else _("Rehearse with the card")
        words = {
            "rehearse_card": typed_back,
            "appoint": _("Appoint keepers"),
            "rehearse_sheets": _("Rehearse with two sheets"),
        }
        self.first.set_text(words[self._next])
        self.overview.show_state(story.state, story_lines(story, self.desk.hidden), self.desk.now())

    def _masked(self, _masked: bool) -> None:
        self._ask()

    def _ask(self) -> None:
        self.desk.ask(self, self._show, look_at_recovery)
        self.desk.ask(self, self.keeping.show_places, recovery_places)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"recovery", "staff"}:
            self._ask()


def _made(desk: Desk, way: str, *, change: bool) -> Flow | None:
    if way == "rehearse_card":
        return Rehearsing(desk, Rehearsed.CARD)
    if way == "rehearse_sheets":
        return Rehearsing(desk, Rehearsed.SHEETS)
    if way == "renew":
        return Renewing(desk)
    if way == "appoint":
        return Appointing(desk, change=change)
    return Opening(desk) if way == "session" else None
