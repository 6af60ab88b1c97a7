"""法条: every article the desk cites, found by law, number, words or the letters of a law."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.law import Article, Citation, Law, wanted_words
from mediation_desk.ui.basis import dated, statutes
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.laws.found import hit_lines, law_lines, search
from mediation_desk.ui.pages.laws.reading import Reading
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_tabs import PaperTabs
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _


class LawsPage(Page):
    """`desk.go("laws", citation)` opens an article; without one the page is as it was left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Papers"))
        self._statutes = statutes()
        self._law: Law | None = None
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.setToolTip("Alt+←")
        self.back.clicked.connect(desk.back)
        self.back.hide()
        self.head.set_lead(self.back)
        self.tabs = PaperTabs("laws", desk)
        self.words = TextField(
            "words",
            _("Law, article or words"),
            placeholder=_("Civil Code 1084, access child, mfd"),
            max_length=60,
        )
        self.words.changed.connect(self._search)
        self.words.edit.installEventFilter(self)
        self.words.edit.returnPressed.connect(self._read)
        self.list = LineList(selects=True, ruled=False, name=_("Laws and articles"))
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _id: self._read())
        self.none = EmptyState(_("Nothing found"), _("Try fewer or other words."))
        self.reading = Reading(_("Text of the law"))
        self.reading.turned.connect(self._turned)
        self._lay_out()
        bind(self, "Ctrl+Tab", self.tabs.next)
        bind(self, "Ctrl+Shift+C", self.copy)
        bind(self, "Alt+Up", lambda: self.reading.step(-1))
        bind(self, "Alt+Down", lambda: self.reading.step(1))
        self._search()

    def opened(self, *args: object) -> None:
        """Show the article asked for; the cursor stands where one types."""
        wanted = args[0] if args and isinstance(args[0], Citation) else None
        self.back.setVisible(wanted is not None)
        if wanted is not None:
            self.show_article(wanted)
        else:
            self.find_in_list()

    def show_article(self, wanted: Citation) -> None:
        """Open the law at this article."""
        if self.words.value():
            self.words.set_value("")
            self._search()
        if self.list.choose(wanted.law):
            self.reading.go_to(wanted.article)
            self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_in_list(self) -> None:
        """The cursor goes where one types."""
        self.words.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.edit.selectAll()

    def primary(self) -> None:
        """Copy the article at hand."""
        self.copy()

    def panes(self) -> tuple[QWidget, ...]:
        """Search, list, text."""
        return (self.tabs, self.words, self.list, self.reading)

    def copy(self) -> None:
        """Copy the article at hand with the name of its law; public words, so plainly."""
        article = self.reading.article()
        if article is None:
            return
        law = article.law
        head = f"《{law.title}》（{dated(law)}）{article.heading}"
        QGuiApplication.clipboard().setText(f"{head}\n{article.text}")
        self.desk.toast(_("Copied: {law} {article}", law=law.key, article=article.heading))

    def eventFilter(self, watched: object, event: object) -> bool:
        """Up and down in the search line walk the list."""
        if watched is self.words.edit and isinstance(event, QKeyEvent) and not event.modifiers():
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and event.type() is QKeyEvent.Type.KeyPress:
                self.list.step(step)
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # handed on as it came

    def _lay_out(self) -> None:
        left = Sheet(margin=(8, 12, 8, 8), gap=8)
        typed = Column(margin=(8, 0, 8, 0))
        typed.addWidget(self.words)
        left.body.addLayout(typed)
        left.add(self.list, 1)
        left.add(self.none, 1)
        right = Sheet(margin=(24, 16, 12, 12), gap=8)
        self.law_title = Prose("", "section")
        self.law_dated = Prose("", "small", tone="ink2")
        self.at = Label("", "small", tone="ink2")
        self.former = IconButton(_("Article before"), "chevron-up", token="pine")
        self.former.setToolTip("Alt+↑")
        self.former.clicked.connect(lambda: self.reading.step(-1))
        self.next = IconButton(_("Next article"), "chevron-down", token="pine")
        self.next.setToolTip("Alt+↓")
        self.next.clicked.connect(lambda: self.reading.step(1))
        self.copy_act = Button(_("Copy this article"), icon="copy", compact=True)
        self.copy_act.setToolTip("Ctrl+Shift+C")
        self.copy_act.clicked.connect(self.copy)
        acts = Row(gap=8)
        acts.addWidget(self.at, 1)
        acts.addWidget(self.former)
        acts.addWidget(self.next)
        acts.addWidget(self.copy_act)
        right.add(self.law_title)
        right.add(self.law_dated)
        right.body.addLayout(acts)
        right.add(self.reading, 1)
        row = Row(gap=16)
        row.addWidget(size(left, min_width=240, max_width=400), 2)
        row.addWidget(right, 3)
        self.body.addWidget(self.tabs)
        self.body.addLayout(row, 1)

    def _search(self) -> None:
        words = self.words.value()
        found = search(self._statutes, words) if words else ()
        self.list.set_lines(hit_lines(found, words) if words else law_lines(self._statutes))
        self.list.setVisible(bool(found) or not words)
        self.none.setVisible(bool(words) and not found)
        if words and found:
            self.list.choose(found[0].citation)
            self._show(found[0].law, found[0].number)
        elif not words:
            self.list.choose(self._law.key if self._law else self._statutes.laws[0].key)

    def _chosen(self, chosen: object) -> None:
        if isinstance(chosen, Citation):
            article = self._statutes.article(chosen)
            if article is not None:
                self._show(article.law, article.number)
        elif isinstance(chosen, str):
            law = next(law for law in self._statutes.laws if law.key == chosen)
            self._show(law, 0)

    def _show(self, law: Law, number: int) -> None:
        self._law = law
        self.law_title.setText(law.title)
        day = whole_day(date.fromisoformat(self._statutes.snapshot))
        self.law_dated.setText(_("{dated}, collected {day}", dated=dated(law), day=day))
        note = _(
            "{version}. Only the articles this desk works with are here. What was changed after that day is "
            "not in them: please check the published text.",
            version=law.version,
        )
        words = [word for word in wanted_words(self.words.value()) if not word.isdecimal()]
        self.reading.show_articles(self._statutes.of_law(law.key), words, note)
        if number:
            self.reading.go_to(number)

    def _turned(self, article: Article | None) -> None:
        self.at.setText(f"{article.law.key} {article.heading}" if article else "")

    def _read(self) -> None:
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)
