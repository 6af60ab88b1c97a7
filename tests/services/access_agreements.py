"""Which role may call which use case about agreements: part of the table in `access_table`, by hand too."""

from __future__ import annotations

AGREEMENTS = {
    # case files and agreements: mediators and director; an asked expert reads
    "agreement_copies.hand_agreement_out": "DM",
    "agreement_desk.agreement_desk": "DME",
    "agreement_desk.case_of_agreement": "DME",
    "agreement_proof.agreement_as_paper": "DME",
    "agreement_proof.final_paper": "DME",
    "agreement_proof.look_at_agreement": "DME",
    "agreement_proof.proof": "DME",
    "agreement_ready.check_context": "DME",
    "agreement_split.join_agreement": "DM",
    "agreement_split.split_agreement": "DM",
    "agreement_versions.agreement_versions": "DME",
    "agreements.agreement_file": "DME",
    "agreements.agreements_of": "DME",
    "agreements.begin_agreement": "DM",
    "agreements.final_bytes": "DME",
    "agreements.print_final": "DM",
    "agreements.print_of_code": "DME",
    "agreements.record_signatures": "DM",
    "agreements.save_agreement": "DM",
    "agreements.void_agreement_number": "DM",
}
