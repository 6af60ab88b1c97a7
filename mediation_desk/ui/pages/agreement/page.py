"""The agreement of a case: begin it, write it, print it, show it, have it signed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediation_desk.domain.agreement import AgreementForm, PrintState, Signature
from mediation_desk.domain.agreement_text import read_agreement, write_agreement
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.numerals import numeral
from mediation_desk.domain.signing import effective_on
from mediation_desk.errors import DeskError
from mediation_desk.services import agreements
from mediation_desk.services.agreement_desk import AgreementDesk, agreement_desk
from mediation_desk.services.agreement_proof import final_paper, look_at_agreement, proof
from mediation_desk.services.agreements import AgreementFile
from mediation_desk.services.papers import MadePaper
from mediation_desk.ui import style
from mediation_desk.ui.case_words import short_number
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.pages.agreement.head import HeadActions
from mediation_desk.ui.pages.agreement.refusing import Ways, refusal
from mediation_desk.ui.pages.agreement.shown import ShownToBoth
from mediation_desk.ui.pages.agreement.signing import SigningDialog
from mediation_desk.ui.pages.agreement.workspace import CLAUSES, Workspace
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.paper_out import export_paper, print_paper
from mediation_desk.ui.print_pages import qimage
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, sentence

FORM = "agreement"


class AgreementPage(Page):
    """`desk.go("agreement", case_id)` or with an agreement's id; the newest one is opened without it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Agreement"))
        self._look: AgreementDesk | None = None
        self._draft: Draft | None = None
        self._case_id = ""
        self.work: Workspace | None = None
        self.signing: SigningDialog | None = None
        self.shown: ShownToBoth | None = None
        self.back = Button("", "link", icon="chevron-left")
        self.back.clicked.connect(lambda: desk.go("case", self._case_id))
        self.head.set_lead(self.back)
        self.acts = HeadActions()
        self.head.add_button(self.acts)
        self._either = QStackedWidget()
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
        self.body.addWidget(self._either, 1)
        self._listen()

    def _listen(self) -> None:
        acts = self.acts
        acts.segment_wanted.connect(self._segment_wanted)
        acts.show_wanted.connect(self.show_to_both)
        acts.word_wanted.connect(lambda: self.export("docx"))
        acts.pdf_wanted.connect(lambda: self.export("pdf"))
        acts.proof_wanted.connect(self.print_proof)
        acts.final_wanted.connect(self.print_final)
        acts.primary_wanted.connect(self.primary)
        self.desk.masked_changed.connect(lambda _on: self._show_head())
        self.desk.changed.connect(self._elsewhere)
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
        steps = {"proof": self.print_proof, "sign": self.sign, "print": self.print_kept}
        if self.work is not None:
            steps[self.acts.step]()

    def print(self) -> None:
        """Print what is shown: the living print, else the proof."""
        if self.work is not None:
            self.print_kept() if self._living() else self.print_proof()

    def panes(self) -> tuple[QWidget, ...]:
        """List, fields, paper."""
        work = self.work
        return (self.acts, work.list, work.clause, work.paper) if work is not None else ()

    def print_proof(self) -> None:
        """打印核对稿: marked, without number."""
        if self.work is not None:
            self.desk.ask(self, self._print_made, proof, self.work.editing.now)

    def print_final(self) -> None:
        """打印正式稿: number, code and version are taken, then the print dialog comes."""
        self._save_then(self._print_final)

    def print_kept(self, code: str = "") -> None:
        """Print a final print again, exactly as kept."""
        if self.work is not None:
            self.desk.ask(self, self._print_made, final_paper, self.work.file.agreement.id, code)

    def export(self, kind: str, code: str = "") -> None:
        """Write the living print as kept, or the proof, where the person says."""
        work = self.work
        if work is None:
            return

        def write(made: MadePaper) -> None:
            export_paper(self.desk, self, made, kind)

        if code or self._living():
            self.desk.ask(self, write, final_paper, work.file.agreement.id, code)
        else:
            self.desk.ask(self, write, proof, work.editing.now)

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
        scale = min(4.0, shown.height() * shown.devicePixelRatioF() / 842)

        def sharper(look: object) -> None:
            if self.shown is shown:
                shown.put_pages([qimage(page) for page in look.pages])  # type: ignore[attr-defined]  # a look

        self.desk.ask(shown, sharper, look_at_agreement, work.editing.now, scale=scale)

    def sign(self) -> None:
        """登记签名: who signed which paper, and when."""
        work, look = self.work, self._look
        if work is None or look is None:
            return
        names = {one.id: one.name for one in look.staff}
        names |= {one.person_id: one.name for one in work.context.names.people}
        agreement, standing = work.file.agreement, work.file.signatures
        self.signing = SigningDialog(agreement, names, standing, self.desk.today(), self)
        self.signing.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.signing.finished.connect(self._signing_over)
        self.signing.recorded.connect(self._record)
        self.signing.open()

    def _living(self) -> bool:
        work = self.work
        return work is not None and work.file.current is not None and not work.editing.dirty

    def _clear(self) -> None:
        if self.work is not None:
            self._either.removeWidget(self.work)
            self.work.hide()
            self.work.deleteLater()
            self.work = None
        if self._draft is not None:
            self._draft.deleteLater()
            self._draft = None
        self.acts.hide()

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
        versions = self.work.versions
        versions.print_wanted.connect(self.print_kept)
        versions.word_wanted.connect(lambda code: self.export("docx", code))
        versions.pdf_wanted.connect(lambda code: self.export("pdf", code))
        versions.given_up.connect(self._give_up)
        self._either.addWidget(self.work)
        self._draft = self.desk.draft(self, FORM, file.agreement.id)
        self._show_head()
        self._segment_shown(CLAUSES)
        if not file.frozen:
            self._draft.look(self._drafted)

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
                _("Someone saved this agreement meanwhile; your unsaved draft is shown. Undo shows theirs.")
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

        def saved(file: AgreementFile) -> None:
            if self.work is work:
                work.take(file)
                if self._draft is not None and not work.editing.dirty:
                    self._draft.drop()
                self._show_head()
                then()

        self.desk.do(self, saved, agreements.save_agreement, work.editing.now)

    def _print_final(self) -> None:
        work = self.work
        if work is not None:
            now = work.editing.now
            self.desk.do(
                self, self._printed, agreements.print_final, now.id, now.version, failed=self._refused
            )

    def _printed(self, file: AgreementFile) -> None:
        if self.work is not None:
            self.work.take(file)
            self.work.forgive()
            self._show_head()
            self.print_kept()

    def _refused(self, fault: DeskError) -> None:
        work = self.work
        if work is None:
            return

        def unfold(clause_id: str, finding: object) -> None:
            work.look_at(clause_id)
            for card in work.clause.findings.cards:
                if card.finding == finding:
                    card.unfold()

        work.refuse(
            refusal(fault, work.found, Ways(clause=work.look_at, segment=work.show_segment, basis=unfold))
        )

    def _print_made(self, made: MadePaper) -> None:
        if print_paper(self.desk, self, made.pdf):
            self.desk.toast(_("{paper} was sent to the printer", paper=made.name))

    def _record(self, code: str, signed: tuple[Signature, ...]) -> None:
        dialog = self.signing
        if dialog is not None:
            self.desk.do(
                self, self._recorded, agreements.record_signatures, code, signed, failed=dialog.refuse
            )

    def _recorded(self, file: AgreementFile) -> None:
        if self.signing is not None:
            self.signing.accept()
        if self.work is not None and file.agreement.id == self.work.file.agreement.id:
            self.work.take(file)
            if file.frozen and self._draft is not None:
                self._draft.drop()
            self._show_head()
        if file.frozen:
            on = whole_day(effective_on(file.agreement, file.signatures))
            self.desk.notice(_("Signed by everybody: the agreement takes effect on {day}", day=on), "pine")
        else:
            self.desk.toast(_("Signatures recorded; places are still open"))

    def _give_up(self, reason: str) -> None:
        work = self.work
        if work is None:
            return

        def refused(fault: DeskError) -> None:
            work.versions.reason.set_error(sentence(fault))

        self.desk.do(
            self,
            self._given_up,
            agreements.void_agreement_number,
            work.file.agreement.id,
            reason,
            failed=refused,
        )

    def _given_up(self, file: AgreementFile) -> None:
        if self.work is not None:
            self.work.versions.reason.set_value("")
            self.work.take(file)
            self._show_head()
            self.desk.toast(_("The number was given up; the draft stays"))

    def _signing_over(self) -> None:
        self.signing = None

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
        if self.work is not None and self.isVisible():
            here = order.index(self.work.segment) if self.work.segment in order else 0
            self.work.show_segment(order[(here + 1) % len(order)])

    def _show_head(self) -> None:
        work, look = self.work, self._look
        masked = self.desk.masked
        if look is not None:
            self.back.set_text(short_number(look.case.number))
        begun = look is not None and look.case.state is not CaseState.IN_MEDIATION
        if work is None:
            said = _("Agreements are drawn up while the case is in mediation") if begun else ""
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
        self.head.set_under(f"{names} · {_('{n} copies', n=numeral(agreement.copies))}")
        self.head.set_facts(*self._facts(work))
        self.acts.show_step(step, final_open=not work.locked)
        self._fold()

    def _facts(self, work: Workspace) -> list[QWidget]:
        living = work.file.current
        if work.locked and living is not None:
            on = whole_day(effective_on(work.file.agreement, work.file.signatures))
            return [
                Chip(_("Version {n}", n=living.n)),
                Chip(_("Signed, in effect {day}", day=on), "blue", icon="snowflake"),
            ]
        if living is not None and not work.editing.dirty:
            return [
                Chip(_("Version {n}", n=living.n)),
                Chip(_("Printed, not signed"), "pine", icon="printer"),
            ]
        return [Chip(_("Version {n}", n=len(work.file.prints) + 1))]

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
