"""Backup, verify and restore without a window, for whoever looks after the PC: one file for each verb."""
