"""The rule table: complete, cited, and refused in words where a file of it is broken or hostile."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.law import Statutes
from mediation_desk.domain.limit_rule import LONGEST, Roll, RuleGroup, RuleSource, Unit
from mediation_desk.domain.limit_rules import check_change, load, units_of, with_changes
from mediation_desk.errors import DeskError
from mediation_desk.paths import RESOURCES
from mediation_desk.services.limit_rules import shipped
from mediation_desk.ui.rule_words import rule_name
from mediation_desk.words import use

FILE = RESOURCES / "limit_rules.json"
STATUTES = Statutes(RESOURCES / "law" / "articles.json")
NAMED_ONLY = {"人民调解工作若干规定"}

# What the law and our practice ask for: amount, unit, roll, article; written by hand beside the file.
D, W, H, M, Y = Unit.DAY, Unit.WORKING_DAY, Unit.HOUR, Unit.MONTH, Unit.YEAR
F, N, B = Roll.FORWARD, Roll.NONE, Roll.BACK
TABLE: dict[str, tuple[int, Unit, Roll, str]] = {
    "mediation": (1, M, F, "人民调解工作若干规定 33"),
    "extension": (30, D, F, "人民调解工作若干规定 33"),
    "acceptance_reply": (3, W, F, ""),
    "clue_at_once": (0, D, N, ""),
    "clue_soon": (2, W, N, ""),
    "clue_ordinary": (7, W, N, ""),
    "delegation_reply": (3, W, F, ""),
    "court_weipai": (30, D, F, "特邀调解规定 27"),
    "court_weituo_ordinary": (15, D, F, "特邀调解规定 27"),
    "court_weituo_simple": (7, D, F, "特邀调解规定 27"),
    "confirm": (30, D, F, "民事诉讼法 205"),
    "confirm_court": (30, D, F, "民事诉讼法 187"),
    "objection": (15, D, F, "民事诉讼法解释 372"),
    "confirm_third_party": (6, M, F, "民事诉讼法解释 372"),
    "enforce": (2, Y, F, "民事诉讼法 250"),
    "enforce_idle": (6, M, F, "民事诉讼法 237"),
    "limitation": (3, Y, F, "民法典 188"),
    "cooling": (30, D, F, "民法典 1077"),
    "certificate": (30, D, F, "民法典 1077"),
    "protection_decision": (72, H, N, "反家庭暴力法 28"),
    "protection_urgent": (24, H, N, "反家庭暴力法 28"),
    "protection_longest": (6, M, N, "反家庭暴力法 30"),
    "protection_review": (5, D, F, "反家庭暴力法 31"),
    "protection_lapse": (0, D, B, "反家庭暴力法 30"),
    "protection_remind": (-15, D, B, "反家庭暴力法 30"),
    "legal_aid_decide": (7, D, F, "法律援助法 43"),
    "legal_aid_assign": (3, D, F, "法律援助法 43"),
    "report_minor": (0, H, B, "未成年人保护法 11"),
    "report_minor_stop": (24, H, B, "未成年人保护法 11"),
    "performance": (0, D, N, "人民调解法 31"),
    "visit_effect_7": (7, D, N, "人民调解法 31"),
    "visit_effect_30": (30, D, N, "人民调解法 31"),
    "visit_effect_90": (90, D, N, "人民调解法 31"),
    "visit_due_3": (3, D, N, "人民调解法 31"),
    "visit_planned": (0, D, N, ""),
    "counselling_visit_7": (7, D, N, ""),
    "counselling_visit_30": (30, D, N, ""),
    "counselling_visit_90": (90, D, N, ""),
    "safety_contact_first": (24, H, B, ""),
    "safety_contact_last": (72, H, B, ""),
    "referral_receipt": (3, W, F, ""),
    "referral_feedback": (15, D, F, ""),
    "referral_again": (30, D, F, ""),
    "referral_letter": (24, H, N, ""),
    "referral_tell": (0, D, N, ""),
    "note_signing": (24, H, B, ""),
    "note_told": (72, H, B, ""),
    "screening_valid": (30, D, N, ""),
    "crisis_look": (24, H, N, ""),
    "closing": (30, D, F, ""),
    "data_answer": (15, D, B, "个人信息保护法 45"),
    "data_kept": (3, Y, N, "个人信息保护法 56"),
    "retention_short": (10, Y, N, "人民调解法 27"),
    "retention_long": (30, Y, N, "人民调解法 27"),
    "divorce_again": (6, M, N, "民事诉讼法 127"),
    "annulment": (1, Y, F, "民法典 1052"),
    "pregnancy_1082": (1, Y, N, "民法典 1082"),
    "pregnancy_1082_end": (6, M, N, "民法典 1082"),
    "separation_1": (1, Y, N, "民法典 1079"),
    "separation_2": (2, Y, N, "民法典 1079"),
    "hidden_property": (3, Y, F, "婚姻家庭编解释（一） 84"),
    "committee_term": (3, Y, N, "人民调解法 9"),
}


def test_the_table_is_what_the_law_and_practice_ask_for() -> None:
    found = {
        key: (
            rule.amount,
            rule.unit,
            rule.roll,
            f"{rule.citations[0].law} {rule.citations[0].article}" if rule.citations else "",
        )
        for key, rule in shipped().items()
    }
    assert {key: found.get(key) for key in TABLE} == TABLE


def test_every_article_named_is_shipped() -> None:
    cited = {one for rule in shipped().values() for one in rule.citations}
    assert {one for one in cited if STATUTES.article(one) is None and one.law not in NAMED_ONLY} == set()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_rule_has_a_name_of_its_own(language: str) -> None:
    use(language)
    try:
        names = [rule_name(key) for key in shipped()]
    finally:
        use("zh_CN")
    assert len(set(names)) == len(names)
    assert not any(name.startswith("rule.") for name in names)


def test_law_is_never_set_by_a_centre_and_always_cited() -> None:
    for rule in shipped().values():
        assert rule.configurable is False or rule.source is not RuleSource.LAW
        assert rule.citations or rule.source is not RuleSource.LAW
        assert rule.told_only or rule.group is not RuleGroup.TOLD


LINE: dict[str, Any] = {
    "key": "some",
    "group": "visit",
    "amount": 7,
    "unit": "day",
    "roll": "none",
    "starts": "due",
    "source": "ours",
}


def refused(folder: Path, text: str) -> tuple[str, dict[str, object]]:
    path = folder / "rules.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DeskError) as said:
        load(path)
    return said.value.key, said.value.names


@pytest.mark.parametrize("text", ["", "{", "7", '"rules"', "{}", "[" * 100_000, "\ufeff[]"])
def test_what_is_no_table_is_said(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text)[0] == "limit_rules.unreadable"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"^limit_rules\.unreadable$"):
        load(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"group": "nothing"}, "group"),
        ({"unit": "week"}, "unit"),
        ({"unit": None}, "unit"),
        ({"roll": ["none"]}, "roll"),
        ({"starts": "birth_of_a_star"}, "starts"),
        ({"source": 1}, "source"),
        ({"source": "law", "configurable": False}, "source"),
        ({"source": "law", "citations": [["民法典", 1]]}, "source"),
        ({"amount": "7"}, "amount"),
        ({"amount": True}, "amount"),
        ({"amount": 7.5}, "amount"),
        ({"amount": 10**9}, "amount"),
        ({"amount": -7, "unit": "month"}, "amount"),
        ({"amount": -7, "roll": "forward"}, "amount"),
        ({"citations": "民法典"}, "citations"),
        ({"citations": [["民法典"]]}, "citations"),
        ({"citations": [["民法典", "1077"]]}, "citations"),
        ({"citations": [["", 1]]}, "citations"),
        ({"configurable": 1}, "configurable"),
        ({"told_only": "yes"}, "told_only"),
        ({"run": "rm -rf"}, "run"),
        ({"key": ""}, "key"),
        ({"key": "../etc"}, "key"),
        ({"key": 7}, "key"),
    ],
)
def test_a_broken_line_is_named_with_its_part(tmp_path: Path, change: dict[str, Any], part: str) -> None:
    key, names = refused(tmp_path, json.dumps([LINE | change], ensure_ascii=False))
    assert (key, names["part"]) == ("limit_rules.broken", part)


@pytest.mark.parametrize("part", sorted(LINE))
def test_a_line_without_a_part_is_named(tmp_path: Path, part: str) -> None:
    line = {name: value for name, value in LINE.items() if name != part}
    assert refused(tmp_path, json.dumps([line]))[1]["part"] == part


def test_a_key_given_twice_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path, json.dumps([LINE, LINE])) == ("limit_rules.twice", {"rule": "some"})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)


@given(JSON)
def test_whatever_stands_in_the_settings_the_law_stays(told: Any) -> None:
    changes = {"confirm": told, "closing": told, "nobody": told} if not isinstance(told, list) else told
    rules = with_changes(shipped(), changes)
    assert rules["confirm"] == shipped()["confirm"]
    assert set(rules) == set(shipped())
    assert 0 < rules["closing"].amount <= LONGEST[rules["closing"].unit]


@pytest.mark.parametrize(
    ("key", "change", "refusal"),
    [
        ("confirm", {"amount": 29}, "limit_rule.fixed"),
        ("crisis_look", {"amount": 48}, "limit_rule.fixed"),
        ("closing", {"amount": 0}, "limit_rule.none"),
        ("closing", {"amount": -3, "roll": Roll.NONE}, "limit_rule.none"),
        ("closing", {"unit": Unit.HOUR}, "limit_rule.unit"),
        ("note_signing", {"unit": Unit.DAY}, "limit_rule.unit"),
        ("retention_short", {"unit": Unit.MONTH}, "limit_rule.unit"),
        ("closing", {"amount": 3661}, "limit_rule.amount"),
        ("protection_remind", {"roll": Roll.FORWARD}, "limit_rule.before"),
        ("protection_remind", {"amount": 15}, "limit_rule.none"),
    ],
)
def test_a_change_that_cannot_be_is_refused(key: str, change: dict[str, Any], refusal: str) -> None:
    before = shipped()[key]
    with pytest.raises(DeskError) as said:
        check_change(before, replace(before, **change))
    assert said.value.key == refusal
    assert before.unit in units_of(before)
