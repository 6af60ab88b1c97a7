"""The tree of areas at the left of the board, each with a bar of its colours and a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QTreeView

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household_list import AreaShare, in_order
from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.colour_shares import paint_shares
from mediation_desk.ui.kit.outside_choice import OutsideChoice
from mediation_desk.words import _, count

_SHARE = Qt.ItemDataRole.UserRole + 1
_ROW, _BAR, _BAR_HIGH, _FIGURE, _STEP, _CHEVRON = 36, 72, 12, 40, 16, 16
Index = QModelIndex | QPersistentModelIndex


class AreaTree(QTreeView):
    """`chosen(path)` when another area is chosen; arrows open, close and move."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_AreaDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(0)  # the delegate indents, so that the whole row is lit
        self.setRootIsDecorated(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setProperty("ground", "none")
        self.setAccessibleName(_("Areas"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(True)
        self._shown: tuple[tuple[AreaShare, ...], str] = ((), "")
        self._filling = False
        self.selectionModel().currentChanged.connect(self._moved)
        OutsideChoice(self)
        self.clicked.connect(self._turned)
        style.on_refit(self, self.scheduleDelayedItemsLayout)

    def show_areas(self, areas: Sequence[AreaShare], scheme: ColourScheme) -> None:
        """Show these; what was open and chosen stays so."""
        if self._shown == (tuple(areas), scheme.id):
            return
        opened = {path for path, index in self._walk() if self.isExpanded(index)}
        first = not self._shown[0]
        kept = self.path()
        self._shown = (tuple(areas), scheme.id)
        self._filling = True
        self._model.clear()
        items: dict[str, QStandardItem] = {}
        for one in in_order(areas):
            item = QStandardItem(one.name)
            item.setData(one, _SHARE)
            item.setData(_spoken(one, scheme), Qt.ItemDataRole.AccessibleTextRole)
            item.setData(_spoken(one, scheme), Qt.ItemDataRole.ToolTipRole)
            above = items.get(one.parent_id or "")
            (above or self._model.invisibleRootItem()).appendRow(item)
            items[one.area_id] = item
        tops = [one for one in areas if one.parent_id is None]
        for path, index in self._walk():
            share: AreaShare = index.data(_SHARE)
            if path in opened or (first and share.level == 0 and len(tops) == 1):
                self.setExpanded(index, True)
            if path == kept or (not kept and share in tops[:1]):
                self.setCurrentIndex(index)
        self._filling = False

    def path(self) -> str:
        """The path of the area chosen, "" while none is."""
        share = self.currentIndex().data(_SHARE) if self.currentIndex().isValid() else None
        return share.path if isinstance(share, AreaShare) else ""

    def _walk(self) -> list[tuple[str, QModelIndex]]:
        found = []
        waiting = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        while waiting:
            index = waiting.pop(0)
            found.append((index.data(_SHARE).path, index))
            waiting += [self._model.index(row, 0, index) for row in range(self._model.rowCount(index))]
        return found

    def _moved(self, current: QModelIndex, _former: QModelIndex) -> None:
        if current.isValid() and not self._filling:
            self.chosen.emit(current.data(_SHARE).path)

    def _turned(self, index: QModelIndex) -> None:
        self.setExpanded(index, not self.isExpanded(index))


class _AreaDelegate(QStyledItemDelegate):
    """Chevron, name, bar, figure."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        tree = self.parent()
        assert isinstance(tree, QTreeView)
        share: AreaShare = index.data(_SHARE)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("pine_tint"))
            painter.drawRoundedRect(rect, style.px(6), style.px(6))
            painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.stood_on(painter, rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        left = rect.left() + style.px(8) + style.px(_STEP) * share.level
        side = style.px(_CHEVRON)
        if index.model().hasChildren(index):
            name = "chevron-down" if tree.isExpanded(index) else "chevron-right"
            icons.paint(painter, QRectF(left, rect.center().y() - side / 2, side, side), name, "ink2")
        left += side + style.px(4)
        figure = QRectF(
            rect.right() - style.px(_FIGURE) - style.px(8), rect.top(), style.px(_FIGURE), rect.height()
        )
        paint.text(
            painter,
            figure,
            f"{share.households:,}",
            "small_strong" if chosen else "small",
            "ink2",
            right=True,
        )
        high = style.px(_BAR_HIGH)
        bar = QRectF(figure.left() - style.px(_BAR), rect.center().y() - high / 2, style.px(_BAR), high)
        paint_shares(painter, bar, [(code, many) for code, many, _persons in share.counts])
        words = QRectF(left, rect.top(), bar.left() - style.px(8) - left, rect.height())
        paint.text(
            painter, words, share.name, "body_strong" if chosen else "body", "pine" if chosen else "ink"
        )

    def sizeHint(self, option: Any, index: Index) -> QSize:
        return QSize(style.px(200), style.px(_ROW))


def _spoken(share: AreaShare, scheme: ColourScheme) -> str:
    parts = [
        f"{one.word} {count('{n} household', '{n} households', share.of(one.code)[0])}"
        for one in scheme.colours
    ]
    if share.of("")[0]:
        parts.append(f"{_('To be assessed')} {count('{n} household', '{n} households', share.of('')[0])}")
    return f"{share.name}，" + "，".join(parts)
