"""文书样式: wording of each form, looks of all of them, own templates; a change is seen before it counts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mediation_desk.documents.house import STYLE, House
from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.preview import PageImage
from mediation_desk.errors import DeskError
from mediation_desk.services.form_style import (
    SHARED,
    change_looks,
    change_words,
    form_changes_of,
    look_at_form,
    reset_form,
)
from mediation_desk.services.permission import roles_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.page_preview import PagePreview
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.form_style.looks_pane import LooksPane
from mediation_desk.ui.pages.form_style.templates_pane import TemplatesPane
from mediation_desk.ui.pages.form_style.words_pane import WordsPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.print_pages import qimage
from mediation_desk.ui.shelves import SHELVES
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _

TEMPLATES = "templates"
_AFTER_MS = 300  # a pause in typing, before the preview is drawn anew
_SHEET = 595.3  # points across an A4 sheet
_SHARP = 760
Named = list[tuple[str, str]]


class FormStylePage(Page):
    """What to change at the left, its words or looks in the middle, the form as it would print beside."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Forms"))
        self._house = House()
        self._may_change = bool(desk.staff.roles & roles_of(change_words))
        self.form = ""
        self.back = Button(_("Put all of ours back"), icon="arrow-back-up")
        self.keep = Button(_("Keep the changes"), "primary")
        self.back.clicked.connect(self._put_back)
        self.keep.clicked.connect(self.primary)
        for button in (self.back, self.keep):
            self.head.add_button(button)
            button.setVisible(self._may_change)
        self.narrow = TextField("find", "", placeholder=_("Find a form"))
        self.narrow.control.setAccessibleName(_("Find a form"))
        self.forms = LineList(selects=True, ruled=False, row_height=44, name=_("Forms"))
        self.words, self.looks, self.templates = WordsPane(), LooksPane(), TemplatesPane(desk)
        self.preview = PagePreview()
        self._drafts: dict[str, Draft] = {}
        self._pause = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self._lay_out()
        self.narrow.changed.connect(self._list)
        self.forms.chosen.connect(self._choose)
        self.words.changed.connect(self._pause.start)
        self.looks.changed.connect(self._pause.start)
        self.words.form.typed.connect(self._typed)
        for pane in (self.words, self.looks):
            pane.form.submitted.connect(self.primary)
            pane.form.setEnabled(self._may_change)
        self._list()

    def opened(self, *args: object) -> None:
        """A form's key, or the looks."""
        wanted = str(args[0]) if args else self.form or STYLE
        if not self.forms.choose(wanted):
            self.forms.choose(STYLE)

    def left(self) -> bool:
        """Nothing typed is lost."""
        self.save()
        return True

    def save(self) -> None:
        """Keep what is half typed."""
        draft = self._drafts.get(self.form)
        if draft is not None:
            draft.put_by()

    def primary(self) -> None:
        """Keep what was changed, or say beside its field why not."""
        if not self._may_change or self.form == TEMPLATES:
            return
        pane = self._pane()
        pane.form.clear_errors()
        said = pane.said()
        if not said:
            self.desk.toast(_("Nothing was changed"))
        elif self.form == STYLE:
            self.desk.do(self, self._kept, change_looks, said, failed=self._failed)
        else:
            self.desk.do(self, self._kept, change_words, self.form, said, failed=self._failed)

    def panes(self) -> tuple[QWidget, ...]:
        """List, fields, preview."""
        return self.forms, self._middle, self.preview

    def find_in_list(self) -> None:
        """Type to narrow the list of forms."""
        self.narrow.setFocus()

    def _lay_out(self) -> None:
        listed = Sheet(_("Forms"), margin=(8, 12, 8, 12), gap=8)
        listed.add(self.narrow)
        listed.add(self.forms, 1)
        self._middle = Stack()
        for pane in (self.words, self.looks, self.templates):
            self._middle.addWidget(pane)
        across = Row(gap=16)
        across.addWidget(size(listed, width=264))
        words = (_("What can be changed"), _("Page preview"))
        self._two = TwoPanes(self._middle, self.preview, words, weights=(3, 2))
        across.addWidget(self._two, 1)
        self.body.addLayout(across, 1)

    def _list(self) -> None:
        wanted = self.narrow.value()
        shown: list[Line | Group] = []
        general = [
            (STYLE, _("Margins, faces and sizes")),
            (SHARED, _("Words that forms share")),
            (TEMPLATES, _("Our own Word templates")),
        ]
        self._group(shown, _("For all forms"), general, wanted)
        for shelf, title in SHELVES:
            kinds = [
                (kind.key, kind.title) for kind in PAPERS if kind.shelf is shelf and kind.blank is not None
            ]
            self._group(shown, _(title), kinds, wanted)
        self.forms.set_lines(shown)

    def _group(self, shown: list[Line | Group], title: str, kinds: Named, wanted: str) -> None:
        lines = [Line(id=key, first=name, chip=self._mark(key)) for key, name in kinds if wanted in name]
        if lines:
            shown += [Group(title=title), *lines]

    def _mark(self, key: str) -> Tag | None:
        return Tag(text=_("changed")) if self._house.of(key) else None

    def _choose(self, form: object) -> None:
        if form is None or form == self.form:
            return
        self.save()
        self.form = str(form)
        self._middle.setCurrentWidget(self._pane())
        self._two.leave_alone(self.form == TEMPLATES)
        self.back.setVisible(self._may_change and self.form != TEMPLATES)
        self.keep.setVisible(self._may_change and self.form != TEMPLATES)
        self.preview.turn(0)
        if self.form == TEMPLATES:
            self.templates.look()
        else:
            self.desk.ask(self, self._show, form_changes_of)

    def _pane(self) -> Any:
        return {STYLE: self.looks, TEMPLATES: self.templates}.get(self.form, self.words)

    def _show(self, house: House) -> None:
        self._house = house
        self._list()
        if self.form == STYLE:
            self.looks.show_looks(house)
        elif self.form != TEMPLATES:
            self.words.show_form(self.form, house)
            self._draft().look(self._put)
        self._look()

    def _draft(self) -> Draft:
        if self.form not in self._drafts:
            self._drafts[self.form] = self.desk.draft(self.words.form, "form_style", self.form)
        return self._drafts[self.form]

    def _typed(self) -> None:
        if self.form not in (STYLE, TEMPLATES):
            self._draft().typed(self.words.half_typed)

    def _put(self, kept: str | None) -> None:
        if kept:
            self.words.put(kept)

    def _look(self) -> None:
        if self.form in ("", TEMPLATES) or not self._may_change:
            return
        said, looks = ({}, self.looks.said()) if self.form == STYLE else (self.words.said(), {})
        scale = _SHARP * self.devicePixelRatioF() / _SHEET
        self.desk.ask(self, self._drawn, look_at_form, self.form, said, looks, scale, failed=self._failed)

    def _drawn(self, pages: tuple[PageImage, ...]) -> None:
        self.preview.set_pages([qimage(page) for page in pages])

    def _failed(self, fault: DeskError) -> None:
        if not self._pane().form.show_fault(fault):
            self.desk.refuse(fault, of=self)

    def _kept(self, _value: object) -> None:
        self._drop_draft()
        self.desk.toast(_("The forms print like this from now on"))
        self.desk.ask(self, self._show, form_changes_of)

    def _put_back(self) -> None:
        self._drop_draft()
        self.desk.do(self, self._kept, reset_form, self.form)

    def _drop_draft(self) -> None:
        draft = self._drafts.get(self.form)
        if draft is not None:
            draft.drop()
