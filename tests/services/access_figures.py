"""Which role may call which use case of figures; letters as in `access_table`."""

from __future__ import annotations

FIGURES = {
    # figures are everybody's at the desk; names behind them only as far as one may read what they name
    "figures.count_report": "DMCR",
    "figures.count_figure": "DMCR",
    "figures.figure_rows": "DMCR",
    "figures.trend": "DMCR",
    "figures.breakdown": "DMCR",
}
