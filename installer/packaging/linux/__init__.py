"""The Linux package: a runtime for old C libraries, one folder of program, one .deb, and its proof."""
