"""The check of a dossier as a table: what lies there, what happened, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.destruction import STEPS, ListState, masked, may_step
from mediation_desk.domain.dossier import (
    BY_BINDING,
    ITEMS,
    DossierFacts,
    Need,
    Part,
    Signing,
    Standing,
    check,
    in_order,
    missing,
)
from mediation_desk.domain.dossier_reading import (
    ReaderKind,
    Reading,
    check_reading,
    read_pages,
    said_pages,
)
from mediation_desk.domain.limit_rules import with_changes
from mediation_desk.domain.party import Side
from mediation_desk.domain.retention import Retention, RetentionFacts, Years, check_years, due_on, suggest
from mediation_desk.errors import DeskError
from tests.limit_fixtures import BOOK

S = CaseState
KEYS = {
    "acceptance_form": 1,
    "rights_notice": 2,
    "id_evidence": 3,
    "mediation_record": 7,
    "mediation_agreement": 8,
    "closing_report": 12,
}
DONE = DossierFacts(ending=S.AGREED_WRITTEN, effective=True, sittings=1)


def part(key: str, item: int, **said: object) -> Part:
    return Part(id=key, source="x", key=key, item=item, title=key, **said)  # type: ignore[arg-type]


WHOLE = tuple(part(key, item) for key, item in KEYS.items())


def without(*keys: str) -> tuple[Part, ...]:
    return tuple(one for one in WHOLE if one.key not in keys)


def lacking(facts: DossierFacts, parts: tuple[Part, ...]) -> list[str]:
    return [lack.key for lack in missing(check(facts, parts))]


TABLE: list[tuple[str, DossierFacts, tuple[Part, ...], list[str]]] = [
    ("whole", DONE, WHOLE, []),
    ("no form", DONE, without("acceptance_form"), ["dossier.no_application"]),
    ("application instead", DONE, (*without("acceptance_form"), part("application", 1)), []),
    ("a scan instead", DONE, (*without("acceptance_form"), part("", 1, scan=True)), []),
    ("no notice", DONE, without("rights_notice"), ["dossier.no_notice"]),
    ("not served", replace(DONE, unserved=("甲", "乙")), WHOLE, ["dossier.notice_not_served"] * 2),
    ("no identity", DONE, without("id_evidence"), ["dossier.no_identity"]),
    ("agent", replace(DONE, has_agent=True), WHOLE, ["dossier.no_power"]),
    ("agent with power", replace(DONE, has_agent=True), (*WHOLE, part("power_of_attorney", 4)), []),
    ("no sitting", replace(DONE, sittings=0), without("mediation_record"), ["dossier.no_record"]),
    ("unsigned", replace(DONE, sittings=2, unsigned=(2,)), WHOLE, ["dossier.record_not_signed"]),
    ("no agreement", DONE, without("mediation_agreement"), ["dossier.no_agreement"]),
    ("not in force", replace(DONE, effective=False), WHOLE, ["dossier.agreement_not_effective"]),
    ("oral lacks its form", replace(DONE, ending=S.AGREED_ORAL), WHOLE, ["dossier.no_agreement"]),
    (
        "oral",
        replace(DONE, ending=S.AGREED_ORAL),
        (*without("mediation_agreement"), part("oral_agreement", 8)),
        [],
    ),
    ("partly, written", replace(DONE, ending=S.AGREED_PARTLY), WHOLE, []),
    (
        "terminated before any sitting",
        DossierFacts(ending=S.TERMINATED),
        (*without("mediation_record", "mediation_agreement"), part("termination_notice", 8)),
        [],
    ),
    (
        "withdrawn without a word",
        DossierFacts(ending=S.WITHDRAWN),
        without("mediation_record", "mediation_agreement"),
        ["dossier.no_termination"],
    ),
    (
        "undisputed facts instead",
        DossierFacts(ending=S.TERMINATED, sittings=1),
        (*without("mediation_agreement"), part("undisputed_facts", 8)),
        [],
    ),
    (
        "explained, note lacking",
        replace(DONE, explained=frozenset({3})),
        without("id_evidence"),
        ["dossier.no_note"],
    ),
    (
        "explained",
        replace(DONE, explained=frozenset({3})),
        (*without("id_evidence"), part("dossier_note", 12)),
        [],
    ),
    ("confirmation is only advice", replace(DONE, confirmation=True), WHOLE, []),
    ("too long is only advice", replace(DONE, took_too_long=True), WHOLE, []),
    ("from a court is only advice", replace(DONE, from_outside=True), WHOLE, []),
    ("no report is only advice", DONE, without("closing_report"), []),
    ("going on", DossierFacts(sittings=1), without("mediation_agreement"), ["dossier.no_agreement"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "parts", "wanted"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_what_is_missing(facts: DossierFacts, parts: tuple[Part, ...], wanted: list[str]) -> None:
    assert lacking(facts, parts) == wanted


def test_the_items_are_those_of_the_blank_dossier() -> None:
    assert [one.number for one in ITEMS] == list(range(1, 14))
    assert [one.number for one in ITEMS if one.need is Need.REQUIRED] == [1, 2, 3, 7, 8, 13]


def test_an_explained_item_says_so_and_advice_is_amber() -> None:
    facts = replace(DONE, explained=frozenset({3}))
    checked = check(facts, without("id_evidence", "closing_report"))
    assert checked[2].standing is Standing.EXPLAINED
    assert check(DONE, without("closing_report"))[11].standing is Standing.ADVISED
    assert checked[3].standing is Standing.NOT_NEEDED
    assert checked[BY_BINDING - 1].standing is Standing.WHEN_BOUND


def test_a_signed_paper_without_its_scan_is_named_once() -> None:
    signed = part("mediation_agreement", 8, signing=Signing.SIGNED)
    parts = (*without("mediation_agreement"), signed)
    keys = [lack.key for lack in check(DONE, parts)[7].lacks]
    assert keys == ["dossier.no_scan"]
    shown = part("scan", 8, scan=True, scan_of="mediation_agreement")
    assert check(DONE, (*parts, shown))[7].lacks == ()


def test_the_order_is_that_of_the_items_and_within_one_of_its_papers() -> None:
    mixed = (
        part("extension_consent", 7),
        part("mediation_record", 7, on=date(2026, 3, 9)),
        part("mediation_record", 7, on=date(2026, 3, 2)),
        part("application", 1),
        part("delegation_letter", 1),
    )
    ordered = in_order(mixed)
    assert [one.key for one in ordered] == [
        "delegation_letter", "application", "mediation_record", "mediation_record", "extension_consent",
    ]  # fmt: skip
    assert ordered[2].on == date(2026, 3, 2)


@given(st.lists(st.sampled_from(sorted(KEYS)), unique=True), st.sampled_from(list(CaseState)))
def test_nothing_more_makes_it_worse(keys: list[str], ending: CaseState) -> None:
    """A paper that is there never adds something required that is missing."""
    facts = DossierFacts(ending=ending, sittings=1, effective=True)
    fewer = tuple(part(key, KEYS[key]) for key in keys)
    assert set(lacking(facts, WHOLE)) <= set(lacking(facts, fewer))


RETENTION = [
    (RetentionFacts(oral=True, simple=True), Retention.SHORT),
    (RetentionFacts(oral=True), Retention.LONG),
    (RetentionFacts(written=True), Retention.LONG),
    (RetentionFacts(), Retention.SHORT),
    (RetentionFacts(violence=True), Retention.LONG),
    (RetentionFacts(written=True, child_support=True), Retention.PERMANENT),
    (RetentionFacts(death=True), Retention.PERMANENT),
    (RetentionFacts(disability=True, oral=True, simple=True), Retention.PERMANENT),
    (RetentionFacts(collective=True), Retention.PERMANENT),
]


@pytest.mark.parametrize(("facts", "wanted"), RETENTION)
def test_the_suggested_class_has_its_reason(facts: RetentionFacts, wanted: Retention) -> None:
    made = suggest(facts)
    assert made.retention is wanted
    assert made.reasons


def test_years_count_from_the_january_after_closing() -> None:
    assert due_on(date(2026, 1, 1), Retention.SHORT, BOOK) == date(2036, 12, 31)
    sixty = replace(BOOK, rules=with_changes(BOOK.rules, {"retention_long": {"amount": 60}}))
    assert due_on(date(2026, 12, 31), Retention.LONG, sixty) == date(2086, 12, 31)
    assert due_on(date(2026, 3, 1), Retention.PERMANENT, BOOK) is None


@pytest.mark.parametrize(("short", "long", "field"), [(0, 30, "short"), (10, 10, "long"), (10, 101, "long")])
def test_years_that_cannot_be(short: int, long: int, field: str) -> None:
    with pytest.raises(DeskError) as refused:
        check_years(Years(short=short, long=long))
    assert refused.value.field == field


@pytest.mark.parametrize("state", list(ListState))
@pytest.mark.parametrize("to", list(ListState))
def test_steps_of_a_list(state: ListState, to: ListState) -> None:
    assert may_step(state, to) is ((state, to) in STEPS)
    if state in (ListState.CARRIED_OUT, ListState.DROPPED):
        assert not may_step(state, to)


@pytest.mark.parametrize(
    ("name", "kept"), [("林晓芸", "林某"), ("欧阳雨荷", "欧阳某"), ("欧阳", "欧某"), ("", "")]
)
def test_masked_names(name: str, kept: str) -> None:
    assert masked(name) == kept


@pytest.mark.parametrize(
    ("typed", "pages"),
    [("1-3、7", (1, 2, 3, 7)), ("９，2至4", (2, 3, 4, 9)), (" 5 ", (5,)), ("", ()), ("3—3", (3,))],
)
def test_pages_as_typed(typed: str, pages: tuple[int, ...]) -> None:
    assert read_pages(typed) == pages


@pytest.mark.parametrize("typed", ["a", "3-1", "0", "1-99999999999", "-1", "1.5"])
def test_pages_that_cannot_be_read(typed: str) -> None:
    with pytest.raises(DeskError, match="pages_unreadable"):
        read_pages(typed)


@given(st.sets(st.integers(1, 60)))
def test_pages_said_are_pages_read(pages: set[int]) -> None:
    ordered = tuple(sorted(pages))
    assert read_pages(said_pages(ordered)) == ordered


def test_a_reading_lacks_nothing() -> None:
    from datetime import UTC, datetime

    whole = Reading(
        id="r", case_id="c", kind=ReaderKind.PARTY, side=Side.SEEKER, name="林晓芸", identity="身份证",
        ground="起诉", pages=(1,), copies=1, on=date(2026, 3, 1), approved_by="d", noted_by="d",
        noted_at=datetime(2026, 3, 1, tzinfo=UTC),
    )  # fmt: skip
    check_reading(whole, 3)
    for change in (
        {"name": " "},
        {"identity": ""},
        {"ground": ""},
        {"side": None},
        {"pages": ()},
        {"pages": (4,)},
        {"copies": -1},
    ):
        with pytest.raises(DeskError):
            check_reading(replace(whole, **change), 3)  # type: ignore[arg-type]
    check_reading(replace(whole, kind=ReaderKind.AUTHORITY, side=None), 3)
