"""The desk's frame for one person: rail, bar, the page shown, status line, and the keys for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mediation_desk.documents.manual.keys_page import KEY
from mediation_desk.ui import icons
from mediation_desk.ui.copy_badge import CopyLine, offered, say_copy
from mediation_desk.ui.copy_due import CopyDue
from mediation_desk.ui.copy_words import last_copy_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.help_button import ask_for_help
from mediation_desk.ui.kept_focus import KeptFocus
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.rail import Rail, RailItem
from mediation_desk.ui.kit.reading_order import ReadingOrder
from mediation_desk.ui.kit.status_line import StatusLine
from mediation_desk.ui.kit.top_bar import TopBar
from mediation_desk.ui.leaving import Leaving
from mediation_desk.ui.limit_counting import LimitCounting
from mediation_desk.ui.messages import Messages
from mediation_desk.ui.page_tabs import PageTabs
from mediation_desk.ui.pages import PAGES, PageLine, tabs_of
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.quick_page import QuickPage
from mediation_desk.ui.reminding import Reminding
from mediation_desk.ui.saying import clock_time, long_time, roles_of
from mediation_desk.ui.search import SearchField
from mediation_desk.ui.stick_line import StickLine
from mediation_desk.ui.trail import Trail
from mediation_desk.ui.veil import Veil, Veiled
from mediation_desk.ui.visit_planning import VisitPlanning
from mediation_desk.words import _

if TYPE_CHECKING:
    from mediation_desk.ui.backup_run import BackupRun


class Frame(ReadingOrder):
    """One person's desk, made at unlocking and thrown away at locking.

    Pages are made when first wanted. `search` in the top bar is filled by ui/search.py.
    """

    page_shown = Signal(str)  # the key of the page

    def __init__(self, desk: Desk, lines: Sequence[PageLine] = PAGES) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = {line.key: line for line in lines if offered(desk, line)}
        self._pages: dict[str, Page] = {}
        self._shown = ""
        self._trail = Trail()
        self.shown_args: tuple[object, ...] = ()
        self._quick: QuickPage | None = None
        self._lead: Callable[[], object] | None = None
        self._content = QVBoxLayout()
        self.rail = Rail(self._rail_items(), title=_("The Desk"))
        self.bar = TopBar()
        self.bar.set_person(desk.staff.name, roles_of(desk.staff))
        self.messages = Messages(self)
        self.reminding = Reminding(desk)
        self.copy_due = CopyDue(desk, self)
        self.stick_line = StickLine(desk, self.copy_due)
        self.leaving = Leaving(self, desk, self.copy_due, run=self.backup_run, back_up=self.back_up)
        self.stack = Veiled()
        self.veil = Veil(self.stack, desk)
        self.status = StatusLine()
        self.status.say("encrypted", _("Encrypted"), "lock")
        self._minute = QTimer(self, interval=5_000)
        self._minute.timeout.connect(self.tick)
        self._minute.start()
        self.tick()
        self._focus = KeptFocus(self, self._seen_page)
        self._lay_out()
        self._listen()
        self._bind_keys()
        if desk.copy is not None:
            say_copy(desk, desk.copy, self.bar, self.status)
        elif not desk.with_keys:
            self.messages.stand(
                _(
                    "Opened with this computer: sealed texts, signing and staff need your password. What you "
                    "write is kept sealed; later only the password brings it back."
                ),
                (_("Sign in with the password"), desk.lock),
            )

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        return self._pages.get(self._shown)

    def has(self, key: str) -> bool:
        """Whether whoever sits here is offered a page."""
        return key in self._lines

    def _seen_page(self) -> QWidget | None:
        return self._quick or self.page

    def made_page(self, key: str) -> Page | None:
        """A page made earlier in this sitting, shown or not."""
        return self._pages.get(key)

    @property
    def shown_key(self) -> str:
        """The key of the page shown now."""
        return self._shown

    @property
    def help_place(self) -> str | None:
        """Which page of the manual stands for what is shown; none over public information."""
        return None if self._quick is not None else getattr(self.page, "help_place", "") or self._shown

    def back(self) -> None:
        """The page one came from, as it was opened then."""
        step = self._trail.back()
        if step is None:
            return
        here = self._shown
        self.show_page(*step, remember=False)
        if self._shown == here:  # it did not let us go
            self._trail.left(*step, here)

    def show_page(self, key: str, args: object = (), *, remember: bool = True) -> None:
        """Leave the page shown, if it lets us, and open `key` with `args`; the way back is remembered."""
        line = self._lines.get(key)
        here = self.page
        if line is None or (here is not None and key != self._shown and not here.left()):
            self.rail.show_current(self._lit(self._shown))
            return
        if here is not None:
            self.desk.keep_drafts()
            if remember:
                self._trail.left(self._shown, self.shown_args, key)
        if key not in self._pages:
            self._pages[key] = line.make(self.desk)
            self._put_tabs(key)
            self.stack.addWidget(self._pages[key])
        self._shown = key
        self.stack.setCurrentWidget(self._pages[key])
        self.rail.show_current(self._lit(key))
        self.veil.keep(line.veiled)
        self.messages.clear_notices()
        self.shown_args = args if isinstance(args, tuple) else (args,)
        self._pages[key].opened(*self.shown_args)
        self._focus.look_soon()
        self.page_shown.emit(key)

    def _put_tabs(self, key: str) -> None:
        found = tabs_of(key, self.desk.staff)
        sisters = [(sister, _(word)) for sister, word in found if sister in self._lines]
        if len(sisters) > 1:
            page = self._pages[key]
            tabs = PageTabs(sisters, key, self.show_page, page.title)
            page.set_tabs(tabs)
            bind(page, "Ctrl+Tab", tabs.next)

    def quick_page(self) -> None:
        """Cover everything with public information; the desk comes back masked."""
        if self._quick is not None:
            return
        self.desk.mask(True)
        self._quick = QuickPage(self.desk.centre, self)
        self._quick.back.connect(self._uncover)
        self._quick.setGeometry(self.rect())
        self._quick.show()
        self._quick.raise_()
        self._quick.setFocus()

    def _uncover(self) -> None:
        if self._quick is not None:
            self._quick.hide()
            self._quick.deleteLater()
            self._quick = None

    def resizeEvent(self, event: object) -> None:
        """Keep the covering page over everything."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # handed on as it came
        if self._quick is not None:
            self._quick.setGeometry(self.rect())

    def lead(self, strip: QWidget, bring_back: Callable[[], object]) -> None:
        """Lay a strip over every page that leads through the desk; the menu of one's name brings it back."""
        self._content.insertWidget(self._content.indexOf(self.stack), strip)
        self._lead = bring_back

    def _lay_out(self) -> None:
        content = self._content
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self.bar)
        if self.desk.copy is not None:
            content.addWidget(CopyLine(self.desk, self.desk.copy))
        content.addWidget(self.messages)
        content.addWidget(self.reminding)
        content.addWidget(self.stick_line)
        content.addWidget(self.stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(content, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(self.status)

    def _listen(self) -> None:
        self.rail.opened.connect(self.show_page)
        self.bar.mask_wanted.connect(self.desk.mask)
        self.bar.lock_wanted.connect(self.leaving.lock)
        self.bar.help_wanted.connect(lambda: ask_for_help(self))
        self.bar.person_wanted.connect(self._person_menu)
        self.desk.wanted.connect(self.show_page)
        self.desk.back_wanted.connect(self.back)
        self.desk.masked_changed.connect(self.bar.set_masked)
        self.desk.masked_changed.connect(self.messages.show_masked)
        self.desk.draft_kept.connect(self._kept)
        self.desk.noticed.connect(self.messages.told)
        self.desk.heard.connect(self.messages.heard)
        self.desk.done.connect(self.messages.toast)
        self.copy_due.changed.connect(self._say_copy)
        self.stick_line.wanted.connect(self.back_up)
        if self.desk.copy is None:  # a copy has no copies to tell of, and nothing in it is counted on
            LimitCounting(self.desk, self)
            VisitPlanning(self.desk, self)
        self.search = SearchField(self, offered="cases" in self._lines)

    def _bind_keys(self) -> None:
        bind(self, "Ctrl+N", self._new_reception)
        bind(self, "Ctrl+S", self._save)
        bind(self, "Ctrl+P", self._print)
        bind(self, "Ctrl+F", self._find)
        bind(self, "Ctrl+Shift+L", self.desk.switch)
        bind(self, "Alt+Left", self.back)
        bind(self, "F6", self._next_pane)
        bind(self, "Shift+F6", self._previous_pane)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self._primary)

    def _lit(self, key: str) -> str:
        line = self._lines.get(key)
        return line.parent or key if line else key

    def _rail_items(self) -> list[RailItem]:
        shown = [line for line in self._lines.values() if line.icon]
        order = [*(line for line in shown if not line.foot), *(line for line in shown if line.foot)]
        return [
            RailItem(
                key=line.key,
                word=_(line.title),
                icon=line.icon,
                shortcut=f"Alt+{number % 10}" if number <= 10 else "",
                bottom=line.foot,
            )
            for number, line in enumerate(order, start=1)
        ]

    def tick(self) -> None:
        """Show the time of the clock."""
        now = long_time(self.desk.now())
        self.status.say_right(f"{self.desk.centre.counselling_centre}      {now}", now)

    def backup_run(self) -> BackupRun | None:
        """The copy that is being made, or was made last in this sitting."""
        page = self._pages.get("backup")
        return page.run if page is not None and hasattr(page, "run") else None

    def back_up(self, folder: Path | None = None, refused: Callable[[str], object] = str) -> None:
        """Show the page of copies and begin one there, or where the last went; `refused` is told why not."""
        self.show_page("backup")
        if self._shown == "backup" and (page := self.page) is not None and hasattr(page, "begin"):
            page.begin(folder, refused)

    def _say_copy(self) -> None:
        known = self.copy_due.known
        if known is None:
            return
        said, tone = last_copy_said(known.last, self.desk.today(), known.rules.reminder_days)
        self.status.say("copy", said, "circle-check" if tone == "pine" else "alert-triangle", tone)

    def _kept(self, moment: datetime) -> None:
        self.status.say("draft", _("Draft kept {time}", time=clock_time(moment)), "device-floppy")

    def _person_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._lead is not None:
            menu.addAction(icons.icon("bulb", "ink2"), _("Your first day")).triggered.connect(self._lead)
        keys = menu.addAction(icons.icon("keyboard", "ink2"), _("Keys"))
        keys.triggered.connect(lambda: ask_for_help(self, KEY))
        own = menu.addAction(icons.icon("key", "ink2"), _("Change my password"))
        own.triggered.connect(lambda: self.show_page("staff", ("own_password",)))
        change = menu.addAction(icons.icon("users", "ink2"), _("Change person"))
        change.setShortcut(QKeySequence("Ctrl+Shift+L"))
        change.triggered.connect(self.desk.switch)
        menu.popup(at)

    def _new_reception(self) -> None:
        self.show_page("reception")

    def _primary(self) -> None:
        if self.page is not None:
            self.page.primary()

    def _save(self) -> None:
        if self.page is not None:
            self.page.save()

    def _print(self) -> None:
        if self.page is not None:
            self.page.print()

    def _find(self) -> None:
        if self.page is not None:
            self.page.find_in_list()

    def _next_pane(self) -> None:
        self._walk(1)

    def _previous_pane(self) -> None:
        self._walk(-1)

    def _walk(self, step: int) -> None:
        parts = self.page.panes() or (self.page,) if self.page is not None else ()
        panes = [self.rail, self.bar, *parts]
        focused = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focused and _holds(pane, focused)), 0)
        for distance in range(1, len(panes)):
            target = _first_in(panes[(here + step * distance) % len(panes)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _first_in(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that Tab would stop at."""
    inside = [pane, *pane.findChildren(QWidget)]
    return next((widget for widget in inside if _stops_tab(widget)), None)


def _stops_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
