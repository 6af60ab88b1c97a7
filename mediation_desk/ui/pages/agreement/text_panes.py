"""事实 and 履行方式: the words of the agreement that are no clause."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agreement import AgreementForm
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.oral import written_needed
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.pages.agreement.checking import Checked
from mediation_desk.ui.pages.agreement.editing import Editing
from mediation_desk.ui.pages.agreement.findings_box import FindingsBox
from mediation_desk.words import _, term

Helps = Callable[[Finding], list[tuple[str, Callable[[], object]]]]
Keep = Callable[[Finding, str], None]


class TextPane(QWidget):
    """Fields named as those of the agreement; what is typed goes into it, findings stand below."""

    def __init__(self, segment: str, title: str, editing: Editing, helps: Helps, keep: Keep) -> None:
        super().__init__()
        self._segment, self._editing, self._quiet = segment, editing, False
        self.fields: dict[str, Field] = {}
        self._known: dict[str, object] = {}
        self.column = Column(self, gap=16)
        self.column.addWidget(Label(title, "section"))
        self.read_only = Prose("")
        self.read_only.hide()
        self.column.addWidget(self.read_only)
        self.findings = FindingsBox(helps, keep)

    def know(self, field: Field) -> None:
        """One more field of the agreement."""
        self.fields[field.name] = field
        self.column.addWidget(field)
        field.changed.connect(lambda: self._typed(field))

    def show_agreement(self, found: Checked, *, locked: bool) -> None:
        """Show the agreement checked last; locked, as text only."""
        self._quiet = True
        for name, field in self.fields.items():
            value = getattr(found.agreement, name)
            said = _value(field)
            unclear = said is _NOTHING and name in self._known and self._known[name] == value
            if not unclear and said != (value.strip() if isinstance(value, str) else value):
                field.set_value(value)
            self._known[name] = value
            field.setVisible(not locked)
        self._quiet = False
        whole = [getattr(found.agreement, name) for name in self.fields]
        self.read_only.setText("\n".join(one for one in whole if isinstance(one, str) and one))
        self.read_only.setVisible(locked)
        self.findings.show_findings(() if locked else found.of_segment(self._segment))

    def _typed(self, field: Field) -> None:
        value = _value(field)
        if not self._quiet and value is not _NOTHING:
            self._editing.change(field.name, **{field.name: value})


class FactsPane(TextPane):
    """纠纷主要事实、争议事项."""

    def __init__(self, editing: Editing, helps: Helps, keep: Keep) -> None:
        super().__init__("facts", _("Facts"), editing, helps, keep)
        facts = MultilineField("facts", _("Main facts and points at issue"), rows=8, most_rows=18)
        facts.set_helper(_("What both sides agree on; no screening, no reproach"))
        self.know(facts)
        self.column.addWidget(self.findings)
        self.column.addStretch(1)


class PerformancePane(TextPane):
    """How, where and until when; for an oral agreement also the day it was reached."""

    def __init__(self, editing: Editing, today: date, helps: Helps, keep: Keep) -> None:
        super().__init__("performance", _("Performance"), editing, helps, keep)
        self.know(TextField("manner", _("Manner"), placeholder=_("bank transfer, handing over, …")))
        self.know(TextField("place", _("Place of performance")))
        self.know(MultilineField("deadline", _("Time limit"), rows=2, most_rows=6))
        self.know(DateField("reached_on", _("Agreed by word of mouth on"), start=today, latest=today))
        self.know(CheckField("performed_on_the_spot", _("Performed on the spot")))
        self.written = Notice("", "amber", acts=[(_("Make it a written agreement"), self.make_written)])
        self.column.addWidget(self.written)
        self.column.addWidget(self.findings)
        self.column.addStretch(1)

    def show_agreement(self, found: Checked, *, locked: bool) -> None:
        """Show the agreement; an oral one says whether it may stay oral."""
        super().show_agreement(found, locked=locked)
        oral = found.agreement.form is AgreementForm.ORAL
        for name in ("reached_on", "performed_on_the_spot"):
            self.fields[name].setVisible(oral and not locked)
        reasons = written_needed(found.agreement, found.context.case, found.context.library) if oral else ()
        self.written.setVisible(bool(reasons) and not locked)
        if reasons:
            said = "；".join(term(reason) for reason in reasons)
            self.written.say(_("This needs a written agreement: {reasons}", reasons=said))

    def make_written(self) -> None:
        """The same content as a written agreement."""
        self._editing.change(form=AgreementForm.WRITTEN)


_NOTHING = object()


def _value(field: Field) -> object:
    """What the field holds, or _NOTHING while it cannot be understood (it says so itself)."""
    try:
        return field.value()
    except DeskError:
        return _NOTHING
