"""Which role may call which use case of figures and reports. Letters as in `access_table`."""

from __future__ import annotations

REPORT = {
    # figures are for everybody at the desk; what is sent is frozen, and typed, by the director
    "frozen_reports.freeze_report": "D",
    "frozen_reports.frozen": "DMCR",
    "frozen_reports.frozen_of": "DMCR",
    "frozen_reports.frozen_rows": "DMCR",
    "frozen_reports.frozen_sheet": "DMCR",
    "ledger_report.ledger_lines": "D",
    "ledger_report.ledger_paper": "D",
    "report_charts.clocks": "DMCR",
    "report_charts.colours": "DMCR",
    "report_charts.course": "DMCR",
    "report_charts.kinds": "DMCR",
    "report_export.export_report": "DMCR",
    "report_export.export_rows": "DMCR",
    "report_papers.report_paper": "DMCR",
    "typed_figures.figures_typed": "DMCR",
    "typed_figures.type_figure": "D",
}
