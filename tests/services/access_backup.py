"""Which role may call which use case of copies: made, kept, put back, and how well the register is.

Letters as in `access_table`.
"""

from __future__ import annotations

BACKUP = {
    # drills: whoever restores; that one passed, everybody of the house may know
    "drilling.plan_drill": "DA",
    "drills.last_drill": "DMCRA",
    "drills.list_drills": "DA",
    "drills.note_drill": "DA",
    "drills.note_failed_drill": "DA",
    "drill_receipts.drill_facts": "DA",
    "drill_receipts.drill_paper": "DA",
    # copies: everybody of the house makes them and sees when; only director and administrator put one back
    "backups.last_verified_copy": "DMCREA",
    "backups.lost_by_case": "DMCRA",
    "backups.list_copies": "DMCRA",
    "backups.note_copy": "DMCRA",
    "backups.note_failure": "DMCRA",
    "backups.take_snapshot": "DMCRA",
    "copy_receipts.receipt_of": "DMCRA",
    "copy_receipts.receipt_paper": "DMCRA",
    "restoring.begin_restore": "DA",
    "stick_anchors.newer_on": "DMCRA",
    "restoring.look_with_own_key": "DA",
    "attachment_return.bring_attachment_back": "DM",
    "restore_loss.weigh_open": "DA",
    "copies_kept.room_forecast": "DMCRA",
    "returned.returned": "DA",
    "returned.destroy_again": "D",
    # how many copies stay and when the desk reminds: everybody reads it, whoever runs the office changes it
    "copy_rules.copy_rules": "DMCREA",
    "copy_offer.copy_offer": "DMCREA",
    "copy_rules.set_copy_rules": "DA",
}
