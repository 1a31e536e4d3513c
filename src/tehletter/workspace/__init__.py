"""All disk: what is read of a project, what is written into it, what is published."""
