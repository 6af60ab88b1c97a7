"""Which role may call which use case of packets exchanged with stations. Letters as in `access_table`."""

from __future__ import annotations

PACKETS = {
    # keys and whom packets are exchanged with: the director
    "packet_keys.know_centre": "D",
    "packet_keys.make_key": "D",
    "packet_keys.name_deputy": "D",
    "packet_keys.retire_peer": "D",
    "packet_keys.write_centre_file": "D",
    # opening and making one: whoever the key opens for, a mediator if named deputy
    "packet_figures.station_figures": "DM",
    "packet_keys.exchange": "DM",
    "packet_keys.look_at_centre": "DM",
    "packet_papers.key_slip": "DM",
    "packet_sending.what_travels": "DM",
    "packet_sending.write_packet": "DM",
    "packet_taking.know_station": "DM",
    "packet_taking.look_again": "DM",
    "packet_taking.look_at_packet": "DM",
    "packet_taking.take_packet": "DM",
}
