"""核对码: type or scan the code at the foot of a paper; read which paper it is and whether it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.coded_paper import CodedPaper, PaperStanding
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.services.codes import paper_of_code
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.paper_again import PaperAgain
from mediation_desk.ui.saying import clock_time, whole_day
from mediation_desk.words import N_, _, sentence, term

TONES = {
    PaperStanding.SIGNED: ("blue", "snowflake"),
    PaperStanding.ISSUED: ("pine", "check"),
    PaperStanding.PRINTED: ("pine", "printer"),
    PaperStanding.SUPERSEDED: ("amber", "alert-triangle"),
    PaperStanding.VOIDED: ("red", "ban"),
}
MEANINGS = {
    PaperStanding.SIGNED: N_("This is the version that was signed; every other one does not count."),
    PaperStanding.ISSUED: N_("It was issued and counts."),
    PaperStanding.PRINTED: N_("It was printed to be signed; the signing is not recorded yet."),
    PaperStanding.SUPERSEDED: N_("A later version took its place; this paper does not count."),
    PaperStanding.VOIDED: N_("Its number was given up; this paper does not count."),
}


class CodePane(QWidget):
    """A scanner types the QR code and presses Enter; a person types eight characters and does the same."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.found: CodedPaper | None = None
        self.typed = TextField("code", _("Check code on the paper"), placeholder="XXXX-XXXX", max_length=24)
        self.typed.edit.returnPressed.connect(self.look_up)
        self.typed.changed.connect(self._forget)
        find = Button(_("Look it up"), icon="search")
        find.clicked.connect(self.look_up)
        sheet = Sheet(_("Which paper is this?"), margin=24)
        said = _("Capitals, gaps and dashes do not matter; O counts as 0, I and L as 1.")
        sheet.add(Prose(said, "small"))
        sheet.add(self.typed)
        sheet.add(Prose(_("A scanner may read the square code beside it into this field."), "small"))
        beside = Row()
        beside.addWidget(find)
        beside.addStretch(1)
        sheet.add(beside)
        self.paper = Label("", "section", wrap=True)
        self.state = Chip("")
        self.facts = Label("", wrap=True)
        self.meaning = Prose("", "small")
        self.go = Button(_("Open it"))
        self.go.clicked.connect(self._open)
        self._answer = self._answering()
        sheet.add(self._answer)
        self.again = PaperAgain(desk)
        self.again.done.connect(self._show)
        row = Row(self)
        column = Column()
        column.addWidget(size(sheet, max_width=640, min_width=420))
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addWidget(scrolling(self.again), 1)

    def look_up(self) -> None:
        """Ask the register."""
        if self.typed.value():
            self._desk.ask(self, self._show, paper_of_code, self.typed.value(), failed=self._failed)

    def _answering(self) -> QWidget:
        holder = QWidget()
        column = Column(holder, gap=8)
        head = Row(gap=8)
        head.addWidget(self.paper, 1)
        head.addWidget(self.state)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.meaning)
        foot = Row()
        foot.addWidget(self.go)
        foot.addStretch(1)
        column.addLayout(foot)
        holder.hide()
        return holder

    def _forget(self) -> None:
        self._answer.hide()
        self.again.put_away()
        self.found = None

    def _show(self, found: CodedPaper) -> None:
        self.found = found
        tone, icon = TONES[found.standing]
        version = _("Version {n}", n=found.n) if found.n else ""
        self.paper.setText(" · ".join(filter(None, (found.title, version))))
        self.state.show_state(term(found.standing), tone, icon)
        self.facts.setText("\n".join(_facts(found)))
        self.meaning.setText(_(MEANINGS[found.standing]))
        if found.place:
            self.go.allow()
        else:
            self.go.block(_("It belongs to a case of others"))
        self._answer.show()
        self.again.offer(found.code, voids=found.again and found.standing is not PaperStanding.VOIDED)

    def _failed(self, fault: DeskError) -> None:
        self._answer.hide()
        self.typed.set_error(sentence(fault))
        self.again.offer(self.typed.value(), earlier=fault.key == "code.maybe_earlier")

    def _open(self) -> None:
        if self.found is not None and self.found.place:
            self._desk.go(*self.found.place)


def _facts(found: CodedPaper) -> list[str]:
    when = found.made_at.astimezone(SHANGHAI)
    said = [
        _(
            "{number}, printed {day} {time}",
            number=found.number,
            day=whole_day(when.date()),
            time=clock_time(when)[:5],
        )
    ]
    if found.signed_on is not None:
        said.append(_("Signed by all on {day}", day=whole_day(found.signed_on)))
    said.append(_("Check code {code}", code=found.code))
    if found.reason:
        said.append(_("Reason: {reason}", reason=found.reason))
    return said
