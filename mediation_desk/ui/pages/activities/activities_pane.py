"""The activities as a list: filtered by type, year, action and base, summed up, exported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.activity import ActivityKind
from mediation_desk.services.activities import ActivityRow, activity_rows
from mediation_desk.services.sheet_export import SheetWords, export_activities
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.entry_list import EntryList, Filter, ListWords
from mediation_desk.ui.kit.cells import Cell, Tag, Text
from mediation_desk.ui.kit.cells import Column as Head
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.words import N_, _, count, term

_QUARTERS = (
    N_("First quarter"),
    N_("Second quarter"),
    N_("Third quarter"),
    N_("Fourth quarter"),
)


class ActivitiesPane(QWidget):
    """Enter opens one on its own page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.begins = _("Note an activity")
        this_year = desk.today().year
        self.list = EntryList(
            desk,
            _columns(),
            _cells,
            words=ListWords(
                name=_("page.activities"),
                typed=_("Subject, place, lecturer or host"),
                empty=_("No activity yet"),
                begin=_("Note the first one; sign-in sheets print before, numbers follow afterwards."),
            ),
            filters=(
                Filter(
                    title=_("Type"),
                    options=[(one, term(one)) for one in ActivityKind],
                    of=lambda row: row.activity.kind,
                ),
                Filter(
                    title=_("Year"),
                    options=[(year, str(year)) for year in range(this_year, this_year - 6, -1)],
                    of=lambda row: row.activity.on.year,
                ),
                Filter(
                    title=_("Quarter"),
                    options=[(n, _(words)) for n, words in enumerate(_QUARTERS)],
                    of=lambda row: (row.activity.on.month - 1) // 3,
                ),
            ),
            found=lambda row: (
                row.activity.title,
                row.activity.place,
                row.activity.lecturers,
                row.activity.host,
                row.area,
            ),
            sums=_sums,
            sorts={
                "on": lambda row: (row.activity.on, row.id),
                "title": lambda row: row.activity.title,
                "sessions": lambda row: (row.activity.sessions, row.activity.issues),
                "people": lambda row: row.activity.attendances,
                "women": lambda row: row.activity.women,
            },
        )
        Column(self).addWidget(self.list)
        self.list.opened.connect(lambda row: desk.go("activity", row.id))
        self.list.export_wanted.connect(self._export)
        desk.changed.connect(self._changed)

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self.list.set_rows, activity_rows)

    def begin(self) -> None:
        """A new one on its own page."""
        self.desk.go("activity", "")

    def put_by(self) -> None:
        """Nothing is typed here."""

    def _export(self, ids: Sequence[str]) -> None:
        leave_as_sheet(
            self.desk,
            self,
            export_activities,
            tuple(ids),
            _sheet_words(),
            name=_("page.activities"),
            title=_("Export the activities"),
            means=_("What leaves the desk is no longer protected. The lists of who came stay here."),
        )

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"activity", "area"}:
            self.look()


def _columns() -> tuple[Head, ...]:
    return (
        Head(key="on", title=_("Day"), width=116, sort=True),
        Head(key="title", title=_("Subject"), wrap=True, sort=True),
        Head(key="kind", title=_("Type"), width=196, drop=2),
        Head(key="where", title=_("Venue"), width=184, drop=1),
        Head(key="sessions", title=_("Sessions, batch, issues"), width=140, sort=True),
        Head(key="people", title=_("Attendances, persons"), width=136, sort=True),
        Head(key="women", title=_("Women"), width=104, sort=True),
    )


def _cells(row: ActivityRow) -> tuple[Cell, ...]:
    one = row.activity
    shown = Text(
        text=said_of_people(row), second=_("{n} persons", n=f"{one.persons:,}") if one.persons else ""
    )
    return (
        Text(
            text=one.on.isoformat(),
            second=_("until {day}", day=one.until.isoformat()) if one.until else "",
        ),
        Text(text=one.title, second=one.lecturers),
        Tag(text=term(one.kind)),
        Text(text=one.place or row.area or "—", second=row.area if one.place else "", tone="ink2"),
        Text(text=_held(row), tone="ink2"),
        shown,
        Text(text=_("activities.women", n=f"{one.women:,}") if one.women else "—", tone="ink2"),
    )


def said_of_people(row: ActivityRow) -> str:
    """How many came, or that nobody is counted yet."""
    n = row.activity.attendances
    return _("{n} attendances", n=f"{n:,}") if n else "—"


def _held(row: ActivityRow) -> str:
    one = row.activity
    parts = (
        count("{n} session", "{n} sessions", one.sessions) if one.sessions else "",
        _("batch {n}", n=one.batch) if one.batch else "",
        _("{n} issues online", n=one.issues) if one.issues else "",
    )
    return " · ".join(filter(None, parts)) or "—"


def _sums(rows: Sequence[ActivityRow]) -> str:
    told = [row.activity for row in rows]
    if not told:
        return ""
    said = [
        count("{n} activity", "{n} activities", len(told)),
        count("{n} session", "{n} sessions", sum(one.sessions for one in told)),
        _("{n} attendances", n=f"{sum(one.attendances for one in told):,}"),
        _("{n} persons", n=f"{sum(one.persons for one in told):,}"),
        _("{n} women", n=f"{sum(one.women for one in told):,}"),
    ]
    if companies := sum(one.companies for one in told):
        said += [_("{n} companies", n=companies), _("{n} posts", n=f"{sum(one.posts for one in told):,}")]
    return " · ".join(said)


def _sheet_words() -> SheetWords:
    heads = (
        (_("Day"), 12),
        (_("Until"), 12),
        (_("Type"), 22),
        (_("Subject"), 36),
        (_("Area"), 22),
        (_("Venue"), 24),
        (_("Sessions (场次)"), 10),
        (_("Batch (第几期)"), 10),
        (_("Issues online (期)"), 10),
        (_("Attendances (人次)"), 12),
        (_("Persons (人)"), 10),
        (_("Women among them (名)"), 12),
        (_("Companies (家)"), 10),
        (_("Posts (个)"), 10),
        (_("Lecturers"), 20),
        (_("Host"), 20),
        (_("Co-hosts"), 20),
    )

    def cells(row: ActivityRow) -> tuple[str | int, ...]:
        one = row.activity
        return (
            one.on.isoformat(),
            one.until.isoformat() if one.until else "",
            term(one.kind),
            one.title,
            row.area,
            one.place,
            one.sessions,
            one.batch or "",
            one.issues,
            one.attendances,
            one.persons,
            one.women,
            one.companies,
            one.posts,
            one.lecturers,
            one.host,
            one.co_hosts,
        )

    return SheetWords(title=_("page.activities"), heads=heads, cells=cells)
