"""The clause looked at: its fields or words, how it will read, and what the check-up says about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.numerals import numeral
from mediation_desk.ui.clause_number import written
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling
from mediation_desk.ui.pages.agreement.checking import Checked
from mediation_desk.ui.pages.agreement.clause_words import ClauseWords
from mediation_desk.ui.pages.agreement.editing import Editing
from mediation_desk.ui.pages.agreement.findings_box import FindingsBox
from mediation_desk.ui.pages.agreement.fixes import Act
from mediation_desk.ui.pages.agreement.gap_form import GapForm
from mediation_desk.ui.pages.agreement.paper_words import PaperWords
from mediation_desk.words import _, term


class ClausePane(QWidget):
    """One clause. `deleted(clause id)`: the person wants it away. `built()`: other fields stand here now."""

    deleted = Signal(str)
    built = Signal()

    def __init__(
        self,
        editing: Editing,
        today: date,
        helps: Callable[[Finding], list[Act]],
        keep: Callable[[Finding, str], None],
    ) -> None:
        super().__init__()
        self._editing, self._today = editing, today
        self._found: Checked | None = None
        self._clause_id, self._shape = "", ""
        self._roomy = False
        self.form: GapForm | None = None
        self.words: ClauseWords | None = None
        self._number = Label("", "section", wrap=True)
        self._tag = Chip("", "outline")
        self._more = IconButton(_("More about this clause"), "dots", token="pine")
        self._more.clicked.connect(self._open_menu)
        head = Row(gap=8)
        head.addWidget(self._number)
        head.addWidget(self._tag)
        head.addStretch(1)
        head.addWidget(self._more)
        self._fields = Column(gap=12)
        self.reading = PaperWords("")
        self._reads = _Reading(self.reading)
        self.findings = FindingsBox(helps, keep)
        column = Column(self, gap=16)
        column.addLayout(head)
        column.addLayout(self._fields)
        column.addWidget(self.findings)
        column.addWidget(self._reads)
        column.addStretch(1)

    def show_clause(self, clause_id: str, found: Checked, *, locked: bool) -> None:
        """Show this clause of the agreement checked last; locked, it is text only."""
        clause = next((one for one in found.agreement.clauses if one.id == clause_id), None)
        self._found, self._clause_id = found, clause_id if clause else ""
        self.setVisible(clause is not None)
        if clause is None:
            return
        place = [one.id for one in found.agreement.clauses].index(clause_id)
        self._number.setText(_("Clause {number} {title}", number=written(place + 1), title=clause.title))
        form = found.context.library.form(clause.kind)
        self._tag.setVisible(form is not None)
        if form is not None:
            self._tag.show_state(term(form.confirmable), "outline")
        self._more.setVisible(not locked)
        self._build(clause, found, locked=locked)
        if self.form is not None:
            self.form.show_clause(clause)
        if self.words is not None:
            self.words.show_clause(clause)
        self.reading.setText(f"{numeral(place + 1)}、{found.said(clause).text}")
        self.show_reading(self._roomy)
        self.findings.show_findings(() if locked else found.of_clause(clause))

    def show_reading(self, shown: bool) -> None:
        """成文 stands here only where there is room for it, or where nothing can be typed."""
        self._roomy = shown
        nothing_to_type = self.form is not None and not self.form.gaps
        self._reads.setVisible(shown or nothing_to_type)

    def first_field(self, gap: str = "") -> QWidget | None:
        """Where typing begins, or the field of a gap."""
        if self.form is not None and self.form.gaps:
            made = self.form.gaps.get(gap) or next(iter(self.form.gaps.values()))
            return made.field
        return self.words.words if self.words is not None else None

    def _build(self, clause: Clause, found: Checked, *, locked: bool) -> None:
        form = found.context.library.form(clause.kind)
        by_hand = form is None or bool(clause.text)
        shape = f"{clause.id} {by_hand} {locked}"
        if shape == self._shape:
            return
        self._shape = shape
        for old in (self.form, self.words):
            if old is not None:
                self._fields.removeWidget(old)
                old.hide()
                old.deleteLater()
        self.form = self.words = None
        if locked:
            pass
        elif form is not None and not by_hand:
            self.form = GapForm(form, found.context.names, self._today, self._fill)
            self._fields.addWidget(self.form)
        else:
            self.words = ClauseWords(self._write, free=form is None)
            self._fields.addWidget(self.words)
        self.built.emit()

    def _fill(self, name: str, value: str) -> None:
        clause = self._editing.clause(self._clause_id)
        if clause is None or self.form is None:
            return
        values = dict(clause.gaps) | {name: value}
        order = [gap.name for gap in self.form.form.gaps]
        gaps = tuple((one, values[one]) for one in order if values.get(one))
        self._editing.put_clause(replace(clause, gaps=gaps), f"{clause.id}.{name}")

    def _write(self, title: str, text: str) -> None:
        clause = self._editing.clause(self._clause_id)
        if clause is None:
            return
        if clause.kind and not text:
            return  # an emptied rewording would silently become the library's words again
        named = clause if clause.kind else replace(clause, title=title)
        key = "title" if named.title != clause.title else "text"
        self._editing.put_clause(replace(named, text=text), f"{clause.id}.{key}")

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def menu(self) -> QMenu:
        """What else may be done with the clause."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        clause = self._editing.clause(self._clause_id)
        if clause is None or self._found is None:
            return menu
        if clause.kind and not clause.text:
            menu.addAction(_("Word it by hand")).triggered.connect(self.reword)
        elif clause.kind:
            menu.addAction(_("Back to the library's words")).triggered.connect(self.unword)
        menu.addAction(_("Delete this clause")).triggered.connect(lambda: self.deleted.emit(self._clause_id))
        return menu

    def reword(self) -> None:
        """From now on the clause is written by hand, beginning with how it reads now."""
        clause = self._editing.clause(self._clause_id)
        if clause is not None and self._found is not None:
            self._editing.put_clause(replace(clause, text=self._found.said(clause).text))

    def unword(self) -> None:
        """The library's words again."""
        clause = self._editing.clause(self._clause_id)
        if clause is not None:
            self._editing.put_clause(replace(clause, text=""))


class _Reading(QWidget):
    """成文: how the clause will read."""

    def __init__(self, words: PaperWords) -> None:
        super().__init__()
        column = Column(self, gap=12)
        column.addWidget(rule())
        column.addWidget(Label(_("As it will read"), "body_strong"))
        column.addWidget(words)


def scrolled(pane: QWidget) -> QWidget:
    """A pane that scrolls inside its sheet, with room for the scroll bar."""
    holder = QWidget()
    Column(holder, margin=(0, 0, 8, 0)).addWidget(pane)
    return scrolling(holder)
