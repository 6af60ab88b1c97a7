"""What a journey begins with: the reception typed from top to bottom, the talk answered by figures."""

from __future__ import annotations

from mediation_desk.domain.party import ConsentGround, Relation
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.screening import QuestionKind
from mediation_desk.ui.pages.reception import ReceptionPage
from mediation_desk.ui.pages.screening import ScreeningPage
from mediation_desk.words import term
from tests.journeys.hands import CTRL, Hands, Key

WIFE, HUSBAND, CHILD = "欧阳𬍛", "司马喆", "司马予安"


def type_visit(hands: Hands) -> ReceptionPage:
    """Both sides and a child, not yet saved; Ctrl+N opens the form from anywhere."""
    hands.press(Key.Key_N, CTRL)
    hands.settle()
    page = hands.page
    assert isinstance(page, ReceptionPage)
    form = page.form
    hands.enter(form.wish, "离婚前想谈清孩子")
    hands.enter(form.seeker.name, WIFE)
    hands.enter(form.seeker.phone, "13800000276")
    hands.enter(form.seeker.papers.number, "37011519900101002X")
    hands.enter(form.seeker.address, "梧桐苑小区4号楼")
    hands.enter(form.other.name, HUSBAND)
    hands.enter(form.other.phone, "13800000814")
    hands.enter(form.other.papers.number, "370115198506151237")
    hands.pick(form.other.relation, Relation.SPOUSE)
    child = form.children_sheet.rows[0]
    hands.enter(child.name, CHILD)
    hands.enter(child.born, "2015-9-6")
    hands.enter(form.matter.subtype, term(DisputeSubtype.DIVORCE))
    hands.enter(form.matter.summary, "双方因家务分工多次争吵，分居半年。")
    consent = form.consents.row(form.seeker.key)
    hands.tick(consent.notice.box)
    hands.pick(consent.ground, ConsentGround.CONSENT)
    assert form.matter.subtype.value() is DisputeSubtype.DIVORCE
    return page


def answer_calmly(hands: Hands) -> ScreeningPage:
    """Every question answered with one key: no violence, a safe home; then saved."""
    page = hands.page
    assert isinstance(page, ScreeningPage)
    assert page.form is not None
    for row in page.form.rows:
        assert row.isAncestorOf(hands.focus), row.number
        if row.question.kind is QuestionKind.TEXT:
            hands.write("工作日白天")
        else:
            hands.write("9" if row.question.kind is QuestionKind.SCALE else "1")
        hands.press(Key.Key_Down)
    assert page.form.result().finished
    hands.go_on()
    return page
