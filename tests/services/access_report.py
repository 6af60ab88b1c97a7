"""Which role may call which use case of figures and reports. Letters as in `access_table`."""

from __future__ import annotations

REPORT = {
    # figures are for everybody at the desk; what is sent is frozen by the director
    "frozen_reports.frozen": "DMCR",
}
