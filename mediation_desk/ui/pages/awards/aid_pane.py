"""Aid: the list with its sums, the chosen grant with what may be done next, or the form to apply."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.aid_grant import AidFor, AidGrant, AidKind, AidState
from mediation_desk.services.access import AID_APPROVE, AID_WRITE
from mediation_desk.services.activity_papers import aid_receipt_paper
from mediation_desk.services.aid_grants import AidRow, AidSheet, aid_rows, aid_sheet, keep_grant
from mediation_desk.services.aid_rules import aid_rules
from mediation_desk.services.sheet_export import export_aid
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.entry_chosen import EntryChosen
from mediation_desk.ui.entry_list import EntryList, Filter, ListWords
from mediation_desk.ui.entry_side import EntrySide
from mediation_desk.ui.forms.aid_grant import AidGrantForm
from mediation_desk.ui.inspector_split import Split
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.awards import aid_words as words
from mediation_desk.ui.pages.awards.aid_steps import steps_of
from mediation_desk.ui.pages.awards.legal_aid_part import LegalAidPart
from mediation_desk.ui.paper_menu import PaperMenu, Then
from mediation_desk.words import _, count, term


class AidPane(QWidget):
    """Choosing a line shows it whole at the right to whoever works on aid."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.writes = bool(desk.staff.roles & AID_WRITE)
        self._sheet: AidSheet | None = None
        self._area = ""
        self._begun = False
        year = desk.today().year
        self.list = EntryList(
            desk,
            words.columns(),
            partial(words.cells, desk),
            words=ListWords(
                name=_("Aid"),
                typed=_("Name, area or fund"),
                empty=_("No aid yet"),
                begin=_("Apply for the first one; the director decides, then it is given and signed for."),
            ),
            filters=(
                Filter(title=_("Aid"), options=_terms(AidKind), of=lambda row: row.grant.kind),
                Filter(title=_("Class"), options=_terms(AidFor), of=lambda row: row.grant.of),
                Filter(title=_("State"), options=_terms(AidState), of=lambda row: row.grant.state),
                Filter(
                    title=_("Year"),
                    options=[(each, str(each)) for each in range(year, year - 6, -1)],
                    of=lambda row: (row.grant.given_on or row.grant.applied_on).year,
                ),
                Filter(
                    title=_("Visit after it"),
                    options=[(True, _("Overdue"))],
                    of=lambda row: _visit_is_late(row, desk),
                    one=True,
                ),
            ),
            found=lambda row: (row.grant.name, row.area, row.grant.fund),
            sums=words.sums,
            sorts={
                key: partial(_sorted, key=key)
                for key in ("day", "name", "kind", "of", "state", "worth", "visit")
            },
        )
        self.apply = AidGrantForm(desk)
        self.form = EntrySide(desk, "aid_grant", self.apply, keep_grant, verb=_("Keep the application"))
        self.chosen = EntryChosen(desk, "aid_step")
        self.receipt = PaperMenu(desk, _("Receipt to sign"), self._made, compact=True)
        self.chosen.put_extra(self.receipt)
        self.legal_aid = LegalAidPart(desk)
        self.side = Stack()
        for one in (self.form, self.chosen):
            self.side.addWidget(one)
        right = QWidget()
        upright = Column(right, gap=12)
        upright.addWidget(self.legal_aid)
        upright.addWidget(self.side, 1)
        Column(self).addWidget(Split(self.list, right))
        right.setVisible(self.writes)
        self.list.chosen.connect(self._choose)
        self.list.export_wanted.connect(self._export)
        self.form.kept.connect(self._kept)
        self.chosen.change_wanted.connect(self._change)
        self.chosen.done.connect(lambda grant: self._open(grant.id))
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _on: self._say())

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self.apply.obey, aid_rules)
        self.desk.ask(self, self.list.set_rows, aid_rows)
        if self.writes:
            self.legal_aid.look()
            if not self._begun:
                self._begun = True
                self._begin(focus=False)

    def begin(self) -> None:
        """A new application."""
        if self.writes:
            self._begin(focus=True)

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        self.form.put_by()
        self.chosen.moves.put_by()

    def parts(self) -> tuple[QWidget, ...]:
        """List, then the sheet beside it."""
        return (*self.list.parts(), self.side)

    def _begin(self, *, focus: bool) -> None:
        self.list.table.clearSelection()
        self._sheet = None
        self.side.setCurrentWidget(self.form)
        fresh = AidGrant(id="", kind=AidKind.MOTHER, of=AidFor.WOMAN, name="", applied_on=self.desk.today())
        self.form.begin(fresh, "", _("New application"), focus=focus)

    def _change(self) -> None:
        if self._sheet is not None:
            grant = self._sheet.grant
            self.side.setCurrentWidget(self.form)
            self.form.begin(grant, grant.id, _("Change the application"), focus=True)

    def _choose(self, row: AidRow | None) -> None:
        if row is not None and self.writes:
            self._area = row.area
            self._open(row.id)

    def _open(self, grant_id: str) -> None:
        self.desk.ask(self, self._show, aid_sheet, grant_id)

    def _show(self, sheet: AidSheet) -> None:
        self._sheet = sheet
        self.side.setCurrentWidget(self.chosen)
        self._say()

    def _say(self) -> None:
        if self._sheet is None:
            return
        grant, earlier = self._sheet.grant, self._sheet.earlier
        alike = count(
            "{n} other grant of this kind has the same name. Please compare.",
            "{n} other grants of this kind have the same name. Please compare.",
            len(earlier),
        )
        self.chosen.say(
            title=self.desk.shown(grant.name),
            fact=term(grant.kind),
            chips=[(term(grant.state), words.TONES[grant.state])],
            lines=words.facts(self.desk, grant, self._area, self._sheet.approver),
            notice=alike if earlier else "",
            subject_id=grant.id,
            steps=steps_of(grant, self.desk.today(), decides=bool(self.desk.staff.roles & AID_APPROVE)),
            changes=grant.state is AidState.APPLIED,
        )
        papers = grant.state in (AidState.APPROVED, AidState.PAID) and grant.kind is not AidKind.LEGAL_AID
        self.receipt.setVisible(papers)

    def _kept(self, grant: AidGrant) -> None:
        self.desk.toast(_("Kept"))
        self._begin(focus=False)

    def _made(self, then: Then) -> None:
        if self._sheet is not None:
            self.desk.do(self, then, aid_receipt_paper, self._sheet.grant.id)

    def _export(self, ids: Sequence[str]) -> None:
        leave_as_sheet(
            self.desk,
            self,
            export_aid,
            tuple(ids),
            words.sheet_words(self.desk),
            name=_("Aid"),
            title=_("Export the aid"),
            means=_("What leaves the desk is no longer protected; names are in it as the screen shows them."),
        )

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"aid", "area", "household", "referral"}:
            self.look()


def _terms(words_of: type[AidKind] | type[AidFor] | type[AidState]) -> list[tuple[str, str]]:
    return [(one, term(one)) for one in words_of]


def _visit_is_late(row: AidRow, desk: Desk) -> bool:
    one = row.grant
    due = one.visit_on is not None and one.visit_on < desk.today()
    return due and one.visited_on is None and one.state is AidState.PAID


def _sorted(row: AidRow, *, key: str) -> tuple[object, ...]:
    return words.sorting(row, key)
