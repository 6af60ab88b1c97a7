"""Which role may call which use case of clues, calls to 12338, offers of counselling and harms prevented.

Letters as in `access_table`.
"""

from __future__ import annotations

CLUES = {
    "clues.clue_desk": "DMCR",
    "clues.clue_page": "DMCR",
    "clues.count_found_clues": "DMCR",
    "clues.clue_sheet": "DMCR",
    "clues.clues_of_household": "DMCR",
    "clues.take_in_clue": "DMCR",
    "clues.change_clue": "DMCR",
    "clues.handle_clue": "DMCR",
    "clues.assign_clue": "DMCR",
    "clues.follow_clue_up": "DMCR",
    "clues.close_clue": "DMCR",
    "clues.reopen_clue": "DMCR",
    "hotline_calls.call_page": "DMCR",
    "hotline_calls.open_call": "DMCR",
    "hotline_calls.note_call": "DMCR",
    "hotline_calls.change_call": "DMCR",
    "hotline_calls.ring_back": "DMCR",
    "counselling_offers.offer_page": "DMCR",
    "counselling_offers.offer_counselling": "DMCR",
    "counselling_offers.answer_offer": "DMCR",
    "counselling_offers.offer_led_to_file": "DMCR",
    "clue_households.open_household_of_clue": "DMCR",
    "clue_export.export_clues": "DMCR",
    "reception_ahead.reception_ahead": "DMCR",
    "offer_papers.offer_slip": "DMCR",
    "prevented_harms.note_harm_of_clue": "DMCR",
    "prevented_harms.note_harm_of_case": "DM",
    "prevented_harms.harms_of_case": "DME",
    "prevented_harms.take_back_harm": "DMCR",
}
