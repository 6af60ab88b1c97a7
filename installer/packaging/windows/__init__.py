"""The Windows installer: CPython's embeddable folder, locked wheels, a small launcher, one NSIS script."""
