"""What nothing built on the same libraries can go below: bare scripts, each run by its path."""
