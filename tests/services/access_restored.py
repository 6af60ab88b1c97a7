"""Which role may call which use case of a restored register: a part of `access_table`, by hand as well."""

from __future__ import annotations

RESTORED = {
    # numbers on paper: mediators and the director, voiding the director alone; reception reads
    "listed_numbers.number_choice": "DMCRE",
    "older_register.check_receipt": "DMR",
    "older_register.treat_as_restored": "DM",
    "restored_list.export_restored": "DMR",
    "restored_list.restored_lines": "DMR",
    "restored_list.restored_list_paper": "DMR",
    "restored_papers.register_paper_again": "DM",
    "restored_papers.scans_of_case": "DM",
    "restored_papers.void_paper_again": "DM",
    "restored_numbers.restored_desk": "DMR",
    "restored_numbers.tell_last_numbers": "DM",
    "restored_numbers.void_restored_number": "DM",
    # that the register was put back, everybody is told
    "after_restore.after_restore": "DMCREA",
}
