"""What the centre published: online knowledge, family rules, stories and works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mediation_desk.domain.activity import PublicationKind
from mediation_desk.domain.publication import Publication
from mediation_desk.services.access import ACTIVITY_WRITE
from mediation_desk.services.publications import keep_publication, publications
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.entry_list import EntryList, Filter, ListWords
from mediation_desk.ui.entry_pane import EntryPane
from mediation_desk.ui.entry_side import EntrySide
from mediation_desk.ui.forms.publication import PublicationForm
from mediation_desk.ui.kit.cells import Cell, Tag, Text
from mediation_desk.ui.kit.cells import Column as Head
from mediation_desk.words import _, term


class PublicationsPane(EntryPane):
    """The list, and the form of the one chosen or a new one."""

    def __init__(self, desk: Desk) -> None:
        this_year = desk.today().year
        listed = EntryList(
            desk,
            (
                Head(key="on", title=_("Published on"), width=116, sort=True),
                Head(key="title", title=_("Title"), wrap=True, sort=True),
                Head(key="kind", title=_("Type"), width=128, sort=True),
                Head(key="issue", title=_("Issue"), width=84, sort=True),
                Head(key="channel", title=_("Where it was published"), width=164, drop=1),
                Head(key="author", title=_("Author"), width=96, drop=2),
            ),
            _cells,
            words=ListWords(
                name=_("Published"),
                typed=_("Title, author or where"),
                empty=_("Nothing published yet"),
                begin=_("Note online issues, family rules, stories and works here."),
            ),
            filters=(
                Filter(
                    title=_("Type"),
                    options=[(one, term(one)) for one in PublicationKind],
                    of=lambda one: one.kind,
                ),
                Filter(
                    title=_("Year"),
                    options=[(year, str(year)) for year in range(this_year, this_year - 6, -1)],
                    of=lambda one: one.on.year,
                ),
            ),
            found=lambda one: (one.title, one.author, one.channel),
            sums=_sums,
            sorts={
                "on": lambda one: (one.on, one.id),
                "title": lambda one: one.title,
                "kind": lambda one: (list(PublicationKind).index(one.kind), one.on),
                "issue": lambda one: one.issue or 0,
            },
            exports=False,
        )
        super().__init__(
            desk,
            listed,
            EntrySide(desk, "publication", PublicationForm(desk), keep_publication, verb=_("Keep the entry")),
            ask=publications,
            fresh=lambda: Publication(id="", kind=PublicationKind.ONLINE_ISSUE, title="", on=desk.today()),
            begins=_("New publication"),
            nouns=frozenset({"activity"}),
            writes=bool(desk.staff.roles & ACTIVITY_WRITE),
        )


def _cells(one: Publication) -> tuple[Cell, ...]:
    return (
        Text(text=one.on.isoformat(), tone="ink2"),
        Text(text=one.title),
        Tag(text=term(one.kind)),
        Text(text=_("issue {n}", n=one.issue) if one.issue else "—", tone="ink2"),
        Text(text=one.channel or "—", tone="ink2"),
        Text(text=one.author or "—", tone="ink2"),
    )


def _sums(rows: Sequence[Publication]) -> str:
    counted = Counter(one.kind for one in rows)
    return " · ".join(
        _("{type}: {n} published", type=term(kind), n=counted[kind])
        for kind in PublicationKind
        if counted[kind]
    )
