"""What the desk says over the page (notices) and about finished acts (the toast)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.notice import ICONS, Act, Notice
from mediation_desk.ui.kit.toast import Toast
from mediation_desk.ui.spoken import alert


class Messages(QWidget):
    """Notices over the page, each until it is closed or the page is left; the toast over `over`."""

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self._said: dict[str, tuple[Notice, str]] = {}  # by its words: the notice, and whose it is
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

    def told(self, kind: str, text: str, of: str) -> None:
        """Say what the desk says."""
        self.notice(kind, text, of=of)

    def notice(self, kind: str, text: str, *acts: Act, of: str = "") -> None:
        """Say one sentence, perhaps with buttons that help; the same one is not said twice at a time.

        What the same one (`of`) said before is over: refused again, it is the newest refusal that counts.
        """
        if text in self._said:
            line, _source = self._said[text]
            line.show()  # it may have been put away with the mask; now it is said anew
            alert(line)
            return
        self._take_away([text for text, (_line, source) in self._said.items() if of and source == of])
        line = Notice(text, kind if kind in ICONS else "neutral", acts=acts, closable=True)
        line.closed.connect(self._closed)
        self._said[text] = line, of
        self._column.addWidget(line)
        self.show()
        alert(line)

    def heard(self, of: str) -> None:
        """What was refused to this one before was done meanwhile."""
        self._take_away(
            [text for text, (line, source) in self._said.items() if source == of and line.tone == "red"]
        )

    def clear_notices(self) -> None:
        """Take all notices away."""
        self._take_away(list(self._said))

    def show_masked(self, masked: bool) -> None:
        """Say nothing that was said before while a visitor may read it; it comes back afterwards."""
        if masked:
            self._toast.dismiss()
        for line, _source in self._said.values():
            line.setVisible(not masked)

    def toast(self, text: str, undo: Callable[[], None] | None) -> None:
        """Say that an act is finished, with 撤销 when it can be undone."""
        self._toast.tell(text, undo)

    def _closed(self) -> None:
        self._take_away([text for text, (line, _source) in self._said.items() if line is self.sender()])

    def _take_away(self, texts: Iterable[str]) -> None:
        for text in texts:
            line, _source = self._said.pop(text)
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._said) or self._standing)
