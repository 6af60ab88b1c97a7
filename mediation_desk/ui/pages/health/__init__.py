"""The health report: its lines, the full check, and the report on paper."""
