"""The receipt of a copy, and whether one is offered when the day ends."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from mediation_desk.documents.backup_receipt import receipt_rows
from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import SHIPPED_HOURS, WorkSpan
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.services import backups
from mediation_desk.services.copy_offer import CopyOffer, copy_offer
from mediation_desk.services.copy_receipts import head_said, receipt_of, receipt_paper
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR

WEDNESDAY = datetime(2026, 3, 18, 12, tzinfo=SHANGHAI)


@pytest.fixture
def office(tmp_path: Path) -> BackupOffice:
    made = BackupOffice(tmp_path / "office")
    made.open(DIRECTOR)
    return made


def test_a_receipt_says_what_was_proved(office: BackupOffice) -> None:
    office.attachment(b"a page")
    holds = office.back_up()
    assert office.session is not None
    with office.records(office.session) as records:
        facts = receipt_of(records, holds.name)
        known = backups.list_copies(records)
    assert facts.number == "第 0001 份"
    assert facts.holds == "1 件 / 1 个"
    assert facts.by == DIRECTOR.name
    assert facts.head.replace(" ", "") == holds.head[:16]
    assert facts.entries == f"{holds.entries:,} 条"
    assert known.sticks[0].tail in facts.stick
    assert all(words for _name, words in receipt_rows(facts))


def test_what_was_not_proved_has_none(office: BackupOffice) -> None:
    assert office.session is not None
    snapshot = backups.take_snapshot(office.session, office.now(), office.stick, silent)
    with office.records(office.session) as records:
        backups.note_failure(records, snapshot, backups.Place(label="stick"), "copy.damaged")
        for name in (snapshot.name, "desk-20200101-000000"):
            with pytest.raises(DeskError, match=r"receipt\.none"):
                receipt_of(records, name)


def test_printing_one_is_journalled(office: BackupOffice) -> None:
    holds = office.back_up()
    assert office.session is not None
    with office.records(office.session) as records:
        made = receipt_paper(records, holds.name)
    assert made.pdf.startswith(b"%PDF")
    with office.records(office.session) as records:
        assert "print_backup_receipt" in {one.act for one in journal.entries(records)}


def test_a_hash_is_said_in_fours() -> None:
    assert head_said("9f2e41c7a0d863b5ffff") == "9f2e 41c7 a0d8 63b5"
    assert head_said("") == ""


def test_one_copy_a_day_is_due(office: BackupOffice) -> None:
    assert office.session is not None
    with office.records(office.session) as records:
        assert copy_offer(records).due(records.today)
    office.back_up()
    with office.records(office.session) as records:
        known = copy_offer(records)
        assert not known.due(records.today)
        assert known.due(records.today + timedelta(days=1))


def test_the_rule_says_whether_it_is_offered() -> None:
    assert CopyOffer().at_closing(WEDNESDAY.date())
    assert not CopyOffer(rules=CopyRules(offer_at_close=False)).at_closing(WEDNESDAY.date())


@pytest.mark.parametrize(
    ("at", "ends"), [(time(12, 0), False), (time(16, 59), False), (time(17, 0), True), (time(23, 0), True)]
)
def test_the_day_ends_with_its_hours(at: time, ends: bool) -> None:
    known = CopyOffer(hours=SHIPPED_HOURS)
    assert known.day_ends(datetime.combine(WEDNESDAY.date(), at, SHANGHAI)) is ends


def test_own_hours_count_and_a_day_without_any_ends_late() -> None:
    mornings = (WorkSpan(weekday=2, begins=time(8), ends=time(11)),)
    assert CopyOffer(hours=mornings).day_ends(WEDNESDAY)
    assert not CopyOffer(hours=mornings).day_ends(WEDNESDAY + timedelta(days=1))
