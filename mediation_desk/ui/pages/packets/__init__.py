"""数据包: what is handed to a centre or comes from a station, and the keys both sides compared on paper."""
