"""The pages at the foot of the rail: backup and settings with their sisters, one line each."""

from __future__ import annotations

from mediation_desk.services.access import (
    BACKUP_MAKE,
    BACKUP_RESTORE,
    HEALTH_READ,
    JOURNAL_READ,
    NUMBERS_READ,
    OFFICE_WRITE,
    RECOVERY_KNOW,
)
from mediation_desk.ui.pages.page_line import PageLine
from mediation_desk.words import N_

FOOT_PAGES: tuple[PageLine, ...] = (
    PageLine(
        key="backup",
        title=N_("page.backup"),
        place="backup.page:BackupPage",
        icon="usb",
        foot=True,
        roles=BACKUP_MAKE,
        tab=N_("page.backup"),
    ),
    PageLine(
        key="health",
        title=N_("page.health"),
        place="health.page:HealthPage",
        parent="backup",
        tab=N_("page.health"),
        roles=HEALTH_READ,
    ),
    PageLine(
        key="health_paper",
        title=N_("Health report"),
        place="health.paper_page:HealthPaperPage",
        parent="backup",
        roles=HEALTH_READ,
    ),
    PageLine(
        key="backup_receipt",
        title=N_("Receipt of a copy"),
        place="backup.receipt_page:ReceiptPage",
        parent="backup",
        roles=BACKUP_MAKE,
    ),
    PageLine(
        key="restore",
        title=N_("Restore from a copy"),
        place="backup.restore:RestorePage",
        parent="backup",
        roles=BACKUP_RESTORE,
    ),
    PageLine(
        key="settings",
        title=N_("Settings"),
        place="settings:SettingsPage",
        icon="settings",
        foot=True,
        tab=N_("This computer"),
    ),
    PageLine(
        key="staff",
        veiled=True,
        title=N_("Staff"),
        place="staff.page:StaffPage",
        parent="settings",
        tab=N_("Staff and hand-over"),
    ),
    PageLine(
        key="recovery",
        title=N_("Keys and recovery"),
        place="recovery.page:RecoveryPage",
        parent="settings",
        tab=N_("Keys and recovery"),
        roles=RECOVERY_KNOW,
    ),
    PageLine(
        key="roles",
        title=N_("Rights"),
        place="roles:RolesPage",
        parent="settings",
        tab=N_("Rights"),
    ),
    PageLine(
        key="journal",
        title=N_("Journal"),
        place="journal.page:JournalPageView",
        parent="settings",
        tab=N_("Journal"),
        roles=JOURNAL_READ,
    ),
    PageLine(
        key="form_style",
        title=N_("Forms"),
        place="form_style.page:FormStylePage",
        parent="settings",
        tab=N_("Forms"),
        roles=OFFICE_WRITE,
    ),
    PageLine(
        key="limit_rules",
        title=N_("Time limits and holidays"),
        place="limit_rules.page:LimitRulesPage",
        parent="settings",
        tab=N_("Time limits and holidays"),
    ),
    PageLine(
        key="rooms",
        veiled=True,
        title=N_("Rooms and hours"),
        place="rooms.page:RoomsPage",
        parent="settings",
        tab=N_("Rooms and hours"),
    ),
    PageLine(
        key="numbers",
        veiled=True,
        title=N_("Numbers"),
        place="numbers:NumbersPage",
        parent="settings",
        tab=N_("Numbers"),
        roles=NUMBERS_READ,
    ),
)
