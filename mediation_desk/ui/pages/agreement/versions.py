"""The prints made so far: version, number, code, what became of it; and giving a number up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agreement import FinalPrint, PrintState
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.written_paper import Copies, Recipient
from mediation_desk.services.agreements import AgreementFile
from mediation_desk.ui.copies_said import copies_said
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, clear, rule
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.saying import clock_time, whole_day
from mediation_desk.words import _, term

Counts = tuple[tuple[Recipient, int], ...]
TONES = {
    PrintState.CURRENT: ("pine", "printer"),
    PrintState.SUPERSEDED: ("neutral", ""),
    PrintState.FROZEN: ("blue", "snowflake"),
    PrintState.VOIDED: ("red", "ban"),
}


class Versions(QWidget):
    """`print_wanted(code)`, `word_wanted(code)`, `pdf_wanted(code)`, `given_up(reason)`.

    `compare_wanted()`: two versions side by side. `copies_given(code, copies)`: who was handed how many.
    """

    print_wanted = Signal(str)
    word_wanted = Signal(str)
    pdf_wanted = Signal(str)
    given_up = Signal(str)
    compare_wanted = Signal()
    copies_given = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        column = Column(self, gap=12)
        column.addWidget(rule())
        head = Row(gap=8)
        head.addWidget(Label(_("Prints"), "section"))
        head.addStretch(1)
        self.compare = Button(_("Compare versions"), "link")
        self.compare.clicked.connect(self.compare_wanted)
        head.addWidget(self.compare)
        column.addLayout(head)
        self._none = Label(_("No final print yet"), tone="ink2", wrap=True)
        column.addWidget(self._none)
        self._rows = Column(gap=12)
        column.addLayout(self._rows)
        self._away = QWidget()
        giving = Column(self._away, gap=8)
        self.reason = TextField(
            "reason", _("The parties do not sign: reason for giving the number up"), max_length=200
        )
        self.give_up = DangerButton(_("Give the number up"), compact=True)
        self.give_up.confirmed.connect(lambda: self.given_up.emit(self.reason.value()))
        giving.addWidget(self.reason)
        beside = Row()
        beside.addWidget(self.give_up)
        beside.addStretch(1)
        giving.addLayout(beside)
        column.addWidget(self._away)

    def show_file(self, file: AgreementFile, usual: Counts = ()) -> None:
        """The prints of an agreement, newest first; `usual` are the copies of one, none: not counted here."""
        clear(self._rows)
        given = dict(file.copies)
        for made in reversed(file.prints):
            self._rows.addWidget(self._row(made, given.get(made.code, ()), usual))
        self._none.setVisible(not file.prints)
        self.compare.setVisible(bool(file.prints))
        living = any(one.state in (PrintState.CURRENT, PrintState.SUPERSEDED) for one in file.prints)
        self._away.setVisible(living and not file.frozen)

    def _row(self, made: FinalPrint, given: tuple[Copies, ...], usual: Counts) -> QWidget:
        tone, icon = TONES[made.state]
        holder = QWidget()
        head = Row(gap=8)
        head.addWidget(Label(_("Version {n}", n=made.n), "body_strong"))
        head.addWidget(Chip(term(made.state), tone, icon=icon))
        head.addStretch(1)
        when = made.printed_at.astimezone(SHANGHAI)
        day = whole_day(when.date())
        said = _("{number}, printed {day} {time}", number=made.number, day=day, time=clock_time(when)[:5])
        acts = FlowLayout(gap=16)
        for words, signal in (
            (_("Print again"), self.print_wanted),
            (_("Export Word"), self.word_wanted),
            (_("Export PDF"), self.pdf_wanted),
        ):
            button = Button(words, "link")
            button.clicked.connect(lambda _on=False, signal=signal: signal.emit(made.code))
            acts.addWidget(button)
        column = Column(holder, gap=4)
        column.addLayout(head)
        column.addWidget(Label(_("Check code {code}", code=made.code), "body", wrap=True))
        column.addWidget(Label(said, "small", wrap=True))
        if made.reason:
            column.addWidget(Label(_("Reason: {reason}", reason=made.reason), "small", wrap=True))
        if given:
            said = _("Handed out: {copies}", copies=copies_said(given))
            column.addWidget(Label(said, "small", wrap=True))
        column.addLayout(acts)
        if usual and made.state in (PrintState.CURRENT, PrintState.FROZEN):
            column.addLayout(self._counting(made.code, usual))
        return holder

    def _counting(self, code: str, usual: Counts) -> FlowLayout:
        """Note in one click who was handed the print: as usual, or one more for one of them."""
        ways = FlowLayout(gap=16)
        whole = " · ".join(f"{term(one)} {n}" for one, n in usual)
        told = [(_("Note: {copies}", copies=whole), usual)]
        told += [(_("one more: {who}", who=term(one)), ((one, 1),)) for one, _n in usual]
        for words, counts in told:
            button = Button(words, "link")
            button.clicked.connect(lambda _on=False, counts=counts: self.copies_given.emit(code, counts))
            ways.addWidget(button)
        return ways
