"""The row over the list of clues: open or not, words to find, area, source, kind, urgency, whose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.clue import ClueKind, ClueSource, Urgency
from mediation_desk.domain.clue_list import ClueFilter, ClueShelf
from mediation_desk.services.areas import AreaChoice, area_choices
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.words import _, term

_PAUSE = 120
_FOLDS_FROM = 1.5


class ClueFilters(QWidget):
    """`changed` after every choice; `wanted()` is the filter, `typed.text()` the words to find."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.shelf = Segments([(one, term(one)) for one in ClueShelf], compact=True, name=_("Which clues"))
        self.shelf.set_value(ClueShelf.OPEN)
        self.typed = LineEdit(_("Number or about whom"), compact=True)
        self.typed.put_before(IconLabel("search", "ink2"))
        self.typed.setAccessibleName(_("Number or about whom"))
        self.typed.setClearButtonEnabled(True)
        self.sources = FilterButton(_("clue.source"), [(one, term(one)) for one in ClueSource])
        self.kinds = FilterButton(_("clue.kind"), [(one, term(one)) for one in ClueKind])
        self.urgencies = FilterButton(_("How soon"), [(one, term(one)) for one in Urgency])
        self.staff = FilterButton(_("Who sees to it"), [])
        self.areas = FilterButton(_("Area"), [], one=True)
        self.fold = Button("", compact=True, icon="filter")
        self.fold.setCheckable(True)
        self._more = QWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._listen()
        style.on_refit(self, self._fit)
        desk.ask(self, self._offer_areas, area_choices)

    def wanted(self) -> ClueFilter:
        """The filter as chosen."""
        area = self.areas.value()
        return ClueFilter(
            shelf=self.shelf.value() or ClueShelf.OPEN,
            area_path=area[0] if area else "",
            sources=frozenset(self.sources.value()),
            kinds=frozenset(self.kinds.value()),
            urgencies=frozenset(self.urgencies.value()),
            responsible=frozenset(self.staff.value()),
        )

    def offer_staff(self, staff: Sequence[tuple[str, str]]) -> None:
        """Whose clues may be asked for."""
        self.staff.set_options(staff)

    def clear(self) -> None:
        """Nothing is left out any more."""
        for one in (self.sources, self.kinds, self.urgencies, self.staff, self.areas):
            one.clear()
        self.typed.clear()
        self.shelf.set_value(ClueShelf.ALL)

    def _offer_areas(self, found: tuple[AreaChoice, ...]) -> None:
        self.areas.set_options([(one.area.path, one.name) for one in found if one.area.closed_on is None])

    def _lay_out(self) -> None:
        first = Row(gap=8)
        first.addWidget(self.shelf)
        first.addStretch(1)
        self.typed.setMinimumWidth(style.px(240))
        first.addWidget(self.typed)
        first.addWidget(self.fold)
        more = FlowLayout(self._more, gap=8)
        for one in (self.areas, self.sources, self.kinds, self.urgencies, self.staff):
            more.addWidget(one)
        column = Column(self, gap=8)
        column.addLayout(first)
        column.addWidget(self._more)

    def _listen(self) -> None:
        self._pause.timeout.connect(self.changed)
        self.typed.textChanged.connect(lambda _text: self._pause.start())
        self.shelf.changed.connect(self.changed)
        for one in (self.areas, self.sources, self.kinds, self.urgencies, self.staff):
            one.changed.connect(self.changed)
            one.changed.connect(self._fit)
        self.fold.toggled.connect(self._fit)

    def _fit(self) -> None:
        folds = style.look().factor >= _FOLDS_FROM
        filters = (self.areas, self.sources, self.kinds, self.urgencies, self.staff)
        active = sum(1 for one in filters if one.value())
        self.fold.set_text(_("Filter · {n}", n=active) if active else _("Filter"))
        self.fold.setVisible(folds)
        self._more.setVisible(not folds or self.fold.isChecked())
