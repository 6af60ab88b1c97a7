"""The page that takes a household in, or changes one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.household import Household
from mediation_desk.domain.household_view import HouseholdView
from mediation_desk.errors import DeskError
from mediation_desk.services.household_view import household_view
from mediation_desk.services.households import change_household, open_household
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.household import HouseholdForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _


class HouseholdFormPage(Page):
    """`desk.go("household_form")` begins a new one, with an id that one is changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("New household"))
        self._id = ""
        self._begun = False
        self.form: HouseholdForm | None = None
        self._draft: Draft | None = None
        back = Button(_("Back"), "link", icon="chevron-left")
        back.clicked.connect(desk.back)
        self.head.set_lead(back)
        self.keep = Button(_("Keep the household"), "primary")
        self.keep.setToolTip("Ctrl+Enter")
        self.keep.clicked.connect(self.primary)
        self.head.add_button(self.keep)
        self._holder = QWidget()
        self._column = Column(self._holder)
        self.body.addWidget(scrolling(self._holder), 1)

    def opened(self, *args: object) -> None:
        """A household to change, or none."""
        wanted = str(args[0]) if args else ""
        if self._begun and wanted == self._id:
            return
        self._id, self._begun = wanted, True
        self.set_title(_("Change the household") if wanted else _("New household"))
        if wanted:
            self.desk.ask(self, self._show_view, household_view, wanted)
        else:
            self._show(Household(id=""))

    def primary(self) -> None:
        """Keep what is typed."""
        if self.form is None:
            return
        self.form.clear_errors()
        try:
            typed = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        use_case = change_household if self._id else open_household
        self.desk.do(self, self._kept, use_case, typed, failed=self._refused)

    def left(self) -> bool:
        """What is typed is kept as a draft."""
        if self._draft is not None:
            self._draft.put_by()
        self._begun = False
        return True

    def _show_view(self, view: HouseholdView) -> None:
        if view.household.id == self._id:
            self._show(view.household)

    def _show(self, household: Household) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        form = self.form = HouseholdForm(self.desk, self.desk.today)
        self._column.addWidget(form)
        form.write(household)
        draft = self._draft = self.desk.draft(form, "household", household.id)
        form.typed.connect(lambda: draft.typed(form.text))
        form.submitted.connect(self.primary)
        draft.look(partial(_put, form))
        (form.area if household.id else form.rows[0].name).setFocus()

    def _kept(self, household: Household) -> None:
        if self._draft is not None:
            self._draft.settle()
            self._draft.drop()
        self._draft, self._begun = None, False
        self.desk.toast(_("Household {number} is kept", number=household.number))
        self.desk.go("household", household.id)

    def _refused(self, fault: DeskError) -> None:
        if self.form is None or not self.form.show_fault(fault):
            self.desk.refuse(fault, of=self)


def _put(form: HouseholdForm, text: str | None) -> None:
    if text:
        form.put_text(text)
