"""材料: scans, pictures and documents of a case; added, looked at, put in order, exported."""
