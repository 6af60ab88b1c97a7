"""房间与工时: rooms, working hours, leave and the duty roster, a pane each."""
