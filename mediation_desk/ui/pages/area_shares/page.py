"""区域颜色图: every area with a wide bar of its colours and the figures, on screen or as a PDF."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household_list import AreaShare, Board, in_order
from mediation_desk.services.household_board import board_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import RankLabel
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Row, clear, scrolling
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.share_picture import SharePicture, ShareRow
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.save_bytes import save_bytes
from mediation_desk.words import _, count

_DEPTHS = (1, 2, 3)
_DPI = 96


class AreaSharesPage(Page):
    """Depth of the tree by segments; figures of colours beside each bar; no names of people anywhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Areas by colour"))
        back = Button(_("Back"), "link", icon="chevron-left")
        back.clicked.connect(desk.back)
        self.head.set_lead(back)
        words = (_("Towns"), _("Villages"), _("Grids"))
        self.levels = Segments(list(zip(_DEPTHS, words, strict=True)), name=_("Down to"))
        self.levels.set_value(_DEPTHS[1])
        self.levels.changed.connect(self._draw)
        self.pdf = Button(_("Save as PDF"), icon="file-export")
        self.pdf.clicked.connect(self.print)
        self.head.add_button(self.levels)
        self.head.add_button(self.pdf)
        self._board: Board | None = None
        self._legend = Row(gap=16)
        self.picture = SharePicture()
        sheet = Sheet(gap=12)
        sheet.add(self._legend)
        sheet.add(scrolling(self.picture), 1)
        green = _("Green is a class; it does not mean there is no difficulty.")
        sheet.add(Prose(green, "small", tone="ink2"))
        self.body.addWidget(sheet, 1)
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Ask for the shares of all areas."""
        self.desk.ask(self, self._show, board_of, "")

    def panes(self) -> tuple[QWidget, ...]:
        """The depth, the picture."""
        return self.levels, self.picture

    def print(self) -> None:
        """The picture as a PDF where the person says."""
        if self._board is None:
            return
        name = f"{_('Areas by colour')} {self.desk.today():%Y-%m-%d}.pdf"
        path = self.desk.files.save_as(self, _("Save as PDF"), name, "PDF (*.pdf)")
        if path is not None:
            save_bytes(self.desk, path, self._as_pdf())

    def _show(self, board: Board) -> None:
        self._board = board
        clear(self._legend)
        for one in board.scheme.colours:
            self._legend.addWidget(RankLabel(one.rank, f"{one.word} {one.verb}", code=one.code))
        self._legend.addStretch(1)
        self._legend.addWidget(Prose(board.scheme.name, "small", tone="ink2"))
        self._draw()

    def _draw(self) -> None:
        if self._board is not None:
            deepest = self.levels.value()
            self.picture.show_rows(
                [_row(one, self._board.scheme) for one in in_order(self._board.areas) if one.level <= deepest]
            )

    def _as_pdf(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_DPI)
        margins = QMarginsF(15, 15, 15, 15)
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            margins,
            QPageLayout.Unit.Millimeter,
        )
        writer.setPageLayout(layout)
        room = layout.paintRectPixels(_DPI)
        scale = room.width() / max(1, self.picture.width())
        painter = QPainter(writer)
        painter.scale(scale, scale)
        high, top = int(room.height() / scale), 0
        while top < self.picture.height():
            if top:
                writer.newPage()
            painter.save()
            painter.setClipRect(0, 0, self.picture.width(), high)
            painter.translate(0, -top)
            self.picture.paint_on(painter, on_paper=True)
            painter.restore()
            top += high
        painter.end()
        return bytes(buffer.data().data())

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"household", "area"}:
            self.opened()


def _row(share: AreaShare, scheme: ColourScheme) -> ShareRow:
    shares = [(one.code, one.rank, share.of(one.code)[0]) for one in scheme.colours]
    return ShareRow(
        level=share.level,
        name=share.name,
        shares=tuple(shares),
        whole=" · ".join(
            (
                count("{n} household", "{n} households", share.households),
                count("{n} person", "{n} people", share.persons),
            )
        ),
    )
