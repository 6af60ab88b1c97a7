"""Which role may call which use case of old ledgers; letters as in `access_table`."""

from __future__ import annotations

LEDGERS = {
    # whoever keeps the ledgers takes old ones in; what a kind becomes is checked by its own right besides
    "ledger_matching.match_rows": "DMR",
    "ledger_taking.take_in": "DMR",
    "ledger_taking.undo_batch": "DMR",
    "ledger_taking.import_batches": "DMR",
    "ledger_taking.remembered_columns": "DMR",
    "ledger_refused.export_refused": "DMR",
    # what stands in the lists of cases and receptions, without marks
    "list_export.export_case_list": "DM",
    "list_export.export_receptions": "DMCR",
    # what a list shows to whoever looks at it
    "shown_export.export_shown": "DMCRE",
    # all cases with their summaries: whoever may read all of them
    "ledger_export.export_cases": "D",
}
