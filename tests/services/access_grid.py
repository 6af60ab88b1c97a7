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
}
