"""Who may do what: the access matrix as data, one row for each kind of material and right.

Roles are kept by the program; only sealed texts are kept by cryptography as well.
"""

from __future__ import annotations

from mediation_desk.domain.staff import Role

EVERYBODY = frozenset(Role)
AT_THE_DESK = EVERYBODY - {Role.ADMINISTRATOR}

CONTACT_READ = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.COUNSELLOR, Role.RECEPTION})
CONTACT_WRITE = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.COUNSELLOR, Role.RECEPTION})
RECEPTION_WRITE = CONTACT_WRITE
MATCH_OPEN = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.COUNSELLOR})
"""Which service an earlier visitor had, when and by whom: journalled, never at the counter."""

SCREENING_ASK = frozenset({Role.MEDIATOR, Role.COUNSELLOR})
SCREENING_ANSWERS = frozenset({Role.DIRECTOR, Role.COUNSELLOR, Role.MEDIATOR})
"""The seal decides which texts open: author and office of director (and keepers)."""

SAFETY_MARK = AT_THE_DESK
SAFETY_APPROVE = frozenset({Role.DIRECTOR})

DECIDE = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.COUNSELLOR})
DOSSIER_INDEX = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.RECEPTION})
DOSSIER_READ = frozenset({Role.DIRECTOR, Role.MEDIATOR})
DOSSIER_WRITE = frozenset({Role.DIRECTOR, Role.MEDIATOR})
MERGE = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.COUNSELLOR})
OFFICE_WRITE = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})

STAFF_WRITE = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})
STAFF_RESET = frozenset({Role.DIRECTOR})
"""Who gives somebody a new password, appoints keepers and names a successor."""

RECOVERY = frozenset({Role.DIRECTOR})
RECOVERY_KNOW = RECOVERY | {Role.ADMINISTRATOR}
"""Whether card and keepers exist and were rehearsed; nothing secret is among it."""

JOURNAL_READ = frozenset({Role.DIRECTOR})
BACKUP_MAKE = EVERYBODY - {Role.EXPERT}
BACKUP_RESTORE = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})

NOTE_WRITE = frozenset({Role.COUNSELLOR})
NOTE_KNOW = frozenset({Role.COUNSELLOR, Role.DIRECTOR})
"""Who knows that a counselling note exists; only its readers' keys open it."""

NOTE_READ = NOTE_KNOW | {Role.EXPERT}
"""Who may be given notes to read, a supervisor from outside too; a mediator never is."""

SAFETY_RECORD_WRITE = frozenset({Role.MEDIATOR, Role.COUNSELLOR})
SAFETY_RECORD_READ = frozenset({Role.DIRECTOR, Role.MEDIATOR, Role.COUNSELLOR})
"""Safety plan, incidents, orders and reports; the seal decides which of them open."""
