"""The log of calls to 12338: those to ring back first, who rang told to those it concerns alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.hotline_call import HotlineCall
from mediation_desk.domain.phones import grouped
from mediation_desk.errors import DeskError
from mediation_desk.register.hotline_calls import PAGE
from mediation_desk.services import hotline_calls
from mediation_desk.services.access import RECEPTION_WRITE
from mediation_desk.services.hotline_calls import CallPage
from mediation_desk.ui import limits
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.hotline_call import ask_call, ask_rung_back, call_of
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.inspector import Beside, Inspector
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column as Stack
from mediation_desk.ui.kit.layout import Row, clear
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _, sentence

_SIDE = 360


class CallsPane(QWidget):
    """`ask()` looks anew, `begin()` notes a call; Enter opens one beside the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._page: CallPage | None = None
        self._call: HotlineCall | None = None
        self.which = Segments([(True, _("To ring back")), (False, _("All calls"))], compact=True)
        self.which.setAccessibleName(_("Which calls"))
        self.which.set_value(True)
        self.which.changed.connect(self.ask)
        columns = (
            Column(key="at", title=_("Rang on"), width=136),
            Column(key="caller", title=_("Who rang"), width=120),
            Column(key="about", title=_("call.about"), wrap=True),
            Column(key="back", title=_("Ring back"), width=152),
            Column(key="who", title=_("Who rings back"), width=104, drop=1),
            Column(key="became", title=_("Became"), width=144, drop=2),
        )
        self.table = Table(columns, self._cells, key=_call_id, name=_("Calls to 12338"))
        self.table.opened.connect(self._open)
        self.table.wanted_more.connect(self._more)
        self.empty = EmptyState(_("Nobody is to be rung back"), _("Note a call: Ctrl+Enter begins."))
        self.empty.hide()
        main = QWidget()
        column = Stack(main, gap=8)
        filters = Row(gap=8)
        filters.addWidget(self.which)
        filters.addStretch(1)
        column.addLayout(filters)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        sheet.add(self.empty, 1)
        column.addWidget(sheet, 1)
        self.side = Inspector(_("Call"))
        self._told = Stack(gap=12)
        self.host = AskHost(desk)
        self.host.closed.connect(self._closed)
        self.side.add(self._told)
        self.side.add(self.host, 1)
        self.host.plain = True
        self.beside = Beside(main, self.side, width=_SIDE)
        self.beside.close_side()
        Stack(self).addWidget(self.beside, 1)
        desk.masked_changed.connect(self._masked)

    def ask(self) -> None:
        """Ask for the first calls."""
        self.desk.ask(self, self._show, hotline_calls.call_page, waiting=bool(self.which.value()))

    def begin(self) -> None:
        """Note a call beside the list."""
        if self._page is None:
            return
        self._call = None
        clear(self._told)
        colleagues = [(one.id, one.name) for one in self._page.colleagues]
        self.host.put(ask_call(self.desk, colleagues, self._note), "hotline_call")
        self.beside.open_side()
        if self.host.ask is not None:
            self.host.ask.take_focus()

    def take_focus(self) -> None:
        """The cursor goes into the list."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, page: CallPage) -> None:
        first, self._page = self._page is None, page
        self.table.set_rows(page.calls, more=not self.which.value() and len(page.calls) == PAGE)
        self.table.setVisible(bool(page.calls))
        self.empty.setVisible(not page.calls)
        if first and not page.calls and self.which.value():
            self.which.set_value(False)

    def _more(self) -> None:
        rows: list[HotlineCall] = self.table.lines.rows
        if rows:
            self.desk.ask(self, self._append, hotline_calls.call_page, before=rows[-1].row)

    def _append(self, page: CallPage) -> None:
        self.table.append_rows(page.calls, more=len(page.calls) == PAGE)

    def _cells(self, call: HotlineCall) -> tuple[Cell, ...]:
        assert self._page is not None
        told = call.opened or call.restricted
        sealed = call.restricted and not call.about
        about = _("Restricted: Enter opens it (journalled)") if sealed else call.about
        name = self._page.name(call.responsible)
        return (
            Text(text=self._when(call.at)),
            Text(text=self.desk.shown(call.caller) if told else "—", tone="ink" if told else "ink3"),
            Text(
                text=self.desk.hidden(about) if told else _("Told to those it concerns"),
                icon="lock" if sealed else "",
                tone="ink2",
            ),
            self._back(call),
            Text(text=name),
            Text(text=dict(self._page.numbers).get(call.clue_id, "")),
        )

    def _back(self, call: HotlineCall) -> Cell:
        if call.called_back_at is not None:
            return Text(text=_("rung back"), icon="check", tone="ink2", small=True)
        if call.call_back_by is None:
            return Text(text="—", tone="ink3")
        late = call.call_back_by < self.desk.now()
        soon = legal_day(call.call_back_by) == self.desk.today()
        return Tag(
            text=self._when(call.call_back_by),
            tone="red" if late else "amber" if soon else "neutral",
            icon="alert-triangle" if late else "clock",
        )

    def _when(self, at: datetime) -> str:
        local = at.astimezone(SHANGHAI)
        return f"{limits.day(local.date(), self.desk.today())} {local:%H:%M}"

    def _open(self, call: HotlineCall) -> None:
        self.desk.do(self, self._tell, hotline_calls.open_call, call.id, failed=self._refused)

    def _tell(self, call: HotlineCall) -> None:
        self._call = call
        self.host.put_away()
        clear(self._told)
        self.beside.open_side()
        if self.desk.masked:
            self._told.addWidget(Label(_("Masked"), "small"))
            return
        who = " · ".join(filter(None, (call.caller, grouped(call.phone) if call.phone else "")))
        self._told.addWidget(Label(who or _("Nobody was named"), "section", wrap=True))
        self._told.addWidget(Label(self._when(call.at), "small"))
        self._told.addWidget(Prose(call.about))
        if call.call_back_said:
            self._told.addWidget(Label(_("Rung back"), "small"))
            self._told.addWidget(Prose(call.call_back_said))
        for words, icon, act in self._acts(call):
            button = Button(words, icon=icon)
            button.clicked.connect(act)
            self._told.addWidget(button)

    def _acts(self, call: HotlineCall) -> list[tuple[str, str, Any]]:
        acts: list[tuple[str, str, Any]] = []
        if call.called_back_at is None:
            acts.append((_("Rung back …"), "phone-call", self._ring))
        if not call.clue_id:
            acts.append((_("Make it a clue"), "notes", self._to_clue))
        else:
            acts.append((_("Open the clue"), "notes", lambda: self.desk.go("clue", call.clue_id)))
        if call.reception_id:
            acts.append(
                (_("Open the reception"), "user-plus", lambda: self.desk.go("reception", call.reception_id))
            )
        elif self.desk.staff.roles & RECEPTION_WRITE:
            acts.append((_("Make it a reception"), "user-plus", self._to_reception))
        return acts

    def _ring(self) -> None:
        if self._call is not None:
            self.host.put(ask_rung_back(self._rung), "call_back", self._call.id)
            if self.host.ask is not None:
                self.host.ask.take_focus()

    def _rung(self, values: dict[str, Any]) -> None:
        assert self._call is not None
        said, call = str(values["said"]), self._call
        self.desk.do(
            self,
            self._kept,
            hotline_calls.ring_back,
            call.id,
            call.version,
            said,
            failed=self.host.refused,
        )

    def _note(self, values: dict[str, Any]) -> None:
        base = HotlineCall(id=uuid4().hex, at=self.desk.now(), caller="", phone="", about="")
        try:
            call = call_of(values, base)
        except DeskError as fault:
            self.host.refused(fault)
            return
        self.desk.do(self, self._kept, hotline_calls.note_call, call, failed=self.host.refused)

    def _kept(self, call: HotlineCall) -> None:
        self.host.put_away(drop=True)
        if call.opened:
            self._tell(call)
        else:
            self.beside.close_side()
        self.desk.toast(_("The call is kept"))

    def _to_clue(self) -> None:
        if self._call is not None:
            self.desk.go("clue", "", "new", self._call.id)

    def _to_reception(self) -> None:
        if self._call is not None:
            self.desk.go("reception", f"call/{self._call.id}")

    def _closed(self) -> None:
        if self._call is None:
            self.beside.close_side()

    def _refused(self, fault: DeskError) -> None:
        self.desk.notice(sentence(fault), "amber", of=self)

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()
        if self._call is not None and self.beside.is_open():
            self._tell(self._call)


def _call_id(call: HotlineCall) -> str:
    return call.id
