"""Which role may call which use case about limits: a part of the table in `access_table`, by hand as well."""

from __future__ import annotations

LIMITS = {
    # limits: everybody at the desk sees their own on the board; what hangs on a case opens for its team
    "limit_counting.count_on": "DMCREA",
    "limit_counting.limits_to_count": "DMCREA",
    "limit_decisions.decide": "DMCRE",
    "limit_decisions.open_limit_reason": "DMCRE",
    "limit_export.export_limits": "DMCRE",
    "limits.board": "DMCRE",
    "limits.board_page": "DMCRE",
    "limits.limits_of": "DME",
    "limits.limits_of_file": "DCE",
}
