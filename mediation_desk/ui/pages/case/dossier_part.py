"""卷宗: the thirteen items of a case's dossier, what each lacks and where it is made, binding and archive."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.dossier import BY_BINDING, CheckedItem, Lack, Volume, Way
from mediation_desk.domain.numbering import Series
from mediation_desk.errors import DeskError
from mediation_desk.services.archive import archive_case, change_retention, explain_gap, reopen_case
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.dossier_binding import BoundLeaf
from mediation_desk.services.dossier_check import DossierSheet, dossier_sheet
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.wall import Stop
from mediation_desk.ui import style
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.bound_view import BoundView
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.dossier_run import BoundVolume, DossierRun
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.case import dossier_asks
from mediation_desk.ui.pages.case.dossier_giving import GivePages
from mediation_desk.ui.pages.case.dossier_lines import (
    item_lines,
    item_name,
    lack_words,
    part_lines,
    standing_words,
)
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.wall_stop import WallStop
from mediation_desk.words import _, sentence, term

_ITEM, _ASK, _BOUND = range(3)
"""Places in the stack at the right."""
_ROW = 56
"""Height of a line with two rows of words, so that a short list leaves its room to what follows."""
_NO_STOP = Stop()
_NOUNS = {"case", "mediation_record", "agreement", "attachment", "written", "dossier"}


class DossierPart(QWidget):
    """`tab_wanted(key)` leads to another part of the case, `written_wanted(key)` to a paper to write."""

    tab_wanted = Signal(str)
    written_wanted = Signal(str)
    counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case_id = ""
        self._dossier: DossierSheet | None = None
        self._item = 0
        self.host = AskHost(desk)
        self.number = ListedStrip(desk, Series.CASE)
        self.run = DossierRun(desk, self)
        self.items = LineList(name=_("Items of the dossier"), row_height=44)
        self.standing = Prose("", "small")
        self.bind_main = Button(_("Bind the main volume"), icon="printer")
        self.bind_side = Button(_("Bind the side volume"))
        self.archive = Button(_("Archive …"), icon="archive")
        self.retention = Button(_("Keep it longer or shorter"), "text")
        self.reopen = Button(_("Go on as a new case"), "text")
        self.inside = LineList(name=_("What lies in it"))
        self.lacking = QWidget()
        self._lacks = Column(self.lacking, gap=8)
        self.view = BoundView(desk)
        self.stop = WallStop(desk)
        self.parts = Stack()
        self._lay_out()
        self._listen()

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show the dossier of a case; asks for it when it is looked at."""
        if self._case_id != sheet.view.case.id:
            self.run.stop()
            self._case_id, self._dossier, self._item = sheet.view.case.id, None, 0
            self.view.clear()
            self._put_away()
        self.setEnabled(sheet.leads)
        if sheet.leads:
            self._look()

    def _lay_out(self) -> None:
        listed = Sheet(_("Dossier"))
        listed.add(self.standing)
        acts = FlowLayout()
        for button in (self.bind_main, self.bind_side, self.archive, self.retention, self.reopen):
            acts.addWidget(button)
        listed.add(acts)
        listed.add(self.number)
        listed.add(self.items, 1)
        self.item = Sheet(" ")
        self.item.add(self.inside, 2)
        self.item.add(scrolling(self.lacking), 3)
        self.bound = QWidget()
        column = Column(self.bound, gap=8)
        self._outs = Row(gap=12)
        self.said = Label("", "small", tone="ink2")
        self.print_button = Button(_("Print"), icon="printer")
        self.export_button = Button(_("Export as PDF"), icon="file-export")
        self.cancel = Button(_("Stop binding"))
        self.give = GivePages(self._desk, self.host)
        self.give.wanted.connect(lambda: self.parts.setCurrentIndex(_ASK))
        self.give.given.connect(self._show_given)
        self._outs.addWidget(self.said)
        self._outs.addStretch(1)
        for button in (self.cancel, self.give.button, self.print_button, self.export_button):
            self._outs.addWidget(button)
        column.addLayout(self._outs)
        column.addWidget(self.stop)
        column.addWidget(self.view, 1)
        for part in (self.item, scrolling(self.host), self.bound):
            self.parts.addWidget(part)
        row = Row(self, gap=16)
        row.addWidget(listed, 4)
        row.addWidget(self.parts, 5)

    def _listen(self) -> None:
        run = self.run
        self.items.opened.connect(self._choose)
        self.bind_main.clicked.connect(lambda: self._bind(Volume.MAIN))
        self.bind_side.clicked.connect(lambda: self._bind(Volume.SIDE))
        self.archive.clicked.connect(self._ask_archive)
        self.retention.clicked.connect(self._ask_retention)
        self.reopen.clicked.connect(self._ask_reopen)
        self.print_button.clicked.connect(self.view.print_it)
        self.export_button.clicked.connect(self.view.export)
        self.cancel.clicked.connect(run.stop)
        run.gathered.connect(self._say_gathered)
        run.merging.connect(self._say_merging)
        run.bound.connect(self._show_bound)
        run.refused.connect(self._show_stop)
        run.failed.connect(self._not_bound)
        self.host.closed.connect(self._put_away)
        self._desk.changed.connect(self._changed)
        self._desk.masked_changed.connect(self._masked)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self.isVisible() and self.isEnabled():
            self._look()

    def _masked(self, masked: bool) -> None:
        self.bound.setVisible(not masked)
        if self._dossier is not None:
            self._show(self._dossier)

    def _look(self) -> None:
        self._desk.ask(self, self._show, dossier_sheet, self._case_id, failed=self._nothing)

    def _nothing(self, error: DeskError) -> None:
        self.standing.setText(sentence(error))

    def _show(self, dossier: DossierSheet) -> None:
        if dossier.case_id != self._case_id:
            return
        self._dossier = dossier
        self._item = self._item or (dossier.missing[0].item if dossier.missing else 1)
        self.items.set_lines(item_lines(dossier))
        self.items.choose(self._item)
        _tone, said = standing_words(dossier, self._desk)
        links = [self._link_words(dossier)] if dossier.links else []
        self.standing.setText("\n".join([said, *links]))
        archived = dossier.archived is not None
        self.archive.setVisible(not archived)
        self.archive.setEnabled(dossier.state is CaseState.CLOSED)
        self.retention.setVisible(archived)
        self.reopen.setVisible(archived)
        self.bind_main.setEnabled(bool(dossier.in_volume(Volume.MAIN)) and not self.run.running)
        self.bind_side.setEnabled(bool(dossier.in_volume(Volume.SIDE)) and not self.run.running)
        self.counted.emit(len({lack.item for lack in dossier.missing}) or None)
        if self.host.ask is None and self.parts.currentIndex() != _BOUND:
            self._choose(self._item)

    def _link_words(self, dossier: DossierSheet) -> str:
        link = dossier.links[0]
        if link.case_id == dossier.case_id:
            return _("Goes on from {number}, archived.", number=link.earlier_number)
        return _("Goes on as a new case; see the story of the case.")

    def _choose(self, number: Any) -> None:
        if self._dossier is None or number is None:
            return
        self._put_away()
        self._item = int(number)
        one = self._dossier.items[self._item - 1]
        self.item.set_title(f"{one.item.number}  {item_name(one.item.number)}")
        lines = part_lines(one, self._desk)
        self.inside.set_lines(lines)
        self.inside.setVisible(bool(lines))
        self.inside.setMaximumHeight(style.px(_ROW * len(lines) + 8))
        self._show_lacks(one)
        self.parts.setCurrentIndex(_ITEM)

    def _show_lacks(self, one: CheckedItem) -> None:
        clear(self._lacks)
        gap = dict(self._dossier.gaps).get(one.item.number, "") if self._dossier else ""
        open_ = self._dossier is not None and self._dossier.archived is None
        if one.item.number == BY_BINDING:
            said = _(
                "Cover, index and back cover are made when a volume is bound, with the real page numbers."
            )
            self._lacks.addWidget(Prose(said, "small", tone="ink2"))
        for lack in one.lacks:
            acts: list[tuple[str, Callable[[], object]]] = []
            if open_ and not gap:
                acts.append((term(lack.way), partial(self._go, lack)))
            if open_ and lack.required and not gap:
                acts.append((_("It cannot be had …"), lambda: self._ask_gap(one.item.number, "")))
            tone = "neutral" if gap or not lack.required else "amber"
            self._lacks.addWidget(Notice(lack_words(lack, self._desk), tone, acts=acts))
        if gap:
            acts = (
                [(_("Change the explanation"), lambda: self._ask_gap(one.item.number, gap))] if open_ else []
            )
            said = _("Explained in the dossier note: {reason}", reason=self._desk.hidden(gap))
            self._lacks.addWidget(Notice(said, "pine", acts=acts))
        if not one.parts and not one.lacks and one.item.number != BY_BINDING:
            self._lacks.addWidget(Prose(_("Nothing lies here, and nothing is needed."), "small", tone="ink2"))
        self._lacks.addStretch(1)

    def _go(self, lack: Lack) -> None:
        if lack.way is Way.PAPER:
            self.written_wanted.emit(lack.paper)
        elif lack.way is Way.DAY:
            self.tab_wanted.emit("overview")
        elif lack.way is Way.RECORD:
            self.tab_wanted.emit("records")
        elif lack.way is Way.AGREEMENT:
            self.tab_wanted.emit("agreements")
        else:
            self.tab_wanted.emit("scans")

    def _bind(self, volume: Volume) -> None:
        self._put_away()
        self.view.clear()
        self.give.about(None)
        self.stop.say(_NO_STOP)
        self.parts.setCurrentIndex(_BOUND)
        self._busy(True)
        self.said.setText(_("Beginning …"))
        self.run.start(self._case_id, volume)

    def _busy(self, busy: bool) -> None:
        self.cancel.setVisible(busy)
        for button in (self.print_button, self.export_button):
            button.setVisible(not busy and self.view.made is not None)
        for button in (self.bind_main, self.bind_side):
            button.setEnabled(not busy)

    def _say_gathered(self, done: int, every: int) -> None:
        self.said.setText(_("Gathering paper {n} of {every}", n=min(done + 1, every), every=every))

    def _say_merging(self, done: int, every: int) -> None:
        self.said.setText(_("Binding page {n} of {every}", n=done, every=every))

    def _show_bound(self, volume: BoundVolume) -> None:
        self.view.show_volume(volume.made)
        self.give.about(volume)
        self.said.setText(_("{volume}, {n} pages numbered", volume=term(volume.volume), n=volume.pages))
        self._busy(False)

    def _show_given(self, made: MadePaper) -> None:
        self.parts.setCurrentIndex(_BOUND)
        self.stop.say(made.stop)
        if not made.stop:
            self.view.show_volume(made)
            self.said.setText(_("Pages for the reader; the register has the line."))
        self._busy(False)

    def _show_stop(self, leaf: BoundLeaf) -> None:
        self.said.setText(leaf.part.title)
        self.stop.say(leaf.stop)
        self._busy(False)

    def _not_bound(self, error: DeskError) -> None:
        self.said.setText(_("Binding was stopped.") if error.key == "backup.cancelled" else sentence(error))
        self._busy(False)

    def _ask_archive(self) -> None:
        if self._dossier is not None:
            self._put(dossier_asks.ask_archive(self._dossier, self._desk, self._archive), "case_archive")

    def _ask_retention(self) -> None:
        if self._dossier is not None:
            self._put(dossier_asks.ask_retention(self._dossier, self._keep), "case_retention")

    def _ask_reopen(self) -> None:
        self.number.look()
        self._put(dossier_asks.ask_reopen(self._reopen), "case_reopen")

    def _ask_gap(self, number: int, said: str) -> None:
        ask = dossier_asks.ask_gap(item_name(number), said, lambda values: self._explain(number, values))
        self._put(ask, "case_gap")

    def _archive(self, values: dict[str, Any]) -> None:
        dossier = self._dossier
        if dossier is None:
            return

        def confirmed(password: Confirmed) -> None:
            self._do(
                _("Archived"), archive_case, password, dossier.case_id, dossier.version,
                values["retention"], values["reason"],
            )  # fmt: skip

        text = _("Everything is kept as it is now; nobody changes this case any more.")
        ask_password(self._desk, self, confirmed, title=_("Archive the dossier"), text=text, act=_("Archive"))

    def _keep(self, values: dict[str, Any]) -> None:
        self._do(_("Noted"), change_retention, self._case_id, values["retention"], values["reason"])

    def _explain(self, number: int, values: dict[str, Any]) -> None:
        self._do(_("Noted"), explain_gap, self._case_id, number, values["reason"])

    def _reopen(self, values: dict[str, Any]) -> None:
        def opened(case: Case) -> None:
            self._put_away(drop=True)
            self._desk.go("case", case.id)

        listed = self.number.value()
        self._desk.do(
            self,
            opened,
            reopen_case,
            self._case_id,
            values["reason"],
            listed=listed,
            failed=self.host.refused,
        )

    def _do(self, said: str, use_case: Callable[..., DossierSheet], *args: Any) -> None:
        def done(dossier: DossierSheet) -> None:
            self._put_away(drop=True)
            self._show(dossier)
            self._desk.toast(said)

        self._desk.do(self, done, use_case, *args, failed=self.host.refused)

    def _put(self, ask: Ask, draft_key: str) -> None:
        self.host.put(ask, draft_key, self._case_id)
        self.parts.setCurrentIndex(_ASK)
        ask.take_focus()

    def _put_away(self, *, drop: bool = False) -> None:
        self.host.put_away(drop=drop)
        if self.parts.currentIndex() == _ASK:
            self.parts.setCurrentIndex(_ITEM)
