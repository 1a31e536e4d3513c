"""8xx: the editions of one issue say the same."""
