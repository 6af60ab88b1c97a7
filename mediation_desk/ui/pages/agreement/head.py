"""The head of the editor: segments, what may be done, and the next step as the one solid button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.words import N_, _

_GAP = 12
SEGMENTS = (
    ("facts", N_("Facts")),
    ("clauses", N_("Clauses")),
    ("performance", N_("Performance")),
    ("signers", N_("Signers")),
)
PRIMARY = {
    "proof": (N_("Print proof"), "printer"),
    "sign": (N_("Record signatures"), "signature"),
    "print": (N_("Print"), "printer"),
}


class HeadActions(QWidget):
    """Secondary buttons fold into ⋯ while there is no room for them (`room` tells the width)."""

    segment_wanted = Signal(str)
    show_wanted = Signal()
    word_wanted = Signal()
    pdf_wanted = Signal()
    proof_wanted = Signal()
    final_wanted = Signal()
    primary_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.segments = Segments([(key, _(words)) for key, words in SEGMENTS], name=_("Parts"))
        self.segments.changed.connect(self._segment)
        self.show_both = Button(_("Show to both"), icon="users")
        self.show_both.setToolTip("F8")
        self.word = Button(_("Export Word"))
        self.final = Button(_("Print final"), icon="rubber-stamp")
        self.more = IconButton(_("More"), "dots", token="pine")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.primary = Button("", "primary", icon="printer")
        self.step = "proof"
        self._final_open = True
        self._all = (self.segments, self.show_both, self.word, self.final, self.more, self.primary)
        self._room = 10_000
        row = Row(self, gap=_GAP)
        for widget in self._all:
            row.addWidget(widget)
        self.show_both.clicked.connect(self.show_wanted)
        self.word.clicked.connect(self.word_wanted)
        self.final.clicked.connect(self.final_wanted)
        self.primary.clicked.connect(self.primary_wanted)
        self.more.clicked.connect(self._open_menu)

    def show_step(self, step: str, *, final_open: bool) -> None:
        """The next step: proof, sign or print; `final_open`: whether the final may still be printed."""
        self.step, self._final_open = step, final_open
        words, icon = PRIMARY[step]
        self.primary.set_text(_(words))
        self.primary.set_icon(icon)
        self.fold(self._room)

    def fold(self, room: int) -> None:
        """Fold buttons away until the rest fits into `room` pixels."""
        self._room = room
        offered = [self.show_both, self.word, *([self.final] if self._final_open else [])]
        self.final.setVisible(self._final_open)
        for button in offered:
            button.show()
        for button in (self.word, self.show_both, self.final):
            if self._wanted() <= room:
                break
            button.hide()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The page may get as narrow as the folded row."""
        least = [self.segments, self.more, self.primary]
        width = sum(one.sizeHint().width() for one in least) + style.px(_GAP) * (len(least) - 1)
        return QSize(width, super().minimumSizeHint().height())

    def _wanted(self) -> int:
        shown = [one for one in self._all if not one.isHidden()]
        return sum(one.sizeHint().width() for one in shown) + style.px(_GAP) * (len(shown) - 1)

    def menu(self) -> QMenu:
        """Everything else, and what was folded away."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        acts: list[tuple[str, Callable[[], object], bool]] = [
            (_("Show to both"), self.show_wanted.emit, self.show_both.isHidden()),
            (_("Print final"), self.final_wanted.emit, self._final_open and self.final.isHidden()),
            (_("Print proof"), self.proof_wanted.emit, self._final_open and self.step != "proof"),
            (_("Export Word"), self.word_wanted.emit, self.word.isHidden()),
            (_("Export PDF"), self.pdf_wanted.emit, True),
            (_("Compare versions"), self.compare_wanted.emit, True),
        ]
        for words, act, offered in acts:
            if offered:
                menu.addAction(words).triggered.connect(act)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _segment(self) -> None:
        value = self.segments.value()
        if value is not None:
            self.segment_wanted.emit(value)
