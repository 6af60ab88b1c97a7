"""The agreement check-up (协议体检): what must not, what might not, and what the parties should know."""
