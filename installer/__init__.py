"""Tools that make, check and pack the program; standard library only, apart from what says otherwise."""
