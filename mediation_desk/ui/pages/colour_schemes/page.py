"""颜色方案: which one is in force, what its colours mean, and others that may be loaded."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.colour_scheme_file import LARGEST
from mediation_desk.errors import DeskError
from mediation_desk.services.access import COLOUR_APPROVE
from mediation_desk.services.colour_schemes import (
    Schemes,
    every_scheme,
    load_scheme,
    reword_scheme,
    switch_scheme,
    take_example,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.colour_scheme import ColourSchemeForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _


class ColourSchemesPage(Page):
    """The list at the left, the form of the one chosen at the right; the director changes them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Colour schemes"))
        self._schemes = Schemes(kept=(), examples=())
        self._chosen = ""
        self.form: ColourSchemeForm | None = None
        self._draft: Draft | None = None
        self._writes = bool(desk.staff.roles & COLOUR_APPROVE)
        back = Button(_("Back"), "link", icon="chevron-left")
        back.clicked.connect(desk.back)
        self.head.set_lead(back)
        self.load = Button(_("Load from a file"), icon="upload")
        self.load.clicked.connect(self._load)
        self.switch = Button(_("Put in force"))
        self.switch.clicked.connect(self._switch)
        self.take = Button(_("Take this example"))
        self.take.clicked.connect(self._take)
        self.keep = Button(_("Keep the scheme"), "primary")
        self.keep.clicked.connect(self.primary)
        for button in (self.load, self.take, self.switch, self.keep):
            self.head.add_button(button)
            button.setVisible(self._writes)
        self.list = LineList(selects=True, name=_("Colour schemes"))
        self.list.chosen.connect(self._choose)
        left = size(Sheet(_("Colour schemes")), min_width=304)
        left.setMaximumWidth(360)
        left.add(self.list, 1)
        left.add(
            Prose(
                _("When another scheme is put in force, households keep their colours until assessed anew."),
                "small",
                tone="ink2",
            )
        )
        holder = QWidget()
        self._column = Column(holder)
        row = Row(gap=16)
        row.addWidget(left, 1)
        row.addWidget(scrolling(holder), 3)
        self.body.addLayout(row, 1)
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Ask for the schemes."""
        self.desk.ask(self, self._show, every_scheme)

    def primary(self) -> None:
        """Keep what is typed."""
        if self.form is None or not self._writes or not self.keep.isVisible():
            return
        self.form.clear_errors()
        try:
            typed = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.desk.do(self, self._kept, reword_scheme, typed, failed=self._refused)

    def left(self) -> bool:
        """What is typed is kept as a draft."""
        if self._draft is not None:
            self._draft.put_by()
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The list, then the form."""
        return (self.list, *([self.form] if self.form is not None else []))

    def _show(self, schemes: Schemes) -> None:
        self._schemes = schemes
        lines: list[Line | Group] = [_line(one) for one in schemes.kept]
        if schemes.examples:
            lines.append(Group(title=_("Examples")))
            lines += [_line(one) for one in schemes.examples]
        self.list.set_lines(lines)
        if not self.list.choose(self._chosen):
            self.list.choose(schemes.kept[0].id)

    def _found(self, scheme_id: str) -> ColourScheme | None:
        every = (*self._schemes.kept, *self._schemes.examples)
        return next((one for one in every if one.id == scheme_id), None)

    def _choose(self, scheme_id: object) -> None:
        found = self._found(str(scheme_id))
        if found is None:
            return
        if self._draft is not None:
            self._draft.put_by()
        self._chosen, kept = found.id, found in self._schemes.kept
        clear(self._column)
        form = self.form = ColourSchemeForm(found)
        self._column.addWidget(form)
        form.setEnabled(self._writes and kept)
        self._draft = None
        if self._writes and kept:
            draft = self._draft = self.desk.draft(form, "colour_scheme", found.id)
            form.typed.connect(lambda: draft.typed(form.text))
            form.submitted.connect(self.primary)
            draft.look(form.put_text)
        self.keep.setVisible(self._writes and kept)
        self.switch.setVisible(self._writes and kept and not found.active)
        self.take.setVisible(self._writes and not kept)

    def _kept(self, scheme: ColourScheme) -> None:
        if self._draft is not None:
            self._draft.settle()
            self._draft.drop()
            self._draft = None
        self._chosen = scheme.id
        self.desk.toast(_("The scheme is kept"))
        self.opened()

    def _load(self) -> None:
        chosen = self.desk.files.open_several(self, _("Load a colour scheme"), "JSON (*.json)")
        if not chosen:
            return
        try:
            with chosen[0].open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError:
            said = _("The file cannot be read. Choose another, or copy it to this computer first.")
            self.desk.notice(said, "red", of=self)
            return
        self.desk.do(self, self._kept, load_scheme, content, failed=self._refused)

    def _take(self) -> None:
        self.desk.do(self, self._kept, take_example, self._chosen, failed=self._refused)

    def _switch(self) -> None:
        self.desk.do(self, self._switched, switch_scheme, self._chosen, failed=self._refused)

    def _switched(self, _nothing: None) -> None:
        self.desk.toast(_("The scheme is in force; households wait to be assessed by it"))
        self.opened()

    def _refused(self, fault: DeskError) -> None:
        if self.form is None or not self.form.show_fault(fault):
            self.desk.refuse(fault, of=self)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"household"} and self._draft is None:
            self.opened()


def _line(one: ColourScheme) -> Line:
    words = "、".join(colour.word for colour in one.colours)
    return Line(
        id=one.id,
        first=one.name,
        second=" · ".join(filter(None, (words, one.region))),
        chip=Tag(text=_("In force"), tone="pine") if one.active else None,
    )
