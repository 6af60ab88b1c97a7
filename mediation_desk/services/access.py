"""Who may do what: sets of roles taken from the one table of `domain.access_matrix`.

Roles are kept by the program; only sealed texts are kept by cryptography as well.
"""

from __future__ import annotations

from mediation_desk.domain.access_matrix import Material, Right, roles_with
from mediation_desk.domain.staff import Role

EVERYBODY = frozenset(Role)
AT_THE_DESK = EVERYBODY - {Role.ADMINISTRATOR}

CONTACT_READ = roles_with(Material.CONTACT, Right.READ)
CONTACT_WRITE = roles_with(Material.CONTACT, Right.WRITE)
RECEPTION_READ = roles_with(Material.RECEPTION, Right.READ)
RECEPTION_WRITE = roles_with(Material.RECEPTION, Right.WRITE)
MATCH_OPEN = roles_with(Material.EARLIER_SERVICES, Right.READ)
"""Which service an earlier visitor had, when and by whom: journalled, never at the counter."""

SCREENING_ASK = roles_with(Material.SCREENING, Right.WRITE)
SCREENING_ANSWERS = roles_with(Material.SCREENING, Right.READ)
"""The seal decides which texts open: author and office of director (and keepers)."""

SAFETY_MARK = roles_with(Material.SCREENING, Right.KNOW)
SAFETY_APPROVE = roles_with(Material.SAFETY_APPROVAL, Right.WRITE)

DECIDE = roles_with(Material.DECISION, Right.WRITE)
DOSSIER_INDEX = roles_with(Material.DOSSIER, Right.KNOW)
DOSSIER_READ = roles_with(Material.DOSSIER, Right.READ)
DOSSIER_WRITE = roles_with(Material.DOSSIER, Right.WRITE)
SITTING_WRITE = roles_with(Material.SITTING_RECORD, Right.WRITE)
"""Records of sittings and notes for the file: an expert asked into a case writes these and nothing else."""

EXPERT_ASK = roles_with(Material.CASE_EXPERTS, Right.WRITE)
MERGE = roles_with(Material.EARLIER_SERVICES, Right.WRITE)
NUMBERS_READ = roles_with(Material.NUMBERS, Right.READ)
OFFICE_WRITE = roles_with(Material.OFFICE, Right.WRITE)

STAFF_WRITE = roles_with(Material.STAFF, Right.WRITE)
STAFF_RESET = roles_with(Material.NEW_PASSWORD, Right.WRITE)
"""Who gives somebody a new password, appoints keepers and names a successor."""

RECOVERY = roles_with(Material.RECOVERY, Right.WRITE)
RECOVERY_KNOW = roles_with(Material.RECOVERY, Right.KNOW)
"""Whether card and keepers exist and were rehearsed; nothing secret is among it."""

JOURNAL_READ = roles_with(Material.JOURNAL, Right.READ)
BACKUP_MAKE = roles_with(Material.BACKUP, Right.READ)
BACKUP_RESTORE = roles_with(Material.BACKUP, Right.WRITE)
"""Restoring, the drill, and how many copies are kept."""

HEALTH_READ = roles_with(Material.HEALTH, Right.READ)
RESTORED_NUMBERS_READ = roles_with(Material.RESTORED_NUMBERS, Right.READ)
RESTORED_NUMBERS_WRITE = roles_with(Material.RESTORED_NUMBERS, Right.WRITE)
"""Numbers that stood on paper and are unknown to a restored register: entered again, or voided."""


NOTE_WRITE = roles_with(Material.COUNSELLING_NOTE, Right.WRITE)
NOTE_KNOW = roles_with(Material.COUNSELLING_NOTE, Right.KNOW)
"""Who knows that a counselling note exists; only its readers' keys open it."""

NOTE_READ = roles_with(Material.COUNSELLING_NOTE, Right.READ)
"""Who may be given notes to read, a supervisor from outside too; a mediator never is."""

SAFETY_RECORD_WRITE = roles_with(Material.SAFETY_RECORD, Right.WRITE)
SAFETY_RECORD_READ = roles_with(Material.SAFETY_RECORD, Right.READ)
"""Safety plan, incidents, orders and reports; the seal decides which of them open."""

REFERRAL_KNOW = roles_with(Material.REFERRAL, Right.KNOW)
REFERRAL_READ = roles_with(Material.REFERRAL, Right.READ)
REFERRAL_WRITE = roles_with(Material.REFERRAL, Right.WRITE)
"""Referrals of a case go with its team, those of a counselling file with its counsellor."""

CALENDAR_READ = roles_with(Material.CALENDAR, Right.READ)
CALENDAR_WRITE = roles_with(Material.CALENDAR, Right.WRITE)
"""Booking; an invited expert sees and keeps the appointments they take part in."""

PERFORMANCE_READ = roles_with(Material.PERFORMANCE, Right.READ)
PERFORMANCE_WRITE = roles_with(Material.PERFORMANCE, Right.WRITE)
"""What was promised and what was paid, with the team of the case."""

VISIT_READ = roles_with(Material.RETURN_VISIT, Right.READ)
VISIT_WRITE = roles_with(Material.RETURN_VISIT, Right.WRITE)
"""Return visits of a case with its team, those of a counselling file with its counsellor."""

ARCHIVE_READ = roles_with(Material.ARCHIVE, Right.READ)
ARCHIVE_WRITE = roles_with(Material.ARCHIVE, Right.WRITE)
"""Binding and archiving a dossier of one's own cases."""

DESTRUCTION = roles_with(Material.DESTRUCTION, Right.WRITE)
DATA_REQUEST = roles_with(Material.DATA_REQUEST, Right.WRITE)
"""Requests to read, copy, correct or delete, and the record of an impact assessment."""

GRID_READ = roles_with(Material.GRID, Right.READ)
GRID_WRITE = roles_with(Material.GRID, Right.WRITE)
"""The tree of areas, service points, and who helps where; nothing in it is about anybody who seeks help."""

HOUSEHOLD_READ = roles_with(Material.HOUSEHOLD, Right.READ)
HOUSEHOLD_WRITE = roles_with(Material.HOUSEHOLD, Right.WRITE)
COLOUR_REASON_READ = roles_with(Material.COLOUR_REASON, Right.READ)
COLOUR_REASON_WRITE = roles_with(Material.COLOUR_REASON, Right.WRITE)
"""Why a household is red where that is violence; the seal decides for whom it opens."""

COLOUR_APPROVE = roles_with(Material.COLOUR_APPROVAL, Right.WRITE)
CLUE_READ = roles_with(Material.CLUE, Right.READ)
CLUE_WRITE = roles_with(Material.CLUE, Right.WRITE)
CLUE_SEALED_READ = roles_with(Material.CLUE_SEALED, Right.READ)
CLUE_SEALED_WRITE = roles_with(Material.CLUE_SEALED, Right.WRITE)
"""Clues and calls about violence: everybody may take one in, few may read it again."""

HOME_VISIT_READ = roles_with(Material.HOME_VISIT, Right.READ)
HOME_VISIT_WRITE = roles_with(Material.HOME_VISIT, Right.WRITE)
CONSULTATION_READ = roles_with(Material.CONSULTATION, Right.READ)
CONSULTATION_WRITE = roles_with(Material.CONSULTATION, Right.WRITE)
ACTIVITY_READ = roles_with(Material.ACTIVITY, Right.READ)
ACTIVITY_WRITE = roles_with(Material.ACTIVITY, Right.WRITE)
"""Courses, bases, publications and awards as far as they are proposed."""

AWARD_CHECK = roles_with(Material.AWARD_CHECK, Right.WRITE)
"""Who sees why an award must be checked first, and lets it pass."""

AID_READ = roles_with(Material.AID, Right.READ)
AID_WRITE = roles_with(Material.AID, Right.WRITE)
AID_APPROVE = roles_with(Material.AID_APPROVAL, Right.WRITE)
INCENTIVE_READ = roles_with(Material.INCENTIVE, Right.READ)
INCENTIVE_WRITE = roles_with(Material.INCENTIVE, Right.WRITE)
"""The list of cases closed that is paid by: mediators see their own lines, the director all."""

LEDGER_IMPORT = roles_with(Material.LEDGER_IMPORT, Right.WRITE)
LEDGER_EXPORT = frozenset({Role.DIRECTOR})
"""The register of all cases with their summaries leaves by whoever may read all of them."""
PACKET = roles_with(Material.PACKET, Right.WRITE)
PACKET_READ = roles_with(Material.PACKET, Right.READ)
"""Opening and making packets: the director, and whoever was named deputy; the seal decides for whom."""

STATISTICS_READ = roles_with(Material.STATISTICS, Right.READ)
STATISTICS_WRITE = roles_with(Material.STATISTICS, Right.WRITE)
"""Freezing a report as sent; everybody at the desk reads figures, rows only as far as they may read them."""
