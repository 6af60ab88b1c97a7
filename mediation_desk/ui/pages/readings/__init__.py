"""The page of readings of dossiers, requests about one's own data, and impact assessments."""
