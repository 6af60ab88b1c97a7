"""Referrals of ours, letters that came in, the directory of agencies, and who was told what."""
