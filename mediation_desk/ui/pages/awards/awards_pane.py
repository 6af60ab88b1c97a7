"""Awards: the list, the chosen one with what may be done next, or the form of a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.award import (
    Award,
    AwardCheck,
    AwardFor,
    AwardKind,
    AwardLevel,
    AwardState,
)
from mediation_desk.services.access import ACTIVITY_WRITE, AWARD_CHECK
from mediation_desk.services.awards import AwardRow, award_rows, keep_award, publicity_until
from mediation_desk.services.sheet_export import export_awards
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.entry_chosen import EntryChosen
from mediation_desk.ui.entry_list import EntryList, Filter, ListWords
from mediation_desk.ui.entry_side import EntrySide
from mediation_desk.ui.forms.award import AwardForm
from mediation_desk.ui.inspector_split import Split
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.awards import award_words as words
from mediation_desk.ui.pages.awards.award_steps import steps_of
from mediation_desk.ui.pages.awards.check_part import CheckPart
from mediation_desk.words import _, term


class AwardsPane(QWidget):
    """Choosing a line shows it at the right; a new proposal is filled in there too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.writes = bool(desk.staff.roles & ACTIVITY_WRITE)
        self._until = desk.today()
        year = desk.today().year
        self.list = EntryList(
            desk,
            words.columns(),
            partial(words.cells, desk),
            words=ListWords(
                name=_("Awards"),
                typed=_("Name, area or unit"),
                empty=_("No award yet"),
                begin=_("Propose the first family; after its days in public it is noted as granted."),
            ),
            filters=(
                Filter(
                    title=_("Award"),
                    options=[(one, term(one)) for one in AwardKind],
                    of=lambda row: row.award.kind,
                ),
                Filter(
                    title=_("Level"),
                    options=[(one, term(one)) for one in AwardLevel],
                    of=lambda row: row.award.level,
                ),
                Filter(
                    title=_("State"),
                    options=[(one, term(one)) for one in AwardState],
                    of=lambda row: row.award.state,
                ),
                Filter(
                    title=_("Year"),
                    options=[(each, str(each)) for each in range(year + 1, year - 6, -1)],
                    of=lambda row: row.award.year,
                ),
                Filter(
                    title=_("Director's look"),
                    options=[(AwardCheck.ASKED, term(AwardCheck.ASKED))],
                    of=lambda row: row.award.check,
                    one=True,
                ),
            ),
            found=lambda row: (row.award.name, row.area, row.award.granted_by),
            sums=words.sums,
            sorts={
                key: partial(_sorted, key=key) for key in ("day", "name", "kind", "level", "year", "state")
            },
        )
        self.form = EntrySide(desk, "award", AwardForm(desk), keep_award, verb=_("Keep the proposal"))
        self.chosen = EntryChosen(desk, "award_step")
        self.check = CheckPart(desk) if desk.staff.roles & AWARD_CHECK else None
        if self.check is not None:
            self.chosen.put_extra(self.check)
            self.check.decided.connect(lambda _award: self.desk.toast(_("Kept")))
        self.side = Stack()
        self.side.addWidget(self.form)
        self.side.addWidget(self.chosen)
        Column(self).addWidget(Split(self.list, self.side))
        self.side.setVisible(self.writes)
        self._row: AwardRow | None = None
        self._begun = False
        self.list.chosen.connect(self._choose)
        self.list.export_wanted.connect(self._export)
        self.form.kept.connect(self._kept)
        self.chosen.change_wanted.connect(self._change)
        self.chosen.done.connect(self._moved)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _on: self._show_chosen())

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self._know_until, publicity_until, self.desk.today())
        self.desk.ask(self, self._show, award_rows)
        if self.writes and not self._begun:
            self._begun = True
            self._begin(focus=False)

    def begin(self) -> None:
        """A new proposal."""
        if self.writes:
            self._begin(focus=True)

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        self.form.put_by()
        self.chosen.moves.put_by()
        if self.check is not None:
            self.check.put_by()

    def parts(self) -> tuple[QWidget, ...]:
        """List, then the sheet beside it."""
        return (*self.list.parts(), self.side)

    def _begin(self, *, focus: bool) -> None:
        self.list.table.clearSelection()
        self._row = None
        self.side.setCurrentWidget(self.form)
        today = self.desk.today()
        fresh = Award(
            id="",
            kind=AwardKind.MOST_BEAUTIFUL,
            level=AwardLevel.COUNTY,
            year=today.year,
            of=AwardFor.FAMILY,
            name="",
            proposed_on=today,
        )
        self.form.begin(fresh, "", _("New proposal"), focus=focus)

    def _change(self) -> None:
        if self._row is not None:
            self.side.setCurrentWidget(self.form)
            self.form.begin(self._row.award, self._row.id, _("Change the proposal"), focus=True)

    def _know_until(self, until: date) -> None:
        self._until = until

    def _show(self, rows: tuple[AwardRow, ...]) -> None:
        self.list.set_rows(rows)
        if self._row is not None:
            self._row = next((one for one in rows if one.id == self._row.id), None)
            self._show_chosen()

    def _choose(self, row: AwardRow | None) -> None:
        if row is not None and self.writes:
            self._row = row
            self.side.setCurrentWidget(self.chosen)
            self._show_chosen()

    def _show_chosen(self) -> None:
        if self._row is None:
            return
        one = self._row.award
        self.chosen.say(
            title=self.desk.shown(one.name),
            fact=term(one.kind),
            chips=[(term(one.state), words.TONES[one.state])],
            lines=words.facts(self.desk, self._row),
            notice=words.looked(one) if one.check in (AwardCheck.ASKED, AwardCheck.REFUSED) else "",
            subject_id=one.id,
            steps=steps_of(one, self.desk.today(), self._until, self.desk.centre.womens_federation),
            changes=one.state is AwardState.PROPOSED,
        )
        if self.check is not None:
            self.check.show_of(self._row)

    def _kept(self, award: Award) -> None:
        self.desk.toast(_("Kept"))
        self._tell(award)
        self._begin(focus=False)

    def _moved(self, award: Award) -> None:
        self._tell(award)

    def _tell(self, award: Award) -> None:
        """The one sentence for every cause."""
        if award.check is AwardCheck.ASKED:
            self.desk.notice(term(AwardCheck.ASKED), "amber")

    def _export(self, ids: Sequence[str]) -> None:
        leave_as_sheet(
            self.desk,
            self,
            export_awards,
            tuple(ids),
            words.sheet_words(self.desk),
            name=_("Awards"),
            title=_("Export the awards"),
            means=_("What leaves the desk is no longer protected; names are in it as the screen shows them."),
        )

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"award", "area", "household"}:
            self.look()


def _sorted(row: AwardRow, *, key: str) -> tuple[object, ...]:
    return words.sorting(row, key)
