"""The page 日志: what was done by whom and when, whether anybody rewrote it, and a spreadsheet."""
