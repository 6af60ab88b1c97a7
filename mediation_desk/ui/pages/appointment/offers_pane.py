"""The three best free times for these people and a room, each taken in one click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from mediation_desk.domain.dates import span_said
from mediation_desk.domain.free_time import Offer
from mediation_desk.ui.appointment_said import day_words
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class OffersPane(Sheet):
    """`taken(Offer)` when one is chosen."""

    taken = Signal(object)

    def __init__(self, desk: Desk, room_of: Callable[[str], str]) -> None:
        super().__init__(_("Next free times"), gap=8)
        self._desk, self._room_of = desk, room_of
        self._said = Prose("", "small", tone="ink2")
        self.lines = LineList(grows=True, name=_("Next free times"))
        self.lines.opened.connect(self._take)
        self._offers: tuple[Offer, ...] = ()
        self.add(self._said)
        self.add(self.lines)
        self.say_nothing()

    def say_nothing(self) -> None:
        """Too little is typed to look for a time."""
        self._put((), _("Choose who comes and who receives them; then free times are offered."))

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what is free."""
        self._put(offers, "" if offers else _("Nothing is free for all of them in the next 30 days."))

    def say(self, why: str) -> None:
        """Why nothing can be offered."""
        self._put((), why)

    def _put(self, offers: Sequence[Offer], said: str) -> None:
        self._offers = tuple(offers)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.lines.set_lines([self._line(number, one) for number, one in enumerate(self._offers)])
        self.lines.setVisible(bool(offers))

    def _line(self, number: int, offer: Offer) -> Line:
        rooms = dict.fromkeys(self._room_of(stay.room_id) for stay in offer.stays)
        said = [" / ".join(filter(None, rooms)), _(offer.why, **dict(offer.names)) if offer.why else ""]
        spans = " · ".join(span_said(stay.starts, stay.ends) for stay in offer.stays)
        return Line(
            id=number,
            first=f"{day_words(offer.starts, self._desk.today())} {spans}",
            second=" · ".join(filter(None, said)),
            icon="clock",
            icon_token="pine",
        )

    def _take(self, number: object) -> None:
        if isinstance(number, int) and number < len(self._offers):
            self.taken.emit(self._offers[number])
