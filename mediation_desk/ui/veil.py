"""The veil: drawn over the page the moment the screen is masked, until the page hides its own texts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.words import _

_LOOK_AGAIN_MS = 40


class Veiled(Stack):
    """The pages; while the veil lies over them a screen reader meets the veil alone."""

    def __init__(self) -> None:
        super().__init__()
        self.veil: QWidget | None = None

    def spoken_cover(self) -> QWidget | None:
        """The veil, while it is there; else the page shown."""
        veiled = self.veil is not None and not self.veil.isHidden()
        return self.veil if veiled else super().spoken_cover()


class Veil(QWidget):
    """Covers `over` at once on masking; also takes away tooltips, menus and lists that hang open.

    Pages mask their own texts, some by asking the register again: the veil stays until nothing is under way
    any more, and for good over pages that do not mask themselves (`keep(True)`).
    """

    def __init__(self, over: Veiled, desk: Desk) -> None:
        super().__init__(over)
        over.veil = self
        self._before: QWidget | None = None
        self._over, self._desk = over, desk
        self._kept = False
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Masked"))
        said = _("F9 shows it again, once nobody else looks on.")
        Column(self, margin=24).addWidget(EmptyState(_("Masked"), said))
        self._settling = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MS)
        self._settling.timeout.connect(self._lift_when_settled)
        over.installEventFilter(self)
        desk.masked_changed.connect(self._masked)
        self.hide()

    def keep(self, kept: bool) -> None:
        """Whether the page shown now stays covered as long as the screen is masked."""
        self._kept = kept
        if self._desk.masked:
            self._cover()

    def _masked(self, masked: bool) -> None:
        application = QApplication.instance()
        if application is not None:
            if masked:
                application.installEventFilter(self)
            else:
                application.removeEventFilter(self)
        if masked:
            self._take_open_things_away()
            self._cover()
        else:
            self._settling.stop()
            self.hide()
            self._give_keys_back()

    def _cover(self) -> None:
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        if self._kept:
            self._take_keys()
        self._settling.start()

    def _take_keys(self) -> None:
        """For good over a page that does not mask itself: nothing is typed, or read out, underneath."""
        here = QApplication.focusWidget()
        if here is not None and self._over.isAncestorOf(here) and here is not self:
            self._before = here
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_keys_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lift_when_settled(self) -> None:
        if self._desk.busy:
            self._settling.start()
        elif not self._kept:
            self.hide()

    @staticmethod
    def _take_open_things_away() -> None:
        QToolTip.hideText()
        for _turn in range(8):  # a menu may hang on a menu
            popup = QApplication.activePopupWidget()
            if popup is None:
                return
            popup.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is covered; while masked no tooltip comes up, because it may hold whole names."""
        if event.type() == QEvent.Type.ToolTip and self._desk.masked:
            return True
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False
