"""One visit at the right: written down, kept, put right; sealed findings open by a button."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mediation_desk.domain.home_visit import HomeVisit, VisitPurpose
from mediation_desk.domain.home_visit_list import VisitLine
from mediation_desk.errors import DeskError
from mediation_desk.services.home_visits import VisitChoices, keep_visit, open_findings
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.home_visit import VisitForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, sentence


class VisitSide(Sheet):
    """`begin_new()` an empty form, `show_line(line)` a visit that was kept; what is typed is a draft."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Enter a visit"), fact=" ", scrolls=True, gap=10)
        self._desk = desk
        self._line: VisitLine | None = None
        self._last: HomeVisit | None = None
        self.form = VisitForm(desk)
        self.form.submitted.connect(self.keep)
        self._draft = desk.draft(self.form, "home_visit", "")
        self.form.typed.connect(lambda: self._draft.typed(self.form.text))
        self.verb = Button(_("Keep the visit"))
        self.verb.clicked.connect(self.keep)
        self.new = Button(_("Another visit"), "text")
        self.new.clicked.connect(self.begin_new)
        self.open = Button(_("Open the sealed findings"), icon="lock", compact=True)
        self.open.clicked.connect(self._open)
        self._found = Prose("")
        self._said = Prose("", "small", tone="red")
        for widget in (self.open, self._found, self._said):
            widget.hide()
        below = Row(gap=12)
        below.addWidget(self.verb)
        below.addWidget(self.new)
        below.addStretch(1)
        self.add(self.open)
        self.add(self._found)
        self.add(self.form)
        self.add(self._said)
        self.add(below)
        self.body.addStretch(1)
        self.begin_new(focus=False)

    def offer(self, choices: VisitChoices) -> None:
        """Colours and rounds to choose from."""
        self.form.offer(choices.colours, choices.rounds)

    def begin_new(self, *_args: object, focus: bool = True, household_id: str = "", clue: str = "") -> None:
        """An empty form; purpose, day, who went and round stay as in the visit before.

        With the number of a `clue` it follows that up.
        """
        last = self._last if not clue else None
        visit = HomeVisit(
            id="",
            on=last.on if last else self._desk.today(),
            purpose=last.purpose if last else VisitPurpose.FOLLOW_UP if clue else VisitPurpose.CONTACT,
            visitors=last.visitors if last else (self._desk.staff.name,),
            round_id=last.round_id if last else None,
            household_id=household_id or None,
        )
        about = f"clue/{clue}" if clue else f"household/{household_id}" if household_id else ""
        self._begin(visit, None, about)  # half typed of one never turns up in the form of another
        self.form.show_clue(clue)
        self.set_title(_("Enter a visit"))
        if focus:
            self.form.fields["household_id"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_line(self, line: VisitLine) -> None:
        """A visit of the list, to be read or put right."""
        self._begin(line.visit, line, line.visit.id)
        self.form.show_clue(line.clue_number)
        self.set_title(_("Visit of {day}", day=line.visit.on.isoformat()))

    def put_by(self) -> None:
        """Half typed is a draft."""
        self._draft.put_by()

    def keep(self) -> None:
        """Hand the visit over."""
        if not self.verb.isEnabled():
            return
        self.form.clear_errors()
        self._said.hide()
        try:
            visit = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.verb.block(_("It is being kept."))
        seals, clue = self.form.seals(), self.form.clue()
        self._desk.do(self, self._kept, keep_visit, visit, seals=seals, clue=clue, failed=self._refused)

    def _begin(self, visit: HomeVisit, line: VisitLine | None, subject: str) -> None:
        self.put_by()
        self._line = line
        self.form.clear_errors()
        self.form.write(visit)
        for widget in (self._said, self._found):
            widget.hide()
        self.open.setVisible(line is not None and visit.sealed_id is not None and line.opens)
        sealed = line is not None and visit.sealed_id is not None
        self.set_fact(_("findings sealed") if sealed else "")
        self._draft.deleteLater()
        self._draft = self._desk.draft(self.form, "home_visit", subject)
        self._draft.look(lambda text: self.form.put_text(text) if text else None)
        self.verb.allow()

    def _open(self) -> None:
        if self._line is not None:
            self._desk.do(self, self._show_findings, open_findings, self._line.visit.id, failed=self._refused)

    def _show_findings(self, said: str) -> None:
        self._found.setText(self._desk.hidden(said))
        self._found.show()
        self.open.hide()

    def _kept(self, visit: HomeVisit) -> None:
        self.verb.allow()
        self.form.settle()  # what is still to be noted of this one is noted before it is dropped
        self._draft.drop()
        self._last = visit
        if visit.colour_proposed and visit.household_id:
            self._desk.notice(
                _("The visit is kept. Its colour is only proposed: set it on the household's page."),
                "pine",
            )
        else:
            self._desk.toast(_("The visit is kept"))
        self.begin_new()

    def _refused(self, fault: DeskError) -> None:
        self.verb.allow()
        if not self.form.show_fault(fault):
            self._said.setText(sentence(fault))
            self._said.show()
