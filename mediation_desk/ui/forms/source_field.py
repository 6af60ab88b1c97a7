"""Where somebody came from: five ways seen at once, the others in a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from mediation_desk.domain.reception import Source
from mediation_desk.ui import style
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.words import N_, _, term

SEEN = (
    (Source.PARTY_APPLICATION, N_("Came in person")),
    (Source.HOTLINE_12338, N_("Phone 12338")),
    (Source.REGISTRY, N_("Marriage registry")),
    (Source.COURT_PRE_FILING, N_("Court")),
    (Source.GRID, N_("Grid")),
)
_OTHERS = "others"
_ROOM = "\u3000"  # for the chevron after the word


class SourceField(Field):
    """Segments whose last one opens a menu; `.value()` is a Source or None."""

    def __init__(self, name: str, label: str) -> None:
        options = [*((source, _(words)) for source, words in SEEN), (_OTHERS, _("Others") + _ROOM)]
        self.segments = Segments(options, name=label)
        self._other: Source | None = None
        super().__init__(name, label, self.segments)
        self._menu = QMenu(self)
        for source in Source:
            if source not in dict(SEEN):
                action = self._menu.addAction(term(source))
                action.setData(source.value)
        self._menu.triggered.connect(self._chosen)
        button = self.segments.button(_OTHERS)
        button.setAccessibleName(f"{label} {_('Others')}")
        self._chevron = IconLabel("chevron-down", "ink2", 16)
        self._chevron.setParent(button)
        self._chevron.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        style.on_refit(self, self._place_chevron)
        button.setMenu(self._menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.segments.changed.connect(self._moved)

    def value(self) -> Source | None:
        """The way chosen."""
        chosen = self.segments.value()
        return self._other if chosen == _OTHERS else chosen

    def set_value(self, value: object) -> None:
        """Choose one."""
        source = None if value is None else Source(str(value))
        self._other = source if source is not None and source not in dict(SEEN) else None
        self.segments.set_value(_OTHERS if self._other else source)
        self._moved()

    def _place_chevron(self) -> None:
        button = self.segments.button(_OTHERS)
        left = button.width() - style.px(16 + 10)
        self._chevron.move(left, (button.sizeHint().height() - style.px(16)) // 2)

    def _chosen(self, action: QAction) -> None:
        self._other = Source(str(action.data()))
        self.segments.set_value(_OTHERS)
        self._moved()

    def _moved(self) -> None:
        if self.segments.value() == _OTHERS and self._other is None:
            self._menu.popup(self.segments.mapToGlobal(self.segments.rect().bottomRight()))
            return
        self.set_helper(term(self._other) if self._other and self.segments.value() == _OTHERS else "")
        self._was_changed()
