"""The table of rules: filtered, sorted, one chosen to be read, tried and changed beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.limit_rule import RuleGroup, RuleSource
from mediation_desk.services.limit_rules import RuleLine, limit_rules
from mediation_desk.ui.basis import all_cited
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.limit_rules.rule_sheet import RuleSheet
from mediation_desk.ui.rule_words import amount_words, rule_name
from mediation_desk.words import _, term

TONES = {RuleSource.LAW: "blue", RuleSource.CUSTOM: "neutral", RuleSource.OURS: "outline"}


class RulesPane(QWidget):
    """`changed`: a rule was set."""

    changed = Signal()

    def __init__(self, desk: Desk, *, writes: bool) -> None:
        super().__init__()
        self._desk = desk
        self._all: tuple[RuleLine, ...] = ()
        self._order = ("group", False)
        self._chosen = ""
        self.groups = FilterButton(_("Area of work"), [(one, term(one)) for one in RuleGroup])
        self.sources = FilterButton(_("Source"), [(one, term(one)) for one in RuleSource])
        self.typed = LineEdit(_("Name or law"), compact=True)
        self.typed.setAccessibleName(_("Name or law"))
        self.typed.setClearButtonEnabled(True)
        for news in (self.groups.changed, self.sources.changed, self.typed.textChanged):
            news.connect(self._fill)
        filters = Row(gap=8)
        for widget in (self.groups, self.sources, size(self.typed, width=220)):
            filters.addWidget(widget)
        filters.addStretch(1)
        self.table = Table(_columns(), _cells, key=_key, name=_("Rules"), row_height=56)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._choose)
        self.table.sorted_by.connect(self._sort)
        listed = Sheet(margin=0, gap=0)
        listed.add(self.table, 1)
        self.sheet = RuleSheet(desk, writes=writes)
        self.sheet.kept.connect(self._kept)
        across = Row(gap=16)
        across.addWidget(listed, 1)
        across.addWidget(size(self.sheet, width=360))
        column = Upright(self, gap=12)
        column.addLayout(filters)
        column.addLayout(across, 1)

    def look(self) -> None:
        """Ask for the table."""
        self._desk.ask(self, self._show, limit_rules)

    def open_rule(self, key: str) -> None:
        """Choose this rule."""
        self._chosen = key
        self._fill()

    def search(self) -> None:
        """The cursor goes where the rules are searched."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_by(self) -> None:
        """What was typed is kept as a draft."""
        self.sheet.put_by()

    def panes(self) -> tuple[QWidget, ...]:
        """Filters, table, the rule chosen."""
        return self.groups, self.table, self.sheet

    def _show(self, found: tuple[RuleLine, ...]) -> None:
        self._all = found
        self._fill()

    def _fill(self) -> None:
        groups, sources, typed = self.groups.value(), self.sources.value(), self.typed.text().strip()
        rows = [
            one
            for one in self._all
            if (not groups or one.rule.group in groups)
            and (not sources or one.rule.source in sources)
            and (not typed or typed in f"{rule_name(one.rule.key)} {all_cited(one.rule.citations)}")
        ]
        key, descending = self._order
        places = list(RuleGroup)
        orders: dict[str, Callable[[RuleLine], object]] = {
            "group": lambda one: places.index(one.rule.group),
            "name": lambda one: rule_name(one.rule.key),
            "source": lambda one: list(RuleSource).index(one.rule.source),
        }
        rows.sort(key=orders[key], reverse=descending)  # type: ignore[arg-type]
        wanted = self._chosen  # new rows may tell of the one that was chosen before
        self.table.set_rows(rows, more=False)
        self.table.show_sort(key, descending=descending)
        if rows and wanted not in {one.rule.key for one in rows}:
            wanted = rows[0].rule.key
        self.table.choose(wanted)

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _choose(self, line: RuleLine | None) -> None:
        if line is not None:
            self._chosen = line.rule.key
            self.sheet.show_rule(line)

    def _kept(self, _line: RuleLine) -> None:
        self.look()
        self.changed.emit()


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="group", title=_("Area of work"), width=88, drop=2, sort=True),
        Column(key="name", title=_("Rule"), wrap=True, sort=True),
        Column(key="amount", title=_("How long"), width=120),
        Column(key="starts", title=_("Counted from"), width=176, wrap=True, drop=1),
        Column(key="source", title=_("Source"), width=112, sort=True),
    )


def _cells(line: RuleLine) -> tuple[Cell, ...]:
    rule = line.rule
    basis = all_cited(rule.citations) if rule.citations else ""
    return (
        Text(text=term(rule.group), tone="ink2"),
        Text(text=rule_name(rule.key), second=basis, strong=line.changed),
        Text(text=amount_words(rule), second=_("changed here") if line.changed else ""),
        Text(text=term(rule.starts), tone="ink2"),
        Tag(text=term(rule.source), tone=TONES[rule.source]),
    )


def _key(line: RuleLine) -> str:
    return line.rule.key
