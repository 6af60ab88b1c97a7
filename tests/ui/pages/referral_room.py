"""What tests of the pages of referrals share: a full list, words on a page, a picture for whoever looks."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from mediation_desk.domain.referral import ReferralState
from tests.case_fixtures import add_case
from tests.desk_fixtures import Office
from tests.referral_fixtures import DANGER, agree, arrive, keep, move, sent
from tests.ui.pages.office_desk import OfficeDesk


def picture(page: QWidget, name: str) -> None:
    """Only when somebody wants to look: DESK_PICTURES names a folder."""
    if folder := os.environ.get("DESK_PICTURES"):
        page.grab().save(str(Path(folder) / f"{name}.png"))


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def fill_list(room: OfficeDesk) -> str:
    def act(office: Office) -> str:
        case = add_case(office)
        sent(office, case)
        sent(office, case, DANGER)
        kept = keep(office, case)
        agree(office, kept)
        move(office, kept, ReferralState.WAITING)
        arrive(office)
        office.clock.forward(days=7)
        return case

    return room.run(act)
