"""Who came and which companies, as lines one may paste from a spreadsheet, and what they sum up to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.activity import Activity, Company
from mediation_desk.domain.attendance import Attendee, read_pasted, tally
from mediation_desk.domain.fair import read_companies
from mediation_desk.domain.person import Sex
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.activity import ActivityForm
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _

_SEX = {Sex.FEMALE: "女", Sex.MALE: "男"}
_HEADS = "姓名\t性别\t单位\t电话\t次数"
_TOLD = 3
"""So many lines that could not be read are named; of more it is said how many."""


class ListsPart(QWidget):
    """Two fields the form knows; `followed(sums or None)` says what the list sums up to."""

    followed = Signal(object)

    def __init__(self, form: ActivityForm) -> None:
        super().__init__()
        self.people = MultilineField(
            "attendees",
            _("Who came, one a line"),
            placeholder=_("Paste from a spreadsheet: name, sex, unit or village, phone, how often"),
            rows=7,
            most_rows=12,
        )
        self.people_said = Label("", "small", tone="ink2", wrap=True)
        self.companies = MultilineField(
            "company_list",
            _("Companies, one a line"),
            placeholder=_("Paste from a spreadsheet: company, posts"),
            rows=3,
            most_rows=8,
        )
        self.companies_said = Label("", "small", tone="ink2", wrap=True)
        column = Column(self, gap=8)
        for one in (self.people, self.people_said, self.companies, self.companies_said):
            column.addWidget(one)
        for field in (self.people, self.companies):
            form.know(field)
            field.changed.connect(self.say)

    def write(self, activity: Activity) -> None:
        """Show the lists of an activity."""
        self.people.set_value(_people_text(activity.attendees))
        self.companies.set_value("\n".join(f"{one.name}\t{one.posts}" for one in activity.company_list))
        self.say()

    def attendees(self) -> tuple[Attendee, ...]:
        """The people as typed. DeskError("attendance.lines") while a line cannot be read."""
        told = read_pasted(self.people.value())
        if told.problems:
            raise DeskError("attendance.lines", field="attendees", lines=_lines(told.problems))
        return told.attendees

    def company_list(self) -> tuple[Company, ...]:
        """The companies as typed. DeskError("attendance.lines") while a line cannot be read."""
        companies, problems = read_companies(self.companies.value())
        if problems:
            raise DeskError("attendance.lines", field="company_list", lines=_lines(problems))
        return companies

    def say(self) -> None:
        """What both lists sum up to, and which lines are not understood yet."""
        told = read_pasted(self.people.value())
        sums = tally(told.attendees)
        said = _(
            "Persons: {persons} · women: {women} · attendances: {n}",
            persons=sums.persons,
            women=sums.women,
            n=sums.attendances,
        )
        wrong = f"{said} · {_lines(told.problems)}" if told.problems else said
        listed = bool(told.attendees or told.problems)
        self.people_said.setText(wrong if listed else _("Without a list the numbers are typed."))
        companies, problems = read_companies(self.companies.value())
        offered = _(
            "Companies: {n} · posts: {posts}",
            n=len({one.name for one in companies}),
            posts=sum(one.posts for one in companies),
        )
        wrong = f"{offered} · {_lines(problems)}" if problems else offered
        self.companies_said.setText(wrong if companies or problems else "")
        self.followed.emit(sums if told.attendees else None)


def _people_text(attendees: Sequence[Attendee]) -> str:
    if not attendees:
        return ""
    rows = (f"{one.name}\t{_SEX.get(one.sex, '')}\t{one.unit}\t{one.phone}\t{one.times}" for one in attendees)
    return "\n".join((_HEADS, *rows))


def _lines(problems: Sequence[tuple[int, str]]) -> str:
    named = [_("line {n}: {why}", n=n, why=_(key)) for n, key in problems[:_TOLD]]
    if len(problems) > _TOLD:
        named.append(_("and {n} more lines", n=len(problems) - _TOLD))
    return "；".join(named)
