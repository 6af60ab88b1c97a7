"""Which role may call which use case of consultations, of the way walked and of the list of allowances.

Letters as in `access_table`.
"""

from __future__ import annotations

CONSULT = {
    # consultations: whoever works on the matter; an asked expert reads those of their case
    "brief_check.look_through": "DMC",
    "consultations.call_consultation": "DMC",
    "consultations.keep_consultation": "DMC",
    "consultations.record_consultation": "DMC",
    "consultations.call_off": "DMC",
    "consultations.set_task": "DMC",
    "consultation_desk.consultation_rows": "DMCE",
    "consultation_desk.consultations_of": "DMCE",
    "consultation_desk.consultation_view": "DMCE",
    "consultation_desk.call_sheet": "DMC",
    "consultation_papers.consultation_paper": "DMCE",
    "consultation_papers.note_consultation_out": "DMCE",
    "consultation_papers.write_consultation_record": "DM",
    # the way walked: everybody at the desk, each as far as the case, file or clue opens for them
    "service_steps.way_walked": "DMCRE",
    "service_steps.note_step": "DMCR",
    # allowances: a mediator sees their own lines, the director all of them and sets the amounts
    "incentives.incentive_sheet": "DM",
    "incentives.set_incentive_table": "D",
    "incentives.incentive_paper": "DM",
    "incentives.export_incentives": "DM",
}
