"""The directory of agencies: what each does, how it is reached; changed here, own lines added."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agency import Agency, AgencyKind
from mediation_desk.errors import DeskError
from mediation_desk.services.access import OFFICE_WRITE, REFERRAL_WRITE
from mediation_desk.services.agencies import agency_directory, keep_agency
from mediation_desk.services.referral_rules import ReferralRules, referral_rules, set_referral_rules
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.agency import AgencyForm, RulesForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.list_sheet import ListExport
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term


class AgenciesPage(Page):
    """`desk.go("agencies")`: choose a line to change it at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Agencies"))
        self._all: tuple[Agency, ...] = ()
        self._order = ("kind", False)
        self._writes = bool(desk.staff.roles & REFERRAL_WRITE)
        self._chosen: Agency | None = None
        self.new = Button(_("Add an agency"), icon="plus")
        self.new.clicked.connect(self._begin)
        self.act = Button(_("Keep the agency"), "primary")
        self.act.clicked.connect(self.primary)
        for button in (self.new, self.act):
            self.head.add_button(button)
            button.setVisible(self._writes)
        self.kinds = FilterButton(_("Kind"), [(one, term(one)) for one in AgencyKind])
        self.active = FilterButton(
            _("Use"), [(True, _("Agency in use")), (False, _("Agency not in use"))], one=True
        )
        self.active.set_value((True,))
        self.kinds.changed.connect(self._fill)
        self.active.changed.connect(self._fill)
        self.typed = LineEdit(_("Name, phone or what for"), compact=True)
        self.typed.setAccessibleName(_("Name, phone or what for"))
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._fill)
        filters = Row(gap=8)
        for widget in (self.kinds, self.active, size(self.typed, width=220)):
            filters.addWidget(widget)
        filters.addStretch(1)
        self.table = Table(_columns(), self._cells, key=_id, name=_("Agencies"), row_height=56)
        self.export = ListExport(desk, self, self.table, key="agencies", title=_("Agencies"))
        self.head.put_button(self.export, 0)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._choose)
        self.table.sorted_by.connect(self._sort)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        self.form = AgencyForm()
        self.form.submitted.connect(self.primary)
        self._draft = desk.draft(self.form, "agency", "")
        self.form.typed.connect(self._typed)
        self.form_sheet = Sheet(_("Agency"), fact=" ", scrolls=True)
        self.form_sheet.add(self.form)
        self.form_sheet.body.addStretch(1)
        self.rules = RulesForm()
        self.rules_sheet = Sheet(_("Clocks and approval"), scrolls=True)
        self.rules_sheet.add(self.rules)
        self.clocks = Button(_("Set how long replies may take"), "link")
        self.clocks.clicked.connect(lambda: desk.go("limit_rules"))
        self.rules_sheet.add(self.clocks)
        self.keep_rules = Button(_("Keep the rules"))
        self.keep_rules.clicked.connect(self._keep_rules)
        self.rules_sheet.add(self.keep_rules)
        across = Row(gap=16)
        across.addWidget(sheet, 1)
        side = size(QWidget(), width=348)
        beside = Upright(side, gap=12)
        words = [("agency", _("Agency"))] if self._writes else []
        words += [("rules", _("Clocks and approval"))] if desk.staff.roles & OFFICE_WRITE else []
        self.parts = Tabs(words, name=_("Agencies"))
        self._part = Stack()
        for word, _words in words:
            self._part.addWidget(self.form_sheet if word == "agency" else self.rules_sheet)
        self.parts.chosen.connect(self._turn)
        beside.addWidget(self.parts)
        beside.addWidget(self._part, 1)
        side.setVisible(self._writes or bool(desk.staff.roles & OFFICE_WRITE))
        across.addWidget(side)
        self.body.addLayout(filters)
        self.body.addLayout(across, 1)
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Shown."""
        self.desk.ask(self, self._show, agency_directory)
        if self.desk.staff.roles & OFFICE_WRITE:
            self.desk.ask(self, self._show_rules, referral_rules)

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        self._draft.put_by()
        return True

    def primary(self) -> None:
        """Keep the agency in the form."""
        if self._chosen is None or not self.act.isEnabled():
            return
        self.form.clear_errors()
        try:
            typed = self.form.agency(self._chosen)
        except DeskError as fault:
            self._refused(fault)
            return
        self.act.block(_("The agency is being kept."))
        self.desk.do(self, self._kept, keep_agency, typed, failed=self._refused)

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, table, form."""
        return self.kinds, self.table, self.form

    def _turn(self, key: str) -> None:
        self._part.setCurrentWidget(self.form_sheet if key == "agency" else self.rules_sheet)

    def _show(self, found: tuple[Agency, ...]) -> None:
        self._all = found
        self._fill()
        if self._chosen is None and self._writes:
            self._begin(quiet=True)

    def _fill(self) -> None:
        kinds, active, typed = self.kinds.value(), self.active.value(), self.typed.text().strip()
        rows = [
            one
            for one in self._all
            if (not kinds or one.kind in kinds)
            and (not active or one.active in active)
            and (
                not typed
                or any(typed in words for words in (one.name, one.phone, one.what_for, one.contact_person))
            )
        ]
        key, descending = self._order
        rows.sort(key=lambda one: _sorting(one, key), reverse=descending)
        self.table.set_rows(rows, more=False)
        self.table.show_sort(key, descending=descending)

    def _cells(self, one: Agency) -> tuple[Cell, ...]:
        return (
            Tag(text=term(one.kind)),
            Text(text=one.name, second="" if one.active else _("Agency not in use"), strong=one.own),
            Text(text=one.phone or "—", second=one.contact_person, tone="ink"),
            Text(text=one.what_for, tone="ink2"),
            Text(text=one.hours or "—", tone="ink2"),
        )

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _choose(self, agency: Agency | None) -> None:
        if agency is None or not self._writes or agency == self._chosen:
            return
        self._draft.put_by()
        self.parts.show_tab("agency")
        self._chosen = agency
        self.form.write(agency)
        self.form_sheet.set_title(_("Agency"))
        self.form_sheet.set_fact(_("added here") if agency.own else "")
        self.act.allow()
        self._draft_of(agency.id)

    def _begin(self, *_args: object, quiet: bool = False) -> None:
        self._draft.put_by()
        self._chosen = Agency(id=uuid4().hex, name="", kind=AgencyKind.OTHER, own=True)
        self.form.write(self._chosen)
        self.form_sheet.set_title(_("New agency"))
        self.form_sheet.set_fact("")
        self.act.allow()
        self._draft_of("")
        if not quiet:
            self.form.fields["name"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _draft_of(self, subject: str) -> None:
        """What was typed of this line comes back."""
        self._draft.deleteLater()
        self._draft = self.desk.draft(self.form, "agency", subject)
        self._draft.look(self._put_draft)

    def _typed(self) -> None:
        self._draft.typed(self.form.text)

    def _put_draft(self, text: str | None) -> None:
        if text:
            self.form.put_text(text)

    def _kept(self, agency: Agency) -> None:
        self._draft.drop()
        self._chosen = agency
        self.form.write(agency)
        self._draft_of(agency.id)
        self.act.allow()
        self.desk.toast(_("Kept: {name}", name=agency.name))

    def _refused(self, fault: DeskError) -> None:
        self.act.allow()
        if not self.form.show_fault(fault):
            self.desk.refuse(fault, of=self)

    def _show_rules(self, rules: ReferralRules) -> None:
        self.rules.write(rules)

    def _keep_rules(self) -> None:
        self.rules.clear_errors()
        try:
            typed = self.rules.rules()
        except DeskError as fault:
            self._rules_refused(fault)
            return
        self.desk.do(self, self._rules_kept, set_referral_rules, typed, failed=self._rules_refused)

    def _rules_kept(self, _rules: ReferralRules) -> None:
        self.desk.toast(_("The rules are kept"))

    def _rules_refused(self, fault: DeskError) -> None:
        if not self.rules.show_fault(fault):
            self.desk.refuse(fault, of=self)

    def _changed(self, nouns: frozenset[str]) -> None:
        if "agency" in nouns and self.isVisible():
            self.desk.ask(self, self._show, agency_directory)


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="kind", title=_("Kind"), width=132, drop=3, sort=True),
        Column(key="name", title=_("Full name"), wrap=True, sort=True),
        Column(key="phone", title=_("Phone and contact"), width=184, sort=True),
        Column(key="what_for", title=_("What it does"), width=250, wrap=True, drop=1),
        Column(key="hours", title=_("Hours"), width=84, drop=2, sort=True),
    )


def _id(one: Agency) -> str:
    return one.id


def _sorting(one: Agency, key: str) -> tuple[object, ...]:
    place = list(AgencyKind).index(one.kind)
    return {
        "kind": (place, one.name),
        "name": (one.name,),
        "phone": (one.phone,),
        "hours": (one.hours, place),
    }.get(key, (place,))
