from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.agreement import Clause, KeptFinding, Signer
from mediation_desk.domain.checkup.check import check, may_print, not_kept, tally, unfilled, worst
from mediation_desk.domain.checkup.finding import Severity
from mediation_desk.domain.law import Citation, Statutes
from mediation_desk.domain.party import PartyRole, Side
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.domain.reception import Source
from mediation_desk.domain.safety import Mark
from tests.domain.checkup.sample import (
    CASE,
    CHILD,
    CUSTODY,
    DEBTS,
    FATHER,
    LIBRARY,
    MOTHER,
    RULES,
    SUPPORT,
    TAIL,
    TODAY,
    VISITS,
    agreement,
    context,
    free,
    made,
)

STATUTES = Statutes(Path(__file__).parents[3] / "resources" / "law" / "articles.json")


def rules_of(paper, about) -> set[str]:
    return {finding.rule for finding in check(paper, about)}


def test_the_sample_gets_the_checks_expected_of_it():
    paper = agreement(CUSTODY, SUPPORT, VISITS, DEBTS, *TAIL)
    about = context()
    findings = check(paper, about)
    assert {finding.severity for finding in findings} == {Severity.NOTE}
    assert {finding.rule for finding in findings} == {"debts_creditors", "confirmation_whole"}
    assert worst(findings, "C12") is None
    assert tally(paper, findings).passed == 5
    assert tally(paper, findings).noted == 1
    assert unfilled(paper, about) == ()
    assert may_print(paper, about)


def test_a_divorce_agreement_is_told_what_is_open():
    bare = rules_of(agreement(made("C01"), *TAIL), context())
    assert bare >= {
        "missing_custody",
        "missing_support",
        "missing_visits",
        "missing_property",
        "missing_debts",
    }
    assert bare >= {"missing_housing", "registry_only", "status_not_confirmed"}
    assert "split_status" not in bare
    whole = agreement(
        made("C01"), CUSTODY, SUPPORT, VISITS, DEBTS, made("C22", who="a", home="梧桐苑", date="2025-01-01"),
        made("C23", holds="none"), made("C13"), *TAIL,
    )  # fmt: skip
    found = check(whole, context())
    assert not [finding for finding in found if finding.rule.startswith("missing_")]
    assert "split_status" in {finding.rule for finding in found}
    assert {finding.severity for finding in found} == {Severity.NOTE}


def test_each_child_is_looked_after():
    second = replace(CHILD, id="d", name="赵小苗", born=date(2018, 1, 1))
    case = replace(CASE, parties=(*CASE.parties, replace(CASE.parties[2], person_id="d")))
    about = context((MOTHER, FATHER, CHILD, second), case=case)
    found = check(agreement(made("C01"), CUSTODY, SUPPORT, made("C15", child="c")), about)
    missing = {(finding.rule, dict(finding.names)["child"]) for finding in found if finding.rule in (
        "missing_custody", "missing_support", "missing_visits")}  # fmt: skip
    assert missing == {(rule, "赵小苗") for rule in ("missing_custody", "missing_support", "missing_visits")}


@pytest.mark.parametrize(
    ("amount", "rule"),
    [
        ("1399", "support_low"),
        ("1400", None),
        ("2100", None),
        ("2100.01", "support_high"),
        ("7000", "support_high"),
    ],
)
def test_support_is_measured_and_never_refused(amount, rule):
    paper = agreement(CUSTODY, made("C12", payer="b", child="c", start="2024-04", amount=amount))
    found = [finding for finding in check(paper, context()) if finding.rule.startswith("support_")]
    assert [finding.rule for finding in found] == ([rule] if rule else [])
    assert all(finding.severity is Severity.NOTE and not finding.fix for finding in found)


def test_several_children_may_have_half():
    second = replace(CHILD, id="d", name="赵小苗", born=date(2018, 1, 1))
    case = replace(CASE, parties=(*CASE.parties, replace(CASE.parties[2], person_id="d")))
    about = context((MOTHER, FATHER, CHILD, second), ("c", "d"), case=case)
    one = replace(SUPPORT, id="1")
    other = made("C12", payer="b", child="d", start="2024-04", amount="1700")
    assert "support_high" not in rules_of(agreement(one, other), about)
    dear = made("C12", payer="b", child="d", start="2024-04", amount="1800")
    assert "support_high" in rules_of(agreement(one, dear), about)


def test_unknown_income_is_said():
    about = context((MOTHER, replace(FATHER, monthly_income=None), CHILD))
    assert "support_income_unknown" in rules_of(agreement(SUPPORT), about)


@pytest.mark.parametrize(
    ("born", "heard", "rule"),
    [
        (date(2016, 6, 5), (), "child_not_heard"),  # eight in three months to the day
        (date(2016, 6, 6), (), "younger_child_heard"),
        (date(2013, 9, 12), (), "child_not_heard"),
        (date(2013, 9, 12), ("c",), None),
        (date(2023, 1, 1), (), None),
    ],
)
def test_a_child_is_heard(born, heard, rule):
    about = context((MOTHER, FATHER, replace(CHILD, born=born)), heard)
    found = {one for one in rules_of(agreement(CUSTODY), about) if "heard" in one}
    assert found == ({rule} if rule else set())


def test_a_baby_with_its_father_is_a_note():
    about = context((MOTHER, FATHER, replace(CHILD, born=date(2023, 1, 1))))
    assert "child_under_two" in rules_of(agreement(made("C10", child="c", custodian="b")), about)
    assert "child_under_two" not in rules_of(agreement(CUSTODY), about)


def test_what_art_29_asks_for():
    bare = agreement(facts=" ", manner="", deadline="", mediator_ids=())
    found = {finding.rule: finding.severity for finding in check(bare, context())}
    for item in ("facts", "clauses", "manner", "deadline", "mediator"):
        assert found[f"art29_{item}"] is Severity.REMINDER


def test_a_missing_party_locks_the_print():
    alone = replace(CASE, parties=CASE.parties[:1])
    assert "party_missing" in rules_of(agreement(CUSTODY), context(case=alone))
    signed_by_one = agreement(CUSTODY, signers=(Signer(person_id="a"),))
    assert "party_missing" in rules_of(signed_by_one, context())
    assert not may_print(signed_by_one, context())


def test_the_wish_to_divorce_is_not_signed_by_another():
    wish = Clause(id="w", title="离婚意愿", kind="C01")
    by_another = (Signer(person_id="a", representative="秦某", capacity="委托代理人"), Signer(person_id="b"))
    assert "will_by_representative" in rules_of(agreement(wish, signers=by_another), context())
    assert "will_by_representative" not in rules_of(agreement(CUSTODY, signers=by_another), context())


def test_an_account_is_not_written_down_for_whoever_is_reached_through_the_centre():
    given = Clause(id="s", title="抚养费", kind="C12", gaps=(("payer", FATHER.id), ("account", "given")))
    hidden = context((replace(MOTHER, safe_contact=True), FATHER, CHILD))
    assert "account_of_hidden_person" in rules_of(agreement(given), hidden)
    assert "account_of_hidden_person" not in rules_of(agreement(given), context())


def test_copies_are_parties_and_one():
    assert "copies_differ" in rules_of(agreement(CUSTODY, copies=2), context())
    assert "copies_differ" not in rules_of(agreement(CUSTODY), context())
    third = replace(CASE.parties[0], person_id="e", side=Side.NEUTRAL, role=PartyRole.THIRD_PARTY)
    about = context(case=replace(CASE, parties=(*CASE.parties, third)))
    assert "copies_differ" not in rules_of(agreement(CUSTODY, copies=4), about)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("乙方支付人民币12,000元（大写：人民币壹万贰仟元整）。", False),
        ("乙方支付12000元(大写：壹万贰仟元)。", False),
        ("乙方支付1.2万元（大写：人民币壹万贰仟元整）。", False),
        ("乙方支付１２，０００元（大写人民币壹万贰仟元整）。", False),
        ("乙方支付人民币12,000元（大写：人民币壹万贰佰元整）。", True),
        ("乙方支付12 000 元 （大写：壹拾贰万元整）。", True),
    ],
)
def test_amounts_written_by_hand_must_agree(text, wrong):
    assert ("amounts_disagree" in rules_of(agreement(free(text)), context())) is wrong


def test_a_mutual_waiver_weighs_more_where_violence_is_on_record():
    paper = agreement(free("双方互不追究。"))
    assert "waiver_final" in rules_of(paper, context())
    found = rules_of(paper, context(dv_recorded=True))
    assert "waiver_with_violence" in found
    assert "waiver_final" not in found


@pytest.mark.parametrize(
    ("mark", "locked"), [(Mark.RED, True), (Mark.ORANGE, True), (Mark.YELLOW, False), (Mark.NONE, False)]
)
def test_reconciliation_is_locked_while_somebody_is_in_danger(mark, locked):
    assert ("locked_clause" in rules_of(agreement(made("C02")), context(mark=mark))) is locked
    assert ("confirmation_together" in rules_of(agreement(made("C02")), context(mark=mark))) is locked


def test_pregnancy_and_army_are_notes_never_bars():
    mother = replace(MOTHER, special_groups=frozenset({SpecialGroup.PREGNANT, SpecialGroup.SOLDIER_FAMILY}))
    found = {
        one.rule: one.severity for one in check(agreement(made("C01")), context((mother, FATHER, CHILD)))
    }
    assert found["pregnancy_limit"] is Severity.NOTE
    assert found["soldier_limit"] is Severity.NOTE


def test_a_court_that_sent_the_case_confirms_nothing():
    case = replace(CASE, source=Source.COURT_POST_FILING)
    assert not {
        rule for rule in rules_of(agreement(CUSTODY), context(case=case)) if rule.startswith("confirm")
    }


def test_all_to_one_with_debts_may_harm_creditors():
    paper = agreement(free("全部财产归甲方。"), DEBTS)
    assert "creditors_harmed" in rules_of(paper, context())


def test_a_reminder_is_kept_with_a_reason_and_opens_the_print():
    paper = agreement(CUSTODY, free("乙方自愿净身出户。"))
    (open_still,) = not_kept(paper, check(paper, context()))
    assert not may_print(paper, context())
    without = KeptFinding(rule=open_still.rule, clause_id=open_still.clause_id, reason=" ")
    assert not may_print(replace(paper, kept=(without,)), context())
    kept = replace(without, reason="乙方另有住房和存款，两次单独谈话确认")
    assert may_print(replace(paper, kept=(kept,)), context())


def test_what_is_forbidden_cannot_be_kept():
    paper = agreement(CUSTODY, free("甲方放弃报警。"))
    kept = KeptFinding(rule="waives_report", clause_id="free", reason="双方要求")
    assert not may_print(replace(paper, kept=(kept,)), context())


def test_forbidden_words_in_the_manner_are_found():
    (found,) = [one for one in check(agreement(CUSTODY, manner="甲方撤回报警后付款"), context())
                if one.severity is Severity.FORBIDDEN]  # fmt: skip
    assert (found.part, found.clause_id) == ("manner", None)


def test_a_gap_left_open_stops_the_print():
    paper = agreement(CUSTODY, made("C12", payer="b", child="c"))
    assert dict(unfilled(paper, context()))["C12"] == ("start", "amount")
    assert not may_print(paper, context())


def test_words_in_a_gap_are_read_too():
    paper = agreement(made("C21", home="梧桐苑", term="尽快", fallback="再议"))
    assert "vague_time" in rules_of(paper, context())


def test_every_rule_and_clause_cites_an_article_that_exists():
    cited = {citation for rule in RULES.rules.values() for citation in rule.citations}
    cited |= {citation for form in LIBRARY.forms for citation in form.citations}
    assert not [citation for citation in cited if STATUTES.article(citation) is None]


def test_every_cited_article_says_what_it_is_cited_for():
    said = {}
    for line in (Path(__file__).parent / "cited.tsv").read_text("utf-8").splitlines():
        law, number, words = line.split("\t")
        said[Citation(law=law, article=int(number))] = words
    cited = {citation for rule in RULES.rules.values() for citation in rule.citations}
    assert set(said) == cited
    for citation, words in said.items():
        article = STATUTES.article(citation)
        assert article is not None
        assert words in article.text, citation


def test_no_fix_touches_what_a_child_or_an_old_parent_receives():
    for rule in RULES.rules.values():
        assert rule.fix in {
            "",
            "remove",
            "fill",
            "split",
            "set_copies",
            "hear_child",
            "transfer_duty",
            "write_amount",
        } or (rule.fix.startswith("add:") and LIBRARY.form(rule.fix.removeprefix("add:")))
        if rule.rule in {"support_low", "support_high", "support_none", "support_of_parent"}:
            assert rule.fix == rule.suggest == ""
            assert rule.severity is Severity.NOTE


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.rules.values() if rule.suggest], ids=lambda one: one.rule
)
def test_what_is_suggested_is_itself_in_order(rule):
    paper = agreement(free(rule.suggest))
    faults = [one for one in check(paper, context()) if one.clause_id and one.severity is not Severity.NOTE]
    assert not faults
    assert bool(unfilled(paper, context())) is ("__" in rule.suggest)


def test_whatever_words_are_forbidden_have_words_in_their_place():
    read = {one.rule.rule for one in RULES.words if one.rule.severity is Severity.FORBIDDEN}
    assert read == {name for name in read if RULES.rules[name].suggest}


@given(st.text(max_size=200), st.text(max_size=40), st.integers(min_value=-5, max_value=99))
def test_any_text_never_crashes(text, gap, copies):
    clauses = (
        Clause(id="1", title="", text=text),
        Clause(id="2", title="", kind="C12", gaps=(("amount", gap), ("payer", gap))),
    )
    paper = agreement(*clauses, manner=text, deadline=gap, copies=copies)
    about = context(today=TODAY)
    assert tally(paper, check(paper, about))
    assert may_print(paper, about) in (True, False)
