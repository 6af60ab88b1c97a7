"""One file for each noun a packet carries: how rows become fields, and fields that came in become rows."""
