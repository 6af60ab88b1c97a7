"""What the desk says over the page (notices) and about finished acts (the toast)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.notice import ICONS, Act, Notice
from mediation_desk.ui.kit.toast import Toast
from mediation_desk.ui.spoken import alert


class Messages(QWidget):
    """Notices over the page, each until it is closed or the page is left; the toast over `over`."""

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self._said: dict[str, Notice] = {}
        self._standing = False
        self._column = Column(self, margin=(24, 4, 24, 0), gap=8)
        self._toast = Toast(over)
        self.hide()

    def texts(self) -> list[str]:
        """The notices shown now."""
        return list(self._said)

    def stand(self, text: str, *acts: Act) -> None:
        """Say something that stays as long as the desk is open."""
        self._column.insertWidget(0, Notice(text, "neutral", acts=acts, icon="lock"))
        self._standing = True
        self.show()

    def notice(self, kind: str, text: str, *acts: Act) -> None:
        """Say one sentence, perhaps with buttons that help; the same one is not said twice at a time."""
        if text in self._said:
            return
        line = Notice(text, kind if kind in ICONS else "neutral", acts=acts, closable=True)
        line.closed.connect(self._closed)
        self._said[text] = line
        self._column.addWidget(line)
        self.show()
        alert(line)

    def clear_notices(self) -> None:
        """Take all notices away."""
        for line in self._said.values():
            line.hide()
            line.deleteLater()
        self._said = {}
        self.setVisible(self._standing)

    def show_masked(self, masked: bool) -> None:
        """Say nothing that was said before while a visitor may read it; it comes back afterwards."""
        if masked:
            self._toast.dismiss()
        for line in self._said.values():
            line.setVisible(not masked)

    def toast(self, text: str, undo: Callable[[], None] | None) -> None:
        """Say that an act is finished, with 撤销 when it can be undone."""
        self._toast.tell(text, undo)

    def _closed(self) -> None:
        for text, line in list(self._said.items()):
            if line is self.sender():
                del self._said[text]
                line.deleteLater()
        self.setVisible(bool(self._said) or self._standing)
