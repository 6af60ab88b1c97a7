"""Two versions of an agreement side by side, changes marked, stepped through by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.services.agreement_versions import DRAFT, Versions, agreement_versions
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.checks import CheckBox
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label, plain_tip
from mediation_desk.ui.kit.layout import Column, Row, clear, reveal, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.agreement.passage_row import PassageRow
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.saying import clock_time, whole_day
from mediation_desk.words import _, count, term


class ComparePage(Page):
    """`desk.go("agreement_versions", case id, agreement id)`; F7 and Shift+F7 step from change to change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Compare versions"))
        self._case_id = self._agreement_id = ""
        self._here = -1
        self.rows: list[PassageRow] = []
        self.versions: Versions | None = None
        self.back = Button(_("Agreement"), "link", icon="chevron-left")
        self.back.clicked.connect(lambda: desk.go("agreement", self._case_id, self._agreement_id))
        self.head.set_lead(self.back)
        self.left_one = ComboField("left", _("Earlier version"))
        self.right_one = ComboField("right", _("Later version"))
        self.only = CheckBox(_("Changes only"))
        self.previous = _stepper(_("Previous change"), "chevron-up", "Shift+F7")
        self.next = _stepper(_("Next change"), "chevron-down", "F7")
        self._said = Label("", "small")
        self._notice = Notice("", "amber")
        self._notice.hide()
        self._column = self._lay_out()
        for field in (self.left_one, self.right_one):
            field.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.changed.connect(self._chosen)
        self.only.toggled.connect(self._filter)
        self.next.clicked.connect(lambda: self.step(1))
        self.previous.clicked.connect(lambda: self.step(-1))
        desk.masked_changed.connect(self._mask)
        desk.changed.connect(self._elsewhere)
        bind(self, "F7", lambda: self.step(1))
        bind(self, "Shift+F7", lambda: self.step(-1))
        self._mask(desk.masked)

    def opened(self, *args: object) -> None:
        """A case's id and an agreement's; the two newest versions that differ are compared."""
        if len(args) > 1:
            self._case_id, self._agreement_id = str(args[0]), str(args[1])
        self.versions = None
        self._ask()

    def panes(self) -> tuple[QWidget, ...]:
        """The choice of versions, then the passages."""
        return (self.left_one, self._area)

    def step(self, by: int) -> None:
        """Go to the next change, or the one before; from the last to the first again."""
        changed = [row for row in self.rows if row.changed]
        if not changed or self.desk.masked:
            return
        self._here = (self._here + by) % len(changed) if self._here >= 0 or by > 0 else len(changed) - 1
        changed[self._here].setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(changed[self._here])
        self._said.setText(_("Change {n} of {all}", n=self._here + 1, all=len(changed)))

    def _lay_out(self) -> Column:
        bar = Row(gap=16)
        for field in (self.left_one, self.right_one):
            bar.addWidget(field, 1)
        for widget in (self._said, self.only, self.previous, self.next):
            self.head.add_button(widget)
        inside = QWidget()
        self._area = scrolling(inside)
        self._covered = EmptyState(_("Masked"), _("F9 shows the agreement again"))
        self._compared = QWidget()
        column = Column(self._compared, gap=12)
        column.addLayout(bar)
        column.addWidget(self._notice)
        column.addWidget(self._area, 1)
        self.body.addWidget(self._compared, 1)
        self.body.addWidget(self._covered, 1)
        return Column(inside, gap=8)

    def _ask(self, left: str | None = None, right: str | None = None) -> None:
        self.desk.ask(self, self._show, agreement_versions, self._agreement_id, left, right)

    def _chosen(self) -> None:
        left, right = self.left_one.value(), self.right_one.value()
        if left is not None and right is not None:
            self._ask(left, right)

    def _show(self, versions: Versions) -> None:
        self.versions, self._here = versions, -1
        options = _options(versions)
        for field, value in ((self.left_one, versions.left), (self.right_one, versions.right)):
            blocked = field.blockSignals(True)
            field.set_options(options)
            field.set_value(value)
            field.blockSignals(blocked)
        clear(self._column)
        self.rows = [PassageRow(passage) for passage in versions.passages]
        for row in self.rows:
            self._column.addWidget(row)
        self._column.addStretch(1)
        changes = sum(row.changed for row in self.rows)
        same = _("Both say the same")
        self._said.setText(count("{n} change", "{n} changes", changes) if changes else same)
        for button in (self.next, self.previous):
            button.setEnabled(bool(changes))
        self._notice.setVisible(bool(versions.loose))
        if versions.loose:
            self._notice.say(
                _("The library has other words today than a printed version has."),
                second=_("What counts stands on the paper: please open the print itself."),
            )
        self._filter()

    def _filter(self) -> None:
        for row in self.rows:
            row.setVisible(row.changed or not self.only.isChecked())

    def _mask(self, masked: bool) -> None:
        self._compared.setVisible(not masked)
        self._covered.setVisible(masked)

    def _elsewhere(self, nouns: frozenset[str]) -> None:
        if self.versions is not None and "agreement" in nouns and self.isVisible():
            self._ask()


def _stepper(name: str, icon: str, key: str) -> IconButton:
    button = IconButton(name, icon)
    button.setToolTip(plain_tip(f"{name}  {key}"))
    return button


def _options(versions: Versions) -> list[tuple[str, str]]:
    found = [
        (
            one.code,
            _(
                "Version {n} · {state} · {day} {time}",
                n=one.n,
                state=term(one.state),
                day=whole_day(legal_day(one.printed_at)),
                time=clock_time(one.printed_at)[:5],
            ),
        )
        for one in versions.prints
    ]
    draft = [(DRAFT, _("Present draft"))] if versions.draft_differs else []
    return found + draft
