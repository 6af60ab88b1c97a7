"""Which role may call which use case of the grid and of visits.

Letters as in `access_table`.
"""

from __future__ import annotations

GRID = {
    # the tree and who helps in it: read by whoever writes where something was, kept by whoever runs the grid
    "areas.area_choices": "DMCRA",
    "areas.area_levels": "DMCRA",
    "areas.area_tree": "DMCRA",
    "areas.close_area": "DMA",
    "areas.drop_area": "DMA",
    "areas.keep_area": "DMA",
    "areas.move_area": "DMA",
    "areas.set_area_levels": "DMA",
    "areas.shift_area": "DMA",
    "helpers.find_helpers": "DMCRA",
    "helpers.helper_lines": "DMCRA",
    "helpers.helper_names": "DMCRA",
    "helpers.keep_helper": "DMA",
    "helpers.keep_position": "DMA",
    "helpers.positions_of": "DMCRA",
    # what they do: certificates, corps, call-outs, visits, rounds and routes
    "certificates.certificates_of_helpers": "DMCRA",
    "certificates.drop_helper_certificate": "DMA",
    "certificates.keep_helper_certificate": "DMA",
    "corps.corps_view": "DMCRA",
    "corps.keep_call_out": "DMCR",
    "corps.keep_corps": "DMA",
    "corps.keep_membership": "DMA",
    "home_visits.export_visits": "DMCR",
    "home_visits.keep_visit": "DMCR",
    "home_visits.open_findings": "DMCR",
    "home_visits.visit_line": "DMCR",
    "home_visits.visit_page": "DMCR",
    "routes.due_households": "DMCR",
    "routes.route_sheet_of": "DMCR",
    "screening_rounds.keep_round": "DMCR",
    "screening_rounds.round_progress": "DMCR",
    "screening_rounds.rounds": "DMCR",
    "service_points.keep_point": "DMA",
    "service_points.points": "DMCRA",
    "home_visits.visit_choices": "DMCR",
    "visit_batches.check_batch": "DMCR",
    "visit_batches.keep_batch": "DMCR",
}
