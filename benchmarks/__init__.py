"""How fast tehletter is: ratios inside one run, because machines differ and are noisy."""
