"""Bases where families learn the law: which there are, since when and until when."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_desk.domain.legal_base import LegalBase
from mediation_desk.services.access import ACTIVITY_WRITE
from mediation_desk.services.legal_bases import keep_base, legal_bases
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.entry_list import EntryList, Filter, ListWords
from mediation_desk.ui.entry_pane import EntryPane
from mediation_desk.ui.entry_side import EntrySide
from mediation_desk.ui.forms.legal_base import LegalBaseForm
from mediation_desk.ui.kit.cells import Cell, Tag, Text
from mediation_desk.ui.kit.cells import Column as Head
from mediation_desk.words import _


class BasesPane(EntryPane):
    """The list, and the form of the one chosen or a new one."""

    def __init__(self, desk: Desk) -> None:
        self._today = desk.today()
        listed = EntryList(
            desk,
            (
                Head(key="name", title=_("Name of the base"), wrap=True, sort=True),
                Head(key="address", title=_("Address"), width=240, wrap=True, drop=1),
                Head(key="since", title=_("In use from"), width=116, sort=True),
                Head(key="until", title=_("In use until"), width=116, sort=True),
                Head(key="state", title=_("State"), width=96),
            ),
            self._cells,
            words=ListWords(
                name=_("Bases for learning the law"),
                typed=_("Name or address"),
                empty=_("No base yet"),
                begin=_("A base counts on every day between its first and its last."),
            ),
            filters=(
                Filter(
                    title=_("State"),
                    options=[(True, _("in use")), (False, _("no longer in use"))],
                    of=lambda one: one.active_on(self._today),
                    one=True,
                ),
            ),
            found=lambda one: (one.name, one.address),
            sums=self._sums,
            sorts={
                "since": lambda one: (one.since, one.name),
                "name": lambda one: one.name,
                "until": lambda one: (one.until is None, one.until or one.since),
            },
            exports=False,
        )
        writes = bool(desk.staff.roles & ACTIVITY_WRITE)
        super().__init__(
            desk,
            listed,
            EntrySide(desk, "legal_base", LegalBaseForm(desk), keep_base, verb=_("Keep the base")),
            ask=legal_bases,
            fresh=lambda: LegalBase(id="", name="", since=desk.today()),
            begins=_("New base"),
            nouns=frozenset({"activity"}),
            writes=writes,
        )

    def _cells(self, one: LegalBase) -> tuple[Cell, ...]:
        active = one.active_on(self._today)
        return (
            Text(text=one.name),
            Text(text=one.address or "—", tone="ink2"),
            Text(text=one.since.isoformat(), tone="ink2"),
            Text(text=one.until.isoformat() if one.until else "—", tone="ink2"),
            Tag(text=_("in use") if active else _("no longer in use"), tone="pine" if active else "neutral"),
        )

    def _sums(self, rows: Sequence[LegalBase]) -> str:
        active = sum(one.active_on(self._today) for one in rows)
        return _("{n} bases in use today", n=active) if rows else ""
