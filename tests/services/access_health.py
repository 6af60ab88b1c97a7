"""Which role may call which use case of the health report: a part of the table in `access_table`, by hand."""

from __future__ import annotations

HEALTH = {
    # the report is about nobody: director and system administrator read it and check the register
    "full_check.begin_full_check": "DA",
    "full_check.end_full_check": "DA",
    "full_check.go_on_walking": "DA",
    "full_check.take_check_snapshot": "DA",
    "health.look_at_health": "DA",
    "health.note_health": "DA",
    "health_paper.health_paper": "DA",
    # where card and sheets lie: known with their state, noted by the director
    "recovery_places.keep_places": "D",
    "recovery_places.recovery_places": "DA",
}
