"""The agreement of a case: begin it, write it, print it, show it, have it signed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agreement import AgreementForm, PrintState
from mediation_desk.domain.agreement_text import read_agreement, write_agreement
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.confirmation import ConfirmationState
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.signing import effective_on
from mediation_desk.services import agreements
from mediation_desk.services.agreement_desk import AgreementDesk, agreement_desk
from mediation_desk.services.agreement_proof import look_at_agreement
from mediation_desk.services.agreements import AgreementFile
from mediation_desk.services.paper_gate import Pages
from mediation_desk.ui import style
from mediation_desk.ui.case_words import short_number
from mediation_desk.ui.clause_number import written
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.limits import plain_day
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.agreement.head import HeadActions
from mediation_desk.ui.pages.agreement.outgoing import Outgoing
from mediation_desk.ui.pages.agreement.shown import ShownToBoth
from mediation_desk.ui.pages.agreement.signing_desk import SigningDesk
from mediation_desk.ui.pages.agreement.splitting import Splitting
from mediation_desk.ui.pages.agreement.workspace import CLAUSES, Workspace
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.print_pages import qimage
from mediation_desk.words import _, term

FORM = "agreement"


class AgreementPage(Page):
    """`desk.go("agreement", case_id)` or with an agreement's id; the newest one is opened without it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Agreement"))
        self._look: AgreementDesk | None = None
        self._draft: Draft | None = None
        self._case_id = ""
        self.work: Workspace | None = None
        self.out: Outgoing | None = None
        self.signing: SigningDesk | None = None
        self.shown: ShownToBoth | None = None
        self.back = Button("", "link", icon="chevron-left")
        self.back.clicked.connect(lambda: desk.go("case", self._case_id))
        self.head.set_lead(self.back)
        self.acts = HeadActions()
        self.head.add_button(self.acts)
        self._either = Stack()
        self._covered = EmptyState(_("Masked"), _("F9 shows the agreement again"))
        self._none = EmptyState(
            _("No agreement yet"),
            _("It is filled from the case: parties, facts, mediators, copies"),
            [
                (_("Begin a written agreement"), lambda: self.begin(AgreementForm.WRITTEN)),
                (_("Note an oral agreement"), lambda: self.begin(AgreementForm.ORAL)),
            ],
        )
        self._either.addWidget(self._none)
        self._either.addWidget(self._covered)
        self.number = ListedStrip(desk, Series.AGREEMENT)
        self.body.addWidget(self.number)
        self.body.addWidget(self._either, 1)
        self._listen()

    def _listen(self) -> None:
        acts = self.acts
        acts.segment_wanted.connect(self._segment_wanted)
        acts.show_wanted.connect(self.show_to_both)
        acts.word_wanted.connect(lambda: self._let_out(lambda out: out.export("docx")))
        acts.pdf_wanted.connect(lambda: self._let_out(lambda out: out.export("pdf")))
        acts.proof_wanted.connect(lambda: self._let_out(Outgoing.print_proof))
        acts.final_wanted.connect(lambda: self._let_out(Outgoing.print_final))
        acts.primary_wanted.connect(self.primary)
        acts.compare_wanted.connect(self.compare)
        self.desk.masked_changed.connect(lambda _on: self._show_head())
        self.desk.changed.connect(self._elsewhere)
        bind(self, "F8", self.show_to_both)
        for keys in ("Ctrl+Tab", "Ctrl+Shift+Tab"):
            bind(self, keys, self._next_segment)

    def opened(self, *args: object) -> None:
        """Show the agreement of a case; what was typed and not saved comes back."""
        case_id = str(args[0]) if args else self._case_id
        wanted = str(args[1]) if len(args) > 1 else ""
        here = self.work
        if here is not None and case_id == self._case_id and wanted in ("", here.file.agreement.id):
            return
        self._case_id = case_id
        self._look = None
        self._clear()
        self.desk.ask(self, self._loaded, agreement_desk, case_id, wanted)

    def begin(self, form: AgreementForm) -> None:
        """Begin an agreement filled from the case."""
        self.desk.do(self, self._begun, agreements.begin_agreement, self._case_id, form)

    def save(self) -> None:
        """Save into the register."""
        self._save_then(lambda: None)

    def left(self) -> bool:
        """An unprinted draft is saved on leaving; one that would void a print stays a draft."""
        work = self.work
        if work is not None and work.editing.dirty and not work.file.current:
            self.save()
        return True

    def primary(self) -> None:
        """The next step."""
        if self.out is None or self.signing is None:
            return
        steps = {"proof": self.out.print_proof, "sign": self.signing.open, "print": self.out.print_kept}
        steps[self.acts.step]()

    def print(self) -> None:
        """Print what is shown: the living print, else the proof."""
        if self.out is not None and self.out.living:
            self.out.print_kept()
        elif self.out is not None:
            self.out.print_proof()

    def panes(self) -> tuple[QWidget, ...]:
        """List, fields, paper."""
        work = self.work
        return (self.acts, work.list, work.clause, work.paper) if work is not None else ()

    def show_to_both(self) -> None:
        """给双方看: the clause in large type on the whole screen."""
        work = self.work
        if work is None or self.shown is not None:
            return
        shown = ShownToBoth(work.spoken(), work.clause_id, work.paper.pages(), self)
        shown.turned.connect(work.look_at)
        shown.closed.connect(self._shown_closed)
        self.shown = shown
        shown.showFullScreen()
        shown.setFocus()
        high = max(shown.height(), shown.screen().size().height())  # it may not have grown to the screen yet
        scale = min(4.0, high * shown.devicePixelRatioF() / 842)

        def sharper(look: Pages) -> None:
            if self.shown is shown:
                shown.put_pages([qimage(page) for page in look.pages])

        self.desk.ask(shown, sharper, look_at_agreement, work.editing.now, scale=scale)

    def _clear(self) -> None:
        if self.work is not None:
            self._either.removeWidget(self.work)
            self.work.hide()
            self.work.deleteLater()
            self.work = self.out = self.signing = None
        if self._draft is not None:
            self._draft.deleteLater()
            self._draft = None
        self.acts.hide()
        self.set_title(_("Agreement"))
        self.head.set_under("")  # names of the parties of another case
        self.head.set_facts()

    def _loaded(self, look: AgreementDesk) -> None:
        self._look = look
        if look.file is None:
            self._show_head()
            return
        file = look.file
        self._clear()
        self.work = Workspace(self.desk, look, file)
        self.work.changed.connect(self._typed)
        self.work.segment_shown.connect(self._segment_shown)
        self.splitting = Splitting(self.desk, self.work, self._save_then, self._told)
        self.out = Outgoing(self.desk, self.work, self._save_then, self._told, self.number)
        self.number.look(needed=not file.numbered)
        self.signing = SigningDesk(self.desk, self.work, look.staff, self._told)
        self._either.addWidget(self.work)
        self.work.versions.compare_wanted.connect(self.compare)
        self._draft = self.desk.draft(self, FORM, file.agreement.id)
        self._show_head()
        self._segment_shown(CLAUSES)
        if not file.frozen:
            self._draft.look(self._drafted)

    def compare(self) -> None:
        """Lay two versions side by side; what was typed is saved first, so that the draft is one of them."""
        work = self.work
        if work is None:
            return

        def go() -> None:
            self.desk.go("agreement_versions", self._case_id, work.file.agreement.id)

        if work.locked:
            go()
        else:
            self._save_then(go)

    def _drafted(self, text: str | None) -> None:
        work = self.work
        if text is None or work is None:
            return
        try:
            kept = read_agreement(text)
        except (ValueError, KeyError, TypeError):
            return
        if kept.id != work.file.agreement.id:
            return
        if kept.version != work.file.agreement.version:
            self.desk.notice(
                _("Someone saved this agreement meanwhile; your unsaved draft is shown. Undo shows theirs."),
            )
        work.editing.change(**{name: getattr(kept, name) for name in kept.__slots__ if name != "version"})
        work.look_at(work.clause_id)

    def _begun(self, file: AgreementFile) -> None:
        self.desk.ask(self, self._loaded, agreement_desk, self._case_id, file.agreement.id)

    def _typed(self) -> None:
        work = self.work
        if work is not None and self._draft is not None:
            self._draft.typed(lambda: write_agreement(work.editing.now))
        self._show_head()

    def _save_then(self, then: Callable[[], object]) -> None:
        work = self.work
        if work is None or work.locked:
            return
        if not work.editing.dirty:
            then()
            return

        printed = work.file.current

        def saved(file: AgreementFile) -> None:
            if self.work is work:
                if printed is not None and file.current is None:
                    self.desk.notice(
                        _("Version {n} is void now. Please take its printed copies back.", n=printed.n),
                    )
                work.take(file)
                if self._draft is not None and not work.editing.dirty:
                    self._draft.drop()
                self._show_head()
                then()

        self.desk.do(self, saved, agreements.save_agreement, work.editing.now)

    def _let_out(self, act: Callable[[Outgoing], None]) -> None:
        if self.out is not None:
            act(self.out)

    def _told(self, file: AgreementFile) -> None:
        """The register holds this now."""
        if self.work is not None:
            self.work.take(file)
            if file.frozen and self._draft is not None:
                self._draft.drop()
            self._show_head()

    def _shown_closed(self) -> None:
        self.shown = None
        if self.work is not None:
            self.work.list.clauses.setFocus(Qt.FocusReason.OtherFocusReason)

    def _elsewhere(self, nouns: object) -> None:
        """People, marks or the case changed: the check-up must know."""
        work = self.work
        if work is None or not isinstance(nouns, frozenset) or not nouns & {"person", "screening", "case"}:
            return

        def again(look: AgreementDesk) -> None:
            if self.work is work and look.file is not None:
                self._look = look
                work.context = look.context
                work.refresh()

        self.desk.ask(self, again, agreement_desk, self._case_id, work.file.agreement.id)

    def _segment_shown(self, name: str) -> None:
        self.acts.segments.set_value(name if name != "whole" else None)

    def _segment_wanted(self, name: str) -> None:
        if self.work is not None:
            self.work.show_segment(name)

    def _next_segment(self) -> None:
        order = ["facts", CLAUSES, "performance", "signers"]
        if self.work is not None:
            here = order.index(self.work.segment) if self.work.segment in order else 0
            self.work.show_segment(order[(here + 1) % len(order)])

    def _show_head(self) -> None:
        work, look = self.work, self._look
        masked = self.desk.masked
        if look is not None:
            self.back.set_text(short_number(look.case.number))
        closed = look is not None and look.case.state is not CaseState.IN_MEDIATION
        if work is None:
            said = _("Agreements are drawn up while the case is in mediation") if closed else ""
            self._none.say(
                _("No agreement yet"),
                said or _("It is filled from the case: parties, facts, mediators, copies"),
            )
        place = self._covered if masked else work or self._none
        self._either.setCurrentWidget(place)
        self.acts.setVisible(work is not None)
        if work is None:
            return
        agreement, living = work.editing.now, work.file.current
        oral = agreement.form is AgreementForm.ORAL
        sign = living is not None and living.state is PrintState.CURRENT and not work.editing.dirty
        step = "print" if work.locked else "sign" if sign else "proof"
        self.set_title(_title(oral=oral, draft=step == "proof"))
        names = " ／ ".join(self.desk.shown(one.name) for one in work.context.names.parties)
        self.head.set_under(f"{names} · {_('{n} copies', n=written(agreement.copies))}")
        self.head.set_facts(*self._facts(work))
        self.acts.show_step(step, final_open=not work.locked)
        self._fold()

    def _facts(self, work: Workspace) -> list[QWidget]:
        living = work.file.current
        if work.locked and living is not None:
            on = plain_day(effective_on(work.file.agreement, work.file.signatures), self.desk.today())
            signed = Chip(_("Signed, in effect {day}", day=on), "blue", icon="snowflake")
            if self._look is not None and self._look.ruled is not None:
                confirmed = self._look.ruled is ConfirmationState.CONFIRMED
                tone, icon = ("pine", "gavel") if confirmed else ("red", "gavel")
                return [signed, Chip(term(self._look.ruled), tone, icon=icon)]
            # In large text the version makes room: a frozen agreement has one that counts.
            return [signed] if style.look().factor >= 1.5 else [Chip(_("Version {n}", n=living.n)), signed]
        if living is not None and not work.editing.dirty:
            return [
                Chip(_("Version {n}", n=living.n)),
                Chip(_("Printed, not signed"), "pine", icon="printer"),
            ]
        facts: list[QWidget] = [Chip(_("Version {n}", n=len(work.file.prints) + 1))]
        if living is not None:
            facts.append(Chip(_("Version {n} becomes void", n=living.n), "amber"))
        return facts

    def _fold(self) -> None:
        self.acts.fold(self.width() - self.head.title_width() - style.px(16) - 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer buttons where there is less room."""
        super().resizeEvent(event)
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo reach the agreement from everywhere on the page."""
        if self.work is not None:
            self.work.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _title(*, oral: bool, draft: bool) -> str:
    if oral:
        return _("Oral agreement, draft") if draft else _("Oral agreement")
    return _("Agreement, draft") if draft else _("Agreement")
