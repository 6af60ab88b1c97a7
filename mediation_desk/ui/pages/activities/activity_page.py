"""One activity: its form at the left, who came, companies and certificates at the right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.activity import Activity, ActivityKind
from mediation_desk.domain.helper import HelperRole
from mediation_desk.domain.legal_base import LegalBase
from mediation_desk.errors import DeskError
from mediation_desk.services.access import ACTIVITY_WRITE
from mediation_desk.services.activities import ActivitySheet, activity_sheet, keep_activity, remove_activity
from mediation_desk.services.activity_papers import sign_in_sheet
from mediation_desk.services.helpers import HelperLine, helper_lines
from mediation_desk.services.legal_bases import legal_bases
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.activity import ActivityForm
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.layout import Column, Row, scrolling, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.pages.activities.certificates_part import CertificatesPart
from mediation_desk.ui.pages.activities.lists_part import ListsPart
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_menu import PaperMenu, Then
from mediation_desk.words import _


class ActivityPage(Page):
    """`desk.go("activity", id)`, or "" for a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Activity"))
        self.writes = bool(desk.staff.roles & ACTIVITY_WRITE)
        self.activity: Activity | None = None
        self._draft: Draft | None = None
        self.paper = PaperMenu(desk, _("Sign-in sheet"), self._made)
        self.remove = DangerButton(_("Take out"))
        self.remove.confirmed.connect(self._remove)
        self.act = Button(_("Keep the activity"), "primary")
        self.act.clicked.connect(self.primary)
        for button in (self.remove, self.paper, self.act):
            self.head.add_button(button)
        self.form = ActivityForm(desk)
        self.form.setEnabled(self.writes)
        self.form.submitted.connect(self.primary)
        self.form.typed.connect(self._typed)
        self.lists = ListsPart(self.form)
        self.lists.setEnabled(self.writes)
        self.lists.followed.connect(self.form.follow)
        self.certificates = CertificatesPart(desk, writes=self.writes)
        left = Sheet(scrolls=True)
        left.add(self.form)
        left.body.addStretch(1)
        self.parts = Tabs(
            [("lists", _("People and companies")), ("certificates", _("Certificates"))],
            name=_("Lists of the activity"),
        )
        self.stack = Stack()
        for part in (self.lists, self.certificates):
            inside = QWidget()
            column = Column(inside)
            column.addWidget(part)
            column.addStretch(1)
            self.stack.addWidget(scrolling(inside))
        self.parts.chosen.connect(lambda key: self.stack.setCurrentIndex(int(key == "certificates")))
        right = Sheet(margin=16, gap=12)
        right.add(self.parts)
        right.add(self.stack, 1)
        across = Row(gap=16)
        across.addWidget(left, 1)
        across.addWidget(size(right, width=420))
        self.body.addLayout(across, 1)
        desk.changed.connect(self._changed)

    def opened(self, *args: object) -> None:
        """The id of an activity, "" for a new one."""
        wanted = str(args[0]) if args else ""
        self.desk.ask(self, self._offer, legal_bases)
        if wanted:
            self.desk.ask(self, self._show, activity_sheet, wanted)
        else:
            fresh = Activity(id="", kind=ActivityKind.PREMARITAL_CLASS, title="", on=self.desk.today())
            self._show(ActivitySheet(activity=fresh, certificates=()))

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        if self._draft is not None:
            self._draft.put_by()
        self.certificates.put_by()
        return True

    def primary(self) -> None:
        """Keep the activity."""
        if not self.writes or self.activity is None or not self.act.isEnabled():
            return
        self.form.clear_errors()
        try:
            typed = replace(
                self.form.read(),
                attendees=self.lists.attendees(),
                company_list=self.lists.company_list(),
            )
        except DeskError as fault:
            self._refused(fault)
            return
        self.act.block(_("This is being kept."))
        self.desk.do(self, self._kept, keep_activity, typed, failed=self._refused)

    def print(self) -> None:
        """The sheet to sign in on."""
        self.paper.open_menu()

    def panes(self) -> tuple[QWidget, ...]:
        """Form, then lists."""
        return self.form, self.parts, self.lists

    def _offer(self, bases: tuple[LegalBase, ...]) -> None:
        self.desk.ask(self, partial(self._offer_lecturers, bases), helper_lines, failed=lambda _fault: None)

    def _offer_lecturers(self, bases: tuple[LegalBase, ...], helpers: tuple[HelperLine, ...]) -> None:
        lecturers = [one.name for one in helpers if _teaches(one)]
        self.form.offer(bases, list(dict.fromkeys(lecturers)))

    def _show(self, sheet: ActivitySheet) -> None:
        self.activity = sheet.activity
        self.form.write(sheet.activity)
        self.lists.write(sheet.activity)
        self._show_rest(sheet)
        if self._draft is not None:
            self._draft.deleteLater()
        self._draft = self.desk.draft(self.form, "activity", sheet.activity.id)
        self._draft.look(self._put_draft)
        self.act.allow()
        if not sheet.activity.id:
            self.form.fields["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_rest(self, sheet: ActivitySheet) -> None:
        kept = bool(sheet.activity.id)
        self.certificates.show_of(sheet.activity.id, sheet.certificates)
        self.set_title(_("Activity") if kept else _("New activity"))
        self.remove.setVisible(kept and self.writes)
        self.act.setVisible(self.writes)
        self.paper.setVisible(kept)

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def _put_draft(self, text: str | None) -> None:
        if text and self.form.put_text(text):
            self.lists.say()

    def _kept(self, activity: Activity) -> None:
        self.form.settle()
        if self._draft is not None:
            self._draft.drop()
        self.desk.toast(_("Kept"))
        self.desk.go("activities", "activities")
        self.activity = activity

    def _refused(self, fault: DeskError) -> None:
        self.act.allow()
        if fault.field in ("attendees", "company_list"):
            self.parts.show_tab("lists")
            self.stack.setCurrentIndex(0)
        if not self.form.show_fault(fault):
            self.desk.refuse(fault, of=self)

    def _remove(self) -> None:
        if self.activity is not None and self.activity.id:
            self.desk.do(self, self._removed, remove_activity, self.activity.id, failed=self._refused)

    def _removed(self, _value: object) -> None:
        if self._draft is not None:
            self._draft.drop()
        self.desk.toast(_("Taken out"))
        self.desk.go("activities", "activities")

    def _made(self, then: Then) -> None:
        if self.activity is not None:
            self.desk.do(self, then, sign_in_sheet, self.activity.id)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and "activity" in nouns and self.activity is not None and self.activity.id:
            self.desk.ask(self, self._show_certificates, activity_sheet, self.activity.id, failed=_gone)

    def _show_certificates(self, sheet: ActivitySheet) -> None:
        self.certificates.show_of(sheet.activity.id, sheet.certificates)


def _gone(_fault: DeskError) -> None:
    """It was taken out a moment ago."""


def _teaches(helper: HelperLine) -> bool:
    return bool({HelperRole.LECTURER, HelperRole.EXPERT, HelperRole.LEGAL_HELPER} & set(helper.held))
