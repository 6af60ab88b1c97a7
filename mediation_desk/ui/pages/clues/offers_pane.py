"""Counselling offered to couples that divorce: the list, what they answered, and what follows from a yes."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.clue import OfferAnswer
from mediation_desk.domain.counselling_offer import CounsellingOffer
from mediation_desk.errors import DeskError
from mediation_desk.register.counselling_offers import PAGE
from mediation_desk.services import counselling_offers
from mediation_desk.services.access import NOTE_WRITE
from mediation_desk.services.counselling_offers import OfferPage
from mediation_desk.ui import limits
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.counselling_offer import ask_answer, ask_offer, offer_of
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.inspector import Beside, Inspector
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column as Stack
from mediation_desk.ui.kit.layout import Row, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _, term

_TONES = {OfferAnswer.OPEN: "amber", OfferAnswer.ACCEPTED: "pine", OfferAnswer.DECLINED: "neutral"}


class OffersPane(QWidget):
    """`ask()` looks anew, `begin()` notes an offer; Enter opens one beside the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._page: OfferPage | None = None
        self._offer: CounsellingOffer | None = None
        self.answers = FilterButton(_("What they answered"), [(one, term(one)) for one in OfferAnswer])
        self.answers.changed.connect(self.ask)
        columns = (
            Column(key="on", title=_("Offered on"), width=128),
            Column(key="couple", title=_("Couple"), wrap=True),
            Column(key="way", title=_("Way"), width=112, drop=2),
            Column(key="answer", title=_("What they answered"), width=136),
            Column(key="answered", title=_("Answered on"), width=128, drop=3),
            Column(key="by", title=_("Offered by"), width=104, drop=1),
        )
        self.table = Table(columns, self._cells, key=_offer_id, name=_("Counselling offered"))
        self.table.opened.connect(self._open)
        self.table.wanted_more.connect(self._more)
        self.empty = EmptyState(
            _("No offer here"), _("Every couple that divorces is offered counselling, and says yes or no.")
        )
        self.empty.hide()
        main = QWidget()
        column = Stack(main, gap=8)
        filters = Row(gap=8)
        filters.addWidget(self.answers)
        filters.addStretch(1)
        column.addLayout(filters)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty, 1)
        column.addWidget(sheet, 1)
        self.side = Inspector(_("Offer"))
        self._told = Stack(gap=12)
        self.host = AskHost(desk)
        self.host.closed.connect(self._closed)
        self.side.add(self._told)
        self.side.add(self.host, 1)
        self.host.plain = True
        self.beside = Beside(main, self.side, width=360)
        self.beside.close_side()
        Stack(self).addWidget(self.beside, 1)
        desk.masked_changed.connect(self._masked)

    def ask(self) -> None:
        """Ask for the newest offers."""
        answers = frozenset(self.answers.value())
        self.desk.ask(self, self._show, counselling_offers.offer_page, answers)

    def begin(self) -> None:
        """Note an offer beside the list."""
        self._offer = None
        clear(self._told)
        self.host.put(ask_offer(self.desk.today(), self._note), "counselling_offer")
        self.beside.open_side()
        if self.host.ask is not None:
            self.host.ask.take_focus()

    def take_focus(self) -> None:
        """The cursor goes into the list."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, page: OfferPage) -> None:
        self._page = page
        self.table.set_rows(page.offers, more=len(page.offers) == PAGE)
        self.table.setVisible(bool(page.offers))
        self.empty.setVisible(not page.offers)

    def _more(self) -> None:
        rows: list[CounsellingOffer] = self.table.lines.rows
        if rows:
            answers = frozenset(self.answers.value())
            self.desk.ask(self, self._append, counselling_offers.offer_page, answers, rows[-1].row)

    def _append(self, page: OfferPage) -> None:
        self.table.append_rows(page.offers, more=len(page.offers) == PAGE)

    def _cells(self, offer: CounsellingOffer) -> tuple[Cell, ...]:
        today = self.desk.today()
        answered = limits.day(offer.answered_on, today) if offer.answered_on else "—"
        return (
            Text(text=limits.day(offer.on, today)),
            Text(text=self.desk.shown(offer.couple)),
            Text(text=term(offer.way), tone="ink2"),
            Tag(text=term(offer.answer), tone=_TONES[offer.answer]),
            Text(text=answered, tone="ink2"),
            Text(text=self._page.name(offer.offered_by) if self._page else ""),
        )

    def _open(self, offer: CounsellingOffer) -> None:
        self._offer = offer
        clear(self._told)
        self._told.addWidget(Label(self.desk.shown(offer.couple), "section", wrap=True))
        self._told.addWidget(Label(term(offer.way), "small"))
        ask = ask_answer(offer, self.desk.today(), self._answered)
        self.host.put(ask)
        for words, icon, act in self._acts(offer):
            button = Button(words, icon=icon)
            button.clicked.connect(act)
            self._told.addWidget(button)
        self.beside.open_side()
        ask.take_focus()

    def _acts(self, offer: CounsellingOffer) -> list[tuple[str, str, Any]]:
        slip = partial(self.desk.go, "offer_slip", offer.id)
        acts: list[tuple[str, str, Any]] = [(_("Print the slip both sign"), "printer", slip)]
        if offer.answer is not OfferAnswer.ACCEPTED or not self.desk.staff.roles & NOTE_WRITE:
            return acts
        if offer.file_id:
            go = partial(self.desk.go, "counselling_file", offer.file_id)
            acts.append((_("The counselling file"), "message-heart", go))
        else:
            go = partial(self.desk.go, "counselling_open", "", offer.id)
            acts.append((_("Open a counselling file"), "message-heart", go))
        return acts

    def _note(self, values: dict[str, Any]) -> None:
        try:
            offer = offer_of(values)
        except DeskError as fault:
            self.host.refused(fault)
            return
        self.desk.do(self, self._kept, counselling_offers.offer_counselling, offer, failed=self.host.refused)

    def _answered(self, values: dict[str, Any]) -> None:
        assert self._offer is not None
        answer = OfferAnswer(values["answer"])
        self.desk.do(
            self,
            self._kept,
            counselling_offers.answer_offer,
            self._offer.id,
            self._offer.version,
            answer,
            values["answered_on"],
            failed=self.host.refused,
        )

    def _kept(self, offer: CounsellingOffer) -> None:
        self.host.put_away(drop=True)
        self._open(offer)
        self.desk.toast(_("The offer is kept"))

    def _closed(self) -> None:
        self.beside.close_side()

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()
        if self._offer is not None and self.beside.is_open():
            self._open(self._offer)


def _offer_id(offer: CounsellingOffer) -> str:
    return offer.id
