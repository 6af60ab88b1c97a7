"""A visitor at the door, and at the end a signed agreement that never changes again: one day, one window.

Not once the mouse: Tab, arrows, Space, Enter and shortcuts, each key to whatever has the focus.
"""

from __future__ import annotations

from pathlib import Path

from mediation_desk.domain.agreement import PrintState, SigningCapacity, SigningManner
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.mediation_record import SittingResult
from mediation_desk.domain.reception import Decision
from mediation_desk.services.agreements import final_bytes
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.segments import Segments, SegmentsField
from mediation_desk.ui.pages.agreement.page import AgreementPage
from mediation_desk.ui.pages.case.next_acts import Kind, next_acts
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.decision import DecisionPage
from mediation_desk.ui.pages.mediation_record import MediationRecordPage
from mediation_desk.ui.pages.screening import ScreeningPage
from tests.documents.reading import pdf_text
from tests.journeys.booking_way import book_apart, furnish
from tests.journeys.hands import CTRL, SHIFT, Hands, Key
from tests.journeys.reception_way import CHILD, HUSBAND, WIFE, answer_calmly, type_visit
from tests.ui.looks.heard import faults_in

CLAUSES = ("C10", "C12", "C15", "C53", "C54")
MOST_ACTS = 20


def test_from_the_door_to_the_frozen_agreement(hands: Hands, tmp_path: Path) -> None:
    found = furnish(hands)
    case_id = accept(hands)
    lead_to_mediation(hands, case_id)
    book_apart(hands, case_id, found)
    write_minutes(hands, case_id)
    code = print_agreement(hands, tmp_path)
    sign(hands, code)
    assert hands.case(case_id).case.written_effective_on is not None
    kept, _docx = hands.ask(final_bytes, code)
    assert all(said in pdf_text(kept) for said in (WIFE, HUSBAND, CHILD, code, "人民币壹仟捌佰元整"))
    hands.use(agreement_page(hands).back)
    hands.go_on()
    assert hands.case(case_id).case.state is CaseState.AGREED_WRITTEN


def accept(hands: Hands) -> str:
    """Reception, talk alone, decision: a case with its number."""
    type_visit(hands)
    hands.go_on()
    answer_calmly(hands)
    hands.go_on()
    page = hands.page
    assert isinstance(page, DecisionPage)
    choose(hands, page.form.decision, Decision.ACCEPTED)
    hands.enter(page.form.reason, "双方自愿，属于受理范围。")
    hands.go_on()
    shown = hands.page
    assert isinstance(shown, CasePage)
    view = hands.case(shown._case_id)
    assert [one.name for one in view.people] == [WIFE, HUSBAND, CHILD]
    assert view.case.number == "（2026）青婚人调字第001号"
    return view.case.id


def lead_to_mediation(hands: Hands, case_id: str) -> None:
    """Whatever the case page says comes next: consents, notices, the other side's talk, until it begins."""
    hands.use(hands.button(hands.page, "孩子"))
    hands.go_on()
    for _act in range(MOST_ACTS):
        if hands.case(case_id).case.state is CaseState.IN_MEDIATION:
            return
        if isinstance(hands.page, ScreeningPage):
            answer_calmly(hands)
        hands.go_on()
    raise AssertionError("mediation never begins")


def write_minutes(hands: Hands, case_id: str) -> None:
    """The first sitting, saved and signed."""
    hands.go_on()
    page = hands.page
    assert isinstance(page, MediationRecordPage)
    form = page.form
    assert form is not None
    hands.enter(form.place, "第一调解室")
    hands.pick(form.recorder, form.mediators.value()[0])
    hands.tick(form.rights.box)
    hands.enter(form.content, "双方就孩子抚养达成一致。")
    choose(hands, form.result, SittingResult.SUCCEEDED)
    hands.go_on()
    hands.use(page.sign_act)
    hands.use(page.signing.act)
    assert any(event.kind.value == "record_signed" for event in hands.case(case_id).events)
    hands.use(page.to_case)


def print_agreement(hands: Hands, folder: Path) -> str:
    """The agreement filled from the case and the library, its final print on a printer; the code on it."""
    assert isinstance(hands.page, CasePage)
    acts = next_acts(hands.page.acting.sheet, str)
    words = next(act.words for act in acts if act.kind is Kind.AGREEMENT)
    coming = next(one for one in hands.page.findChildren(LineList) if one.accessibleName() == "接下来可以")
    hands.to_line(coming, words)
    hands.press(Key.Key_Return)
    hands.settle()
    page = agreement_page(hands)
    hands.use(hands.button(page, "书面"))
    assert page.work is not None
    for kind in CLAUSES:
        hands.press(Key.Key_A, CTRL | SHIFT)
        hands.until(lambda: hands.focus.accessibleName() == "查找条款")  # a key presses its button visibly
        hands.write(kind)
        hands.press(Key.Key_Return)
        hands.wake()
    work = page.work
    assert [clause.kind for clause in work.editing.now.clauses] == list(CLAUSES)
    fill(hands, page)
    choose(hands, page.acts.segments, "performance")
    hands.enter(work.performance.fields["manner"], "银行转账")
    hands.enter(work.performance.fields["deadline"], "每月10日前付清当月费用")
    hands.offer_printer(str(folder / "final.pdf"))
    hands.use(page.acts.final)
    living = work.file.current
    assert living is not None, [finding.rule for finding in work.found.findings]
    assert living.state is PrintState.CURRENT
    assert (folder / "final.pdf").stat().st_size > 1000
    return living.code


def fill(hands: Hands, page: AgreementPage) -> None:
    """Every gap the library left open."""
    work = page.work
    assert work is not None
    names = {one.name: one.person_id for one in work.context.names.people}
    wife, husband, child = names[WIFE], names[HUSBAND], names[CHILD]
    wanted = {
        "C10": {"child": child, "custodian": wife},
        "C12": {"payer": husband, "child": child, "start": "2026-04", "amount": "1800"},
        "C15": {"visitor": husband, "child": child, "escort": husband, "carer": wife},
    }
    for clause in work.editing.now.clauses:
        for gap, value in wanted.get(clause.kind, {}).items():
            hands.to_line(work.list.clauses, clause.title)
            field = work.clause.first_field(gap)
            assert field is not None
            give(hands, field, value)
    said = dict(work.editing.now.clauses[1].gaps)
    assert (said["amount"], said["payer"]) == ("1800.00", husband)


def give(hands: Hands, field: Field, value: str) -> None:
    if isinstance(field, ComboField):
        hands.pick(field, value)
    else:
        hands.enter(field, value)
        hands.press(Key.Key_Tab)


def sign(hands: Hands, code: str) -> None:
    """Everybody signs the paper with this code, the committee seals it: it is frozen."""
    page = agreement_page(hands)
    hands.press(Key.Key_Return, CTRL)
    hands.settle()
    assert page.signing is not None
    dialog = page.signing.dialog
    assert dialog is not None
    assert faults_in(dialog) == []
    hands.enter(dialog.code, code)
    for row in dialog.rows:
        sealed = row.place[0] is SigningCapacity.COMMITTEE_SEAL
        choose(hands, row.manner, SigningManner.SEALED if sealed else SigningManner.SIGNED)
    hands.use(dialog.record)
    hands.wake()
    assert page.work is not None
    assert page.work.locked
    assert page.work.file.frozen


def choose(hands: Hands, field: Field | Segments, value: object) -> None:
    """Segments and radios: Tab there, Space for the first, then the arrow."""
    hands.reach(field)
    along = Key.Key_Right if isinstance(field, SegmentsField | Segments) else Key.Key_Down
    for _one in range(8):
        if field.value() == value:
            return
        hands.press(Key.Key_Space if field.value() is None else along)
    raise AssertionError(f"{value} is not offered")


def agreement_page(hands: Hands) -> AgreementPage:
    assert isinstance(hands.page, AgreementPage)
    return hands.page
