"""The unlock page: who are you, your password; nothing about any case."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from mediation_desk import __version__
from mediation_desk.errors import DeskError
from mediation_desk.services.door import Door, seconds_to_wait
from mediation_desk.ui import style
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.demo_button import DemoButton
from mediation_desk.ui.help_button import HelpButton
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling, size
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.reading_order import ReadingOrder
from mediation_desk.ui.people_list import PeopleList
from mediation_desk.ui.quick_look import QuickLook
from mediation_desk.ui.seams import Clock
from mediation_desk.words import _, sentence

if TYPE_CHECKING:
    from mediation_desk.services.os_keyring import OsKeyring
    from mediation_desk.services.session import Session
    from mediation_desk.ui.card_panel import CardPanel
    from mediation_desk.ui.sheets_panel import SheetsPanel


_BROKEN = frozenset(
    (
        "register.missing",
        "register.wrong_key_or_damaged",
        "register.triggers_changed",
        "register.broke_in_use",
    )
)
"""What is refused after a right password, and can be saved."""
_DAMAGED = frozenset(
    (
        "register.missing",
        "register.wrong_key_or_damaged",
        "register.triggers_changed",
        "vault.header_altered",
        "vault.register_behind",
        "vault.foreign",
    )
)


class UnlockPage(ReadingOrder):
    """Names at the left, password at the right; `opened` carries the Session, `broke` a bug."""

    help_place = "face.unlock"

    opened = Signal(object)
    restore = Signal()
    damaged = Signal(object)  # why: what was typed was right, and the register does not open
    read_copy = Signal()
    broke = Signal(object)
    _upgrading = Signal()

    def __init__(
        self,
        door: Door,
        state_folder: Path,
        thread: RegisterThread,
        clock: Clock,
        choices: Choices,
        hint: str = "",
        *,
        chosen: str = "",
        names_first: bool = False,
        told: str = "",
        keyring: OsKeyring | None = None,
    ) -> None:
        """`chosen` sat here last; `names_first` asks who it is; `told` says why a password is asked; with
        `keyring` those who set it up may open with this computer.
        """
        super().__init__()
        self._names_first = names_first and len(door.people) > 1
        self._door, self._state, self._thread, self._clock = door, state_folder, thread, clock
        self._choices, self._hint = choices, hint
        self._keyring = keyring
        self._free_at = 0.0
        self._opening = False
        self.people = PeopleList([(one.slot_id, one.name) for one in door.people])
        self.greeting = Label("", "section")
        self.password = PasswordField("password", _("Password"), big=True)
        self.open = Button(_("Open the desk"), "primary", big=True)
        self.computer = Button(_("Open with this computer"), big=True)
        self.forgotten = Button(_("Open with the restore card"), "quiet", icon="key")
        self.by_sheets = Button(_("Open with keepers' sheets"), "quiet", icon="users")
        self.from_copy = Button(_("Restore from a copy"), "quiet", icon="history")
        self.from_copy.hide()  # shown when the register turns out to be damaged or gone
        self.from_copy.clicked.connect(self.restore)
        self.copy = Button(_("Read a backup copy"), "quiet", icon="eye")
        self.copy.clicked.connect(self.read_copy)
        self._tick = QTimer(self, interval=1_000)
        self._lay_out()
        self.people.chosen.connect(self._chosen)
        self.people.settled.connect(self._settled)
        self.open.clicked.connect(self.try_password)
        self.password.edit.returnPressed.connect(self.try_password)
        self.password.edit.installEventFilter(self)
        self.computer.clicked.connect(self.try_computer)
        self.forgotten.clicked.connect(self._to_card)
        self.by_sheets.clicked.connect(self._to_sheets)
        self._tick.timeout.connect(self.look_at_clock)
        self._upgrading.connect(self._say_upgrading, Qt.ConnectionType.QueuedConnection)
        known = [one.slot_id for one in door.people]
        self.people.choose(chosen if chosen in known else next(iter(known), ""))
        self.password.set_helper(told)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the field that waits: a focus proxy would take Tab away from the names."""
        super().focusInEvent(event)
        if self._names_first:
            self.people.take_focus(event.reason())
            return
        waiting = self._sides.currentWidget() if self._sides.currentIndex() else self.password
        waiting.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down choose a name from the password's line too."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(cast("QKeyEvent", event).key()))
        return step is not None and self.people.step(step)

    @property
    def untouched(self) -> bool:
        """Whether nobody has begun to open the desk here."""
        return not self._opening and not self.password.value() and self._sides.currentIndex() == 0

    @cached_property
    def card(self) -> CardPanel:
        """The side for the restore card, made when somebody takes it: most starts never do."""
        from mediation_desk.ui.card_panel import CardPanel

        side = CardPanel(self._door, self._state, self._thread, self._clock)
        self._add(side)
        return side

    @cached_property
    def sheets(self) -> SheetsPanel:
        """The side for keepers' sheets, made when somebody takes it."""
        from mediation_desk.ui.sheets_panel import SheetsPanel

        side = SheetsPanel(self._door, self._state, self._thread, self._clock)
        self._add(side)
        return side

    def _add(self, side: CardPanel | SheetsPanel) -> None:
        side.back.connect(self._to_password)
        side.broke.connect(self.broke)
        self._sides.addWidget(side)

    def try_password(self) -> None:
        """Try to open as the chosen person with what was typed."""
        slot, typed = self.people.slot_id, self.password.value()
        if self._opening or not slot or self.seconds_left() > 0:
            return
        if not typed:
            self.password.set_error(_("Type your password"))
            return
        self._opening = True
        self.open.block(_("Opening …"))
        self.open.set_text(_("Opening …"))
        folder, state, clock = self._door.folder, self._state, self._clock

        def heard(_step: str) -> None:
            with suppress(RuntimeError):  # the page was left meanwhile
                self._upgrading.emit()

        def work() -> Session:
            from mediation_desk.services import opening  # with the database, which no window waits for

            return opening.open_with_password(folder, state, slot, typed, clock.now(), step=heard)

        self._thread.send(self, work, self._open_now, failed=self._refused, broke=self._broken)

    def try_computer(self) -> None:
        """Try to open as the chosen person with what this computer's keyring keeps for them."""
        keyring = self._keyring
        if self._opening or keyring is None:
            return
        self._opening = True
        for button in (self.open, self.computer):
            button.block(_("Opening …"))
        slot, folder, state, clock = self.people.slot_id, self._door.folder, self._state, self._clock

        def work() -> Session:
            from mediation_desk.services.computer_slot import open_with_computer

            return open_with_computer(folder, state, slot, keyring, clock.now())

        self._thread.send(self, work, self._open_now, failed=self._refused, broke=self._broken)

    def seconds_left(self) -> int:
        """How long the chosen person must still wait after wrong passwords."""
        return max(0, -(-int((self._free_at - self._clock.ticks()) * 1000) // 1000))

    def look_at_clock(self) -> None:
        """Count the wait down and free the button when it is over."""
        left = self.seconds_left()
        if left:
            self.open.block(_("Wait {n} seconds", n=left))
            self.open.set_text(_("Wait {n} seconds", n=left))
            return
        self._tick.stop()
        if not self._opening:
            self.open.allow()
            self.open.set_text(_("Open the desk"))

    def _open_now(self, session: object) -> None:
        self.password.clear()
        self.opened.emit(session)

    def _refused(self, error: DeskError) -> None:
        self._opening = False
        self.computer.allow()
        self.password.clear()
        self.password.set_error(sentence(error))
        self.from_copy.setVisible(error.key in _DAMAGED)
        self._ask_wait()
        self.password.setFocus()
        if error.key in _BROKEN:
            self.damaged.emit(error)

    def _say_upgrading(self) -> None:
        if self._opening:
            self.open.set_text(_("Upgrading the register …"))
            self.password.set_helper(_("The upgrade is tried on a copy first; please wait."))

    def _broken(self, bug: BaseException) -> None:
        self._opening = False
        self.computer.allow()
        self.look_at_clock()
        self.broke.emit(bug)

    def _ask_wait(self) -> None:
        try:
            wait = seconds_to_wait(self._door.folder, self._state, self.people.slot_id, self._clock.now())
        except DeskError:
            wait = 0  # the reason is said when opening is tried
        self._free_at = self._clock.ticks() + wait
        if wait:
            self._tick.start()
        self.look_at_clock()

    def _chosen(self) -> None:
        self.greeting.setText(_("{name}, please type your password", name=self.people.name))
        self.password.clear()
        self.password.set_error(None)
        self.password.set_helper("")
        able = {one.slot_id for one in self._door.people if one.by_computer}
        self.computer.setVisible(self._keyring is not None and self.people.slot_id in able)
        self._ask_wait()

    def _settled(self) -> None:
        self._names_first = False
        self._to_password()

    def _to_card(self) -> None:
        self.card.start()
        self._sides.setCurrentWidget(self.card)
        self.card.setFocus()

    def _to_sheets(self) -> None:
        self.sheets.start()
        self._sides.setCurrentWidget(self.sheets)
        self.sheets.setFocus()

    def _to_password(self) -> None:
        self._sides.setCurrentIndex(0)
        self.password.setFocus()

    def _lay_out(self) -> None:
        left = QWidget()
        names = Column(left, margin=(16, 24, 16, 24), gap=16)
        question = Row(margin=(12, 0, 0, 0))
        question.addWidget(Label(_("Who are you?"), "section"))
        names.addLayout(question)
        names.addWidget(self.people, 1)

        side = QWidget()
        right = Column(side, margin=(40, 24, 40, 24), gap=8)
        right.addWidget(self.greeting)
        right.addSpacing(20)
        right.addWidget(self.password)
        right.addSpacing(12)
        right.addWidget(self.open)
        right.addWidget(self.computer)
        self.computer.hide()
        if self._hint:
            right.addSpacing(12)
            right.addWidget(Label(self._hint, tone="ink2", wrap=True))
        right.addStretch(1)
        right.addWidget(rule())
        right.addSpacing(8)
        right.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.from_copy, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.by_sheets, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._sides = QStackedWidget()
        self._sides.addWidget(scrolling(side))

        sheet = QFrame()
        sheet.setProperty("card", "true")
        across = Row(sheet, gap=0)
        across.addWidget(size(left, width=384))
        across.addWidget(rule(upright=True))
        across.addWidget(self._sides, 1)
        size(sheet, width=888)
        # In large text the names scroll rather than push the ways below the password out of the window.
        style.on_refit(sheet, lambda: sheet.setMinimumHeight(min(style.px(456), 540)))

        middle = QWidget()
        whole = Column(middle, gap=24)
        whole.addLayout(head_line(self._choices))
        whole.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(foot_line(self._choices, demo=not self._hint))


def head_line(choices: Choices) -> Row:
    """The mark, the desk's name and the centre's, over unlocking."""
    words = Column(gap=0)
    words.addWidget(Label(_("Mediation Desk"), "display", tone="pine"))
    words.addWidget(Label(choices.now.centre, tone="ink2", wrap=True))
    row = Row(margin=(8, 0, 0, 0), gap=12)
    row.addWidget(IconLabel("desk-mark", "pine", 36))
    row.addLayout(words, 1)
    return row


def foot_line(choices: Choices, *, demo: bool = True) -> QWidget:
    """The line under unlocking and the first start: what is kept where, the demo, look, version."""
    foot = QWidget()
    foot.setProperty("ground", "sunk")
    foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = Row(foot, margin=(20, 0, 24, 0), gap=24)
    here = Row(gap=6)
    here.addWidget(IconLabel("lock", "ink2", 16))
    here.addWidget(Label(_("Everything is encrypted and stays on this computer"), "small"))
    row.addLayout(here)
    row.addStretch(1)
    if demo:
        row.addWidget(DemoButton())
    row.addWidget(HelpButton())
    row.addWidget(QuickLook(choices))
    row.addWidget(Label(__version__.partition(".dev")[0], "small"))
    style.on_refit(foot, lambda: foot.setFixedHeight(style.px(40)))
    return foot
