"""关于: which program this is, where its data lie, and every licence it stands on, to be searched."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mediation_desk.diagnosis.surroundings import Surroundings
from mediation_desk.third_party import Component, components
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.about.facts import Facts
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.spelled_finding import find
from mediation_desk.ui.surroundings_now import look_around
from mediation_desk.words import _, count


class AboutPage(Page):
    """Facts at the left with the list below, the text of the chosen licence at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("page.about"))
        self.copy = Button(_("Copy for the technician"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.folder = Button(_("Open the data folder"), icon="folders")
        self.folder.clicked.connect(self._open_folder)
        self.head.add_button(self.folder)
        self.head.add_button(self.copy)
        self.facts = Facts()
        self._found: dict[str, Component] = {}
        self.typed = LineEdit(_("Name or licence"), compact=True)
        self.typed.setAccessibleName(_("Find a licence"))
        self.typed.put_before(IconLabel("search", "ink3"))
        self.typed.textChanged.connect(self._list)
        self.list = LineList(selects=True, ruled=False, row_height=52, name=_("What it is made of"))
        self.list.chosen.connect(self._show)
        self.number = Label("", "small", tone="ink2")
        self.called = Label("", "section", wrap=True)
        self.from_where = Label("", "small", tone="ink2", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text of the licence"))
        self._lay_out()

    def opened(self, *_args: object) -> None:
        """Say what is so now."""
        around = Surroundings(register=self.desk.folder)
        look_around(around, self.desk.choices.now)
        self.facts.show_facts(around.facts(), str(self.desk.folder))
        if not self._found:
            self._found = {one.name: one for one in components()}
        self._list()

    def find_in_list(self) -> None:
        """To the words looked for."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Facts, list, text."""
        return (self.facts, self.typed, self.list, self.text)

    def _lay_out(self) -> None:
        facts = Sheet(_("This program"), margin=16, gap=8, scrolls=True)
        facts.add(self.facts)
        listed = Sheet(_("What it is made of"), margin=(8, 12, 8, 8), gap=8)
        listed.add(self.typed)
        listed.add(self.number)
        listed.add(self.list, 1)
        read = Sheet(margin=(24, 16, 16, 16), gap=8)
        for part in (self.called, self.from_where):
            read.add(part)
        read.add(self.text, 1)
        row = Row(gap=16)
        for sheet, least, most, share in ((facts, 208, 336, 3), (listed, 208, 320, 3), (read, 232, 4000, 5)):
            row.addWidget(size(sheet, min_width=least, max_width=most), share)
        self.body.addLayout(row, 1)

    def _list(self) -> None:
        typed = self.typed.text().strip()
        shown = [
            one
            for one in self._found.values()
            if not typed or find(typed, one.name) or find(typed, one.licence)
        ]
        self.list.set_lines(
            [
                Line(id=one.name, first=f"{one.name} {one.version}".strip(), second=one.licence)
                for one in shown
            ]
        )
        self.number.setText(count("{n} piece", "{n} pieces", len(shown)))
        if shown and self.list.current() is None:
            self.list.choose(shown[0].name)

    def _show(self, name: object) -> None:
        one = self._found.get(str(name))
        if one is None:
            return
        self.called.setText(f"{one.name} {one.version}".strip())
        self.from_where.setText(" · ".join(filter(None, (one.licence, one.homepage))))
        self.text.setPlainText(
            one.text() or _("The text of this licence does not lie beside the program run from its source.")
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.facts.text())
        self.desk.toast(_("Copied"))

    def _open_folder(self) -> None:
        self.desk.files.show(self.desk.folder)
