"""Lists of awards and aid leaving the desk: password first, nothing computed, nothing betrayed, noted."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from mediation_desk.domain.aid_grant import AidGrant
from mediation_desk.errors import DeskError
from mediation_desk.services import aid_grants, awards, sheet_export
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.sheet_export import SheetWords
from tests.desk_fixtures import MEDIATOR, RECEPTION, Office
from tests.services.test_aid_grants import CANCER, MOTHER
from tests.services.test_awards import PROPOSAL, endanger, known

AWARDS = SheetWords(
    title="表彰",
    heads=(("姓名", 12), ("核对", 12)),
    cells=lambda row: (row.award.name, row.award.check.value),
)
AID = SheetWords(
    title="救助",
    heads=(("姓名", 12), ("依据", 12), ("号码", 12)),
    cells=lambda row: (row.grant.name, row.grant.basis, row.grant.identity_number),
)


def words_in(made: bytes) -> str:
    with ZipFile(BytesIO(made)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_an_award_held_for_violence_leaves_like_any_other(desk_office: Office) -> None:
    known(desk_office)
    endanger(desk_office)
    with desk_office.as_(RECEPTION) as records:
        kept = awards.keep_award(records, replace(PROPOSAL, name="=SUM(1)"))
        stale = Confirmed(staff_id=MEDIATOR.id, at=records.now)
        with pytest.raises(DeskError, match="ask_again"):
            sheet_export.export_awards(records, (kept.id,), AWARDS, stale)
        confirmed = Confirmed(staff_id=RECEPTION.id, at=records.now)
        said = words_in(sheet_export.export_awards(records, (kept.id, "nobody"), AWARDS, confirmed))
        assert ("export_awards", (), ("1",)) in records.acts
    assert "asked" in said
    assert "'=SUM(1)" in said or "&apos;=SUM(1)" in said
    assert "safety" not in said.lower()


def test_aid_leaves_without_numbers_reasons_and_names_kept_out(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        grants: list[AidGrant] = [
            aid_grants.keep_grant(records, one) for one in (replace(CANCER, anonymous=True), MOTHER)
        ]
    with desk_office.as_(RECEPTION) as records:
        confirmed = Confirmed(staff_id=RECEPTION.id, at=records.now)
        made = sheet_export.export_aid(records, [one.id for one in grants], AID, confirmed)
    said = words_in(made)
    assert MOTHER.name in said
    for hidden in (CANCER.name, CANCER.identity_number.upper(), CANCER.basis, MOTHER.basis):
        assert hidden not in said
