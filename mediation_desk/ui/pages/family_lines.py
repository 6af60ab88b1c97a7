"""The pages of families: the board first, then clues, visits, consultations, activities, grid and ledgers."""

from __future__ import annotations

from mediation_desk.services.access import (
    ACTIVITY_READ,
    CLUE_READ,
    CONSULTATION_READ,
    GRID_READ,
    HOME_VISIT_READ,
    HOUSEHOLD_READ,
    LEDGER_IMPORT,
    PACKET_READ,
)
from mediation_desk.ui.pages.page_line import PageLine
from mediation_desk.words import N_

FAMILY_PAGES: tuple[PageLine, ...] = (
    PageLine(
        key="families",
        title=N_("page.families"),
        place="families.page:FamiliesPage",
        icon="home-heart",
        roles=HOUSEHOLD_READ,
        tab=N_("Five colours"),
    ),
    PageLine(
        key="clues",
        title=N_("Clues"),
        place="clues.page:CluesPage",
        parent="families",
        tab=N_("Clues"),
        roles=CLUE_READ,
    ),
    PageLine(key="clue", title=N_("Clue"), place="clue.page:CluePage", parent="families", roles=CLUE_READ),
    PageLine(
        key="home_visits",
        title=N_("Home visits"),
        place="home_visits.page:HomeVisitsPage",
        parent="families",
        tab=N_("Home visits"),
        roles=HOME_VISIT_READ,
    ),
    PageLine(
        key="consultations",
        title=N_("Joint consultations"),
        place="consultation.list_page:ConsultationsPage",
        parent="families",
        roles=CONSULTATION_READ,
        tab=N_("Consultations"),
    ),
    PageLine(
        key="consultation",
        title=N_("Joint consultation"),
        place="consultation.page:ConsultationPage",
        parent="families",
        roles=CONSULTATION_READ,
    ),
    PageLine(
        key="activities",
        title=N_("page.activities"),
        place="activities.page:ActivitiesPage",
        parent="families",
        roles=ACTIVITY_READ,
        tab=N_("page.activities"),
    ),
    PageLine(
        key="activity",
        title=N_("Activity"),
        place="activities.activity_page:ActivityPage",
        parent="families",
        roles=ACTIVITY_READ,
        veiled=True,
    ),
    PageLine(
        key="awards",
        title=N_("page.awards"),
        place="awards.page:AwardsPage",
        parent="families",
        roles=ACTIVITY_READ,
        tab=N_("page.awards"),
    ),
    PageLine(
        key="grid",
        title=N_("Grid and helpers"),
        place="grid.page:GridPage",
        parent="families",
        tab=N_("Grid and helpers"),
        roles=GRID_READ,
    ),
    PageLine(
        key="ledger_import",
        title=N_("page.ledger_import"),
        place="ledger_import.page:LedgerImportPage",
        parent="families",
        tab=N_("page.ledger_import"),
        roles=LEDGER_IMPORT,
        veiled=True,
    ),
    PageLine(
        key="packets",
        title=N_("Packets with stations"),
        place="packets.page:PacketsPage",
        parent="families",
        roles=PACKET_READ,
        tab=N_("Packets"),
    ),
    PageLine(
        key="packet_slip",
        title=N_("Fingerprint of a packet key"),
        place="receipt_page:PacketSlipPage",
        parent="families",
        roles=PACKET_READ,
    ),
)
