"""What is chosen in the tree: its full name, where it hangs, its service points and who helps there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, SignalInstance

from mediation_desk.domain.area import Area, PointKind, ServicePoint, full_names
from mediation_desk.errors import DeskError
from mediation_desk.services.areas import keep_area, set_area_levels
from mediation_desk.services.helpers import HelperLine
from mediation_desk.services.service_points import keep_point
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.kept_form import KeptForm
from mediation_desk.ui.forms.level_names import LevelNames
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.forms.specs import day, line, one
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.lines import Group, Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import N_, _, listed, sentence, term

_POINT = "point:"


class AreaSide(Sheet):
    """`moved(area, parent id)`, `closing(area)`, `dropping(area)`; the code is changed here, too."""

    moved = Signal(object, str)
    closing = Signal(object)
    dropping = Signal(object)

    def __init__(self, desk: Desk, *, writes: bool) -> None:
        super().__init__(_("Area"), fact=" ", scrolls=True, gap=12)
        self._desk, self._writes = desk, writes
        self.levels: tuple[str, ...] = ()
        self._area: Area | None = None
        self._names: dict[str, str] = {}
        self._points: tuple[ServicePoint, ...] = ()
        self._helpers: tuple[HelperLine, ...] = ()
        self._said = Prose("", "small", tone="red")
        self._said.hide()
        self.code = KeptForm(
            desk,
            SpecForm(((line("code", N_("Code in household numbers")),),), desk.now()),
            "area_code",
            keep_area,
            lambda area, values: replace(area, **values),
            verb=_("Keep the area's code"),
        )
        self.under = AreaField(desk, "parent_id", _("Hang below"), optional=True)
        self.put_there = Button(_("Move it there"), compact=True)
        self.put_there.clicked.connect(self._move)
        self.close_it = Button(_("Close the area"), compact=True)
        self.close_it.clicked.connect(lambda: self._tell(self.closing))
        self.drop = DangerButton(_("Entered by mistake: drop"), compact=True)
        self.drop.confirmed.connect(lambda: self._tell(self.dropping))
        self.here = LineList(grows=True, name=_("Service points and people here"), row_height=48)
        self.here.opened.connect(self._open)
        self.add_point = Button(_("Add a service point here"), icon="plus", compact=True)
        self.add_point.clicked.connect(lambda: self._begin_point(None))
        self.point = KeptForm(
            desk,
            _point_form(desk),
            "service_point",
            keep_point,
            _point_made,
            verb=_("Keep the service point"),
        )
        self.point.kept.connect(self._point_kept)
        self.level_names = LevelNames(desk, set_area_levels, writes=writes)
        self._lay_out()

    def _lay_out(self) -> None:
        moving = Row(gap=8)
        moving.addWidget(self.under, 1)
        moving.addWidget(self.put_there)
        ending = Row(gap=8)
        for button in (self.close_it, self.drop):
            ending.addWidget(button)
        ending.addStretch(1)
        self.add(self._said)
        self.add(self.here)
        if self._writes:
            self.add(self.add_point)
            self.add(self.point)
            self.add(self.code)
            self.add(moving)
            self.add(ending)
        self.add(self.level_names)
        self.body.addStretch(1)
        self.point.hide()

    def show_levels(self, levels: tuple[str, ...]) -> None:
        """What the levels are called."""
        self.levels = levels
        self.level_names.show_levels(levels)

    def show_areas(self, areas: tuple[Area, ...]) -> None:
        """The whole tree, for full names."""
        self._names = full_names(areas)

    def show_area(self, area: Area | None) -> None:
        """What is chosen."""
        self._said.hide()
        self._area = area
        self.set_title(self._names.get(area.id, "") if area else _("Area"))
        self.set_fact(self.levels[area.level] if area and area.level < len(self.levels) else "")
        for widget in (self.code, self.under, self.put_there, self.close_it, self.drop, self.add_point):
            widget.setEnabled(area is not None)
        if area is not None:
            self.code.begin(area, area.id)
            self.close_it.set_text(_("Use it again") if area.closed_on else _("Close the area"))
            self.under.set_value("")
        self._fill()

    def show_points(self, found: tuple[ServicePoint, ...]) -> None:
        """All service points."""
        self._points = found
        self._fill()

    def show_helpers(self, found: tuple[HelperLine, ...]) -> None:
        """Everybody who helps."""
        self._helpers = found
        self._fill()

    def show_fault(self, fault: DeskError) -> None:
        """Say why something was refused, above what it is about."""
        self._said.setText(sentence(fault))
        self._said.show()

    def put_by(self) -> None:
        """Half typed is a draft."""
        self.code.put_by()
        self.point.put_by()

    def save(self) -> None:
        """Keep what is being typed."""
        (self.point if self.point.isVisible() else self.code).keep()

    def _fill(self) -> None:
        area = self._area
        lines: list[Line | Group] = []
        if area is not None:
            points = [one for one in self._points if one.area_id == area.id]
            lines += [Group(title=_("Service points"), fact=str(len(points))), *map(_point_line, points)]
            here = [one for one in self._helpers if one.helper.active and area.path in one.paths]
            lines += [Group(title=_("People here"), fact=str(len(here)))]
            lines += [
                Line(
                    id=one.id,
                    first=self._desk.shown(one.name),
                    second=listed(term(role) for role in one.held),
                    avatar=one.name,
                )
                for one in here
            ]
        self.here.set_lines(lines)

    def _open(self, line_id: object) -> None:
        if str(line_id).startswith(_POINT):
            found = [one for one in self._points if one.id == str(line_id).removeprefix(_POINT)]
            self._begin_point(found[0] if found else None)
        else:
            self._desk.go("grid", "helpers", str(line_id))

    def _begin_point(self, point: ServicePoint | None) -> None:
        if self._area is None or not self._writes:
            return
        kind = (PointKind.CENTRE, PointKind.STATION, PointKind.STUDIO)[min(self._area.level, 2)]
        new = ServicePoint(id="", kind=kind, name="", area_id=self._area.id, opened_on=self._desk.today())
        self.point.show()
        self.point.begin(point or new, point.id if point else f"new {self._area.id}", focus=True)

    def _point_kept(self, _point: ServicePoint) -> None:
        self.point.hide()
        self._desk.toast(_("The service point is kept"))

    def _tell(self, what: SignalInstance) -> None:
        if self._area is not None:
            what.emit(self._area)

    def _move(self) -> None:
        try:
            parent_id = self.under.value()
        except DeskError as fault:
            self.under.set_error(sentence(fault))
            return
        if self._area is not None and parent_id:
            self.moved.emit(self._area, parent_id)


def _point_line(point: ServicePoint) -> Line:
    state = _("closed {day}", day=point.closed_on.isoformat()) if point.closed_on else ""
    second = "　".join(filter(None, (term(point.kind), point.phone, state)))
    return Line(id=_POINT + point.id, first=point.name, second=second, icon="map-pin", arrow=True)


def _point_form(desk: Desk) -> SpecForm:
    rows = (
        (one("kind", N_("Kind of service point"), PointKind),),
        (line("name", N_("Name of the service point")),),
        (line("named_after", N_("Named after"), N_("Whose studio it is; empty otherwise")),),
        (AreaField(desk),),
        (line("address", N_("Address")),),
        (line("phone", N_("Phone")),),
        (day("opened_on", N_("Opened on")), day("closed_on", N_("Closed on"))),
    )
    return SpecForm(rows, desk.now())


def _point_made(before: ServicePoint, values: dict[str, Any]) -> ServicePoint:
    if values["kind"] is None:
        raise DeskError("point.kind_needed", field="kind")
    return replace(before, **values)
