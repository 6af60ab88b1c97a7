"""One agreement on the table: list, fields and paper kept in step with what is typed."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from mediation_desk.domain.agreement import Agreement, Clause, KeptFinding
from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.numerals import ordinal
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.agreement_copies import usual_copies
from mediation_desk.services.agreement_desk import AgreementDesk
from mediation_desk.services.agreements import AgreementFile
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.notice import Refusal
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.agreement.checking import Checked, checked
from mediation_desk.ui.pages.agreement.clause_pane import ClausePane, scrolled
from mediation_desk.ui.pages.agreement.editing import Editing
from mediation_desk.ui.pages.agreement.findings_box import FindingsBox
from mediation_desk.ui.pages.agreement.fixes import Act, add_from_library, fixes
from mediation_desk.ui.pages.agreement.foot import Foot
from mediation_desk.ui.pages.agreement.library_popup import FREE, LibraryPopup
from mediation_desk.ui.pages.agreement.list_pane import ListPane
from mediation_desk.ui.pages.agreement.panes import Panes
from mediation_desk.ui.pages.agreement.paper_pane import PaperPane
from mediation_desk.ui.pages.agreement.shown import ShownClause
from mediation_desk.ui.pages.agreement.signers_pane import SignersPane
from mediation_desk.ui.pages.agreement.text_panes import FactsPane, PerformancePane
from mediation_desk.ui.pages.agreement.undo_keys import UndoKeys
from mediation_desk.ui.pages.agreement.versions import Versions
from mediation_desk.words import _

CLAUSES = "clauses"


class Workspace(QWidget):
    """`changed()`: the agreement differs from a moment ago. `segment_shown(name)`: another part is open.

    `split_wanted()`: what concerns the marriage should stand in a draft of its own.
    """

    changed = Signal()
    split_wanted = Signal()
    segment_shown = Signal(str)

    def __init__(self, desk: Desk, look: AgreementDesk, file: AgreementFile) -> None:
        super().__init__()
        self.desk, self.file = desk, file
        self.context: CheckContext = look.context
        self.editing = Editing(file.agreement, self)
        self.found: Checked = checked(file.agreement, self.context)
        self.clause_id = ""
        self.segment = ""
        self._refusal: Refusal | None = None
        self._writes = bool(desk.staff.roles & DOSSIER_WRITE)
        self._undo = UndoKeys(self, self.editing)
        today = desk.today()
        self.list = ListPane()
        self.clause = ClausePane(self.editing, today, self._helps, self._keep)
        self.facts = FactsPane(self.editing, self._helps, self._keep)
        self.performance = PerformancePane(self.editing, today, self._helps, self._keep)
        self.signers = SignersPane(self.editing, look.staff, self._helps, self._keep)
        self.versions = Versions()
        self.signers.below.addWidget(self.versions)
        self.whole = FindingsBox(self._helps, self._keep)
        self.foot = Foot()
        self.paper = PaperPane(desk)
        for pane in (self.clause, self.facts, self.performance, self.signers):
            pane.findings.law_wanted.connect(lambda citation: desk.go("laws", citation))
        self.whole.law_wanted.connect(lambda citation: desk.go("laws", citation))
        self._lay_out()
        self._listen()
        self.show_segment(CLAUSES)
        clauses = file.agreement.clauses
        self.look_at(clauses[0].id if clauses else "")
        self.refresh()

    @property
    def locked(self) -> bool:
        """Whether it was signed and never changes again, or whoever reads it may not write it."""
        return self.file.frozen or not self._writes

    def take(self, file: AgreementFile, context: CheckContext | None = None) -> None:
        """The register holds this now."""
        self.file = file
        if context is not None:
            self.context = context
        if file.frozen:
            self.editing.begin(file.agreement)
        else:
            self.editing.saved(file.agreement)
        self.refresh()

    def show_segment(self, segment: str) -> None:
        """Open 事实, 条款, 履行方式, 签署人 or what is said about the whole."""
        if segment == self.segment:
            return
        self.segment = segment
        self._stack.setCurrentIndex(list(self._segments).index(segment))
        self.panes.look_at("fields")
        self.segment_shown.emit(segment)
        self._show_paper()

    def look_at(self, clause_id: str, gap: str = "") -> None:
        """Look at a clause; with `gap` the cursor goes there."""
        self.clause_id = clause_id
        blocked = self.list.clauses.blockSignals(True)
        self.list.clauses.choose(clause_id)
        self.list.clauses.blockSignals(blocked)
        self.show_segment(CLAUSES)
        self.clause.show_clause(clause_id, self.found, locked=self.locked)
        self._nothing.setVisible(not self.clause_id)
        self._show_paper()
        if gap and (field := self.clause.first_field(gap)):
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_at_performance(self, name: str) -> None:
        """The cursor into a field of 履行方式; for another name into the last, done on the spot."""
        self.show_segment("performance")
        fields = self.performance.fields
        field = fields.get(name) or list(fields.values())[-1]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bring_up(field)

    def bring_up(self, widget: QWidget) -> None:
        """Scroll the fields until this is seen, once everything has its place."""

        def seen() -> None:
            area = self._stack.currentWidget()
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(widget)

        QTimer.singleShot(0, widget, seen)

    def refresh(self) -> None:
        """Check the agreement up as it is now and show everything that follows from it."""
        now = self.editing.now
        self.found = checked(now, self.context)
        ids = [clause.id for clause in now.clauses]
        if self.clause_id not in ids:
            self.clause_id = ids[0] if ids else ""
        self.list.show_clauses(self.found, locked=self.locked)
        blocked = self.list.clauses.blockSignals(True)
        self.list.clauses.choose(self.clause_id)
        self.list.clauses.blockSignals(blocked)
        self.clause.show_clause(self.clause_id, self.found, locked=self.locked)
        self._nothing.setVisible(not ids)
        for pane in (self.facts, self.performance, self.signers):
            pane.show_agreement(self.found, locked=self.locked)
        usual = usual_copies(self.context.case) if self._writes else ()
        self.versions.show_file(self.file, usual)
        self.whole.show_findings(() if self.locked else self.found.of_whole())
        self.foot.show_tally(self.found)
        self.foot.setVisible(not self.locked)
        self._arrange()
        self._show_paper()

    def refuse(self, refusal: Refusal) -> None:
        """Show why something is refused, over the fields."""
        self.forgive()
        self._refusal = refusal
        self._above.addWidget(refusal)
        refusal.announce()
        self.panes.look_at("fields")

    def forgive(self) -> None:
        """The cause may be gone: take the refusal away."""
        if self._refusal is not None:
            self._refusal.hide()
            self._refusal.deleteLater()
            self._refusal = None

    def spoken(self) -> list[ShownClause]:
        """Every clause as both sides may see it."""
        return [
            ShownClause(id=clause.id, text=f"{ordinal(n)}{self.found.said(clause).text}")
            for n, clause in enumerate(self.editing.now.clauses, 1)
        ]

    def open_library(self) -> LibraryPopup:
        """The clause library over its button."""
        used = frozenset(clause.kind for clause in self.editing.now.clauses)
        popup = LibraryPopup(self, self.context.library, self.context.mark, used, self.add_clause)
        popup.open_at(self.list.more)
        return popup

    def add_clause(self, kind: str) -> None:
        """One more clause below the one looked at; "" for one in our own words."""
        ids = [clause.id for clause in self.editing.now.clauses]
        place = ids.index(self.clause_id) + 1 if self.clause_id in ids else len(ids)
        if kind == FREE:
            made = Clause(id=uuid4().hex, title="")
            self.editing.insert(made, place)
            self.look_at(made.id)
        else:
            add_from_library(kind, self.found, self.editing, self.look_at, place)
        field = self.clause.first_field() if kind else self.clause.words and self.clause.words.title
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def delete(self, clause_id: str) -> None:
        """Take a clause out; the toast brings it back."""
        clause = self.editing.clause(clause_id)
        if clause is None or self.locked:
            return
        ids = [one.id for one in self.editing.now.clauses]
        place = ids.index(clause_id)
        neighbours = [one for one in ids if one != clause_id]
        self.clause_id = neighbours[min(place, len(neighbours) - 1)] if neighbours else ""
        self.editing.remove(clause_id)
        self.desk.toast(_("Clause deleted"), lambda: self._bring_back(clause, place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo."""
        if not self._undo.take(event):
            super().keyPressEvent(event)

    def _bring_back(self, clause: Clause, place: int) -> None:
        if self.editing.clause(clause.id) is None and not self.locked:
            self.editing.insert(clause, min(place, len(self.editing.now.clauses)))
            self.look_at(clause.id)

    def _lay_out(self) -> None:
        self._nothing = Label(_("Add the first clause from the library."), tone="ink2", wrap=True)
        clause = QWidget()
        column = Column(clause, gap=16)
        column.addWidget(self._nothing)
        column.addWidget(self.clause, 1)
        whole = QWidget()
        column = Column(whole, gap=16)
        column.addWidget(Label(_("About the whole agreement"), "section"))
        column.addWidget(self.whole)
        column.addStretch(1)
        self._segments: dict[str, QWidget] = {
            "facts": self.facts,
            CLAUSES: clause,
            "performance": self.performance,
            "signers": self.signers,
            "whole": whole,
        }
        self._stack = Stack()
        for part in self._segments.values():
            self._stack.addWidget(scrolled(part))
        middle = Sheet(margin=(16, 16, 8, 16))
        self._above = QVBoxLayout()
        middle.body.addLayout(self._above)
        middle.add(self._stack, 1)
        middle.add(self.foot)
        self.panes = Panes(self.list, middle, self.paper)
        Column(self).addWidget(self.panes)

    def _listen(self) -> None:
        self.editing.changed.connect(self._was_changed)
        self.list.clauses.chosen.connect(lambda clause_id: self.look_at(str(clause_id)))
        self.list.clauses.clicked.connect(lambda _index: self.panes.look_at("fields"))
        self.list.clauses.activated.connect(lambda _index: self.panes.look_at("fields"))
        self.list.clauses.reordered.connect(self._reordered)
        self.list.clauses.wanted_away.connect(self.delete)
        self.list.wanted_more.connect(self.open_library)
        self.clause.deleted.connect(self.delete)
        self.clause.built.connect(lambda: self._undo.watch(self))
        self.list.whole_wanted.connect(self._toggle_whole)
        self._undo.watch(self)

    def _was_changed(self, _key: str) -> None:
        self.forgive()
        self.refresh()
        self._undo.watch(self.signers)
        self._undo.watch(self.clause)
        self.changed.emit()

    def _reordered(self, ids: object) -> None:
        order = {clause.id: clause for clause in self.editing.now.clauses}
        if isinstance(ids, tuple) and set(ids) == set(order):
            self.editing.change(clauses=tuple(order[one] for one in ids))

    def _toggle_whole(self) -> None:
        self.show_segment(CLAUSES if self.segment == "whole" else "whole")

    def _show_paper(self) -> None:
        self.paper.wish(self.editing.now, self.clause_id if self.segment == CLAUSES else "")

    def _arrange(self) -> None:
        self.clause.show_reading(self.locked or self.panes.wide)

    def resizeEvent(self, event: object) -> None:
        """成文 only where there is room."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # handed on as it came
        self._arrange()

    def _helps(self, finding: Finding) -> list[Act]:
        return fixes(finding, self.found, self.editing, self.look_at, self._open_case, self.split_wanted.emit)

    def _open_case(self) -> None:
        self.desk.go("case", self.editing.now.case_id)

    def _keep(self, finding: Finding, reason: str) -> None:
        now: Agreement = self.editing.now
        others = [one for one in now.kept if (one.rule, one.clause_id) != (finding.rule, finding.clause_id)]
        if reason:
            others.append(KeptFinding(rule=finding.rule, clause_id=finding.clause_id, reason=reason))
        self.editing.change(f"kept {finding.rule} {finding.clause_id}", kept=tuple(others))
