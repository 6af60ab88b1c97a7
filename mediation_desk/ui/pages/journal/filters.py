"""The filters over the journal: kind of act, member of staff, person or case concerned, days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.journal import ActKind, JournalFilter, Subject, SubjectKind
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.journal import find_subjects
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import _, sentence, term

_CHOSEN_DAYS = 0
"""The choice of the days' filter that opens two fields for them."""


class JournalFilters(QWidget):
    """`changed` after every choice; Enter in the field looks for whom or what was typed."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        spans = [(1, _("Today")), (7, _("Last 7 days")), (30, _("Last 30 days")), (365, _("Last 365 days"))]
        spans.append((_CHOSEN_DAYS, _("Days of my choice")))
        self.kind = FilterButton(_("Kind of act"), [(kind, term(kind)) for kind in ActKind])
        self.staff = FilterButton(_("By whom"), [])
        self.days = FilterButton(_("Days"), spans, one=True)
        self.typed = LineEdit(_("Name, pinyin or number concerned"), compact=True)
        self.typed.setAccessibleName(_("Person or case concerned"))
        self.typed.returnPressed.connect(self.look_for)
        self.about = FilterButton(_("Concerned"), [])
        self.first = DateField("first", _("From"), latest=desk.today())
        self.last = DateField("last", _("To"), latest=desk.today())
        self.clear_all = Button(_("Clear filters"), "text", compact=True)
        self._subjects: tuple[Subject, ...] = ()
        self._lay_out()

    def offer_staff(self, staff: Sequence[Staff]) -> None:
        """Offer everybody who works or worked here."""
        self.staff.set_options([(one.id, one.name) for one in staff])

    def wanted(self) -> JournalFilter:
        """The filter as chosen."""
        first, last = self._span()
        return JournalFilter(
            kinds=frozenset(self.kind.value()),
            staff_ids=frozenset(self.staff.value()),
            subject_ids=frozenset(self.about.value()),
            first_day=first,
            last_day=last,
        )

    def concern(self, subject: Subject) -> None:
        """Show only what concerns this person or case."""
        self._found((subject,))

    def look_for(self) -> None:
        """Look for the people and cases that what was typed may mean."""
        typed = self.typed.text().strip()
        if typed:
            self._desk.ask(self, self._found, find_subjects, typed)
        else:
            self.about.clear()

    def clear(self) -> None:
        """Filter nothing."""
        self.typed.clear()
        for button in (self.kind, self.staff, self.about, self.days):
            button.clear()

    def masked(self) -> None:
        """Say the names as the screen may show them now."""
        self.about.set_options([(one.id, self._words(one)) for one in self._subjects])

    def _found(self, subjects: tuple[Subject, ...]) -> None:
        self._subjects = subjects
        self.about.clear()
        self.masked()
        self.about.setVisible(bool(subjects))
        if not subjects:
            self._desk.notice(_("Nobody and no case was found by that. Please try a shorter name."), of=self)
        elif len(subjects) == 1:
            self.about.set_value([subjects[0].id])
        else:
            self.about.open_list()

    def _words(self, subject: Subject) -> str:
        hide = self._desk.masked and subject.kind in (SubjectKind.PERSON, SubjectKind.CASE)
        return self._desk.shown(subject.words) if hide else subject.words

    def _span(self) -> tuple[date | None, date | None]:
        days = next(iter(self.days.value()), None)
        if days is None:
            return None, None
        if days == _CHOSEN_DAYS:
            return self.first.value(), self.last.value()
        return self._desk.today() - timedelta(days=days - 1), None

    def _lay_out(self) -> None:
        flow = FlowLayout(gap=8)
        flow.addWidget(size(self.typed, width=300, height=36))
        for button in (self.about, self.kind, self.staff, self.days):
            flow.addWidget(button)
            button.changed.connect(self._chosen)
        self.about.hide()
        self.clear_all.clicked.connect(self.clear)
        across = Row(gap=8)
        across.addLayout(flow, 1)
        across.addWidget(self.clear_all)
        self._fields = QWidget()
        fields = Row(self._fields, gap=16)
        for field in (self.first, self.last):
            fields.addWidget(size(field, width=220))
            field.changed.connect(self._days_typed)
        fields.addStretch(1)
        column = Column(self, gap=8)
        column.addLayout(across)
        column.addWidget(self._fields)
        self._show_active()

    def _chosen(self) -> None:
        self._show_active()
        self.changed.emit()

    def _days_typed(self) -> None:
        try:
            first, last = self.first.value(), self.last.value()
        except DeskError as fault:
            self._desk.notice(sentence(fault), of=self)
            return
        backwards = first is not None and last is not None and last < first
        self.last.set_error(_("This day is before the first one") if backwards else None)
        if not backwards:
            self.changed.emit()

    def _show_active(self) -> None:
        buttons = (self.kind, self.staff, self.about, self.days)
        self.clear_all.setVisible(any(button.value() for button in buttons))
        self._fields.setVisible(self.days.value() == (_CHOSEN_DAYS,))
