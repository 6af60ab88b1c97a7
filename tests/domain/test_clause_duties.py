"""What the model clauses oblige to: every kind is told, days and sums as written, nothing guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.clause_duties import Derived, derive
from mediation_desk.domain.clauses.names import Named, Names
from mediation_desk.domain.obligation import Duty, Every
from mediation_desk.services.clause_books import clause_library
from mediation_desk.services.obligations import duties

ONE, TWO, CHILD = "1", "2", "3"
NAMES = Names(
    people=(
        Named(person_id=ONE, name="林晓芸", label="甲方"),
        Named(person_id=TWO, name="赵启帆", label="乙方"),
        Named(person_id=CHILD, name="赵予安", label="赵予安", born=date(2016, 2, 29), child=True),
    )
)
EFFECT = date(2026, 3, 18)


def of(kind: str, names: Names = NAMES, **gaps: str) -> tuple[Derived, ...]:
    clause = Clause(id="c", title="条", kind=kind, gaps=tuple(gaps.items()))
    return derive(Agreement(id="a", case_id="k", clauses=(clause,)), names, duties(), EFFECT)


def test_every_model_clause_says_what_it_obliges_to() -> None:
    assert set(duties()) == {form.kind for form in clause_library().forms}
    for form in clause_library().forms:
        names = {gap.name for gap in form.gaps}
        for duty in duties()[form.kind]:
            used = [
                duty.get(key, "") for key in ("debtor", "creditor", "amount", "due", "day", "from", "hint")
            ]
            used += [*duty.get("manner", ()), duty.get("when", {}).get("gap", "")]
            assert {one for one in used if one and not one.startswith("@")} <= names, form.kind


def test_support_ends_in_the_month_of_coming_of_age() -> None:
    """Born on 29 February: eighteen on 1 March of a common year (the house's reading)."""
    told = {
        "payer": TWO,
        "child": CHILD,
        "start": "2026-02",
        "end": "child_18",
        "day": "31",
        "amount": "1800.00",
    }
    (one,) = of("C12", **told, account="given", holder="林晓芸", bank="青禾农商行", number="6222")
    terms = one.terms
    assert (terms.debtor_id, terms.creditor_id, terms.every) == (TWO, ONE, Every.MONTH)
    assert (terms.first_due, terms.last_due, terms.day) == (date(2026, 2, 28), date(2034, 3, 31), 31)
    assert terms.manner == "林晓芸 · 青禾农商行 · 6222"
    (open_end,) = of("C12", **{**told, "end": "independent"})
    assert open_end.terms.last_due is None


def test_maintenance_begins_with_the_first_such_day_after_effect() -> None:
    money, visits = of("C40", payer=TWO, payee=ONE, day="10", amount="800.00")
    assert money.terms.first_due == date(2026, 4, 10)
    assert of("C40", payer=TWO, payee=ONE, day="20", amount="1")[0].terms.first_due == date(2026, 3, 20)
    assert visits.terms.duty is Duty.ACT


@pytest.mark.parametrize(
    ("kind", "gaps", "whats"),
    [
        ("C01", {}, []),
        ("C15", {"visitor": TWO, "carer": ONE}, ["协助探望"]),
        ("C20", {"taker": ONE, "other": TWO, "compensation": "no", "loan": "yes"},
         ["协助办理房屋转移登记", "偿还剩余房贷"]),
        ("C22", {"who": TWO, "date": "2026-05-31"}, ["到期搬离"]),
        ("C23", {"holds": "none"}, []),
        ("C26", {"outcome": "none"}, []),
        ("C26", {"outcome": "part", "payer": TWO, "amount": "5", "date": "2026-04-01"}, ["返还彩礼"]),
        ("", {}, []),
    ],
)  # fmt: skip
def test_only_what_the_choices_make(kind: str, gaps: dict[str, str], whats: list[str]) -> None:
    assert [one.terms.what for one in of(kind, **gaps)] == whats


def test_a_house_is_paid_for_and_its_transfer_helped_with_on_a_whole_date_alone() -> None:
    told = {"taker": ONE, "other": TWO, "compensation": "yes", "date": "2026-06-30", "amount": "120000.00"}
    paid, helped = of("C20", **told, term="2026年12月31日前")
    assert (paid.terms.debtor_id, paid.terms.creditor_id) == (ONE, TWO)
    assert (paid.terms.amount, paid.terms.first_due) == (Decimal("120000.00"), date(2026, 6, 30))
    assert (helped.terms.debtor_id, helped.terms.first_due) == (TWO, date(2026, 12, 31))
    _paid, later = of("C20", **told, term="离婚登记后三十日内")
    assert (later.terms.first_due, later.hint) == (None, "离婚登记后三十日内")


def test_debts_whole_by_row_in_part_as_one() -> None:
    rows = "房贷\t青禾农商行\t200000.00\n车贷\t某汽车金融\t50000.00"
    whole = of("C30", holds="list", list=rows, payer=TWO, part="all")
    assert [(one.terms.creditor, one.terms.amount) for one in whole] == [
        ("青禾农商行", Decimal("200000.00")),
        ("某汽车金融", Decimal("50000.00")),
    ]
    (half,) = of("C30", holds="list", list=rows, payer=TWO, part="percent", percent="33")
    assert half.terms.amount == Decimal("82500.00")
    (unclear,) = of("C30", holds="list", list="房贷\t银行\t约二十万", payer=TWO, part="percent", percent="33")
    assert unclear.terms.amount is None


def test_with_three_parties_nobody_is_guessed() -> None:
    third = Named(person_id="4", name="赵启明", label="赵启明")
    three = replace(NAMES, people=(*NAMES.people, third))
    (one,) = of("C31", three, who=ONE, date="2026-04-01", amount="5.00")
    assert (one.terms.debtor_id, one.terms.creditor_id) == ("", ONE)
