"""The commands: each a function that is given a project and a report, and returns the exit code."""
