"""设置: every setting in one place, found by words, pinyin and initials; a change works at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.staff import Role
from mediation_desk.services.access import OFFICE_WRITE
from mediation_desk.services.settings_exchange import Difference
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, reveal, scrolling
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.settings.blocks import Blocks
from mediation_desk.ui.pages.settings.exchange import Changes, Exchange
from mediation_desk.ui.pages.settings.here import HereRow
from mediation_desk.ui.pages.settings.import_sheet import ImportSheet
from mediation_desk.ui.pages.settings.leaf_words import value_words
from mediation_desk.ui.pages.settings.preview import preview
from mediation_desk.ui.pages.settings.registry import SETTINGS
from mediation_desk.ui.pages.settings.search_line import SearchLine
from mediation_desk.ui.pages.settings.setting import Section, Setting, Whose
from mediation_desk.ui.spelled_finding import find, finds_all
from mediation_desk.words import _, listed, term

_SETTLED_MS = 50
"""Until rows that were only just asked for have their height."""
_FOLDS = 1.2
"""From this text size on the sections stand over the rows no more: there is no room for three columns."""
_BROUGHT = {"copies": "scans", "backup": "copy_rules"}
"""What other parts of the program ask for by name: the group of rows that answers it."""


class SettingsPage(Page):
    """`desk.go("settings", key)` brings one setting into sight; without a key the page is as it was left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Settings"))
        self.blocks = Blocks(desk)
        self.search = SearchLine()
        self.search.textChanged.connect(self.narrow)
        self.search.on.connect(self._first_control)
        self.sections = LineList(selects=True, ruled=False, row_height=36, name=_("Sections"))
        self.sections.chosen.connect(self._go_to)
        self.none = EmptyState(
            _("No setting is called so"), _("Try other words, or the first letters of the pinyin.")
        )
        self.here: dict[str, HereRow] = {}
        self.rows: dict[str, SettingRow] = {}
        self._sheets: dict[Section, QWidget] = {}
        self._settings = {one.key: one for one in SETTINGS if _opens(one, desk.staff.roles)}
        self._bring: QWidget | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settle.timeout.connect(self._brought)
        self._look = preview()
        self.exchange = Exchange(desk, self)
        self.taking = ImportSheet()
        self._offer_files()
        self._lay_out()
        self.narrow("")
        desk.changed.connect(self._office_changed)

    def opened(self, *args: object) -> None:
        """Ask for what is kept; bring what was asked for into sight."""
        self.blocks.look()
        wanted = str(args[0]) if args else ""
        if wanted:
            self._show_rows()
        group = self.blocks.widget(_BROUGHT[wanted]) if wanted in _BROUGHT else None
        self._bring = self.blocks.scans.copies if wanted == "copies" else group or self.rows.get(wanted)
        if self._bring is not None:
            self.search.clear()
            self._settle.start()

    def _offer_files(self) -> None:
        if not self.desk.staff.roles & OFFICE_WRITE:
            return
        bring = Button(_("Import settings"), icon="file-text")
        leave = Button(_("Export settings"), icon="file-export")
        bring.clicked.connect(self.exchange.choose)
        leave.clicked.connect(self.exchange.export)
        for button in (bring, leave):
            self.head.add_button(button)
        self.exchange.found.connect(self._show_changes)
        self.exchange.taken.connect(self._show_rows)
        self.taking.given_up.connect(self._show_rows)
        self.taking.agreed.connect(self.exchange.take)

    def _show_changes(self, here: Changes, differences: tuple[Difference, ...]) -> None:
        named = []
        for field, (now, then) in here.items():
            setting = next(one for one in SETTINGS if field == one.field or field in one.fields)
            said = self.here[setting.key].said if setting.key in self.here else value_words
            named.append((field, self.rows[setting.key].name, said(now), said(then)))
        self.taking.show_changes(named, differences, {field: then for field, (_now, then) in here.items()})
        self._area.hide()
        self.none.hide()
        self.taking.show()

    def _show_rows(self) -> None:
        self.taking.hide()
        self.narrow(self.search.text())
        self.blocks.look()

    def find_in_list(self) -> None:
        """To the words looked for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def panes(self) -> tuple[QWidget, ...]:
        """Search and sections, rows, preview."""
        return (self._left, self._area, self._look)

    def narrow(self, typed: str) -> None:
        """Show the rows whose name, sentence or other words are met, with the hit marked."""
        typed = typed.strip()
        shown: set[Section] = set()
        for key, row in self.rows.items():
            setting = self._settings[key]
            met = not typed or finds_all(typed, self._texts(setting, row))
            if row.show_if(met):
                shown.add(setting.section)
            name, says = _first(typed, row.name), _first(typed, row.says)
            also = "" if name or says or not met else _other(typed, setting)
            row.mark(name, says, also)
        for section, sheet in self._sheets.items():
            sheet.setVisible(section in shown)
        self.blocks.scans.copies.setVisible(not typed and self.blocks.scans.copies.isVisibleTo(self))
        self.sections.set_lines([Line(id=one, first=term(one)) for one in Section if one in shown])
        self.none.setVisible(not shown)
        self._area.setVisible(bool(shown))
        self.taking.hide()

    @staticmethod
    def _texts(setting: Setting, row: SettingRow) -> Iterator[str]:
        yield row.name
        yield row.says
        yield term(setting.section)
        yield term(setting.whose)
        yield from _(setting.also).split() if setting.also else ()

    def _first_control(self) -> None:
        typed = self.search.text()
        named = sorted(self.rows.values(), key=lambda row: _first(typed, row.name) is None)
        for row in named:  # those called so come before those that only mention it
            controls = row.findChildren(QWidget) if row.isVisible() else ()
            for one in controls:
                if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled():
                    one.setFocus(Qt.FocusReason.TabFocusReason)
                    reveal(row)
                    return

    def _lay_out(self) -> None:
        self._left = Sheet(margin=8, gap=8)
        self._left.add(self.search)
        self._left.add(self.sections, 1)
        inside = QWidget()
        column = Column(inside, gap=16)
        for section in Section:
            self._put(section, column)
        column.addStretch(1)
        self._area = scrolling(inside)
        across = Row(gap=16)
        across.addWidget(self._left)
        across.addWidget(self._area, 1)
        across.addWidget(self.none, 1)
        across.addWidget(self.taking, 1)
        self.taking.hide()
        across.addWidget(self._look)
        self.body.addLayout(across, 1)
        style.on_refit(self, self._fit)

    def _fit(self) -> None:
        wide = style.look().factor < _FOLDS
        self._left.setFixedWidth(style.px(232 if wide else 200))

    def _put(self, section: Section, column: Column) -> None:
        sheet = Sheet(term(section), margin=24, gap=0)
        put: set[str] = set()
        for setting in (one for one in self._settings.values() if one.section is section):
            row = self._row(setting)
            if row is None:
                continue
            row.tag(term(setting.whose), _who(setting))
            self.rows[setting.key] = row
            widget = self.blocks.widget(setting.block) if setting.block else row
            if widget is not None and (setting.block or setting.key) not in put:
                put.add(setting.block or setting.key)
                sheet.add(widget)
        if put == {"scans"}:  # its rows lie on sheets of their own
            sheet.deleteLater()
            self._sheets[section] = self.blocks.scans
            column.addWidget(self.blocks.scans)
        elif put:
            self._sheets[section] = sheet
            column.addWidget(sheet)

    def _row(self, setting: Setting) -> SettingRow | None:
        if setting.field:
            made = self.here[setting.key] = HereRow(self.desk, setting, self)
            return made.row
        if setting.block:
            return self.blocks.row(setting.block, setting.row)
        button = Button(_("Open"), compact=True)
        row = SettingRow(_(setting.title), _(setting.says), button)
        button.setAccessibleName(_("Open: {name}", name=row.name))
        button.clicked.connect(partial(self.desk.go, setting.page, *setting.args))
        return row

    def _go_to(self, section: object) -> None:
        if isinstance(section, Section) and (sheet := self._sheets.get(section)) is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(sheet.y())

    def _brought(self) -> None:
        if self._bring is not None:
            reveal(self._bring)

    def _office_changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"staff", "setting", "copy_rules", "habits", "short_lock"} and self.isVisible():
            self.blocks.look()


def _opens(setting: Setting, roles: frozenset[Role]) -> bool:
    return setting.opens is None or bool(setting.opens & roles)


def _first(typed: str, text: str) -> tuple[int, int] | None:
    return next((hit for word in typed.split() if (hit := find(word, text))), None)


def _other(typed: str, setting: Setting) -> str:
    others = _(setting.also).split() if setting.also else []
    return next((one for one in others if any(find(word, one) for word in typed.split())), "")


def _who(setting: Setting) -> str:
    roles = setting.roles or (OFFICE_WRITE if setting.whose is Whose.OFFICE and setting.block else None)
    if roles is None:
        return ""
    return _("Changed by {who}", who=listed(term(one) for one in Role if one in roles))
