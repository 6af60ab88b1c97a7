"""What does not wait: scales that ask for the protocol, and people to look after again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.crisis import CrisisEvent
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.scale import Filling, ScaleResult
from mediation_desk.domain.staff import Role
from mediation_desk.services import crises
from mediation_desk.services.crises import CrisisBoard
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.crisis import TONES
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term


class CrisesPage(Page):
    """Alerts first, then those to look after again, then what is over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Safety of clients"))
        self._board: CrisisBoard | None = None
        self.lines = LineList(name=_("Safety of clients"))
        self.lines.opened.connect(self._open)
        sheet = Sheet(margin=(8, 8, 8, 8))
        self._both = Stack()
        self._both.addWidget(self.lines)
        self._both.addWidget(EmptyState(_("Nothing is waiting"), ""))
        sheet.add(self._both, 1)
        self.body.addWidget(sheet, 1)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._again)

    def opened(self, *_args: object) -> None:
        """Ask what waits."""
        self.desk.ask(self, self._show, crises.crisis_board)

    def panes(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.lines,)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"crisis", "scale", "draft"} and self.isVisible():
            self.opened()

    def _again(self) -> None:
        if self._board is not None:
            self._show(self._board)

    def _show(self, board: CrisisBoard) -> None:
        self._board = board
        due = [one for one in board.events if one.next_at is not None]
        over = [one for one in board.events if one.next_at is None]
        asked = [self._alert(one) for one in board.alerts] + [self._left(one) for one, _given in board.left]
        groups: list[tuple[str, list[Line]]] = [
            (_("Protocol not written yet"), asked),
            (_("To look after again"), [self._event(one) for one in due]),
            (_("Looked after, danger low"), [self._event(one) for one in over]),
        ]
        shown: list[Line | Group] = []
        for title, lines in groups:
            if lines:
                shown += [Group(title=title, fact=str(len(lines))), *lines]
        self.lines.set_lines(shown)
        self._both.setCurrentIndex(0 if shown else 1)

    def _alert(self, result: ScaleResult) -> Line:
        assert self._board is not None
        mine = Role.COUNSELLOR in self.desk.staff.roles
        author = self._board.staff.get(result.author_id, "")
        said = _("PHQ-9 item 9 · {day} · {counsellor}", day=self._day(result), counsellor=author)
        return Line(
            id=("result", result.id),
            first=self._name(result.person_id),
            second=said,
            lead=Tag(text=_("Ask now"), tone="red", icon="alert-triangle"),
            arrow=mine,
            locked="" if mine else _("{counsellor} writes the protocol", counsellor=author),
            strong=True,
        )

    def _left(self, filling: Filling) -> Line:
        return Line(
            id=("left", filling),
            first=self._name(filling.person_id),
            second=_("PHQ-9 item 9 was answered; the scale was not finished"),
            lead=Tag(text=_("Ask now"), tone="red", icon="alert-triangle"),
            arrow=True,
            strong=True,
        )

    def _event(self, event: CrisisEvent) -> Line:
        assert self._board is not None
        today = self.desk.today()
        due = ""
        late = False
        if event.next_at is not None:
            local = event.next_at.astimezone(SHANGHAI)
            due = _("look again {day} {time}", day=limits.day(local.date(), today), time=f"{local:%H:%M}")
            late = event.next_at < self.desk.now()
        by = self._board.staff.get(event.assessed_by, "")
        return Line(
            id=("event", event.id),
            first=self._name(event.person_id),
            second=" · ".join(part for part in (by, due) if part),
            lead=Tag(text=_("Danger: {level}", level=term(event.level)), tone=TONES[event.level]),
            chip=Tag(text=_("Overdue"), tone="red", icon="alert-triangle") if late else None,
            arrow=True,
            strong=late,
        )

    def _name(self, person_id: str) -> str:
        assert self._board is not None
        return self.desk.shown(self._board.names.get(person_id, ""))

    def _day(self, result: ScaleResult) -> str:
        return limits.day(legal_day(result.filled_at), self.desk.today())

    def _open(self, wanted: object) -> None:
        kind, what = wanted if isinstance(wanted, tuple) else ("", "")
        if kind == "result" and Role.COUNSELLOR in self.desk.staff.roles:
            self.desk.go("crisis", what)
        elif kind == "left":
            self.desk.do(self, self._begin, crises.keep_left_scale, what)
        elif kind == "event":
            self.desk.go("crisis_event", what)

    def _begin(self, result: ScaleResult) -> None:
        self.desk.go("crisis", result.id)
