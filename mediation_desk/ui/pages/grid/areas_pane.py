"""The areas: the tree at the left, at the right what is chosen: its place, service points and people."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.area import Area, ServicePoint
from mediation_desk.errors import DeskError
from mediation_desk.services.access import GRID_WRITE
from mediation_desk.services.areas import (
    area_levels,
    area_tree,
    close_area,
    drop_area,
    keep_area,
    move_area,
    shift_area,
)
from mediation_desk.services.helpers import HelperLine, helper_lines
from mediation_desk.services.service_points import points
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.inspector_split import Split
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.grid.area_side import AreaSide
from mediation_desk.ui.pages.grid.area_tree import AreaTree
from mediation_desk.words import _, sentence


class AreasPane(QWidget):
    """Edited where it stands; refusals are said under the tree and what was typed stays in its line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.writes = bool(desk.staff.roles & GRID_WRITE)
        self._areas: tuple[Area, ...] = ()
        self._wanted = ""
        self.tree = AreaTree(writes=self.writes)
        self.tree.added.connect(self._add)
        self.tree.renamed.connect(self._rename)
        self.tree.shifted.connect(self._shift)
        self.tree.chosen.connect(self._choose)
        self.below = Button(_("Add below"), icon="plus", compact=True)
        self.below.clicked.connect(self.begin)
        self.name = Button(_("Rename"), compact=True)
        self.name.clicked.connect(self.tree.rename)
        self.up, self.down = Button(_("Up"), compact=True), Button(_("Down"), compact=True)
        self.up.clicked.connect(lambda: self._shift(self.tree.current(), -1))
        self.down.clicked.connect(lambda: self._shift(self.tree.current(), 1))
        self._said = Prose("", "small", tone="red")
        self._said.hide()
        self.side = AreaSide(desk, writes=self.writes)
        self.side.moved.connect(self._move)
        self.side.closing.connect(self._close)
        self.side.dropping.connect(self._drop)
        self._lay_out()

    def _lay_out(self) -> None:
        sheet = Sheet(margin=0, gap=0)
        buttons = FlowLayout(margin=(16, 8, 16, 8))
        for button in (self.below, self.name, self.up, self.down):
            buttons.addWidget(button)
            button.setVisible(self.writes)
        buttons.addWidget(self._said)
        sheet.add(buttons)
        sheet.add(self.tree, 1)
        Column(self).addWidget(Split(sheet, self.side, wide=392))

    def choose(self, row_id: str) -> None:
        """Show this area, or that of this service point, when the tree is there."""
        self._wanted = row_id

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self._know_levels, area_levels)
        self.desk.ask(self, self._show, area_tree)
        self.desk.ask(self, self._show_points, points)
        self.desk.ask(self, self._show_helpers, helper_lines)

    def put_by(self) -> None:
        """What is half typed at the right becomes a draft."""
        self.side.put_by()

    def begin(self) -> None:
        """A line below the area chosen; where there is none yet, the district itself is entered."""
        if not self._areas:
            self._add("", self.desk.centre.district)
            return
        area = self.tree.current()
        self.tree.begin_below(area.id if area else "")

    def save(self) -> None:
        """Keep what is typed at the right."""
        self.side.save()

    def panes(self) -> tuple[QWidget, ...]:
        """Tree, what is chosen."""
        return self.tree, self.side

    def _know_levels(self, levels: tuple[str, ...]) -> None:
        self.side.show_levels(levels)

    def _show(self, areas: tuple[Area, ...]) -> None:
        self._areas = areas
        self.side.show_areas(areas)
        self.tree.show_areas(areas, self.side.levels)
        self.below.set_text(
            _("Add below") if areas else _("Enter {district}", district=self.desk.centre.district)
        )

        if self._wanted and self.tree.choose(self._wanted):
            self._wanted = ""

    def _show_points(self, found: tuple[ServicePoint, ...]) -> None:
        self.side.show_points(found)
        at = next((one.area_id for one in found if one.id == self._wanted), None)
        if at and self.tree.choose(at):
            self._wanted = ""

    def _show_helpers(self, found: tuple[HelperLine, ...]) -> None:
        self.side.show_helpers(found)

    def _choose(self, area: Area | None) -> None:
        self._said.hide()
        self.side.show_area(area)
        self.name.setEnabled(area is not None)

    def _add(self, parent_id: str, name: str) -> None:
        area = Area(id="", name=name, parent_id=parent_id or None)
        self.desk.do(self, self._added, keep_area, area, failed=self._refused)

    def _added(self, area: Area) -> None:
        self.desk.ask(self, lambda areas: self._show_chosen(areas, area.id), area_tree)

    def _show_chosen(self, areas: tuple[Area, ...], area_id: str) -> None:
        self._show(areas)
        self.tree.choose(area_id)
        self.tree.setFocus()

    def _rename(self, area: Area, name: str) -> None:
        self.desk.do(self, self._added, keep_area, replace(area, name=name), failed=self._refused)

    def _shift(self, area: Area | None, by: int) -> None:
        if area is not None and self.writes:
            self.desk.do(self, self._nothing, shift_area, area.id, by, failed=self._told)

    def _move(self, area: Area, parent_id: str) -> None:
        self.desk.do(self, self._added, move_area, area.id, parent_id, failed=self.side.show_fault)

    def _close(self, area: Area) -> None:
        day = None if area.closed_on else self.desk.today()
        self.desk.do(self, self._added, close_area, area.id, day, failed=self.side.show_fault)

    def _drop(self, area: Area) -> None:
        self.desk.do(self, self._nothing, drop_area, area.id, failed=self.side.show_fault)

    def _nothing(self, _value: object) -> None:
        """The tree asks again by itself."""

    def _refused(self, fault: DeskError) -> None:
        self._told(fault)
        self.tree.edit_again()

    def _told(self, fault: DeskError) -> None:
        self._said.setText(sentence(fault))
        self._said.show()
