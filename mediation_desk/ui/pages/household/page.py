"""One household: who lives there, its colour with all its history, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.household import Link, Measure
from mediation_desk.domain.household_view import HouseholdView
from mediation_desk.services import household_colours, household_links, households
from mediation_desk.services.access import HOME_VISIT_WRITE, HOUSEHOLD_WRITE
from mediation_desk.services.household_view import household_view
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.pages.household import asks
from mediation_desk.ui.pages.household.around import Around
from mediation_desk.ui.pages.household.colour_sheet import ColourSheet, Opened, suggestion_words
from mediation_desk.ui.pages.household.facts_sheet import FactsSheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.three_columns import ThreeColumns
from mediation_desk.words import _


class HouseholdPage(Page):
    """`desk.go("household", id)`; the primary notes a visit to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Household"))
        self._id = ""
        self._view: HouseholdView | None = None
        self._reasons: Opened = {}
        back = Button(_("Back"), "link", icon="chevron-left")
        back.clicked.connect(desk.back)
        self.head.set_lead(back)
        self.close_it = Button(_("Moved away or closed"))
        self.close_it.clicked.connect(self._ask_close)
        self.reopen = Button(_("Open again"))
        self.reopen.clicked.connect(self._reopen)
        self.change = Button(_("Change"), icon="pencil")
        self.change.clicked.connect(lambda: self.desk.go("household_form", self._id))
        self.visit = Button(_("Note a visit"), "primary", icon="plus")
        self.visit.clicked.connect(self.primary)
        for button in (self.close_it, self.reopen, self.change, self.visit):
            self.head.add_button(button)
        self.facts = FactsSheet(desk)
        self.colour = ColourSheet(desk)
        self.around = Around(desk)
        self.host = AskHost(desk)
        self.host.closed.connect(self._asked)
        self.host.hide()
        middle = QWidget()
        column = Column(middle, gap=12)
        column.addWidget(self.host)
        column.addWidget(self.colour, 1)
        self.body.addWidget(
            ThreeColumns(
                middle,
                ((_("Household members"), self.facts, 336), (_("What belongs to it"), self.around, 336)),
                400,
            ),
            1,
        )
        self.colour.assess.connect(self._ask_colour)
        self.colour.approve.connect(self._approve)
        self.colour.refuse.connect(self._ask_refusal)
        self.colour.reasons.connect(self._read_reasons)
        self.around.pair.connect(self._ask_link)
        self.around.end_link.connect(self._ask_link_end)
        self.around.measure.connect(self._ask_measure)
        self.around.visit.connect(lambda one: desk.go("home_visits", "visit", one))
        self.around.go.connect(desk.go)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def opened(self, *args: object) -> None:
        """Show this household, or again the one that stands here."""
        if args and str(args[0]) != self._id:
            self.host.put_away()
            self._asked()
            self._id, self._view, self._reasons = str(args[0]), None, {}
        self._ask()

    def primary(self) -> None:
        """Note a visit to this household."""
        self.desk.go("home_visits", "visits", self._id)

    def panes(self) -> tuple[QWidget, ...]:
        """Colour, members, what belongs to it."""
        return self.colour, self.facts, self.around

    def left(self) -> bool:
        """What was opened is closed again, what was typed is kept."""
        self.host.put_away()
        self._asked()
        self._reasons = {}
        return True

    def _ask(self) -> None:
        if self._id:
            self.desk.ask(self, self._show, household_view, self._id)

    def _show(self, view: HouseholdView) -> None:
        if view.household.id != self._id:
            return
        self._view = view
        one, desk = view.household, self.desk
        self.head.set_title(desk.shown(one.head.name))
        self.head.set_under(" · ".join((one.number, view.area)))
        self.head.set_facts(*([Chip(_("Closed"))] if one.closed_on else []))
        writes, open_now = bool(desk.staff.roles & HOUSEHOLD_WRITE), one.closed_on is None
        self.close_it.setVisible(writes and open_now)
        self.reopen.setVisible(writes and not open_now)
        self.change.setVisible(writes and open_now)
        self.visit.setVisible(bool(desk.staff.roles & HOME_VISIT_WRITE) and open_now)
        self.facts.show_view(view)
        self.colour.show_view(view, self._reasons)
        self.around.show_view(view)

    def _host(self, ask: Ask, draft_key: str = "", subject_id: str = "") -> None:
        self.colour.show()
        self.host.show()
        self.host.put(ask, draft_key, subject_id)

    def _asked(self) -> None:
        """Nothing is asked now: the colour has all the room."""
        self.host.hide()
        self.colour.show()

    def _put(self, ask: Ask, what: str) -> None:
        self._host(ask, f"household_{what}", self._id)
        ask.take_focus()

    def _kept(self, said: str, *_value: object) -> None:
        self.host.put_away(drop=True)
        self._asked()
        self.desk.toast(said)

    def _do(self, said: str, use_case: Any, *args: Any) -> None:
        self.desk.do(self, partial(self._kept, said), use_case, *args, failed=self.host.refused)

    def _ask_colour(self) -> None:
        if self._view is not None:
            said = suggestion_words(self._view, self.desk)
            self._put(asks.colour_ask(self._view.scheme, said, self._assess), "colour")
            self.colour.hide()  # so that all criteria have room

    def _assess(self, told: dict[str, Any]) -> None:
        self.desk.do(
            self,
            self._assessed,
            household_colours.assess_colour,
            self._id,
            tuple(told["codes"]),
            told["reason"],
            failed=self.host.refused,
        )

    def _assessed(self, in_force: bool) -> None:
        self._kept(_("The colour is kept") if in_force else _("The change waits for the director's approval"))

    def _approve(self, colour_id: str) -> None:
        self._do(_("Approved"), household_colours.approve_colour, colour_id)

    def _ask_refusal(self, colour_id: str) -> None:
        def answer(told: dict[str, Any]) -> None:
            self._do(_("The decision is kept"), household_colours.refuse_colour, colour_id, told["why"])

        self._put(asks.refusal_ask(answer), "refusal")

    def _read_reasons(self) -> None:
        self.desk.do(self, self._show_reasons, household_colours.open_colour_reasons, self._id)

    def _show_reasons(self, opened: Opened) -> None:
        self._reasons = opened
        if self._view is not None:
            self.colour.show_view(self._view, opened)

    def _ask_link(self) -> None:
        def answer(told: dict[str, Any]) -> None:
            self._do(
                _("Kept"),
                household_links.link_household,
                self._id,
                told["kind"],
                told["helper_id"],
                told["since"] or self.desk.today(),
            )

        self._put(asks.link_ask(self.desk, answer), "link")

    def _ask_link_end(self, link: Link) -> None:
        def answer(told: dict[str, Any]) -> None:
            until = told["until"] or self.desk.today()
            self._do(_("Kept"), household_links.end_household_link, link.id, until)

        self._host(asks.link_end_ask(self.desk, link, answer))

    def _ask_measure(self, before: Measure | None) -> None:
        blank = Measure(id="", household_id=self._id, what="", begun_on=self.desk.today())

        def answer(told: dict[str, Any]) -> None:
            begun = told.pop("begun_on") or self.desk.today()
            measure = replace(before or blank, begun_on=begun, **told)
            self._do(_("The measure is kept"), household_links.keep_measure, measure)

        ask = asks.measure_ask(self.desk, before, answer)
        if before is None:
            self._put(ask, "measure")
        else:
            self._host(ask)
            ask.take_focus()

    def _ask_close(self) -> None:
        def answer(told: dict[str, Any]) -> None:
            if self._view is None:
                return
            version, on = self._view.household.version, told["on"] or self.desk.today()
            self._do(
                _("The household is closed"),
                households.close_household,
                self._id,
                version,
                on,
                told["reason"],
            )

        self._put(asks.close_ask(self.desk, answer), "closing")

    def _reopen(self) -> None:
        if self._view is not None:
            one = self._view.household
            self._do(_("The household is open again"), households.reopen_household, one.id, one.version)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"household", "home_visit", "clue", "case"}:
            self._ask()

    def _masked(self, _masked: bool) -> None:
        if self._view is not None:
            self._show(self._view)
