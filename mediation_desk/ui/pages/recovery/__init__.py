"""钥匙与恢复: the restore card, the keepers, rehearsals and keepers' sessions."""
