"""One rule beside the table: how it counts and why, what it makes of a day, and the centre's own span."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.limit_rule import Counted, LimitRule, RuleSource, Unit
from mediation_desk.errors import DeskError
from mediation_desk.services.limit_rules import (
    RuleLine,
    reset_limit_rule,
    set_limit_rule,
    try_limit_rule,
)
from mediation_desk.ui.basis import basis_line, cited
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.limit_rules.rule_form import RuleForm
from mediation_desk.ui.rule_words import amount_words, counted_words, counting_words, rule_name
from mediation_desk.words import _, term


class RuleSheet(Sheet):
    """`kept(line)`: the rule shown was set or put back."""

    kept = Signal(object)

    def __init__(self, desk: Desk, *, writes: bool) -> None:
        super().__init__(" ", scrolls=True)
        self._desk, self._writes = desk, writes
        self._line: RuleLine | None = None
        self._draft: Draft | None = None
        self._facts = Column(gap=4)
        self.add(self._facts)
        self.form = RuleForm()
        self.form.submitted.connect(self.keep)
        self.form.typed.connect(self._typed)
        self.save = Button(_("Keep the rule"), compact=True)
        self.save.clicked.connect(self.keep)
        self.back = Button(_("Back to the default"), "text", compact=True)
        self.back.clicked.connect(self._reset)
        acts = Row(gap=12)
        acts.addWidget(self.save)
        acts.addWidget(self.back)
        acts.addStretch(1)
        self._own = QWidget()
        own = Column(self._own, gap=12)
        own.addWidget(rule())
        own.addWidget(self.form)
        own.addLayout(acts)
        self.add(self._own)
        self.add(rule())
        self.add(Label(_("Try it"), "body_strong"))
        self.start = DateField("start", _("Start day"))
        self.clock = TimeField("start_time", _("Time of day"))
        self.trial = Form(gap=12)
        self.trial.add(self.start, self.clock)
        self.start.set_value(desk.today())
        for field in (self.start, self.clock):
            field.changed.connect(self._try)
        self.add(self.trial)
        self._said = Column(gap=4)
        self.add(self._said)
        self.body.addStretch(1)

    def show_rule(self, line: RuleLine) -> None:
        """Show another rule, or this one as it stands now."""
        same = self._line is not None and self._line.rule.key == line.rule.key
        if same and self._line == line:
            return
        self.put_by()
        self._line = line
        self.set_title(rule_name(line.rule.key))
        self._show_facts(line)
        changes = self._writes and line.shipped.configurable
        self._own.setVisible(changes)
        self.form.clear_errors()
        self.form.show_rule(line.rule)
        self.back.setVisible(line.changed)
        self.clock.setVisible(line.rule.unit is Unit.HOUR)
        if changes:
            self._draft = self._desk.draft(self.form, "limit_rule", line.rule.key)
            self._draft.look(self.form.put_text)
        self._try()

    def put_by(self) -> None:
        """What was typed is kept as a draft."""
        if self._draft is not None:
            self._draft.put_by()
            self._draft = None

    def keep(self) -> None:
        """Keep what was typed."""
        if self._line is None or not self._writes:
            return
        self.form.clear_errors()
        try:
            amount, unit, roll = self.form.values()
        except DeskError as fault:
            self._refused(fault)
            return
        key = self._line.rule.key
        self._desk.do(self, self._kept, set_limit_rule, key, amount, unit, roll, failed=self._refused)

    def _reset(self) -> None:
        if self._line is not None:
            key = self._line.rule.key
            self._desk.do(self, self._kept, reset_limit_rule, key, failed=self._refused)

    def _kept(self, line: RuleLine) -> None:
        if self._draft is not None:
            self._draft.drop()
        self.show_rule(line)
        self._desk.toast(_("Kept; limits that run are counted anew"))
        self.kept.emit(line)

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def _show_facts(self, line: RuleLine) -> None:
        clear(self._facts)
        one = line.rule
        self._facts.addWidget(Prose(counting_words(one)))
        for words in _hints(line):
            self._facts.addWidget(Prose(words, "small", tone="ink2"))
        for citation in one.citations:
            row = Row(gap=8)
            row.addWidget(Label(cited(citation), "small", wrap=True), 1)
            link = basis_line(self._desk, citation)
            if not isinstance(link, Label):
                row.addWidget(link)
            self._facts.addLayout(row)

    def _try(self) -> None:
        start = self._started()
        clear(self._said)
        if self._line is not None and start is not None:
            key = self._line.rule.key
            self._desk.ask(self, self._show_counted, try_limit_rule, key, start, failed=self._no_day)

    def _no_day(self, fault: DeskError) -> None:
        self.trial.show_fault(fault)

    def _started(self) -> date | datetime | None:
        try:
            day: date | None = self.start.value()
            at: time | None = self.clock.value()
        except DeskError:
            return None
        if day is None or self._line is None or self._line.rule.unit is not Unit.HOUR:
            return day
        return datetime.combine(day, at or time(), tzinfo=SHANGHAI)

    def _show_counted(self, counted: Counted) -> None:
        clear(self._said)
        if self._line is None:
            return
        for n, words in enumerate(counted_words(self._line.rule, counted)):
            self._said.addWidget(Prose(words, "body_strong" if n == 0 else "small"))


def _hints(line: RuleLine) -> list[str]:
    one, said = line.rule, []
    if one.told_only:
        said.append(_("Shown for information; it is never overdue for us"))
    if one.procedural and one.unit is Unit.HOUR:
        said.append(_("A court does not count the hour in which it begins"))
    if line.changed:
        said.append(_("Default: {words}", words=_default(line.shipped)))
    if one.source is RuleSource.LAW:
        said.append(_("Set by law; it cannot be changed here"))
    elif not one.configurable:
        said.append(_("Fixed for safety; it cannot be changed here"))
    return said


def _default(one: LimitRule) -> str:
    return f"{amount_words(one)}，{term(one.roll)}"
